import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { unsentOf } from "./outbox.ts";
import { syncNow } from "./sync.ts";

interface SignOutQuestionProps {
  account: string;
  unsent: number;
  onSignOut(): void;
  onStay(): void;
}

/** Nothing is lost by signing out, but what was recorded here leaves only once its person is back. */
export function SignOutQuestion({ account, unsent, onSignOut, onStay }: SignOutQuestionProps) {
  const { t } = useTranslation();
  const [isSending, setSending] = useState(false);
  const [left, setLeft] = useState<number>();
  async function send(): Promise<void> {
    setSending(true);
    await syncNow().catch(() => undefined);
    const still = await unsentOf(account);
    setSending(false);
    still === 0 ? onSignOut() : setLeft(still);
  }
  return (
    <Dialog
      actions={
        <>
          <Button isBusy={isSending} onClick={send}>
            {t("offline.send_and_sign_out")}
          </Button>
          <Button look="danger" onClick={onSignOut}>
            {t("offline.sign_out_all_the_same")}
          </Button>
          <Button look="quiet" onClick={onStay}>
            {t("offline.stay")}
          </Button>
        </>
      }
      close={t("offline.stay")}
      isOpen
      isQuestion
      onClose={onStay}
      title={t("offline.sign_out_question", { count: left ?? unsent })}
    >
      <p>{t("offline.sign_out_text")}</p>
      {left !== undefined && <Notice isUrgent kind="warning" title={t("offline.not_all_sent")} />}
    </Dialog>
  );
}
