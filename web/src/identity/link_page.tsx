import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { LinkShown, Standing } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useSessionChanged } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

/** Where the links of letters lead. The secret stands behind the "#", which no server is sent. */
export function LinkPage() {
  const { t } = useTranslation();
  const [secret] = useState(() => location.hash.slice(1));
  const shown = useQuery({ queryKey: ["link", secret], queryFn: () => ask<LinkShown>("POST", "/links", { secret }) });
  useTitle(t("identity.link"));
  if (shown.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (shown.isError) {
    return (
      <>
        <h1>{t("identity.link")}</h1>
        <Notice kind="danger" title={shown.error.message} />
      </>
    );
  }
  return <ChoosePassword secret={secret} shown={shown.data} />;
}

function ChoosePassword({ secret, shown }: { secret: string; shown: LinkShown }) {
  const { t } = useTranslation();
  const changed = useSessionChanged();
  const turn = useNavigate();
  const use = useMutation({
    mutationFn: (password: string) => ask<Standing>("PUT", "/links", { secret, password }),
    onSuccess: async () => {
      await turn("/", { replace: true });
      await changed();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    use.mutate(String(new FormData(event.currentTarget).get("password")));
  }
  return (
    <>
      <h1>{t(`identity.link.${shown.purpose}`)}</h1>
      <p>{t("identity.link_whose", { name: shown.name, email: shown.email })}</p>
      <form className="workspace__form" onSubmit={submit}>
        <input autoComplete="username" hidden name="email" readOnly value={shown.email} />
        <TextField
          autoComplete="new-password"
          error={refusedOf(use.error)?.of("/password") ?? use.error?.message}
          hint={t("identity.password_hint")}
          label={t("identity.new_password")}
          minLength={12}
          name="password"
          required
          type="password"
        />
        <Button isBusy={use.isPending} type="submit">
          {t("identity.continue")}
        </Button>
      </form>
    </>
  );
}
