// What is asked of a search for places, while its fields are filled in.
import type { Edit, SitingAim, SitingAsked } from "../api.ts";
import type { Question } from "./choices.ts";

export const kMostCounters = 5_000;

export interface Named {
  code: string;
  name: string;
}

export interface TourWanted {
  name: string;
  stops: Named[];
  /** Digits, or empty. */
  cost: string;
}

export interface Minimum extends Named {
  least: number;
}

export interface SitingWanted {
  aim: SitingAim;
  count: string;
  minutes: string;
  /** Minutes; empty: a second counter is not asked for. */
  backup: string;
  isOneEach: boolean;
  isFromZero: boolean;
  forced: Named[];
  forbidden: Named[];
  minimums: Minimum[];
  tours: TourWanted[];
  /** Digits, or empty. */
  budget: string;
  cost: string;
}

export const usualSiting = (minutes: string): SitingWanted => ({
  aim: "cover",
  count: "5",
  minutes,
  backup: "",
  isOneEach: false,
  isFromZero: false,
  forced: [],
  forbidden: [],
  minimums: [],
  tours: [],
  budget: "",
  cost: "",
});

export const isAmount = (text: string): boolean => /^\d{1,9}$/.test(text.replaceAll(/\s/g, ""));
const amountOf = (text: string): number => Number(text.replaceAll(/\s/g, ""));

export type WrongField = "count" | "budget" | "cost" | "cost_missing" | "tour_cost";

/** What keeps it from being asked. */
export function wrongIn({ count, budget, cost, tours }: SitingWanted): WrongField[] {
  const number = Number(count);
  return [
    Number.isInteger(number) && number >= 1 && number <= kMostCounters ? undefined : ("count" as const),
    budget === "" || isAmount(budget) ? undefined : ("budget" as const),
    cost === "" || isAmount(cost) ? undefined : ("cost" as const),
    budget !== "" && cost === "" ? ("cost_missing" as const) : undefined,
    budget !== "" && tours.some((tour) => tour.cost === "") ? ("tour_cost" as const) : undefined,
  ].filter((field) => field !== undefined);
}

/** Of what is not wrong. */
export function askedOf(wanted: SitingWanted, { territory, procedure }: Question, edits: Edit[]): SitingAsked {
  const { aim, backup, forced, forbidden, minimums, tours, budget, cost } = wanted;
  return {
    count: Number(wanted.count),
    minutes: Number(wanted.minutes),
    ...(aim !== "cover" && { aim }),
    ...(territory && { territory }),
    ...(procedure && { procedure }),
    ...(edits.length > 0 && { edits }),
    ...(wanted.isOneEach && { most_in_intercommunal: 1 }),
    ...(wanted.isFromZero && { from_zero: true }),
    ...(backup && aim === "cover" && { backup_minutes: Number(backup) }),
    ...(forced.length > 0 && { forced: forced.map(({ code }) => code) }),
    ...(forbidden.length > 0 && { forbidden: forbidden.map(({ code }) => code) }),
    ...(minimums.length > 0 && { least_in: minimums.map(({ code, least }) => ({ territory: code, least })) }),
    ...(tours.length > 0 && {
      tours: tours.map((tour) => ({
        name: tour.name,
        stops: tour.stops.map(({ code }) => code),
        ...(tour.cost !== "" && { cost: amountOf(tour.cost) }),
      })),
    }),
    ...(budget !== "" && { budget: amountOf(budget) }),
    ...(cost !== "" && { cost: amountOf(cost) }),
  };
}

/** What stands in the field that a refusal names ("/tours/0/stops/1"), if that is a code. */
export function codeAt(asked: SitingAsked, field: string): string | undefined {
  const found = field
    .split("/")
    .slice(1)
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], asked);
  return typeof found === "string" ? found : undefined;
}
