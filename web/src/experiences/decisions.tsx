import { useTranslation } from "react-i18next";
import type { ShownDecision } from "../api.ts";
import { useDates } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";

/** What was decided before; of an appeal, why the author asks. */
export function Decisions({ decisions }: { decisions: ShownDecision[] }) {
  const { t } = useTranslation();
  const { day } = useDates();
  const unmarked = useUnmarked();
  return (
    decisions.length > 0 && (
      <section>
        <h3 className="story__field">{t("stories_work.decisions")}</h3>
        <ul className="story__decisions">
          {decisions.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no name, and only grow in number
            <li key={place}>
              {t(`stories_work.decision.${one.kind}`)}
              {one.reason && `, ${t(`stories_work.rule.${one.reason}`)}`}{" "}
              <span className="muted">{day(one.decided_on)}</span>
              {one.note !== "" && <q className="story__note">{unmarked(one.note)}</q>}
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
