import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewReportDecision, ReportDecision, ReportsToDecide, ReportToDecide } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { beginningOf } from "./marks.ts";
import { useMasking } from "./mask_editor.tsx";
import { MaskableText } from "./maskable_text.tsx";
import { StoryText, useUnmarked } from "./story_text.tsx";

export const kReports = ["content-reports"];
const kDecisions: ReportDecision[] = ["keep", "mask", "remove"];
const kShortestNote = 10;

/** What readers of the site find should not stand there: each is answered with reasons, to both sides. */
export function ContentReports() {
  const { t } = useTranslation();
  const [done, setDone] = useState("");
  const list = useInfiniteQuery({
    queryKey: kReports,
    queryFn: ({ pageParam }) => ask<ReportsToDecide>("GET", `/content-reports${pageParam}`),
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => (cursor ? `?cursor=${encodeURIComponent(cursor)}` : undefined),
    refetchInterval: 60_000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const count = list.data?.pages[0]?.of_items ?? 0;
  if (items.length === 0 && done === "" && !list.isError) {
    return null;
  }
  return (
    <section aria-labelledby="reports-title" className="story__reports">
      <h2 id="reports-title">{t("stories_work.reports", { count })}</h2>
      <p role="status">{done}</p>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {items.map((report) => (
        <Report key={`${report.id} ${report.version}`} onDone={setDone} report={report} />
      ))}
      {count > items.length && (
        <LoadMore
          isLoading={list.isFetchingNextPage}
          label={t("stories_work.reports_more")}
          onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
          shown={t("stories_work.reports_shown", { shown: items.length, count })}
        />
      )}
    </section>
  );
}

function Report({ report, onDone }: { report: ReportToDecide; onDone(said: string): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const unmarked = useUnmarked();
  const masking = useMasking({ text: report.text });
  const [decision, setDecision] = useState<ReportDecision | null>(null);
  const [note, setNote] = useState("");
  const [isTried, setIsTried] = useState(false);
  const title = unmarked(report.title || beginningOf(unmarked(report.text)));
  const send = useMutation({
    mutationFn: (asked: NewReportDecision) => ask<void>("PUT", `/content-reports/${report.id}/decision`, asked),
    onSuccess: (_, asked) => {
      onDone(t(`stories_work.report_done.${asked.decision}`, { title }));
      queries.invalidateQueries({ queryKey: kReports });
    },
  });
  const refused = refusedOf(send.error);
  const isNoteShort = note.trim().length < kShortestNote;
  const hidesNothing = decision === "mask" && !masking.isChanged;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsTried(true);
    if (decision && !isNoteShort && !hidesNothing) {
      send.mutate({
        decision,
        note: note.trim(),
        version: report.version,
        hides: decision === "mask" ? masking.parts : [],
        told_until: report.last_told_at,
      });
    }
  }

  return (
    <form aria-label={t("stories_work.report_of", { title })} className="card story__form" onSubmit={submit}>
      <h3>{t(`stories_work.report_of${report.is_of_reply ? "_reply" : report.answer ? "_answer" : ""}`, { title })}</h3>
      <p>
        <strong>{t(`stories_work.report_reason.${report.reason}`)}</strong>
      </p>
      <StoryText text={report.said} />
      {report.of_reports > 1 && <OtherReports report={report} />}
      <MaskableText
        label={t("stories_work.reported_text")}
        onSelect={(span) => masking.choose(span && { field: "text", span })}
        text={masking.texts.text ?? ""}
      />
      <div className="actions">
        <Button
          disabled={masking.chosen === ""}
          look="quiet"
          onClick={() => {
            masking.hide();
            setDecision("mask");
          }}
          onMouseDown={(event) => event.preventDefault()}
        >
          {t("stories_work.mask")}
        </Button>
        {masking.isChanged && (
          <Button look="plain" onClick={masking.undo}>
            {t("stories_work.undo_mask", { words: unmarked(masking.hidden.at(-1) ?? "") })}
          </Button>
        )}
      </div>
      <RadioGroup
        choices={kDecisions.map((value) => ({ value, label: t(`stories_work.report_decision.${value}`) }))}
        error={
          isTried && hidesNothing
            ? t("stories_work.nothing_hidden")
            : isTried && !decision
              ? t("stories_work.decision_missing")
              : refused?.of("/hides")
        }
        label={t("stories_work.report_decide")}
        onChange={(value) => setDecision(value as ReportDecision)}
        value={decision}
      />
      <TextArea
        error={isTried && isNoteShort ? t("stories_work.report_note_missing") : refused?.of("/note")}
        hint={t("stories_work.report_note_hint")}
        label={t("stories_work.report_note")}
        maxLength={1000}
        onChange={(event) => setNote(event.target.value)}
        rows={3}
        value={note}
      />
      {send.error && !refused?.problem.errors?.length && (
        <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")}>
          {refused?.problem.status === 409 && (
            <Button look="quiet" onClick={() => queries.invalidateQueries({ queryKey: kReports })}>
              {t("stories_work.read_again")}
            </Button>
          )}
        </Notice>
      )}
      <div className="actions">
        <Button isBusy={send.isPending} look={decision === "remove" ? "danger" : "main"} type="submit">
          {t("stories_work.report_send")}
        </Button>
      </div>
    </form>
  );
}

function OtherReports({ report }: { report: ReportToDecide }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("stories_work.report_others", { count: report.of_reports - 1 })}</summary>
      <p>{t("stories_work.report_others_text")}</p>
      <ul>
        {report.others.map(({ reason, said, told_at }) => (
          <li key={`${told_at} ${said}`}>
            <strong>{t(`stories_work.report_reason.${reason}`)}</strong>
            <StoryText text={said} />
          </li>
        ))}
      </ul>
    </details>
  );
}
