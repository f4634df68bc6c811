import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CheckboxGroup, RadioGroup } from "../platform/ui/choice_group.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { named } from "./act_fields.tsx";
import { ageBands, borders, borderThemes, cameFor, channels, countries, languages, needs } from "./codes.ts";
import type { Act, Need, VisitCatalogue, VisitFacts } from "./contract.ts";
import { actsToSend, type Change, changed, changedAct, type Draft, type DraftAct, isUntouched } from "./draft.ts";
import { Key, KeyedField } from "./keyed_field.tsx";
import { keyOf } from "./keys.ts";
import { LateCombobox } from "./late_combobox.tsx";
import { NoteField } from "./note_field.tsx";
import { wordsOf } from "./search.ts";

interface VisitFactsProps {
  catalogue: VisitCatalogue;
  draft: Draft;
  /** Where it is not asked beside the fold. */
  hasArrival: boolean;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  errorOf(field: string): string | undefined;
  onChange(draft: Draft): void;
}

// A workshop is a whole visit.
const ofActs = channels.filter((channel) => channel !== "workshop");

const numberOf = (text: string) => (text === "" ? undefined : Number(text));

/** Everything that may stay unsaid. Nobody is named, nothing is asked for: what was not asked is "not asked". */
export function VisitFactsFold({ catalogue, draft, hasArrival, isOpen, onOpen, errorOf, onChange }: VisitFactsProps) {
  const { t } = useTranslation();
  const change = (next: Change<Draft>) => onChange(changed(draft, next));
  const choice = (name: "came_for" | "language" | "age_band", codes: readonly string[]) => (
    <SelectField
      choices={[{ value: "", label: t("visits.not_asked") }, ...named(codes, name, t)]}
      error={errorOf(`/${name}`)}
      label={t(`visits.${name}`)}
      onChange={(event) => change({ [name]: event.target.value || undefined })}
      value={String(draft[name] ?? "")}
    />
  );
  const number = (name: "party_size" | "waiting_min" | "participants", min: number, max: number) => (
    <TextField
      error={errorOf(`/${name}`)}
      inputMode="numeric"
      label={t(`visits.${name}`)}
      max={max}
      min={min}
      onChange={(event) => change({ [name]: numberOf(event.target.value) })}
      type="number"
      value={draft[name] ?? ""}
    />
  );
  const sent = actsToSend(draft).map(({ key }) => key);
  return (
    <details className="fold visits__facts" onToggle={(event) => onOpen(event.currentTarget.open)} open={isOpen}>
      <summary id="visit-facts">
        <span>
          {t("visits.facts")} <Key of={keyOf.facts} />
          {!isOpen && <Said draft={draft} />}
        </span>
      </summary>
      {isOpen && (
        <div className="visits__facts-body">
          <div className="visits__grid">
            <SelectField
              choices={named(channels, "channel", t)}
              error={errorOf("/channel")}
              id="visit-channel"
              label={t("visits.channel")}
              onChange={(event) =>
                change({ channel: event.target.value as VisitFacts["channel"], participants: undefined })
              }
              value={draft.channel}
            />
            {draft.channel === "workshop" && number("participants", 1, 500)}
            {number("party_size", 1, 50)}
            {number("waiting_min", 0, 600)}
            {hasArrival && (
              <TextField
                error={errorOf("/arrived_at")}
                hint={t("visits.arrival_hint")}
                label={t("visits.arrival")}
                onChange={(event) => change({ arrival: event.target.value })}
                type="time"
                value={draft.arrival}
              />
            )}
            <SelectField
              choices={[
                { value: "", label: t("visits.not_asked") },
                { value: "no", label: t("visits.first_visit") },
                { value: "yes", label: t("visits.comes_back") },
              ]}
              label={t("visits.is_return")}
              onChange={(event) => change({ is_return: event.target.value ? event.target.value === "yes" : undefined })}
              value={draft.is_return === undefined ? "" : draft.is_return ? "yes" : "no"}
            />
            {choice("came_for", cameFor)}
            {choice("language", languages)}
            {choice("age_band", ageBands)}
            <CountryField draft={draft} error={errorOf("/country")} onChange={change} />
            <CommuneField catalogue={catalogue} draft={draft} error={errorOf("/commune")} onChange={change} />
          </div>
          <Needs draft={draft} onChange={change} />
          {draft.state === "closed" &&
            draft.acts.map((act, place) => (
              <ActFacts
                act={act}
                errorOf={(field) => errorOf(`/acts/${sent.indexOf(act.key)}/${field}`)}
                key={act.key}
                number={draft.acts.length > 1 ? place + 1 : null}
                onChange={(next) =>
                  onChange({ ...draft, acts: draft.acts.map((one) => (one.key === act.key ? next : one)) })
                }
              />
            ))}
          <NoteField
            error={errorOf("/note")}
            note={draft.note ?? ""}
            onChange={(note) => change({ note: note || undefined })}
          />
          <Switch
            detail={t("visits.left_unserved_detail")}
            isOn={draft.state === "abandoned"}
            label={t("visits.left_unserved")}
            onChange={(left) => change({ state: left ? "abandoned" : "closed" })}
          />
        </div>
      )}
    </details>
  );
}

/** What is behind the fold, so that nothing is saved unseen. */
function Said({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { acts: _, began_at: _began, ticket: _ticket, ...facts } = draft;
  const said = [
    draft.state === "abandoned" && t("visits.left_unserved"),
    facts.channel !== "in_person" && t(`visits.channel.${facts.channel}`),
    facts.arrival,
    draft.note && t("visits.note"),
  ].filter(Boolean);
  const others = Object.keys(facts).filter((name) => !["channel", "state", "arrival", "note", "stop"].includes(name));
  if (others.length > 0) {
    said.push(t("visits.other_facts", { count: others.length }));
  }
  return !isUntouched(draft) && said.length > 0 && <span className="visits__said">{said.join(" · ")}</span>;
}

interface PartProps {
  draft: Draft;
  onChange(change: Change<Draft>): void;
}

function CountryField({ draft, error, onChange }: PartProps & { error?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: "region" });
    const known = draft.country && !countries.includes(draft.country) ? [...countries, draft.country] : countries;
    return known.map((value) => ({ value, label: names.of(value) ?? value }));
  }, [i18n.language, draft.country]);
  return (
    <SelectField
      choices={[{ value: "", label: t("visits.not_asked") }, ...choices]}
      error={error}
      label={t("visits.country")}
      onChange={(event) => onChange({ country: event.target.value || undefined })}
      value={draft.country ?? ""}
    />
  );
}

function CommuneField({
  catalogue,
  draft,
  error,
  onChange,
}: PartProps & { catalogue: VisitCatalogue; error?: string | undefined }) {
  const { t } = useTranslation();
  const nameOf = (code: string | undefined) => catalogue.communes.find((one) => one.code === code)?.name ?? code ?? "";
  const suggest = useCallback(
    async (text: string) => {
      const typed = wordsOf(text).join(" ");
      return catalogue.communes
        .filter(({ name, code }) => wordsOf(name).join(" ").startsWith(typed) || code.startsWith(text.trim()))
        .slice(0, 8)
        .map(({ code, name }) => ({ id: code, label: name, detail: code }));
    },
    [catalogue],
  );
  return (
    <LateCombobox
      error={error}
      hint={t("visits.commune_hint")}
      initial={nameOf(draft.commune)}
      label={t("visits.commune")}
      onChoice={(chosen) => onChange({ commune: chosen?.id })}
      suggest={suggest}
    />
  );
}

function Needs({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="visits__needs">
      <RadioGroup
        choices={[
          { value: "no", label: t("visits.not_asked") },
          { value: "yes", label: t("visits.needs_asked") },
        ]}
        label={t("visits.needs")}
        onChange={(asked) => onChange({ needs: asked === "yes" ? [] : undefined })}
        value={draft.needs ? "yes" : "no"}
      />
      {draft.needs && (
        <CheckboxGroup
          choices={named(needs, "need", t)}
          label={t("visits.needs_which")}
          onChange={(values) => onChange({ needs: values as Need[] })}
          values={draft.needs}
        />
      )}
    </div>
  );
}

interface ActFactsProps {
  act: DraftAct;
  number: number | null;
  errorOf(field: string): string | undefined;
  onChange(act: DraftAct): void;
}

/** The rest of what may be said of an act. */
function ActFacts({ act, number, errorOf, onChange }: ActFactsProps) {
  const { t } = useTranslation();
  const change = (next: Change<Act>) => onChange(changedAct(act, next));
  const border = act.cross_border ?? "none";
  return (
    <fieldset className="visits__act visits__grid">
      <legend className={number === null ? "visually-hidden" : "visits__act-number"}>
        {t("visits.act_number", { number: number ?? 1 })}
      </legend>
      <SelectField
        choices={[{ value: "", label: t("visits.channel_of_visit") }, ...named(ofActs, "channel", t)]}
        error={errorOf("channel")}
        label={t("visits.act_channel")}
        onChange={(event) => change({ channel: (event.target.value || undefined) as Act["channel"] | undefined })}
        value={act.channel ?? ""}
      />
      <KeyedField
        error={errorOf("contact_number")}
        hint={t("visits.contact_number_hint")}
        id={`visit-contact-${act.key}`}
        label={t("visits.contact_number")}
      >
        {(control) => (
          <input
            {...control}
            max={50}
            min={1}
            onChange={(event) => change({ contact_number: numberOf(event.target.value) })}
            type="number"
            value={act.contact_number ?? ""}
          />
        )}
      </KeyedField>
      <SelectField
        choices={named(borders, "cross_border", t)}
        label={t("visits.cross_border")}
        onChange={(event) =>
          change({
            cross_border: event.target.value === "none" ? undefined : (event.target.value as "fr_to_be" | "be_to_fr"),
          })
        }
        value={border}
      />
      {border !== "none" && (
        <SelectField
          choices={[{ value: "", label: t("visits.not_asked") }, ...named(borderThemes, "cross_border_theme", t)]}
          label={t("visits.cross_border_theme")}
          onChange={(event) =>
            change({ cross_border_theme: (event.target.value || undefined) as Act["cross_border_theme"] | undefined })
          }
          value={act.cross_border_theme ?? ""}
        />
      )}
    </fieldset>
  );
}
