// The visit that is being written down: what it begins with, how choosing one thing settles others, what is missing, and
// what leaves the page.
import { dayIn, instantIn } from "./clock.ts";
import type { Act, ListedProcedure, Visit, VisitFacts, VisitItem } from "./contract.ts";
import { type Course, courseOf } from "./favourites.ts";
import { find, inCodePoints, masked } from "./personal_data.ts";
import type { Subject } from "./search.ts";
import { toQuarter } from "./visit_id.ts";

export const kLongestNote = 300;

/** About nothing yet while it has neither procedure, body nor words. */
export interface DraftAct extends Act {
  key: number; // of its place on the page
}

export interface Draft extends VisitFacts {
  ticket?: { id: string; number: number }; // of the reception; the visit bears its id
  arrival: string; // "09:15", by the counter's clock; empty: when it was begun here
  began_at?: string;
  acts: DraftAct[];
}

/** Undefined takes a fact back. */
export type Change<Facts> = { [Fact in keyof Facts]?: Facts[Fact] | undefined };

const kOrdinary: Course = {
  service_kind: "online_procedure",
  autonomy: "fully_assisted",
  duration_min: 15,
  outcome: "resolved",
};

export const emptyAct = (key: number): DraftAct => ({ key, ...kOrdinary });

export const emptyDraft = (stop?: number): Draft => ({
  channel: "in_person",
  state: "closed",
  arrival: "",
  acts: [emptyAct(0)],
  ...(stop !== undefined && { stop }),
});

export const changed = <Facts extends object>(facts: Facts, change: Change<Facts>): Facts =>
  Object.fromEntries(Object.entries({ ...facts, ...change }).filter(([, value]) => value !== undefined)) as Facts;

/** A reorientation says to whom and why, anything else says neither; a theme stands beside a border. */
export function changedAct(act: DraftAct, change: Change<Act>): DraftAct {
  const next = changed<DraftAct>(act, change);
  if (next.outcome !== "reoriented") {
    delete next.reoriented_to;
    delete next.reorientation_reason;
  }
  if ((next.cross_border ?? "none") === "none") {
    delete next.cross_border_theme;
  }
  return next;
}

export const isAboutNothing = ({ procedure, partner, label }: Act) => !procedure && !partner && !label;

/** What it is about settles how it mostly goes; what is not done here goes elsewhere unless the device knows better. */
export function about(
  act: DraftAct,
  subject: Subject | null,
  listed: ListedProcedure | undefined,
  usual: Course | null,
  hasNearest = false, // another counter that helps with it is known
): DraftAct {
  const bare = changed<DraftAct>(act, { procedure: undefined, partner: undefined, label: undefined });
  if (!subject) {
    return bare;
  }
  const elsewhere: Course = {
    ...kOrdinary,
    service_kind: "listening_and_orientation",
    outcome: "reoriented",
    reoriented_to: hasNearest ? "other_counter" : "partner_office",
    reorientation_reason: "outside_bundle",
  };
  const course = usual ?? (listed && !listed.is_done_here ? elsewhere : kOrdinary);
  const kept = courseOf(act);
  const isUntouched = isAboutNothing(act) && JSON.stringify(kept) === JSON.stringify(kOrdinary);
  return changedAct(
    { ...bare, [subject.kind]: subject.code },
    isUntouched || listed?.is_done_here === false ? course : kept,
  );
}

export const withAct = (draft: Draft): Draft => ({
  ...draft,
  acts: [...draft.acts, emptyAct(Math.max(-1, ...draft.acts.map(({ key }) => key)) + 1)],
});

/** All but those that nobody has begun; one at least. */
export function actsToSend(draft: Draft): DraftAct[] {
  if (draft.state === "abandoned") {
    return [];
  }
  const begun = draft.acts.filter((act) => JSON.stringify(emptyAct(act.key)) !== JSON.stringify(act));
  return begun.length > 0 ? begun : draft.acts.slice(0, 1);
}

export const isUntouched = (draft: Draft): boolean =>
  JSON.stringify({ ...draft, began_at: "" }) === JSON.stringify({ ...emptyDraft(draft.stop), began_at: "" });

/** By field, as the server names it: "/acts/0/reoriented_to" to "visits.reorientation_incomplete". */
export type Problems = Record<string, string>;

export function problemsOf(draft: Draft, { needsArrival = false } = {}): Problems {
  const problems: Problems = {};
  const unless = (isFine: boolean, field: string, code: string) => {
    if (!isFine) {
      problems[field] = code;
    }
  };
  unless(
    (draft.channel === "workshop") === (draft.participants !== undefined),
    "/participants",
    "visits.participants_of_workshop",
  );
  unless(!needsArrival || draft.arrival !== "", "/arrived_at", "visits.arrival_missing");
  unless(
    inCodePoints(guarded(draft.note ?? ""), Number.POSITIVE_INFINITY) <= kLongestNote,
    "/note",
    "visits.note_too_long",
  );
  actsToSend(draft).forEach((act, place) => {
    const at = `/acts/${place}`;
    unless(!isAboutNothing(act), `${at}/procedure`, "visits.about_nothing");
    unless(isDuration(act.duration_min), `${at}/duration_min`, "visits.duration_step");
    if (act.outcome === "reoriented") {
      unless(act.reoriented_to !== undefined, `${at}/reoriented_to`, "visits.reorientation_incomplete");
      unless(act.reorientation_reason !== undefined, `${at}/reorientation_reason`, "visits.reorientation_incomplete");
    }
  });
  return problems;
}

const isDuration = (minutes: number) => minutes >= 5 && minutes <= 240 && minutes % 5 === 0;

/** Whatever a person typed leaves the page masked. */
export const guarded = (text: string): string => masked(text, find(text));

interface Circumstances {
  id: string;
  counter: string;
  day: string; // of the arrival
  zone: string; // the counter's
  now: Date;
}

export function visitOf(draft: Draft, { id, counter, day, zone, now }: Circumstances): Visit {
  const { arrival, began_at, acts: _, note, ticket: _ticket, ...facts } = draft;
  return {
    ...facts,
    id,
    counter,
    arrived_at: toQuarter(arrival ? instantOf(day, arrival, zone) : (began_at ?? now.toISOString())),
    ...(note?.trim() && { note: guarded(note.trim()) }),
    acts: actsToSend(draft)
      .map(withoutNames)
      .map(({ key: _key, ...act }) => act),
  };
}

export const instantOf = (day: string, time: string, zone: string): string =>
  new Date(instantIn(`${day}T${time}`, zone)).toISOString();

/** The day and the quarter of an hour, by the counter's clock. */
export function slotOf(instant: string, zone: string): { day: string; slot: number } {
  const [hour = 0, minute = 0] = new Date(instant).toLocaleTimeString("sv", { timeZone: zone }).split(":").map(Number);
  return { day: dayIn(instant, zone), slot: hour * 60 + minute - (minute % 15) };
}

/** Minutes since midnight as a clock shows them: 555 to "09:15". */
export const timeOf = (slot: number): string =>
  `${String(Math.floor(slot / 60)).padStart(2, "0")}:${String(slot % 60).padStart(2, "0")}`;

/** What was recorded, to be corrected. Of the residence only a commune can be said again. */
export function draftOf(item: VisitItem): Draft {
  const { stop, channel, state, is_return, country, age_band, language, came_for, waiting_min, participants } = item;
  // An act without a channel of its own is kept with the visit's: it goes on following it.
  const own = (act: Act) => changed(act, { channel: act.channel === channel ? undefined : act.channel });
  const acts = item.acts.length > 0 ? item.acts.map((act, key) => ({ ...own(act), key })) : [emptyAct(0)];
  return changed<Draft>(
    { channel, state, arrival: timeOf(item.slot), acts },
    {
      stop,
      is_return,
      country,
      age_band,
      language,
      came_for,
      waiting_min,
      participants,
      party_size: item.party_size === 1 ? undefined : item.party_size,
      commune: item.residence?.length === 5 ? item.residence : undefined,
      needs: item.needs.length > 0 ? item.needs : undefined,
      note: item.note || undefined,
    },
  );
}

/** What was refused, to be put right. */
export function draftOfVisit(visit: Visit, zone: string): Draft {
  const { id: _, counter: _counter, arrived_at, acts, ...facts } = visit;
  return {
    ...facts,
    arrival: timeOf(slotOf(arrived_at, zone).slot),
    acts: acts.length > 0 ? acts.map((act, key) => ({ ...act, key })) : [emptyAct(0)],
  };
}

const placeOf = (counter: string) => `relais.visits.draft.${counter}`;

/** Kept for as long as the window is open, so that a look at another page costs nothing; its words masked. */
export function keepDraft(counter: string, draft: Draft, storage: Pick<Storage, "setItem">): void {
  const kept = { ...draft, ...(draft.note && { note: guarded(draft.note) }), acts: draft.acts.map(withoutNames) };
  try {
    storage.setItem(placeOf(counter), JSON.stringify(kept));
  } catch {
    // The page itself still has it.
  }
}

const withoutNames = (act: DraftAct): DraftAct => ({ ...act, ...(act.label && { label: guarded(act.label) }) });

export function keptDraft(counter: string, storage: Pick<Storage, "getItem">): Draft | null {
  try {
    return JSON.parse(storage.getItem(placeOf(counter)) ?? "null");
  } catch {
    return null;
  }
}
