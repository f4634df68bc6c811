import type { GridCell, GridRow, WeekGrid } from "../api.ts";

export const kRows: GridRow[] = [
  "information",
  "documents",
  "online_services",
  "files",
  "contact_with_body",
  "digital_help",
];

export interface GridTable {
  partners: string[];
  at(row: GridRow, partner: string): GridCell;
  /** What counts in a cell: acts, or the tally where no act was recorded. Where both exist they are not added up. */
  ofRow(row: GridRow): number;
  ofPartner(partner: string): number;
  all: number;
}

const counted = (cell: GridCell) => (cell.acts > 0 ? cell.acts : (cell.tally ?? 0));

/** Both exist and disagree: shown, and never silently replaced. */
export const differs = (cell: GridCell) => cell.acts > 0 && cell.tally !== undefined && cell.tally !== cell.acts;

/** The grid with a column for each body that the week holds, and for those of `always`. */
export function tableOf(grid: Pick<WeekGrid, "cells">, always: string[] = []): GridTable {
  const partners = [...new Set([...always, ...grid.cells.map((cell) => cell.partner)])];
  const at = (row: GridRow, partner: string): GridCell =>
    grid.cells.find((cell) => cell.row === row && cell.partner === partner) ?? { row, partner, acts: 0 };
  const sum = (cells: GridCell[]) => cells.reduce((total, cell) => total + counted(cell), 0);
  return {
    partners,
    at,
    ofRow: (row) => sum(grid.cells.filter((cell) => cell.row === row)),
    ofPartner: (partner) => sum(grid.cells.filter((cell) => cell.partner === partner)),
    all: sum(grid.cells),
  };
}
