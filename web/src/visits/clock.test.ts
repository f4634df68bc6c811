import { parseDateTime, toZoned } from "@internationalized/date";
import { expect, test } from "vitest";
import { askedDay, dayIn, dayInWords, daysFrom, instantIn, momentIn, timeIn } from "./clock.ts";

test("times are the counter's, of 24 hours in English too", () => {
  expect(timeIn("2026-11-24T23:05:00Z", "Europe/Paris", "fr")).toBe("00:05");
  expect(timeIn("2026-11-24T15:05:00Z", "Europe/Paris", "en")).toBe("16:05");
  expect(timeIn("2026-11-24T15:05:00Z", "Indian/Reunion", "en")).toBe("19:05");
  expect(momentIn("2026-11-24T15:05:00Z", "Europe/Paris", "en")).toBe("24 Nov 2026, 16:05");
  expect(dayIn("2026-11-24T23:05:00Z", "Europe/Paris")).toBe("2026-11-25");
});

test("days follow each other over months and years", () => {
  expect([daysFrom("2026-03-01", -1), daysFrom("2026-12-31", 1)]).toEqual(["2026-02-28", "2027-01-01"]);
  expect(dayInWords("2026-11-24", "2026-11-26", "fr")).toBe("Mardi 24 novembre");
  expect(dayInWords("2025-12-31", "2026-01-02", "en")).toMatch(/^Wednesday,? 31 December 2025$/);
});

test("an address may ask for a day that has come, and for no other", () => {
  const today = "2026-11-26";
  expect(askedDay("2026-11-24", today)).toBe("2026-11-24");
  for (const asked of [null, "", "2026-11-26", "2026-11-27", "2026-13-01", "hier"]) {
    expect(askedDay(asked, today)).toBe(today);
  }
});

test("a moment by the clock there, an hour that is left out or comes twice too, as the library of calendars has it", () => {
  const days = ["2026-01-15", "2026-03-28", "2026-03-29", "2026-07-01", "2026-10-24", "2026-10-25", "2026-12-31"];
  for (const zone of ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "America/Miquelon", "Pacific/Tahiti"])
    for (const day of days)
      for (const time of ["00:00", "01:15", "02:00", "02:30", "03:00", "12:45", "23:59"]) {
        const local = `${day}T${time}`;
        const wanted = toZoned(parseDateTime(local), zone).toDate().getTime();
        expect(instantIn(local, zone), `${local} ${zone}`).toBe(wanted);
      }
});
