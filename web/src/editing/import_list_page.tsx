import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ImportReport, ImportWarning, RecordDifference } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { CheckboxGroup } from "../platform/ui/choice_group.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

const kShownWarnings = 50;

/** A list of counters: first what it would change, counter by counter; then all of it or nothing. */
export function ImportListPage() {
  const { t } = useTranslation();
  useTitle(t("editing.import"));
  const queries = useQueryClient();
  const [file, setFile] = useState<{ text: string; file_name: string } | null>(null);
  const [about, setAbout] = useState({ list: "", source: "", source_date: "", is_complete: false });
  const bring = useMutation({
    mutationFn: (dry_run: boolean) => {
      const { source_date, ...rest } = about;
      return ask<ImportReport>("POST", "/counters/imports", {
        ...file,
        ...rest,
        ...(source_date && { source_date }),
        dry_run,
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["own-counters"] }),
  });
  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    bring.reset();
    const chosen = event.target.files?.[0];
    setFile(chosen ? { text: await chosen.text(), file_name: chosen.name } : null);
  }
  // What was reviewed is what is brought in: another answer to a question asks for another review.
  function tell(change: Partial<typeof about>): void {
    bring.reset();
    setAbout((old) => ({ ...old, ...change }));
  }
  const refused = refusedOf(bring.error);
  const report = bring.data;
  const isReview = bring.variables === true;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    bring.mutate(true);
  }
  return (
    <>
      <p>
        <Link to="/counters">{t("editing.counters")}</Link>
      </p>
      <h1>{t("editing.import")}</h1>
      <p className="muted">{t("editing.import_text")}</p>
      {refused && <Notice isUrgent kind="danger" title={refused.message} />}
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          accept=".csv,.json,text/csv,application/json"
          hint={t("editing.file_hint")}
          label={t("editing.file")}
          onChange={choose}
          required
          type="file"
        />
        <TextField
          error={refused?.of("/list")}
          hint={t("editing.list_hint")}
          label={t("editing.list")}
          onChange={(event) => tell({ list: event.target.value })}
          pattern="[a-z0-9_\-]+"
          required
          value={about.list}
        />
        <TextField
          error={refused?.of("/source")}
          label={t("editing.source")}
          onChange={(event) => tell({ source: event.target.value })}
          required
          value={about.source}
        />
        <TextField
          hint={t("editing.source_date_hint")}
          label={t("editing.source_date")}
          onChange={(event) => tell({ source_date: event.target.value })}
          type="date"
          value={about.source_date}
        />
        <CheckboxGroup
          choices={[{ value: "complete", label: t("editing.is_complete"), detail: t("editing.is_complete_text") }]}
          label={t("editing.completeness")}
          onChange={(values) => tell({ is_complete: values.length > 0 })}
          values={about.is_complete ? ["complete"] : []}
        />
        <Button disabled={!file} isBusy={bring.isPending} type="submit">
          {t("editing.review")}
        </Button>
      </form>
      {report && <Report isReview={isReview} report={report} />}
      {report && isReview && report.differences.length > 0 && (
        <Button isBusy={bring.isPending} onClick={() => bring.mutate(false)}>
          {t("editing.bring")}
        </Button>
      )}
    </>
  );
}

function Report({ report, isReview }: { report: ImportReport; isReview: boolean }) {
  const { t } = useTranslation();
  const differences: Column<RecordDifference>[] = [
    { id: "name", header: t("editing.field.name"), cell: (one) => one.name },
    { id: "change", header: t("editing.change"), cell: (one) => t(`editing.change.${one.change}`) },
    {
      id: "fields",
      header: t("editing.changed"),
      cell: (one) => (
        <ul className="plain">
          {one.fields
            .filter((field) => field.field !== "source_date" && field.field !== "source")
            .map((field) => (
              <li key={field.field}>
                <strong>{t(`editing.field.${field.field}`, { defaultValue: field.field })}</strong>{" "}
                <del>{said(field.before)}</del> → <ins>{said(field.after)}</ins>{" "}
                {field.is_edited_here && <span className="tag">{t("editing.edited_here")}</span>}
              </li>
            ))}
        </ul>
      ),
    },
  ];
  const warnings: Column<ImportWarning>[] = [
    { id: "line", header: t("identity.line"), cell: (one) => one.line, isNumber: true },
    { id: "column", header: t("editing.column"), cell: (one) => one.column },
    { id: "raw", header: t("editing.raw"), cell: (one) => one.raw },
    { id: "reason", header: t("editing.why"), cell: (one) => t(one.reason) },
  ];
  return (
    <>
      <Notice
        kind={isReview ? "note" : "done"}
        title={t(isReview ? "editing.reviewed" : "editing.brought", {
          rows: report.rows,
          created: report.created,
          changed: report.changed,
          closed: report.closed,
          unchanged: report.unchanged,
          refused: report.refused,
        })}
      />
      {report.differences.length > 0 && (
        <DataTable
          caption={t("editing.differences", { count: report.differences.length })}
          columns={differences}
          rowId={(one) => one.id}
          rows={report.differences}
        />
      )}
      {report.warnings.length > 0 && (
        <DataTable
          caption={t("editing.warnings", { count: report.warnings.length })}
          columns={warnings}
          rowId={(one) => `${one.line} ${one.column} ${one.reason}`}
          rows={report.warnings.slice(0, kShownWarnings)}
        />
      )}
    </>
  );
}

/** A value as the report writes it: JSON, of which the quotes are of no use to a reader. */
const said = (json: string) => (json === "null" ? "–" : json.replace(/^"|"$/g, ""));
