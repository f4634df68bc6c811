// Figures in words: a value in its unit, or why there is none.

import type { TFunction } from "i18next";
import { dateIn } from "../platform/ui/locale.ts";
import type { Figure, Unit } from "./contract.ts";

type T = TFunction;

export function valueText(value: number, unit: Unit, t: T, language: string): string {
  const number = (digits: number) =>
    value.toLocaleString(language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  switch (unit) {
    case "share":
      return t("figures.percent", {
        value: (value * 100).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
      });
    case "minutes":
      return t("figures.minutes", { value: number(0) });
    case "kilometres":
      return t("figures.kilometres", { value: number(0) });
    case "acts_a_visit":
    case "visits_a_day":
      return number(1);
    default:
      return number(0);
  }
}

/** "81,0 %", "au moins 120", "masqué". */
export function figureText(figure: Figure, unit: Unit, t: T, language: string): string {
  if (figure.value === undefined) {
    return t(`figures.state.${figure.state}`);
  }
  const value = valueText(figure.value, unit, t, language);
  return figure.is_lower_bound ? t("figures.at_least", { value }) : value;
}

export function intervalText(figure: Figure, unit: Unit, t: T, language: string): string {
  if (!figure.interval || figure.value === undefined) {
    return "";
  }
  const low = valueText(figure.interval.low, unit, t, language);
  const high = valueText(figure.interval.high, unit, t, language);
  return t(unit === "share" ? "figures.interval" : "figures.class", { low, high });
}

export const monthText = (month: string, language: string, length: "short" | "long" = "short"): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    month: length,
    year: length === "long" ? "numeric" : "2-digit",
    timeZone: "UTC",
  });

export const dayText = (instant: string, language: string): string => dateIn(language, instant, { dateStyle: "long" });
