// An answer that is not sent yet, kept for as long as the window is open.
import type { AnswerChange } from "../api.ts";

const placeOf = (account: string, story: string) => `relais.stories.answer.${account}.${story}`;

export function keepDraft(
  account: string,
  story: string,
  answer: AnswerChange,
  storage: Pick<Storage, "setItem">,
): void {
  try {
    storage.setItem(placeOf(account, story), JSON.stringify(answer));
  } catch {
    // The page itself still has it.
  }
}

export const forgetDraft = (account: string, story: string, storage: Pick<Storage, "removeItem">): void =>
  storage.removeItem(placeOf(account, story));

export function keptDraft(account: string, story: string, storage: Pick<Storage, "getItem">): AnswerChange | null {
  try {
    return JSON.parse(storage.getItem(placeOf(account, story)) ?? "null");
  } catch {
    return null;
  }
}
