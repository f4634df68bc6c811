// How the share grows with the minutes, and where the minutes that are asked for stand on it.
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Coverage } from "../api.ts";
import { useWidth } from "../platform/chart/use_width.ts";
import { DataTable } from "../platform/ui/data_table.tsx";
import type { Words } from "./words.ts";

const kLeft = 52;
const kRight = 20;
const kTop = 20;
const kBottom = 28;
const kEnd = 60; // minutes
const kShares = [0, 0.5, 1];

export function Curve({ answer, words }: { answer: Coverage; words: Words }) {
  const { t } = useTranslation();
  const name = useId();
  const { ref, width } = useWidth<SVGSVGElement>();
  const height = Math.round(Math.min(260, Math.max(190, width / 2.4)));
  const { curve, minutes, access } = answer;
  const x = (at: number) => kLeft + ((width - kLeft - kRight) * at) / kEnd;
  const y = (share: number) => kTop + (height - kTop - kBottom) * (1 - share);
  // Nobody is there in no time.
  const line = [{ minutes: 0, share: 0 }, ...curve].map((point) => `${x(point.minutes)},${y(point.share)}`).join(" ");
  const isSeen = access.share !== undefined && minutes <= kEnd;
  const isRight = x(minutes) > width - 80;
  const ticks = width < 320 ? [0, 30, kEnd] : [0, 15, 30, 45, kEnd];
  return (
    <>
      <svg aria-labelledby={name} className="chart" ref={ref} role="img" viewBox={`0 0 ${width} ${height}`}>
        <title id={name}>{t("coverage.page.curve")}</title>
        {kShares.map((share) => (
          <g key={share}>
            <line className="chart__rule" x1={kLeft} x2={width - kRight} y1={y(share)} y2={y(share)} />
            <text className="chart__scale" textAnchor="end" x={kLeft - 8} y={y(share) + 4}>
              {t("coverage.page.percent", { value: share * 100 })}
            </text>
          </g>
        ))}
        {ticks.map((at) => (
          <text
            className="chart__scale"
            key={at}
            textAnchor={at === kEnd ? "end" : "middle"}
            x={at === kEnd ? width - kRight + 8 : x(at)}
            y={height - 8}
          >
            {at === kEnd ? t("coverage.workspace.min", { value: at }) : at}
          </text>
        ))}
        <polygon className="chart__band" points={`${x(0)},${y(0)} ${line} ${x(kEnd)},${y(0)}`} />
        <polyline className="chart__line" points={line} />
        {isSeen && (
          <>
            <line className="chart__target" x1={x(minutes)} x2={x(minutes)} y1={kTop - 8} y2={y(0)} />
            {access.band && (
              <path
                className="access-curve__band"
                d={`M${x(minutes)},${y(access.band.slower)}V${y(access.band.faster)}m-5,0h10M${x(minutes) - 5},${y(access.band.slower)}h10`}
              />
            )}
            <circle className="access-curve__here" cx={x(minutes)} cy={y(access.share ?? 0)} r={6} />
            <text
              className="access-curve__said"
              textAnchor={isRight ? "end" : "start"}
              x={x(minutes) + (isRight ? -14 : 14)}
              y={Math.min(y(0) - 10, y(access.share ?? 0) + 26)}
            >
              {words.share(access.share)}
            </text>
          </>
        )}
      </svg>
      <details className="fold">
        <summary>{t("coverage.page.curve_table")}</summary>
        <DataTable
          caption={t("coverage.page.curve")}
          columns={[
            { id: "minutes", header: t("coverage.workspace.minutes"), cell: (point) => words.minutes(point.minutes) },
            { id: "share", header: t("coverage.page.share"), isNumber: true, cell: ({ share }) => words.share(share) },
            {
              id: "people",
              header: t("coverage.page.people"),
              isNumber: true,
              cell: ({ share }) => words.people(share * access.people),
            },
          ]}
          rowId={(point) => `${point.minutes}`}
          rows={curve}
        />
      </details>
    </>
  );
}
