import { useTranslation } from "react-i18next";
import type { ShownReply, StoryToRead } from "../api.ts";

/** The first below a published story that waits. */
export const replyToRead = ({ experience, is_published }: StoryToRead): ShownReply | undefined =>
  is_published ? experience.replies.find(({ state }) => state === "received") : undefined;

/** What is particular about a story, each in a word. */
export function StoryTags({ item }: { item: StoryToRead }) {
  const { t } = useTranslation();
  const reply = replyToRead(item);
  const said = [
    item.is_urgent && "urgent",
    item.is_appeal && "appeal",
    reply && (reply.is_of_named ? "named_reply" : "reply"),
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
