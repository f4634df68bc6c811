import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTitle } from "../workspace/title.ts";
import { useCatalogue } from "./catalogue.ts";
import { timeIn } from "./clock.ts";
import { OwnCounter } from "./own_counter.tsx";
import { useQueue } from "./queue.ts";

/** For a screen that people who wait can see: the number that is called, and how many wait. Nobody's name, no menu. */
export function WaitingScreen() {
  const { t } = useTranslation();
  useTitle(t("reception.screen"));
  return <OwnCounter hasPicker={false}>{({ id, name }) => <Called counter={id} name={name} />}</OwnCounter>;
}

function Called({ counter, name }: { counter: string; name: string }) {
  const { t, i18n } = useTranslation();
  const zone = useCatalogue(counter).data?.time_zone;
  const queue = useQueue(counter, 3_000);
  const called = queue.data?.items
    .filter((one) => one.state === "served")
    .sort((a, b) => (a.served_at ?? "").localeCompare(b.served_at ?? ""))
    .at(-1);
  const isOld = queue.isError && queue.dataUpdatedAt > 0;
  return (
    <section className="screen">
      <h1>{name}</h1>
      <p aria-live="polite" className={called ? "screen__called" : "screen__welcome"}>
        {called ? t("reception.number", { number: called.number }) : t("reception.welcome")}
      </p>
      <p className="screen__waiting">{t("reception.people_waiting", { waiting: queue.data?.waiting ?? 0 })}</p>
      <p className="muted" role="status">
        {isOld && t("reception.last_update", { at: timeIn(queue.dataUpdatedAt, zone, i18n.language) })}
      </p>
      <p className="screen__back">
        <Link to="/reception">{t("reception.leave_screen")}</Link>
      </p>
    </section>
  );
}
