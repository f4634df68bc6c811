import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AnswerChange, AnswerCheck, Language } from "../api.ts";
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
  open: AnswerCheck | null;
  submit(answer: AnswerChange): void;
  sendAnyway(): void;
  goBack(): void;
}

/** Sends what nothing is found in and nothing would be masked of; of anything else it asks first. Where it cannot be checked it is sent as it is. */
export function useCheckedSending({ language, send, onSent }: Options): CheckedSending {
  const [asked, setAsked] = useState<{ answer: AnswerChange; check: AnswerCheck } | null>(null);
  const sending = useMutation({ mutationFn: send, onSuccess: onSent });
  const checking = useMutation({
    mutationFn: ({ text, kind }: AnswerChange) => checkAnswer(text, language, kind),
    onSettled: (checked, _, answer) => {
      const check = checked?.check;
      if (check && (check.findings.length > 0 || check.masked !== undefined)) {
        setAsked({ answer, check });
      } else {
        sending.mutate(answer);
      }
    },
  });
  return {
    isPending: checking.isPending || sending.isPending,
    error: sending.error,
    open: asked?.check ?? null,
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
