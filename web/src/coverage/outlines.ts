// What lies under the places: land and borders, and communes where their outlines are known. Fetched with the first map.
import { feature } from "topojson-client";
import type { Objects, Topology } from "topojson-specification";
import boundariesUrl from "../../../data/map/boundaries.json?url";
import type { Outlines } from "./paths.ts";

const communesUrls = import.meta.glob<string>("../../../data/map/communes-*.json", {
  query: "?url",
  import: "default",
  eager: true,
});

/** `departments`: whose communes are shown. */
export async function loadOutlines(departments: string[]): Promise<Outlines> {
  const known = Object.entries(communesUrls).filter(([path]) =>
    departments.some((code) => path.endsWith(`-${code}.json`)),
  );
  const [boundaries, ...communes] = await Promise.all(
    [boundariesUrl, ...known.map(([, url]) => url)].map((url) => fetched(url)),
  );
  const geometries = (name: string) => featuresOf(boundaries, name).map(({ geometry }) => geometry);
  return {
    land: geometries("land"),
    lines: {
      seam: geometries("seam"),
      department: geometries("department"),
      region: geometries("region"),
      country: geometries("country"),
    },
    communes: new Map(
      communes.flatMap((one) => featuresOf(one, "communes").map(({ id, geometry }) => [`${id}`, geometry] as const)),
    ),
  };
}

async function fetched(url: string): Promise<Topology<Objects>> {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

function featuresOf(topology: Topology<Objects> | undefined, name: string): GeoJSON.Feature[] {
  const object = topology?.objects[name];
  if (!topology || !object) {
    return [];
  }
  const found = feature(topology, object);
  return found.type === "FeatureCollection" ? found.features : [found];
}
