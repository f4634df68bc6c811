import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExperienceList, Feeling, ShownExperience } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useDates } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";

const kAtOnce = 6;
const kExcerpt = 160;

interface StoryPickerProps {
  label: string;
  chosen: string[];
  /** Those alone. */
  feeling?: Feeling;
  onAdd(story: ShownExperience): void;
}

/** Published stories of one's network, found by words; those that are chosen already are left out. */
export function StoryPicker({ label, chosen, feeling, onAdd }: StoryPickerProps) {
  const { t } = useTranslation();
  const me = useMe();
  const unmarked = useUnmarked();
  const { day } = useDates();
  const [words, setWords] = useState("");
  const query = new URLSearchParams({
    network: me.network,
    limit: String(kAtOnce),
    q: words.trim(),
    ...(feeling && { feeling }),
  });
  const found = useQuery({
    enabled: words.trim() !== "",
    queryKey: ["story-picker", `${query}`],
    queryFn: () => ask<ExperienceList>("GET", `/experiences?${query}`),
    placeholderData: (before) => before,
  });
  const items = words.trim() === "" ? [] : (found.data?.items ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <>
      <TextField
        label={label}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && event.preventDefault()}
        type="search"
        value={words}
      />
      {words.trim() !== "" && items.length === 0 && (
        <p className="muted" role="status">
          {found.isPending ? t("workspace.loading") : t("irritants_work.no_story")}
        </p>
      )}
      <ul className="story__inbox">
        {items.map((story) => (
          <li className="card" key={story.id}>
            <p>
              <strong>{unmarked(story.title)}</strong> ({day(story.told_on)})
            </p>
            <p>{unmarked(story.text).slice(0, kExcerpt)}</p>
            <p className="actions">
              <Button
                aria-label={`${t("irritants_work.add")} : ${unmarked(story.title)}`}
                look="quiet"
                onClick={() => onAdd(story)}
                type="button"
              >
                {t("irritants_work.add")}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
