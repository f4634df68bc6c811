// A line over time with its interval as a band. Where nothing is known the line breaks: a gap is never drawn as 0. The
// table behind it holds the same figures for whoever would rather read or cannot see.
import { useId } from "react";

export interface SeriesPoint {
  key: string;
  label: string;
  value: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  /** Another definition from here on: a mark, and no line across. */
  isBreak?: boolean;
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
  /** Of the scale; 0 is its foot. Shares end at 1. */
  top?: number;
  format(value: number): string;
}

const kWidth = 640;
const kHeight = 220;
const kLeft = 56;
const kRight = 12;
const kTop = 12;
const kBottom = 28;

type Known = SeriesPoint & { value: number };
interface At {
  x: number;
  point: Known;
}

export function SeriesChart({ title, points, marks = [], target, top, format }: SeriesChartProps) {
  const name = useId();
  const most = top ?? niceTop(Math.max(target?.value ?? 0, ...points.map(({ value, high }) => high ?? value ?? 0)));
  const step = (kWidth - kLeft - kRight) / Math.max(1, points.length - 1);
  const x = (place: number) => kLeft + (points.length === 1 ? (kWidth - kLeft - kRight) / 2 : place * step);
  const y = (value: number) => kTop + (kHeight - kTop - kBottom) * (1 - Math.min(value, most) / most);
  const every = Math.ceil(points.length / 8);
  const placeOf = (mark: SeriesMark) => points.findIndex(({ key }) => key === mark.key);
  const marked = marks.filter((mark) => placeOf(mark) >= 0);
  const chart = (
    <svg aria-labelledby={name} className="chart" role="img" viewBox={`0 0 ${kWidth} ${kHeight}`}>
      <title id={name}>{title}</title>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className="chart__rule" x1={kLeft} x2={kWidth - kRight} y1={y(part * most)} y2={y(part * most)} />
          <text className="chart__scale" textAnchor="end" x={kLeft - 8} y={y(part * most) + 4}>
            {format(part * most)}
          </text>
        </g>
      ))}
      {points.map(
        (point, place) =>
          place % every === 0 && (
            <text className="chart__scale" key={point.key} textAnchor="middle" x={x(place)} y={kHeight - 8}>
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
              y2={kHeight - kBottom}
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
          y2={kHeight - kBottom}
        >
          <title>{mark.text}</title>
        </line>
      ))}
      {target && (
        <>
          <line className="chart__target" x1={kLeft} x2={kWidth - kRight} y1={y(target.value)} y2={y(target.value)} />
          <text className="chart__scale" x={kLeft + 4} y={y(target.value) - 4}>
            {target.text}
          </text>
        </>
      )}
      {stretches(points, x).map((stretch) => (
        <g key={stretch[0]?.point.key}>
          <polygon
            className="chart__band"
            points={[
              ...stretch.map((at) => `${at.x},${y(at.point.high ?? at.point.value)}`),
              ...[...stretch].reverse().map((at) => `${at.x},${y(at.point.low ?? at.point.value)}`),
            ].join(" ")}
          />
          <polyline className="chart__line" points={stretch.map((at) => `${at.x},${y(at.point.value)}`).join(" ")} />
          {stretch.map((at) => (
            <circle className="chart__dot" cx={at.x} cy={y(at.point.value)} key={at.point.key} r={3} />
          ))}
        </g>
      ))}
    </svg>
  );
  if (marked.length === 0) {
    return chart;
  }
  return (
    <figure className="chart-figure">
      {chart}
      <figcaption>
        <ul>
          {marked.map((mark) => (
            <li key={mark.key + mark.text}>
              <strong>{points[placeOf(mark)]?.label}</strong> {mark.text}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** What a line goes through without a gap. */
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
    if (isOpen && !point.isBreak && last) {
      last.push(at);
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
