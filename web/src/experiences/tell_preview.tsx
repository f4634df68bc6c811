import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ExperiencePreview } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { useMe } from "../workspace/session.tsx";
import { piecesOf } from "./marks.ts";
import { type Fact, FactList } from "./story_facts.tsx";
import { StoryText, useUnmarked } from "./story_text.tsx";
import type { TellDraft } from "./tell_draft.ts";

interface TellPreviewProps {
  draft: TellDraft;
  preview: ExperiencePreview;
  isBusy: boolean;
  onSend(): void;
  onBack(): void;
}

/** What is kept of what was typed, read over together before it is sent. */
export function TellPreview({ draft, preview, isBusy, onSend, onBack }: TellPreviewProps) {
  const { t } = useTranslation();
  const unmarked = useUnmarked();
  // What the draft was kept with, and what is found now.
  const isMasked = [preview.title, preview.text, preview.would_have_helped].some((text) =>
    piecesOf(text).some(({ mark }) => mark),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <section aria-labelledby="preview-title" className="card story__one">
      <h2 id="preview-title" ref={heading} tabIndex={-1}>
        {t("stories_work.preview")}
      </h2>
      <p className="muted">{t(isMasked ? "stories_work.preview_masked" : "stories_work.preview_nothing_masked")}</p>
      {preview.is_urgent && <Emergency numbers={preview.emergency_numbers} />}
      {preview.title !== "" && <h3>{unmarked(preview.title)}</h3>}
      <StoryText text={preview.text} />
      {preview.would_have_helped !== "" && (
        <>
          <h3 className="story__field">{t("stories_work.field.would_have_helped")}</h3>
          <StoryText text={preview.would_have_helped} />
        </>
      )}
      <Chosen draft={draft} />
      <div className="actions">
        <Button isBusy={isBusy} onClick={onSend}>
          {t("stories_work.send_story")}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t("stories_work.correct_story")}
        </Button>
      </div>
    </section>
  );
}

/** What was chosen beside the text. */
function Chosen({ draft }: { draft: TellDraft }) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    ["feeling", draft.feeling && t(`stories_work.feeling.${draft.feeling}`)],
    ["services", draft.services.map(({ name }) => name).join(" · ")],
    ["place", draft.territory?.name],
    ["procedure", draft.procedure?.name],
    ["used_channel", draft.used_channel && t(`stories_work.used_channel.${draft.used_channel}`)],
    ["told_by", t(`stories_work.told_by.${draft.channel}`)],
    ["language", t(`stories_work.language.${draft.language}`)],
    ["desk", t(`stories_work.fact.${draft.hides_from_counter ? "desk_hidden" : "desk_not_hidden"}`)],
    [
      "names",
      draft.feeling === "positive" && t(`stories_work.fact.${draft.names_agreed ? "names_kept" : "names_masked"}`),
    ],
  ];
  return <FactList facts={facts} />;
}

/** To call at once, together: the story can wait. */
export function Emergency({ numbers }: { numbers: string[] }) {
  const { t } = useTranslation();
  const { network } = useMe();
  return (
    <Notice isUrgent kind="danger" title={t("stories_work.emergency_title")}>
      <p>{t("stories_work.emergency_text")}</p>
      <ul className="story__numbers">
        {numbers.map((number) => (
          <li key={number}>
            <a href={`tel:${number}`}>{number}</a> {t(`emergency.${network}.${number}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
