import { expect, test } from "vitest";
import sentences from "../../../data/language/personal-data-sentences.jsonl?raw";
import vectors from "../../../data/personal-data-vectors.json";
import { find, inCodePoints, masked } from "./personal_data.ts";

const found = (text: string) =>
  find(text).map(({ kind, level, first, last }) => ({
    kind,
    level,
    first: inCodePoints(text, first),
    last: inCodePoints(text, last),
  }));

test.each(vectors)("personal data is found as on the server: $text", ({ text, masked: kept, finds }) => {
  expect(found(text)).toEqual(finds.map(({ kind, level, first, last }) => ({ kind, level, first, last })));
  expect(masked(text, find(text))).toBe(kept);
  expect(find(kept)).toEqual([]);
});

interface Sentence {
  text: string;
  finds: { rule: string; first: number; last: number }[];
}

test("personal data in stories are found as on the server", () => {
  for (const line of sentences.trimEnd().split("\n")) {
    const { text, finds } = JSON.parse(line) as Sentence;
    const found = find(text, "story");
    const places = found.map(({ rule, first, last }) => ({
      rule,
      first: inCodePoints(text, first),
      last: inCodePoints(text, last),
    }));
    expect(places, text).toEqual(finds);
    expect(find(masked(text, found), "story"), text).toEqual([]);
  }
});

test("a part of the findings may be masked", () => {
  const text = "Mme Petit, 06 12 34 56 78";
  expect(masked(text, find(text).slice(1))).toBe("Mme Petit, [[phone]]");
});

test.each([
  "0 ",
  "1",
  "a",
  "a.",
  "a@",
  "Mme ",
  "Mme A",
  "née a ",
  "+33",
  "FR76",
  "AB-",
  "12/",
  "é",
  "😀",
  "sécu ",
  "l'",
  "Jean ",
  "1 rue a ",
  "je m'appelle ",
  "dossier ",
])("a hostile text takes no more time than others: %s", (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(find(text, "story").length).toBeLessThanOrEqual(text.length);
});
