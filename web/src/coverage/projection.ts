// Degrees to pixels: flat, true at the middle of what is shown.
import type { CoveredTerritory } from "../api.ts";

export interface Point {
  lat: number;
  lon: number;
}

/** A place that can be drawn. */
export type PlacedTerritory = CoveredTerritory & { centre: Point };

/** Kilometres from the middle of the people: further, overseas, would make a country a speck. */
const kTooFarKm = 1_000;
const kKmADegree = 111.2;
/** A single commune is shown with what is around it. */
const kLeastKm = 12;

export interface Projection {
  width: number;
  height: number;
  x(lon: number): number;
  y(lat: number): number;
  /** What is in sight. */
  west: number;
  east: number;
  south: number;
  north: number;
  middle: Point;
  /** From the middle to the farthest place. */
  km: number;
}

/** Those that one map shows, and those that are too far away or of which nobody knows where they are. */
export function split(items: CoveredTerritory[]): { near: PlacedTerritory[]; elsewhere: CoveredTerritory[] } {
  const placed = items.filter((item): item is PlacedTerritory => item.centre !== undefined);
  const middle = middleOf(placed);
  const near = placed.filter(({ centre }) => kmBetween(centre, middle) <= kTooFarKm);
  const shown = new Set<CoveredTerritory>(near);
  return { near, elsewhere: items.filter((item) => !shown.has(item)) };
}

function middleOf(placed: PlacedTerritory[]): Point {
  const sum = placed.reduce(
    (all, { centre, access }) => ({
      lat: all.lat + centre.lat * (access.people + 1),
      lon: all.lon + centre.lon * (access.people + 1),
      weight: all.weight + access.people + 1,
    }),
    { lat: 0, lon: 0, weight: 0 },
  );
  return { lat: sum.lat / sum.weight, lon: sum.lon / sum.weight };
}

export function kmBetween(one: Point, other: Point): number {
  const east = (one.lon - other.lon) * Math.cos(((one.lat + other.lat) * Math.PI) / 360);
  return kKmADegree * Math.hypot(east, one.lat - other.lat);
}

/** All places in sight, with room in pixels around them. There is at least one. */
export function projectionOf(places: PlacedTerritory[], width: number, height: number, room: number): Projection {
  const lats = places.map(({ centre }) => centre.lat);
  const lons = places.map(({ centre }) => centre.lon);
  const middle = {
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
    lon: (Math.min(...lons) + Math.max(...lons)) / 2,
  };
  const narrow = Math.cos((middle.lat * Math.PI) / 180);
  const least = kLeastKm / kKmADegree;
  const high = Math.max(Math.max(...lats) - Math.min(...lats), least);
  const wide = Math.max((Math.max(...lons) - Math.min(...lons)) * narrow, least);
  // Pixels a degree of latitude.
  const scale = Math.min((width - 2 * room) / wide, (height - 2 * room) / high);
  const x = (lon: number) => width / 2 + (lon - middle.lon) * narrow * scale;
  const y = (lat: number) => height / 2 - (lat - middle.lat) * scale;
  const [halfWide, halfHigh] = [width / 2 / (narrow * scale), height / 2 / scale];
  return {
    width,
    height,
    x,
    y,
    west: middle.lon - halfWide,
    east: middle.lon + halfWide,
    south: middle.lat - halfHigh,
    north: middle.lat + halfHigh,
    middle,
    km: Math.max(...places.map(({ centre }) => kmBetween(centre, middle))),
  };
}
