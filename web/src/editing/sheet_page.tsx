import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Channel, Language, SheetEditing, SheetEdition, SheetWords } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { CheckboxGroup } from "../platform/ui/choice_group.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { Tabs } from "../platform/ui/tabs.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { type Message, Toast } from "../platform/ui/toast.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { History } from "./history.tsx";
import { localName } from "./offer_editor.tsx";

const kLanguages: Language[] = ["fr", "en", "nl", "de"];
const kChannels: Channel[] = ["on_site", "online", "phone", "video", "mail"];

export function SheetPage() {
  const { t, i18n } = useTranslation();
  const { code = "" } = useParams();
  const editing = useQuery({
    queryKey: ["sheet-edition", code],
    queryFn: () => ask<SheetEditing>("GET", `/procedures/${encodeURIComponent(code)}/edition`),
    staleTime: Number.POSITIVE_INFINITY, // what somebody is typing is not loaded away
  });
  useTitle(editing.data ? localName(editing.data.name, i18n.language) : t("editing.procedures"));
  if (editing.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (editing.isError) {
    return <Notice kind="danger" title={editing.error.message} />;
  }
  return <Editor code={code} editing={editing.data} />;
}

const noWords = (language: Language): SheetWords => ({
  language,
  what: "",
  for_whom: "",
  counter_does: [],
  counter_does_not: [],
  reoriented_to: "",
  papers: [],
});

function Editor({ code, editing }: { code: string; editing: SheetEditing }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<SheetEdition>(editing.edition);
  const [done, setDone] = useState<Message | null>(null);
  const path = `/procedures/${encodeURIComponent(code)}`;
  function saved(answer: SheetEditing, text: string): void {
    queries.setQueryData(["sheet-edition", code], answer);
    queries.invalidateQueries({ queryKey: ["own-procedures"] });
    setDraft(answer.edition);
    setDone({ text });
  }
  const save = useMutation({
    mutationFn: (validates: boolean) =>
      ask<SheetEditing>("PUT", path, {
        number: editing.number,
        official_url: draft.official_url,
        channels: draft.channels,
        texts: draft.texts.map(withoutEmptyLines),
        validates,
      }),
    onSuccess: (answer, validates) => saved(answer, t(validates ? "editing.validated" : "editing.saved")),
  });
  const restore = useMutation({
    mutationFn: (restores: number) =>
      ask<SheetEditing>("POST", `${path}/restorations`, { number: editing.number, restores }),
    onSuccess: (answer) => saved(answer, t("editing.restored_done")),
  });
  const refused = refusedOf(save.error) ?? refusedOf(restore.error);
  const put = (language: Language, change: Partial<SheetWords>) =>
    setDraft((old) => {
      const words = { ...(old.texts.find((one) => one.language === language) ?? noWords(language)), ...change };
      return { ...old, texts: [...old.texts.filter((one) => one.language !== language), words] };
    });
  return (
    <>
      <p>
        <Link to="/procedures">{t("editing.procedures")}</Link>
      </p>
      <h1>{localName(editing.name, i18n.language)}</h1>
      <p>
        <a href={`/${i18n.language}${path}`} rel="noreferrer" target="_blank">
          {t("editing.public_page")}
        </a>
      </p>
      {editing.edition.validated_on && (
        <Notice
          kind="done"
          title={t("editing.validated_by", {
            body: editing.edition.validated_by ?? "",
            date: dateIn(i18n.language, editing.edition.validated_on, { dateStyle: "medium" }),
          })}
        />
      )}
      {refused && (
        <Notice isUrgent kind="danger" title={refused.message}>
          {refused.problem.errors && (
            <ul>
              {refused.problem.errors.map((error) => (
                <li key={error.field}>
                  {error.field} : {error.message}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div className="workspace__form">
        <TextField
          error={refused?.of("/official_url")}
          label={t("editing.official_url")}
          onChange={(event) => setDraft({ ...draft, official_url: event.target.value })}
          type="url"
          value={draft.official_url}
        />
        <CheckboxGroup
          choices={kChannels.map((value) => ({ value, label: t(`network.channel.${value}`) }))}
          label={t("editing.channels")}
          onChange={(values) => setDraft({ ...draft, channels: values as Channel[] })}
          values={draft.channels}
        />
      </div>
      <Tabs
        label={t("editing.parts")}
        tabs={[
          ...kLanguages.map((language) => ({
            id: language,
            label: new Intl.DisplayNames(i18n.language, { type: "language" }).of(language) ?? language,
            content: (
              <Words
                onChange={(change) => put(language, change)}
                words={draft.texts.find((one) => one.language === language) ?? noWords(language)}
              />
            ),
          })),
          {
            id: "history",
            label: t("editing.history"),
            content: (
              <History
                history={editing.history}
                isBusy={restore.isPending}
                number={editing.number}
                onRestore={(number) => restore.mutate(number)}
              />
            ),
          },
        ]}
      />
      <div className="editing__bar">
        <Button isBusy={save.isPending && save.variables === true} onClick={() => save.mutate(true)}>
          {t("editing.validate")}
        </Button>
        <Button isBusy={save.isPending && save.variables === false} look="quiet" onClick={() => save.mutate(false)}>
          {t("editing.save_draft")}
        </Button>
      </div>
      <Toast close={t("editing.close")} message={done} onClose={() => setDone(null)} />
    </>
  );
}

function Words({ words, onChange }: { words: SheetWords; onChange(change: Partial<SheetWords>): void }) {
  const { t } = useTranslation();
  const lines = (field: "counter_does" | "counter_does_not" | "papers") => (
    <TextArea
      hint={t("editing.lines_hint")}
      label={t(`editing.sheet.${field}`)}
      onChange={(event) => onChange({ [field]: event.target.value.split("\n") })}
      rows={5}
      value={words[field].join("\n")}
    />
  );
  const text = (field: "what" | "for_whom" | "reoriented_to") => (
    <TextArea
      label={t(`editing.sheet.${field}`)}
      onChange={(event) => onChange({ [field]: event.target.value })}
      rows={2}
      value={words[field]}
    />
  );
  return (
    <div className="workspace__form workspace__form--wide">
      {text("what")}
      {text("for_whom")}
      {lines("counter_does")}
      {lines("counter_does_not")}
      {text("reoriented_to")}
      {lines("papers")}
    </div>
  );
}

function withoutEmptyLines(words: SheetWords): SheetWords {
  const kept = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== "");
  return {
    ...words,
    counter_does: kept(words.counter_does),
    counter_does_not: kept(words.counter_does_not),
    papers: kept(words.papers),
  };
}
