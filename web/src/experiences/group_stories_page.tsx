import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { IrritantWithStories, ShownExperience } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { StoryPicker } from "./story_picker.tsx";
import { useUnmarked } from "./story_text.tsx";

/** Stories that a person has seen to belong together, which the program has not. */
export function GroupStoriesPage() {
  const { t } = useTranslation();
  useTitle(t("irritants_work.group"));
  const navigate = useNavigate();
  const unmarked = useUnmarked();
  const [id] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState("");
  const [stories, setStories] = useState<ShownExperience[]>([]);
  const group = useMutation({
    mutationFn: () =>
      ask<IrritantWithStories>("POST", "/irritants", { id, title, stories: stories.map((story) => story.id) }),
    onSuccess: () => navigate(`/irritants/${id}`),
  });
  const refused = refusedOf(group.error);
  return (
    <>
      <p className="back">
        <Link to="/irritants">{t("irritants_work.irritants")}</Link>
      </p>
      <h1>{t("irritants_work.group")}</h1>
      <p className="muted">{t("irritants_work.group_text")}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          group.mutate();
        }}
      >
        <TextField
          error={refused?.of("/title")}
          label={t("irritants_work.title")}
          maxLength={160}
          onChange={(event) => setTitle(event.target.value)}
          required
          value={title}
        />
        <h2>{t("irritants_work.chosen", { count: stories.length })}</h2>
        {refused?.of("/stories") && <Notice isUrgent kind="danger" title={refused.of("/stories") ?? ""} />}
        <ul className="chips">
          {stories.map((story) => (
            <li key={story.id}>
              <button
                className="chip"
                onClick={() => setStories(stories.filter((other) => other.id !== story.id))}
                type="button"
              >
                {unmarked(story.title)} <span aria-hidden="true">✕</span>
                <span className="visually-hidden">{t("irritants_work.take_out")}</span>
              </button>
            </li>
          ))}
        </ul>
        <StoryPicker
          chosen={stories.map((story) => story.id)}
          label={t("irritants_work.find_story")}
          onAdd={(story) => setStories([...stories, story])}
        />
        {group.isError && !refused?.problem.errors?.length && (
          <Notice isUrgent kind="danger" title={group.error.message} />
        )}
        <p className="actions">
          <Button isBusy={group.isPending} type="submit">
            {t("irritants_work.make_group")}
          </Button>
        </p>
      </form>
    </>
  );
}
