import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AnswerCheck, Language, ServiceAnswerKind } from "../api.ts";
import { ask } from "../workspace/api.ts";

const kPause = 600;
const kWorthChecking = 20;

export interface Checked {
  text: string;
  check: AnswerCheck;
}

export const checkAnswer = async (text: string, language: Language, kind: ServiceAnswerKind): Promise<Checked> => ({
  text,
  check: await ask<AnswerCheck>("POST", "/answer-checks", { text, language, kind }),
});

/** What is found in a text once its writer pauses; it says of which text it holds. */
export function useAnswerCheck(text: string, language: Language, kind: ServiceAnswerKind): Checked | undefined {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), kPause);
    return () => clearTimeout(timer);
  }, [text]);
  const isWorth = paused.trim().length >= kWorthChecking;
  const checked = useQuery({
    queryKey: ["answer-check", paused, language, kind],
    queryFn: () => checkAnswer(paused, language, kind),
    enabled: isWorth,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  return isWorth && text !== "" ? checked.data : undefined;
}
