// Who is signed in: asked once, and again when something may have changed it.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { LockedPage } from "../identity/locked_page.tsx";
import { SecondFactorPage } from "../identity/second_factor_page.tsx";
import { SignInPage } from "../identity/sign_in_page.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask, Refused } from "./api.ts";

const MeContext = createContext<Me | null>(null);

/** Only beneath Session, which shows nothing else to whoever is not signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) {
    throw new Error("nobody is signed in here");
  }
  return me;
}

/** Everything that was asked for may be answered otherwise now. */
export function useSessionChanged() {
  const queries = useQueryClient();
  return () => queries.resetQueries();
}

async function whoAmI(): Promise<Me | null> {
  try {
    return await ask<Me>("GET", "/me");
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) {
      return null;
    }
    throw error;
  }
}

export const useWhoAmI = () => useQuery({ queryKey: ["me"], queryFn: whoAmI });

/** Shows its children to whoever is signed in, and to others the way in. */
export function Session({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useWhoAmI();
  if (me.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (me.isError) {
    return (
      <Notice kind="danger" title={t("workspace.unreachable")}>
        {t("workspace.try_again")}
      </Notice>
    );
  }
  if (me.data === null) {
    return <SignInPage />;
  }
  if (me.data.stage === "locked") {
    return <LockedPage me={me.data} />;
  }
  if (me.data.stage === "password") {
    return <SecondFactorPage me={me.data} />;
  }
  return <MeContext value={me.data}>{children}</MeContext>;
}
