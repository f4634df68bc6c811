import { useTranslation } from "react-i18next";
import type { ActionLine, ShownOrigin } from "../api.ts";
import { useUnmarked } from "../experiences/story_text.tsx";
import { shownDay } from "./days.ts";

/** How it stands, the day that matters beside it. */
export function ActionTags({ action }: { action: ActionLine }) {
  const { t } = useTranslation();
  const { state, is_overdue, due_on, done_on, remeasure_on } = action;
  return (
    <span className="action__tags">
      {state === "open" && (
        <span className={is_overdue ? "tag ledger__state--overdue" : "tag"}>
          {t(is_overdue ? "actions.late" : "actions.open", { date: shownDay(due_on) })}
        </span>
      )}
      {state === "done" && done_on && (
        <span className="tag ledger__state--done">{t("actions.done", { date: shownDay(done_on) })}</span>
      )}
      {state === "dropped" && <span className="tag">{t("actions.dropped")}</span>}
      {action.is_to_measure && <span className="tag ledger__state--overdue">{t("actions.to_measure")}</span>}
      {state === "done" && !action.is_to_measure && remeasure_on && (
        <span className="tag">{t("actions.measure_on", { date: shownDay(remeasure_on) })}</span>
      )}
      {!action.is_public && <span className="tag">{t("actions.private")}</span>}
    </span>
  );
}

/** What it comes from, with a link where that has a public page. */
export function OriginName({ origin }: { origin: ShownOrigin }) {
  const { t, i18n } = useTranslation();
  const unmarked = useUnmarked();
  const name = origin.title ? unmarked(origin.title) : t("actions.origin_gone");
  return (
    <>
      {t(`actions.origin.${origin.kind}`)} ·{" "}
      {origin.page ? <a href={`/${i18n.language}${origin.page}`}>{name}</a> : name}
    </>
  );
}
