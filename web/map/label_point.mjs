// Where the name of an area has most room: in the middle of the longest line from west to east that lies within its
// largest part, among those that cross the middle half of its height.
export function widestPlace({ type, coordinates }) {
  const [ring] = (type === "Polygon" ? [coordinates] : coordinates).sort((a, b) => areaOf(b[0]) - areaOf(a[0]))[0];
  const heights = ring.map(([, lat]) => lat);
  const [south, north] = [Math.min(...heights), Math.max(...heights)];
  let best = { width: 0 };
  for (let part = 0.25; part <= 0.75; part += 0.0125) {
    const lat = south + part * (north - south);
    const crossings = crossingsAt(ring, lat);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = (crossings[i + 1] - crossings[i]) * (1 - Math.abs(part - 0.5) / 2);
      if (width > best.width) best = { width, lat, lon: (crossings[i] + crossings[i + 1]) / 2 };
    }
  }
  return [best.lon, best.lat];
}

function crossingsAt(ring, lat) {
  const crossings = [];
  for (let i = 0; i + 1 < ring.length; ++i) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
    if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
  }
  return crossings.sort((a, b) => a - b);
}

function areaOf(ring) {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; ++i) twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(twice);
}
