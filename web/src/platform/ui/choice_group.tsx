import { type ReactNode, useId } from "react";
import { describedBy, FieldNotes, type FieldTexts, Optional } from "./field.tsx";

export interface Choice {
  value: string;
  label: string;
  detail?: string;
  isDisabled?: boolean;
}

interface GroupProps extends FieldTexts {
  choices: Choice[];
}

interface RadioGroupProps extends GroupProps {
  value: string | null;
  onChange(value: string): void;
}

interface CheckboxGroupProps extends GroupProps {
  values: string[];
  onChange(values: string[]): void;
}

/** One of several. */
export function RadioGroup({ choices, value, onChange, ...texts }: RadioGroupProps) {
  const name = useId();
  return (
    <Group {...texts}>
      {choices.map((choice) => (
        <Line
          choice={choice}
          isTicked={choice.value === value}
          key={choice.value}
          name={name}
          onTick={() => onChange(choice.value)}
          type="radio"
        />
      ))}
    </Group>
  );
}

/** Any of several. */
export function CheckboxGroup({ choices, values, onChange, ...texts }: CheckboxGroupProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <Group {...texts}>
      {choices.map((choice) => (
        <Line
          choice={choice}
          isTicked={values.includes(choice.value)}
          key={choice.value}
          onTick={() => toggle(choice.value)}
          type="checkbox"
        />
      ))}
    </Group>
  );
}

function Group({ children, ...texts }: FieldTexts & { children: ReactNode }) {
  const id = useId();
  return (
    <fieldset aria-describedby={describedBy(id, texts)} className="choices" data-invalid={texts.error ? "" : undefined}>
      <legend className="field__label">
        {texts.label}
        <Optional {...texts} />
      </legend>
      <FieldNotes id={id} {...texts} />
      {children}
    </fieldset>
  );
}

interface LineProps {
  choice: Choice;
  type: "radio" | "checkbox";
  name?: string;
  isTicked: boolean;
  onTick(): void;
}

function Line({ choice, type, name, isTicked, onTick }: LineProps) {
  return (
    <label className="choice">
      <input
        checked={isTicked}
        className="choice__box"
        disabled={choice.isDisabled}
        name={name}
        onChange={onTick}
        type={type}
        value={choice.value}
      />
      <span>
        {choice.label}
        {choice.detail && <span className="choice__detail">{choice.detail}</span>}
      </span>
    </label>
  );
}
