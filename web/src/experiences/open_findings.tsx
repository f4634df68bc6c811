import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { MaskedWords } from "./masked_words.tsx";
import type { CheckedSending } from "./use_checked_sending.ts";

/** Asked once before an answer is sent that people may not understand, or of which they would not read all. */
export function OpenFindings({ sending }: { sending: CheckedSending }) {
  const { t } = useTranslation();
  const findings = sending.open?.findings ?? [];
  const masked = sending.open?.masked;
  const codes = [...new Set(findings.map(({ code }) => code))];
  return (
    <Dialog
      actions={
        <>
          <Button onClick={sending.goBack}>{t("stories_work.plain.correct")}</Button>
          <Button look="quiet" onClick={sending.sendAnyway}>
            {t("stories_work.plain.send_anyway")}
          </Button>
        </>
      }
      close={t("stories_work.close")}
      isOpen={sending.open !== null}
      isQuestion
      onClose={sending.goBack}
      title={
        masked === undefined
          ? t("stories_work.plain.question", { count: findings.length })
          : t("stories_work.plain.masked_question")
      }
    >
      {masked !== undefined && <MaskedWords masked={masked} />}
      <ul className="story__open">
        {codes.map((code) => (
          <li key={code}>
            {t(`stories_work.plain.code.${code}`)}{" "}
            <span className="muted">{t(`stories_work.plain.advice.${code}`)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
