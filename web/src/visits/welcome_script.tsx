import { useTranslation } from "react-i18next";

const steps = ["welcome", "listen", "clarify", "together", "next"];

/** What an agent says and does, in this order; a help for the first weeks, folded away after. */
export function WelcomeScript() {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t("visits.script")}</summary>
      <ol className="visits__script">
        {steps.map((step) => (
          <li key={step}>{t(`visits.script.${step}`)}</li>
        ))}
      </ol>
    </details>
  );
}
