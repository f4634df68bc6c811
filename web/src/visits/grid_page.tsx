import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WeekGrid } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { useCatalogue } from "./catalogue.ts";
import { dayIn } from "./clock.ts";
import type { VisitCatalogue } from "./contract.ts";
import { GridWeek } from "./grid_week.tsx";
import { weekOf, weeksFrom } from "./iso_week.ts";
import { OwnCounter } from "./own_counter.tsx";

/** The week's counting grid of one's counter: acts, tallies, signature. */
export function GridPage() {
  const { t } = useTranslation();
  useTitle(t("grids.grid"));
  return (
    <>
      <h1>{t("grids.grid")}</h1>
      <OwnCounter>{({ id, name }) => <Grids counter={id} key={id} name={name} />}</OwnCounter>
    </>
  );
}

function Grids({ counter, name }: { counter: string; name: string }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue(counter);
  if (catalogue.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!catalogue.data) {
    return <Notice kind="danger" title={catalogue.error?.message ?? t("visits.unreachable")} />;
  }
  return <Weeks catalogue={catalogue.data} name={name} />;
}

function Weeks({ catalogue, name }: { catalogue: VisitCatalogue; name: string }) {
  const { t, i18n } = useTranslation();
  const today = dayIn(Date.now(), catalogue.time_zone);
  const [day, setDay] = useState(today);
  const week = weekOf(day);
  const monday = new Date(`${day}T00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const date = dateIn(i18n.language, monday, { dateStyle: "long", timeZone: "UTC" });
  return (
    <>
      <div className="actions">
        <Button look="quiet" onClick={() => setDay(weeksFrom(day, -1))}>
          {t("grids.before")}
        </Button>
        <p aria-live="polite">{t("grids.week", { week: week.slice(6), date })}</p>
        <Button disabled={week === weekOf(today)} look="quiet" onClick={() => setDay(weeksFrom(day, 1))}>
          {t("grids.after")}
        </Button>
        <Button look="quiet" onClick={() => print()}>
          {t("grids.print")}
        </Button>
      </div>
      <Week catalogue={catalogue} key={week} name={name} week={week} />
    </>
  );
}

function Week({ catalogue, name, week }: { catalogue: VisitCatalogue; name: string; week: string }) {
  const { t } = useTranslation();
  const { counter } = catalogue;
  const path = `/grids/${encodeURIComponent(counter)}/${week}`;
  const grid = useQuery({ queryKey: ["grid", counter, week], queryFn: () => ask<WeekGrid>("GET", path) });
  if (grid.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!grid.data) {
    return <Notice kind="danger" title={grid.error?.message ?? t("visits.unreachable")} />;
  }
  return <GridWeek catalogue={catalogue} grid={grid.data} name={name} path={path} />;
}
