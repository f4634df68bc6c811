// A service of the tree by everyday words ("pôle emploi", "carte grise").
import type { ListedService } from "../api.ts";
import { isAlmost, wordsOf } from "../visits/search.ts";

const kMost = 8;
const kLongEnoughToMistype = 5;

/** Best first: by its name, then by what it is also called, then by its theme. Themes themselves cannot be chosen. */
export function searchServices(tree: ListedService[], text: string): ListedService[] {
  const asked = wordsOf(text);
  const themes = new Map(tree.map((one) => [one.code, one]));
  return tree
    .filter((service) => service.parent !== undefined)
    .map((service) => ({ service, points: pointsOf(asked, service, themes.get(service.parent ?? "")) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, kMost)
    .map(({ service }) => service);
}

/** 0 unless every word is found. */
function pointsOf(asked: string[], service: ListedService, theme: ListedService | undefined): number {
  const places: [string[], number][] = [
    [wordsOf(service.name), 6],
    [wordsOf(service.also_called), 4],
    [wordsOf(`${theme?.name ?? ""} ${theme?.also_called ?? ""}`), 2],
  ];
  const each = asked.map((word) => Math.max(...places.map(([words, worth]) => worthOf(word, words, worth))));
  return each.includes(0) ? 0 : each.reduce((sum, points) => sum + points, 0);
}

function worthOf(word: string, words: string[], worth: number): number {
  if (words.includes(word)) {
    return worth;
  }
  if (words.some((its) => its.startsWith(word))) {
    return worth - 1;
  }
  return word.length >= kLongEnoughToMistype && words.some((its) => isAlmost(word, its)) ? worth / 10 : 0;
}
