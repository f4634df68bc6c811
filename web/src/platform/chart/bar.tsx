interface BarProps {
  value: number;
  top: number;
  low?: number | undefined;
  high?: number | undefined;
}

/** Beside a figure that is written: for the eye alone. */
export function Bar({ value, top, low, high }: BarProps) {
  const part = (of: number) => `${Math.min(100, Math.max(0, (of / top) * 100))}%`;
  return (
    <span aria-hidden="true" className="bar">
      <span className="bar__fill" style={{ width: part(value) }} />
      {low !== undefined && high !== undefined && (
        <span className="bar__interval" style={{ insetInlineStart: part(low), width: part(high - low) }} />
      )}
    </span>
  );
}
