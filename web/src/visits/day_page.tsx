import { today } from "@internationalized/date";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { catalogueKept } from "./catalogue.ts";
import { CounterDay } from "./counter_day.tsx";
import { OwnCounter } from "./own_counter.tsx";

/** Today at one's counter. */
export function DayPage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("visits.today"));
  return (
    <OwnCounter title={t("visits.today")}>{({ id }) => <Today account={me.id} counter={id} key={id} />}</OwnCounter>
  );
}

function Today({ counter, account }: { counter: string; account: string }) {
  const { t, i18n } = useTranslation();
  const catalogue = useQuery({
    queryKey: ["visit-catalogue", counter],
    queryFn: () => catalogueKept(counter, account),
    networkMode: "always",
    staleTime: 600_000,
  });
  if (catalogue.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!catalogue.data) {
    return <Notice kind="danger" title={catalogue.error?.message ?? t("visits.unreachable")} />;
  }
  const date = today(catalogue.data.time_zone);
  const words = date.toDate("UTC").toLocaleDateString(i18n.language === "en" ? "en-GB" : i18n.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  // Another form at midnight: what is begun belongs to the day on which it was.
  return <CounterDay catalogue={catalogue.data} day={date.toString()} key={date.toString()} title={title} />;
}
