// Edits of the network: counters that close, move, keep other hours or open.
import type { ComparedTerritory, Edit, EditKind, SitedCounter, TourStop } from "../api.ts";
import type { Point } from "./projection.ts";

export const kKinds: EditKind[] = ["close", "move", "hours", "add", "tour"];

export const isOfCounter = (kind: EditKind): boolean => kind !== "add" && kind !== "tour";
export const isPlaced = (kind: EditKind): boolean => kind === "add" || kind === "move" || kind === "tour";

/** An edit while it is drawn up. */
export interface Wanted {
  kind: EditKind;
  counter: string;
  point: Point | null;
  /** The point in words: a commune, or degrees. */
  where: string;
  name: string;
  hours: string;
  /** Of a tour, in the order of the round. */
  stops: TourStop[];
}

export const kNothingWanted: Wanted = {
  kind: "close",
  counter: "",
  point: null,
  where: "",
  name: "",
  hours: "",
  stops: [],
};

/** The stop that the fields hold; null where they hold no place. */
export function stopOf({ point, where, hours }: Wanted): TourStop | null {
  return point && { name: where, location: point, ...(hours.trim() !== "" && { hours: hours.trim() }) };
}

/** What is still missing. */
export function missingOf({
  kind,
  counter,
  point,
  name,
  hours,
  stops,
}: Wanted): ("counter" | "where" | "name" | "hours")[] {
  return [
    isOfCounter(kind) && counter === "" ? ("counter" as const) : undefined,
    isPlaced(kind) && !point && stops.length === 0 ? ("where" as const) : undefined,
    (kind === "add" || kind === "tour") && name.trim() === "" ? ("name" as const) : undefined,
    kind === "hours" && hours.trim() === "" ? ("hours" as const) : undefined,
  ].filter((field) => field !== undefined);
}

/** Of what is whole. */
export function editOf(wanted: Wanted): Edit {
  const { kind, counter, point, name, hours, stops } = wanted;
  if (kind === "tour") {
    return { kind, name: name.trim(), stops: [...stops, stopOf(wanted)].filter((stop) => stop !== null) };
  }
  return {
    kind,
    ...(isOfCounter(kind) && { counter }),
    ...(isPlaced(kind) && point && { location: { lat: point.lat, lon: point.lon } }),
    ...(kind === "add" && { name: name.trim() }),
    ...((kind === "add" || kind === "hours") && hours.trim() !== "" && { hours: hours.trim() }),
  };
}

export const openingOf = ({ name, location, stops }: SitedCounter): Edit =>
  stops
    ? { kind: "tour", name, stops: stops.map((stop) => ({ name: stop.name, location: stop.location })) }
    : { kind: "add", name, location };

export const isSameEdit = (one: Edit, other: Edit): boolean =>
  one.kind === other.kind &&
  one.counter === other.counter &&
  one.name === other.name &&
  one.location?.lat === other.location?.lat &&
  one.location?.lon === other.location?.lon;

/** "49.397, 4.699" in degrees; null where the text is none. */
export function pointOf(text: string): Point | null {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lat, lon] = [Number(found?.[1]), Number(found?.[2])];
  return found && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** The id under which answers name what an edit is of; what opens has one by its place in the list. */
export const counterOf = ({ counter }: Edit, at: number): string => counter ?? `added-${at}`;

export const degreesOf = ({ lat, lon }: Point): string => `${lat.toFixed(4)}, ${lon.toFixed(4)}`;

/** What becomes of a commune: people come within the time or no longer, or its half is only sooner or later there. */
export type Change = "gained" | "lost" | "nearer" | "further";
export const kChanges: Change[] = ["gained", "nearer", "further", "lost"];

export const peopleGained = ({ within_before, within_after }: ComparedTerritory): number =>
  within_after - within_before;

export function changeOf(item: ComparedTerritory): Change {
  const gained = peopleGained(item);
  if (Math.abs(gained) >= 0.5) {
    return gained > 0 ? "gained" : "lost";
  }
  const { median_before = Number.POSITIVE_INFINITY, median_after = Number.POSITIVE_INFINITY } = item;
  return median_after <= median_before ? "nearer" : "further";
}
