import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { page } from "../workspace/page.ts";
import { autonomies, outcomes, reorientationReasons, reorientedTo, serviceKinds } from "./codes.ts";
import type { Act, ListedDestination, ListedProcedure } from "./contract.ts";
import { type Change, changedAct, type DraftAct } from "./draft.ts";
import { KeyedField } from "./keyed_field.tsx";
import { keyOf } from "./keys.ts";
import { ProcedureSearch } from "./procedure_search.tsx";
import type { Subject } from "./search.ts";

const Elsewhere = page(() => import("./elsewhere.tsx"), "Elsewhere");

export const fieldId = (field: string, act: Pick<DraftAct, "key">): string => `visit-${field}-${act.key}`;

interface ActFieldsProps {
  act: DraftAct;
  /** From 1; alone, it is not counted. */
  number: number | null;
  /** Keys lead to its fields: those of the last. */
  isKeyed: boolean;
  name: string;
  listed: ListedProcedure | undefined;
  /** The nearest counter that helps with the body, where this one does not. */
  destination: ListedDestination | undefined;
  errorOf(field: string): string | undefined;
  suggest(text: string): Subject[];
  onSubject(subject: Subject | null): void;
  onChange(act: DraftAct): void;
  onRemove(): void;
}

/** What was done of one procedure, how, how long, and how it ended. */
export function ActFields({
  act,
  number,
  isKeyed,
  name,
  listed,
  destination,
  errorOf,
  suggest,
  onSubject,
  ...on
}: ActFieldsProps) {
  const { t } = useTranslation();
  const key = (letter: string) => (isKeyed ? letter : undefined);
  const change = (next: Change<Act>) => on.onChange(changedAct(act, next));
  return (
    <fieldset className="visits__act">
      <legend className={number === null ? "visually-hidden" : "visits__act-number"}>
        {t("visits.act_number", { number: number ?? 1 })}
      </legend>
      <div className="visits__row">
        <ProcedureSearch
          chosen={name}
          error={errorOf("procedure") ?? errorOf("partner")}
          hotkey={key(keyOf.new)}
          id={fieldId("procedure", act)}
          onChoice={onSubject}
          suggest={suggest}
        />
        <GroupedSelect
          choices={serviceKinds.map(({ group, kinds }) => ({ group: `service_group.${group}`, codes: kinds }))}
          hotkey={key(keyOf.service_kind)}
          id={fieldId("service_kind", act)}
          label={t("visits.service_kind")}
          onChange={(service_kind) => change({ service_kind })}
          prefix="service_kind"
          value={act.service_kind}
        />
        <KeyedField hotkey={key(keyOf.autonomy)} id={fieldId("autonomy", act)} label={t("visits.autonomy")}>
          {(control) => (
            <select
              {...control}
              onChange={(event) => change({ autonomy: event.target.value as Act["autonomy"] })}
              value={act.autonomy}
            >
              {autonomies.map((code) => (
                <option key={code} value={code}>
                  {t(`visits.autonomy.${code}`)}
                </option>
              ))}
            </select>
          )}
        </KeyedField>
        <KeyedField
          error={errorOf("duration_min")}
          hotkey={key(keyOf.duration)}
          id={fieldId("duration", act)}
          label={t("visits.duration")}
        >
          {(control) => (
            <input
              {...control}
              max={240}
              min={5}
              onChange={(event) => change({ duration_min: Number(event.target.value) })}
              onFocus={(event) => event.target.select()}
              step={5}
              type="number"
              value={act.duration_min === 0 ? "" : act.duration_min}
            />
          )}
        </KeyedField>
        <GroupedSelect
          choices={outcomes.map(({ group, outcomes: codes }) => ({ group: `outcome_group.${group}`, codes }))}
          error={errorOf("outcome")}
          hotkey={key(keyOf.outcome)}
          id={fieldId("outcome", act)}
          label={t("visits.outcome")}
          onChange={(outcome) => change({ outcome })}
          prefix="outcome"
          value={act.outcome}
        />
      </div>
      <div aria-live="polite">
        <Suspense>{listed && !listed.is_done_here && <Elsewhere destination={destination} listed={listed} />}</Suspense>
      </div>
      {act.outcome === "reoriented" && (
        <div className="visits__pair">
          <SelectField
            choices={[{ value: "", label: t("visits.choose") }, ...named(reorientedTo, "reoriented_to", t)]}
            error={errorOf("reoriented_to")}
            label={t("visits.reoriented_to")}
            onChange={(event) =>
              change({ reoriented_to: (event.target.value || undefined) as Act["reoriented_to"] | undefined })
            }
            value={act.reoriented_to ?? ""}
          />
          <SelectField
            choices={[
              { value: "", label: t("visits.choose") },
              ...named(reorientationReasons, "reorientation_reason", t),
            ]}
            error={errorOf("reorientation_reason")}
            label={t("visits.reorientation_reason")}
            onChange={(event) =>
              change({
                reorientation_reason: (event.target.value || undefined) as Act["reorientation_reason"] | undefined,
              })
            }
            value={act.reorientation_reason ?? ""}
          />
        </div>
      )}
      {number !== null && (
        <Button look="plain" onClick={on.onRemove}>
          {t("visits.remove_act", { number })}
        </Button>
      )}
    </fieldset>
  );
}

/** The words of a list of codes: "visits.channel.phone". */
export const named = (codes: readonly string[], prefix: string, t: (key: string) => string) =>
  codes.map((value) => ({ value, label: t(`visits.${prefix}.${value}`) }));

interface GroupedSelectProps<Code extends string> {
  id: string;
  label: string;
  hotkey: string | undefined;
  error?: string | undefined;
  choices: { group: string; codes: Code[] }[];
  prefix: string;
  value: Code;
  onChange(code: Code): void;
}

function GroupedSelect<Code extends string>({ choices, prefix, value, onChange, ...field }: GroupedSelectProps<Code>) {
  const { t } = useTranslation();
  return (
    <KeyedField {...field}>
      {(control) => (
        <select {...control} onChange={(event) => onChange(event.target.value as Code)} value={value}>
          {choices.map(({ group, codes }) => (
            <optgroup key={group} label={t(`visits.${group}`)}>
              {codes.map((code) => (
                <option key={code} value={code}>
                  {t(`visits.${prefix}.${code as string}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </KeyedField>
  );
}
