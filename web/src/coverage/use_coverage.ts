// Access as the server counts it, whole enough for a map.
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CounterItem, CounterList, Coverage, CoveredTerritory } from "../api.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { type Choices, type Question, questionOf } from "./choices.ts";

const kPage = 200;
const kCountersShown = 1_000;

export interface Access {
  answer: Coverage;
  /** What this is the answer to. */
  asked: Choices;
  question: Question;
  items: CoveredTerritory[];
}

/** The roads and the people are still being read. */
export const isLoadingRoads = (error: unknown): boolean =>
  ["coverage.loading", "coverage.busy"].includes(refusedOf(error)?.problem.code ?? "");

/** The answer before stays until the next one is there. */
export function useCoverage(asked: Choices, network: string): UseQueryResult<Access> {
  const question = questionOf(asked, network);
  const text = `${new URLSearchParams({ ...question, sort: asked.sort })}`;
  return useQuery({
    queryKey: ["coverage", text],
    queryFn: async ({ signal }) => ({ asked, question, ...(await everything(text, signal)) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (count, error) => isLoadingRoads(error) || (count < 1 && !refusedOf(error)),
    retryDelay: 2_000,
  });
}

async function everything(question: string, signal: AbortSignal): Promise<Pick<Access, "answer" | "items">> {
  const page = (cursor = "") =>
    ask<Coverage>("GET", `/coverage?${question}&limit=${kPage}${cursor && `&cursor=${cursor}`}`);
  const answer = await page();
  const items = [...answer.items];
  let next = answer.next;
  while (next && !signal.aborted) {
    const more = await page(next);
    items.push(...more.items);
    next = more.next;
  }
  return { answer, items };
}

interface Around {
  lat: number;
  lon: number;
  km: number;
}

/** Places where people are welcomed, around a point; nothing where that is too far around to draw them. */
export function useCounters(around: Around | undefined, question: Question): CounterItem[] {
  const { network, procedure, open_at, across } = question;
  const query = new URLSearchParams({
    ...(around && { near: `${around.lat.toFixed(4)},${around.lon.toFixed(4)}`, within_km: `${Math.ceil(around.km)}` }),
    ...(procedure && { procedure }),
    ...(open_at && { open_at }),
    ...(!across && { network }),
    limit: `${kPage}`,
  });
  const { data = [] } = useQuery({
    queryKey: ["coverage-counters", `${query}`],
    queryFn: () => allCounters(query),
    enabled: around !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return around ? data : [];
}

async function allCounters(query: URLSearchParams): Promise<CounterItem[]> {
  const items: CounterItem[] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined && items.length < kCountersShown) {
    const page: CounterList = await ask<CounterList>("GET", `/counters?${query}${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}
