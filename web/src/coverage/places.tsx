// The places of an answer, as a map and as a table that hold the same.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CoverageSort } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { PlacesMap } from "./places_map.tsx";
import { PlacesTable } from "./places_table.tsx";
import { split } from "./projection.ts";
import { isBeyond } from "./reach.ts";
import type { Access } from "./use_coverage.ts";
import type { Words } from "./words.ts";

interface PlacesProps {
  access: Access;
  sort: CoverageSort;
  isGap: boolean;
  words: Words;
  onSort(sort: CoverageSort): void;
  onGap(isGap: boolean): void;
  linkTo(code: string): string;
}

export function Places({ access, sort, isGap, words, onSort, onGap, linkTo }: PlacesProps) {
  const { t } = useTranslation();
  const { answer, asked, question, items } = access;
  const { by } = asked;
  const { minutes } = answer;
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const listed = useMemo(
    () => (isGap ? items.filter((item) => isBeyond(item, minutes)) : items),
    [items, isGap, minutes],
  );
  const { near, elsewhere } = useMemo(() => split(items), [items]);
  const heading = isGap
    ? t("coverage.workspace.gap", { count: listed.length, minutes })
    : t(`coverage.workspace.table.${by}`, { count: items.length });
  const isMixed = answer.access.by_straight_line >= 0.5 && answer.access.by_straight_line < answer.access.people - 0.5;
  return (
    <>
      {by !== "density" && near.length > 0 && (
        <PlacesMap
          answer={answer}
          by={by}
          elsewhere={elsewhere}
          lit={near.find(({ code }) => code === (pointed ?? chosen))}
          onChoose={setChosen}
          onLight={setPointed}
          places={near}
          question={question}
          words={words}
        />
      )}
      <section aria-labelledby="access-table" className="access-list">
        <div className="toolbar">
          <h2 id="access-table" tabIndex={-1}>
            {heading}
          </h2>
          {by === "commune" && (
            <button aria-pressed={isGap} className="chip" data-print onClick={() => onGap(!isGap)} type="button">
              {t("coverage.workspace.only_gap", { minutes })}
            </button>
          )}
        </div>
        {listed.length === 0 ? (
          <EmptyState
            text={t(isGap ? "coverage.workspace.no_gap_text" : "coverage.workspace.nothing_text", { minutes })}
            title={t(isGap ? "coverage.workspace.no_gap" : "coverage.page.nothing")}
          />
        ) : (
          <PlacesTable
            by={by}
            caption={heading}
            chosen={chosen}
            isMixed={isMixed}
            items={listed}
            key={`${answer.territory ?? ""} ${by} ${isGap}`}
            linkTo={linkTo}
            lit={pointed}
            minutes={minutes}
            onChoose={(code) => {
              setChosen(code);
              if (code) {
                document.getElementById("access-map")?.scrollIntoView({ block: "nearest" });
              }
            }}
            onLight={setPointed}
            onSort={onSort}
            sort={sort}
            words={words}
          />
        )}
      </section>
    </>
  );
}
