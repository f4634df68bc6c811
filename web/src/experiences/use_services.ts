import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { CounterList, ListedService, ServiceList } from "../api.ts";
import type { Suggestion } from "../platform/ui/combobox.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { searchServices } from "./service_search.ts";

/** The service that is one counter of the network: which one is said beside it. */
export const kCounterService = "counter";
const kBeforeCounter = `${kCounterService}:`;
const kCounters = 4;

export interface ChosenService {
  code: string;
  counter?: string;
  name: string;
}

/** Services and counters by everyday words, as a field suggests them. */
export function useServiceSuggestions(): (text: string, signal: AbortSignal) => Promise<Suggestion[]> {
  const { network } = useMe();
  const { i18n } = useTranslation();
  const { language } = i18n;
  const queries = useQueryClient();
  return useCallback(
    async (text: string, signal: AbortSignal) => {
      const [{ items }, counters] = await Promise.all([
        queries.fetchQuery({
          queryKey: ["services", network, language],
          queryFn: () => ask<ServiceList>("GET", `/services?network=${network}`),
          staleTime: 600_000,
        }),
        countersNamed(text, network, signal),
      ]);
      const services = searchServices(items, text).filter(({ code }) => code !== kCounterService);
      return [...services.map(suggestionOf(items)), ...counters];
    },
    [queries, network, language],
  );
}

const suggestionOf = (tree: ListedService[]) => {
  const names = new Map(tree.map(({ code, name }) => [code, name]));
  return ({ code, name, parent }: ListedService): Suggestion => ({
    id: code,
    label: name,
    detail: names.get(parent ?? ""),
  });
};

/** Of one's own network: a story is told in one. */
async function countersNamed(text: string, network: string, signal: AbortSignal): Promise<Suggestion[]> {
  const query = new URLSearchParams({ q: text, limit: String(kCounters) });
  const answer = await fetch(`/api/v1/counters?${query}`, { signal });
  if (!answer.ok) {
    return [];
  }
  const { items }: CounterList = await answer.json();
  return items
    .filter((counter) => counter.network === network)
    .map(({ id, name, commune_name }) => ({ id: kBeforeCounter + id, label: name, detail: commune_name }));
}

export const serviceOf = ({ id, label }: Suggestion): ChosenService =>
  id.startsWith(kBeforeCounter)
    ? { code: kCounterService, counter: id.slice(kBeforeCounter.length), name: label }
    : { code: id, name: label };
