import { useTranslation } from "react-i18next";
import { Notice } from "../platform/ui/notice.tsx";
import { StoryText } from "./story_text.tsx";

/** What of an answer would not be published, and how a service gives its number all the same. */
export function MaskedWords({ masked }: { masked: string }) {
  const { t } = useTranslation();
  return (
    <Notice kind="warning" title={t("stories_work.plain.masked")}>
      <StoryText text={masked} />
      <p>{t("stories_work.plain.masked_text")}</p>
    </Notice>
  );
}
