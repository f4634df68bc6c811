import { Fragment, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ToldExperience } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { groupsOf } from "./tell_draft.ts";
import { Emergency } from "./tell_preview.tsx";

interface ToldCodeProps {
  told: ToldExperience;
  onAnother(): void;
}

/** The code, shown once: large, on paper, and to be read aloud. */
export function ToldCode({ told, onAnother }: ToldCodeProps) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const groups = groupsOf(told.code);
  return (
    <div className="story__told">
      <h1 ref={heading} tabIndex={-1}>
        {t("stories_work.told")}
      </h1>
      {told.is_urgent && <Emergency numbers={told.emergency_numbers} />}
      <p>{t("stories_work.told_text")}</p>
      <div className="card story__code">
        <p className="story__code-label">{t("stories_work.code")}</p>
        <p aria-label={groups.map((group) => [...group].join(" ")).join(", ")} className="story__code-value" role="img">
          {told.code}
        </p>
        <p>
          {t("stories_work.code_where")} <strong>{`${location.host}/${i18n.language}/follow-up`}</strong>
        </p>
      </div>
      <details className="fold story__aloud">
        <summary>{t("stories_work.read_aloud")}</summary>
        <ol>
          {groups.map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
            <li key={place}>
              {[...group].map((character, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so may two characters
                <Fragment key={at}>
                  {at > 0 && ", "}
                  {spelt(character)}
                </Fragment>
              ))}
            </li>
          ))}
        </ol>
      </details>
      <div className="actions">
        <Button onClick={() => print()}>{t("stories_work.print_code")}</Button>
        <Button look="quiet" onClick={onAnother}>
          {t("stories_work.tell_another")}
        </Button>
      </div>
    </div>
  );

  function spelt(character: string): string {
    return /\d/.test(character) ? character : t(`stories_work.spelling.${character}`);
  }
}
