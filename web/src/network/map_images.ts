import type { Map as MapLibre } from "maplibre-gl";
import { images } from "./map_style.ts";

/** Pixels: the dot of a town, the room that a mark takes. */
const size = { dot: 12, mark: 36 };

/** Drawn here, so that they take the colours of the scheme and nothing is fetched. */
export function drawImages(map: MapLibre): void {
  map.addImage(images.dot, dot(), { sdf: true, pixelRatio: 2 });
  map.addImage(images.mark, { width: size.mark, height: size.mark, data: new Uint8ClampedArray(size.mark ** 2 * 4) });
}

/** A disc as MapLibre colours it: the alpha of each pixel is its distance from the edge, which lies at 192. */
function dot(): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(size.dot ** 2 * 4);
  const middle = (size.dot - 1) / 2;
  const radius = 4;
  for (let at = 0; at < size.dot ** 2; ++at) {
    const fromMiddle = Math.hypot((at % size.dot) - middle, Math.floor(at / size.dot) - middle);
    data[at * 4 + 3] = 192 + (radius - fromMiddle) * 32;
  }
  return { width: size.dot, height: size.dot, data };
}
