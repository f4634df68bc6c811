import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Bar } from "../platform/chart/bar.tsx";
import { niceTop } from "../platform/chart/series_chart.tsx";
import { DataTable } from "../platform/ui/data_table.tsx";
import type { DefinitionItem, StatisticsItem } from "./contract.ts";
import { figureText, intervalText, valueText } from "./words.ts";

interface FigureTableProps {
  caption: string;
  definition: DefinitionItem;
  items: StatisticsItem[];
  hasBars?: boolean;
  labelOf(item: StatisticsItem): ReactNode;
}

/** A figure on each line, with its n and how sure it is. */
export function FigureTable({ caption, definition, items, hasBars = false, labelOf }: FigureTableProps) {
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
