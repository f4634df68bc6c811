interface SkeletonProps {
  /** "Loading the visits" */
  label: string;
  lines?: number;
}

export function Skeleton({ label, lines = 3 }: SkeletonProps) {
  return (
    <div role="status">
      <span className="visually-hidden">{label}</span>
      <div aria-hidden="true" className="skeleton">
        {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line) => (
          <span key={line} />
        ))}
      </div>
    </div>
  );
}
