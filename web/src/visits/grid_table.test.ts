import { describe, expect, it } from "vitest";
import type { GridCell } from "../api.ts";
import { differs, kRows, tableOf } from "./grid_table.ts";

const cells: GridCell[] = [
  { row: "information", partner: "caf", acts: 3 },
  { row: "information", partner: "dgfip", acts: 0, tally: 2 },
  { row: "online_services", partner: "caf", acts: 5, tally: 7 },
  { row: "files", partner: "other", acts: 1, tally: 1 },
];

describe("the grid", () => {
  const table = tableOf({ cells }, ["cpam"]);
  it("has totals by row and by body that agree with the whole", () => {
    const rows = kRows.reduce((sum, row) => sum + table.ofRow(row), 0);
    const partners = table.partners.reduce((sum, partner) => sum + table.ofPartner(partner), 0);
    expect([rows, partners, table.all]).toEqual([11, 11, 11]);
  });
  it("has a column for each body that is asked for or counted", () => {
    expect(table.partners).toEqual(["cpam", "caf", "dgfip", "other"]);
    expect(table.at("files", "cpam")).toEqual({ row: "files", partner: "cpam", acts: 0 });
  });
  it("says where acts and tallies disagree", () => {
    expect(cells.filter(differs)).toEqual([cells[2]]);
  });
});
