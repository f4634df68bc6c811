import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../platform/ui/text_area.tsx";
import { findInStory } from "./story_data.ts";

type ToldFieldProps = ComponentProps<typeof TextArea> & { value: string };

/** Points at whatever would tell who somebody is while it is typed: it is masked before it is kept. */
export function ToldField(field: ToldFieldProps) {
  const { t } = useTranslation();
  const found = findInStory(field.value);
  const kinds = [...new Set(found.map(({ kind }) => t(`stories_work.personal.${kind}`)))];
  const ends = [0, ...found.map(({ last }) => last)];
  return (
    <div className="visits__note">
      <TextArea {...field} />
      <div aria-live="polite">
        {found.length > 0 && (
          <div className="note note--warning">
            <p className="note__title">{t("stories_work.will_be_masked", { kinds: kinds.join(", ") })}</p>
            <p aria-hidden="true" className="visits__pointed">
              {found.map(({ first, last }, place) => (
                <span key={first}>
                  {field.value.slice(ends[place], first)}
                  <mark>{field.value.slice(first, last)}</mark>
                </span>
              ))}
              {field.value.slice(ends.at(-1))}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
