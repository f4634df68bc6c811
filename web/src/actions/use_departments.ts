// The departments within reach of the worn hat, by name.
import { useQueries } from "@tanstack/react-query";
import type { Coverage, Me } from "../api.ts";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";

interface Department {
  code: string;
  name: string;
}

/** Territories that the roles of the worn hat are held for; "": the whole network, or a body that acts in it. */
function territoriesOf(me: Me): string[] {
  const roles = me.hats.find(({ organisation }) => organisation === me.hat)?.roles ?? [];
  const isWide = roles.some(({ scope_kind }) => scope_kind !== "territory");
  return isWide ? [""] : [...new Set(roles.map(({ scope_code }) => scope_code ?? ""))];
}

/** Nothing while they are not known. */
export function useDepartments(): Department[] {
  const me = useMe();
  const lists = useQueries({
    queries: territoriesOf(me).map((territory) => {
      const query = new URLSearchParams({
        network: me.network,
        by: "department",
        sort: "code",
        limit: "200",
        ...(territory !== "" && { territory }),
      });
      return {
        queryKey: ["coverage-departments", `${query}`],
        queryFn: () => ask<Coverage>("GET", `/coverage?${query}`),
        staleTime: Number.POSITIVE_INFINITY,
      };
    }),
  });
  if (lists.some(({ isPending }) => isPending)) {
    return [];
  }
  const all = lists.flatMap(({ data }) => data?.items ?? []).map(({ code, name }): [string, string] => [code, name]);
  return [...new Map(all)].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code));
}
