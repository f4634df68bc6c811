import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerChange, Language, ShownAnswer } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { AnswerFields, answerOf } from "./answer_fields.tsx";
import { OpenFindings } from "./open_findings.tsx";
import { useAnswerCheck } from "./use_answer_check.ts";
import { useCheckedSending } from "./use_checked_sending.ts";

interface AnswerEditorProps {
  story: string;
  answer: ShownAnswer;
  language: Language;
  onSent(): void;
  onClose(): void;
}

/** One's own answer, put right. */
export function AnswerEditor({ story, answer, language, onSent, onClose }: AnswerEditorProps) {
  const { t } = useTranslation();
  const { kind, text, link = "" } = answer;
  const [changed, setChanged] = useState<AnswerChange>({ kind, text, link });
  const area = useRef<HTMLTextAreaElement>(null);
  const checked = useAnswerCheck(changed.text, language, changed.kind);
  const sending = useCheckedSending({
    language,
    send: (sent) => ask<void>("PUT", `/experiences/${story}/answers/${answer.id}`, sent),
    onSent,
  });
  const refused = refusedOf(sending.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    area.current?.focus(); // where a question gives the focus back
    sending.submit(answerOf(changed));
  }
  return (
    <form aria-label={t("stories_work.edit_answer")} className="story__form" onSubmit={submit}>
      <AnswerFields answer={changed} area={area} checked={checked} onChange={setChanged} refused={refused} />
      {sending.error && !refused?.problem.errors?.length && (
        <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
      )}
      <div className="actions">
        <Button isBusy={sending.isPending} type="submit">
          {t("stories_work.save_answer")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("stories_work.leave_answer")}
        </Button>
      </div>
      <OpenFindings sending={sending} />
    </form>
  );
}
