import { expect, test } from "vitest";
import { hoursInWords } from "./hours_words.ts";

test.each([
  ["Mo-Fr 09:00-12:00,13:30-17:00; PH off", "lun.–ven. 09:00–12:00, 13:30–17:00\u202f; jours fériés fermé"],
  ["Mo,We 09:00-12:00", "lun., mer. 09:00–12:00"],
  ["week 1-53/2 Mo 09:30-12:00", "semaine 1–53/2 lun. 09:30–12:00"],
  ['"fermé le 1er mai"', '"fermé le 1er mai"'],
])("%s is read as %s", (hours, read) => {
  expect(hoursInWords(hours, "fr")).toBe(read);
});

test("in English", () => {
  expect(hoursInWords("Tu-Sa 14:00-18:00; Su closed", "en")).toBe("Tue–Sat 14:00–18:00; Sun closed");
});
