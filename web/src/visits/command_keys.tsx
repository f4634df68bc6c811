// Commands by a key, alone or with Alt, and the list of them that a page unfolds.
import { type ReactNode, useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../platform/ui/switch.tsx";
import { Key, SingleKeys } from "./keyed_field.tsx";
import { isWriting, type Press } from "./keys.ts";

type CommandOf<Command> = (press: Press, isTyping: boolean, hasSingleKeys: boolean) => Command | null;

/** While a question is open over the page, keys are the question's. */
const isAsking = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

export function useCommandKeys<Command>(commandOf: CommandOf<Command>, obey: (command: Command) => void): void {
  const hasSingleKeys = useContext(SingleKeys);
  const latest = useRef(obey);
  latest.current = obey;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command =
        event.defaultPrevented || isAsking() ? null : commandOf(event, isWriting(event.target), hasSingleKeys);
      if (command) {
        event.preventDefault();
        latest.current(command);
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [commandOf, hasSingleKeys]);
}

export interface KeysSwitchProps {
  hasSingleKeys: boolean;
  onChange(isOn: boolean): void;
}

interface CommandKeysProps extends KeysSwitchProps {
  /** Of the texts: "visits". */
  room: string;
  keyOf: Record<string, string>;
  /** Keys that are no command of a letter: by the name of their text. */
  others: Record<string, ReactNode>;
}

export function CommandKeys({ room, keyOf, others, hasSingleKeys, onChange }: CommandKeysProps) {
  const { t } = useTranslation();
  const letters = Object.entries(keyOf).map(([command, key]) => [
    command,
    <>
      <Key of={key} />
      <span className="visually-hidden">{key}</span>
    </>,
  ]);
  return (
    <details className="fold">
      <summary>{t(`${room}.keys`)}</summary>
      <div className="visits__keys">
        <dl>
          {[...letters, ...Object.entries(others)].map(([name, keys]) => (
            <div key={String(name)}>
              <dt>{keys}</dt>
              <dd>{t(`${room}.key.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          detail={t(`${room}.single_keys_detail`)}
          isOn={hasSingleKeys}
          label={t(`${room}.single_keys`)}
          onChange={onChange}
        />
      </div>
    </details>
  );
}
