// The day in figures, counted from the list of its visits and nothing else.
import { groupOf, outcomes } from "./codes.ts";
import type { OutcomeGroup, VisitItem } from "./contract.ts";

export interface DayFigures {
  visits: number;
  persons: number;
  left: number; // before they were served
  acts: number;
  groups: { group: OutcomeGroup; acts: number }[];
  /** Minutes, of the visits that say it. */
  waiting: { median: number; visits: number } | null;
}

/** What was withdrawn never took place: it counts nowhere. */
export function figuresOf(all: VisitItem[]): DayFigures {
  const items = all.filter(({ is_withdrawn }) => !is_withdrawn);
  const acts = items.flatMap((item) => item.acts);
  return {
    visits: items.length,
    persons: items.reduce((sum, item) => sum + (item.participants ?? item.party_size), 0),
    left: items.filter(({ state }) => state === "abandoned").length,
    acts: acts.length,
    groups: outcomes.map(({ group }) => ({
      group,
      acts: acts.filter(({ outcome }) => groupOf(outcome) === group).length,
    })),
    waiting: medianOf(items.flatMap(({ waiting_min }) => waiting_min ?? [])),
  };
}

function medianOf(minutes: number[]): DayFigures["waiting"] {
  const sorted = [...minutes].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : { median: (low + high) / 2, visits: sorted.length };
}
