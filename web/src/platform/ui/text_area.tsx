import type { ComponentProps } from "react";
import { Field, type FieldTexts } from "./field.tsx";

export function TextArea({ label, hint, error, optional, ...area }: FieldTexts & ComponentProps<"textarea">) {
  return (
    <Field error={error} hint={hint} label={label} optional={optional}>
      {(control) => <textarea {...area} {...control} className="field__input" />}
    </Field>
  );
}
