import { type FocusEvent, useRef } from "react";
import { Button } from "./button.tsx";
import { Cross } from "./icons.tsx";

export interface Message {
  text: string;
  undo?: { label: string; onUndo(): void };
}

interface ToastProps {
  /** The last thing done, or null. Nothing is timed (WCAG 2.2.1): it goes when it is closed, undone or followed. */
  message: Message | null;
  close: string;
  onClose(): void;
}

/** Always in the page, so that what appears in it is said. */
export function Toast({ message, close, onClose }: ToastProps) {
  const cameFrom = useRef<Element | null>(null);

  function enter(event: FocusEvent<HTMLDivElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      cameFrom.current = event.relatedTarget;
    }
  }

  // The button that has the focus vanishes: the focus goes back to where it came from.
  function leave(): void {
    if (cameFrom.current instanceof HTMLElement) {
      cameFrom.current.focus();
    }
    onClose();
  }

  return (
    <div className="toasts" onFocus={enter} role="status">
      {message && (
        <div className="toast">
          <span className="toast__message">{message.text}</span>
          {message.undo && (
            <Button
              look="plain"
              onClick={() => {
                message.undo?.onUndo();
                leave();
              }}
            >
              {message.undo.label}
            </Button>
          )}
          <button aria-label={close} className="close" onClick={leave} type="button">
            <Cross />
          </button>
        </div>
      )}
    </div>
  );
}
