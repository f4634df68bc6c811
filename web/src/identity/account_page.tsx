import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChosenPin, FactorList, SignInItem, SignInList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { OwnData } from "../privacy/own_data.tsx";
import { enrol } from "../visits/local_lock.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe, useSessionChanged } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { FactorSetup } from "./factor_setup.tsx";

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("identity.account"));
  return (
    <>
      <h1>{t("identity.account")}</h1>
      <p>
        {me.name}, {me.email}
      </p>
      <Pin />
      <Password />
      <Factors />
      <SignIns />
      <OwnData />
    </>
  );
}

function Pin() {
  const { t } = useTranslation();
  const me = useMe();
  const changed = useSessionChanged();
  const save = useMutation({
    mutationFn: (asked: ChosenPin) => ask("PUT", "/me/pin", asked),
    onSuccess: async (_, { pin }) => {
      // First, so that what is asked for next can be kept. Whether this device can decides nothing here.
      await enrol(me, pin).catch(() => undefined);
      changed();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      pin: String(form.get("pin")),
      ...(me.has_password && { password: String(form.get("password")) }),
    });
  }
  const refused = refusedOf(save.error);
  return (
    <section className="card">
      <h2>{t("identity.pin")}</h2>
      {save.isError && !refused?.problem.errors?.length && <Notice isUrgent kind="danger" title={save.error.message} />}
      <p>{t(me.has_pin ? "identity.pin_set" : "identity.pin_text")}</p>
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          autoComplete="off"
          error={refused?.of("/pin")}
          inputMode="numeric"
          label={t("identity.new_pin")}
          name="pin"
          required
          type="password"
        />
        {me.has_password && (
          <TextField
            autoComplete="current-password"
            error={refused?.of("/password")}
            label={t("identity.confirm_password")}
            name="password"
            required
            type="password"
          />
        )}
        <Button isBusy={save.isPending} look="quiet" type="submit">
          {t("identity.save")}
        </Button>
      </form>
    </section>
  );
}

function Password() {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (asked: { old_password: string; new_password: string }) => ask("PUT", "/me/password", asked),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ old_password: String(form.get("old")), new_password: String(form.get("new")) });
  }
  const refused = refusedOf(save.error);
  return (
    <section className="card">
      <h2>{t("identity.password")}</h2>
      {save.isSuccess && <Notice kind="done" title={t("identity.password_changed")} />}
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          autoComplete="current-password"
          error={refused?.of("/old_password")}
          label={t("identity.old_password")}
          name="old"
          required
          type="password"
        />
        <TextField
          autoComplete="new-password"
          error={refused?.of("/new_password")}
          hint={t("identity.password_hint")}
          label={t("identity.new_password")}
          minLength={12}
          name="new"
          required
          type="password"
        />
        <Button isBusy={save.isPending} look="quiet" type="submit">
          {t("identity.save")}
        </Button>
      </form>
    </section>
  );
}

function Factors() {
  const { t, i18n } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const factors = useQuery({ queryKey: ["factors"], queryFn: () => ask<FactorList>("GET", "/factors") });
  const confirmed = factors.data?.items.filter((one) => one.confirmed_at) ?? [];
  return (
    <section className="card">
      <h2>{t("identity.factors")}</h2>
      <ul className="workspace__list">
        {confirmed.map((one) => (
          <li key={one.id}>
            {t(`identity.factor.${one.kind}`)} {one.serial}{" "}
            <span className="muted">{new Date(one.confirmed_at ?? "").toLocaleDateString(i18n.language)}</span>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <FactorSetup />
      ) : (
        <Button look="quiet" onClick={() => setAdding(true)}>
          {t("identity.add_factor")}
        </Button>
      )}
    </section>
  );
}

function SignIns() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ["sign-ins"], queryFn: () => ask<SignInList>("GET", "/sign-ins") });
  const revoke = useMutation({
    mutationFn: (id: string) => ask("DELETE", `/sign-ins/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sign-ins"] }),
  });
  const time = (text: string) => dateIn(i18n.language, text, { dateStyle: "medium", timeStyle: "short" });
  const columns: Column<SignInItem>[] = [
    { id: "browser", header: t("identity.browser"), cell: (one) => one.browser },
    { id: "desk", header: t("identity.desk"), cell: (one) => t(`identity.desk.${one.desk}`) },
    { id: "began", header: t("identity.began_at"), cell: (one) => time(one.began_at) },
    { id: "seen", header: t("identity.seen_at"), cell: (one) => time(one.seen_at) },
    {
      id: "end",
      header: t("identity.end_session"),
      cell: (one) =>
        one.is_this ? (
          t("identity.this_session")
        ) : (
          <Button look="quiet" onClick={() => revoke.mutate(one.id)}>
            {t("identity.end_session")}
          </Button>
        ),
    },
  ];
  return (
    <section>
      <DataTable
        caption={t("identity.sign_ins")}
        columns={columns}
        rowId={(one) => one.id}
        rows={list.data?.items ?? []}
      />
    </section>
  );
}
