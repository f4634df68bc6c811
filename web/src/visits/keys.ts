// One key does what a hand does often. Whoever speaks to the machine or hits keys by accident turns single keys off
// (WCAG 2.1.4); with Alt they go on working, in a field too.

export type Command =
  | "new"
  | "another"
  | "repeat"
  | "service_kind"
  | "autonomy"
  | "duration"
  | "outcome"
  | "facts"
  | "undo"
  | "next"
  | "save"
  | { template: number };

export const keyOf = {
  new: "N",
  another: "+",
  repeat: "R",
  service_kind: "A",
  autonomy: "U",
  duration: "D",
  outcome: "I",
  facts: "P",
  undo: "Z",
  next: "S",
} as const satisfies Partial<Record<Command & string, string>>;

const commands = new Map(Object.entries(keyOf).map(([command, key]) => [key as string, command as Command]));

export interface Press {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

/** What a key asks for, if anything. `isTyping`: it would otherwise go into a field. */
export function commandOf(press: Press, isTyping: boolean, hasSingleKeys: boolean): Command | null {
  if (press.repeat) {
    return null; // a key that is held down is no wish
  }
  if (press.key === "Enter") {
    return press.ctrlKey !== press.metaKey && !press.altKey ? "save" : null;
  }
  const isAlone = !press.altKey && hasSingleKeys && !isTyping;
  if (press.ctrlKey || press.metaKey || !(isAlone || press.altKey)) {
    return null; // Ctrl with Alt is AltGr: it writes
  }
  if (/^[1-9]$/.test(press.key)) {
    return { template: Number(press.key) - 1 };
  }
  return commands.get(press.key === "/" ? keyOf.new : press.key.toUpperCase()) ?? null;
}

/** Where letters are written or choose. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit]), [role=listbox], [role=menu], [role=menu] *",
      ))
  );
}

const kKept = "relais.visits.single_keys";

export const hasSingleKeys = (storage: Pick<Storage, "getItem">): boolean => storage.getItem(kKept) !== "off";

export const keepSingleKeys = (storage: Pick<Storage, "setItem">, isOn: boolean): void =>
  storage.setItem(kKept, isOn ? "on" : "off");
