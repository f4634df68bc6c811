import { useQuery } from "@tanstack/react-query";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import type { VisitCatalogue } from "./contract.ts";
import { askedOrKept } from "./local_lock.ts";

const catalogueOf = (counter: string): Promise<VisitCatalogue> =>
  ask("GET", `/counters/${encodeURIComponent(counter)}/visit-catalogue`);

/** All that a counter's pages search and name, and its clock; without a network, as this person's device knew it last. */
export function useCatalogue(counter: string) {
  const me = useMe();
  return useQuery({
    queryKey: ["visit-catalogue", counter],
    queryFn: () =>
      askedOrKept(me.id, `catalogue ${counter} ${document.documentElement.lang}`, () => catalogueOf(counter)),
    networkMode: "always",
    staleTime: 600_000,
  });
}
