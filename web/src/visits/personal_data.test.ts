import { expect, test } from "vitest";
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

test("a part of the findings may be masked", () => {
  const text = "Mme Petit, 06 12 34 56 78";
  expect(masked(text, find(text).slice(1))).toBe("Mme Petit, [[phone]]");
});
