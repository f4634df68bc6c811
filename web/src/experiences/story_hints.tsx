import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { StoryHints } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { ask } from "../workspace/api.ts";
import { StoryText, useUnmarked } from "./story_text.tsx";

/** What the machine noticed of a story that is read for the first time; nothing while it is asked. */
export function useHints(id: string, isFirst: boolean): StoryHints | undefined {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    enabled: isFirst,
    queryKey: ["story-hints", id, i18n.language],
    queryFn: () => ask<StoryHints>("GET", `/experiences/${id}/hints`),
  });
  return data;
}

/** Stories that this one may repeat, signs that it sells something. The reader decides. */
export function Hints({ data, onDuplicate }: { data: StoryHints | undefined; onDuplicate(of: string): void }) {
  const { t, i18n } = useTranslation();
  const unmarked = useUnmarked();
  if (!data) {
    return null;
  }
  const share = (likeness: number) => likeness.toLocaleString(i18n.language, { style: "percent" });
  return (
    <>
      {data.spam_signs.length > 0 && (
        <Notice kind="warning" title={t("stories_work.spam_title")}>
          {data.spam_signs.map((sign) => t(`stories_work.spam.${sign}`)).join(", ")}
        </Notice>
      )}
      {data.alike.length > 0 && (
        <Notice title={t("stories_work.alike_title", { count: data.alike.length })}>
          <p>{t("stories_work.alike_text")}</p>
          <ul className="story__alike">
            {data.alike.map(({ experience, state, likeness }) => (
              <li className="story__alike-one" key={experience.id}>
                <details>
                  <summary>
                    {unmarked(experience.title)}{" "}
                    <span className="muted">{t("stories_work.alike_share", { share: share(likeness) })}</span>
                  </summary>
                  <StoryText text={experience.text} />
                </details>
                {state === "published" ? (
                  <Button look="plain" onClick={() => onDuplicate(experience.id)}>
                    {t("stories_work.alike_choose")}
                  </Button>
                ) : (
                  <span className="muted">{t("stories_work.alike_waits")}</span>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
