import { useTranslation } from "react-i18next";
import { niceTop } from "../platform/chart/series_chart.tsx";
import { Dot, largestOf, mostOf } from "./map_layers.tsx";
import type { PlacedTerritory } from "./projection.ts";
import { type FarClass, farClasses, kFar } from "./reach.ts";
import type { Words } from "./words.ts";

interface LegendProps {
  places: PlacedTerritory[];
  minutes: number;
  /** Of the map: its dots are sized by it. */
  width: number;
  hasCounters: boolean;
  words: Words;
}

/** What the signs of the map mean, and how many people are in each class. */
export function Legend({ places, minutes, width, hasCounters, words }: LegendProps) {
  const { t } = useTranslation();
  const classes = farClasses(places);
  const most = Math.max(1, ...classes.map(({ people }) => people));
  return (
    <div className="access-legend">
      <p className="access-legend__title">{t("coverage.workspace.legend")}</p>
      <ul>
        {classes.map((one) => (
          <li className="access-legend__class" key={one.far}>
            <Sign far={one.far} isBeyond={one.far === 0 || (kFar[one.far - 1] ?? 0) > minutes} />
            <span>{nameOf(one)}</span>
            <span className="access-legend__people">{words.people(one.people)}</span>
            <span aria-hidden="true" className="access-legend__bar">
              <span className={`far-${one.far}`} style={{ width: `${(one.people / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <ul className="access-legend__signs">
        <li>
          <Sign far={-1} isBeyond={false} /> {t("coverage.workspace.sign_within", { minutes })}
        </li>
        <li>
          <Sign far={-1} isBeyond /> {t("coverage.workspace.sign_beyond", { minutes })}
        </li>
        {hasCounters && (
          <li>
            <svg aria-hidden="true" className="access-legend__sign" viewBox="-8 -8 16 16">
              <path className="access-map__counter" d="M0,-5l5,5l-5,5l-5,-5z" />
            </svg>{" "}
            {t("coverage.workspace.sign_counter")}
          </li>
        )}
        <li>
          <Sizes largest={largestOf(width)} most={mostOf(places)} words={words} />
        </li>
      </ul>
    </div>
  );

  function nameOf({ far }: FarClass): string {
    const [from, to] = [kFar[far - 2], kFar[far - 1]];
    return far === 0
      ? t("coverage.workspace.far_never")
      : to === Number.POSITIVE_INFINITY
        ? t("coverage.workspace.far_last", { from })
        : from === undefined
          ? t("coverage.workspace.far_first", { to })
          : t("coverage.workspace.far_between", { from, to });
  }
}

export function Sign({ far, isBeyond }: { far: number; isBeyond: boolean }) {
  return (
    <svg aria-hidden="true" className="access-legend__sign" viewBox="-8 -8 16 16">
      <Dot far={far} isBeyond={isBeyond} radius={6.5} x={0} y={0} />
    </svg>
  );
}

function Sizes({ most, largest, words }: { most: number; largest: number; words: Words }) {
  const { t } = useTranslation();
  const top = niceTop(most) > most * 1.5 ? niceTop(most) / 2 : niceTop(most);
  const shown = [top / 10, top].map((people) => ({ people, radius: largest * Math.sqrt(people / most) }));
  return (
    <span className="access-legend__sizes">
      {shown.map(({ people, radius }) => (
        <span className="access-legend__size" key={people}>
          <svg
            aria-hidden="true"
            height={2 * radius + 2}
            viewBox={`${-radius - 1} ${-radius - 1} ${2 * radius + 2} ${2 * radius + 2}`}
            width={2 * radius + 2}
          >
            <Dot far={-1} isBeyond={false} radius={radius} x={0} y={0} />
          </svg>
          {t("coverage.workspace.sign_people", { people: words.people(people) })}
        </span>
      ))}
    </span>
  );
}
