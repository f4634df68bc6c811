// The plan that a search came to, and how sure it is that none is better.
import { useTranslation } from "react-i18next";
import type { Edit, SitingPlan as Found, SitedCounter, SitingAsked } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { isSameEdit, openingOf } from "./edits.ts";
import type { Words } from "./words.ts";

interface SitingPlanProps {
  asked: SitingAsked;
  plan: Found;
  edits: Edit[];
  words: Words;
  onAccept(...edits: Edit[]): void;
  onRefuse(edit: Edit): void;
}

export function SitingPlan({ asked, plan, edits, words, onAccept, onRefuse }: SitingPlanProps) {
  const { t } = useTranslation();
  const { openings } = plan;
  const isTaken = (opening: SitedCounter) => edits.some((edit) => isSameEdit(edit, openingOf(opening)));
  const left = openings.filter((opening) => !isTaken(opening));
  return (
    <div className="card plan">
      <h3>{t("coverage.siting_page.plan", { count: openings.length })}</h3>
      <Proof asked={asked} plan={plan} words={words} />
      {openings.length === 0 ? (
        <p>{t("coverage.siting_page.none")}</p>
      ) : (
        <ol className="plan__openings">
          {openings.map((opening, at) => (
            <li key={`${opening.commune} ${opening.name}`}>
              <span className="plan__number">{at + 1}</span>
              <span>
                {opening.name} {!opening.stops && <span className="access-table__code">{opening.commune}</span>}
                {opening.stops && (
                  <span className="small-print line">
                    {t("coverage.siting_page.tour_of", { stops: opening.stops.map(({ name }) => name).join(", ") })}
                  </span>
                )}
                <span className="small-print line">
                  {asked.aim === "travel_time"
                    ? t("coverage.siting_page.gain_hours", { hours: words.people(opening.gain) })
                    : t("coverage.siting_page.gain", { people: words.people(opening.gain) })}
                </span>
                {plan.roads && opening.method === "straight_line" && (
                  <span className="small-print line">{t("coverage.siting_page.opening_straight")}</span>
                )}
              </span>
              <button
                aria-label={t("coverage.siting_page.accept_this", { name: opening.name })}
                aria-pressed={isTaken(opening)}
                className="chip"
                onClick={() => (isTaken(opening) ? onRefuse(openingOf(opening)) : onAccept(openingOf(opening)))}
                type="button"
              >
                {t("coverage.siting_page.accept")}
              </button>
            </li>
          ))}
        </ol>
      )}
      {openings.length > 0 && openings.length < asked.count && asked.budget === undefined && (
        <p>{t("coverage.siting_page.fewer", { count: openings.length, asked: asked.count })}</p>
      )}
      {openings.length > 1 && (
        <Button disabled={left.length === 0} onClick={() => onAccept(...left.map(openingOf))}>
          {t("coverage.siting_page.accept_all")}
        </Button>
      )}
    </div>
  );
}

function Proof({ asked, plan, words }: Pick<SitingPlanProps, "asked" | "plan" | "words">) {
  const { t, i18n } = useTranslation();
  const { people, covered_before, covered_after, mean_before, mean_after, mean_bound, farthest_minutes, gap } = plan;
  const shareOf = (covered: number) => words.share(people > 0 ? covered / people : undefined);
  const decimal = (value: number, digits: number) =>
    value.toLocaleString(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const left = t("coverage.page.percent", {
    value: Math.max(gap * 100, 0.01).toLocaleString(i18n.language, { maximumFractionDigits: 2 }),
  });
  return (
    <>
      {mean_before !== undefined && mean_after !== undefined && (
        <p>{t("coverage.siting_page.travel", { before: decimal(mean_before, 1), after: decimal(mean_after, 1) })}</p>
      )}
      <p>
        {t("coverage.siting_page.covered", {
          minutes: asked.minutes,
          before: shareOf(covered_before),
          after: shareOf(covered_after),
          people: words.people(covered_after - covered_before),
        })}
      </p>
      <p>
        {gap <= 0
          ? t("coverage.siting_page.proven")
          : mean_bound === undefined
            ? t("coverage.siting_page.proven_within", { gap: left, bound: words.people(plan.bound ?? 0) })
            : t("coverage.siting_page.travel_within", { gap: left, bound: decimal(mean_bound, 2) })}{" "}
        {plan.is_stopped && t("coverage.siting_page.stopped")}
      </p>
      {plan.by_straight_line > people / 2 && (
        <p>{t("coverage.siting_page.proven_estimated", { share: words.share(plan.by_straight_line / people) })}</p>
      )}
      <p className="small-print">
        {farthest_minutes !== undefined && `${t("coverage.siting_page.travel_method", { minutes: farthest_minutes })} `}
        {t(plan.roads ? "coverage.siting_page.method" : "coverage.siting_page.method_centre")}{" "}
        {plan.by_straight_line >= 1 &&
          t("coverage.siting_page.partly_straight", { people: words.people(plan.by_straight_line) })}
      </p>
    </>
  );
}
