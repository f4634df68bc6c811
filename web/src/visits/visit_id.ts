// The ids that this device gives. What leaves it says no moment more closely than to the quarter of an hour
// (docs/adr/0013), and an id leaves it.

const kQuarter = 900_000;
const kPlace = "relais.visits.ids";
const kMostInQuarter = 0xfff;

/** Where the quarter of an hour begins that a moment lies in; in milliseconds. */
export const quarterOf = (at: number): number => at - (at % kQuarter);

/** The same of an instant: "2026-11-26T09:07:31Z" to "2026-11-26T09:00:00.000Z". */
export const toQuarter = (instant: string): string => new Date(quarterOf(Date.parse(instant))).toISOString();

let last = ""; // for a browser that keeps nothing

// How many ids this device has given in the quarter: their order, without their moment.
function countIn(quarter: number): number {
  const [before, count = 0] = kept().split(" ").map(Number);
  const next = before === quarter ? Math.min(count + 1, kMostInQuarter) : 0;
  last = `${quarter} ${next}`;
  try {
    localStorage.setItem(kPlace, last);
  } catch {
    // This page itself still counts.
  }
  return next;
}

function kept(): string {
  try {
    return localStorage.getItem(kPlace) ?? last;
  } catch {
    return last;
  }
}

/** A UUIDv7 to the quarter of an hour: this device's later ones sort later, and no two devices make the same. */
export function newVisitId(now = Date.now()): string {
  const quarter = quarterOf(now);
  const time = quarter.toString(16).padStart(12, "0");
  const count = countIn(quarter).toString(16).padStart(3, "0");
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab"[(bytes[0] ?? 0) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${hex.slice(1, 4)}-${hex.slice(4)}`;
}
