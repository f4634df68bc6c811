import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type {
  ScheduledReportChange,
  ScheduledReportItem,
  ScheduledReportList,
  SharedViewItem,
  SharedViewList,
} from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { ScheduledDialog } from "./scheduled_dialog.tsx";
import { dayText } from "./words.ts";

/** One's own links to figures, and the documents that one has sent. */
export function SharePage() {
  const { t } = useTranslation();
  useTitle(t("sharing.sharing"));
  const views = useQuery({
    queryKey: ["shared-views"],
    queryFn: () => ask<SharedViewList>("GET", "/shared-views"),
  });
  const reports = useQuery({
    queryKey: ["scheduled-reports"],
    queryFn: () => ask<ScheduledReportList>("GET", "/scheduled-reports"),
  });
  const error = views.error ?? reports.error;
  return (
    <>
      <h1>{t("sharing.sharing")}</h1>
      <p>
        <Link to="/figures">{t("figures.figures")}</Link>
      </p>
      {error && <Notice isUrgent kind="danger" title={error.message} />}
      {views.isPending || reports.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : (
        views.data &&
        reports.data && (
          <>
            {!reports.data.has_mail && (
              <Notice kind="warning" title={t("sharing.mail_not_set")}>
                {t("sharing.no_mail_text")}
              </Notice>
            )}
            {reports.data.has_mail && <FirstNotes reports={reports.data.items} />}
            {views.data.items.length + reports.data.items.length === 0 && (
              <EmptyState text={t("sharing.none_text")} title={t("sharing.none")} />
            )}
            {reports.data.items.length > 0 && <Reports reports={reports.data.items} />}
            {views.data.items.length > 0 && <Views views={views.data.items} />}
          </>
        )
      )}
    </>
  );
}

/** The note of each department that one coordinates, on the first Monday: one press. */
function FirstNotes({ reports }: { reports: ScheduledReportItem[] }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (territory: string) =>
      ask<ScheduledReportItem>("POST", "/scheduled-reports", {
        feed: "visits",
        kind: "note",
        format: "pdf",
        place: { territory },
        language: me.language,
        rhythm: "first_monday",
        hour: 8,
        recipients: [me.email],
        is_paused: false,
      } satisfies ScheduledReportChange),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["scheduled-reports"] }),
  });
  const roles = me.hats.find(({ organisation }) => organisation === me.hat)?.roles ?? [];
  const missing = roles.filter(
    ({ role, scope_kind, scope_code }) =>
      role === "departmental_coordinator" &&
      scope_kind === "territory" &&
      !reports.some(({ kind, place }) => kind === "note" && place.territory === scope_code),
  );
  return (
    <>
      {start.error && <Notice isUrgent kind="danger" title={start.error.message} />}
      <div role="status">
        {start.data?.next_at && (
          <Notice
            kind="done"
            title={t("sharing.first_note_done", {
              place: start.data.place_name,
              date: dayText(start.data.next_at, i18n.language),
            })}
          />
        )}
      </div>
      {missing.map(({ id, scope_code, scope_name }) => (
        <section className="card" key={id}>
          <p>{t("sharing.first_note_text")}</p>
          <Button isBusy={start.isPending} onClick={() => start.mutate(scope_code)}>
            {t("sharing.first_note", { place: scope_name })}
          </Button>
        </section>
      ))}
    </>
  );
}

function Reports({ reports }: { reports: ScheduledReportItem[] }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<ScheduledReportItem>();
  const refresh = () => queries.invalidateQueries({ queryKey: ["scheduled-reports"] });
  const pause = useMutation({
    mutationFn: ({
      id,
      feed,
      kind,
      format,
      place,
      language,
      rhythm,
      hour,
      recipients,
      is_paused,
    }: ScheduledReportItem) =>
      ask("PUT", `/scheduled-reports/${id}`, {
        feed,
        kind,
        format,
        place,
        language,
        rhythm,
        hour,
        recipients,
        is_paused: !is_paused,
      } satisfies ScheduledReportChange),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask("DELETE", `/scheduled-reports/${id}`),
    onSettled: refresh,
  });
  const error = pause.error ?? remove.error;
  const nameOf = ({ kind, place_name }: ScheduledReportItem) =>
    t("sharing.place_of", { what: t(`sharing.document.${kind}`), place: place_name || t("sharing.network") });
  const columns: Column<ScheduledReportItem>[] = [
    { id: "what", header: t("sharing.document_place"), cell: nameOf },
    {
      id: "rhythm",
      header: t("sharing.rhythm"),
      cell: ({ rhythm, hour }) => `${t(`sharing.rhythm.${rhythm}`)}, ${t("sharing.at_hour", { hour })}`,
    },
    { id: "to", header: t("sharing.recipients"), cell: ({ recipients }) => recipients.join(", ") },
    {
      id: "next",
      header: t("sharing.next_sent"),
      cell: ({ next_at }) => (next_at ? dayText(next_at, i18n.language) : t("sharing.paused")),
    },
    {
      id: "last",
      header: t("sharing.last_sent"),
      cell: ({ last_sent_at, last_problem }) => (
        <span>
          {last_sent_at ? dayText(last_sent_at, i18n.language) : t("sharing.last_sent_none")}
          {last_problem && (
            <>
              <br />
              {last_problem}
            </>
          )}
        </span>
      ),
    },
    {
      id: "actions",
      header: t("sharing.change"),
      cell: (one) => (
        <span className="actions">
          <Button aria-label={`${t("sharing.change")} ${nameOf(one)}`} look="quiet" onClick={() => setChanged(one)}>
            {t("sharing.change")}
          </Button>
          <Button
            aria-label={`${t(one.is_paused ? "sharing.again" : "sharing.pause")} ${nameOf(one)}`}
            look="quiet"
            onClick={() => pause.mutate(one)}
          >
            {t(one.is_paused ? "sharing.again" : "sharing.pause")}
          </Button>
          <Button
            aria-label={`${t("sharing.remove")} ${nameOf(one)}`}
            look="danger"
            onClick={() => remove.mutate(one.id)}
          >
            {t("sharing.remove")}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      {error && <Notice isUrgent kind="danger" title={error.message} />}
      <DataTable caption={t("sharing.reports")} columns={columns} rowId={({ id }) => id} rows={reports} />
      {changed && <ScheduledDialog onClose={() => setChanged(undefined)} place={changed.place} report={changed} />}
    </>
  );
}

function Views({ views }: { views: SharedViewItem[] }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => ask("DELETE", `/shared-views/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["shared-views"] }),
  });
  const isOver = ({ expires_at }: SharedViewItem) => Date.parse(expires_at) <= Date.now();
  const columns: Column<SharedViewItem>[] = [
    { id: "name", header: t("sharing.name"), cell: ({ name }) => name },
    {
      id: "ends",
      header: t("sharing.ends"),
      cell: (one) =>
        t(isOver(one) ? "sharing.ended" : "sharing.valid_until", { date: dayText(one.expires_at, i18n.language) }),
    },
    {
      id: "end",
      header: t("sharing.end"),
      cell: (one) =>
        !isOver(one) && (
          <Button
            aria-label={t("sharing.end_name", { name: one.name })}
            look="quiet"
            onClick={() => end.mutate(one.id)}
          >
            {t("sharing.end")}
          </Button>
        ),
    },
  ];
  return (
    <>
      {end.error && <Notice isUrgent kind="danger" title={end.error.message} />}
      <DataTable caption={t("sharing.views")} columns={columns} rowId={({ id }) => id} rows={views} />
    </>
  );
}
