// Times as a counter's clock shows them: in its zone, not the device's, and of 24 hours in every language (domain.md 14).
import { dateIn } from "../platform/ui/locale.ts";

export const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);

/** "09:05". The device's zone until the counter's is known. */
export const timeIn = (instant: string | number, zone: string | undefined, language: string): string =>
  new Date(instant).toLocaleTimeString(localeOf(language), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });

/** "24 nov. 2026, 09:05". */
export const momentIn = (instant: string | number, zone: string | undefined, language: string): string =>
  dateIn(language, instant, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: zone,
  });

/** The day on the calendar there: "2026-11-24". */
export const dayIn = (instant: string | number, zone: string | undefined): string =>
  new Date(instant).toLocaleDateString("sv", { timeZone: zone });

/** "Mardi 24 novembre", with the year where it is another than that of `today`. */
export function dayInWords(day: string, today: string, language: string): string {
  const words = dateIn(language, `${day}T00:00Z`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: "numeric" }),
    timeZone: "UTC",
  });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** That many days after a day, or before it. */
export function daysFrom(day: string, days: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The day that is asked for by an address, where it is one that has come; else today. */
export const askedDay = (asked: string | null, today: string): string =>
  asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(`${asked}T00:00Z`)) && asked < today
    ? asked
    : today;

/** How far the clock there is ahead of UTC, in milliseconds. */
const aheadIn = (instant: number, zone: string): number =>
  Date.parse(`${new Date(instant).toLocaleString("sv", { timeZone: zone }).replace(" ", "T")}Z`) -
  Math.floor(instant / 1000) * 1000;

/**
 * When the clock there shows "2026-11-24T09:15", in milliseconds. Of two such moments the first; an hour that is left out
 * is as long after what was before it. @internationalized/date says the same and would cost every page its calendars.
 */
export function instantIn(local: string, zone: string): number {
  const kHalfDay = 12 * 3_600_000;
  const wanted = Date.parse(`${local}Z`);
  const before = aheadIn(wanted - kHalfDay, zone);
  const fits = [before, aheadIn(wanted + kHalfDay, zone)].find((ahead) => aheadIn(wanted - ahead, zone) === ahead);
  return wanted - (fits ?? before);
}
