import { useTranslation } from "react-i18next";
import type { Ticket } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Key, useShortcut } from "./keyed_field.tsx";
import { keyOf } from "./keys.ts";

interface NextInLineProps {
  next: Ticket;
  waiting: number;
  isBusy: boolean;
  onCall(): void;
}

/** How many wait at the reception, and the next of them. */
export function NextInLine({ next, waiting, isBusy, onCall }: NextInLineProps) {
  const { t } = useTranslation();
  const shortcut = useShortcut(keyOf.next);
  return (
    <div className="outbox__line">
      <span role="status">{t("reception.people_waiting", { waiting })}</span>
      <Button aria-keyshortcuts={shortcut} isBusy={isBusy} look="plain" onClick={onCall}>
        {t("reception.call_next", { number: next.number })} <Key of={keyOf.next} />
      </Button>
    </div>
  );
}
