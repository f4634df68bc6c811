// How far places are, in classes that a map can tell apart.
import type { CoveredTerritory } from "../api.ts";

/** Minutes that half of the people need at most; the last class has no end. */
export const kFar = [10, 15, 20, 30, 45, Number.POSITIVE_INFINITY] as const;

/** 1 to 6; 0: half of them come to no counter. */
export function farOf({ access }: CoveredTerritory): number {
  const median = access.median_minutes;
  return median === undefined ? 0 : kFar.findIndex((most) => median <= most) + 1;
}

/** Half of its people need longer, or come to none. Where nobody lives nobody does. */
export const isBeyond = ({ access }: CoveredTerritory, minutes: number): boolean =>
  access.people > 0 && (access.median_minutes ?? Number.POSITIVE_INFINITY) > minutes;

export const peopleBeyond = ({ access }: CoveredTerritory): number => access.people - access.within;

export interface FarClass {
  far: number;
  places: number;
  people: number;
}

/** From the nearest class to the farthest, then those who come to none; classes of nobody are left out. */
export function farClasses(items: CoveredTerritory[]): FarClass[] {
  const order = [1, 2, 3, 4, 5, 6, 0];
  return order
    .map((far) => {
      const inIt = items.filter((item) => item.access.people > 0 && farOf(item) === far);
      return { far, places: inIt.length, people: inIt.reduce((sum, { access }) => sum + access.people, 0) };
    })
    .filter(({ places }) => places > 0);
}
