import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** Why, and what would change it. */
  text: string;
  /** The buttons or links that lead on. */
  children?: ReactNode;
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      <p className="empty__text">{text}</p>
      <div className="empty__next">{children}</div>
    </div>
  );
}
