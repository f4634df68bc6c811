// People, shares and minutes in words, as the public page and the report say them.

import type { TFunction } from "i18next";
import type { CoveredTerritory, PeopleWithin } from "../api.ts";
import { dateIn } from "../platform/ui/locale.ts";

export interface Words {
  people(people: number): string;
  share(share: number | undefined): string;
  minutes(minutes: number): string;
  /** Minutes that half of them need at most, or why they come to no counter. */
  median(access: PeopleWithin): string;
  /** "93,1 % à 96,4 %"; nothing where speed changes nothing that can be read. */
  band(access: PeopleWithin): string | undefined;
  name(item: CoveredTerritory): string;
  day(date: string): string;
}

export function wordsOf(t: TFunction, language: string): Words {
  const share = (value: number | undefined) =>
    value === undefined
      ? t("coverage.page.nobody")
      : t("coverage.page.percent", {
          value: (value * 100).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
        });
  // Up: 30.2 minutes are not within 30.
  const minutes = (value: number) => t("coverage.workspace.min", { value: Math.ceil(value) });
  return {
    people: (people) => Math.round(people).toLocaleString(language),
    share,
    minutes,
    median: ({ median_minutes, people, centre_unknown, off_roads, unreached }) =>
      median_minutes !== undefined
        ? minutes(median_minutes)
        : t(
            people < 0.5 && centre_unknown >= 0.5
              ? "coverage.page.centre_unknown_here"
              : off_roads > unreached
                ? "coverage.workspace.no_road"
                : "coverage.page.never",
          ),
    band: ({ band }) => {
      const [low, high] = [share(band?.slower), share(band?.faster)];
      return band && low !== high ? t("coverage.page.band", { low, high }) : undefined;
    },
    name: ({ name, code }) => name || t(`coverage.page.density.${code}`),
    day: (date) => dateIn(language, date, { dateStyle: "long", timeZone: "UTC" }),
  };
}
