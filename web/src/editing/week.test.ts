import { expect, test } from "vitest";
import { emptyWeek, osmOf, weeklyMinutes, weekOf } from "./week.ts";

test.each(["Mo-Fr 08:45-12:00,13:30-16:00", "Mo 09:00-12:00; We-Th 14:00-18:00; Sa 09:00-12:30", "Mo-Su 00:00-24:00"])(
  "a week of days and times is read and written alike: %s",
  (osm) => {
    const week = weekOf(osm);
    expect(week && osmOf(week)).toBe(osm);
  },
);

test("days of a list are read, and written in a row", () => {
  expect(osmOf(weekOf("Mo,Tu,We 09:00-12:00") ?? [])).toBe("Mo-We 09:00-12:00");
});

test.each([
  "Mo-Fr 09:00-12:00; PH off",
  "week 01-53/2 Mo 09:00-12:00",
  "Fr-Mo 09:00-12:00",
  "Mo 9-12",
  "24/7",
  'Mo 09:00-12:00 "sur rendez-vous"',
])("what is more than that is left to the hand: %s", (osm) => {
  expect(weekOf(osm)).toBeNull();
});

test("a week without hours is closed, and not unknown", () => {
  expect(osmOf(emptyWeek())).toBe("Mo-Su off");
  expect(weekOf("Mo-Su off")).toEqual(emptyWeek());
});

test("minutes of the worked example of Vervins: 28.75 hours", () => {
  expect(weeklyMinutes(weekOf("Mo-Fr 08:45-12:00,13:30-16:00") ?? [])).toBe(28.75 * 60);
});
