import { useTranslation } from "react-i18next";
import { minutesOf, type Week } from "./week.ts";

const kFirst = 6 * 60;
const kLast = 22 * 60;

/** The week as a picture: a line for each day, dark where it is open. What it says stands in the fields beside it. */
export function WeekPicture({ week, label }: { week: Week; label: string }) {
  const { i18n } = useTranslation();
  const place = (time: string) => Math.min(100, Math.max(0, ((minutesOf(time) - kFirst) / (kLast - kFirst)) * 100));
  return (
    <div aria-label={label} className="week-picture" role="img">
      <div aria-hidden="true" className="week-picture__hours">
        {[6, 8, 10, 12, 14, 16, 18, 20, 22].map((hour) => (
          <span key={hour} style={{ left: `${place(`${String(hour).padStart(2, "0")}:00`)}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {week.map((spans, day) => (
        <div aria-hidden="true" className="week-picture__day" key={dayName(day, "long", i18n.language)}>
          <span className="week-picture__name">{dayName(day, "short", i18n.language)}</span>
          <span className="week-picture__track">
            {spans.map((span) => (
              <span
                className="week-picture__open"
                key={span.from}
                style={{ left: `${place(span.from)}%`, width: `${place(span.until) - place(span.from)}%` }}
              />
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Monday is 0. */
export function dayName(day: number, style: "long" | "short", language: string): string {
  const name = new Date(Date.UTC(2024, 0, 1 + day)).toLocaleDateString(language, { weekday: style, timeZone: "UTC" });
  return name.charAt(0).toUpperCase() + name.slice(1);
}
