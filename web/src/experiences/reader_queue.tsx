import { useTranslation } from "react-i18next";
import type { StoryToRead } from "../api.ts";
import { StoryTags } from "./story_tags.tsx";
import { useUnmarked } from "./story_text.tsx";
import { useWaited } from "./waited.ts";

interface ReaderQueueProps {
  items: StoryToRead[];
  chosen: string;
  /** All of them; more than `items` where there are many. */
  waiting: number;
  onChoice(id: string): void;
}

/** The order is the server's: what speaks of danger first. */
export function ReaderQueue({ items, chosen, waiting, onChoice }: ReaderQueueProps) {
  const { t } = useTranslation();
  const unmarked = useUnmarked();
  const waited = useWaited();
  return (
    <nav aria-label={t("stories_work.queue")} className="story__queue">
      <h2>{t("stories_work.queue")}</h2>
      <ol>
        {items.map((item) => (
          <li key={item.experience.id}>
            <button
              aria-current={item.experience.id === chosen ? "true" : undefined}
              onClick={() => onChoice(item.experience.id)}
              type="button"
            >
              <span className="story__queue-title">{unmarked(item.experience.title)}</span>
              <span className="muted">{waited(item.waits_since)}</span>
              <StoryTags item={item} />
            </button>
          </li>
        ))}
      </ol>
      {waiting > items.length && (
        <p className="muted">{t("stories_work.shown_of", { shown: items.length, waiting })}</p>
      )}
    </nav>
  );
}
