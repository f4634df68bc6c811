import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { closeDay } from "./save.ts";

interface CloseDayQuestionProps {
  counter: string;
  day: string;
  waiting: number;
  onClosed(): void;
  onLeave(): void;
}

export function CloseDayQuestion({ counter, day, waiting, onClosed, onLeave }: CloseDayQuestionProps) {
  const { t } = useTranslation();
  const close = useMutation({ mutationFn: () => closeDay(counter, day), onSuccess: onClosed });
  return (
    <Dialog
      actions={
        <>
          <Button isBusy={close.isPending} onClick={() => close.mutate()}>
            {t("visits.close_day")}
          </Button>
          <Button look="quiet" onClick={onLeave}>
            {t("visits.not_yet")}
          </Button>
        </>
      }
      close={t("visits.close")}
      isOpen
      isQuestion
      onClose={onLeave}
      title={t("visits.close_day_question")}
    >
      <p>{t("visits.close_day_text")}</p>
      {waiting > 0 && <p>{t("visits.close_day_waiting", { count: waiting })}</p>}
      {close.isError && <Notice isUrgent kind="danger" title={close.error.message} />}
    </Dialog>
  );
}
