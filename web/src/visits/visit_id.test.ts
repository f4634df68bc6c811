import { afterEach, expect, test, vi } from "vitest";
import { newVisitId, toQuarter } from "./visit_id.ts";

const kNine = Date.parse("2026-11-26T09:00:00Z");

function storage(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

afterEach(() => vi.unstubAllGlobals());

test("an id is a UUIDv7 that tells the quarter of an hour and nothing closer", () => {
  const [early, late] = [newVisitId(kNine + 1), newVisitId(kNine + 899_999)];
  for (const id of [early, late]) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(0, 13).replace("-", ""), 16)).toBe(kNine);
  }
});

test("ids of one quarter sort in the order in which they were given, and are all different", () => {
  const ids = Array.from({ length: 300 }, () => newVisitId(kNine + 60_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(300);
  expect(newVisitId(kNine + 900_000) > (ids.at(-1) ?? "")).toBe(true);
});

test("the count begins anew with each quarter, and outlives the page where the browser keeps something", async () => {
  vi.stubGlobal("localStorage", storage());
  const countOf = (id: string) => id.slice(15, 18);
  expect([newVisitId(kNine), newVisitId(kNine), newVisitId(kNine + 900_000)].map(countOf)).toEqual([
    "000",
    "001",
    "000",
  ]);
  vi.resetModules();
  const reloaded = await import("./visit_id.ts");
  expect(countOf(reloaded.newVisitId(kNine + 900_000))).toBe("001");
});

test("more in a quarter than can be counted are still different", () => {
  const ids = Array.from({ length: 4_200 }, () => newVisitId(kNine));
  expect(new Set(ids).size).toBe(4_200);
});

test("a moment is told to the quarter", () => {
  expect(toQuarter("2026-11-26T09:14:59Z")).toBe("2026-11-26T09:00:00.000Z");
  expect(toQuarter("2026-11-26T09:15:00+00:00")).toBe("2026-11-26T09:15:00.000Z");
});
