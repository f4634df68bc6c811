import type { GridCell, GridRow, TypedTally, VisitCatalogue, WeekGrid } from "../api.ts";

export const kRows: GridRow[] = [
  "information",
  "documents",
  "online_services",
  "files",
  "contact_with_body",
  "digital_help",
];

export const kOther = "other";

/** Acts that were recorded and tallies that were typed: two testimonies, never added up. */
export interface Sums {
  acts: number;
  tallies: number;
}

export interface GridTable {
  partners: string[];
  at(row: GridRow, partner: string): GridCell;
  ofRow(row: GridRow): Sums;
  ofPartner(partner: string): Sums;
  all: Sums;
  hasTallies: boolean;
}

/** Both exist and disagree: shown, and never silently replaced. */
export const differs = (cell: GridCell) => cell.acts > 0 && cell.tally !== undefined && cell.tally !== cell.acts;

/** The grid with a column for each body that the week holds, and for those of `always`. */
export function tableOf(grid: Pick<WeekGrid, "cells">, always: string[] = []): GridTable {
  const partners = [...new Set([...always, ...grid.cells.map((cell) => cell.partner)])];
  const at = (row: GridRow, partner: string): GridCell =>
    grid.cells.find((cell) => cell.row === row && cell.partner === partner) ?? { row, partner, acts: 0 };
  const sum = (cells: GridCell[]): Sums => ({
    acts: cells.reduce((total, { acts }) => total + acts, 0),
    tallies: cells.reduce((total, { tally = 0 }) => total + tally, 0),
  });
  return {
    partners,
    at,
    ofRow: (row) => sum(grid.cells.filter((cell) => cell.row === row)),
    ofPartner: (partner) => sum(grid.cells.filter((cell) => cell.partner === partner)),
    all: sum(grid.cells),
    hasTallies: grid.cells.some(({ tally }) => tally !== undefined),
  };
}

/** The bodies that the counter helps with, then what the week holds besides; the rest are asked for one by one. */
export function bodiesToType(catalogue: Pick<VisitCatalogue, "partners" | "procedures">, cells: GridCell[]): string[] {
  const ofBundle = new Set(catalogue.procedures.filter((one) => one.is_done_here).map(({ partner }) => partner));
  const first = catalogue.partners.map(({ code }) => code).filter((code) => ofBundle.has(code));
  return [...new Set([...first, ...cells.map(({ partner }) => partner)])];
}

/** What somebody typed into the cells, by "row partner". */
export type Typed = Record<string, string>;

export const cellKey = (row: GridRow, partner: string): string => `${row} ${partner}`;

/** Those that are otherwise than before; an emptied field takes its tally back. */
export function changedTallies(typed: Typed, cells: GridCell[]): TypedTally[] {
  return Object.entries(typed).flatMap(([key, text]) => {
    const [row, partner] = key.split(" ") as [GridRow, string];
    const before = cells.find((cell) => cell.row === row && cell.partner === partner)?.tally;
    const tally = text.trim() === "" ? undefined : Number(text);
    return tally === before ? [] : [{ row, partner, ...(tally !== undefined && { tally }) }];
  });
}
