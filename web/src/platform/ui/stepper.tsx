interface StepperProps {
  label: string;
  steps: string[];
  /** Place of the step one is at, from 0. */
  current: number;
  /** Said before the name of a step that is behind. */
  done: string;
}

export function Stepper({ label, steps, current, done }: StepperProps) {
  return (
    <ol aria-label={label} className="stepper">
      {steps.map((step, place) => (
        <li
          aria-current={place === current ? "step" : undefined}
          data-done={place < current ? "" : undefined}
          key={step}
        >
          <span>
            {place < current && <span className="visually-hidden">{done} </span>}
            {step}
          </span>
        </li>
      ))}
    </ol>
  );
}
