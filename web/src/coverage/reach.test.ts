import { describe, expect, it } from "vitest";
import type { CoveredTerritory } from "../api.ts";
import { farClasses, farOf, isBeyond } from "./reach.ts";

const place = (people: number, median?: number): CoveredTerritory => ({
  code: `${median}`,
  name: "",
  method: "roads",
  access: {
    people,
    within: 0,
    off_roads: 0,
    unreached: 0,
    by_straight_line: 0,
    centre_unknown: 0,
    ...(median !== undefined && { median_minutes: median }),
  },
});

describe("how far a place is", () => {
  it("is the first class that its median is not beyond", () => {
    expect([0, 10, 10.2, 20, 30, 30.2, 45, 46, undefined].map((median) => farOf(place(1, median)))).toEqual([
      1, 1, 2, 3, 4, 5, 5, 6, 0,
    ]);
  });
  it("is beyond when half of its people need longer or come to none, and never where nobody lives", () => {
    expect(isBeyond(place(9, 30), 30)).toBe(false);
    expect(isBeyond(place(9, 30.2), 30)).toBe(true);
    expect(isBeyond(place(9), 60)).toBe(true);
    expect(isBeyond(place(0), 10)).toBe(false);
  });
  it("is counted by class, the farthest last", () => {
    expect(farClasses([place(5), place(7, 3), place(2, 4), place(9, 50), place(0)])).toEqual([
      { far: 1, places: 2, people: 9 },
      { far: 6, places: 1, people: 9 },
      { far: 0, places: 1, people: 5 },
    ]);
  });
});
