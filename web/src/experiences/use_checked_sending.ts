import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AnswerChange, AnswerFinding, Language } from "../api.ts";
import { checkAnswer } from "./use_answer_check.ts";

interface Options {
  language: Language;
  send(answer: AnswerChange): Promise<void>;
  onSent(): void;
}

export interface CheckedSending {
  isPending: boolean;
  error: Error | null;
  /** What is still found in an answer that somebody wants to send; null: nothing is asked. */
  open: AnswerFinding[] | null;
  submit(answer: AnswerChange): void;
  sendAnyway(): void;
  goBack(): void;
}

/** Sends what nothing is found in; of anything else it asks first. Where it cannot be checked it is sent as it is. */
export function useCheckedSending({ language, send, onSent }: Options): CheckedSending {
  const [asked, setAsked] = useState<{ answer: AnswerChange; findings: AnswerFinding[] } | null>(null);
  const sending = useMutation({ mutationFn: send, onSuccess: onSent });
  const checking = useMutation({
    mutationFn: ({ text, kind }: AnswerChange) => checkAnswer(text, language, kind),
    onSettled: (checked, _, answer) => {
      const findings = checked?.check.findings ?? [];
      findings.length > 0 ? setAsked({ answer, findings }) : sending.mutate(answer);
    },
  });
  return {
    isPending: checking.isPending || sending.isPending,
    error: sending.error,
    open: asked?.findings ?? null,
    submit: (answer) => checking.mutate(answer),
    sendAnyway() {
      if (asked) {
        sending.mutate(asked.answer);
        setAsked(null);
      }
    },
    goBack: () => setAsked(null),
  };
}
