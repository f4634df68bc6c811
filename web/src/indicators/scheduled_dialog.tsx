import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportPlace, ScheduledReportChange, ScheduledReportItem } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { dayText } from "./words.ts";

interface ScheduledDialogProps {
  place: ReportPlace;
  /** The one that is changed. */
  report?: ScheduledReportItem;
  onClose(): void;
}

// What each document is written as; the report of the month is a department's.
const kFormats = { note: ["pdf", "xlsx"], month: ["xlsx", "csv"] } as const;
type Kind = keyof typeof kFormats;
const kRhythms = ["first_monday", "first_working_day"] as const;
const kHours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Has a document of a place sent each month, to oneself and to colleagues who may read it. */
export function ScheduledDialog({ place, report, onClose }: ScheduledDialogProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const form = useId();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>(report?.kind === "month" ? "month" : "note");
  const save = useMutation({
    mutationFn: (change: ScheduledReportChange) =>
      ask<ScheduledReportItem>(
        report ? "PUT" : "POST",
        report ? `/scheduled-reports/${report.id}` : "/scheduled-reports",
        change,
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["scheduled-reports"] }),
  });
  const refused = refusedOf(save.error);
  const wrong = refused?.problem.errors?.find(({ field }) => field?.startsWith("/recipients"))?.message;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const field = new FormData(event.currentTarget);
    const said = (name: string) => String(field.get(name));
    save.mutate({
      feed: "visits",
      kind: said("kind") as ScheduledReportChange["kind"],
      format: said("format") as ScheduledReportChange["format"],
      rhythm: said("rhythm") as ScheduledReportChange["rhythm"],
      language: said("language") as ScheduledReportChange["language"],
      hour: Number(said("hour")),
      recipients: said("recipients")
        .split(/[\s,;]+/)
        .filter(Boolean),
      place,
      is_paused: report?.is_paused ?? false,
    });
  }
  const choices = (values: readonly string[], labelOf: (value: string) => string) =>
    values.map((value) => ({ value, label: labelOf(value) }));
  return (
    <Dialog
      actions={
        !save.data && (
          <Button form={form} isBusy={save.isPending} type="submit">
            {t("sharing.save")}
          </Button>
        )
      }
      close={t("sharing.close")}
      isOpen
      onClose={onClose}
      title={t("sharing.schedule_title")}
    >
      {save.error && !wrong && <Notice isUrgent kind="danger" title={save.error.message} />}
      {save.data ? (
        <Notice
          kind="done"
          title={
            save.data.next_at
              ? t("sharing.report_made", { date: dayText(save.data.next_at, i18n.language) })
              : t("sharing.paused")
          }
        />
      ) : (
        <form className="workspace__form" id={form} onSubmit={submit}>
          <SelectField
            choices={choices(place.territory ? ["note", "month"] : ["note"], (value) => t(`sharing.document.${value}`))}
            label={t("sharing.document")}
            name="kind"
            onChange={(event) => setKind(event.target.value as Kind)}
            value={kind}
          />
          <SelectField
            choices={choices(kFormats[kind], (value) => value.toUpperCase())}
            defaultValue={report?.format}
            key={kind}
            label={t("sharing.format")}
            name="format"
          />
          <SelectField
            choices={choices(kRhythms, (value) => t(`sharing.rhythm.${value}`))}
            defaultValue={report?.rhythm ?? "first_monday"}
            label={t("sharing.rhythm")}
            name="rhythm"
          />
          <SelectField
            choices={choices(kHours, (hour) => t("sharing.at_hour", { hour }))}
            defaultValue={String(report?.hour ?? 8)}
            label={t("sharing.hour")}
            name="hour"
          />
          <SelectField
            choices={[
              { value: "fr", label: "Français" },
              { value: "en", label: "English" },
            ]}
            defaultValue={report?.language ?? me.language}
            label={t("sharing.language")}
            name="language"
          />
          <TextArea
            defaultValue={(report?.recipients ?? [me.email]).join("\n")}
            error={wrong}
            hint={t("sharing.recipients_hint")}
            label={t("sharing.recipients")}
            name="recipients"
            required
            rows={3}
          />
        </form>
      )}
    </Dialog>
  );
}
