import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

export function ForgottenPage() {
  const { t } = useTranslation();
  useTitle(t("identity.forgotten"));
  const send = useMutation({ mutationFn: (email: string) => ask("POST", "/password-links", { email }) });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    send.mutate(String(new FormData(event.currentTarget).get("email")));
  }
  return (
    <>
      <h1>{t("identity.forgotten")}</h1>
      {send.isError && <Notice isUrgent kind="danger" title={send.error.message} />}
      {send.isSuccess ? (
        <Notice isUrgent kind="done" title={t("identity.forgotten_sent")} />
      ) : (
        <form className="workspace__form" onSubmit={submit}>
          <p>{t("identity.forgotten_text")}</p>
          <TextField autoComplete="username" label={t("identity.email")} name="email" required type="email" />
          <Button isBusy={send.isPending} type="submit">
            {t("identity.forgotten_send")}
          </Button>
        </form>
      )}
      <p>
        <Link to="/">{t("identity.sign_in")}</Link>
      </p>
    </>
  );
}
