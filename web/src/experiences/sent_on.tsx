import { useTranslation } from "react-i18next";
import type { StoryToAnswer } from "../api.ts";
import { structureName, useDates } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";

/** From whom to whom a story was sent on, and why, which those who receive it read. */
export function SentOn({ item }: { item: StoryToAnswer }) {
  const { t } = useTranslation();
  const { day } = useDates();
  const unmarked = useUnmarked();
  const { transfers } = item.experience;
  return (
    transfers.length > 0 && (
      <ul aria-label={t("stories_work.sent_on_title")} className="muted">
        {transfers.map(({ position, from, to, sent_on }, nth) => (
          <li key={`${position}-${from.service.code}-${from.territory.code}-${sent_on}`}>
            {t("stories_work.sent_on", { date: day(sent_on), from: structureName(from), to: structureName(to) })}
            {item.transfer_reasons[nth] && ` · ${unmarked(item.transfer_reasons[nth])}`}
          </li>
        ))}
      </ul>
    )
  );
}
