import { describe, expect, it } from "vitest";
import { closer, within } from "./zoom.ts";

const kWhole = { k: 1, x: 0, y: 0 };

describe("looking closer", () => {
  it("keeps in its place what is pointed at", () => {
    const view = closer(kWhole, 3, 150, 40, 600, 400);
    expect([150 * view.k + view.x, 40 * view.k + view.y]).toEqual([150, 40]);
    const again = closer(view, 2, 150, 40, 600, 400);
    expect(again.k).toBe(6);
    expect(150 * again.k + again.x).toBeCloseTo(150, 9);
  });
  it("and back ends with the whole", () => {
    const there = closer(closer(kWhole, 4, 10, 10, 600, 400), 1 / 8, 500, 300, 600, 400);
    expect(there).toEqual(kWhole);
  });
  it("never shows what lies beyond the edges", () => {
    expect(within({ k: 2, x: 50, y: -900 }, 600, 400)).toEqual({ k: 2, x: 0, y: -400 });
    expect(within({ k: 99, x: 0, y: 0 }, 600, 400).k).toBe(12);
  });
});
