// A line over time with its interval as a band. Where nothing is known the line breaks: a gap is never drawn as 0. The
// table behind it holds the same figures for whoever would rather read or cannot see.
import { useId } from "react";
import { useWidth } from "./use_width.ts";

export interface SeriesPoint {
  key: string;
  label: string;
  value: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  /** Another definition from here on: a mark, and no line across. */
  isBreak?: boolean;
  /** Reckoned, not counted: drawn dashed, from the last that is known. */
  isProjected?: boolean;
}

/** What a series has to be read with, at the point of that key. */
export interface SeriesMark {
  key: string;
  text: string;
}

interface SeriesChartProps {
  title: string;
  points: SeriesPoint[];
  /** Drawn upright, and told below. Those of no point are left out. */
  marks?: SeriesMark[];
  /** Drawn level, with what it is. */
  target?: { value: number; text: string } | undefined;
  /** What the line and its dashed end are, where some points are projected. */
  legend?: { counted: string; projected: string };
  /** Of the scale; 0 is its foot. Shares end at 1. */
  top?: number;
  format(value: number): string;
}

const kLabel = 76; // px that a label at the foot needs
const kLeft = 56;
const kRight = 12;
const kTop = 12;
const kBottom = 28;

type Known = SeriesPoint & { value: number };
interface At {
  x: number;
  point: Known;
}

export function SeriesChart({ title, points, marks = [], target, legend, top, format }: SeriesChartProps) {
  const name = useId();
  const { ref, width } = useWidth<SVGSVGElement>();
  const height = Math.round(Math.min(300, Math.max(200, width / 3)));
  const most = top ?? niceTop(Math.max(target?.value ?? 0, ...points.map(({ value, high }) => high ?? value ?? 0)));
  const step = (width - kLeft - kRight) / Math.max(1, points.length - 1);
  const x = (place: number) => kLeft + (points.length === 1 ? (width - kLeft - kRight) / 2 : place * step);
  const y = (value: number) => kTop + (height - kTop - kBottom) * (1 - Math.min(value, most) / most);
  const every = Math.ceil((points.length * kLabel) / (width - kLeft - kRight));
  // Too close together they hide the line; what stands alone has no line.
  const dotted = (stretch: At[]) => (step >= 12 || stretch.length === 1 ? stretch : []);
  const placeOf = (mark: SeriesMark) => points.findIndex(({ key }) => key === mark.key);
  const marked = marks.filter((mark) => placeOf(mark) >= 0);
  const chart = (
    <svg aria-labelledby={name} className="chart" ref={ref} role="img" viewBox={`0 0 ${width} ${height}`}>
      <title id={name}>{title}</title>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className="chart__rule" x1={kLeft} x2={width - kRight} y1={y(part * most)} y2={y(part * most)} />
          <text className="chart__scale" textAnchor="end" x={kLeft - 8} y={y(part * most) + 4}>
            {format(part * most)}
          </text>
        </g>
      ))}
      {points.map(
        (point, place) =>
          place % every === 0 && (
            <text
              className="chart__scale"
              key={point.key}
              textAnchor={place > 0 && place === points.length - 1 ? "end" : "middle"}
              x={x(place)}
              y={height - 8}
            >
              {point.label}
            </text>
          ),
      )}
      {points.map(
        (point, place) =>
          point.isBreak && (
            <line
              className="chart__break"
              key={point.key}
              x1={x(place)}
              x2={x(place)}
              y1={kTop}
              y2={height - kBottom}
            />
          ),
      )}
      {marked.map((mark) => (
        <line
          className="chart__mark"
          key={mark.key + mark.text}
          x1={x(placeOf(mark))}
          x2={x(placeOf(mark))}
          y1={kTop}
          y2={height - kBottom}
        >
          <title>{mark.text}</title>
        </line>
      ))}
      {target && (
        <>
          <line className="chart__target" x1={kLeft} x2={width - kRight} y1={y(target.value)} y2={y(target.value)} />
          <text className="chart__scale" x={kLeft + 4} y={y(target.value) - 4}>
            {target.text}
          </text>
        </>
      )}
      {stretches(points, x).map((stretch) => (
        <g key={stretch.at(-1)?.point.key}>
          <polygon
            className="chart__band"
            points={[
              ...stretch.map((at) => `${at.x},${y(at.point.high ?? at.point.value)}`),
              ...[...stretch].reverse().map((at) => `${at.x},${y(at.point.low ?? at.point.value)}`),
            ].join(" ")}
          />
          <polyline
            className={stretch.at(-1)?.point.isProjected ? "chart__line chart__line--projected" : "chart__line"}
            points={stretch.map((at) => `${at.x},${y(at.point.value)}`).join(" ")}
          />
          {dotted(stretch).map((at) => (
            <circle
              className={at.point.isProjected ? "chart__dot chart__dot--projected" : "chart__dot"}
              cx={at.x}
              cy={y(at.point.value)}
              key={at.point.key}
              r={3}
            />
          ))}
        </g>
      ))}
    </svg>
  );
  const hasLegend = legend && points.some(({ isProjected }) => isProjected);
  if (marked.length === 0 && !hasLegend) {
    return chart;
  }
  return (
    <figure className="chart-figure">
      {chart}
      <figcaption>
        {hasLegend && (
          <p className="chart-legend">
            {(["counted", "projected"] as const).map((what) => (
              <span className="chart-legend__item" key={what}>
                <svg aria-hidden="true" className="chart-legend__sample" viewBox="0 0 32 8">
                  <line className={`chart__line chart__line--${what}`} x1={0} x2={32} y1={4} y2={4} />
                </svg>
                {legend[what]}
              </span>
            ))}
          </p>
        )}
        {marked.length > 0 && (
          <ul>
            {marked.map((mark) => (
              <li key={mark.key + mark.text}>
                <strong>{points[placeOf(mark)]?.label}</strong> {mark.text}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
    </figure>
  );
}

/** What a line goes through without a gap. A projection starts at the last point that is known. */
function stretches(points: SeriesPoint[], x: (place: number) => number): At[][] {
  const all: At[][] = [];
  let isOpen = false;
  points.forEach((point, place) => {
    if (point.value === undefined) {
      isOpen = false;
      return;
    }
    const at = { x: x(place), point: { ...point, value: point.value } };
    const last = all.at(-1);
    const before = last?.at(-1);
    if (isOpen && !point.isBreak && last && before) {
      if (point.isProjected && !before.point.isProjected) {
        all.push([{ ...before, point: { ...before.point, low: undefined, high: undefined } }, at]);
      } else {
        last.push(at);
      }
    } else {
      all.push([at]);
    }
    isOpen = true;
  });
  return all;
}

/** 1, 2 or 5 times a power of ten. */
export function niceTop(most: number): number {
  if (most <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((times) => times * power).find((top) => top >= most) ?? most;
}
