import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { page } from "../workspace/page.ts";
import { dayIn, momentIn, timeIn } from "./clock.ts";

const CloseDayQuestion = page(() => import("./close_day_question.tsx"), "CloseDayQuestion");

interface CloseDayProps {
  counter: string;
  day: string;
  waiting: number;
  onClosed(): void;
}

/** Says that all of the day is written down; nothing is locked by it. */
export function CloseDay({ onClosed, ...which }: CloseDayProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setIsAsked(true)}>
        {t("visits.close_day")}
      </Button>
      <Suspense>
        {isAsked && (
          <CloseDayQuestion
            {...which}
            onClosed={() => {
              setIsAsked(false);
              onClosed();
            }}
            onLeave={() => setIsAsked(false)}
          />
        )}
      </Suspense>
    </>
  );
}

export function ClosedDay({ closedAt, day, zone }: { closedAt: string; day: string; zone: string }) {
  const { t, i18n } = useTranslation();
  const say = dayIn(closedAt, zone) === day ? timeIn : momentIn;
  const time = say(closedAt, zone, i18n.language);
  return (
    <Notice kind="warning" title={t("visits.closed_at", { time })}>
      {t("visits.closed_text")}
    </Notice>
  );
}
