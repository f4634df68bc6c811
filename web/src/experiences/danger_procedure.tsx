import { useTranslation } from "react-i18next";
import { Notice } from "../platform/ui/notice.tsx";

const kNumbers: Record<string, string[]> = {
  fr: ["3114", "15", "17", "18", "112", "114", "119", "3919"],
  be: ["112", "107", "1813"],
};
const kSteps = ["read", "call", "tell", "decide", "note"];

/** What is to be done about a story that speaks of danger (docs/guide/moderators.md), and whom to call. */
export function DangerProcedure({ network }: { network: string }) {
  const { t } = useTranslation();
  return (
    <Notice kind="danger" title={t("stories_work.danger.title")}>
      <ol className="story__steps">
        {kSteps.map((step) => (
          <li key={step}>{t(`stories_work.danger.${step}`)}</li>
        ))}
      </ol>
      <ul aria-label={t("stories_work.danger.numbers")} className="story__numbers">
        {(kNumbers[network] ?? []).map((number) => (
          <li key={number}>
            <a href={`tel:${number}`}>{number}</a> {t(`emergency.${network}.${number}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
