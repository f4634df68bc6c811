// Fields whose label shows the key that leads to them.
import { createContext, type ReactNode, useContext } from "react";
import { describedBy, FieldNotes, type FieldTexts } from "../platform/ui/field.tsx";

/** Whether keys work alone; else with Alt. */
export const SingleKeys = createContext(true);

/** Said to screen readers by aria-keyshortcuts, not read out as part of the name. */
export function Key({ of }: { of: string }) {
  const isAlone = useContext(SingleKeys);
  return (
    <span aria-hidden="true" className="visits__key">
      <kbd>{isAlone ? of : `Alt ${of}`}</kbd>
    </span>
  );
}

export const useShortcut = (key: string): string => {
  const isAlone = useContext(SingleKeys);
  return isAlone ? key : `Alt+${key}`;
};

interface KeyedFieldProps extends FieldTexts {
  id: string;
  hotkey?: string | undefined;
  children(control: Control): ReactNode;
}

interface Control {
  id: string;
  className: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-keyshortcuts": string | undefined;
}

export function KeyedField({ id, hotkey, children, ...texts }: KeyedFieldProps) {
  const shortcut = useShortcut(hotkey ?? "");
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {texts.label} {hotkey && <Key of={hotkey} />}
      </label>
      {children({
        id,
        className: "field__input",
        "aria-describedby": describedBy(id, texts),
        "aria-invalid": texts.error ? true : undefined,
        "aria-keyshortcuts": hotkey && shortcut,
      })}
      <FieldNotes id={id} {...texts} />
    </div>
  );
}
