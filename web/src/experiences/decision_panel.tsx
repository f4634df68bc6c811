import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CharterRule, ModerationDecision, StoryToRead } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import type { Refused } from "../workspace/api.ts";
import { kRules } from "./charter.tsx";
import { DuplicateField } from "./duplicate_field.tsx";
import { hasWords } from "./marks.ts";
import type { Texts } from "./mask_editor.tsx";
import { structureName } from "./story_facts.tsx";
import { StoryText, useUnmarked } from "./story_text.tsx";
import { TagField } from "./tag_field.tsx";

export type Panel = "accept" | "ask" | "reject" | "duplicate";

interface DecisionPanelProps {
  panel: Panel;
  story: StoryToRead;
  /** A reply below the story is decided on. */
  isReply: boolean;
  /** What would be published. */
  texts: Texts;
  /** Codes that it would be published with; nothing while they are not known. */
  tags: string[] | undefined;
  /** The story that was found alike and chosen; empty: none. */
  duplicateOf: string;
  isBusy: boolean;
  problem: Refused | undefined;
  onSend(decision: Omit<ModerationDecision, "version">): void;
  onTurn(panel: Panel): void;
  onTags(tags: string[]): void;
  onClose(): void;
}

/** What a decision needs to be told, and the place to think again before it is sent. */
export function DecisionPanel({
  panel,
  story,
  isReply,
  texts,
  tags,
  duplicateOf,
  isBusy,
  problem,
  onSend,
  onTurn,
  onTags,
  onClose,
}: DecisionPanelProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState<CharterRule | null>(null);
  const [note, setNote] = useState("");
  const [duplicate, setDuplicate] = useState(duplicateOf);
  const [isMissing, setIsMissing] = useState(false);

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>(panel === "accept" ? "[type=submit]" : "input, textarea");
    first?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [panel]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const said = note.trim() === "" ? {} : { note: note.trim() };
    const lacks = { accept: false, ask: note.trim() === "", reject: !reason, duplicate: duplicate === "" }[panel];
    setIsMissing(lacks);
    if (!lacks) {
      onSend({
        kind: panel,
        ...said,
        ...(panel === "reject" && reason && { reason }),
        ...(panel === "duplicate" && { duplicate_of: duplicate }),
      });
    }
  }

  function press(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  }

  if (panel === "accept" && !hasWords(texts.text ?? "")) {
    return <NothingLeft isReply={isReply} onTurn={onTurn} />;
  }
  return (
    <form
      aria-label={t(`stories_work.panel.${panel}`)}
      className="story__panel"
      onKeyDown={press}
      onSubmit={submit}
      ref={form}
    >
      <h3>{t(`stories_work.panel.${panel}`)}</h3>
      {panel === "accept" && <Published story={isReply ? undefined : story} texts={texts} />}
      {panel === "accept" && !isReply && tags && (
        <TagField chosen={tags} error={problem?.of("/tags")} onChange={onTags} />
      )}
      {panel === "reject" && (
        <RadioGroup
          choices={kRules.map((rule) => ({
            value: rule,
            label: t(`stories_work.rule.${rule}`),
            detail: t(`stories_work.rule_text.${rule}`),
          }))}
          error={isMissing ? t("stories_work.rule_missing") : problem?.of("/reason")}
          label={t("stories_work.which_rule")}
          onChange={(value) => {
            setReason(value as CharterRule);
            setIsMissing(false);
          }}
          value={reason}
        />
      )}
      {panel === "duplicate" && (
        <DuplicateField
          chosen={duplicate}
          error={isMissing ? t("stories_work.duplicate_missing") : problem?.of("/duplicate_of")}
          onChoice={(id) => {
            setDuplicate(id);
            setIsMissing(false);
          }}
          story={story}
        />
      )}
      {panel !== "accept" && (
        <TextArea
          error={isMissing && panel === "ask" ? t("stories_work.note_missing") : problem?.of("/note")}
          hint={t("stories_work.note_hint")}
          label={t(`stories_work.note.${panel}`)}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
          optional={panel === "ask" ? undefined : t("stories_work.optional")}
          rows={3}
          value={note}
        />
      )}
      <div className="actions">
        <Button isBusy={isBusy} look={panel === "reject" ? "danger" : "main"} type="submit">
          {t(`stories_work.send.${panel}`)}{" "}
          <span aria-hidden="true" className="visits__key">
            <kbd>{panel === "accept" ? "↵" : "Ctrl ↵"}</kbd>
          </span>
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("stories_work.back_to_story")}
        </Button>
      </div>
    </form>
  );
}

/** All of it is hidden: there is nothing to publish. */
function NothingLeft({ isReply, onTurn }: { isReply: boolean; onTurn(panel: Panel): void }) {
  const { t } = useTranslation();
  return (
    <div className="story__panel">
      <Notice isUrgent kind="warning" title={t("stories_work.nothing_left")}>
        <p>{t(isReply ? "stories_work.nothing_left_of_reply" : "stories_work.nothing_left_text")}</p>
        <div className="actions">
          {!isReply && <Button onClick={() => onTurn("ask")}>{t("stories_work.decide.ask")}</Button>}
          <Button look="quiet" onClick={() => onTurn("reject")}>
            {t("stories_work.decide.reject")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

/** As everybody will read it. */
function Published({ story, texts }: { story: StoryToRead | undefined; texts: Texts }) {
  const { t } = useTranslation();
  const unmarked = useUnmarked();
  return (
    <div className="story__published">
      {texts.title && <p className="story__published-title">{unmarked(texts.title)}</p>}
      <StoryText text={texts.text ?? ""} />
      {texts.would_have_helped && (
        <>
          <p className="muted">{t("stories_work.field.would_have_helped")}</p>
          <StoryText text={texts.would_have_helped} />
        </>
      )}
      {story && (
        <p className="muted">
          {[
            t(`stories_work.feeling.${story.experience.feeling}`),
            ...story.experience.structures.map(structureName),
          ].join(" · ")}
        </p>
      )}
    </div>
  );
}
