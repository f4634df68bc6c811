import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessingRegister, RegisterLine, WipeList, WipeProof } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

/** The register of processing, as the program itself declares it; and the proofs of what was erased. */
export function RegisterPage() {
  const { t } = useTranslation();
  useTitle(t("privacy.register"));
  const register = useQuery({
    queryKey: ["register"],
    queryFn: () => ask<ProcessingRegister>("GET", "/processing-register"),
  });
  return (
    <>
      <h1>{t("privacy.register")}</h1>
      <p className="muted">{t("privacy.register_text")}</p>
      <p>
        <Button look="quiet" onClick={() => print()}>
          {t("privacy.print")}
        </Button>
      </p>
      {register.isError && <Notice isUrgent kind="danger" title={register.error.message} />}
      {register.isPending && <Skeleton label={t("workspace.loading")} />}
      {register.data?.items.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <Wipes />
    </>
  );
}

function Line({ line }: { line: RegisterLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const facts: [string, string][] = [
    [
      t(line.controllers.length > 1 ? "privacy.joint_controllers" : "privacy.controller"),
      line.controllers.map((one) => t(`privacy.controller.${one}`)).join(", "),
    ],
    [t("privacy.basis"), t(`privacy.basis.${line.basis}`)],
    [t("privacy.subjects"), t(`privacy.${line.id}.subjects`)],
    [t("privacy.data"), t(`privacy.${line.id}.data`)],
    [t("privacy.recipients"), t(`privacy.${line.id}.recipients`)],
    [t("privacy.kept"), t("privacy.days", { count: line.days })],
  ];
  return (
    <section className="card">
      <h2>{t(`privacy.${line.id}.purpose`)}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {me.rights.includes("manage_retention") && line.id !== "journal" && <Retention line={line} />}
    </section>
  );
}

function Retention({ line }: { line: RegisterLine }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (days: number) => ask<ProcessingRegister>("PUT", `/processing-register/${line.id}/retention`, { days }),
    onSuccess: (register) => queries.setQueryData(["register"], register),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    save.mutate(Number(new FormData(event.currentTarget).get("days")));
  }
  return (
    <details className="fold">
      <summary>{t("privacy.change_retention")}</summary>
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          defaultValue={line.days}
          error={refusedOf(save.error)?.of("/days") ?? save.error?.message}
          hint={t("privacy.retention_hint", { usual: line.usual_days, most: line.most_days })}
          label={t("privacy.days_kept")}
          max={line.most_days}
          min={1}
          name="days"
          required
          type="number"
        />
        {save.isSuccess && <Notice kind="done" title={t("privacy.retention_saved")} />}
        <Button isBusy={save.isPending} look="quiet" type="submit">
          {t("identity.save")}
        </Button>
      </form>
    </details>
  );
}

function Wipes() {
  const { t, i18n } = useTranslation();
  const wipes = useQuery({ queryKey: ["wipes"], queryFn: () => ask<WipeList>("GET", "/wipes") });
  const [shown, setShown] = useState<WipeProof | null>(null);
  const columns: Column<WipeProof>[] = [
    {
      id: "at",
      header: t("privacy.wiped_at"),
      cell: (one) => dateIn(i18n.language, one.wiped_at, { dateStyle: "medium", timeStyle: "short" }),
    },
    { id: "what", header: t("privacy.what"), cell: (one) => t(`privacy.${one.processing}.purpose`) },
    { id: "records", header: t("privacy.records"), cell: (one) => one.records, isNumber: true },
    {
      id: "proof",
      header: t("privacy.proof"),
      cell: (one) => (
        <Button look="quiet" onClick={() => setShown(one === shown ? null : one)}>
          {t("privacy.see_proof")}
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="wipes">
      <h2 id="wipes">{t("privacy.wipes")}</h2>
      <p className="muted">{t("privacy.wipes_text")}</p>
      {wipes.data?.items.length === 0 && <EmptyState text={t("privacy.no_wipes_text")} title={t("privacy.no_wipes")} />}
      {wipes.data && wipes.data.items.length > 0 && (
        <DataTable caption={t("privacy.wipes")} columns={columns} rowId={(one) => one.id} rows={wipes.data.items} />
      )}
      {shown && (
        <dl className="facts code-secret">
          <div>
            <dt>{t("privacy.digest")}</dt>
            <dd>{shown.digest}</dd>
          </div>
          <div>
            <dt>{t("privacy.signature")}</dt>
            <dd>{shown.signature}</dd>
          </div>
          <div>
            <dt>{t("privacy.public_key")}</dt>
            <dd>{wipes.data?.public_key}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
