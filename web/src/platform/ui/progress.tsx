import { useId } from "react";
import { Button } from "./button.tsx";

interface ProgressProps {
  label: string;
  /** "1,204 of 2,845 rows" */
  detail?: string;
  /** From 0 to 1; without it nobody knows how long it takes. */
  share?: number;
  cancel?: { label: string; onCancel(): void };
}

export function Progress({ label, detail, share, cancel }: ProgressProps) {
  const id = useId();
  return (
    <div className="progress">
      <span className="progress__label" id={id}>
        {label}
      </span>
      {detail && <span className="progress__detail">{detail}</span>}
      <progress aria-labelledby={id} className="progress__bar" max={1} value={share} />
      {cancel && (
        <span className="progress__cancel">
          <Button look="quiet" onClick={cancel.onCancel}>
            {cancel.label}
          </Button>
        </span>
      )}
    </div>
  );
}
