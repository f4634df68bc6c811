import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { ActFields, fieldId } from "./act_fields.tsx";
import type { ListedProcedure, VisitCatalogue } from "./contract.ts";
import {
  about,
  actsToSend,
  changed,
  type Draft,
  type DraftAct,
  isAboutNothing,
  type Problems,
  withAct,
} from "./draft.ts";
import { type Favourites, frequencyIn, usualCourse } from "./favourites.ts";
import { Key, KeyedField, useShortcut } from "./keyed_field.tsx";
import { type Command, keyOf } from "./keys.ts";
import { entriesOf, type Subject, search } from "./search.ts";
import { useCommands } from "./shortcuts.tsx";
import { VisitFactsFold } from "./visit_facts.tsx";

export const kForm = "visit-form";
export const kSave = "visit-save";
export const kArrival = "visit-arrival";
const kFacts = "visit-facts";

interface RecordFormProps {
  catalogue: VisitCatalogue;
  favourites: Favourites;
  draft: Draft;
  problems: Problems;
  title: string;
  save: string;
  /** Of a day that is over: "now" is no time of arrival there. */
  asksArrival?: boolean;
  isBusy: boolean;
  onChange(draft: Draft): void;
  onSave(): void;
  /** What the form itself does not obey. */
  onCommand?(command: Command): void;
  /** Before the acts: templates, or why something is corrected. */
  before?: ReactNode;
  /** Beside the buttons. */
  beside?: ReactNode;
}

/** One visit: its acts in a line each, everything else behind a fold. */
export function RecordForm({ catalogue, favourites, draft, problems, title, onChange, ...form }: RecordFormProps) {
  const { t } = useTranslation();
  const entries = useMemo(() => entriesOf(catalogue), [catalogue]);
  const [isOpen, setIsOpen] = useState(false);
  const enter = useShortcut(keyOf.another);
  const asksArrival = form.asksArrival ?? false;
  const isInFold = (field: string) => factFields.test(field) && !(asksArrival && field === "/arrived_at");
  useFocusOnProblem(problems, isInFold, () => setIsOpen(true));
  const suggest = (text: string) => search(entries, text, frequencyIn(favourites));
  const listedOf = (act: DraftAct) => catalogue.procedures.find(({ code }) => code === act.procedure);
  // A catalogue kept by the version before has none.
  const destinationOf = (listed: ListedProcedure | undefined) =>
    catalogue.destinations?.find(({ partner }) => partner === listed?.partner);
  const nameOf = (act: DraftAct) =>
    listedOf(act)?.name ??
    catalogue.partners.find(({ code }) => code === act.partner)?.name ??
    act.label ??
    act.procedure;
  const change = (key: number, next: DraftAct) =>
    onChange({ ...draft, acts: draft.acts.map((act) => (act.key === key ? next : act)) });

  function choose(act: DraftAct, subject: Subject | null): void {
    const listed = catalogue.procedures.find(({ code }) => code === subject?.code);
    const usual = subject && usualCourse(favourites, subject.code);
    const chosen = about(act, subject, listed, usual, destinationOf(listed) !== undefined);
    const next = { ...draft, acts: draft.acts.map((one) => (one === act ? chosen : one)) };
    onChange(subject && !draft.began_at ? { ...next, began_at: new Date().toISOString() } : next);
    if (subject) {
      document.getElementById(kSave)?.focus(); // Enter saves now, and every key alone works
    }
  }

  useCommands((command) => {
    const lastAct = draft.acts.at(-1);
    const act = draft.acts.find(({ key }) => document.activeElement?.id.endsWith(`-${key}`)) ?? lastAct;
    if (command === "save") {
      form.onSave();
    } else if (command === "another") {
      addAct(draft, onChange);
    } else if (command === "facts") {
      openFacts(() => setIsOpen(true));
    } else if (command === "new" && lastAct) {
      document.getElementById(fieldId("procedure", lastAct))?.focus();
    } else if (typeof command === "string" && isField(command) && act) {
      document.getElementById(fieldId(command, act))?.focus();
    } else {
      form.onCommand?.(command);
    }
  });

  const sent = actsToSend(draft).map(({ key }) => key);
  const errorOf = (field: string) => problems[field] && t(problems[field]);
  return (
    <section aria-labelledby="visit-title" className="card visits__form">
      <h2 id="visit-title" tabIndex={-1}>
        {title}
      </h2>
      <form
        id={kForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.onSave();
        }}
      >
        {form.before}
        <Wrong problems={problems} />
        {catalogue.stops.length > 0 && (
          <SelectField
            choices={[
              { value: "", label: t("visits.no_stop") },
              ...catalogue.stops.map(({ position, name }) => ({ value: String(position), label: name })),
            ]}
            error={errorOf("/stop")}
            hint={draft.stop === undefined ? t("visits.stop_hint") : undefined}
            label={t("visits.stop")}
            onChange={(event) =>
              onChange(changed(draft, { stop: event.target.value ? Number(event.target.value) : undefined }))
            }
            value={String(draft.stop ?? "")}
          />
        )}
        {asksArrival && (
          <KeyedField
            error={errorOf("/arrived_at")}
            hint={t("visits.arrival_of_day_hint")}
            id={kArrival}
            label={t("visits.arrival")}
          >
            {(control) => (
              <input
                {...control}
                onChange={(event) => onChange({ ...draft, arrival: event.target.value })}
                required
                type="time"
                value={draft.arrival}
              />
            )}
          </KeyedField>
        )}
        {draft.state === "closed" &&
          draft.acts.map((act, place) => (
            <ActFields
              act={act}
              isKeyed={place === draft.acts.length - 1}
              errorOf={(field) => errorOf(`/acts/${sent.indexOf(act.key)}/${field}`)}
              key={act.key}
              destination={destinationOf(listedOf(act))}
              listed={listedOf(act)}
              name={nameOf(act) ?? ""}
              number={draft.acts.length > 1 ? place + 1 : null}
              onChange={(next) => change(act.key, next)}
              onRemove={() => {
                onChange({ ...draft, acts: draft.acts.filter(({ key }) => key !== act.key) });
                document.getElementById(kSave)?.focus();
              }}
              onSubject={(subject) => choose(act, subject)}
              suggest={suggest}
            />
          ))}
        <VisitFactsFold
          catalogue={catalogue}
          draft={draft}
          errorOf={errorOf}
          hasArrival={!asksArrival}
          isOpen={isOpen}
          onChange={onChange}
          onOpen={setIsOpen}
        />
        <div className="visits__actions">
          <Button aria-keyshortcuts="Control+Enter" id={kSave} isBusy={form.isBusy} type="submit">
            {form.save}{" "}
            <span aria-hidden="true">
              <kbd>↵</kbd>
            </span>
          </Button>
          {draft.state === "closed" && (
            <Button aria-keyshortcuts={enter} look="quiet" onClick={() => addAct(draft, onChange)}>
              {t("visits.another_act")} <Key of={keyOf.another} />
            </Button>
          )}
          {form.beside}
        </div>
      </form>
    </section>
  );
}

/** Another act, and the hand already in its search; an empty one is used first. */
function addAct(draft: Draft, onChange: (draft: Draft) => void): void {
  const last = draft.acts.at(-1);
  const next = last && !isAboutNothing(last) ? withAct(draft) : draft;
  onChange(next);
  focusSoon(fieldId("procedure", next.acts.at(-1) ?? { key: 0 }));
}

export const focusSoon = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

/** The hand is in the first of them at once: what is typed next must not go elsewhere. */
function openFacts(open: () => void): void {
  flushSync(open);
  document.querySelector<HTMLElement>(`#${kFacts} + div select`)?.focus();
}

/** What is wrong, each thing once: what has a field is said there as well. */
function Wrong({ problems }: { problems: Problems }) {
  const { t } = useTranslation();
  const codes = [...new Set(Object.values(problems))];
  return (
    codes.length > 0 && (
      <Notice isUrgent kind="danger" title={t("visits.not_saved")}>
        <ul>
          {codes.map((code) => (
            <li key={code}>{t(code)}</li>
          ))}
        </ul>
      </Notice>
    )
  );
}

const isField = (command: string) => ["service_kind", "autonomy", "duration", "outcome"].includes(command);

const factFields = /^\/(?!reason|stop|acts\/\d+\/(procedure|partner|duration_min|outcome|reori))/;

/** The hand is led to the first field that is wrong, behind the fold too. */
function useFocusOnProblem(problems: Problems, isInFold: (field: string) => boolean, open: () => void): void {
  const fold = useRef({ isInFold, open });
  fold.current = { isInFold, open };
  useEffect(() => {
    const fields = Object.keys(problems);
    if (fields.length === 0) {
      return;
    }
    if (fields.some(fold.current.isInFold)) {
      fold.current.open();
    }
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`#${kForm} :is([aria-invalid=true], [data-invalid])`)?.focus(),
    );
  }, [problems]);
}
