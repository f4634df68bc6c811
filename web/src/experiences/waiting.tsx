import { useTranslation } from "react-i18next";
import type { StoryToAnswer } from "../api.ts";

/** Days of the calendar: a first answer is due within five working days (domain.md 11.6). */
const kDue = 7;

/** Since publication: sending a story on does not stop its clock. */
export function Waiting({ item }: { item: StoryToAnswer }) {
  const { t } = useTranslation();
  const { experience, mine, in_my_area, days_waiting } = item;
  const theirs = mine.length > 0 ? mine : in_my_area;
  const isWaiting = experience.structures.some(
    ({ position, answered_at }) => theirs.includes(position) && answered_at === undefined,
  );
  if (!isWaiting) {
    return <span className="state state--open">{t("stories_work.answered")}</span>;
  }
  return (
    <span className={days_waiting >= kDue ? "state state--closed" : "state state--soon"}>
      {t("stories_work.days_waiting", { count: days_waiting })}
      {days_waiting >= kDue && `, ${t("stories_work.late")}`}
    </span>
  );
}
