import { expect, test } from "vitest";
import { keepStop, stopOf } from "./stop_of_day.ts";

test("a bus remembers its stop for the day, and asks again the next morning", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  expect(stopOf("bus", "2026-11-24", storage)).toBeUndefined();
  keepStop("bus", "2026-11-24", 2, storage);
  expect(stopOf("bus", "2026-11-24", storage)).toBe(2);
  expect(stopOf("bus", "2026-11-25", storage)).toBeUndefined();
  expect(stopOf("another", "2026-11-24", storage)).toBeUndefined();
});
