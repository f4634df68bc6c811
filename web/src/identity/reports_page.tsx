import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReportItem, ReportList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

/** What people told is wrong on the pages of counters within reach. */
export function ReportsPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("identity.reports"));
  const queries = useQueryClient();
  const reports = useQuery({ queryKey: ["reports"], queryFn: () => ask<ReportList>("GET", "/error-reports") });
  const treat = useMutation({
    mutationFn: (id: string) => ask<ReportItem>("PUT", `/error-reports/${id}/treatment`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ["reports"] }),
  });
  const columns: Column<ReportItem>[] = [
    {
      id: "counter",
      header: t("identity.report_counter"),
      cell: (one) => <a href={`/${i18n.language}/counters/${one.counter_id}`}>{one.counter_name}</a>,
    },
    { id: "subject", header: t("identity.report_subject"), cell: (one) => t(`identity.report_subject.${one.subject}`) },
    { id: "message", header: t("identity.report_message"), cell: (one) => one.message },
    {
      id: "at",
      header: t("identity.report_at"),
      cell: (one) => dateIn(i18n.language, one.reported_at, { dateStyle: "medium", timeStyle: "short" }),
    },
    {
      id: "treat",
      header: t("identity.report_treat"),
      cell: (one) => (
        <Button look="quiet" onClick={() => treat.mutate(one.id)}>
          {t("identity.report_treat")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <h1>{t("identity.reports")}</h1>
      {treat.isError && <Notice isUrgent kind="danger" title={treat.error.message} />}
      {reports.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : reports.data?.items.length === 0 ? (
        <EmptyState text={t("identity.no_reports_text")} title={t("identity.no_reports")} />
      ) : (
        <DataTable
          caption={t("identity.reports_caption")}
          columns={columns}
          rowId={(one) => one.id}
          rows={reports.data?.items ?? []}
        />
      )}
    </>
  );
}
