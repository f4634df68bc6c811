// The procedure that a few everyday words mean, found on the device: what is typed at a counter has no time for a network.
import type { VisitCatalogue } from "./contract.ts";

/** What an act is about: a procedure, a body without more, or a few words. */
export interface Subject {
  kind: "procedure" | "partner" | "label";
  code: string; // the words themselves, of a label
  name: string;
  partner: string; // its name; empty: none
}

export interface Entry extends Subject {
  inName: string[];
  words: string[]; // everyday words and the partner's, without those of the name
}

// Said around what is meant.
const fillers = new Set(
  "a au aux avec ce ces c cette d dans de des du elle en est et faire fait il j je l la le les leur lui m ma me mes mon n ne on ou par pas pour qu que qui s sa se ses son sur t un une veut veux y".split(
    " ",
  ),
);

const kLongEnoughToMistype = 5;
const kSuggestions = 8;

export function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Bodies come after procedures: they are for what no procedure names. */
export function entriesOf(catalogue: VisitCatalogue): Entry[] {
  const partners = new Map(catalogue.partners.map(({ code, name }) => [code, name]));
  const procedures = catalogue.procedures.map((procedure) => {
    const partner = partners.get(procedure.partner) ?? "";
    return entry({ kind: "procedure", code: procedure.code, name: procedure.name, partner }, [
      ...wordsOf(procedure.words),
      ...wordsOf(partner),
      ...wordsOf(procedure.partner),
    ]);
  });
  return [
    ...procedures,
    ...catalogue.partners.map(({ code, name }) => entry({ kind: "partner", code, name, partner: "" }, wordsOf(code))),
  ];
}

function entry(subject: Subject, words: string[]): Entry {
  const inName = wordsOf(subject.name);
  return { ...subject, inName, words: [...new Set(words)].filter((word) => !inName.includes(word)) };
}

/** Best first. `frequency`: how often this device has recorded it. Without words, what it has recorded most. */
export function search(entries: Entry[], text: string, frequency: (code: string) => number): Entry[] {
  const all = wordsOf(text);
  const asked = all.filter((word) => !fillers.has(word));
  const words = asked.length > 0 ? asked : all;
  if (words.length === 0) {
    return entries
      .filter(({ code }) => frequency(code) > 0)
      .sort((a, b) => frequency(b.code) - frequency(a.code))
      .slice(0, kSuggestions);
  }
  return entries
    .map((one) => ({ one, often: frequency(one.code), ...closeness(one, words) }))
    .filter(({ missing }) => missing < words.length && missing <= words.length / 2)
    .sort((a, b) => a.missing - b.missing || a.mistyped - b.mistyped || b.often - a.often || b.points - a.points)
    .map(({ one }) => one)
    .filter(room());
}

/** The first ones, and one place kept for the body itself. */
function room(): (one: Entry) => boolean {
  let procedures = kSuggestions - 1;
  let bodies = 1;
  return ({ kind }) => (kind === "partner" ? bodies-- : procedures--) > 0;
}

interface Closeness {
  missing: number;
  mistyped: number;
  points: number;
}

function closeness(one: Entry, words: string[]): Closeness {
  const total: Closeness = { missing: 0, mistyped: 0, points: one.kind === "procedure" ? 0 : -100 };
  for (const word of words) {
    const points = Math.max(pointsOf(word, one.inName, 6), pointsOf(word, one.words, 3));
    if (points > 0) {
      total.points += points;
    } else if (
      word.length >= kLongEnoughToMistype &&
      [...one.inName, ...one.words].some((its) => isAlmost(word, its))
    ) {
      total.mistyped += 1;
    } else {
      total.missing += 1;
    }
  }
  return total;
}

const pointsOf = (word: string, words: string[], worth: number) =>
  words.includes(word) ? worth : words.some((its) => its.startsWith(word)) ? worth - 1 : 0;

/** Whether one letter was forgotten, doubled, mistaken or swapped with the next, somewhere in the beginning of a word. */
export function isAlmost(typed: string, word: string): boolean {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) {
    ++same;
  }
  const rest = typed.slice(same);
  const its = word.slice(same);
  return (
    its.startsWith(rest.slice(1)) || // one too many
    its.slice(1).startsWith(rest) || // one missing
    its.slice(1).startsWith(rest.slice(1)) || // another
    (rest[0] === its[1] && rest[1] === its[0] && its.slice(2).startsWith(rest.slice(2)))
  );
}
