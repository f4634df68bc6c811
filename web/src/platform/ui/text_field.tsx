import type { ComponentProps } from "react";
import { Field, type FieldTexts } from "./field.tsx";

export function TextField({ label, hint, error, optional, ...input }: FieldTexts & ComponentProps<"input">) {
  return (
    <Field error={error} hint={hint} label={label} optional={optional}>
      {(control) => <input {...input} {...control} className="field__input" />}
    </Field>
  );
}
