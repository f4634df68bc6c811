import { expect, test } from "vitest";
import sentences from "../../../data/language/personal-data-sentences.jsonl?raw";
import { inCodePoints, masked } from "../visits/personal_data.ts";
import { findInStory } from "./story_data.ts";

interface Sentence {
  text: string;
  finds: { rule: string; first: number; last: number }[];
}

test("personal data in stories are found as on the server", () => {
  for (const line of sentences.trimEnd().split("\n")) {
    const { text, finds } = JSON.parse(line) as Sentence;
    const found = findInStory(text);
    const places = found.map(({ rule, first, last }) => ({
      rule,
      first: inCodePoints(text, first),
      last: inCodePoints(text, last),
    }));
    expect(places, text).toEqual(finds);
    expect(findInStory(masked(text, found)), text).toEqual([]);
  }
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
  "zéro ",
  "zéro6",
  "six ",
  "06 ",
  "(0)",
  "O6",
  "l",
  "a point ",
  "a at ",
  "@a",
  "insta a",
  "a_a ",
  "RIB 1",
  "①",
  "a . ",
  "a @ ",
  "a . a @ a . ",
])("a hostile text takes no more time than others: %s", (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(findInStory(text).length).toBeLessThanOrEqual(text.length);
});
