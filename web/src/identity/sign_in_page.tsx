import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Desk, NewSession, Standing, WaysIn } from "../api.ts";
import { Button, buttonClass } from "../platform/ui/button.tsx";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useSessionChanged } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const [query] = useSearchParams();
  const refused = query.get("refused");
  const ways = useQuery({ queryKey: ["ways-in"], queryFn: () => ask<WaysIn>("GET", "/session") });
  useTitle(t("identity.sign_in"));
  const changed = useSessionChanged();
  const [desk, setDesk] = useState<Desk>("own");
  const begin = useMutation({
    mutationFn: (asked: NewSession) => ask<Standing>("POST", "/session", asked),
    onSuccess: changed,
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    begin.mutate({ email: String(form.get("email")), password: String(form.get("password")), desk });
  }
  return (
    <>
      <h1>{t("identity.sign_in")}</h1>
      {begin.isError && (
        <Notice isUrgent kind="danger" title={begin.error.message}>
          {t("identity.sign_in_refused_next")}
        </Notice>
      )}
      {refused && !begin.isError && <Notice isUrgent kind="danger" title={t(refused)} />}
      {ways.data?.has_provider && (
        <p>
          <a className={buttonClass("main")} href={`/api/v1/session/provider?desk=${desk}&language=${i18n.language}`}>
            {t("identity.provider")}
          </a>
        </p>
      )}
      <form className="workspace__form" onSubmit={submit}>
        <TextField autoComplete="username" label={t("identity.email")} name="email" required type="email" />
        <TextField
          autoComplete="current-password"
          label={t("identity.password")}
          name="password"
          required
          type="password"
        />
        <RadioGroup
          choices={[
            { value: "own", label: t("identity.desk.own") },
            { value: "shared", label: t("identity.desk.shared") },
          ]}
          hint={t("identity.desk_hint")}
          label={t("identity.desk")}
          onChange={(value) => setDesk(value as Desk)}
          value={desk}
        />
        <Button isBusy={begin.isPending} type="submit">
          {t("identity.sign_in")}
        </Button>
      </form>
      <p className="muted">{t("privacy.sign_ins.notice")}</p>
      {ways.data?.has_letters && (
        <p>
          <Link to="/forgotten">{t("identity.forgotten")}</Link>
        </p>
      )}
    </>
  );
}
