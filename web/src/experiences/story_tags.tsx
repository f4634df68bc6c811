import { useTranslation } from "react-i18next";
import type { StoryToRead } from "../api.ts";

/** An author's answer waits, of a story that is there already. */
export const hasReplyToRead = ({ experience }: StoryToRead): boolean =>
  experience.replies.some(({ state }) => state === "received");

/** What is particular about a story, each in a word. */
export function StoryTags({ item }: { item: StoryToRead }) {
  const { t } = useTranslation();
  const said = [
    item.is_urgent && "urgent",
    item.is_appeal && "appeal",
    hasReplyToRead(item) && "reply",
    item.keeps_names && "keeps_names",
    item.experience.is_generated && "generated",
  ].filter((tag) => typeof tag === "string");
  return (
    said.length > 0 && (
      <span className="story__tags">
        {said.map((tag) => (
          <span className={tag === "urgent" ? "tag story__tag--urgent" : "tag"} key={tag}>
            {t(`stories_work.tag.${tag}`)}
          </span>
        ))}
      </span>
    )
  );
}
