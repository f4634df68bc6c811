import type { ComponentProps } from "react";
import { Field, type FieldTexts } from "./field.tsx";

interface SelectFieldProps extends FieldTexts, ComponentProps<"select"> {
  choices: { value: string; label: string }[];
}

/** The device's own list: the best one on a telephone, and known to every screen reader. */
export function SelectField({ label, hint, error, optional, choices, ...select }: SelectFieldProps) {
  return (
    <Field error={error} hint={hint} label={label} optional={optional}>
      {(control) => (
        <select {...select} {...control} className="field__input">
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
