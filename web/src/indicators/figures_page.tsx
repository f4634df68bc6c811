import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { OwnCounters, OwnProcedures } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { Detail } from "./figure_detail.tsx";
import { FigureTile } from "./figure_tile.tsx";
import { kPeriods, type PeriodName, periodOf } from "./period.ts";
import { type FiguresPlace, placesOf } from "./places.ts";

const kIndicators = [
  "visits",
  "acts",
  "resolution_rate",
  "first_contact_resolution",
  "reorientation_rate",
  "reorientations",
  "waiting_median",
  "handling_median",
  "visits_per_day",
  "acts_per_visit",
  "pending_acts",
  "first_time_visitors",
  "km_avoided",
] as const;
const kZones = ["rural", "border"];
const kKinds = ["fixed", "fixed_with_antennas", "multi_site", "bus", "itinerant"];

/** The figures of one's place, each with its definition, its n and how sure it is. */
export function FiguresPage() {
  const { t } = useTranslation();
  useTitle(t("figures.figures"));
  const places = usePlaces();
  return (
    <>
      <h1>{t("figures.figures")}</h1>
      {!places ? (
        <Skeleton label={t("workspace.loading")} />
      ) : places.length === 0 ? (
        <EmptyState text={t("figures.no_place_text")} title={t("figures.no_place")} />
      ) : (
        <Figures places={places} />
      )}
    </>
  );
}

/** Nothing while they are asked for. */
function usePlaces(): FiguresPlace[] | undefined {
  const { t } = useTranslation();
  const me = useMe();
  const roles = me.hats.find((hat) => hat.organisation === me.hat)?.roles ?? [];
  const isHost = roles.some(({ role }) => role === "host_manager");
  const isPartner = roles.some(({ role }) => role === "partner_referent" || role === "partner_manager");
  const counters = useQuery({
    queryKey: ["own-counters"],
    queryFn: () => ask<OwnCounters>("GET", "/own-counters"),
    enabled: isHost,
  });
  const procedures = useQuery({
    queryKey: ["own-procedures"],
    queryFn: () => ask<OwnProcedures>("GET", "/own-procedures"),
    enabled: isPartner,
  });
  if ((isHost && counters.isPending) || (isPartner && procedures.isPending)) {
    return undefined;
  }
  const partners = [...new Set(procedures.data?.items.map(({ partner }) => partner) ?? [])];
  return placesOf(
    me,
    partners.map((code) => ({ code, name: t("figures.of_partner", { partner: code }) })),
    counters.data?.items.map(({ id, name }) => ({ id, name })) ?? [],
    t("figures.network"),
  );
}

function Figures({ places }: { places: FiguresPlace[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useSearchParams();
  const place = places.find(({ key }) => key === asked.get("place")) ?? places[0];
  const period = kPeriods.find((name) => name === asked.get("period")) ?? "twelve";
  const shown = kIndicators.find((id) => id === asked.get("indicator")) ?? "resolution_rate";
  const change = (next: Record<string, string>) =>
    setAsked({ ...Object.fromEntries(asked), ...next }, { replace: true });
  if (!place) {
    return null;
  }
  // A body's figures are those of one partner: by the classes of time nothing of it is kept.
  const isOfPartner = "breakdown" in place.query;
  const indicators = kIndicators.filter((id) => !isOfPartner || !/median|visits|km_avoided|first_time/.test(id));
  const zone = kZones.find((one) => one === asked.get("zone")) ?? "";
  const kind = kKinds.find((one) => one === asked.get("kind")) ?? "";
  const query = {
    ...place.query,
    ...(!place.isCounter && zone && { zone }),
    ...(!place.isCounter && kind && { counter_kind: kind }),
    ...periodOf(period, new Date()),
  };
  return (
    <>
      <div className="figures__choice">
        {places.length > 1 && (
          <SelectField
            choices={places.map(({ key, name }) => ({ value: key, label: name }))}
            label={t("figures.place")}
            onChange={(event) => change({ place: event.target.value })}
            value={place.key}
          />
        )}
        <SelectField
          choices={kPeriods.map((name) => ({ value: name, label: t(`figures.period.${name}`) }))}
          label={t("figures.period")}
          onChange={(event) => change({ period: event.target.value as PeriodName })}
          value={period}
        />
        {!place.isCounter && (
          <>
            <SelectField
              choices={["", ...kZones].map((one) => ({ value: one, label: t(`figures.zone.${one || "all"}`) }))}
              label={t("figures.zone")}
              onChange={(event) => change({ zone: event.target.value })}
              value={zone}
            />
            <SelectField
              choices={["", ...kKinds].map((one) => ({
                value: one,
                label: one ? t(`network.kind.${one}`) : t("figures.kind.all"),
              }))}
              label={t("figures.kind")}
              onChange={(event) => change({ kind: event.target.value })}
              value={kind}
            />
          </>
        )}
      </div>
      <div className="figures figures__tiles">
        {indicators.map((id) => (
          <FigureTile
            id={id}
            isShown={id === shown}
            key={id}
            onShow={() => {
              change({ indicator: id });
              requestAnimationFrame(() => document.getElementById("figure-detail")?.focus());
            }}
            query={query}
          />
        ))}
      </div>
      <Detail
        id={shown}
        isCounter={place.isCounter}
        isOfPartner={isOfPartner}
        key={`${shown} ${place.key}`}
        query={query}
      />
    </>
  );
}
