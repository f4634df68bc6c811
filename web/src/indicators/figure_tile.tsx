import { useTranslation } from "react-i18next";
import type { Statistics } from "./contract.ts";
import { useStatistics } from "./use_statistics.ts";
import { figureText, intervalText, valueText } from "./words.ts";

interface FigureTileProps {
  id: string;
  query: Record<string, string>;
  isShown: boolean;
  onShow(): void;
}

/** One figure: what it is, how sure, since when it changed. Pressed, it shows its course below. */
export function FigureTile({ id, query, isShown, onShow }: FigureTileProps) {
  const { t, i18n } = useTranslation();
  const { data, isPending, error } = useStatistics({ ...query, indicator: id });
  return (
    <div className={isShown ? "card figure figures__tile figures__tile--shown" : "card figure figures__tile"}>
      <button aria-pressed={isShown} className="figures__button" onClick={onShow} type="button">
        <span className="muted">{data?.definition.name ?? t("workspace.loading")}</span>
        <span className={data?.total.value === undefined ? "figures__none" : "figures__value"}>
          {isPending ? "…" : data ? figureText(data.total, data.definition.unit, t, i18n.language) : error?.message}
        </span>
      </button>
      {data && <Basis statistics={data} />}
    </div>
  );
}

function Basis({ statistics }: { statistics: Statistics }) {
  const { t, i18n } = useTranslation();
  const { total, previous, change, definition, like } = statistics;
  const said = [
    total.state === "fragile" && t("figures.fragile"),
    definition.unit === "share" &&
      total.denominator !== undefined &&
      t("figures.of", { n: total.denominator.toLocaleString(i18n.language) }),
    intervalText(total, definition.unit, t, i18n.language),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && <p className="figure__basis">{said.join(" · ")}</p>}
      <p className="figure__basis">
        {change
          ? t(`figures.change.${change.low > 0 ? "up" : change.high < 0 ? "down" : "same"}`, {
              points: Math.abs(change.value * 100).toLocaleString(i18n.language, { maximumFractionDigits: 1 }),
            })
          : previous?.value !== undefined &&
            t("figures.before", { value: valueText(previous.value, definition.unit, t, i18n.language) })}
      </p>
      {like && like.counters > 0 && (
        <p className="figure__basis">
          {t("figures.like", {
            counters: like.counters,
            value: figureText(like.figure, definition.unit, t, i18n.language),
          })}
        </p>
      )}
    </>
  );
}
