// Keys of whoever reads before publication. Single keys are turned off where those of the counter's day are
// (web/src/visits/keys.ts); with Alt they go on working.

import type { Press } from "../visits/keys.ts";

export type Command = "accept" | "mask" | "undo" | "ask" | "reject" | "duplicate" | "next";

export const keyOf: Record<Command, string> = {
  accept: "A",
  mask: "M",
  undo: "Z",
  ask: "D",
  reject: "R",
  duplicate: "B",
  next: "S",
};

/** What a key asks for, if anything. `isTyping`: it would otherwise go into a field. */
export function commandOf(press: Press, isTyping: boolean, hasSingleKeys: boolean): Command | null {
  const isAlone = !press.altKey && hasSingleKeys && !isTyping;
  if (press.repeat || press.ctrlKey || press.metaKey || !(isAlone || press.altKey)) {
    return null; // Ctrl with Alt is AltGr: it writes
  }
  const found = Object.entries(keyOf).find(([, key]) => key === press.key.toUpperCase());
  return (found?.[0] as Command | undefined) ?? null;
}
