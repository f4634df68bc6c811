/** How dates are written where the page's language is spoken: English here is that of Europe, day first, week from Monday. */
export function localeOf(language: string): string {
  return { en: "en-GB", fr: "fr-FR", nl: "nl-NL", de: "de-DE" }[language] ?? language;
}

export const pageLanguage = () => document.documentElement.lang;
