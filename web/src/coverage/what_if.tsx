// "Et si ?": edits drawn up over the map, and who gains and who loses by them.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Counter, Edit, SitedCounter } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { refusedOf } from "../workspace/api.ts";
import { EditForm } from "./edit_form.tsx";
import type { Drawing, DrawnEdit } from "./edit_layers.tsx";
import { EditList } from "./edit_list.tsx";
import { degreesOf, isPlaced, isSameEdit, kNothingWanted } from "./edits.ts";
import { ChangedTerritories, ChangeLegend, OutcomeFigures } from "./outcome.tsx";
import { PlacesMap } from "./places_map.tsx";
import { type Point, split } from "./projection.ts";
import { ScenarioBar } from "./scenario_bar.tsx";
import type { Access } from "./use_coverage.ts";
import { type Draft, useCountersNamed, useOutcome, useScenarios } from "./use_what_if.ts";
import { WhereNext } from "./where_next.tsx";
import type { Words } from "./words.ts";

interface WhatIfProps {
  access: Access;
  draft: Draft;
  words: Words;
  /** By the names of the address. */
  onChange(next: Record<string, string>): void;
}

export function WhatIf({ access, draft, words, onChange }: WhatIfProps) {
  const { t } = useTranslation();
  const { answer, asked, question, items } = access;
  const { edits, setEdits } = draft;
  const [wanted, setWanted] = useState(kNothingWanted);
  const [against, setAgainst] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [suggested, setSuggested] = useState<SitedCounter[]>([]);
  const { comparison, isOld, error } = useOutcome(draft, against, question);
  const counters = useCountersNamed([wanted.counter, ...edits.map(({ counter = "" }) => counter)]);
  const { near, elsewhere } = useMemo(() => split(items), [items]);
  const add = (...more: Edit[]) => setEdits([...edits, ...more]);
  const drawing: Drawing = {
    changes: comparison?.items ?? [],
    edits: [...edits, { kind: "tour", stops: wanted.stops } as Edit].map((edit) => drawnOf(edit, counters)),
    suggested,
    point: (isPlaced(wanted.kind) ? wanted.point : null) ?? placeOf(counters.get(wanted.counter)) ?? null,
    isPlacing: wanted.kind === "add" || wanted.kind === "tour" || (wanted.kind === "move" && wanted.counter !== ""),
    onPlace: (point) => setWanted({ ...wanted, point, where: degreesOf(point) }),
    onCounter: ({ id }) => setWanted({ ...wanted, counter: id }),
  };
  const scenarios = useScenarios();
  const refused = refusedOf(error);
  const isOfEdit = refused?.problem.errors?.some(({ field }) => field.startsWith("/edits/")) ?? false;
  return (
    <section aria-labelledby="what-if" className="what-if">
      <h2 id="what-if" tabIndex={-1}>
        {t("coverage.scenario.title")}
      </h2>
      <ScenarioBar
        against={against}
        draft={draft}
        onAgainst={setAgainst}
        onChange={onChange}
        territory={asked.territory}
      />
      {error && !isOfEdit && (
        <Notice isUrgent kind="danger" title={refused?.problem.errors?.[0]?.message ?? error.message} />
      )}
      <p aria-live="polite" className="visually-hidden">
        {comparison &&
          !isOld &&
          t("coverage.scenario.summary", {
            gained: words.people(comparison.gained),
            lost: words.people(comparison.lost),
            minutes: comparison.minutes,
          })}
      </p>
      {comparison && (
        <div aria-busy={isOld} className="what-if__outcome">
          <p className="lead">
            {t("coverage.scenario.compared", {
              before: scenarios.find(({ id }) => id === against)?.name ?? t("coverage.scenario.today"),
              after: draft.scenario?.name ?? t("coverage.scenario.drawn"),
            })}
          </p>
          <OutcomeFigures comparison={comparison} words={words} />
        </div>
      )}
      <div className="what-if__drawing">
        {near.length > 0 && (
          <PlacesMap
            answer={answer}
            by={asked.by}
            drawing={drawing}
            elsewhere={elsewhere}
            lit={near.find(({ code }) => code === (pointed ?? chosen))}
            onChoose={setChosen}
            onLight={setPointed}
            places={near}
            question={question}
            side={
              <>
                <EditForm network={question.network} onAdd={add} onWant={setWanted} wanted={wanted} />
                {edits.length > 0 && (
                  <section aria-labelledby="edit-list">
                    <h3 id="edit-list">{t("coverage.scenario.edits", { count: edits.length })}</h3>
                    <EditList
                      counters={counters}
                      edits={edits}
                      misplaced={comparison?.misplaced ?? []}
                      onUndo={(at) => {
                        setEdits(edits.filter((_, other) => other !== at));
                        // The button is gone: whoever pressed it goes on where edits are made.
                        document.getElementById("edit-form")?.focus({ preventScroll: true });
                      }}
                      refused={refused}
                    />
                  </section>
                )}
                <ChangeLegend hasPlan={suggested.length > 0} minutes={answer.minutes} />
              </>
            }
            words={words}
          />
        )}
      </div>
      {edits.length === 0 && (
        <EmptyState text={t("coverage.scenario.nothing_text")} title={t("coverage.scenario.nothing")} />
      )}
      {comparison && (
        <div aria-busy={isOld} className="what-if__outcome">
          <ChangedTerritories
            by={asked.by}
            chosen={chosen}
            comparison={comparison}
            onChoose={setChosen}
            onLight={setPointed}
            words={words}
          />
        </div>
      )}
      <WhereNext
        edits={edits}
        key={`${question.territory} ${question.procedure}`}
        onAccept={add}
        onPlan={setSuggested}
        onRefuse={(edit) => setEdits(edits.filter((other) => !isSameEdit(edit, other)))}
        question={question}
        words={words}
      />
    </section>
  );
}

function drawnOf({ kind, counter, location, stops }: Edit, counters: Map<string, Counter>): DrawnEdit {
  return {
    kind,
    from: placeOf(counters.get(counter ?? "")),
    to: location ? [location] : (stops ?? []).map((stop) => stop.location),
  };
}

const placeOf = (counter: Counter | undefined): Point | undefined =>
  counter?.lat !== undefined && counter.lon !== undefined ? { lat: counter.lat, lon: counter.lon } : undefined;
