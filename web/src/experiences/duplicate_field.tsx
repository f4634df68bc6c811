import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExperienceList, ShownExperience, StoryToRead } from "../api.ts";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useDates } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";

const kAtOnce = 6;
const kExcerpt = 160;

interface DuplicateFieldProps {
  story: StoryToRead;
  chosen: string;
  error: string | undefined;
  onChoice(id: string): void;
}

/** The published story that this one repeats: the latest of the same service and place, or found by words. */
export function DuplicateField({ story, chosen, error, onChoice }: DuplicateFieldProps) {
  const { t } = useTranslation();
  const me = useMe();
  const unmarked = useUnmarked();
  const { day } = useDates();
  const [words, setWords] = useState("");
  const { experience } = story;
  const structure = experience.structures[0];
  const query = new URLSearchParams({
    network: me.network,
    limit: String(kAtOnce),
    ...(words.trim() !== ""
      ? { q: words.trim() }
      : structure && { service: structure.service.code, territory: structure.territory.code }),
  });
  const found = useQuery({
    queryKey: ["duplicates", `${query}`],
    queryFn: () => ask<ExperienceList>("GET", `/experiences?${query}`),
    placeholderData: (before) => before,
  });
  const listed = (found.data?.items ?? []).filter(({ id }) => id !== experience.id);
  const isListed = chosen === "" || listed.some(({ id }) => id === chosen);
  const other = useQuery({
    enabled: !isListed,
    queryKey: ["duplicate", chosen],
    queryFn: () => ask<ShownExperience>("GET", `/experiences/${chosen}`),
  });
  const items = isListed || !other.data ? listed : [other.data, ...listed];
  return (
    <>
      <TextField
        hint={t("stories_work.duplicate_hint")}
        label={t("stories_work.duplicate_words")}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && event.preventDefault()}
        type="search"
        value={words}
      />
      {items.length === 0 ? (
        <p className="muted" role="status">
          {found.isPending ? t("workspace.loading") : t("stories_work.no_duplicate")}
        </p>
      ) : (
        <RadioGroup
          choices={items.map(({ id, title, text, told_on }) => ({
            value: id,
            label: `${unmarked(title)} (${day(told_on)})`,
            detail: unmarked(text).slice(0, kExcerpt),
          }))}
          error={error}
          label={t("stories_work.which_story")}
          onChange={onChoice}
          value={chosen}
        />
      )}
    </>
  );
}
