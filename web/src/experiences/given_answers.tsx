import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAnswer, StoryToAnswer } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { AnswerEditor } from "./answer_editor.tsx";
import { useDates } from "./story_facts.tsx";
import { StoryText } from "./story_text.tsx";

interface GivenAnswersProps {
  item: StoryToAnswer;
  onDone(said: string): void;
}

/** Answers so far; one's own last one may be put right for half an hour. */
export function GivenAnswers({ item, onDone }: GivenAnswersProps) {
  const { t } = useTranslation();
  const { day, time } = useDates();
  const [isEditing, setIsEditing] = useState(false);
  const { experience, editable_until, editable_answer } = item;
  return experience.answers.map((answer) => (
    <section className="card story__said" key={answer.id}>
      <h2 className="story__field">
        {answer.signed_as} <span className="muted">{day(answer.answered_on)}</span>
      </h2>
      <p className="muted">
        {t(`stories_work.answer_kind.${answer.kind}`)}
        {answer.edited_on && ` · ${t("stories_work.edited", { date: day(answer.edited_on) })}`}
      </p>
      {isEditing && answer.id === editable_answer ? (
        <AnswerEditor
          answer={answer}
          language={experience.language}
          onClose={() => setIsEditing(false)}
          onSent={() => {
            setIsEditing(false);
            onDone(t("stories_work.answer_changed"));
          }}
          story={experience.id}
        />
      ) : (
        <>
          <Said answer={answer} />
          {answer.id === editable_answer && editable_until && (
            <div className="actions">
              <Button look="quiet" onClick={() => setIsEditing(true)}>
                {t("stories_work.edit_answer")}
              </Button>
              <span className="muted">{t("stories_work.editable_until", { time: time(editable_until) })}</span>
            </div>
          )}
        </>
      )}
    </section>
  ));
}

function Said({ answer }: { answer: ShownAnswer }) {
  const { t } = useTranslation();
  if (answer.removed_because) {
    return <p className="muted">{t("stories_work.answer_removed", { reason: answer.removed_because })}</p>;
  }
  return (
    <>
      <StoryText text={answer.text} />
      {answer.link && (
        <p>
          <a href={answer.link} rel="noreferrer">
            {answer.link}
          </a>
        </p>
      )}
    </>
  );
}
