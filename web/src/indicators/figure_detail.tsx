import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Bar } from "../platform/chart/bar.tsx";
import { niceTop, SeriesChart } from "../platform/chart/series_chart.tsx";
import { Button } from "../platform/ui/button.tsx";
import { DataTable } from "../platform/ui/data_table.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import type { DefinitionItem, StatisticsItem } from "./contract.ts";
import { courseOf } from "./period.ts";
import { ShareActions } from "./share_actions.tsx";
import { useStatistics } from "./use_statistics.ts";
import { figureText, intervalText, monthText, valueText } from "./words.ts";

interface DetailProps {
  id: string;
  query: Record<string, string>;
  isCounter: boolean;
  isOfPartner: boolean;
}

const kBreakdowns = [
  "partner",
  "procedure",
  "service_kind",
  "channel",
  "autonomy",
  "reoriented_to",
  "reorientation_reason",
  "cross_border",
  "need",
  "age_band",
] as const;
// What the words of a code begin with, in the texts of visits.
const kWords: Record<string, string> = { need: "need", age_band: "age_band", cross_border: "cross_border" };

const kForms = ["csv", "xlsx", "pdf"] as const;

// Notes and reports are of the last month that is over.
const ofPlace = ({ territory, counter }: Record<string, string>) =>
  new URLSearchParams({ ...(territory && { territory }), ...(counter && { counter }) });

/** One indicator: its course by month, what it is made of, its definition. */
export function Detail({ id, query, isCounter, isOfPartner }: DetailProps) {
  const { t, i18n } = useTranslation();
  const { data, isPending, error } = useStatistics({ ...query, ...courseOf(query), indicator: id, by: "month" });
  if (isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!data) {
    return <Notice kind="danger" title={error?.message ?? ""} />;
  }
  const { definition, items } = data;
  const isQuantile = definition.measure === "median" || definition.measure === "ninetieth";
  const dimensions = isQuantile
    ? isCounter
      ? []
      : ["place"]
    : [
        ...(isCounter ? [] : ["place"]),
        ...(isOfPartner ? ["procedure"] : kBreakdowns),
        ...(id === "reorientations" ? ["reorientation"] : []),
      ];
  return (
    <section aria-labelledby="figure-detail" className="card figures__detail">
      <h2 id="figure-detail" tabIndex={-1}>
        {definition.name}
        {data.place && <span className="muted"> · {data.place}</span>}
      </h2>
      {data.is_generated && <Notice title={t("figures.generated")}>{t("figures.generated_text")}</Notice>}
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
      {dimensions.length > 0 && <By dimensions={dimensions} id={id} query={query} />}
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

function By({ id, query, dimensions }: { id: string; query: Record<string, string>; dimensions: string[] }) {
  const { t } = useTranslation();
  const [by, setBy] = useState(dimensions[0] ?? "partner");
  const { data, isPending } = useStatistics({ ...query, indicator: id, by });
  const size = ({ figure }: StatisticsItem) => figure.denominator ?? figure.value ?? -1;
  const items = data?.items.filter(({ key }) => !key.endsWith(kNowhere)).sort((a, b) => size(b) - size(a));
  return (
    <>
      <SelectField
        choices={dimensions.map((one) => ({ value: one, label: t(`figures.by.${one}`) }))}
        label={t("figures.broken_down")}
        onChange={(event) => setBy(event.target.value)}
        value={by}
      />
      {isPending && <Skeleton label={t("workspace.loading")} />}
      {data && items && items.length === 0 && <p className="muted">{t("figures.nothing_by")}</p>}
      {data && items && items.length > 0 && (
        <FigureTable
          caption={t("figures.by_of", { name: data.definition.name, by: t(`figures.by.${by}`) })}
          definition={data.definition}
          hasBars
          items={items}
          labelOf={(item) => itemText(by, item, t)}
        />
      )}
    </>
  );
}

const kNowhere = ">nowhere"; // the value of acts that were not sent on

function itemText(by: string, { key, label }: StatisticsItem, t: TFunction): string {
  const part = key.split(">")[1];
  if (by === "reorientation" && part) {
    return t("figures.from_to_body", { from: label || t("figures.other"), to: t(`visits.reoriented_to.${part}`) });
  }
  if (part === "other") {
    return label ? t("figures.other_of", { of: label }) : t("figures.other");
  }
  return label || (key === "other" ? t("figures.other") : t(`visits.${kWords[by] ?? by}.${key}`));
}

interface FigureTableProps {
  caption: string;
  definition: DefinitionItem;
  items: StatisticsItem[];
  hasBars?: boolean;
  labelOf(item: StatisticsItem): string;
}

function FigureTable({ caption, definition, items, hasBars = false, labelOf }: FigureTableProps) {
  const { t, i18n } = useTranslation();
  const { unit } = definition;
  const top = unit === "share" ? 1 : niceTop(Math.max(0, ...items.map(({ figure }) => figure.value ?? 0)));
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: "name", header: t("figures.what"), cell: labelOf },
        {
          id: "value",
          header: definition.name,
          isNumber: true,
          cell: ({ figure }) => (
            <>
              {figureText(figure, unit, t, i18n.language)}
              {hasBars && figure.value !== undefined && (
                <Bar high={figure.interval?.high} low={figure.interval?.low} top={top} value={figure.value} />
              )}
            </>
          ),
        },
        ...(unit === "share"
          ? [
              {
                id: "n",
                header: t("figures.n"),
                isNumber: true,
                cell: ({ figure }: StatisticsItem) => figure.denominator?.toLocaleString(i18n.language) ?? "–",
              },
            ]
          : []),
        ...(items.some(({ part }) => part)
          ? [
              {
                id: "part",
                header: t("figures.part"),
                isNumber: true,
                cell: ({ part }: StatisticsItem) =>
                  part
                    ? `${valueText(part.value, "share", t, i18n.language)} (${t("figures.interval", {
                        low: valueText(part.interval.low, "share", t, i18n.language),
                        high: valueText(part.interval.high, "share", t, i18n.language),
                      })})`
                    : "–",
              },
            ]
          : []),
        ...(unit === "share" || unit === "minutes"
          ? [
              {
                id: "interval",
                header: t("figures.how_sure"),
                isNumber: true,
                cell: ({ figure }: StatisticsItem) => intervalText(figure, unit, t, i18n.language) || "–",
              },
            ]
          : []),
      ]}
      rowId={(item) => item.key}
      rows={items}
    />
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
