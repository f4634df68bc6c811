import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { OwnCounters, OwnProcedures } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { Detail } from "./figure_detail.tsx";
import { FigureTile } from "./figure_tile.tsx";
import { kPeriods, type PeriodName, periodOf } from "./period.ts";
import { type FiguresPlace, keyBelow, placeOfKey, placesOf } from "./places.ts";
import { useStatistics } from "./use_statistics.ts";
import { monthText } from "./words.ts";

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
// A body's figures are those of one partner: of visits and of the classes of time nothing of it is kept.
const kOfPartner = new Set<string>([
  "acts",
  "resolution_rate",
  "first_contact_resolution",
  "reorientation_rate",
  "reorientations",
  "pending_acts",
]);
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
  const { t, i18n } = useTranslation();
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
  const partners = procedures.data?.partners ?? [];
  return placesOf(
    me,
    partners.map(({ code, name }) => ({
      code,
      name: t("figures.of_partner", { partner: i18n.language === "en" ? name.en || name.fr : name.fr }),
    })),
    counters.data?.items.map(({ id, name }) => ({ id, name })) ?? [],
    t("figures.network"),
  );
}

/** One's own, or one below them. */
function findPlace(places: FiguresPlace[], key: string | null): FiguresPlace | undefined {
  const hasBelow = places.some(({ isCounter, query }) => !isCounter && !("breakdown" in query));
  return places.find((own) => own.key === key) ?? (hasBelow ? placeOfKey(key) : undefined);
}

function Figures({ places }: { places: FiguresPlace[] }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useSearchParams();
  const place = findPlace(places, asked.get("place")) ?? places[0];
  const period = kPeriods.find((name) => name === asked.get("period")) ?? "twelve";
  const shown = kIndicators.find((id) => id === asked.get("indicator")) ?? "resolution_rate";
  // What is asked at this moment: who changes two fields at once is faster than the page is drawn anew.
  const askedNow = () => new URLSearchParams(window.location.search);
  const change = (next: Record<string, string>) =>
    setAsked({ ...Object.fromEntries(askedNow()), ...next }, { replace: true });
  const changeMonth = (end: "from" | "to", month: string) => {
    const now = askedNow();
    change({ ...periodOf("free", new Date(), [now.get("from"), now.get("to")]), [end]: month });
  };
  const isOfPartner = place !== undefined && "breakdown" in place.query;
  const indicators = kIndicators.filter((id) => !isOfPartner || kOfPartner.has(id));
  const span = periodOf(period, new Date(), [asked.get("from"), asked.get("to")]);
  const zone = kZones.find((one) => one === asked.get("zone")) ?? "";
  const kind = kKinds.find((one) => one === asked.get("kind")) ?? "";
  const query = {
    ...place?.query,
    ...(!place?.isCounter && zone && { zone }),
    ...(!place?.isCounter && kind && { counter_kind: kind }),
    ...span,
  };
  const { data: whole } = useStatistics({ ...query, indicator: indicators[0] ?? "acts" });
  if (!place) {
    return null;
  }
  const isOwn = places.includes(place);
  const name = isOwn ? place.name : whole?.place || place.name;
  const back = isOwn ? undefined : (findPlace(places, asked.get("via")) ?? places[0]);
  const linkTo = (key: string, via?: string) => {
    const { via: _, ...rest } = Object.fromEntries(asked);
    return `?${new URLSearchParams({ ...rest, place: key, ...(via && { via }) })}`;
  };
  const said = [
    span.from === span.to
      ? monthText(span.from, i18n.language, "long")
      : t("figures.from_to", {
          from: monthText(span.from, i18n.language, "long"),
          to: monthText(span.to, i18n.language, "long"),
        }),
    "zone" in query && t("figures.said", { what: t("figures.zone"), value: t(`figures.zone.${zone}`) }),
    "counter_kind" in query && t("figures.said", { what: t("figures.kind"), value: t(`network.kind.${kind}`) }),
  ].filter(Boolean);
  return (
    <>
      <h2>{name}</h2>
      <p>{said.join(" · ")}</p>
      {back && (
        <p className="figures__back">
          <Link to={linkTo(back.key)}>
            {places.includes(back) ? t("figures.back", { place: back.name }) : <BackTo place={back} span={span} />}
          </Link>
        </p>
      )}
      {whole?.is_generated && <Notice title={t("figures.generated")}>{t("figures.generated_text")}</Notice>}
      <div className="figures__choice">
        {places.length > 1 && (
          <SelectField
            choices={[...places, ...(isOwn ? [] : [{ key: place.key, name }])].map((one) => ({
              value: one.key,
              label: one.name,
            }))}
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
        {period === "free" &&
          (["from", "to"] as const).map((end) => (
            <TextField
              key={end}
              label={t(`figures.${end}`)}
              onChange={(event) => changeMonth(end, event.target.value)}
              pattern="\d{4}-\d{2}"
              type="month"
              defaultValue={span[end]}
            />
          ))}
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
        placeLink={isOfPartner ? undefined : (code) => linkTo(keyBelow(place, code), place.key)}
        query={query}
      />
    </>
  );
}

/** A place that is not one's own is named by its figures. */
function BackTo({ place, span }: { place: FiguresPlace; span: { from: string; to: string } }) {
  const { t } = useTranslation();
  const { data } = useStatistics({ ...place.query, ...span, indicator: "visits" });
  return t("figures.back", { place: data?.place || place.name });
}
