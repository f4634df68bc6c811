import { useTranslation } from "react-i18next";
import { CommandKeys, type KeysSwitchProps, useCommandKeys } from "../visits/command_keys.tsx";
import { type Command, commandOf, keyOf } from "./keys.ts";

export const useReaderKeys = (obey: (command: Command) => void): void => useCommandKeys(commandOf, obey);

export function ReaderKeys(props: KeysSwitchProps) {
  const { t } = useTranslation();
  const others = { words: <kbd>← →</kbd>, escape: <kbd>{t("stories_work.key.escape_name")}</kbd> };
  return <CommandKeys keyOf={keyOf} others={others} room="stories_work" {...props} />;
}
