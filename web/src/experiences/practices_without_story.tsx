import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeList, ShownPractice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";

const kQuery = ["practice-register"];

/** Practices whose story is published no more: nobody reads them until whoever keeps the register has decided. */
export function PracticesWithoutStory({ onChange }: { onChange(): void }) {
  const { t } = useTranslation();
  const [done, setDone] = useState("");
  const list = useQuery({
    queryKey: kQuery,
    queryFn: () => ask<PracticeList>("GET", "/practice-register?limit=100"),
  });
  const items = list.data?.items ?? [];
  if (items.length === 0 && done === "") {
    return null;
  }
  return (
    <section aria-labelledby="orphans-title" className="stack">
      {items.length > 0 && (
        <>
          <h2 id="orphans-title">{t("practices_work.orphans", { count: list.data?.of_items ?? 0 })}</h2>
          <p>{t("practices_work.orphans_text")}</p>
        </>
      )}
      <p role="status">{done}</p>
      {items.map((practice) => (
        <WithoutStory
          key={practice.id}
          onDone={(said) => {
            setDone(said);
            onChange();
          }}
          practice={practice}
        />
      ))}
    </section>
  );
}

function WithoutStory({ practice, onDone }: { practice: ShownPractice; onDone(said: string): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [title, setTitle] = useState(practice.title);
  const [text, setText] = useState(practice.text);
  const decide = useMutation({
    mutationFn: (is_kept: boolean) =>
      ask<null>("PUT", `/practices/${practice.id}`, {
        title,
        text,
        is_withdrawn: !is_kept,
        is_kept,
        version: practice.version,
      }),
    onSuccess: async (_, is_kept) => {
      onDone(t(is_kept ? "practices_work.kept" : "practices_work.withdrawn"));
      await queries.invalidateQueries({ queryKey: kQuery });
    },
  });
  const refused = refusedOf(decide.error);
  return (
    <form
      aria-label={practice.title}
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate(true);
      }}
    >
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
      {decide.isError && !refused?.problem.errors?.length && (
        <Notice isUrgent kind="danger" title={decide.error.message} />
      )}
      <p className="actions">
        <Button isBusy={decide.isPending} type="submit">
          {t("practices_work.keep")}
        </Button>
        <Button isBusy={decide.isPending} look="quiet" onClick={() => decide.mutate(false)}>
          {t("practices_work.withdraw")}
        </Button>
      </p>
    </form>
  );
}
