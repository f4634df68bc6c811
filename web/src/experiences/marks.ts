// A story's text with marks in the place of personal data ("[[phone]]"), and more of it hidden by a reader.

export interface Span {
  first: number; // UTF-16 units
  last: number; // one past the end
}

export interface Piece extends Span {
  text: string;
  mark?: string; // "phone"
}

const kMark = /\[\[(\w+)\]\]/g;
/** What a reader hides: the same for a name, a desk or a street, so that it tells nothing. */
export const kHidden = "[[other]]";

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: whole, 1: mark = "", index } of text.matchAll(kMark)) {
    if (index > at) {
      pieces.push({ first: at, last: index, text: text.slice(at, index) });
    }
    at = index + whole.length;
    pieces.push({ first: index, last: at, text: whole, mark });
  }
  return at < text.length ? [...pieces, { first: at, last: text.length, text: text.slice(at) }] : pieces;
}

/** Whether there is anything to read beside marks. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(kMark, " "));

const kTitle = 70;

/** The first words of a text that has no title, up to the end of one. */
export function beginningOf(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  const end = line.lastIndexOf(" ", kTitle);
  return line.length <= kTitle ? line : `${line.slice(0, end < 0 ? kTitle : end)} …`;
}

/** Words and marks, as the arrow keys go over them. */
export const wordsIn = (text: string): Span[] =>
  [...text.matchAll(/\[\[\w+\]\]|[\p{L}\p{N}]+(?:['’.@-][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    first: index,
    last: index + word.length,
  }));

/** The words and marks that a place touches, whole; nothing where it touches none: half a word hides nobody. */
export function widened(text: string, { first, last }: Span): Span | null {
  const touched = wordsIn(text).filter((word) => word.first < last && word.last > first);
  const [begin, end] = [touched[0], touched.at(-1)];
  return begin && end ? { first: begin.first, last: end.last } : null;
}

/** Two marks side by side say no more than one. */
export const hidden = (text: string, { first, last }: Span): string =>
  text.slice(0, first) + kHidden + text.slice(last);
