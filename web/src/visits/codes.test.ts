import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import {
  ageBands,
  autonomies,
  borders,
  borderThemes,
  cameFor,
  channels,
  groupOf,
  needs,
  outcomes,
  reorientationReasons,
  reorientedTo,
  serviceKinds,
} from "./codes.ts";

const header = readFileSync(new URL("../../../server/visits/visit.hpp", import.meta.url), "utf8");

/** The enumerators of the program, as JSON spells them. */
function declared(name: string): string[] {
  const [, list = ""] = new RegExp(`enum class ${name} \\{([^}]*)\\}`).exec(header) ?? [];
  return list
    .split(",")
    .map((word) => word.trim().slice(1))
    .map((word) => word.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
}

const kinds = serviceKinds.flatMap(({ kinds: its }) => its);
const all = {
  ServiceKind: kinds,
  VisitChannel: channels,
  Autonomy: autonomies,
  Outcome: outcomes.flatMap(({ outcomes: its }) => its),
  OutcomeGroup: outcomes.map(({ group }) => group),
  ReorientedTo: reorientedTo,
  ReorientationReason: reorientationReasons,
  CrossBorder: borders,
  CrossBorderTheme: borderThemes,
  Need: needs,
  CameFor: cameFor,
  AgeBand: ageBands,
};

test.each(Object.entries(all))("%s has on the page what it has in the program", (name, codes) => {
  expect([...codes].sort()).toEqual(declared(name).sort());
});

test.each([
  ["resolved", "resolved"],
  ["information_only", "resolved"],
  ["awaiting_document", "under_way"],
  ["awaiting_partner", "under_way"],
  ["appointment_set", "under_way"],
  ["reoriented", "reoriented"],
  ["not_possible", "not_done"],
  ["abandoned", "not_done"],
] as const)("%s counts as %s", (outcome, group) => {
  expect(groupOf(outcome)).toBe(group);
});

describe("every code has its words", () => {
  const prefixes = {
    ServiceKind: "service_kind",
    VisitChannel: "channel",
    Autonomy: "autonomy",
    Outcome: "outcome",
    OutcomeGroup: "outcome_group",
    ReorientedTo: "reoriented_to",
    ReorientationReason: "reorientation_reason",
    CrossBorder: "cross_border",
    CrossBorderTheme: "cross_border_theme",
    Need: "need",
    CameFor: "came_for",
    AgeBand: "age_band",
  };
  it.each(["fr", "en"])("%s", (language) => {
    const texts = JSON.parse(
      readFileSync(new URL(`../../texts/${language}/visits.json`, import.meta.url), "utf8"),
    ) as Record<string, string>;
    const missing = Object.entries(prefixes)
      .flatMap(([name, prefix]) => declared(name).map((code) => `visits.${prefix}.${code}`))
      .concat(serviceKinds.map(({ group }) => `visits.service_group.${group}`))
      .filter((key) => !texts[key]);
    expect(missing).toEqual([]);
    expect(Object.keys(texts)).toEqual(Object.keys(texts).sort());
  });
});
