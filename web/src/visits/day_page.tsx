import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { useTitle } from "../workspace/title.ts";
import { useCatalogue } from "./catalogue.ts";
import { askedDay, dayIn, dayInWords } from "./clock.ts";
import { CounterDay } from "./counter_day.tsx";
import { DayTurn } from "./day_turn.tsx";
import { OwnCounter } from "./own_counter.tsx";

/** A day at one's counter: today, or the one that the address asks for. */
export function DayPage() {
  const { t } = useTranslation();
  useTitle(t("visits.today"));
  return <OwnCounter title={t("visits.today")}>{({ id }) => <Day counter={id} key={id} />}</OwnCounter>;
}

function Day({ counter }: { counter: string }) {
  const { t, i18n } = useTranslation();
  const catalogue = useCatalogue(counter);
  const [asked, ask] = useSearchParams();
  if (catalogue.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!catalogue.data) {
    return <Notice kind="danger" title={catalogue.error?.message ?? t("visits.unreachable")} />;
  }
  const today = dayIn(Date.now(), catalogue.data.time_zone);
  const day = askedDay(asked.get("day"), today);
  const title = dayInWords(day, today, i18n.language);
  // Another form at midnight: what is begun belongs to the day on which it was.
  return (
    <>
      <DayTurn day={day} onTurn={(to) => ask(to === today ? {} : { day: to })} title={title} today={today} />
      <CounterDay catalogue={catalogue.data} day={day} isToday={day === today} key={day} title={title} />
    </>
  );
}
