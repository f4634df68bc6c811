// What this device has recorded at a counter, so that it comes first the next time: how often each procedure, how it
// usually goes, the last visit, templates. Procedures and codes only: nothing of any person.
import type { Act, VisitChannel } from "./contract.ts";

/** How an act usually goes, apart from what it is about. */
export type Course = Pick<
  Act,
  "service_kind" | "autonomy" | "duration_min" | "outcome" | "reoriented_to" | "reorientation_reason"
>;

export interface Pattern {
  channel: VisitChannel;
  acts: Act[];
}

export interface Template extends Pattern {
  name: string;
}

export interface Favourites {
  times: Record<string, number>; // by code of procedure or body
  courses: Record<string, { course: Course; times: number }[]>; // the latest first
  last: Pattern | null; // that can be repeated
  templates: Template[];
}

export const kMostTemplates = 9;
const kCoursesKept = 5;
const none: Favourites = { times: {}, courses: {}, last: null, templates: [] };

type Read = Pick<Storage, "getItem">;
type Write = Pick<Storage, "setItem">;
const placeOf = (counter: string) => `relais.visits.favourites.${counter}`;

export function favouritesOf(counter: string, storage: Read): Favourites {
  try {
    return { ...none, ...JSON.parse(storage.getItem(placeOf(counter)) ?? "{}") };
  } catch {
    return none; // written by another version, or the browser keeps nothing: it is learned again
  }
}

export function keepFavourites(counter: string, favourites: Favourites, storage: Write): void {
  try {
    storage.setItem(placeOf(counter), JSON.stringify(favourites));
  } catch {
    // Full: what is usual is not worth a word to somebody who is serving a person.
  }
}

const codeOf = (act: Act) => act.procedure ?? act.partner;

export function courseOf(act: Act): Course {
  const { service_kind, autonomy, duration_min, outcome, reoriented_to, reorientation_reason } = act;
  return {
    service_kind,
    autonomy,
    duration_min,
    outcome,
    ...(reoriented_to && { reoriented_to }),
    ...(reorientation_reason && { reorientation_reason }),
  };
}

export function learned(favourites: Favourites, visit: Pattern): Favourites {
  const times = { ...favourites.times };
  const courses = { ...favourites.courses };
  for (const act of visit.acts) {
    const code = codeOf(act);
    if (code) {
      times[code] = (times[code] ?? 0) + 1;
      courses[code] = withCourse(courses[code] ?? [], courseOf(act));
    }
  }
  return { ...favourites, times, courses, last: patternOf(visit) ?? favourites.last };
}

function withCourse(known: { course: Course; times: number }[], course: Course) {
  const same = known.find((one) => JSON.stringify(one.course) === JSON.stringify(course));
  const others = known.filter((one) => one !== same).slice(0, kCoursesKept - 1);
  return [{ course, times: (same?.times ?? 0) + 1 }, ...others];
}

/** Words of one's own are said once, and not kept on the device. */
function patternOf({ channel, acts }: Pattern): Pattern | null {
  const repeatable = acts.filter((act) => !act.label);
  return repeatable.length > 0 ? { channel, acts: repeatable } : null;
}

/** How it mostly goes here; of those that are as frequent, the latest. */
export function usualCourse(favourites: Favourites, code: string): Course | null {
  const known = favourites.courses[code] ?? [];
  return (
    known.reduce<(typeof known)[0] | null>((best, one) => (best && best.times >= one.times ? best : one), null)
      ?.course ?? null
  );
}

export const frequencyIn = (favourites: Favourites) => (code: string) => favourites.times[code] ?? 0;

export function withTemplate(favourites: Favourites, name: string, visit: Pattern): Favourites {
  const pattern = patternOf(visit);
  if (!pattern || favourites.templates.length >= kMostTemplates) {
    return favourites;
  }
  const others = favourites.templates.filter((one) => one.name !== name);
  return { ...favourites, templates: [...others, { name, ...pattern }] };
}

export const withoutTemplate = (favourites: Favourites, position: number): Favourites => ({
  ...favourites,
  templates: favourites.templates.filter((_, place) => place !== position),
});
