import { dateIn, pageLanguage } from "../platform/ui/locale.ts";

/** "2026-11-27", where the person is. */
export const today = () => new Date().toLocaleDateString("sv");

export const shownDay = (day: string) =>
  dateIn(pageLanguage(), `${day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
