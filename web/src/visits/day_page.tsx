import { today } from "@internationalized/date";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { catalogueKept } from "./catalogue.ts";
import { CounterDay } from "./counter_day.tsx";

const kCounter = "relais.visits.counter";

/** Today at one's counter. */
export function DayPage() {
  const { t } = useTranslation();
  const me = useMe();
  const counters = countersOf(me);
  useTitle(t("visits.today"));
  const [chosen, setChosen] = useState(localStorage.getItem(kCounter));
  const counter = counters.find(({ id }) => id === chosen) ?? counters[0];
  if (!counter) {
    return (
      <>
        <h1>{t("visits.today")}</h1>
        <EmptyState text={t("visits.no_counter_text")} title={t("visits.no_counter")} />
      </>
    );
  }
  return (
    <>
      {counters.length > 1 && (
        <SelectField
          choices={counters.map(({ id, name }) => ({ value: id, label: name }))}
          label={t("visits.counter")}
          onChange={(event) => {
            localStorage.setItem(kCounter, event.target.value);
            setChosen(event.target.value);
          }}
          value={counter.id}
        />
      )}
      <Today account={me.id} counter={counter.id} key={counter.id} />
    </>
  );
}

/** Those of the roles that one holds under the worn hat. */
function countersOf(me: Me): { id: string; name: string }[] {
  const roles = me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? [];
  const counters = new Map(
    roles.filter((role) => role.scope_kind === "counter").map((role) => [role.scope_code, role.scope_name]),
  );
  return [...counters].map(([id, name]) => ({ id, name }));
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
