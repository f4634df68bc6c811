import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage, CoveredTerritory, GroupedBy } from "../api.ts";
import { useWidth } from "../platform/chart/use_width.ts";
import { AccessMap } from "./access_map.tsx";
import type { Question } from "./choices.ts";
import type { Drawing } from "./edit_layers.tsx";
import { Legend } from "./legend.tsx";
import { PlaceFacts } from "./place_facts.tsx";
import { circleAround, type PlacedTerritory } from "./projection.ts";
import { useCounters } from "./use_coverage.ts";
import type { Words } from "./words.ts";

interface PlacesMapProps {
  answer: Coverage;
  by: GroupedBy;
  /** There is at least one. */
  places: PlacedTerritory[];
  /** Of the answer too, and not on this map. */
  elsewhere: CoveredTerritory[];
  question: Question;
  words: Words;
  lit: PlacedTerritory | undefined;
  onLight(code: string | null): void;
  onChoose(code: string): void;
  drawing?: Drawing;
  /** In the place of what the signs mean and of what is looked at. */
  side?: ReactNode;
}

/** Kilometres around the middle within which counters are drawn: beyond, they would hide the places. */
const kCountersWithin = 130;
/** Beyond the places themselves: people go to the next department too. */
const kBeside = 25;

/** The map, what its signs mean, and what is looked at. */
export function PlacesMap(props: PlacesMapProps) {
  const { answer, by, places, elsewhere, question, words, lit, onLight, onChoose, drawing, side } = props;
  const { t, i18n } = useTranslation();
  const { ref, width } = useWidth<HTMLDivElement>();
  // Under places that a generator has made up lies no country.
  const outlines = useOutlines(by === "commune" ? places : [], !answer.roads?.is_made_up);
  const around = circleAround(places);
  const counters = useCounters(
    around.km <= kCountersWithin ? { ...around, km: around.km + kBeside } : undefined,
    question,
  );
  const { minutes, misplaced } = answer;
  return (
    <section aria-labelledby="access-map" className="access-places">
      <h2 id="access-map">{t("coverage.workspace.map")}</h2>
      <div className="access-places__map">
        <div ref={ref}>
          <AccessMap
            counters={counters}
            drawing={drawing}
            key={`${answer.territory ?? ""} ${by}`}
            label={t("coverage.workspace.map_label", { count: places.length })}
            lit={lit}
            minutes={minutes}
            onChoose={onChoose}
            onLight={onLight}
            outlines={outlines}
            places={places}
            room={by === "commune" ? 44 : width / 9}
            width={width}
          />
        </div>
        <div className="access-places__side">
          {side ?? (
            <>
              <Legend hasCounters={counters.length > 0} minutes={minutes} places={places} width={width} words={words} />
              <PlaceFacts minutes={minutes} place={lit} words={words} />
            </>
          )}
        </div>
      </div>
      {misplaced.length > 0 && (
        <p className="note">
          {t("coverage.workspace.misplaced", { count: misplaced.length })}{" "}
          {misplaced.map(({ counter, name }, at) => (
            <span key={`${counter} ${name}`}>
              {at > 0 && ", "}
              <a href={`/${i18n.language}/counters/${encodeURIComponent(counter)}`}>{name}</a>
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
  );
}

/** Fetched with the first map, and nothing without one: a map without outlines is one all the same. */
function useOutlines(communes: PlacedTerritory[], enabled: boolean) {
  const departments = [...new Set(communes.map(({ code }) => code.slice(0, 2)))].sort();
  const { data } = useQuery({
    queryKey: ["coverage-outlines", departments.join()],
    queryFn: async () => (await import("./outlines.ts")).loadOutlines(departments),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return enabled ? data : undefined;
}
