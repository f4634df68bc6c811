import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownExperience } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { TagField } from "./tag_field.tsx";

interface ChangeTagsProps {
  story: ShownExperience;
  onSaved(): void;
  onClose(): void;
}

/** What a published story is tagged with, said anew. */
export function ChangeTags({ story, onSaved, onClose }: ChangeTagsProps) {
  const { t } = useTranslation();
  const [tags, setTags] = useState(story.tags.map(({ code }) => code));
  const save = useMutation({
    mutationFn: () => ask<void>("PUT", `/experiences/${story.id}/tags`, { tags }),
    onSuccess: onSaved,
  });
  const wrong = refusedOf(save.error)?.of("/tags");
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TagField chosen={tags} error={wrong} onChange={setTags} />
      {save.isError && !wrong && <Notice isUrgent kind="danger" title={save.error.message} />}
      <p className="actions">
        <Button isBusy={save.isPending} type="submit">
          {t("irritants_work.save_tags")}
        </Button>
        <Button look="quiet" onClick={onClose} type="button">
          {t("irritants_work.keep_tags")}
        </Button>
      </p>
    </form>
  );
}
