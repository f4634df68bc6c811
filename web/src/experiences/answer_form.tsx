import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerChange, AnswerTemplate, StoryToAnswer } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { newVisitId } from "../visits/visit_id.ts";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { forgetDraft, keepDraft, keptDraft } from "./answer_draft.ts";
import { AnswerFields, answerOf } from "./answer_fields.tsx";
import { AnswerTemplates, isUnedited } from "./answer_templates.tsx";
import { OpenFindings } from "./open_findings.tsx";
import { structureName } from "./story_facts.tsx";
import { useAnswerCheck } from "./use_answer_check.ts";
import { useCheckedSending } from "./use_checked_sending.ts";

interface AnswerFormProps {
  item: StoryToAnswer;
  onSent(): void;
}

const kEmpty: AnswerChange = { kind: "explanation", text: "", link: "" };

/** An answer in the name of one's body: looked through while it is written, and once more before it is sent. */
export function AnswerForm({ item, onSent }: AnswerFormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { experience, mine } = item;
  const [answer, setAnswer] = useState<AnswerChange>(() => keptDraft(me.id, experience.id, sessionStorage) ?? kEmpty);
  const [template, setTemplate] = useState<AnswerTemplate | null>(null);
  const ours = experience.structures.filter(({ position }) => mine.includes(position));
  const [position, setPosition] = useState(
    () => (ours.find(({ answered_at }) => !answered_at) ?? ours[0])?.position ?? 0,
  );
  const area = useRef<HTMLTextAreaElement>(null);
  // The same answer, however often it is sent.
  const id = useRef(newVisitId());
  const checked = useAnswerCheck(answer.text, experience.language, answer.kind);
  const signature = me.hats.find(({ organisation }) => organisation === me.hat)?.name ?? "";
  const sending = useCheckedSending({
    language: experience.language,
    send: (sent: AnswerChange) =>
      ask<void>("POST", `/experiences/${experience.id}/answers`, {
        id: id.current,
        position,
        ...sent,
        ...(template && { template_id: template.id }),
      }),
    onSent: () => {
      id.current = newVisitId();
      forgetDraft(me.id, experience.id, sessionStorage);
      setAnswer(kEmpty);
      setTemplate(null);
      onSent();
    },
  });
  const refused = refusedOf(sending.error);

  useEffect(() => keepDraft(me.id, experience.id, answer, sessionStorage), [me.id, experience.id, answer]);
  useEffect(() => {
    if (refused?.of("/text")) {
      area.current?.focus();
    }
  }, [refused]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    area.current?.focus(); // where a question gives the focus back
    sending.submit(answerOf(answer));
  }

  return (
    <section aria-label={t("stories_work.answer_title")} className="card">
      <h2>{t("stories_work.answer_title")}</h2>
      <form className="story__form" onSubmit={submit}>
        {ours.length > 1 && (
          <SelectField
            choices={ours.map((one) => ({ value: String(one.position), label: structureName(one) }))}
            label={t("stories_work.in_whose_name")}
            onChange={(event) => setPosition(Number(event.target.value))}
            value={String(position)}
          />
        )}
        <AnswerTemplates
          answer={answer}
          language={experience.language}
          onTake={(taken) => {
            setTemplate(taken);
            setAnswer({ ...answer, kind: taken.kind, text: taken.text });
            area.current?.focus();
          }}
        />
        <AnswerFields
          answer={answer}
          area={area}
          checked={checked}
          hint={
            template && isUnedited(answer.text, template.text)
              ? t("stories_work.template_as_it_stands")
              : t("stories_work.answer_hint")
          }
          onChange={setAnswer}
          refused={refused}
        />
        {sending.error && !refused?.problem.errors?.length && (
          <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
        )}
        <p className="muted">{t("stories_work.signed_as", { name: signature })}</p>
        <div className="actions">
          <Button isBusy={sending.isPending} type="submit">
            {t("stories_work.send_answer")}
          </Button>
        </div>
      </form>
      <OpenFindings sending={sending} />
    </section>
  );
}
