import { useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../platform/ui/switch.tsx";
import { Key, SingleKeys } from "../visits/keyed_field.tsx";
import { isWriting } from "../visits/keys.ts";
import { type Command, commandOf, keyOf } from "./keys.ts";

export function useReaderKeys(obey: (command: Command) => void): void {
  const isAlone = useContext(SingleKeys);
  const latest = useRef(obey);
  latest.current = obey;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isAsking = document.querySelector("[role=dialog], [role=alertdialog]") !== null;
      const command = event.defaultPrevented || isAsking ? null : commandOf(event, isWriting(event.target), isAlone);
      if (command) {
        event.preventDefault();
        latest.current(command);
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isAlone]);
}

interface ReaderKeysProps {
  hasSingleKeys: boolean;
  onChange(isOn: boolean): void;
}

export function ReaderKeys({ hasSingleKeys, onChange }: ReaderKeysProps) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t("stories_work.keys")}</summary>
      <div className="visits__keys">
        <dl>
          {Object.entries(keyOf).map(([command, key]) => (
            <div key={command}>
              <dt>
                <Key of={key} />
                <span className="visually-hidden">{key}</span>
              </dt>
              <dd>{t(`stories_work.key.${command}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>← →</kbd>
            </dt>
            <dd>{t("stories_work.key.words")}</dd>
          </div>
          <div>
            <dt>
              <kbd>{t("stories_work.key.escape_name")}</kbd>
            </dt>
            <dd>{t("stories_work.key.escape")}</dd>
          </div>
        </dl>
        <Switch
          detail={t("stories_work.single_keys_detail")}
          isOn={hasSingleKeys}
          label={t("stories_work.single_keys")}
          onChange={onChange}
        />
      </div>
    </details>
  );
}
