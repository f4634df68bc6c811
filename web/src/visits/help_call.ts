// Help is called with one key from any page: the time and the counter are kept, and nothing else.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "../workspace/api.ts";
import { newVisitId } from "./visit_id.ts";

export const kHelpKey = "F4";

const kLast = "relais.visits.help_called_at";
const kRest = 60_000; // whoever presses again and again needs help once

type Kept = Pick<Storage, "getItem" | "setItem">;

export const wasJustCalled = (storage: Kept, now: number): boolean =>
  Math.abs(now - Number(storage.getItem(kLast) ?? Number.NaN)) < kRest;

export async function callHelp(
  storage: Kept,
  now: number,
  send: () => Promise<unknown>,
): Promise<"reception.help_called" | "reception.help_just_called"> {
  if (wasJustCalled(storage, now)) {
    return "reception.help_just_called";
  }
  await send();
  storage.setItem(kLast, String(now));
  return "reception.help_called";
}

/** Answers what there is to say of it. */
export function useHelpCall() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (counter: string) =>
      callHelp(localStorage, Date.now(), () => ask("POST", "/help-calls", { id: newVisitId(), counter })),
    onSuccess: (_, counter) => queries.invalidateQueries({ queryKey: ["queue", counter] }),
  });
}
