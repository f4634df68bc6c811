// Whole months, as figures are kept.
export interface Period {
  from: string; // "2026-01"
  to: string;
}

export const kPeriods = ["twelve", "this_month", "last_month", "this_year", "last_year", "free"] as const;
export type PeriodName = (typeof kPeriods)[number];

const monthOf = (date: Date): string => date.toISOString().slice(0, 7);
const shifted = (now: Date, months: number): string =>
  monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)));

const monthsOf = (chosen: (string | null)[]) =>
  chosen.filter((month) => month !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(month)).sort();

/** `chosen`: first and last month of a free period, in either order; the last twelve until both are there. */
export function periodOf(name: PeriodName, now: Date, chosen: (string | null)[] = []): Period {
  const [from, to] = monthsOf(chosen);
  if (name === "free" && from && to) {
    return { from, to };
  }
  const year = now.getUTCFullYear();
  switch (name) {
    case "this_month":
      return { from: shifted(now, 0), to: shifted(now, 0) };
    case "last_month":
      return { from: shifted(now, -1), to: shifted(now, -1) };
    case "this_year":
      return { from: `${year}-01`, to: shifted(now, 0) };
    case "last_year":
      return { from: `${year - 1}-01`, to: `${year - 1}-12` };
    default:
      return { from: shifted(now, -11), to: shifted(now, 0) };
  }
}

/** A course needs a year to be seen: that which ends with the period, where the period is shorter. */
export function courseOf({ from = "", to = "" }: Record<string, string>): Period {
  const end = new Date(`${to}-01T00:00:00Z`);
  const year = shifted(end, -11);
  return { from: from < year ? from : year, to };
}
