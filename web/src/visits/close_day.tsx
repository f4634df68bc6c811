import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { closeDay } from "./save.ts";

interface CloseDayProps {
  counter: string;
  day: string;
  waiting: number;
  onClosed(): void;
}

/** Says that all of the day is written down; nothing is locked by it. */
export function CloseDay({ counter, day, waiting, onClosed }: CloseDayProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const close = useMutation({
    mutationFn: () => closeDay(counter, day),
    onSuccess: () => {
      setIsAsked(false);
      onClosed();
    },
  });
  return (
    <>
      <Button look="quiet" onClick={() => setIsAsked(true)}>
        {t("visits.close_day")}
      </Button>
      <Dialog
        actions={
          <>
            <Button isBusy={close.isPending} onClick={() => close.mutate()}>
              {t("visits.close_day")}
            </Button>
            <Button look="quiet" onClick={() => setIsAsked(false)}>
              {t("visits.not_yet")}
            </Button>
          </>
        }
        close={t("visits.close")}
        isOpen={isAsked}
        isQuestion
        onClose={() => setIsAsked(false)}
        title={t("visits.close_day_question")}
      >
        <p>{t("visits.close_day_text")}</p>
        {waiting > 0 && <p>{t("visits.close_day_waiting", { count: waiting })}</p>}
        {close.isError && <Notice isUrgent kind="danger" title={close.error.message} />}
      </Dialog>
    </>
  );
}

export function ClosedDay({ closedAt, zone }: { closedAt: string; zone: string }) {
  const { t, i18n } = useTranslation();
  const time = new Date(closedAt).toLocaleTimeString(i18n.language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  return (
    <Notice kind="warning" title={t("visits.closed_at", { time })}>
      {t("visits.closed_text")}
    </Notice>
  );
}
