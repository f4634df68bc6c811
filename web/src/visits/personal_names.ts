// Where a name or a street ends, by lists of words: as on the server (server/engine/language/personal_names.hpp, which
// explains it). Each takes what a pattern found and says how many UTF-16 units of it are to be kept, 0 for none.
import file from "../../../data/personal-data-rules.json";

const kSpace = /[ \u00a0\u2007\u2009\u202f]/;
const kParticles = new Set("al ben bin da de del den der des di dos du el het la le les ten ter van von".split(" "));
const kLinks = new Set("a au aux d de des du en et l la le les sous sur".split(" "));
const kHouse = /^(?:.?|[0-9].*|bis|ter|quater)$/;
const kLarge = /^[A-Z0-9\u00c0-\u00de]/;

const notNames = new Set(file.not_names);
const common = new Set(file.common_words);
const given = new Set(file.given_names);

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

const isParticle = (word: string) => /^[a-z][^'’]*$/.test(word) || ["Le", "La", "Les"].includes(word);
const isInitial = (word: string) => /^[A-Z][.]$/.test(word);
const isKnownParticle = (word: string) => kParticles.has(fold(word));
const isCommon = (word: string) =>
  (common.has(firstPart(word)) && !kParticles.has(firstPart(word))) || common.has(fold(word));

interface Word {
  text: string;
  last: number;
}

function wordsOf(match: string): Word[] {
  let at = 0;
  return match.split(kSpace).map((text) => {
    const last = at + text.length;
    at = last + 1;
    return { text, last };
  });
}

export function nameIn(match: string): number {
  let kept = 0;
  for (const { text, last } of wordsOf(match)) {
    if (notNames.has(text)) {
      break;
    }
    if (text !== "" && !isParticle(text)) {
      kept = last;
    }
  }
  return kept;
}

export function fullNameIn(match: string): number {
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

export function givenNameIn(match: string): number {
  const kept = fullNameIn(match);
  const hasGiven = wordsOf(match.slice(0, kept)).some(({ text }) => given.has(firstPart(text)));
  return hasGiven ? kept : 0;
}

// "Gare", "d'Arches", "8".
const beginsLarge = (word: string) => kLarge.test(/^.{1,2}['’]./.test(word) ? word.replace(/^.{1,2}['’]/, "") : word);

export function addressIn(match: string): number {
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
