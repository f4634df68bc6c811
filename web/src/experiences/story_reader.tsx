import { useMutation } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ModerationDecision, StoryToRead } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Key } from "../visits/keyed_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { DangerProcedure } from "./danger_procedure.tsx";
import { DecisionPanel, type Panel } from "./decision_panel.tsx";
import { Decisions } from "./decisions.tsx";
import { type Command, keyOf } from "./keys.ts";
import { beginningOf } from "./marks.ts";
import { kFields, MaskEditor, type Texts, useMasking } from "./mask_editor.tsx";
import { useReaderKeys } from "./reader_keys.tsx";
import { Replies } from "./replies.tsx";
import { StoryFacts } from "./story_facts.tsx";
import { Hints, useHints } from "./story_hints.tsx";
import { replyToRead, StoryTags } from "./story_tags.tsx";
import { StoryText, useUnmarked } from "./story_text.tsx";
import { useWaited } from "./waited.ts";

interface StoryReaderProps {
  story: StoryToRead;
  heading: RefObject<HTMLHeadingElement | null>;
  /** What was done, in words. */
  onDecided(said: string): void;
  onNext(): void;
  /** It is not what is shown any more. */
  onStale(): void;
}

const kPanels: Panel[] = ["accept", "ask", "reject", "duplicate"];
const kPanelsOfReply: Panel[] = ["accept", "reject"];

export function StoryReader({ story, heading, onDecided, onNext, onStale }: StoryReaderProps) {
  const { t } = useTranslation();
  const me = useMe();
  const waited = useWaited();
  const unmarked = useUnmarked();
  const [panel, setPanel] = useState<Panel | null>(null);
  const [duplicateOf, setDuplicateOf] = useState("");
  const [tags, setTags] = useState<string[] | null>(null); // as the machine proposes them until one is changed
  const { experience } = story;
  // The story has been read: now it is about a reply below it, one after the other.
  const reply = replyToRead(story);
  const hints = useHints(experience.id, !reply);
  const masking = useMasking(reply ? { text: reply.text } : textsOf(story));
  // What is hidden of it is hidden of its name, too.
  const { title: named, text: told } = reply ? experience : masking.texts;
  const title = unmarked(named || beginningOf(unmarked(told ?? "")));
  const panels = reply ? kPanelsOfReply : kPanels;
  const wordOf = (of: string): string => (reply ? `${of}_reply` : of);
  const decide = useMutation({
    mutationFn: (decision: Omit<ModerationDecision, "version">) =>
      ask<void>("POST", `/experiences/${experience.id}/moderation`, {
        ...decision,
        ...(reply && { reply: reply.id }),
        version: story.version,
      }),
    onSuccess: (_, { kind }) => onDecided(t(`stories_work.done.${wordOf(kind)}`, { title })),
  });
  const refused = refusedOf(decide.error);
  const isStale = refused?.problem.status === 409 || refused?.problem.status === 404;

  function send(decision: Omit<ModerationDecision, "version">): void {
    if (decision.kind === "accept") {
      const said = tags && { tags };
      decide.mutate(masking.isChanged ? { kind: "mask", hides: masking.parts, ...said } : { kind: "accept", ...said });
    } else {
      decide.mutate(decision);
    }
  }

  useReaderKeys((command: Command) => {
    if (command === "mask") {
      masking.hide();
    } else if (command === "undo") {
      masking.undo();
    } else if (command === "next") {
      onNext();
    } else if (panels.includes(command)) {
      setPanel(command);
    }
  });

  return (
    <article aria-labelledby="story-title" className="card story__reader">
      <h2 id="story-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <StoryTags item={story} />
      <p className="muted">{waited(story.waits_since)}</p>
      {story.is_urgent && <DangerProcedure network={me.network} />}
      {story.is_appeal && <Notice title={t("stories_work.appeal_title")}>{t("stories_work.appeal_text")}</Notice>}
      {story.keeps_names && (
        <Notice title={t("stories_work.keeps_names_title")}>{t("stories_work.keeps_names_text")}</Notice>
      )}
      {!reply && (
        <Hints
          data={hints}
          onDuplicate={(of) => {
            setDuplicateOf(of);
            setPanel("duplicate");
          }}
        />
      )}
      {reply && <StoryText text={experience.text} />}
      <Replies replies={experience.replies.filter(({ id }) => id !== reply?.id)} />
      <MaskEditor
        masking={masking}
        name={reply && t(`stories_work.${reply.is_of_named ? "named_reply" : "reply"}.received`)}
      />
      <StoryFacts story={experience} />
      <Decisions decisions={story.decisions} />
      {refused && (
        <Notice isUrgent kind="danger" title={refused.message}>
          {isStale && (
            <Button look="quiet" onClick={onStale}>
              {t("stories_work.read_again")}
            </Button>
          )}
        </Notice>
      )}
      {decide.error && !refused && <Notice isUrgent kind="danger" title={t("workspace.unreachable")} />}
      <div className="actions story__actions">
        {panels.map((one) => (
          <Button
            aria-expanded={panel === one}
            key={one}
            look={one === "accept" ? "main" : "quiet"}
            onClick={() => setPanel(panel === one ? null : one)}
          >
            {t(`stories_work.decide.${wordOf(one)}`)} <Key of={keyOf[one]} />
          </Button>
        ))}
        <Button look="plain" onClick={onNext}>
          {t("stories_work.decide.next")} <Key of={keyOf.next} />
        </Button>
      </div>
      {panel && (
        <DecisionPanel
          duplicateOf={duplicateOf}
          isBusy={decide.isPending}
          key={`${panel} ${duplicateOf}`}
          onClose={() => {
            setPanel(null);
            heading.current?.focus();
          }}
          onSend={send}
          onTurn={setPanel}
          onTags={setTags}
          panel={panel}
          problem={refused}
          story={story}
          tags={tags ?? hints?.tags.map(({ code }) => code)}
          isReply={reply !== undefined}
          texts={masking.texts}
        />
      )}
    </article>
  );
}

/** Those that the author gave: a title that is only the first words is none. */
function textsOf({ experience, has_title }: StoryToRead): Texts {
  const given = { ...experience, title: has_title ? experience.title : "" };
  return Object.fromEntries(kFields.map((field) => [field, given[field]]).filter(([, text]) => text !== ""));
}
