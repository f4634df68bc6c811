// Of which places one may read figures: as far as one's roles under the worn hat reach.
import type { Me } from "../api.ts";

export interface FiguresPlace {
  key: string;
  name: string;
  /** Of the query. */
  query: Record<string, string>;
  isCounter: boolean;
}

const kReaders = new Set([
  "advisor",
  "counter_manager",
  "host_manager",
  "departmental_coordinator",
  "prefecture",
  "national_programme",
  "auditor",
  "administrator",
]);

/** `partners`: whose procedures are one's own, for people of a body. */
export function placesOf(
  me: Me,
  partners: { code: string; name: string }[],
  hosted: { id: string; name: string }[],
  networkName: string,
): FiguresPlace[] {
  const roles = (me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? []).filter(({ role }) =>
    kReaders.has(role),
  );
  const places = new Map<string, FiguresPlace>();
  const add = (key: string, name: string, query: Record<string, string>) =>
    places.set(key, { key, name, query, isCounter: "counter" in query });
  for (const { scope_kind: kind, scope_code: code, scope_name: name } of roles) {
    if (kind === "network") {
      add("n", networkName, {});
    } else if (kind === "territory") {
      add(`t/${code}`, name ?? code, { territory: code });
    } else if (kind === "counter") {
      add(`c/${code}`, name ?? code, { counter: code });
    }
  }
  for (const { id, name } of hosted) {
    add(`c/${id}`, name, { counter: id });
  }
  for (const { code, name } of partners) {
    add(`p/${code}`, name, { breakdown: "partner", value: code });
  }
  return [...places.values()];
}
