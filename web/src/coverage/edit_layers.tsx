// What edits are on the map, and who gains and who loses by them: up or down, full or hollow, whatever the colours.
import { memo } from "react";
import type { ComparedTerritory, CounterItem, EditKind, SitedCounter } from "../api.ts";
import { type Change, changeOf, peopleGained } from "./edits.ts";
import { closerBy } from "./map_layers.tsx";
import type { Point, Projection } from "./projection.ts";

export interface DrawnEdit {
  kind: EditKind;
  /** Where the counter is; none for what opens. */
  from: Point | undefined;
  to: Point[];
}

/** What is drawn up over a map, and what a press on it means then. */
export interface Drawing {
  changes: ComparedTerritory[];
  edits: DrawnEdit[];
  suggested: SitedCounter[];
  /** The counter or the place that is about to be taken. */
  point: Point | null;
  /** A press is a place; else it is the counter under it. */
  isPlacing: boolean;
  onPlace(point: Point): void;
  onCounter(counter: CounterItem): void;
}

interface LayerProps {
  map: Projection;
  k: number;
}

const [kLeast, kLargest] = [5, 13];

/** On a narrow map signs are smaller. */
const narrowBy = (width: number) => Math.min(1, Math.max(0.6, width / 600));

/** Signs as large as people gain or lose. */
export const Changes = memo(function Changes({ changes, map, k }: LayerProps & { changes: ComparedTerritory[] }) {
  const most = Math.max(1, ...changes.map((item) => Math.abs(peopleGained(item))));
  return changes.map((item) => {
    if (!item.centre) {
      return null;
    }
    const share = Math.sqrt(Math.abs(peopleGained(item)) / most);
    const size = (Math.max(kLeast, kLargest * share) * narrowBy(map.width)) / closerBy(k);
    return (
      <ChangeSign
        change={changeOf(item)}
        key={item.code}
        size={size}
        x={map.x(item.centre.lon)}
        y={map.y(item.centre.lat)}
      />
    );
  });
});

interface ChangeSignProps {
  change: Change;
  x: number;
  y: number;
  size: number;
}

export function ChangeSign({ change, x, y, size }: ChangeSignProps) {
  const up = change === "gained" || change === "nearer" ? -size : size;
  return (
    <path
      className={`access-map__change access-map__change--${change}`}
      d={`M${x},${y + up}L${x + size},${y - up * 0.7}L${x - size},${y - up * 0.7}z`}
    />
  );
}

export function EditMarks({ edits, map, k }: LayerProps & { edits: DrawnEdit[] }) {
  const size = (8 * narrowBy(map.width)) / closerBy(k);
  return edits.map(({ kind, from, to }, at) => {
    const old = from && { x: map.x(from.lon), y: map.y(from.lat) };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: an edit is its place in the list
      <g key={at}>
        {old &&
          to.map((point) => (
            <line
              className="access-map__moved"
              key={`${point.lat} ${point.lon}`}
              x1={old.x}
              x2={map.x(point.lon)}
              y1={old.y}
              y2={map.y(point.lat)}
            />
          ))}
        {old && <EditSign kind={kind === "move" ? "close" : kind} size={size} {...old} />}
        {to.map((point) => (
          <EditSign
            key={`${point.lat} ${point.lon}`}
            kind="add"
            size={size}
            x={map.x(point.lon)}
            y={map.y(point.lat)}
          />
        ))}
      </g>
    );
  });
}

interface EditSignProps {
  kind: EditKind;
  x: number;
  y: number;
  size: number;
}

/** A cross where one closes, a plus where one opens, a clock where hours change. */
export function EditSign({ kind, x, y, size }: EditSignProps) {
  const arm = size * 0.55;
  const drawing = {
    close: `M${x - arm},${y - arm}L${x + arm},${y + arm}M${x + arm},${y - arm}L${x - arm},${y + arm}`,
    hours: `M${x},${y - arm}V${y}H${x + arm}`,
    add: `M${x - arm},${y}H${x + arm}M${x},${y - arm}V${y + arm}`,
  };
  return (
    <g className={`access-map__edit access-map__edit--${kind}`}>
      <circle cx={x} cy={y} r={size} />
      <path d={kind === "close" || kind === "hours" ? drawing[kind] : drawing.add} />
    </g>
  );
}

/** In the order of opening. */
export function Suggested({ suggested, map, k }: LayerProps & { suggested: SitedCounter[] }) {
  const size = (9 * narrowBy(map.width)) / closerBy(k);
  const marks = suggested.flatMap(({ name, location, stops }, at) =>
    (stops ?? [{ commune: name, location }]).map((stop) => ({ ...stop, at })),
  );
  return marks.map(({ commune, location, at }) => {
    const [x, y] = [map.x(location.lon), map.y(location.lat)];
    return (
      <g className="access-map__suggested" key={`${at} ${commune}`}>
        <circle cx={x} cy={y} r={size} />
        <text fontSize={size * 1.2} textAnchor="middle" x={x} y={y + size * 0.42}>
          {at + 1}
        </text>
      </g>
    );
  });
}

export function Aim({ point, map, k }: LayerProps & { point: Point }) {
  const size = 12 / closerBy(k);
  const [x, y] = [map.x(point.lon), map.y(point.lat)];
  return (
    <path
      className="access-map__aim"
      d={`M${x - size},${y}H${x + size}M${x},${y - size}V${y + size}M${x - size / 2},${y}a${size / 2},${size / 2} 0 1 0 ${size},0a${size / 2},${size / 2} 0 1 0 ${-size},0`}
    />
  );
}
