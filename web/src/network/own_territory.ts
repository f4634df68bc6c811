import type { Me } from "../api.ts";

/** The territory of one's first role that has one; empty: the whole network, or a counter. */
export function ownTerritory(me: Me): string {
  const roles = me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? [];
  return roles.find(({ scope_kind }) => scope_kind === "territory")?.scope_code ?? "";
}
