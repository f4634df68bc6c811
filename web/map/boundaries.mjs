// The outlines as one TopoJSON: each line is held once, however many areas it divides.
//   land         France and Belgium as surfaces
//   country      coasts and borders
//   region       lines between regions
//   department   lines between departments or provinces of one region
//   seam         the border that France and Belgium share: their outlines come from two sources and do not meet
import { merge, mesh, quantize } from "topojson-client";
import { topology } from "topojson-server";
import {
  filter,
  filterWeight,
  presimplify,
  simplify,
  sphericalRingArea,
  sphericalTriangleArea,
} from "topojson-simplify";

// Square kilometres: a bend that encloses less goes, an islet smaller than that goes.
const smallest = { bend: 0.4, islet: 1 };

// Degrees: about 110 m each way in the middle of France.
const step = { scale: [0.0014, 0.001], translate: [0, 0] };

// Kilometres that the two outlines of the common border lie apart at most.
const gap = 2.5;

export function boundaries(departments, provinces) {
  const france = simplified(departments);
  const belgium = simplified(provinces);
  const [frenchEdge, belgianEdge] = [france, belgium].map((one) => one.lines((a, b) => a === b));
  const isSeam = nearTo(belgianEdge);
  const isBorder = nearTo(frenchEdge);
  const sameRegion = (a, b) => a.properties.region === b.properties.region;
  const between = (matches) =>
    lines([france, belgium].flatMap((one) => one.lines((a, b) => a !== b && matches(a, b)).coordinates));
  const together = topology({
    land: { type: "GeometryCollection", geometries: [france.land, belgium.land] },
    country: lines([...frenchEdge.coordinates, ...pieces(belgianEdge, (a, b) => !(isBorder(a) && isBorder(b)))]),
    region: between((a, b) => !sameRegion(a, b)),
    department: between(sameRegion),
    seam: lines(pieces(frenchEdge, (a, b) => isSeam(a) && isSeam(b))),
  });
  return quantize(together, step);
}

const lines = (coordinates) => ({ type: "MultiLineString", coordinates });

function simplified(features) {
  const earth = 6371 ** 2;
  const weighted = presimplify(topology({ areas: { type: "FeatureCollection", features } }), sphericalTriangleArea);
  const fewer = filter(
    simplify(weighted, smallest.bend / earth),
    filterWeight(weighted, smallest.islet / earth, sphericalRingArea),
  );
  const { areas } = fewer.objects;
  return { land: merge(fewer, areas.geometries), lines: (matches) => mesh(fewer, areas, matches) };
}

// The runs of segments that are wanted.
function pieces({ coordinates }, isWanted) {
  return coordinates.flatMap((line) => {
    const runs = [[]];
    for (let i = 0; i + 1 < line.length; ++i) {
      if (isWanted(line[i], line[i + 1])) {
        runs.at(-1).push(...(runs.at(-1).length === 0 ? [line[i]] : []), line[i + 1]);
      } else if (runs.at(-1).length > 0) {
        runs.push([]);
      }
    }
    return runs.filter((run) => run.length > 0);
  });
}

function nearTo({ coordinates }) {
  const segments = coordinates.flatMap((line) => line.slice(1).map((end, i) => [line[i], end]));
  return (point) => segments.some(([a, b]) => kilometresTo(point, a, b) < gap);
}

function kilometresTo([lon, lat], a, b) {
  const east = 111.2 * Math.cos((lat * Math.PI) / 180);
  const flat = (point) => [(point[0] - lon) * east, (point[1] - lat) * 111.2];
  const [[ax, ay], [bx, by]] = [flat(a), flat(b)];
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
