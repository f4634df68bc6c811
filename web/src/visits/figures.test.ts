import { expect, test } from "vitest";
import type { Outcome, VisitItem } from "./contract.ts";
import { figuresOf } from "./figures.ts";

const visit = (outcomes: Outcome[], more: Partial<VisitItem> = {}): VisitItem => ({
  id: "",
  day: "2026-11-24",
  slot: 555,
  version: 1,
  channel: "in_person",
  party_size: 1,
  needs: [],
  note: "",
  is_generated: false,
  is_withdrawn: false,
  state: outcomes.length > 0 ? "closed" : "abandoned",
  acts: outcomes.map((outcome) => ({
    service_kind: "information",
    autonomy: "autonomous",
    duration_min: 5,
    outcome,
  })),
  ...more,
});

test("acts are counted by what their outcomes count as", () => {
  const figures = figuresOf([
    visit(["resolved", "information_only"], { party_size: 2 }),
    visit(["awaiting_partner"], { channel: "workshop", participants: 8 }),
    visit(["reoriented", "abandoned"]),
    visit([]),
  ]);
  expect(figures).toMatchObject({ visits: 4, persons: 12, left: 1, acts: 5 });
  expect(figures.groups.map(({ group, acts }) => `${group} ${acts}`)).toEqual([
    "resolved 2",
    "under_way 1",
    "reoriented 1",
    "not_done 1",
  ]);
});

test("waiting is the middle one of those that are known, and nothing where none is", () => {
  expect(figuresOf([visit(["resolved"])]).waiting).toBeNull();
  const waits = [12, 3, 40].map((waiting_min) => visit(["resolved"], { waiting_min }));
  expect(figuresOf([...waits, visit(["resolved"])]).waiting).toEqual({ median: 12, visits: 3 });
  expect(figuresOf([...waits, visit(["resolved"], { waiting_min: 0 })]).waiting).toEqual({ median: 7.5, visits: 4 });
});

test("what was withdrawn counts nowhere", () => {
  const figures = figuresOf([visit(["resolved"]), visit([], { is_withdrawn: true, waiting_min: 5, state: "closed" })]);
  expect(figures).toMatchObject({ visits: 1, persons: 1, left: 0, acts: 1, waiting: null });
});
