// One dot a place, as large as it has people, coloured by how long half of them need. The table holds the same facts, and
// is how they are reached by keyboard and screen reader.
import { type PointerEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CounterItem } from "../api.ts";
import { Aim, Changes, type Drawing, EditMarks, Suggested } from "./edit_layers.tsx";
import { Areas, Dots, Ground, Lit, Marks, mostOf, Names, radiusOf } from "./map_layers.tsx";
import type { Outlines } from "./paths.ts";
import { type PlacedTerritory, projectionOf } from "./projection.ts";
import { isBeyond } from "./reach.ts";
import { useZoom } from "./zoom.ts";

interface AccessMapProps {
  label: string;
  /** Pixels. */
  width: number;
  /** Pixels around the places, which are more than their centres. */
  room: number;
  places: PlacedTerritory[];
  minutes: number;
  outlines: Outlines | undefined;
  counters: CounterItem[];
  lit: PlacedTerritory | undefined;
  onLight(code: string | null): void;
  onChoose(code: string): void;
  drawing?: Drawing | undefined;
}

/** Pixels around a small place that a finger needs. */
const kFinger = 14;

export function AccessMap(props: AccessMapProps) {
  const { label, width, room, places, minutes, outlines, counters, lit, onLight, onChoose, drawing } = props;
  const { t } = useTranslation();
  const ref = useRef<SVGSVGElement>(null);
  const height = Math.round(Math.min(600, Math.max(320, width * 0.78)));
  const zoom = useZoom(ref, width, height);
  const { view } = zoom;
  const map = useMemo(() => projectionOf(places, width, height, room), [places, width, height, room]);
  const ordered = useMemo(() => [...places].sort((a, b) => b.access.people - a.access.people), [places]);
  const most = useMemo(() => mostOf(places), [places]);
  const radius = (place: PlacedTerritory) => radiusOf(place, most, width, isBeyond(place, minutes));

  /** On the map as it is at first. */
  function spotOf(event: PointerEvent<SVGSVGElement>): { x: number; y: number } {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left - view.x) / view.k, y: (event.clientY - top - view.y) / view.k };
  }

  function counterAt(event: PointerEvent<SVGSVGElement>): CounterItem | undefined {
    const { x, y } = spotOf(event);
    const awayOf = ({ location }: CounterItem) =>
      location ? Math.hypot(map.x(location.lon) - x, map.y(location.lat) - y) * view.k : Number.POSITIVE_INFINITY;
    const [nearest] = [...counters].sort((a, b) => awayOf(a) - awayOf(b));
    return nearest && awayOf(nearest) <= kFinger ? nearest : undefined;
  }

  function press(event: PointerEvent<SVGSVGElement>): void {
    const counter = drawing && !drawing.isPlacing ? counterAt(event) : undefined;
    const code = placeAt(event);
    if (drawing?.isPlacing) {
      const { x, y } = spotOf(event);
      drawing.onPlace(map.pointAt(x, y));
    } else if (drawing && counter) {
      drawing.onCounter(counter);
    } else if (code) {
      onChoose(code);
    }
  }

  /** The smallest under the pointer, or what is nearest to it. */
  function placeAt(event: PointerEvent<SVGSVGElement>): string | null {
    const { x, y } = spotOf(event);
    let best: { code: string; away: number } | null = null;
    for (const place of ordered) {
      const away = Math.hypot(map.x(place.centre.lon) - x, map.y(place.centre.lat) - y) * view.k;
      const edge = Math.max(0, away - radius(place));
      if (edge <= kFinger && (!best || edge <= best.away)) {
        best = { code: place.code, away: edge };
      }
    }
    return best?.code ?? null;
  }

  const controls = [
    { id: "closer", act: zoom.closer, drawing: "M3 8h10M8 3v10" },
    { id: "back", act: zoom.back, drawing: "M3 8h10" },
    { id: "whole", act: zoom.whole, drawing: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3" },
  ] as const;
  return (
    <div className="access-map">
      <svg
        aria-label={label}
        className={zoom.isWhole ? "access-map__drawing" : "access-map__drawing access-map__drawing--close"}
        height={height}
        onPointerDown={zoom.press}
        onPointerLeave={() => onLight(null)}
        onPointerMove={(event) => onLight(zoom.move(event) ? null : placeAt(event))}
        onPointerUp={(event) => zoom.wasPress() && press(event)}
        ref={ref}
        role="img"
        viewBox={`0 0 ${width} ${height}`}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
          {outlines && <Ground map={map} outlines={outlines} />}
          {outlines && !drawing && <Areas map={map} outlines={outlines} places={ordered} />}
          <Dots isPale={drawing !== undefined} k={view.k} map={map} minutes={minutes} places={ordered} />
          {drawing && <Changes changes={drawing.changes} k={view.k} map={map} />}
          <Marks counters={counters} k={view.k} map={map} />
          {drawing && <Suggested k={view.k} map={map} suggested={drawing.suggested} />}
          {drawing && <EditMarks edits={drawing.edits} k={view.k} map={map} />}
          {drawing?.point && <Aim k={view.k} map={map} point={drawing.point} />}
        </g>
        <Names map={map} places={ordered} view={view} />
        {lit && (
          <Lit
            map={map}
            nearest={counters.find(({ id }) => id === lit.nearest?.counter)}
            place={lit}
            radius={radius(lit)}
            view={view}
          />
        )}
      </svg>
      <div className="access-map__controls" data-print>
        {controls.map(({ id, act, drawing }) => (
          <button
            aria-label={t(`coverage.workspace.${id}`)}
            className="access-map__control"
            key={id}
            onClick={act}
            title={t(`coverage.workspace.${id}`)}
            type="button"
          >
            <svg aria-hidden="true" className="icon" viewBox="0 0 16 16">
              <path d={drawing} />
            </svg>
          </button>
        ))}
      </div>
    </div>
  );
}
