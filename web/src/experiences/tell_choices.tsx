import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Place, PlaceList, ProcedureItem, TerritoryProfile } from "../api.ts";
import { placeSuggestion, procedureSuggestion } from "../network/suggested.ts";
import type { Suggestion } from "../platform/ui/combobox.tsx";
import { Cross } from "../platform/ui/icons.tsx";
import { LateCombobox } from "../visits/late_combobox.tsx";
import { useMe } from "../workspace/session.tsx";
import { type Choice, kMostServices } from "./tell_draft.ts";
import { type ChosenService, serviceOf, useServiceSuggestions } from "./use_services.ts";

const kSuggestions = 8;

async function asked<Answer>(path: string, signal: AbortSignal): Promise<Answer | null> {
  const answer = await fetch(`/api/v1${path}`, { signal });
  return answer.ok ? answer.json() : null;
}

interface ServicesFieldProps {
  chosen: ChosenService[];
  error: string | undefined;
  onChange(services: ChosenService[]): void;
}

/** Up to five, each chosen by everyday words. */
export function ServicesField({ chosen, error, onChange }: ServicesFieldProps) {
  const { t } = useTranslation();
  const suggest = useServiceSuggestions();
  const [round, setRound] = useState(0); // the field begins anew after each choice
  function add(choice: Suggestion | null): void {
    if (choice) {
      const service = serviceOf(choice);
      const isThere = chosen.some(({ code, counter }) => code === service.code && counter === service.counter);
      onChange(isThere ? chosen : [...chosen, service]);
      setRound(round + 1);
    }
  }
  return (
    <>
      {chosen.length < kMostServices && (
        <LateCombobox
          error={error}
          hint={t("stories_work.services_hint")}
          key={round}
          label={t("stories_work.services_label")}
          onChoice={add}
          suggest={suggest}
        />
      )}
      <ul aria-label={t("stories_work.chosen_services")} className="story__services">
        {chosen.map((service) => (
          <li key={`${service.code} ${service.counter ?? ""}`}>
            <span className="tag">{service.name}</span>
            <button
              aria-label={t("stories_work.remove_service", { name: service.name })}
              className="close"
              onClick={() => onChange(chosen.filter((other) => other !== service))}
              type="button"
            >
              <Cross />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChoiceFieldProps {
  chosen: Choice | null;
  error: string | undefined;
  onChange(choice: Choice | null): void;
}

const choiceOf = (suggestion: Suggestion | null): Choice | null =>
  suggestion && { code: suggestion.id, name: suggestion.label };

/** A commune by its name or postcode; a department by its number. */
export function TerritoryField({ chosen, error, onChange }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const suggest = useCallback(async (text: string, signal: AbortSignal) => {
    const code = text.trim().toUpperCase();
    const isNumber = /^(\d{2,3}|2[AB])$/.test(code);
    const query = new URLSearchParams({ q: text, limit: String(kSuggestions) });
    const [department, places] = await Promise.all([
      isNumber ? asked<TerritoryProfile>(`/territories/${code}`, signal) : null,
      asked<PlaceList>(`/places?${query}`, signal),
    ]);
    return [
      ...(department ? [{ id: department.code, label: `${department.name} (${department.code})` }] : []),
      ...(places?.items ?? ([] as Place[])).map(placeSuggestion),
    ];
  }, []);
  return (
    <LateCombobox
      error={error}
      hint={t("stories_work.territory_hint")}
      initial={chosen?.name ?? ""}
      label={t("stories_work.territory_label")}
      onChoice={(choice) => onChange(choiceOf(choice))}
      suggest={suggest}
    />
  );
}

/** Of one's own network: a story is told in one. */
export function ProcedureField({ chosen, error, onChange }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const { network } = useMe();
  const suggest = useCallback(
    async (text: string, signal: AbortSignal) => {
      const query = new URLSearchParams({ q: text, limit: String(kSuggestions), network });
      const found = await asked<{ items: ProcedureItem[] }>(`/procedures?${query}`, signal);
      return (found?.items ?? []).filter(({ kind }) => kind === "procedure").map(procedureSuggestion);
    },
    [network],
  );
  return (
    <LateCombobox
      error={error}
      hint={t("stories_work.procedure_hint")}
      initial={chosen?.name ?? ""}
      label={t("stories_work.procedure_label")}
      onChoice={(choice) => onChange(choiceOf(choice))}
      optional={t("stories_work.optional")}
      suggest={suggest}
    />
  );
}
