// Actions as the pages ask for them, and what each change makes old.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { IrritantWithStories, ShownAction, ShownExperience, ShownOrigin } from "../api.ts";
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

interface OriginPlaces {
  department: string | undefined;
  service: string | undefined;
}

/** Where all that an action would come from lies, and whom it is about; nothing where there are several. */
export const useOriginPlaces = (origin: ShownOrigin | undefined) =>
  useQuery({
    queryKey: [kActions, "places", origin?.kind, origin?.id],
    queryFn: async (): Promise<OriginPlaces> => {
      const { kind, id } = origin ?? { kind: "experience", id: "" };
      if (kind === "irritant") {
        const { departments, services } = await ask<IrritantWithStories>("GET", `/irritants/${id}`);
        return {
          department: only(departments.map(({ what }) => what.code)),
          service: only(services.map(({ what }) => what.code)),
        };
      }
      const { structures } = await ask<ShownExperience>("GET", `/experiences/${id}`);
      return {
        department: only(structures.map(({ territory }) => territory.code)),
        service: only(structures.map(({ service }) => service.code)),
      };
    },
    enabled: origin !== undefined,
    retry: false,
  });

const only = (codes: string[]): string | undefined => (new Set(codes).size === 1 ? codes[0] : undefined);

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
