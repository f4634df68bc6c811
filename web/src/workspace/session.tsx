// Who is signed in: asked once, and again when something may have changed it.
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { LockedPage } from "../identity/locked_page.tsx";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { useIdleLock } from "../visits/idle_lock.ts";
import { keep, kMe } from "../visits/local_lock.ts";
import { OfflineUnlock } from "../visits/offline_unlock.tsx";
import { ask, isUnreachable, Refused } from "./api.ts";
import { page } from "./page.ts";

const SignInPage = page(() => import("../identity/sign_in_page.tsx"), "SignInPage");
const SecondFactorPage = page(() => import("../identity/second_factor_page.tsx"), "SecondFactorPage");

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
  return useCallback(() => queries.resetQueries(), [queries]);
}

/**
 * "offline": this device says who it is, by the PIN, since the server cannot be reached. "to_sign_in": it can again, and
 * knows nobody; what is open stays open, for it may hold something not yet saved.
 */
type Self = Me & { known?: "offline" | "to_sign_in" };

const kQuery = ["me"];

async function whoAmI(queries: QueryClient): Promise<Self | null> {
  const before = queries.getQueryData<Self | null>(kQuery);
  const me = await ask<Me>("GET", "/me").catch((error) => {
    if (error instanceof Refused && error.problem.status === 401) {
      return null;
    }
    throw error;
  });
  return before?.known && me?.stage !== "complete" ? { ...before, known: "to_sign_in" } : me;
}

export const useWhoAmI = () =>
  useQuery<Self | null>({
    queryKey: kQuery,
    queryFn: ({ client }) => whoAmI(client),
    // Until the server is back it is asked again.
    refetchInterval: ({ state }) =>
      (state.error && isUnreachable(state.error)) || state.data?.known === "offline" ? 30_000 : false,
  });

/** Shows its children to whoever is signed in, and to others the way in. */
export function Session({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useWhoAmI();
  const queries = useQueryClient();
  const changed = useSessionChanged();
  useIdleLock(me.data?.known ? me.data.desk : undefined, changed);
  useEffect(() => {
    if (me.data?.stage === "complete" && !me.data.known) {
      // Without it, or without room for it, this device only does not open without a network.
      keep(me.data.id, kMe, me.data).catch(() => undefined);
    }
  }, [me.data]);
  if (me.data === undefined) {
    // While it is asked once more, too: whoever types a PIN goes on typing.
    if (me.error ? isUnreachable(me.error) : me.errorUpdateCount > 0) {
      const enter = (self: Me) => queries.setQueryData<Self>(kQuery, { ...self, known: "offline" });
      return <OfflineUnlock onTryAgain={() => me.refetch()} onUnlocked={enter} />;
    }
    return me.isPending ? (
      <Skeleton label={t("workspace.loading")} />
    ) : (
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
  return (
    <MeContext value={me.data}>
      {me.data.known === "to_sign_in" && (
        <Notice kind="warning" title={t("offline.to_sign_in")}>
          <Button look="quiet" onClick={changed}>
            {t("identity.sign_in")}
          </Button>
        </Notice>
      )}
      {children}
    </MeContext>
  );
}
