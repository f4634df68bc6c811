import { type ReactNode, useId } from "react";

export interface FieldTexts {
  label: string;
  hint?: string | undefined;
  /** What is wrong and how to put it right; without it the field is fine. */
  error?: string | undefined;
  /** Said after the label of what may stay empty. */
  optional?: string | undefined;
}

interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Ties label, hint and error to the control between them. */
export function Field({ children, ...texts }: FieldTexts & { children: (control: Control) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {texts.label}
        <Optional {...texts} />
      </label>
      {children({ id, "aria-describedby": describedBy(id, texts), "aria-invalid": texts.error ? true : undefined })}
      <FieldNotes id={id} {...texts} />
    </div>
  );
}

export function Optional({ optional }: FieldTexts) {
  return optional && <span className="field__optional"> {optional}</span>;
}

export function FieldNotes({ id, error, hint }: FieldTexts & { id: string }) {
  return (
    <>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

export function describedBy(id: string, { error, hint }: FieldTexts): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}
