import { useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../platform/ui/switch.tsx";
import { kHelpKey } from "./help_call.ts";
import { Key, SingleKeys } from "./keyed_field.tsx";
import { type Command, commandOf, isWriting, keyOf } from "./keys.ts";

/** While a question is open over the page, keys are the question's. */
const isAsking = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

export function useCommands(obey: (command: Command) => void): void {
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
  }, [hasSingleKeys]);
}

interface ShortcutsProps {
  hasSingleKeys: boolean;
  onChange(isOn: boolean): void;
}

export function Shortcuts({ hasSingleKeys, onChange }: ShortcutsProps) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t("visits.keys")}</summary>
      <div className="visits__keys">
        <dl>
          {Object.entries(keyOf).map(([command, key]) => (
            <div key={command}>
              <dt>
                <Key of={key} />
                <span className="visually-hidden">{key}</span>
              </dt>
              <dd>{t(`visits.key.${command}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <Key of="1…9" />
              <span className="visually-hidden">1–9</span>
            </dt>
            <dd>{t("visits.key.template")}</dd>
          </div>
          <div>
            <dt>
              <kbd>Ctrl ↵</kbd>
            </dt>
            <dd>{t("visits.key.save")}</dd>
          </div>
          <div>
            <dt>
              <kbd>{kHelpKey}</kbd>
            </dt>
            <dd>{t("visits.key.help")}</dd>
          </div>
        </dl>
        <Switch
          detail={t("visits.single_keys_detail")}
          isOn={hasSingleKeys}
          label={t("visits.single_keys")}
          onChange={onChange}
        />
      </div>
    </details>
  );
}
