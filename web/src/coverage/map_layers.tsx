// What the map is made of, from the ground up. Each layer is drawn anew only when what it shows changes.
import { memo } from "react";
import type { CounterItem } from "../api.ts";
import { kLines, type Outlines, pathOf } from "./paths.ts";
import type { PlacedTerritory, Projection } from "./projection.ts";
import { farOf, isBeyond } from "./reach.ts";
import type { View } from "./zoom.ts";

export const Ground = memo(function Ground({ outlines, map }: { outlines: Outlines; map: Projection }) {
  return (
    <>
      <path className="access-map__land" d={outlines.land.map((one) => pathOf(one, map)).join("")} />
      {kLines.map((name) => (
        <path
          className={`access-map__line access-map__line--${name}`}
          d={outlines.lines[name].map((one) => pathOf(one, map)).join("")}
          key={name}
        />
      ))}
    </>
  );
});

interface AreasProps {
  outlines: Outlines;
  map: Projection;
  places: PlacedTerritory[];
}

/** Communes whose outlines are known. */
export const Areas = memo(function Areas({ outlines, map, places }: AreasProps) {
  return places.map((place) => {
    const outline = outlines.communes.get(place.code);
    return (
      outline && <path className={`access-map__area far-${farOf(place)}`} d={pathOf(outline, map)} key={place.code} />
    );
  });
});

interface DotsProps {
  /** The largest first: the small ones lie on top. */
  places: PlacedTerritory[];
  map: Projection;
  minutes: number;
  /** How much closer than at first. */
  k: number;
  /** Without how far they are: what changes is drawn over them. */
  isPale?: boolean;
}

export const Dots = memo(function Dots({ places, map, minutes, k, isPale = false }: DotsProps) {
  const most = mostOf(places);
  return places.map((place) => {
    const [x, y] = [map.x(place.centre.lon), map.y(place.centre.lat)];
    const beyond = isBeyond(place, minutes);
    const radius = radiusOf(place, most, map.width, beyond) / closerBy(k);
    return <Dot far={isPale ? -1 : farOf(place)} isBeyond={beyond} key={place.code} radius={radius} x={x} y={y} />;
  });
});

interface DotProps {
  x: number;
  y: number;
  radius: number;
  far: number;
  isBeyond: boolean;
}

/** Round within the minutes, square beyond them: of the same surface. */
export function Dot({ x, y, radius, far, isBeyond }: DotProps) {
  const side = radius * Math.sqrt(Math.PI);
  return isBeyond ? (
    <rect
      className={`access-map__dot access-map__dot--beyond far-${far}`}
      height={side}
      width={side}
      x={x - side / 2}
      y={y - side / 2}
    />
  ) : (
    <circle className={`access-map__dot far-${far}`} cx={x} cy={y} r={radius} />
  );
}

export const mostOf = (places: PlacedTerritory[]) => Math.max(1, ...places.map(({ access }) => access.people));

/** Pixels; the surface is as the people are. What is beyond is never too small to be seen. */
export function radiusOf({ access }: PlacedTerritory, most: number, width: number, isBeyond: boolean): number {
  return Math.max(isBeyond ? 3.5 : 2, largestOf(width) * Math.sqrt(access.people / most));
}

export const largestOf = (width: number) => Math.min(20, Math.max(11, width / 40));

/** A dot grows with the map, but less: those that lay on one another come apart. */
export const closerBy = (k: number) => k ** 0.75;

interface MarksProps {
  counters: CounterItem[];
  map: Projection;
  k: number;
}

export const Marks = memo(function Marks({ counters, map, k }: MarksProps) {
  const half = 4.5 / closerBy(k);
  return counters.map(({ id, stop, location }) => {
    if (!location) {
      return null;
    }
    const [x, y] = [map.x(location.lon), map.y(location.lat)];
    return (
      <path
        className="access-map__counter"
        d={`M${x},${y - half}l${half},${half}l${-half},${half}l${-half},${-half}z`}
        key={`${id} ${stop ?? ""}`}
      />
    );
  });
});

interface NamesProps {
  places: PlacedTerritory[];
  map: Projection;
  view: View;
}

/** Of the most peopled ones in sight, as many as find room beside one another. */
export function Names({ places, map, view }: NamesProps) {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const most = mostOf(places);
  const room = Math.round(map.width / 45);
  return places.map((place) => {
    if (taken.length >= room || place.name === "") {
      return null;
    }
    const x = map.x(place.centre.lon) * view.k + view.x;
    const y = map.y(place.centre.lat) * view.k + view.y;
    const left = x + (radiusOf(place, most, map.width, false) * view.k) / closerBy(view.k) + 4;
    const box = { left, right: left + place.name.length * 7.2 + 8, top: y - 9, bottom: y + 9 };
    const isFree =
      left > 0 &&
      box.right < map.width &&
      box.top > 0 &&
      box.bottom < map.height &&
      taken.every(
        (one) => one.right < box.left || one.left > box.right || one.bottom < box.top || one.top > box.bottom,
      );
    if (!isFree) {
      return null;
    }
    taken.push(box);
    return (
      <text className="access-map__name" key={place.code} x={left} y={y + 4}>
        {place.name}
      </text>
    );
  });
}

interface LitProps {
  place: PlacedTerritory;
  /** The counter that its people come to soonest. */
  nearest: CounterItem | undefined;
  map: Projection;
  view: View;
  radius: number;
}

/** What is looked at here or in the table. */
export function Lit({ place, nearest, map, view, radius }: LitProps) {
  const x = map.x(place.centre.lon) * view.k + view.x;
  const y = map.y(place.centre.lat) * view.k + view.y;
  const drawn = (radius * view.k) / closerBy(view.k) + 4;
  const isLeft = x > map.width * 0.6;
  const [beside, foot] = [isLeft ? x - drawn - 6 : x + drawn + 6, y + 5];
  return (
    <g className="access-map__lit">
      {nearest?.location && (
        <line
          className="access-map__way"
          x1={x}
          x2={map.x(nearest.location.lon) * view.k + view.x}
          y1={y}
          y2={map.y(nearest.location.lat) * view.k + view.y}
        />
      )}
      <circle className="access-map__ring" cx={x} cy={y} r={drawn} />
      <text
        className="access-map__name access-map__name--lit"
        textAnchor={isLeft ? "end" : "start"}
        x={beside}
        y={foot}
      >
        {place.name}
      </text>
    </g>
  );
}
