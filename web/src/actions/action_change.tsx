import { useTranslation } from "react-i18next";
import type { PeriodFigure, SaidBeforeAfter, ShownAction } from "../api.ts";
import { shownDay } from "./days.ts";

const kWide = 200;
const kMargin = 6; // for the mark at either end

/** What the chosen figure did, before and after; the words are the server's. */
export function ActionChange({ action }: { action: ShownAction }) {
  const { t } = useTranslation();
  const { measure } = action;
  return (
    <section className="card action__change">
      <h2>{t("actions.changed")}</h2>
      {measure ? (
        <>
          <p className="muted">{measure.measure_words}</p>
          <BeforeAndAfter result={measure.result} />
          {measure.remeasured.map(({ measured_on, result }) => (
            <div key={measured_on}>
              <h3>{t("actions.remeasured", { date: shownDay(measured_on) })}</h3>
              <BeforeAndAfter result={result} />
            </div>
          ))}
        </>
      ) : (
        <p>{t("actions.no_figure")}</p>
      )}
    </section>
  );
}

function BeforeAndAfter({ result }: { result: SaidBeforeAfter }) {
  const { t } = useTranslation();
  const greatest = Math.max(result.before.interval?.high ?? 0, result.after?.interval?.high ?? 0);
  return (
    <>
      <p>
        <strong>{result.change_words}</strong>
      </p>
      <ul className="ledger__periods">
        <Period
          figure={result.before}
          greatest={greatest}
          label={`${t("actions.before")} · ${result.before_period}`}
          words={result.before_words}
        />
        {result.after && (
          <Period
            figure={result.after}
            greatest={greatest}
            label={`${t("actions.after")} · ${result.after_period}`}
            words={result.after_words ?? ""}
          />
        )}
      </ul>
    </>
  );
}

interface PeriodProps {
  figure: PeriodFigure;
  /** The end of the scale, which begins at 0. */
  greatest: number;
  label: string;
  words: string;
}

function Period({ figure, greatest, label, words }: PeriodProps) {
  const at = (value: number) => kMargin + (value / greatest) * (kWide - 2 * kMargin);
  const { value, interval } = figure;
  return (
    <li>
      <span className="ledger__months">{label}</span>
      {value !== undefined && interval && (
        <svg aria-hidden="true" className="ledger__bar" focusable="false" viewBox={`0 0 ${kWide} 14`}>
          <line className="ledger__axis" x1={kMargin} x2={kWide - kMargin} y1="7" y2="7" />
          <line className="ledger__interval" x1={at(interval.low)} x2={at(interval.high)} y1="7" y2="7" />
          <circle className="ledger__value" cx={at(value)} cy="7" r="5" />
        </svg>
      )}
      <span className="ledger__figure">{words}</span>
    </li>
  );
}
