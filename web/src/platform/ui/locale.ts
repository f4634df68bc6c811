/** How dates are written where the page's language is spoken: English here is that of Europe, day first, week from Monday. */
export function localeOf(language: string): string {
  return { en: "en-GB", fr: "fr-FR", nl: "nl-NL", de: "de-DE" }[language] ?? language;
}

export const pageLanguage = () => document.documentElement.lang;

/** A date in words: "24 novembre 2026"; the first of a month is "1er" in French, which Intl leaves out. */
export function dateIn(language: string, instant: string | number | Date, written: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant).toLocaleString(localeOf(language), written);
  return language === "fr" ? date.replace(/(?<![\d\p{L}])1(?=\s\p{L})/u, "1er") : date;
}
