// The codes of a visit (docs: server/visits/visit.hpp), the groups they are shown in, and what an outcome counts as.
import type { Act, Need, Outcome, OutcomeGroup, ServiceKind, Visit } from "./contract.ts";

export const serviceKinds: { group: string; kinds: ServiceKind[] }[] = [
  { group: "online", kinds: ["online_procedure", "online_consultation", "first_account", "digital_skill"] },
  { group: "orientation", kinds: ["information", "letter_explained", "listening_and_orientation"] },
  { group: "papers", kinds: ["file_building", "document_supplied", "scan_print"] },
  { group: "partner", kinds: ["phone_to_partner", "video_session", "appointment_booked"] },
];

/** The one table of what an outcome counts as, the same as group_of() in server/visits/visit.cpp. */
export const outcomes: { group: OutcomeGroup; outcomes: Outcome[] }[] = [
  { group: "resolved", outcomes: ["resolved", "information_only"] },
  { group: "under_way", outcomes: ["awaiting_document", "awaiting_partner", "appointment_set"] },
  { group: "reoriented", outcomes: ["reoriented"] },
  { group: "not_done", outcomes: ["not_possible", "abandoned"] },
];

const groups = new Map(outcomes.flatMap(({ group, outcomes: its }) => its.map((outcome) => [outcome, group] as const)));

export const groupOf = (outcome: Outcome): OutcomeGroup => groups.get(outcome) ?? "not_done";

export const autonomies = ["fully_assisted", "partly_autonomous", "autonomous"] satisfies Act["autonomy"][];

export const channels = [
  "in_person",
  "phone",
  "email",
  "video",
  "mail",
  "outreach",
  "workshop",
] satisfies Visit["channel"][];

export const reorientedTo = [
  "partner_referent",
  "partner_office",
  "other_counter",
  "town_hall_or_ccas",
  "justice_point",
  "digital_mediator",
  "belgian_body",
  "association",
  "other",
] satisfies Act["reoriented_to"][];

export const reorientationReasons = [
  "outside_bundle",
  "expertise_needed",
  "tool_down",
  "missing_document",
  "identity_not_proven",
  "language",
  "legal_advice",
  "refusal_of_person",
] satisfies Act["reorientation_reason"][];

export const borders = ["none", "fr_to_be", "be_to_fr"] satisfies Act["cross_border"][];

export const borderThemes = [
  "health",
  "work",
  "taxes",
  "family",
  "retirement",
  "unemployment",
  "other",
] satisfies Act["cross_border_theme"][];

export const needs: Need[] = ["digital", "reading", "language", "disability", "urgent"];

export const ageBands = ["up_to25", "up_to39", "up_to54", "up_to69", "from70"] satisfies Visit["age_band"][];

export const cameFor = ["self", "relative", "professional"] satisfies Visit["came_for"][];

/** Where people mostly live who come to these counters, by ISO 3166; their names are the browser's. */
export const countries = "FR BE LU DE NL ES IT PT GB CH RO PL UA MA DZ TN TR".split(" ");

export const languages = ["fr", "nl", "de", "en"] satisfies Visit["language"][];
