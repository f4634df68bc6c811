import { describe, expect, it } from "vitest";
import { circleAround, kmBetween, type PlacedTerritory, projectionOf, split } from "./projection.ts";

const place = (code: string, lat: number, lon: number, people = 100): PlacedTerritory => ({
  code,
  name: code,
  method: "roads",
  centre: { lat, lon },
  access: { people, within: 0, off_roads: 0, unreached: 0, by_straight_line: 0, centre_unknown: 0 },
});

describe("a map of places", () => {
  it("holds all of them with room around, north above, nothing stretched", () => {
    const places = [place("north", 50, 4), place("south", 49, 5)];
    const map = projectionOf(places, 600, 400, 20);
    const [north, south] = places.map(({ centre }) => ({ x: map.x(centre.lon), y: map.y(centre.lat) }));
    expect(north?.y).toBeCloseTo(20, 6);
    expect(south?.y).toBeCloseTo(380, 6);
    expect(south?.x).toBeGreaterThan(north?.x ?? 600);
    // As many pixels a kilometre east as south.
    const [east, down] = [map.x(5) - map.x(4), map.y(49) - map.y(50)];
    const [kmEast, kmDown] = [kmBetween({ lat: 49.5, lon: 4 }, { lat: 49.5, lon: 5 }), 111.2];
    expect(east / kmEast).toBeCloseTo(down / kmDown, 6);
  });
  it("of one place has it in the middle", () => {
    const map = projectionOf([place("alone", 45, 3)], 300, 200, 20);
    expect([map.x(3), map.y(45)]).toEqual([150, 100]);
    expect(map.north).toBeLessThan(45.2);
  });
  it("tells what it has in sight", () => {
    const map = projectionOf([place("a", 50, 4), place("b", 49, 5)], 600, 400, 20);
    expect(
      [map.x(map.west), map.x(map.east), map.y(map.north), map.y(map.south)].map((at) => Math.abs(Math.round(at))),
    ).toEqual([0, 600, 0, 400]);
  });
  it("has a circle around it that reaches the farthest place", () => {
    const { lat, lon, km } = circleAround([place("a", 50, 4), place("b", 49, 4), place("c", 49.2, 4)]);
    expect([lat, lon]).toEqual([49.5, 4]);
    expect(km).toBeCloseTo(111.2 / 2, 6);
  });
  it("leaves out what lies overseas and what nobody has placed", () => {
    const unplaced = { ...place("987", 0, 0), centre: undefined };
    const { near, elsewhere } = split([place("75", 48.8, 2.3, 2_000_000), place("974", -21, 55), unplaced as never]);
    expect(near.map(({ code }) => code)).toEqual(["75"]);
    expect(elsewhere.map(({ code }) => code)).toEqual(["974", "987"]);
  });
});
