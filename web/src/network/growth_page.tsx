import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Growth, GrowthTarget, NewTarget, TargetList, TargetStanding } from "../api.ts";
import { SeriesChart, type SeriesPoint } from "../platform/chart/series_chart.tsx";
import { Button } from "../platform/ui/button.tsx";
import { DataTable } from "../platform/ui/data_table.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { OfferOriginsSection } from "./offer_origins.tsx";
import { ownTerritory } from "./own_territory.ts";
import { lookAgain } from "./seen_soon.ts";

/** How many places there are, what was aimed at, where it leads, and what offers are to their places. */
export function GrowthPage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("network.growth.title"));
  const [asked, setAsked] = useSearchParams();
  const territory = asked.get("territory") ?? ownTerritory(me);
  function choose(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked({ territory: String(new FormData(event.currentTarget).get("territory")).trim() });
  }
  return (
    <div className="growth">
      <h1>{t("network.growth.title")}</h1>
      <form className="card workspace__form" onSubmit={choose}>
        <TextField defaultValue={territory} label={t("network.growth.territory")} name="territory" />
        <Button type="submit">{t("network.zones.show")}</Button>
      </form>
      <Course network={me.network} territory={territory} />
      {me.rights.includes("keep_seats") && <SetTarget territory={territory} />}
      <OfferOriginsSection network={me.network} territory={territory} />
    </div>
  );
}

function Course({ network, territory }: { network: string; territory: string }) {
  const { t, i18n } = useTranslation();
  const query = territory ? `?territory=${encodeURIComponent(territory)}` : "";
  const growth = useQuery({
    queryKey: ["growth", network, territory],
    queryFn: () => ask<Growth>("GET", `/networks/${network}/growth${query}`),
  });
  if (growth.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (growth.isError) {
    return <Notice kind="danger" title={growth.error.message} />;
  }
  const { points, projection, targets, official, undated, known_until } = growth.data;
  const whole = (value: number) => Math.round(value).toLocaleString(i18n.language);
  const day = (date: string) => dateIn(i18n.language, date, { dateStyle: "long", timeZone: "UTC" });
  const month = (date: string) =>
    new Date(date).toLocaleDateString(i18n.language, { month: "short", year: "numeric", timeZone: "UTC" });
  const last = targets.at(-1);
  const drawn: SeriesPoint[] = [
    ...points.map(({ on, main_places }) => ({ key: on.slice(0, 7), label: month(on), value: main_places })),
    ...(projection?.points ?? []).map(({ on, value, interval }) => ({
      key: on.slice(0, 7),
      label: month(on),
      value,
      ...interval,
      isProjected: true,
    })),
  ];
  const rows = [
    ...points.map(({ on, main_places, with_antennas }) => ({
      on,
      main: whole(main_places),
      all: whole(with_antennas),
    })),
    ...(projection?.points ?? []).map(({ on, value, interval }) => ({
      on,
      main: `${whole(value)} (${t("network.growth.projected_short")}, ${whole(interval.low)}–${whole(interval.high)})`,
      all: "–",
    })),
  ];
  const end = projection?.points.at(-1);
  return (
    <>
      <p>{t("network.growth.known_until", { date: day(known_until) })}</p>
      <p>
        <a href={`/${i18n.language}/growth${query}`}>{t("network.growth.public")}</a>
      </p>
      <h2>{t("network.growth.targets")}</h2>
      {targets.length === 0 ? (
        <p>{t("network.growth.no_targets")}</p>
      ) : (
        <ul className="growth__targets">
          {targets.map((target) => (
            <li className="card" key={`${target.id}${target.due_on}${target.value}`}>
              <Gauge day={day} target={target} whole={whole} />
            </li>
          ))}
        </ul>
      )}
      <h2>{t("network.growth.course")}</h2>
      {points.length === 0 ? (
        <p>{t("network.growth.nothing")}</p>
      ) : (
        <>
          <SeriesChart
            format={whole}
            legend={{ counted: t("network.growth.main_places"), projected: t("network.growth.projected_line") }}
            points={drawn}
            target={last && { value: last.value, text: t("network.growth.target_line", { value: whole(last.value) }) }}
            title={t("network.growth.chart")}
          />
          <details className="fold">
            <summary>{t("network.growth.table")}</summary>
            <DataTable
              caption={t("network.growth.course")}
              columns={[
                { id: "month", header: t("network.growth.month"), cell: ({ on }) => month(on) },
                { id: "main", header: t("network.growth.main_places"), isNumber: true, cell: ({ main }) => main },
                { id: "all", header: t("network.growth.with_antennas"), isNumber: true, cell: ({ all }) => all },
              ]}
              rowId={({ on }) => on}
              rows={rows}
            />
          </details>
        </>
      )}
      {projection && end && (
        <p className="note">
          {t("network.growth.projection", {
            since: month(projection.since),
            until: month(projection.until),
            value: whole(end.value),
            low: whole(end.interval.low),
            high: whole(end.interval.high),
            date: day(end.on),
          })}
        </p>
      )}
      {undated > 0 && <p>{t("network.growth.undated", { count: undated })}</p>}
      {official.length > 0 && (
        <ul>
          {official.map(({ value, stated_on, source }) => (
            <li key={stated_on}>
              {t("network.growth.official", { value: whole(value), date: day(stated_on), source })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface GaugeProps {
  target: TargetStanding;
  day(date: string): string;
  whole(value: number): string;
}

function Gauge({ target, day, whole }: GaugeProps) {
  const { t } = useTranslation();
  const { value, due_on, actual, actual_on, reached_on, needed_a_month, projected, source } = target;
  const aim = t("network.growth.aim", { value: whole(value), date: day(due_on) });
  const standing = reached_on
    ? [t(reached_on <= due_on ? "network.growth.reached" : "network.growth.reached_late", { date: day(reached_on) })]
    : needed_a_month === undefined
      ? [t("network.growth.missed", { missing: whole(value - actual) })]
      : [
          t("network.growth.needed", { value: whole(Math.ceil(needed_a_month)) }),
          projected &&
            t("network.growth.projected", {
              value: whole(projected.value),
              low: whole(projected.interval.low),
              high: whole(projected.interval.high),
              date: day(projected.on),
            }),
        ];
  return (
    <>
      <h3>{aim}</h3>
      <meter aria-label={aim} className="growth__gauge" max={Math.max(value, actual)} min={0} value={actual} />
      <p className="growth__actual">{t("network.growth.actual", { value: whole(actual), date: day(actual_on) })}</p>
      <p>{standing.filter(Boolean).join(" ")}</p>
      <p className="muted">{source}</p>
    </>
  );
}

/** Of whoever leads the network or a department of it. */
function SetTarget({ territory }: { territory: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [saves, setSaves] = useState(0);
  const changed = () => {
    queries.invalidateQueries({ queryKey: ["targets"] });
    lookAgain(() => queries.invalidateQueries({ queryKey: ["growth"] }));
  };
  const targets = useQuery({ queryKey: ["targets"], queryFn: () => ask<TargetList>("GET", "/targets") });
  const set = useMutation({
    mutationFn: (asked: NewTarget) => ask<GrowthTarget>("POST", "/targets", asked),
    onSuccess: () => {
      setSaves(saves + 1);
      changed();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask<void>("DELETE", `/targets/${id}`),
    onSettled: changed,
  });
  const refused = refusedOf(set.error);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    set.mutate({
      due_on: field("due_on"),
      value: Number(field("value")),
      note: field("note"),
      ...(field("territory") && { territory_code: field("territory") }),
    });
  }
  const day = (date: string) => new Date(date).toLocaleDateString(i18n.language, { timeZone: "UTC" });
  return (
    <section aria-labelledby="set-target">
      <h2 id="set-target">{t("network.growth.set")}</h2>
      {set.isSuccess && <Notice kind="done" title={t("network.growth.saved")} />}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <form className="card workspace__form" key={saves} onSubmit={submit}>
        <p className="muted">{t("network.growth.set_text")}</p>
        <TextField
          defaultValue={territory}
          error={refused?.of("/territory_code")}
          label={t("network.growth.target_department")}
          name="territory"
        />
        <TextField
          error={refused?.of("/due_on")}
          label={t("network.growth.due_on")}
          name="due_on"
          required
          type="date"
        />
        <TextField
          error={refused?.of("/value")}
          label={t("network.growth.value")}
          max={100000}
          min={1}
          name="value"
          required
          type="number"
        />
        <TextField error={refused?.of("/note")} label={t("network.growth.note")} maxLength={200} name="note" required />
        <Button isBusy={set.isPending} type="submit">
          {t("network.growth.save")}
        </Button>
      </form>
      {(targets.data?.items ?? []).length > 0 && (
        <ul>
          {targets.data?.items.map(({ id, territory_code, value, due_on, note }) => (
            <li key={id}>
              {territory_code} {t("network.growth.aim", { value, date: day(due_on) })} – {note}{" "}
              <Button
                aria-label={t("network.growth.remove_of", { value, date: day(due_on) })}
                look="quiet"
                onClick={() => remove.mutate(id)}
              >
                {t("network.growth.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
