import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { daysFrom } from "./clock.ts";

interface DayTurnProps {
  day: string;
  today: string;
  title: string;
  onTurn(day: string): void;
}

/** To what was on paper yesterday, and back. A button that leads nowhere keeps its place, and the focus. */
export function DayTurn({ day, today, title, onTurn }: DayTurnProps) {
  const { t } = useTranslation();
  const isToday = day === today;
  const forward = (to: string) => ({ "aria-disabled": isToday || undefined, onClick: () => isToday || onTurn(to) });
  return (
    <nav aria-label={t("visits.days")} className="visits__days">
      <Button look="plain" onClick={() => onTurn(daysFrom(day, -1))}>
        <span aria-hidden="true">←</span> {t("visits.day_before")}
      </Button>
      <Button look="plain" {...forward(daysFrom(day, 1))}>
        {t("visits.day_after")} <span aria-hidden="true">→</span>
      </Button>
      <Button look="plain" {...forward(today)}>
        {t("visits.today")}
      </Button>
      <span aria-live="polite" className="visually-hidden">
        {!isToday && title}
      </span>
    </nav>
  );
}
