import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DaySpan } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { emptyWeek, osmOf, type Week, weeklyMinutes, weekOf } from "./week.ts";
import { dayName, WeekPicture } from "./week_picture.tsx";

interface HoursEditorProps {
  hours: string;
  error: string | undefined;
  onChange(hours: string): void;
}

const kLabelMinutes = 24 * 60;
const kLabelDays = 5;

/** A week by its days, or the notation itself where the hours are more than a week. */
export function HoursEditor({ hours, error, onChange }: HoursEditorProps) {
  const { t, i18n } = useTranslation();
  const read = weekOf(hours);
  const [isByHand, setByHand] = useState(read === null);
  if (isByHand || !read) {
    return (
      <div className="editing__section">
        <TextField
          error={error}
          hint={t("editing.hours_notation_hint")}
          label={t("editing.hours_notation")}
          onChange={(event) => onChange(event.target.value)}
          value={hours}
        />
        <Button
          look="quiet"
          onClick={() => {
            if (!read) {
              onChange(osmOf(emptyWeek()));
            }
            setByHand(false);
          }}
        >
          {t(read ? "editing.hours_by_day" : "editing.hours_anew")}
        </Button>
      </div>
    );
  }
  const change = (day: number, spans: DaySpan[]) =>
    onChange(osmOf(read.map((old, other) => (other === day ? spans : old))));
  return (
    <div className="editing__section">
      {error && <p className="field__error">{error}</p>}
      <div className="editing__hours">
        <div className="editing__week">
          {read.map((spans, day) => (
            <Day
              key={dayName(day, "long", i18n.language)}
              name={dayName(day, "long", i18n.language)}
              onChange={(next) => change(day, next)}
              onCopy={() => onChange(osmOf(copied(read, day)))}
              spans={spans}
            />
          ))}
        </div>
        <div className="editing__week-side">
          <WeekPicture label={t("editing.week_picture")} week={read} />
          <WeekFigures week={read} />
        </div>
      </div>
      <Button look="quiet" onClick={() => setByHand(true)}>
        {t("editing.hours_by_hand")}
      </Button>
    </div>
  );
}

/** The hours of a day on every later day until Friday. */
const copied = (week: Week, from: number): Week =>
  week.map((spans, day) => (day > from && day < 5 ? (week[from] ?? []) : spans));

function WeekFigures({ week }: { week: Week }) {
  const { t, i18n } = useTranslation();
  const minutes = weeklyMinutes(week);
  const days = week.filter((spans) => spans.length > 0).length;
  const meets = minutes >= kLabelMinutes && days >= kLabelDays;
  return (
    <p>
      {t("editing.week_figures", {
        hours: (minutes / 60).toLocaleString(i18n.language, { maximumFractionDigits: 2 }),
        days,
      })}{" "}
      <span className={meets ? "state state--open" : "state state--unknown"}>
        {t(meets ? "editing.meets_label" : "editing.below_label")}
      </span>
    </p>
  );
}

interface DayProps {
  name: string;
  spans: DaySpan[];
  onChange(spans: DaySpan[]): void;
  onCopy(): void;
}

function Day({ name, spans, onChange, onCopy }: DayProps) {
  const { t } = useTranslation();
  const put = (place: number, change: Partial<DaySpan>) =>
    onChange(spans.map((span, other) => (other === place ? { ...span, ...change } : span)));
  const add = () => onChange([...spans, spans.length === 0 ? { from: "09:00", until: "12:00" } : after(spans)]);
  return (
    <fieldset className="editing__day">
      <legend>{name}</legend>
      {spans.length === 0 && <span className="muted">{t("editing.closed")}</span>}
      {spans.map((span, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what an interval is known by
        <span className="editing__span" key={place}>
          <input
            aria-label={t("editing.from", { day: name, number: place + 1 })}
            className="field__input"
            onChange={(event) => put(place, { from: event.target.value })}
            type="time"
            value={span.from}
          />
          <span aria-hidden="true">–</span>
          <input
            aria-label={t("editing.until", { day: name, number: place + 1 })}
            className="field__input"
            onChange={(event) => put(place, { until: event.target.value })}
            type="time"
            value={span.until}
          />
          <Button
            aria-label={t("editing.remove_span", { day: name, number: place + 1 })}
            look="plain"
            onClick={() => onChange(spans.filter((_, other) => other !== place))}
          >
            ×
          </Button>
        </span>
      ))}
      <span className="editing__day-actions">
        {spans.length < 4 && (
          <Button aria-label={t("editing.add_span_to", { day: name })} look="plain" onClick={add}>
            {t("editing.add_span")}
          </Button>
        )}
        {spans.length > 0 && (
          <Button aria-label={t("editing.copy_from", { day: name })} look="plain" onClick={onCopy}>
            {t("editing.copy")}
          </Button>
        )}
      </span>
    </fieldset>
  );
}

// The afternoon after a morning.
function after(spans: DaySpan[]): DaySpan {
  const last = spans.at(-1)?.until ?? "12:00";
  return last < "13:30" ? { from: "13:30", until: "17:00" } : { from: last, until: "19:00" };
}
