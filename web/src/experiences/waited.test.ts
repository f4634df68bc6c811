import { describe, expect, it } from "vitest";
import { waitedSince } from "./waited.ts";

const now = Date.parse("2026-11-27T12:00:00Z");
// Which space stands before a unit is the browser's affair.
const waited = (instant: string, locale = "fr-FR") => waitedSince(instant, now, locale).replace(/\s/g, " ");

describe("how long a story has waited", () => {
  it("is said in the largest unit that has passed", () => {
    expect(waited("2026-11-27T11:58:30Z")).toBe("1 minute");
    expect(waited("2026-11-27T09:00:00Z")).toBe("3 heures");
    expect(waited("2026-11-15T11:00:00Z", "en-GB")).toBe("12 days");
  });
  it("is not said within the minute, nor where clocks differ", () => {
    expect(waited("2026-11-27T12:05:00Z")).toBe("");
  });
});
