import type { ReactNode } from "react";

interface NoticeProps {
  kind?: "note" | "done" | "warning" | "danger";
  title: string;
  children?: ReactNode;
  /** Interrupts those who listen: for what has just gone wrong, not for what was there when the page came. */
  isUrgent?: boolean;
}

export function Notice({ kind = "note", title, children, isUrgent = false }: NoticeProps) {
  return (
    <div className={kind === "note" ? "note" : `note note--${kind}`} role={isUrgent ? "alert" : undefined}>
      <p className="note__title">{title}</p>
      {children}
    </div>
  );
}
