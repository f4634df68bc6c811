import { describe, expect, it } from "vitest";
import { weekOf, weeksFrom } from "./iso_week.ts";

describe("ISO weeks", () => {
  it("begin on Monday and belong to the year of their Thursday", () => {
    expect(weekOf("2026-11-26")).toBe("2026-W48");
    expect(weekOf("2008-12-29")).toBe("2009-W01");
    expect(weekOf("2010-01-03")).toBe("2009-W53");
    expect(weekOf("2021-01-04")).toBe("2021-W01");
  });
  it("are counted from any day", () => {
    expect(weekOf(weeksFrom("2026-01-01", -1))).toBe("2025-W52");
    expect(weekOf(weeksFrom("2026-12-28", 1))).toBe("2027-W01");
  });
});
