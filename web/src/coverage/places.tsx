// The places of an answer, as a map and as a table that hold the same.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CoverageSort, CoveredTerritory } from "../api.ts";
import { useWidth } from "../platform/chart/use_width.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { AccessMap } from "./access_map.tsx";
import type { Question } from "./choices.ts";
import { Legend } from "./legend.tsx";
import { PlaceFacts } from "./place_facts.tsx";
import { PlacesTable } from "./places_table.tsx";
import { kmBetween, type PlacedTerritory, type Point, split } from "./projection.ts";
import { isBeyond } from "./reach.ts";
import { type Access, kItemsShown, useCounters } from "./use_coverage.ts";
import type { Words } from "./words.ts";

interface PlacesProps {
  access: Access;
  question: Question;
  sort: CoverageSort;
  isGap: boolean;
  words: Words;
  onSort(sort: CoverageSort): void;
  onGap(isGap: boolean): void;
  linkTo(code: string): string;
}

/** Kilometres around the middle within which counters are drawn: beyond, they would hide the places. */
const kCountersWithin = 130;
/** Beyond the places themselves: people go to the next department too. */
const kBeside = 25;

export function Places({ access, question, sort, isGap, words, onSort, onGap, linkTo }: PlacesProps) {
  const { t, i18n } = useTranslation();
  const { answer, by, items, isCut } = access;
  const { minutes } = answer;
  const { ref, width } = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const listed = useMemo(
    () => (isGap ? items.filter((item) => isBeyond(item, minutes)) : items),
    [items, isGap, minutes],
  );
  const { near, elsewhere } = useMemo(() => split(items), [items]);
  const outlines = useOutlines(by === "commune" ? near : []);
  const counters = useCounters(around(by === "density" ? [] : near), question);
  const offRoads = counters.filter(({ id }) => answer.counters_off_roads.includes(id));
  const lit = near.find(({ code }) => code === (pointed ?? chosen));
  if (items.length === 0) {
    return <EmptyState text={t("coverage.workspace.nothing_text")} title={t("coverage.page.nothing")} />;
  }
  const heading = isGap
    ? t("coverage.workspace.gap", { count: listed.length, minutes })
    : t(`coverage.workspace.table.${by}`, { count: answer.territory && isCut ? answer.communes : items.length });
  const isMixed = answer.access.by_straight_line >= 0.5 && answer.access.by_straight_line < answer.access.people - 0.5;
  return (
    <>
      {isCut && (
        <Notice title={t("coverage.workspace.cut", { count: kItemsShown })}>
          <p>{t("coverage.workspace.cut_text")}</p>
        </Notice>
      )}
      {by !== "density" && near.length > 0 && (
        <section aria-labelledby="access-map" className="access-places">
          <h2 id="access-map">{t("coverage.workspace.map")}</h2>
          <div className="access-places__map">
            <div ref={ref}>
              <AccessMap
                counters={counters}
                key={`${answer.territory ?? ""} ${by}`}
                label={t("coverage.workspace.map_label", { count: near.length })}
                lit={lit}
                minutes={minutes}
                onChoose={setChosen}
                onLight={setPointed}
                outlines={outlines}
                places={near}
                width={width}
              />
            </div>
            <div className="access-places__side">
              <Legend hasCounters={counters.length > 0} minutes={minutes} places={near} width={width} words={words} />
              <PlaceFacts minutes={minutes} place={lit} words={words} />
            </div>
          </div>
          {offRoads.length > 0 && (
            <p className="note">
              {t("coverage.workspace.counters_off_roads", { count: offRoads.length })}{" "}
              {offRoads.map(({ id, name }, at) => (
                <span key={id}>
                  {at > 0 && ", "}
                  <a href={`/${i18n.language}/counters/${encodeURIComponent(id)}`}>{name}</a>
                </span>
              ))}
            </p>
          )}
          {elsewhere.length > 0 && (
            <p className="small-print">
              {t("coverage.page.elsewhere", { count: elsewhere.length })} {elsewhere.map(words.name).join(", ")}.
            </p>
          )}
        </section>
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
          <EmptyState text={t("coverage.workspace.no_gap_text", { minutes })} title={t("coverage.workspace.no_gap")} />
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

/** Fetched with the first map, and nothing without one: a map without outlines is one all the same. */
function useOutlines(communes: PlacedTerritory[]) {
  const departments = [...new Set(communes.map(({ code }) => code.slice(0, 2)))].sort();
  const { data } = useQuery({
    queryKey: ["coverage-outlines", departments.join()],
    queryFn: async () => (await import("./outlines.ts")).loadOutlines(departments),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** The circle that holds the places, where it is small enough to show counters in it. */
function around(places: CoveredTerritory[]): (Point & { km: number }) | undefined {
  const centres = places.flatMap(({ centre }) => (centre ? [centre] : []));
  const [first] = centres;
  if (!first) {
    return undefined;
  }
  const [lats, lons] = [centres.map(({ lat }) => lat), centres.map(({ lon }) => lon)];
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
  const km = Math.max(...centres.map((centre) => kmBetween(centre, { lat, lon })));
  return km <= kCountersWithin ? { lat, lon, km: km + kBeside } : undefined;
}
