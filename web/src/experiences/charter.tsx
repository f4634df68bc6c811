import { useTranslation } from "react-i18next";
import type { CharterRule } from "../api.ts";

export const kRules: CharterRule[] = [
  "not_a_service",
  "names_somebody",
  "insult",
  "discrimination",
  "threat",
  "advertising",
  "illegible",
  "ongoing_case",
  "spam",
];

/** The published rules, where they are applied. */
export function Charter() {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t("stories_work.charter")}</summary>
      <div>
        <p>{t("stories_work.charter_text")}</p>
        <dl className="story__charter">
          {kRules.map((rule) => (
            <div key={rule}>
              <dt>{t(`stories_work.rule.${rule}`)}</dt>
              <dd>{t(`stories_work.rule_text.${rule}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
