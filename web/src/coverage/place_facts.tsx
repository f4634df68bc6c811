import { useTranslation } from "react-i18next";
import { Dot } from "./map_layers.tsx";
import type { PlacedTerritory } from "./projection.ts";
import { farOf, isBeyond, peopleBeyond } from "./reach.ts";
import type { Words } from "./words.ts";

interface PlaceFactsProps {
  place: PlacedTerritory | undefined;
  minutes: number;
  words: Words;
}

/** What the place that is looked at on the map is; the table says it too. */
export function PlaceFacts({ place, minutes, words }: PlaceFactsProps) {
  const { t } = useTranslation();
  if (!place) {
    return <p className="access-facts access-facts--none">{t("coverage.workspace.point_at")}</p>;
  }
  const { access, nearest, has_counter } = place;
  const facts = [
    [t("coverage.page.people"), words.people(access.people)],
    [t("coverage.workspace.share_column", { minutes }), words.share(access.share)],
    [t("coverage.workspace.beyond_column", { minutes }), words.people(peopleBeyond(place))],
    [t("coverage.page.median"), words.median(access)],
  ];
  return (
    <div className="access-facts">
      <p className="access-facts__name">
        <svg aria-hidden="true" className="access-legend__sign" viewBox="-8 -8 16 16">
          <Dot far={farOf(place)} isBeyond={isBeyond(place, minutes)} radius={6.5} x={0} y={0} />
        </svg>
        {words.name(place)}
        {has_counter === false && <span className="tag">{t("coverage.workspace.no_counter")}</span>}
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {nearest && (
        <p className="access-facts__way">
          {nearest.name}, <span className="distance">{words.minutes(nearest.minutes)}</span>
        </p>
      )}
    </div>
  );
}
