import type { Role, ScopeKind } from "../api.ts";

/** Those that people are given, as in server/access/role.hpp. */
export const roles: Role[] = [
  "advisor",
  "counter_manager",
  "host_manager",
  "partner_referent",
  "partner_manager",
  "departmental_coordinator",
  "prefecture",
  "national_programme",
  "auditor",
  "moderator",
  "data_protection_officer",
  "administrator",
];

/** What each role is given for; the server refuses what does not fit. */
export const scopeKindsOf: Record<Exclude<Role, "device" | "anonymous">, ScopeKind[]> = {
  advisor: ["counter"],
  counter_manager: ["counter"],
  host_manager: ["organisation"],
  partner_referent: ["procedure_family", "organisation"],
  partner_manager: ["organisation", "procedure_family"],
  departmental_coordinator: ["territory"],
  prefecture: ["territory"],
  national_programme: ["network"],
  auditor: ["territory", "network"],
  moderator: ["territory", "network"],
  data_protection_officer: ["network"],
  administrator: ["network"],
};
