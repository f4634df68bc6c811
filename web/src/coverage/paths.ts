// Outlines as paths of a drawing.
import type { Projection } from "./projection.ts";

/** From the ground up; web/map/boundaries.mjs says what each holds. */
export const kLines = ["seam", "department", "region", "country"] as const;

export interface Outlines {
  land: GeoJSON.Geometry[];
  lines: Record<(typeof kLines)[number], GeoJSON.Geometry[]>;
  /** By code. */
  communes: Map<string, GeoJSON.Geometry>;
}

/** The "d" of a path. Bends that cannot be seen are left out, and so is what lies wholly out of sight. */
export function pathOf(geometry: GeoJSON.Geometry, map: Projection): string {
  switch (geometry.type) {
    case "LineString":
      return lineOf(geometry.coordinates, map, "");
    case "MultiLineString":
      return geometry.coordinates.map((line) => lineOf(line, map, "")).join("");
    case "Polygon":
      return geometry.coordinates.map((ring) => lineOf(ring, map, "Z")).join("");
    case "MultiPolygon":
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => lineOf(ring, map, "Z"))).join("");
    default:
      return "";
  }
}

/** Pixels. */
const kLeastStep = 0.3;

function lineOf(line: GeoJSON.Position[], map: Projection, end: string): string {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [lon = 0, lat = 0] of line) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  if (east < map.west || west > map.east || north < map.south || south > map.north) {
    return "";
  }
  let path = "";
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  line.forEach(([lon = 0, lat = 0], at) => {
    const [x, y] = [map.x(lon), map.y(lat)];
    const isStep = Math.abs(x - lastX) + Math.abs(y - lastY) >= kLeastStep;
    if (at === 0 || isStep || at === line.length - 1) {
      path += `${at === 0 ? "M" : "L"}${x.toFixed(2)},${y.toFixed(2)}`;
      [lastX, lastY] = [x, y];
    }
  });
  return path + end;
}
