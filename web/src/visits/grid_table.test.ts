import { describe, expect, it } from "vitest";
import type { GridCell, VisitCatalogue } from "../api.ts";
import { bodiesToType, changedTallies, differs, kRows, tableOf } from "./grid_table.ts";

const cells: GridCell[] = [
  { row: "information", partner: "caf", acts: 3 },
  { row: "information", partner: "dgfip", acts: 0, tally: 2 },
  { row: "online_services", partner: "caf", acts: 5, tally: 7 },
  { row: "files", partner: "other", acts: 1, tally: 1 },
];

describe("the grid", () => {
  const table = tableOf({ cells }, ["cpam"]);
  it("has totals by row and by body that agree with the whole, acts and tallies apart", () => {
    for (const of of ["acts", "tallies"] as const) {
      const rows = kRows.reduce((sum, row) => sum + table.ofRow(row)[of], 0);
      const partners = table.partners.reduce((sum, partner) => sum + table.ofPartner(partner)[of], 0);
      expect([rows, partners]).toEqual([table.all[of], table.all[of]]);
    }
    expect(table.all).toEqual({ acts: 9, tallies: 10 });
  });
  it("has a column for each body that is asked for or counted", () => {
    expect(table.partners).toEqual(["cpam", "caf", "dgfip", "other"]);
    expect(table.at("files", "cpam")).toEqual({ row: "files", partner: "cpam", acts: 0 });
  });
  it("says where acts and tallies disagree", () => {
    expect(cells.filter(differs)).toEqual([cells[2]]);
  });
});

describe("what is typed", () => {
  it("is asked for the bodies of the counter's bundle first, then for what the week holds", () => {
    const listed = (partner: string, is_done_here: boolean) => ({ partner, is_done_here });
    const catalogue = {
      partners: ["ants", "caf", "cpam", "dgfip"].map((code) => ({ code, name: code })),
      procedures: [listed("cpam", true), listed("caf", true), listed("caf", false), listed("ants", false)],
    } as unknown as VisitCatalogue;
    expect(bodiesToType(catalogue, cells)).toEqual(["caf", "cpam", "dgfip", "other"]);
  });
  it("is sent where it changed; an emptied field takes its tally back", () => {
    const typed = {
      "information caf": "4",
      "information dgfip": "",
      "online_services caf": "7",
      "files caf": "",
      "files other": "0",
    };
    expect(changedTallies(typed, cells)).toEqual([
      { row: "information", partner: "caf", tally: 4 },
      { row: "information", partner: "dgfip" },
      { row: "files", partner: "other", tally: 0 },
    ]);
  });
});
