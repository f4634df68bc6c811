// Personal data in a story: beside what a note may not hold, names, streets and file numbers. Its lists of words are
// loaded with the page that takes stories, and not with the one that takes notes.
import names from "../../../data/personal-names.json";
import { type Finding, find } from "../visits/personal_data.ts";
import { notNames, wordsOf } from "../visits/personal_names.ts";

const kParticles = new Set("al ben bin da de del den der des di dos du el het la le les ten ter van von".split(" "));
const kLinks = new Set("a au aux d de des du en et l la le les sous sur".split(" "));
const kHouse = /^(?:.?|[0-9].*|bis|ter|quater)$/;
const kLarge = /^[A-Z0-9\u00c0-\u00de]/;

const common = new Set(names.common_words);
const given = new Set(names.given_names);

// Letters that have no decomposition, as fold() on the server spells them.
const kSpeltOut: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[œæßøłđ]/g, (letter) => kSpeltOut[letter] ?? letter)
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

// Without "d'" or "l'", up to the first hyphen or apostrophe: "l'Anne-Marie" -> "anne".
const firstPart = (word: string) => fold((/^[dDlL]['’]./.test(word) ? word.slice(2) : word).split(/[-'’]/)[0] ?? "");

const isInitial = (word: string) => /^[A-Z][.]$/.test(word);
const isKnownParticle = (word: string) => kParticles.has(fold(word));
const isCommon = (word: string) =>
  (common.has(firstPart(word)) && !kParticles.has(firstPart(word))) || common.has(fold(word));

function fullNameIn(match: string): number {
  let kept = 0;
  for (const { text, last } of wordsOf(match)) {
    if (text === "" || isInitial(text) || isKnownParticle(text)) {
      continue;
    }
    if (notNames.has(text) || isCommon(text)) {
      break;
    }
    kept = last;
  }
  return kept;
}

function givenNameIn(match: string): number {
  const kept = fullNameIn(match);
  const hasGiven = wordsOf(match.slice(0, kept)).some(({ text }) => given.has(firstPart(text)));
  return hasGiven ? kept : 0;
}

// "Gare", "d'Arches", "8".
const beginsLarge = (word: string) => kLarge.test(/^.{1,2}['’]./.test(word) ? word.replace(/^.{1,2}['’]/, "") : word);

function addressIn(match: string): number {
  const words = wordsOf(match);
  const way = words.findIndex(({ text }) => !kHouse.test(fold(text)));
  let kept = 0;
  let isLarge = false;
  let smallWords = 0;
  for (const { text, last } of way < 0 ? [] : words.slice(way + 1)) {
    if (kLinks.has(fold(text))) {
      if (smallWords > 0) {
        break;
      }
      continue;
    }
    const large = beginsLarge(text);
    const goesOn = isLarge ? large : smallWords < 2 && !large && !isCommon(text);
    if (fold(text) === "" || (kept > 0 && !goesOn)) {
      break;
    }
    isLarge = kept > 0 ? isLarge : large;
    smallWords += large ? 0 : 1;
    kept = last;
  }
  return kept;
}

const checks = { full_name: fullNameIn, given_name: givenNameIn, address: addressIn };

/** As find() in a note, in the order of the text. */
export const findInStory = (text: string): Finding[] => find(text, checks);
