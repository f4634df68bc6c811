import { describe, expect, it } from "vitest";
import { changeOf, editOf, isSameEdit, kNothingWanted, missingOf, pointOf } from "./edits.ts";

describe("edits", () => {
  it("say what is missing, by kind", () => {
    expect(missingOf(kNothingWanted)).toEqual(["counter"]);
    expect(missingOf({ ...kNothingWanted, kind: "move" })).toEqual(["counter", "where"]);
    expect(missingOf({ ...kNothingWanted, kind: "add" })).toEqual(["where", "name"]);
    expect(missingOf({ ...kNothingWanted, kind: "hours", counter: "fs-1" })).toEqual(["hours"]);
  });

  it("hold only what their kind has", () => {
    const wanted = { ...kNothingWanted, counter: "fs-1", point: { lat: 49, lon: 4 }, name: " A ", hours: " " };
    expect(editOf(wanted)).toEqual({ kind: "close", counter: "fs-1" });
    expect(editOf({ ...wanted, kind: "add" })).toEqual({ kind: "add", name: "A", location: { lat: 49, lon: 4 } });
    expect(editOf({ ...wanted, kind: "hours", hours: "Mo 09:00-12:00" })).toEqual({
      kind: "hours",
      counter: "fs-1",
      hours: "Mo 09:00-12:00",
    });
  });

  it("hold the stops of a tour, the one in the fields too", () => {
    const [location, there] = [
      { lat: 49, lon: 4 },
      { lat: 50, lon: 5 },
    ];
    const wanted = { ...kNothingWanted, kind: "tour", name: "Bus", where: "B", point: there } as const;
    const stops = [{ name: "A", location }];
    expect(missingOf({ ...wanted, point: null })).toEqual(["where"]);
    expect(missingOf({ ...wanted, point: null, stops })).toEqual([]);
    expect(editOf({ ...wanted, stops })).toEqual({
      kind: "tour",
      name: "Bus",
      stops: [...stops, { name: "B", location: there }],
    });
  });

  it("are the same at the same place under the same name", () => {
    const edit = { kind: "add", name: "A", location: { lat: 49, lon: 4 } } as const;
    expect(isSameEdit(edit, { ...edit })).toBe(true);
    expect(isSameEdit(edit, { ...edit, location: { lat: 49, lon: 5 } })).toBe(false);
  });
});

describe("points", () => {
  it("are read in degrees", () => {
    expect(pointOf("49.397, 4.699")).toEqual({ lat: 49.397, lon: 4.699 });
    expect(pointOf("-12.8 45.2")).toEqual({ lat: -12.8, lon: 45.2 });
    expect(pointOf("95, 4")).toBeNull();
    expect(pointOf("Vouziers")).toBeNull();
  });
});

describe("what becomes of a commune", () => {
  const item = { code: "08001", name: "A", people: 100, within_before: 50, within_after: 50, gained: 0, lost: 0 };
  it("is told by people first, then by minutes", () => {
    expect(changeOf({ ...item, within_after: 60, median_before: 10, median_after: 12 })).toBe("gained");
    expect(changeOf({ ...item, within_after: 40 })).toBe("lost");
    expect(changeOf({ ...item, median_before: 12, median_after: 10 })).toBe("nearer");
    expect(changeOf({ ...item, median_before: 12 })).toBe("further");
  });
});
