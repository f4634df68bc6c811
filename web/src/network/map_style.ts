import type {
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import { feature } from "topojson-client";
import type { Objects, Topology } from "topojson-specification";

/** web/map/boundaries.mjs says what each holds. */
const outlines = ["land", "seam", "department", "region", "country"];

export type Boundaries = Topology<Objects>;

/** Name, longitude, latitude; the most important first. */
export type Labels = Record<"areas" | "towns", [string, number, number][]>;

/** What the images are called that the layers name; map_images.ts draws them. */
export const images = { dot: "dot", mark: "mark" };

/** In the page's colours as they are now, and with its font. */
export function styleOf(boundaries: Boundaries, labels: Labels): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    areas: { type: "geojson", data: points(labels.areas.map(([name, lon, lat]) => ({ name, lon, lat }))) },
    towns: { type: "geojson", data: points(labels.towns.map(([name, lon, lat]) => ({ name, lon, lat }))) },
    counters: { type: "geojson", data: points([]) },
  };
  for (const name of outlines) {
    const object = boundaries.objects[name];
    if (object) {
      sources[name] = { type: "geojson", data: feature(boundaries, object), tolerance: 0.2 };
    }
  }
  return { version: 8, sources, layers: layersOf() };
}

export function points(places: { name?: string; lon: number; lat: number }[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: places.map(({ name, lon, lat }, order) => ({
      type: "Feature",
      properties: { name, order },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  };
}

/** From the ground up; of two names that have no room beside each other, the upper layer's stays. */
export function layersOf(): LayerSpecification[] {
  const name: SymbolLayerSpecification["layout"] = {
    "text-field": ["get", "name"],
    "text-font": fonts(),
    "symbol-sort-key": ["get", "order"],
  };
  return [
    { id: "ground", type: "background", paint: { "background-color": colour("sunken") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("surface"), "fill-antialias": false } },
    line("seam", colour("surface"), [4, 0.4], [13, 205]),
    line("department", colour("line-strong"), [5, 0.3], [10, 0.8]),
    line("region", colour("line-strong"), [5, 0.8], [10, 1.6]),
    line("country", colour("ink-soft"), [5, 1], [10, 2.4]),
    {
      id: "towns",
      type: "symbol",
      source: "towns",
      filter: ["<", ["get", "order"], ["step", ["zoom"], 0, 4, 15, 5, 50, 6, 200, 7, 800, 8, 10_000]],
      layout: {
        ...name,
        "icon-image": images.dot,
        "icon-optional": true,
        "text-size": ["interpolate", ["linear"], ["zoom"], 6, 11, 11, 14],
        "text-max-width": 9,
        "text-padding": 4,
        "text-variable-anchor-offset": besideADot,
        "text-justify": "auto",
      },
      paint: {
        "text-color": colour("ink"),
        "text-halo-color": colour("surface"),
        "text-halo-width": 1.5,
        "icon-color": colour("ink-soft"),
      },
    },
    {
      id: "areas",
      type: "symbol",
      source: "areas",
      minzoom: 5,
      layout: {
        ...name,
        "text-size": ["interpolate", ["linear"], ["zoom"], 5, 9, 10, 13],
        "text-letter-spacing": 0.14,
        "text-transform": "uppercase",
        "text-max-width": 8,
      },
      paint: { "text-color": colour("ink-soft"), "text-halo-color": colour("surface"), "text-halo-width": 1.5 },
    },
    // Nothing to be seen: it keeps names from under the marks, which lie above the drawing.
    {
      id: "counters",
      type: "symbol",
      source: "counters",
      layout: { "icon-image": images.mark, "icon-allow-overlap": true, "icon-padding": 0 },
    },
  ];
}

/** Ems from the middle: close to the dot, or as far as a mark that stands there asks for. */
const besideADot = [0.35, 2].flatMap((far): (string | [number, number])[] => {
  return ["left", [far, 0], "right", [-far, 0], "top", [0, far], "bottom", [0, -far]];
});

type Stop = [zoom: number, width: number];

function line(source: string, colour: string, from: Stop, to: Stop): LayerSpecification {
  return {
    id: source,
    type: "line",
    source,
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": ["interpolate", ["exponential", 2], ["zoom"], ...from, ...to] },
  };
}

/** A custom property as the browser resolves it: a pair of colours becomes the one of the scheme. */
function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

function fonts(): string[] {
  const families = getComputedStyle(document.body).fontFamily.split(",");
  return families.map((family) => family.trim().replaceAll('"', ""));
}
