import { useTranslation } from "react-i18next";
import { SeriesChart } from "../platform/chart/series_chart.tsx";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import type { DefinitionItem } from "./contract.ts";
import { Breakdown } from "./figure_breakdown.tsx";
import { FigureTable } from "./figure_table.tsx";
import { courseOf } from "./period.ts";
import { ShareActions } from "./share_actions.tsx";
import { useStatistics } from "./use_statistics.ts";
import { monthText, valueText } from "./words.ts";

interface DetailProps {
  id: string;
  query: Record<string, string>;
  isCounter: boolean;
  isOfPartner: boolean;
  /** To the figures of a place of "by place"; none where one may not go. */
  placeLink?: ((code: string) => string) | undefined;
}

const kBreakdowns = [
  "partner",
  "procedure",
  "service_kind",
  "channel",
  "autonomy",
  "reoriented_to",
  "reorientation_reason",
  "reorientation",
  "cross_border",
  "need",
  "age_band",
] as const;

const kForms = ["csv", "xlsx", "pdf"] as const;

// Notes and reports are of the last month that is over.
const ofPlace = ({ territory, counter }: Record<string, string>) =>
  new URLSearchParams({ ...(territory && { territory }), ...(counter && { counter }) });

/** One indicator: its course by month, what it is made of, its definition. */
export function Detail({ id, query, isCounter, isOfPartner, placeLink }: DetailProps) {
  const { t, i18n } = useTranslation();
  const { data, isPending, error } = useStatistics({ ...query, ...courseOf(query), indicator: id, by: "month" });
  if (isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!data) {
    return <Notice kind="danger" title={error?.message ?? ""} />;
  }
  const { definition, items } = data;
  const dimensions = [
    ...(isCounter ? [] : ["place"]),
    ...kBreakdowns.filter(
      (one) => definition.breakdowns.includes(one) && (!isOfPartner || one === "procedure" || one === "reorientation"),
    ),
  ];
  return (
    <section aria-labelledby="figure-detail" className="card figures__detail">
      <h2 id="figure-detail" tabIndex={-1}>
        {definition.name}
        {data.place && <span className="muted"> · {data.place}</span>}
      </h2>
      <SeriesChart
        format={(value) => valueText(value, definition.unit, t, i18n.language)}
        points={items.map((item, place) => ({
          key: item.key,
          label: monthText(item.key, i18n.language),
          value: item.figure.value,
          low: item.figure.interval?.low,
          high: item.figure.interval?.high,
          isBreak: place > 0 && item.version !== items[place - 1]?.version,
        }))}
        marks={data.marks.map(({ month, text }) => ({ key: month, text }))}
        title={t("figures.by_month_of", { name: definition.name })}
        {...(definition.unit === "share" && { top: 1 })}
      />
      <details className="fold">
        <summary>{t("figures.table")}</summary>
        <FigureTable
          caption={t("figures.by_month_of", { name: definition.name })}
          definition={definition}
          items={items}
          labelOf={(item) => monthText(item.key, i18n.language, "long")}
        />
      </details>
      <Definition definition={definition} />
      {dimensions.length > 0 && <Breakdown dimensions={dimensions} id={id} placeLink={placeLink} query={query} />}
      <div className="actions">
        <Button look="quiet" onClick={() => print()}>
          {t("figures.print")}
        </Button>
        {kForms.map((form) => (
          <a
            download
            href={`/api/v1/statistics/visits.${form}?${new URLSearchParams({ ...query, indicator: id, by: "month" })}`}
            key={form}
          >
            {t(`figures.${form}`)}
          </a>
        ))}
        {!isOfPartner && (
          <a download href={`/api/v1/statistics/visits-note.pdf?${ofPlace(query)}`}>
            {t("figures.note")}
          </a>
        )}
        {!isOfPartner && (
          <a download href={`/api/v1/statistics/visits-first-year.pdf?${ofPlace(query)}`}>
            {t("figures.first_year")}
          </a>
        )}
        {query.territory && !isOfPartner && (
          <a download href={`/api/v1/statistics/visits-month.xlsx?${ofPlace(query)}`}>
            {t("figures.month_report")}
          </a>
        )}
        <ShareActions dimensions={dimensions} id={id} name={definition.name} query={query} />
      </div>
    </section>
  );
}

function Definition({ definition }: { definition: DefinitionItem }) {
  const { t } = useTranslation();
  const { formula, numerator, denominator, source, id, version } = definition;
  const facts = [
    ["formula", formula],
    ["numerator", numerator],
    ["denominator", denominator],
    ["source", source],
    ["version", `${id}, ${version}`],
  ] as const;
  return (
    <details className="fold">
      <summary>{t("figures.definition")}</summary>
      <dl className="facts">
        {facts
          .filter(([, said]) => said !== "")
          .map(([name, said]) => (
            <div key={name}>
              <dt>{t(`figures.${name}`)}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
