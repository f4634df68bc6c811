import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { withdraw } from "./save.ts";

interface WithdrawalProps {
  id: string;
  /** Says what is missing where something is. */
  mayAsk(): boolean;
  reason(): string;
  onWithdrawn(): void;
}

/** For a visit that never took place: recorded twice, or for somebody who was not there. */
export function Withdrawal({ id, mayAsk, reason, onWithdrawn }: WithdrawalProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const withdrawing = useMutation({ mutationFn: () => withdraw(id, reason()), onSuccess: onWithdrawn });
  return (
    <>
      <Button look="danger" onClick={() => mayAsk() && setIsAsked(true)}>
        {t("visits.withdraw")}
      </Button>
      <Dialog
        actions={
          <>
            <Button isBusy={withdrawing.isPending} look="danger" onClick={() => withdrawing.mutate()}>
              {t("visits.withdraw")}
            </Button>
            <Button look="quiet" onClick={() => setIsAsked(false)}>
              {t("visits.keep_visit")}
            </Button>
          </>
        }
        close={t("visits.keep_visit")}
        isOpen={isAsked}
        isQuestion
        onClose={() => setIsAsked(false)}
        title={t("visits.withdraw_question")}
      >
        <p>{t("visits.withdraw_text")}</p>
        {withdrawing.isError && <Notice isUrgent kind="danger" title={withdrawing.error.message} />}
      </Dialog>
    </>
  );
}
