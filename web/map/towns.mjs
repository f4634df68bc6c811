// Kilometres around a named town within which only seats of an administration are named too: at the closest view a name
// needs about that much room.
const room = 14;

// The towns whose names a map has room for, the most important first.
export function spreadOut(towns) {
  const named = new Cells();
  for (const town of towns.sort((a, b) => b.weight - a.weight)) {
    if (town.seat || !named.hasNear(town)) named.add(town);
  }
  return named.all;
}

// A grid of half-degree cells, so that each town is compared with its neighbours only.
class Cells {
  all = [];
  #cells = new Map();

  add(town) {
    this.all.push(town);
    const key = keyOf(cellOf(town.lon), cellOf(town.lat));
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), town]);
  }

  hasNear(town) {
    for (const column of [-1, 0, 1]) {
      for (const row of [-1, 0, 1]) {
        const there = this.#cells.get(keyOf(cellOf(town.lon) + column, cellOf(town.lat) + row)) ?? [];
        if (there.some((other) => kilometres(town, other) < room)) return true;
      }
    }
    return false;
  }
}

const cellOf = (degrees) => Math.floor(degrees * 2);
const keyOf = (column, row) => `${column}/${row}`;

function kilometres(one, other) {
  const perDegree = 111.2;
  const east = (one.lon - other.lon) * Math.cos((one.lat * Math.PI) / 180);
  return perDegree * Math.hypot(east, one.lat - other.lat);
}
