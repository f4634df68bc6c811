// Personal data in a note or a story, found and masked before it leaves the browser. The server does the same with the
// same rules (server/engine/language/personal_data.hpp, which explains them), and data/personal-data-vectors.json holds
// both to the same answers.
import file from "../../../data/personal-data-rules.json";
import { digitsForLetters, drawnDigits } from "./personal_digits.ts";
import { belgianNumberWithKey, cardWithKey, ibanWithKey, nirShape, nirWithKey } from "./personal_keys.ts";
import { nameIn } from "./personal_names.ts";

/** "replace": sure by its key, never stored. "mask": pointed at, and masked unless a person says that it is nobody's. */
export type Level = "replace" | "mask";

export interface Finding {
  rule: string;
  kind: string;
  level: Level;
  first: number; // in UTF-16 units, as slice() counts
  last: number; // one past the end
}

interface Rule {
  id: string;
  kind: string;
  level: string;
  mark: string;
  patterns: string[];
  stories_only?: boolean;
  ignore_case?: boolean;
  glued?: boolean;
  look_alikes?: boolean;
  check?: string;
  before?: string;
  after?: string;
  unless?: string;
  unless_before?: string;
  unless_after?: string;
}

interface CompiledRule
  extends Omit<Rule, "patterns" | "before" | "after" | "unless" | "unless_before" | "unless_after"> {
  patterns: RegExp[];
  before: RegExp | undefined;
  after: RegExp | undefined;
  unless: RegExp | undefined;
  unlessBefore: RegExp | undefined;
  unlessAfter: RegExp | undefined;
}

/** The checks of rules that are for stories alone: web/src/experiences/story_data.ts. */
export type StoryChecks = Record<string, (match: string) => number>;

const kWindowBefore = 64;
const kWindowAfter = 24;
const kLetterOrDigit = /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]|[\u0300-\u036f]/;
const kDigit = /[0-9]/;
const kOnlyParts = /^[ \t,\u00a0\u202f]*$/;

// Later pieces hold earlier ones, never the other way round.
const expanded = (pattern: string) =>
  file.pieces.reduceRight((text, piece) => text.split(`<${piece.name}>`).join(piece.pattern), pattern);

const compiled = (rule: Rule): CompiledRule => {
  const flags = rule.ignore_case ? "iu" : "u";
  const optional = (pattern: string | undefined, its: string) =>
    pattern === undefined ? undefined : new RegExp(expanded(pattern), its);
  return {
    ...rule,
    patterns: rule.patterns.map((pattern) => new RegExp(expanded(pattern), `g${flags}`)),
    before: optional(rule.before, "iu"),
    after: optional(rule.after, "iu"),
    unless: optional(rule.unless, flags),
    unlessBefore: optional(rule.unless_before, "iu"),
    unlessAfter: optional(rule.unless_after, "iu"),
  };
};

const rules = (file.rules as Rule[]).map(compiled);
const plainDigits = drawnDigits(file.drawn_digits, file.unseen_signs);

/**
 * In the order of the text, without overlaps: where two rules find the same place, the earlier in the file has it. In a
 * story names, streets and file numbers are looked for that an agent's note may hold.
 */
export function find(written: string, inStories?: StoryChecks): Finding[] {
  const plain = plainDigits(written);
  const text = plain?.text ?? written;
  const withoutLetters = digitsForLetters(text) ?? text;
  const isTaken = new Uint8Array(text.length);
  const found: Finding[] = [];
  for (const rule of rules.filter((one) => inStories || !one.stories_only)) {
    for (const pattern of rule.patterns) {
      found.push(...findOne(rule.look_alikes ? withoutLetters : text, rule, pattern, isTaken, inStories));
    }
  }
  const place = (at: number) => plain?.places[at] ?? at;
  return found
    .map((finding) => ({ ...finding, first: place(finding.first), last: place(finding.last) }))
    .sort((a, b) => a.first - b.first);
}

/**
 * The text with the mark of its rule in place of each finding; some may be left out; like ones that only spaces and commas
 * part have one mark. It may be longer than the text.
 */
export function masked(text: string, findings: Finding[]): string {
  let result = "";
  let copied = 0;
  for (const finding of findings) {
    const between = text.slice(copied, finding.first);
    const mark = rules.find((rule) => rule.id === finding.rule)?.mark ?? "";
    result += result.endsWith(mark) && kOnlyParts.test(between) ? "" : between + mark;
    copied = finding.last;
  }
  return result + text.slice(copied);
}

/** How many code points stand before a place in the text: the vectors and the server's API count so. */
export const inCodePoints = (text: string, units: number): number => [...text.slice(0, units)].length;

// After a refused match, the next may begin one character further.
function findOne(
  text: string,
  rule: CompiledRule,
  pattern: RegExp,
  isTaken: Uint8Array,
  inStories: StoryChecks | undefined,
): Finding[] {
  const found: Finding[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, held = whole] = match;
    const first = match.index + whole.length - held.length; // a group ends the match
    const last = first + keptByCheck(rule, held, inStories);
    if (last > first && isAccepted(text, rule, match.index, first, last, isTaken)) {
      isTaken.fill(1, first, last);
      found.push({ rule: rule.id, kind: rule.kind, level: rule.level as Level, first, last });
      pattern.lastIndex = last;
    } else {
      pattern.lastIndex = movedOn(text, match.index, 1);
    }
  }
  return found;
}

function isAccepted(
  text: string,
  rule: CompiledRule,
  begins: number,
  first: number,
  last: number,
  isTaken: Uint8Array,
): boolean {
  const touches = rule.glued ? kDigit : kLetterOrDigit;
  const standsAlone = !touches.test(text.charAt(begins - 1)) && !touches.test(text.charAt(last));
  if (!standsAlone || isTaken.subarray(first, last).includes(1) || rule.unless?.test(text.slice(first, last))) {
    return false;
  }
  const before = text.slice(movedBack(text, begins, kWindowBefore), begins);
  if (rule.unlessBefore?.test(before)) {
    return false;
  }
  const after = text.slice(last, movedOn(text, last, kWindowAfter));
  if (rule.unlessAfter?.test(after)) {
    return false;
  }
  return (!rule.before && !rule.after) || rule.before?.test(before) || rule.after?.test(after) || false;
}

function movedOn(text: string, at: number, characters: number): number {
  let place = at;
  for (let left = characters; left > 0 && place < text.length; --left) {
    place += (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
  }
  return place;
}

function movedBack(text: string, at: number, characters: number): number {
  let place = at;
  for (let left = characters; left > 0 && place > 0; --left) {
    place -= (text.codePointAt(place - 2) ?? 0) > 0xffff ? 2 : 1;
  }
  return place;
}

function keptByCheck(rule: CompiledRule, match: string, inStories: StoryChecks | undefined): number {
  switch (rule.check) {
    case "nir_key":
      return nirWithKey(match);
    case "nir_shape":
      return nirShape(match);
    case "belgian_key":
      return belgianNumberWithKey(match);
    case "iban_key":
      return ibanWithKey(match, file.iban_lengths);
    case "card_key":
      return cardWithKey(match);
    case "name":
      return nameIn(match);
    default:
      return inStories?.[rule.check ?? ""]?.(match) ?? match.length;
  }
}
