import { expect, test } from "vitest";
import { dateIn } from "./locale.ts";

const first = "2026-01-01T08:00:00Z";

test("the first of a month is “1er” in French, and no other number is", () => {
  expect(dateIn("fr", first, { dateStyle: "long", timeZone: "UTC" })).toBe("1er janvier 2026");
  expect(dateIn("fr", first, { dateStyle: "full", timeZone: "UTC" })).toBe("jeudi 1er janvier 2026");
  expect(dateIn("fr", first, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })).toMatch(/^1er janv\. 2026/);
  expect(dateIn("fr", "2026-01-11", { dateStyle: "long", timeZone: "UTC" })).toBe("11 janvier 2026");
  expect(dateIn("fr", "2026-01-21", { dateStyle: "long", timeZone: "UTC" })).toBe("21 janvier 2026");
  expect(dateIn("en", first, { dateStyle: "long", timeZone: "UTC" })).toBe("1 January 2026");
});
