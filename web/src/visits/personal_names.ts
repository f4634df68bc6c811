// Where a name ends, by the words that name nobody: as on the server (server/engine/language/personal_names.hpp, which
// explains it). Takes what a pattern found and says how many UTF-16 units of it are to be kept, 0 for none.
import file from "../../../data/personal-data-rules.json";

const kSpace = /[ \u00a0\u2007\u2009\u202f]/;

export const notNames = new Set(file.not_names);

const isParticle = (word: string) => /^[a-z][^'’]*$/.test(word) || ["Le", "La", "Les"].includes(word);

export interface Word {
  text: string;
  last: number;
}

export function wordsOf(match: string): Word[] {
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
