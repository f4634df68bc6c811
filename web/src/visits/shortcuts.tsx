import { CommandKeys, type KeysSwitchProps, useCommandKeys } from "./command_keys.tsx";
import { kHelpKey } from "./help_call.ts";
import { Key } from "./keyed_field.tsx";
import { type Command, commandOf, keyOf } from "./keys.ts";

export const useCommands = (obey: (command: Command) => void): void => useCommandKeys(commandOf, obey);

export function Shortcuts(props: KeysSwitchProps) {
  const template = (
    <>
      <Key of="1…9" />
      <span className="visually-hidden">1–9</span>
    </>
  );
  const others = { template, save: <kbd>Ctrl ↵</kbd>, help: <kbd>{kHelpKey}</kbd> };
  return <CommandKeys keyOf={keyOf} others={others} room="visits" {...props} />;
}
