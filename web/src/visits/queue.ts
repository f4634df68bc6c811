// Who waits, and what the visit of a person begins with when their number is called.
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Queue, Ticket } from "../api.ts";
import { ask } from "../workspace/api.ts";
import type { Visit, VisitFacts } from "./contract.ts";
import { changed, type Draft, emptyDraft, slotOf, timeOf } from "./draft.ts";
import { toQuarter } from "./visit_id.ts";

const kLongestWait = 600;

export const keyOfQueue = (counter: string) => ["queue", counter];

export const queueOf = (counter: string) => ask<Queue>("GET", `/queue?counter=${encodeURIComponent(counter)}`);

/** Asked for again every so often, in milliseconds. */
export const useQueue = (counter: string, every: number | false, enabled = true): UseQueryResult<Queue> =>
  useQuery({ queryKey: keyOfQueue(counter), queryFn: () => queueOf(counter), refetchInterval: every, enabled });

export const waitingIn = (queue: Queue | undefined): Ticket[] =>
  queue?.items.filter(({ state }) => state === "waiting") ?? [];

const kAgain = 15_000;
const kTouched = 60_000;

/**
 * Asks again while somebody is at the page, and no longer: every request keeps a desk open that locks itself when nobody
 * is there.
 */
export function useAttendedQueue(counter: string, isAsked: boolean): UseQueryResult<Queue> {
  const queue = useQueue(counter, false, isAsked);
  const { refetch } = queue;
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const timer = setInterval(() => {
      if (isAsked && Date.now() - touched < kTouched && document.visibilityState === "visible") {
        refetch();
      }
    }, kAgain);
    addEventListener("keydown", touch);
    addEventListener("pointerdown", touch);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", touch);
      removeEventListener("pointerdown", touch);
    };
  }, [refetch, isAsked]);
  return queue;
}

/** Calls a number: from now on the person is served, and this window records their visit. */
export function useCall(counter: string, onCalled: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: Ticket) => {
      await ask("PUT", `/queue/${id}/service`, {});
      const queue = await queueOf(counter);
      queries.setQueryData(keyOfQueue(counter), queue);
      const served = queue.items.find((one) => one.id === id);
      if (served) {
        keepCalled(counter, [...called(counter), served]);
      }
    },
    onSuccess: onCalled,
    onError: () => queries.invalidateQueries({ queryKey: keyOfQueue(counter) }),
  });
}

// ---- who was called and has no visit yet, in this window

const placeOf = (counter: string) => `relais.visits.called.${counter}`;

export function called(counter: string): Ticket[] {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(counter)) ?? "[]");
  } catch {
    return [];
  }
}

function keepCalled(counter: string, tickets: Ticket[]): void {
  try {
    sessionStorage.setItem(placeOf(counter), JSON.stringify(tickets));
  } catch {
    // The visit is recorded all the same, without its number.
  }
}

/** The next one, who is then no longer among them; those of other days are over. */
export function nextCalled(counter: string, day: string, zone: string): Ticket | undefined {
  const [next, ...others] = called(counter).filter(({ arrived_at }) => slotOf(arrived_at, zone).day === day);
  keepCalled(counter, others);
  return next;
}

const waitedUntil = (until: string, { arrived_at }: Ticket): number =>
  Math.min(Math.max(Math.floor((Date.parse(until) - Date.parse(arrived_at)) / 60_000), 0), kLongestWait);

/** Tickets are erased in the night: somebody who left unserved is counted as a visit of that kind, under the same id. */
export function visitOfDeparture(ticket: Ticket, counter: string, now: string, stop?: number): Visit {
  const { id, arrived_at, came_for, language } = ticket;
  return {
    id,
    counter,
    arrived_at: toQuarter(arrived_at),
    channel: "in_person",
    state: "abandoned",
    waiting_min: waitedUntil(now, ticket),
    ...(stop !== undefined && { stop }),
    ...(came_for && { came_for }),
    ...(language && { language }),
    acts: [],
  };
}

/** What the reception knows already is not asked again. */
export function draftOfTicket(ticket: Ticket, zone: string, stop?: number): Draft {
  const { id, number, arrived_at, served_at, came_for, language } = ticket;
  return changed<Draft>(emptyDraft(stop), {
    ticket: { id, number },
    arrival: timeOf(slotOf(arrived_at, zone).slot),
    waiting_min: served_at ? waitedUntil(served_at, ticket) : undefined,
    came_for,
    language: language as VisitFacts["language"],
  });
}
