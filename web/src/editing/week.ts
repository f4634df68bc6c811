// The ordinary week that an editor shows, and its OpenStreetMap notation. What is more than a week of hours (months,
// holidays, weeks by number) is written by hand: it is never guessed here.
import type { DaySpan } from "../api.ts";

export type Week = DaySpan[][]; // Monday first

const kDays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const kSpan = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export const emptyWeek = (): Week => kDays.map(() => []);

/** "Mo-Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00": days in a row with the same hours together. */
export function osmOf(week: Week): string {
  const written = week.map((day) => day.map((span) => `${span.from}-${span.until}`).join(","));
  const rules: string[] = [];
  for (let first = 0; first < kDays.length; ) {
    let last = first;
    while (last + 1 < kDays.length && written[last + 1] === written[first]) {
      ++last;
    }
    if (written[first] !== "") {
      rules.push(`${first === last ? kDays[first] : `${kDays[first]}-${kDays[last]}`} ${written[first]}`);
    }
    first = last + 1;
  }
  return rules.length > 0 ? rules.join("; ") : "Mo-Su off";
}

/** Null where it is more than days and times. */
export function weekOf(osm: string): Week | null {
  const week = emptyWeek();
  if (osm.trim() === "" || osm === "Mo-Su off") {
    return week;
  }
  for (const rule of osm.split(/;\s*/)) {
    const [, days, times] = /^(\S+) (\S+)$/.exec(rule.trim()) ?? [];
    if (!days || !times) {
      return null;
    }
    const spans = times.split(",");
    const named = daysOf(days);
    if (!named || !spans.every((span) => kSpan.test(span))) {
      return null;
    }
    for (const day of named) {
      week[day] = spans.map((span) => ({ from: span.slice(0, 5), until: span.slice(6) }));
    }
  }
  return week;
}

/** "Mo-We,Fr" as numbers; null where it is something else. */
function daysOf(text: string): number[] | null {
  const days: number[] = [];
  for (const part of text.split(",")) {
    const [from = "", until = from] = part.split("-");
    const first = kDays.indexOf(from);
    const last = kDays.indexOf(until);
    if (first < 0 || last < first) {
      return null;
    }
    for (let day = first; day <= last; ++day) {
      days.push(day);
    }
  }
  return days;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function weeklyMinutes(week: Week): number {
  return week.flat().reduce((sum, span) => sum + Math.max(0, minutesOf(span.until) - minutesOf(span.from)), 0);
}
