// Communes of a department as one TopoJSON, `communes`: a geometry each, `id` its code. Of communes that have merged
// since the outlines were drawn, the one of today.
import { mergeArcs, quantize } from "topojson-client";
import { topology } from "topojson-server";

// Degrees: about 110 m each way in the middle of France.
const step = { scale: [0.0014, 0.001], translate: [0, 0] };

// `codeToday`: of a code that may have ended.
export function communes(features, codeToday) {
  const drawn = topology({ communes: { type: "FeatureCollection", features } });
  const parts = Map.groupBy(drawn.objects.communes.geometries, ({ properties }) => codeToday(properties.code));
  const geometries = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, all]) => outline(drawn, id, all));
  return quantize({ ...drawn, objects: { communes: { type: "GeometryCollection", geometries } } }, step);
}

function outline(drawn, id, parts) {
  const { type, arcs } = parts.length > 1 ? mergeArcs(drawn, parts) : parts[0];
  return { type, id, arcs };
}
