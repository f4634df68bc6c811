import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { ShownExperience, ShownPractice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { kPractices } from "./practices_page.tsx";
import { StoryPicker } from "./story_picker.tsx";
import { useUnmarked } from "./story_text.tsx";

/** A positive story, and what others can do of it, in plain words. */
export function PromotePracticePage() {
  const { t } = useTranslation();
  useTitle(t("practices_work.promote"));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const unmarked = useUnmarked();
  const [id] = useState(() => crypto.randomUUID());
  const [story, setStory] = useState<ShownExperience>();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const promote = useMutation({
    mutationFn: () => ask<ShownPractice>("POST", "/practices", { id, experience: story?.id ?? "", title, text }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [kPractices] });
      navigate("/practices");
    },
  });
  const refused = refusedOf(promote.error);
  return (
    <>
      <p className="back">
        <Link to="/practices">{t("practices_work.practices")}</Link>
      </p>
      <h1>{t("practices_work.promote")}</h1>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          promote.mutate();
        }}
      >
        {story ? (
          <div className="card">
            <p>
              <strong>{unmarked(story.title)}</strong>
            </p>
            <p>{unmarked(story.text)}</p>
            <p className="actions">
              <Button look="quiet" onClick={() => setStory(undefined)}>
                {t("practices_work.other_story")}
              </Button>
            </p>
          </div>
        ) : (
          <StoryPicker chosen={[]} feeling="positive" label={t("practices_work.find_story")} onAdd={setStory} />
        )}
        {refused?.of("/experience") && <Notice isUrgent kind="danger" title={refused.of("/experience") ?? ""} />}
        <TextField
          error={refused?.of("/title")}
          label={t("practices_work.title")}
          maxLength={160}
          onChange={(event) => setTitle(event.target.value)}
          required
          value={title}
        />
        <TextArea
          error={refused?.of("/text")}
          hint={t("practices_work.what_hint")}
          label={t("practices_work.what")}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
          required
          rows={6}
          value={text}
        />
        {promote.isError && !refused?.problem.errors?.length && (
          <Notice isUrgent kind="danger" title={promote.error.message} />
        )}
        <p className="actions">
          <Button isBusy={promote.isPending} type="submit">
            {t("practices_work.send")}
          </Button>
        </p>
      </form>
    </>
  );
}
