import { useTranslation } from "react-i18next";
import type { VisitItem } from "./contract.ts";
import { figuresOf } from "./figures.ts";

/** The day so far. What nobody has said has no tile. */
export function DayFigures({ items, isToday }: { items: VisitItem[]; isToday: boolean }) {
  const { t, i18n } = useTranslation();
  const { visits, persons, left, acts, groups, waiting } = figuresOf(items);
  const resolved = groups.find(({ group }) => group === "resolved")?.acts ?? 0;
  const others = groups
    .filter((one) => one.group !== "resolved" && one.acts > 0)
    .map((one) => t(`visits.count.${one.group}`, { count: one.acts }));
  return (
    <div className="figures visits__figures">
      <Figure
        basis={[
          persons > visits && t("visits.persons", { count: persons }),
          left > 0 && t("visits.count.left", { count: left }),
        ]}
        label={t(isToday ? "visits.visits_today" : "visits.visits_of_day")}
        value={String(visits)}
      />
      {acts > 0 && (
        <Figure
          basis={others}
          label={t("visits.acts_resolved")}
          value={t("visits.so_many_of", { count: resolved, all: acts })}
        />
      )}
      {waiting && (
        <Figure
          basis={[t("visits.of_so_many_visits", { count: waiting.visits })]}
          label={t("visits.median_wait")}
          value={t("visits.minutes_short", { minutes: waiting.median.toLocaleString(i18n.language) })}
        />
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  value: string;
  basis: (string | false)[];
}

function Figure({ label, value, basis }: FigureProps) {
  const said = basis.filter(Boolean).join(" · ");
  return (
    <div className="card figure">
      <p className="muted">{label}</p>
      <p className="figure__value">{value}</p>
      {said && <p className="figure__basis">{said}</p>}
    </div>
  );
}
