import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import type { StatisticsItem } from "./contract.ts";
import { FigureTable } from "./figure_table.tsx";
import { useStatistics } from "./use_statistics.ts";

// What the words of a code begin with, in the texts of visits.
const kWords: Record<string, string> = { need: "need", age_band: "age_band", cross_border: "cross_border" };

interface BreakdownProps {
  id: string;
  query: Record<string, string>;
  dimensions: string[];
  placeLink?: ((code: string) => string) | undefined;
}

/** What a figure is made of, by one thing at a time. */
export function Breakdown({ id, query, dimensions, placeLink }: BreakdownProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState(dimensions[0] ?? "partner");
  const { data, isPending } = useStatistics({ ...query, indicator: id, by });
  const size = ({ figure }: StatisticsItem) => figure.denominator ?? figure.value ?? -1;
  const items = data?.items.filter(({ key }) => !key.endsWith(kNowhere)).sort((a, b) => size(b) - size(a));
  const name = (item: StatisticsItem) => {
    const text = itemText(by, item, t);
    return by === "place" && placeLink ? <Link to={placeLink(item.key)}>{text}</Link> : text;
  };
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
          items={items.filter((item) => !isFolded(item, items) || item === likes(item, items)[0])}
          labelOf={(item) => (isFolded(item, items) ? <Folded items={likes(item, items)} name={name} /> : name(item))}
        />
      )}
    </>
  );
}

/** Those of the same state: as many lines that say the same would hide what is known. */
const likes = ({ figure }: StatisticsItem, items: StatisticsItem[]) =>
  items.filter((other) => other.figure.value === undefined && other.figure.state === figure.state);
const isFolded = (item: StatisticsItem, items: StatisticsItem[]) =>
  item.figure.value === undefined && likes(item, items).length > 1;

function Folded({ items, name }: { items: StatisticsItem[]; name(item: StatisticsItem): ReactNode }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("figures.folded", { count: items.length })}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.key}>{name(item)}</li>
        ))}
      </ul>
    </details>
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
