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

/** A place below one's own, by its key; what is out of reach the server refuses. */
export function placeOfKey(key: string | null): FiguresPlace | undefined {
  const [, kind, code] = key?.match(/^([tc])\/(.+)$/) ?? [];
  if (!key || !kind || !code) {
    return undefined;
  }
  const isCounter = kind === "c";
  return { key, name: code, query: isCounter ? { counter: code } : { territory: code }, isCounter };
}

const kRegion = /^(R\d+|BE-0\d000)$/; // as the directory codes them

/** Below a network and a region stand departments, below a department counters. */
export const keyBelow = ({ query: { territory } }: FiguresPlace, code: string): string =>
  `${territory === undefined || kRegion.test(territory) ? "t" : "c"}/${code}`;

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
