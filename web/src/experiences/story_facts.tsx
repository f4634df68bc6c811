import { useTranslation } from "react-i18next";
import type { ShownBody, ShownExperience } from "../api.ts";
import { dateIn, localeOf } from "../platform/ui/locale.ts";

/** "CAF, Ardennes"; of a counter its name. */
export const structureName = ({ service, territory, counter }: ShownBody): string =>
  counter ? counter.name : [service.name, territory.name].filter(Boolean).join(", ");

export function useDates() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return {
    day: (day: string) => dateIn(i18n.language, day, { dateStyle: "long", timeZone: "UTC" }),
    time: (instant: string) => new Date(instant).toLocaleTimeString(locale, { timeStyle: "short" }),
  };
}

/** What a story says beside its text; a line for each, none where nothing was said. */
export function StoryFacts({ story }: { story: ShownExperience }) {
  const { t } = useTranslation();
  const { day } = useDates();
  const facts: Fact[] = [
    ["feeling", t(`stories_work.feeling.${story.feeling}`)],
    ["services", story.structures.map(structureName).join(" · ")],
    ["place", story.territory.name],
    ["procedure", story.procedure?.name],
    ["used_channel", story.used_channel && t(`stories_work.used_channel.${story.used_channel}`)],
    ["tags", story.tags.map(({ name }) => name).join(" · ")],
    ["told_by", t(`stories_work.told_by.${story.channel}`)],
    ["language", t(`stories_work.language.${story.language}`)],
    ["told_on", day(story.told_on)],
    ["source", story.source],
  ];
  return <FactList facts={facts} />;
}

/** The name of its text and what it says; without a word it is left out. */
export type Fact = [string, string | undefined | null | false];

export function FactList({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation();
  return (
    <dl className="facts story__facts">
      {facts.map(
        ([name, said]) =>
          said && (
            <div key={name}>
              <dt>{t(`stories_work.fact.${name}`)}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
