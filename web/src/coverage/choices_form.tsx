import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage, CoveredTerritory, PlaceList, ProcedureDetail, ProcedureList } from "../api.ts";
import { placeSuggestion, procedureSuggestion } from "../network/suggested.ts";
import type { Suggestion } from "../platform/ui/combobox.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { type Choices, detailsOf, kMinutes, kWeeklyHours, kZones } from "./choices.ts";
import { SuggestedField } from "./suggested_field.tsx";

interface ChoicesFormProps {
  choices: Choices;
  network: string;
  /** The name of the territory that is shown; empty: the whole network. */
  place: string;
  /** What is wrong with the territory. */
  error: string | undefined;
  /** By the names of the address; what is left out stays as it is. */
  onChange(next: Record<string, string>): void;
}

const kShown = 8;
const kUsualHour = "10:00";
const kHours = ["08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"].map((hour) => `${hour}:00`);

/** What is asked: the minutes first, then where and for what, then what makes it harder. */
export function ChoicesForm({ choices, network, place, error, onChange }: ChoicesFormProps) {
  const { t } = useTranslation();
  const { minutes, territory, procedure, openAt, weeklyHours, isAcross, zone, by } = choices;
  const suggestTerritory = useTerritories(network);
  const [isMore] = useState(openAt !== "" || weeklyHours !== "" || isAcross || zone !== "");
  const [day = "", hour = ""] = openAt.split("T");
  const hours = hour === "" || kHours.includes(hour) ? kHours : [...kHours, hour].sort();
  return (
    <section aria-label={t("coverage.workspace.choices")} className="card access-choices" data-print>
      <fieldset className="access-choices__minutes">
        <legend className="field__label">{t("coverage.page.how_long")}</legend>
        <div className="chips">
          {kMinutes.map((one) => (
            <button
              aria-pressed={one === minutes}
              className="chip"
              key={one}
              onClick={() => onChange({ minutes: `${one}` })}
              type="button"
            >
              {t("coverage.workspace.min", { value: one })}
            </button>
          ))}
        </div>
      </fieldset>
      <div className="access-choices__fields">
        <SuggestedField
          code={territory}
          error={error}
          hint={t("coverage.workspace.territory_hint")}
          label={t("coverage.workspace.territory")}
          onChoice={(code) => onChange({ territory: code, by: "", gap: "" })}
          suggest={suggestTerritory}
          text={territory && place ? `${place} (${territory})` : territory}
        />
        <ProcedureField code={procedure} onChoice={(code) => onChange({ procedure: code })} />
        <SelectField
          choices={detailsOf(territory).map((value) => ({ value, label: t(`coverage.workspace.by.${value}`) }))}
          label={t("coverage.workspace.by")}
          onChange={(event) => onChange({ by: event.target.value, gap: "" })}
          value={by}
        />
      </div>
      <details className="fold access-choices__more" open={isMore}>
        <summary>{t("coverage.workspace.more_choices")}</summary>
        <div className="access-choices__fields">
          <TextField
            defaultValue={day}
            key={day}
            label={t("coverage.workspace.open_on")}
            onChange={({ target }) => {
              // A year that is being typed begins with naughts.
              if (target.value === "" || target.value >= "2000") {
                onChange({ open_at: target.value && `${target.value}T${hour || kUsualHour}` });
              }
            }}
            type="date"
          />
          <SelectField
            choices={hours.map((value) => ({ value, label: value }))}
            disabled={day === ""}
            label={t("coverage.workspace.open_from")}
            onChange={(event) => onChange({ open_at: `${day}T${event.target.value}` })}
            value={hour || kUsualHour}
          />
          <SelectField
            choices={["", ...kWeeklyHours].map((value) => ({
              value,
              label: value ? t("coverage.workspace.hours_a_week", { value }) : t("coverage.workspace.any_hours"),
            }))}
            label={t("coverage.workspace.weekly_hours")}
            onChange={(event) => onChange({ weekly_hours: event.target.value })}
            value={weeklyHours}
          />
          <SelectField
            choices={["", ...kZones].map((value) => ({ value, label: t(`coverage.workspace.zone.${value || "all"}`) }))}
            label={t("coverage.workspace.zone")}
            onChange={(event) => onChange({ zone: event.target.value })}
            value={zone}
          />
          <Switch
            detail={t("coverage.workspace.across_detail")}
            isOn={isAcross}
            label={t("coverage.workspace.across")}
            onChange={(isOn) => onChange({ across: isOn ? "true" : "" })}
          />
        </div>
      </details>
    </section>
  );
}

/** Departments and regions of the network, and its communes. */
function useTerritories(network: string): (text: string) => Promise<Suggestion[]> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useCallback(
    async (text) => {
      const level = (by: string) =>
        queries.ensureQueryData({
          queryKey: ["coverage-names", network, by],
          queryFn: () => ask<Coverage>("GET", `/coverage?network=${network}&by=${by}&sort=code&limit=200`),
          staleTime: Number.POSITIVE_INFINITY,
        });
      const [departments, regions, places] = await Promise.all([
        level("department"),
        level("region"),
        ask<PlaceList>("GET", `/places?${new URLSearchParams({ q: text, limit: `${kShown}` })}`),
      ]);
      const named = (items: CoveredTerritory[], by: string): Suggestion[] =>
        items
          .filter(({ code, name }) => code === text || fold(name).startsWith(fold(text)))
          .map(({ code, name }) => ({
            id: code,
            label: `${name} (${code})`,
            detail: t(`coverage.workspace.by.${by}`),
          }));
      return [
        ...named(departments.items, "department"),
        ...named(regions.items, "region"),
        ...places.items.filter((place) => place.network === network).map(placeSuggestion),
      ].slice(0, kShown);
    },
    [queries, network, t],
  );
}

/** Without accents or capitals. */
const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function ProcedureField({ code, onChoice }: { code: string; onChoice(code: string): void }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["coverage-procedure", code],
    queryFn: () => ask<ProcedureDetail>("GET", `/procedures/${encodeURIComponent(code)}`),
    enabled: code !== "",
  });
  return (
    <SuggestedField
      code={code}
      hint={t("coverage.workspace.procedure_hint")}
      label={t("coverage.workspace.procedure")}
      onChoice={onChoice}
      suggest={suggestProcedures}
      text={code && data ? procedureSuggestion(data).label : code}
    />
  );
}

async function suggestProcedures(text: string): Promise<Suggestion[]> {
  const query = new URLSearchParams({ q: text, limit: `${kShown}` });
  const { items } = await ask<ProcedureList>("GET", `/procedures?${query}`);
  return items.filter(({ kind }) => kind === "procedure").map(procedureSuggestion);
}
