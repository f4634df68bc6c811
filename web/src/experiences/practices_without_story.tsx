import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeList, ShownPractice } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { ask } from "../workspace/api.ts";
import { PracticeFields } from "./practice_fields.tsx";

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
  return (
    <form
      aria-label={practice.title}
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate(true);
      }}
    >
      <PracticeFields error={decide.error} onText={setText} onTitle={setTitle} text={text} title={title} />
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
