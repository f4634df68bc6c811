// A text cut where findings begin and end, so that each piece says which finding it shows.
import type { AnswerFinding } from "../api.ts";

export interface PointedPiece {
  first: number;
  text: string;
  /** Place in the list of the innermost finding that covers it; none: nothing is said of it. */
  finding?: number;
}

export function pointedPieces(text: string, findings: AnswerFinding[]): PointedPiece[] {
  const placed = findings.flatMap(({ first, last }, place) =>
    first === undefined || last === undefined || last > text.length ? [] : [{ first, last, place }],
  );
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ first, last }) => [first, last])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((first, at) => {
    const inner = placed
      .filter((one) => one.first <= first && one.last > first)
      .sort((a, b) => a.last - a.first - (b.last - b.first))[0];
    return { first, text: text.slice(first, edges[at + 1]), ...(inner && { finding: inner.place }) };
  });
}

/**
 * The text with a word replaced. A large letter stays one, and what follows is not said twice: "afférent à" becomes
 * "lié à".
 */
export function replaced(text: string, { first, last }: { first: number; last: number }, instead: string): string {
  const old = text.slice(first, last);
  const beginsLarge = old.charAt(0) !== old.charAt(0).toLowerCase();
  const words = beginsLarge ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  const after = text.slice(last);
  const repeated = ` ${instead.split(" ").at(-1)} `;
  return text.slice(0, first) + words + (after.startsWith(repeated) ? after.slice(repeated.length - 1) : after);
}
