// What the page of a day holds: the list that the server has with what waits to be sent, the draft, what is usual here.
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Visit } from "./contract.ts";
import type { ListedVisit } from "./day_list.tsx";
import { type Draft, emptyDraft, instantOf, keepDraft, keptDraft, slotOf } from "./draft.ts";
import { type Favourites, favouritesOf, keepFavourites } from "./favourites.ts";
import { type Change, sentFrom, subscribe } from "./outbox.ts";
import { dayOf, waitingAt } from "./save.ts";
import { keepStop, stopOf } from "./stop_of_day.ts";

export interface Day {
  /** The latest first. */
  items: ListedVisit[];
  closedAt: string | undefined;
  /** Nothing is known of what the server has. */
  isUnknown: boolean;
  again(): Promise<ListedVisit[]>;
}

export function useDay(counter: string, day: string, zone: string): Day {
  const queries = useQueryClient();
  const kept = useQuery({
    queryKey: ["visits", counter, day],
    queryFn: () => dayOf(counter, day),
    networkMode: "always",
  });
  const waiting = useQuery({
    queryKey: ["visits-waiting", counter, day],
    queryFn: () => waitingAt(counter, justBefore(day, zone)),
    networkMode: "always",
  });
  useEffect(() => {
    const look = lookedAt(queries);
    return subscribe(look);
  }, [queries]);
  const ofServer = kept.data?.items ?? [];
  const known = new Set(ofServer.map(({ id }) => id));
  const here = new Map([
    ...sentFrom(counter).map((visit) => [visit.id, { ...listed(visit, zone), isSent: true }] as const),
    ...(waiting.data ?? []).map((visit) => [visit.id, listed(visit, zone)] as const),
  ]);
  const notSent = [...here.values()].filter(({ id }) => !known.has(id));
  return {
    items: [...ofServer, ...notSent.filter((visit) => visit.day === day)].sort(latestFirst),
    closedAt: kept.data?.closed_at,
    isUnknown: kept.isError,
    again: async () => {
      waiting.refetch();
      return (await kept.refetch()).data?.items ?? [];
    },
  };
}

// What belongs to a day is recorded on it or later, give or take a day for clocks that are put right.
const justBefore = (day: string, zone: string) =>
  new Date(Date.parse(instantOf(day, "00:00", zone)) - 86_400_000).toISOString();

const kRest = 1_000;

/** Done once more where it is asked for meanwhile, and not more often than every second. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let isAsked = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (isAsked) {
      isAsked = false;
      await work();
      if (isAsked) {
        await new Promise((resolve) => setTimeout(resolve, kRest));
      }
    }
    running = undefined;
  };
  return () => {
    isAsked = true;
    running ??= run();
    return running;
  };
}

/** Changes that come in quick succession, of thousands that are sent, are looked at together. */
function lookedAt(queries: QueryClient): (change: Change) => void {
  const lookHere = inTurn(() => queries.invalidateQueries({ queryKey: ["visits-waiting"] }));
  // What has been sent is in the server's list before it leaves the other: it is never in neither.
  const lookThere = inTurn(async () => {
    await queries.invalidateQueries({ queryKey: ["visits"] });
    await lookHere();
  });
  return (change) => {
    change === "settled" ? lookThere() : lookHere();
  };
}

const latestFirst = (a: ListedVisit, b: ListedVisit) => b.slot - a.slot || (a.id < b.id ? 1 : -1);

function listed(visit: Visit, zone: string): ListedVisit {
  const { day, slot } = slotOf(visit.arrived_at, zone);
  return {
    party_size: 1,
    needs: [],
    note: "",
    ...visit,
    day,
    slot,
    version: 1,
    is_generated: false,
    is_withdrawn: false,
    isWaiting: true,
  };
}

export function useFavourites(counter: string): [Favourites, (next: Favourites) => void] {
  const [favourites, setFavourites] = useState(() => favouritesOf(counter, localStorage));
  return [
    favourites,
    (next) => {
      setFavourites(next);
      keepFavourites(counter, next, localStorage);
    },
  ];
}

/** A bus stays at its stop for the day, or moves on: the next visit begins with the last one's. */
export function useDraft(counter: string, day: string): [Draft, (next: Draft) => void] {
  const place = `${counter}.${day}`;
  const [draft, setDraft] = useState(
    () => keptDraft(place, sessionStorage) ?? emptyDraft(stopOf(counter, day, localStorage)),
  );
  return [
    draft,
    (next) => {
      setDraft(next);
      keepDraft(place, next, sessionStorage);
      if (next.stop !== draft.stop) {
        keepStop(counter, day, next.stop, localStorage);
      }
    },
  ];
}
