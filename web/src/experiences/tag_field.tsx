import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TagList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Cross } from "../platform/ui/icons.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { ask } from "../workspace/api.ts";

const kMost = 5;

interface TagFieldProps {
  /** Codes. */
  chosen: string[];
  error: string | undefined;
  onChange(tags: string[]): void;
}

/** What went wrong, each in a word: taken away, or added from the list. */
export function TagField({ chosen, error, onChange }: TagFieldProps) {
  const { t, i18n } = useTranslation();
  const label = useId();
  const select = useRef<HTMLSelectElement>(null);
  const isRemoved = useRef(false);
  const [wanted, setWanted] = useState("");
  const [done, setDone] = useState("");
  const { data } = useQuery({
    queryKey: ["story-tags", i18n.language],
    queryFn: () => ask<TagList>("GET", "/story-tags"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const all = data?.items ?? [];
  const nameOf = (code: string) => all.find((tag) => tag.code === code)?.name ?? code;

  // What was pressed is there no more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a tag has gone, and no sooner
  useEffect(() => {
    if (isRemoved.current) {
      isRemoved.current = false;
      select.current?.focus();
    }
  }, [chosen]);

  function remove(code: string): void {
    isRemoved.current = true;
    setDone(t("stories_work.tag_removed", { name: nameOf(code) }));
    onChange(chosen.filter((other) => other !== code));
  }

  function add(): void {
    if (wanted === "") {
      select.current?.focus();
      return;
    }
    setDone(t("stories_work.tag_added", { name: nameOf(wanted) }));
    onChange([...chosen, wanted]);
    setWanted("");
  }

  return (
    <fieldset aria-labelledby={label} className="story__tag-field">
      <p className="field__label" id={label}>
        {t("stories_work.tags")}
      </p>
      <p className="field__hint">{t("stories_work.tags_hint")}</p>
      {error && <p className="field__error">{error}</p>}
      {chosen.length === 0 ? (
        <p className="muted">{t("stories_work.no_tags")}</p>
      ) : (
        <ul aria-labelledby={label} className="story__services">
          {chosen.map((code) => (
            <li key={code}>
              <span className="tag">{nameOf(code)}</span>
              <button
                aria-label={t("stories_work.remove_tag", { name: nameOf(code) })}
                className="close"
                onClick={() => remove(code)}
                type="button"
              >
                <Cross />
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < kMost && (
        <div className="story__add-tag">
          <SelectField
            choices={[
              { value: "", label: t("stories_work.choose_tag") },
              ...all
                .filter(({ code }) => !chosen.includes(code))
                .map(({ code, name }) => ({ value: code, label: name })),
            ]}
            label={t("stories_work.add_tag_label")}
            onChange={(event) => setWanted(event.target.value)}
            ref={select}
            value={wanted}
          />
          <Button look="quiet" onClick={add}>
            {t("stories_work.add_tag")}
          </Button>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {done}
      </p>
    </fieldset>
  );
}
