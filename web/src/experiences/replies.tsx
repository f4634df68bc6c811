import { useTranslation } from "react-i18next";
import type { ShownReply } from "../api.ts";
import { useDates } from "./story_facts.tsx";
import { StoryText } from "./story_text.tsx";

/** What the author wrote back, and whoever recognises themselves in the story. */
export function Replies({ replies }: { replies: ShownReply[] }) {
  const { t } = useTranslation();
  const { day } = useDates();
  return replies.map((reply) => (
    <section className="story__said" key={reply.id}>
      <h3 className="story__field">
        {t(`stories_work.${reply.is_of_named ? "named_reply" : "reply"}.${reply.state}`)}{" "}
        <span className="muted">{day(reply.told_on)}</span>
      </h3>
      <StoryText text={reply.text} />
    </section>
  ));
}
