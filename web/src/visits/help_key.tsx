import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { type Message, Toast } from "../platform/ui/toast.tsx";
import { kHelpKey, useHelpCall } from "./help_call.ts";
import { ownCounterOf, useCounters } from "./own_counter.tsx";

/** Calls help for the counter at which one works on this device, from whatever page; `message` says what became of it. */
export function useHelpKey(me: Me) {
  const { t } = useTranslation();
  const { counters } = useCounters(me);
  const call = useHelpCall();
  const [message, setMessage] = useState<Message | null>(null);
  const mayCall = me.rights.includes("record_visits");

  async function press(): Promise<void> {
    const counter = ownCounterOf(counters, localStorage);
    if (!mayCall || call.isPending) {
      return;
    }
    const said = counter
      ? await call.mutateAsync(counter.id).catch(() => "reception.help_not_called")
      : "visits.no_counter";
    setMessage({ text: t(said) });
  }

  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === kHelpKey && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        event.repeat || latest.current();
      }
    };
    if (mayCall) {
      addEventListener("keydown", listen);
    }
    return () => removeEventListener("keydown", listen);
  }, [mayCall]);
  return { mayCall, press, message, close: () => setMessage(null) };
}

export function HelpSaid({ message, onClose }: { message: Message | null; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <div className="workspace__help">
      <Toast close={t("visits.close")} message={message} onClose={onClose} />
    </div>
  );
}
