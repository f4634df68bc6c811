// Actions as the pages ask for them, and what each change makes old.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ShownAction, ShownOrigin } from "../api.ts";
import { ask } from "../workspace/api.ts";

export const kActions = "actions";

export const useAction = (id: string) =>
  useQuery({
    queryKey: [kActions, "one", id],
    queryFn: () => ask<ShownAction>("GET", `/actions/${encodeURIComponent(id)}`),
  });

/** What an action would come from: "experience:0197…". */
export const useOrigin = (origin: string) =>
  useQuery({
    queryKey: [kActions, "origin", origin],
    queryFn: () => ask<ShownOrigin>("GET", `/action-origins?origin=${encodeURIComponent(origin)}`),
    enabled: origin !== "",
  });

/** Puts the action in place of the one that was read; lists are asked for anew. */
export function useActionChanged(): (action: ShownAction) => void {
  const queries = useQueryClient();
  return useCallback(
    (action: ShownAction) => {
      queries.setQueryData([kActions, "one", action.id], action);
      queries.removeQueries({ queryKey: [kActions, "list"] });
    },
    [queries],
  );
}
