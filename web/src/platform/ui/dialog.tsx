import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Cross } from "./icons.tsx";

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** By the cross, by Escape, or by a press beside the dialog unless it asks for an answer. */
  onClose(): void;
  close: string;
  /** A question that must be answered is not closed by a press beside it. */
  isQuestion?: boolean;
  children: ReactNode;
  actions?: ReactNode;
}

/** Keeps the focus until it is closed, then gives it back. */
export function Dialog({ title, isOpen, onClose, close, isQuestion = false, children, actions }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isDismissable={!isQuestion}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="dialog">
        <AriaDialog className="dialog__body" role={isQuestion ? "alertdialog" : "dialog"}>
          <div className="dialog__head">
            <Heading level={2} slot="title">
              {title}
            </Heading>
            <button aria-label={close} className="close" onClick={onClose} type="button">
              <Cross />
            </button>
          </div>
          {children}
          {actions && <div className="dialog__actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
