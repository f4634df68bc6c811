import { useTranslation } from "react-i18next";
import type { ChartSign, IrritantMonth } from "../api.ts";

// Units of the viewBox.
const kHigh = 60;
const kStep = 10;
const kFewestMonths = 12;

const useMonthName = (): ((month: string) => string) => {
  const { i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { month: "long", year: "numeric", timeZone: "UTC" });
  return (month) => name.format(new Date(`${month}-01`));
};

/** Stories by month; a line marks what is still usual. The numbers stand in IrritantMonths. */
export function IrritantChart({ months }: { months: IrritantMonth[] }) {
  const { t } = useTranslation();
  const named = useMonthName();
  const width = kStep * Math.max(kFewestMonths, months.length);
  const [first, last] = [months[0], months.at(-1)];
  const most = Math.max(1, ...months.map(({ stories, highest }) => Math.max(stories, highest ?? 0)));
  const y = (stories: number) => kHigh - (kHigh * stories) / most;
  return (
    <div className="irritant__plot">
      <p aria-hidden="true" className="irritant__scale">
        <span>{most}</span>
        <span>0</span>
      </p>
      <svg aria-label={t("irritants_work.chart")} className="irritant__chart" role="img" viewBox={`0 0 ${width} 62`}>
        <line className="irritant__axis" x1="0" x2={width} y1="0.5" y2="0.5" />
        <line className="irritant__axis" x1="0" x2={width} y1="60.5" y2="60.5" />
        {months.map(({ month, stories, highest, lowest }, at) => (
          <g key={month}>
            <rect
              className={`irritant__bar irritant__bar--${toneOf(stories, lowest, highest)}`}
              height={kHigh - y(stories)}
              width="8"
              x={at * kStep + 1}
              y={y(stories)}
            />
            {highest !== undefined && (
              <line className="irritant__limit" x1={at * kStep} x2={(at + 1) * kStep} y1={y(highest)} y2={y(highest)} />
            )}
          </g>
        ))}
      </svg>
      <p className="irritant__ends small-print">
        <span>{first && named(first.month)}</span>
        <span>{last && last !== first && named(last.month)}</span>
      </p>
    </div>
  );
}

const toneOf = (stories: number, lowest = 0, highest = Number.POSITIVE_INFINITY): string =>
  stories > highest ? "high" : stories < lowest ? "low" : "usual";

export function IrritantSign({ sign }: { sign: ChartSign | undefined }) {
  const { t } = useTranslation();
  return (
    sign && <span className={`tag irritant__sign irritant__sign--${sign}`}>{t(`irritants_work.sign.${sign}`)}</span>
  );
}

/** The same in numbers. */
export function IrritantMonths({ months }: { months: IrritantMonth[] }) {
  const { t } = useTranslation();
  const named = useMonthName();
  return (
    <details className="fold">
      <summary>{t("irritants_work.months")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t("irritants_work.months")} className="irritant__months" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("irritants_work.month")}</th>
              <th scope="col">{t("irritants_work.stories")}</th>
              <th scope="col">{t("irritants_work.usually")}</th>
              <th scope="col">{t("irritants_work.said")}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, stories, lowest, highest, sign }) => (
              <tr key={month}>
                <th scope="row">{named(month)}</th>
                <td>{stories}</td>
                <td>
                  {highest === undefined
                    ? t("irritants_work.no_usual")
                    : t("irritants_work.usual", { lowest, highest })}
                </td>
                <td>{sign && t(`irritants_work.sign.${sign}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
