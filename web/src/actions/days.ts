import { localeOf, pageLanguage } from "../platform/ui/locale.ts";

/** "2026-11-27", where the person is. */
export const today = () => new Date().toLocaleDateString("sv");

export const shownDay = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(localeOf(pageLanguage()), { dateStyle: "long", timeZone: "UTC" });
