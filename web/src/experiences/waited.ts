import { useTranslation } from "react-i18next";
import { localeOf } from "../platform/ui/locale.ts";

const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;

/** "3 heures", "12 jours": how long since a moment, in the largest unit that has passed; nothing within the minute. */
export function waitedSince(instant: string, now: number, locale: string): string {
  const passed = now - Date.parse(instant);
  if (passed < kMinute) {
    return "";
  }
  const [unit, length] =
    passed >= kDay
      ? (["day", kDay] as const)
      : passed >= kHour
        ? (["hour", kHour] as const)
        : (["minute", kMinute] as const);
  const count = Math.floor(passed / length);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** In a sentence. */
export function useWaited(): (instant: string) => string {
  const { t, i18n } = useTranslation();
  return (instant) => {
    const time = waitedSince(instant, Date.now(), localeOf(i18n.language));
    return time === "" ? t("stories_work.just_came") : t("stories_work.waits_for", { time });
  };
}
