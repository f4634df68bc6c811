// Opening hours of OpenStreetMap as somebody reads them aloud. Their grammar is larger than this (server/engine/hours); what
// is not known here stays as it is written.

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

const words: Record<string, Record<string, string>> = {
  fr: { PH: "jours fériés", SH: "vacances scolaires", off: "fermé", closed: "fermé", week: "semaine" },
  en: { PH: "public holidays", SH: "school holidays", off: "closed", closed: "closed", week: "week" },
};

/** "Mo-Fr 09:00-12:00; PH off" to "lun.–ven. 09:00–12:00 ; jours fériés fermé". */
export function hoursInWords(hours: string, language: string): string {
  const short = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const nameOf = (day: string) => short.format(Date.UTC(2024, 0, 1 + days.indexOf(day))); // a Monday
  const known = words[language] ?? {};
  return hours
    .replace(/\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|week)\b/g, (word) =>
      days.includes(word) ? nameOf(word) : (known[word] ?? word),
    )
    .replace(/(\d|\.|\p{L})-(?=\d|\p{L})/gu, "$1–")
    .replace(/,\s*/g, ", ")
    .replace(/\s*;\s*/g, language === "fr" ? "\u202f; " : "; ");
}
