import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { ShownExperience, ShownPractice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { PracticeFields } from "./practice_fields.tsx";
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
        <PracticeFields error={promote.error} onText={setText} onTitle={setTitle} text={text} title={title} />
        <p className="actions">
          <Button isBusy={promote.isPending} type="submit">
            {t("practices_work.send")}
          </Button>
        </p>
      </form>
    </>
  );
}
