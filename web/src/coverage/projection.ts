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

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The box is what is in sight. */
export interface Projection extends Box {
  width: number;
  height: number;
  x(lon: number): number;
  y(lat: number): number;
  pointAt(x: number, y: number): Point;
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

function boxOf(places: PlacedTerritory[]): Box {
  const lats = places.map(({ centre }) => centre.lat);
  const lons = places.map(({ centre }) => centre.lon);
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}

const centreOf = ({ west, east, south, north }: Box): Point => ({ lat: (south + north) / 2, lon: (west + east) / 2 });

/** All of them lie in it. There is at least one. */
export function circleAround(places: PlacedTerritory[]): Point & { km: number } {
  const centre = centreOf(boxOf(places));
  return { ...centre, km: Math.max(...places.map((place) => kmBetween(place.centre, centre))) };
}

/** All places in sight, with room in pixels around them. There is at least one. */
export function projectionOf(places: PlacedTerritory[], width: number, height: number, room: number): Projection {
  const box = boxOf(places);
  const middle = centreOf(box);
  const narrow = Math.cos((middle.lat * Math.PI) / 180);
  const least = kLeastKm / kKmADegree;
  const high = Math.max(box.north - box.south, least);
  const wide = Math.max((box.east - box.west) * narrow, least);
  // Pixels a degree of latitude.
  const scale = Math.min((width - 2 * room) / wide, (height - 2 * room) / high);
  const [halfWide, halfHigh] = [width / 2 / (narrow * scale), height / 2 / scale];
  return {
    width,
    height,
    x: (lon) => width / 2 + (lon - middle.lon) * narrow * scale,
    y: (lat) => height / 2 - (lat - middle.lat) * scale,
    pointAt: (x, y) => ({
      lon: middle.lon + (x - width / 2) / (narrow * scale),
      lat: middle.lat - (y - height / 2) / scale,
    }),
    west: middle.lon - halfWide,
    east: middle.lon + halfWide,
    south: middle.lat - halfHigh,
    north: middle.lat + halfHigh,
  };
}
