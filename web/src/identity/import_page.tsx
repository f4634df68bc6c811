import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ListedPerson, PeopleImport } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

/** A file of people: first the review, then all of it or nothing. */
export function ImportPage() {
  const { t } = useTranslation();
  useTitle(t("identity.import"));
  const [csv, setCsv] = useState("");
  const bring = useMutation({
    mutationFn: (dry_run: boolean) => ask<PeopleImport>("POST", "/people/imports", { csv, dry_run }),
  });
  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    bring.reset();
    setCsv((await event.target.files?.[0]?.text()) ?? "");
  }
  const review = bring.data;
  const columns: Column<ListedPerson>[] = [
    { id: "line", header: t("identity.line"), cell: (one) => one.line, isNumber: true },
    { id: "email", header: t("identity.email"), cell: (one) => one.email },
    { id: "name", header: t("identity.name"), cell: (one) => one.name },
    {
      id: "outcome",
      header: t("identity.outcome"),
      cell: (one) =>
        one.code
          ? t("identity.outcome.refused_because", { reason: t(one.code) })
          : t(`identity.outcome.${one.outcome}`),
    },
  ];
  return (
    <>
      <p>
        <Link to="/people">{t("identity.people")}</Link>
      </p>
      <h1>{t("identity.import")}</h1>
      {bring.isError && <Notice isUrgent kind="danger" title={bring.error.message} />}
      <div className="workspace__form">
        <TextField
          accept=".csv,text/csv"
          hint={t("identity.import_hint")}
          label={t("identity.import_file")}
          onChange={choose}
          type="file"
        />
        <Button disabled={csv === ""} isBusy={bring.isPending} onClick={() => bring.mutate(true)}>
          {t("identity.import_review")}
        </Button>
      </div>
      {review && (
        <>
          {review.is_done && <Notice kind="done" title={t("identity.import_done")} />}
          {review.refused > 0 && (
            <Notice kind="warning" title={t("identity.import_refused", { count: review.refused })} />
          )}
          <DataTable
            caption={t("identity.outcome")}
            columns={columns}
            rowId={(one) => String(one.line)}
            rows={review.lines}
          />
          {!review.is_done && review.refused === 0 && (
            <Button isBusy={bring.isPending} onClick={() => bring.mutate(false)}>
              {t("identity.import_do", { count: review.lines.length })}
            </Button>
          )}
        </>
      )}
    </>
  );
}
