import { useTranslation } from "react-i18next";
import type { DayOfWeek, StaffedSlot, UnstaffedSpan } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { dayName } from "./week_picture.tsx";

const kDays: DayOfWeek[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

interface TeamEditorProps {
  slots: StaffedSlot[];
  /** Of what was saved last. */
  unstaffed: UnstaffedSpan[];
  errorOf(field: string): string | undefined;
  onChange(slots: StaffedSlot[]): void;
}

/** How many advisers are there, by part of the week. It counts people and names none. */
export function TeamEditor({ slots, unstaffed, errorOf, onChange }: TeamEditorProps) {
  const { t, i18n } = useTranslation();
  const put = (place: number, change: Partial<StaffedSlot>) =>
    onChange(slots.map((one, other) => (other === place ? { ...one, ...change } : one)));
  return (
    <section aria-labelledby="team" className="editing__section">
      <h2 id="team">{t("editing.team")}</h2>
      <p className="muted">{t("editing.team_text")}</p>
      {unstaffed.length > 0 && (
        <Notice kind="warning" title={t("editing.unstaffed")}>
          <ul>
            {unstaffed.map((gap) => (
              <li key={`${gap.day} ${gap.from}`}>
                {dayName(kDays.indexOf(gap.day), "long", i18n.language)} {gap.from}–{gap.until}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {slots.map((slot, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is known by its place in the list
        <fieldset className="card editing__row" key={place}>
          <legend className="visually-hidden">{t("editing.slot_number", { number: place + 1 })}</legend>
          <SelectField
            choices={kDays.map((day, number) => ({ value: day, label: dayName(number, "long", i18n.language) }))}
            label={t("editing.day")}
            onChange={(event) => put(place, { day: event.target.value as DayOfWeek })}
            value={slot.day}
          />
          <TextField
            label={t("editing.slot_from")}
            onChange={(event) => put(place, { from: event.target.value })}
            type="time"
            value={slot.from}
          />
          <TextField
            error={errorOf(`staffing/${place}/until`)}
            label={t("editing.slot_until")}
            onChange={(event) => put(place, { until: event.target.value })}
            type="time"
            value={slot.until}
          />
          <TextField
            label={t("editing.advisers")}
            max={20}
            min={1}
            onChange={(event) => put(place, { advisers: Number(event.target.value) })}
            type="number"
            value={slot.advisers}
          />
          <Button look="quiet" onClick={() => onChange(slots.filter((_, other) => other !== place))}>
            {t("editing.remove")}
          </Button>
        </fieldset>
      ))}
      <Button
        disabled={slots.length >= 60}
        look="quiet"
        onClick={() => onChange([...slots, { ...(slots.at(-1) ?? first), day: nextDay(slots) }])}
      >
        {t("editing.add_slot")}
      </Button>
    </section>
  );
}

const first: StaffedSlot = { day: "monday", from: "09:00", until: "12:00", advisers: 2 };

const nextDay = (slots: StaffedSlot[]): DayOfWeek =>
  kDays[(kDays.indexOf(slots.at(-1)?.day ?? "sunday") + 1) % kDays.length] ?? "monday";
