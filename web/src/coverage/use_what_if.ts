// What would be if: edits, the scenario that they are kept as, and what comes of them.
import { keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Comparison, Counter, CounterDetail, CoverageQuery, Edit, Scenario, ScenarioList } from "../api.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import type { Question } from "./choices.ts";
import { isLoadingRoads } from "./use_coverage.ts";

const kMostCommunes = 200;
/** Milliseconds: who undoes three edits at once asks once. */
const kPause = 300;

export interface Draft {
  edits: Edit[];
  setEdits(edits: Edit[]): void;
  /** That the edits were opened from or kept as; null: none. */
  scenario: Scenario | null;
  isChanged: boolean;
  /** Edits as they are kept. */
  open(scenario: Scenario): void;
  /** What was drawn stays: the scenario has changed elsewhere. */
  follow(scenario: Scenario): void;
  clear(): void;
  /** The scenario of the address cannot be shown. */
  error: Error | null;
}

/** What was drawn when the page was left: it is there again when one comes back. */
interface Left {
  edits: Edit[];
  scenario: Scenario | null;
}
const kLeft = ["coverage-draft"];

/** `id`: the scenario that the address names. */
export function useDraft(id: string): Draft {
  const queries = useQueryClient();
  const [left] = useState(() => {
    const found = queries.getQueryData<Left>(kLeft);
    return id === "" || found?.scenario?.id === id ? found : undefined;
  });
  const [edits, setEdits] = useState(left?.edits ?? []);
  const [scenario, setScenario] = useState(left?.scenario ?? null);
  const isChanged = scenario ? JSON.stringify(edits) !== JSON.stringify(scenario.edits) : edits.length > 0;
  useEffect(() => {
    queries.setQueryDefaults(kLeft, { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData<Left>(kLeft, { edits, scenario });
  }, [queries, edits, scenario]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isChanged && event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
  const { data, error } = useQuery({
    queryKey: ["coverage-scenario", id],
    queryFn: () => ask<Scenario>("GET", `/coverage/scenarios/${encodeURIComponent(id)}`),
    enabled: id !== "" && scenario?.id !== id,
    retry: (count, failure) => count < 1 && !refusedOf(failure),
    gcTime: 0,
  });
  const open = (one: Scenario) => {
    setScenario(one);
    setEdits(one.edits);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the scenario that the page began with
  useEffect(() => {
    if (data && data.id === id && scenario === null) {
      open(data);
    }
  }, [data]);
  return {
    edits,
    setEdits,
    scenario,
    isChanged,
    open,
    follow: setScenario,
    clear: () => {
      setScenario(null);
      setEdits([]);
    },
    error: id !== "" && scenario === null ? error : null,
  };
}

export interface Outcome {
  comparison: Comparison | undefined;
  /** It answers what was asked before. */
  isOld: boolean;
  error: Error | null;
}

/** `against`: another scenario, for a scenario as it is kept; empty: the network as it is. */
export function useOutcome(draft: Draft, against: string, question: Question): Outcome {
  const { edits, scenario, isChanged } = draft;
  const isAgainst = against !== "" && scenario !== null && !isChanged;
  const body = JSON.stringify({ query: queryOf(question), edits });
  const later = useLater(body);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["coverage-what-if", isAgainst ? [scenario.id, scenario.revision, against] : [], later],
    queryFn: () =>
      isAgainst
        ? ask<Comparison>("GET", `/coverage/scenarios/${scenario.id}/comparison?${againstQuery(against, question)}`)
        : ask<Comparison>("POST", "/coverage/what-if", JSON.parse(later)),
    enabled: edits.length > 0 || isAgainst,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (count, failure) => isLoadingRoads(failure) || (count < 1 && !refusedOf(failure)),
    retryDelay: 2_000,
  });
  const isAsked = edits.length > 0 || isAgainst;
  return {
    comparison: isAsked ? data : undefined,
    isOld: later !== body || isPlaceholderData,
    error: isAsked ? error : null,
  };
}

// The network is that of who asks.
function againstQuery(against: string, { network: _, ...same }: Question): URLSearchParams {
  return new URLSearchParams({ against, ...same, limit: `${kMostCommunes}` });
}

function queryOf({ minutes, weekly_hours, across, ...same }: Question): CoverageQuery {
  return {
    ...same,
    minutes: Number(minutes),
    ...(weekly_hours && { weekly_hours: Number(weekly_hours) }),
    ...(across && { across: true }),
    limit: kMostCommunes,
  };
}

/** The text as it was when it last stood still. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), kPause);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}

/** The counters that edits name, by their ids; those that are still being read are left out. */
export function useCountersNamed(ids: string[]): Map<string, Counter> {
  const unique = [...new Set(ids)].filter((id) => id !== "");
  const found = useQueries({
    queries: unique.map((id) => ({
      queryKey: ["coverage-counter", id],
      queryFn: () => ask<CounterDetail>("GET", `/counters/${encodeURIComponent(id)}`),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  return new Map(found.flatMap(({ data }, at) => (data ? [[unique[at] ?? "", data.counter] as const] : [])));
}

const kScenarios = ["coverage-scenarios"];

export function useScenarios(): Scenario[] {
  const { data } = useQuery({
    queryKey: kScenarios,
    queryFn: () => ask<ScenarioList>("GET", "/coverage/scenarios"),
  });
  return data?.items ?? [];
}

export function useRereadScenarios(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: kScenarios });
}
