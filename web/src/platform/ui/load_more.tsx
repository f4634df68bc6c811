import { Button } from "./button.tsx";

interface LoadMoreProps {
  /** "20 of 214 visits", said again after each page. */
  shown: string;
  label: string;
  isLoading?: boolean;
  /** Absent once everything is there. */
  onMore?: (() => void) | undefined;
}

export function LoadMore({ shown, label, isLoading = false, onMore }: LoadMoreProps) {
  return (
    <div className="load-more">
      {onMore && (
        <Button isBusy={isLoading} look="quiet" onClick={onMore}>
          {label}
        </Button>
      )}
      <p className="quiet" role="status">
        {shown}
      </p>
    </div>
  );
}
