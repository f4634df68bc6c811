// What is asked of access, as the address says it: a page that is sent to somebody asks the same there.
import type { CoverageSort, GroupedBy, ZoneAsked } from "../api.ts";

export const kMinutes = [10, 15, 20, 30, 45, 60] as const;
export const kWeeklyHours = ["12", "24", "35"] as const;
export const kZones: ZoneAsked[] = ["rural", "border"];

export interface Choices {
  minutes: number;
  /** A code; empty: the whole network. */
  territory: string;
  procedure: string;
  /** "2026-11-28T10:00", by the clock on the wall; empty: at no particular moment. */
  openAt: string;
  weeklyHours: string;
  isAcross: boolean;
  zone: ZoneAsked | "";
  by: GroupedBy;
  sort: CoverageSort;
  /** Only communes of which half the people need longer. */
  isGap: boolean;
}

/** `own`: the territory of who asks, meant where the address names none. */
export function choicesOf(asked: URLSearchParams, own: string): Choices {
  const territory = asked.get("territory") ?? own;
  const details = detailsOf(territory);
  return {
    minutes: kMinutes.find((minutes) => `${minutes}` === asked.get("minutes")) ?? 30,
    territory,
    procedure: asked.get("procedure") ?? "",
    openAt: momentOf(asked.get("open_at") ?? "") ? (asked.get("open_at") ?? "") : "",
    weeklyHours: kWeeklyHours.find((hours) => hours === asked.get("weekly_hours")) ?? "",
    isAcross: asked.get("across") === "true",
    zone: kZones.find((zone) => zone === asked.get("zone")) ?? "",
    by: details.find((by) => by === asked.get("by")) ?? detailUnlessSaid(territory),
    sort: asked.get("sort") === "code" ? "code" : "beyond",
    isGap: asked.get("gap") === "true",
  };
}

/** The communes of a whole country are too many for one map and one table. */
export function detailsOf(territory: string): GroupedBy[] {
  return territory === ""
    ? ["department", "region", "intercommunal", "density"]
    : ["commune", "intercommunal", "department", "density"];
}

function detailUnlessSaid(territory: string): GroupedBy {
  return territory === "" ? "department" : isRegion(territory) ? "intercommunal" : "commune";
}

const isRegion = (code: string) => /^R\d/.test(code);

/** As /api/v1/coverage asks for it, without how the list is ordered and cut. */
export type Question = {
  network: string;
  minutes: string;
  territory?: string;
  procedure?: string;
  open_at?: string;
  weekly_hours?: string;
  across?: string;
  zone?: ZoneAsked;
  by: GroupedBy;
};

export function questionOf(choices: Choices, network: string): Question {
  const { minutes, territory, procedure, openAt, weeklyHours, isAcross, zone, by } = choices;
  return {
    network,
    minutes: `${minutes}`,
    ...(territory && { territory }),
    ...(procedure && { procedure }),
    ...(openAt && { open_at: momentOf(openAt) }),
    ...(weeklyHours && { weekly_hours: weeklyHours }),
    ...(isAcross && { across: "true" }),
    ...(zone && { zone }),
    by,
  };
}

/** An instant of the device's clock, "2026-11-28T09:00:00Z"; empty where the text is none. */
export function momentOf(local: string): string {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? new Date(local) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment.toISOString().replace(/\.\d+/, "") : "";
}
