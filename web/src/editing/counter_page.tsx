import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { CounterEditing, CounterEdition, CounterPreview } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { Tabs } from "../platform/ui/tabs.tsx";
import { type Message, Toast } from "../platform/ui/toast.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { ClosuresEditor } from "./closures_editor.tsx";
import { ContactEditor, type EditionChange } from "./contact_editor.tsx";
import { CoordinationEditor } from "./coordination_editor.tsx";
import { History } from "./history.tsx";
import { HoursEditor } from "./hours_editor.tsx";
import { OfferEditor } from "./offer_editor.tsx";
import { TeamEditor } from "./team_editor.tsx";

export function CounterPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const editing = useQuery({
    queryKey: ["counter-edition", id],
    queryFn: () => ask<CounterEditing>("GET", `/counters/${encodeURIComponent(id)}/edition`),
    staleTime: Number.POSITIVE_INFINITY, // what somebody is typing is not loaded away
  });
  useTitle(editing.data ? nameOf(editing.data) : t("editing.counters"));
  if (editing.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (editing.isError) {
    return <Notice kind="danger" title={editing.error.message} />;
  }
  return <Editor editing={editing.data} id={id} />;
}

const nameOf = ({ edition, listed }: CounterEditing) => edition.name ?? listed.name;

function Editor({ editing, id }: { editing: CounterEditing; id: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<CounterEdition>(editing.edition);
  const [done, setDone] = useState<Message | null>(null);
  const path = `/counters/${encodeURIComponent(id)}`;
  const body = { number: editing.number, edition: draft };

  function saved(answer: CounterEditing): void {
    queries.setQueryData(["counter-edition", id], answer);
    queries.invalidateQueries({ queryKey: ["own-counters"] });
    setDraft(answer.edition);
    const before = answer.number - 1;
    setDone({
      text: t(answer.unstaffed.length > 0 ? "editing.saved_unstaffed" : "editing.saved"),
      undo: { label: t("editing.undo"), onUndo: () => restore.mutate({ number: answer.number, restores: before }) },
    });
  }
  const save = useMutation({
    mutationFn: () => ask<CounterEditing>("PUT", path, body),
    onSuccess: saved,
  });
  const restore = useMutation({
    mutationFn: (asked: { number: number; restores: number }) =>
      ask<CounterEditing>("POST", `${path}/restorations`, asked),
    onSuccess: (answer) => {
      saved(answer);
      setDone({ text: t("editing.restored_done") });
    },
  });
  const preview = useMutation({ mutationFn: () => ask<CounterPreview>("POST", `${path}/preview`, body) });

  const refused = refusedOf(save.error) ?? refusedOf(preview.error) ?? refusedOf(restore.error);
  const errorOf = (field: string) => refused?.of(`/edition/${field}`);
  const change = (next: EditionChange) => setDraft((old) => withoutAbsent({ ...old, ...next }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(editing.edition);
  const parts = { listed: editing.listed, edition: draft, errorOf, onChange: change };
  return (
    <>
      <p>
        <Link to="/counters">{t("editing.counters")}</Link>
      </p>
      <h1>{nameOf(editing)}</h1>
      <p>
        {editing.listed.commune_name} ·{" "}
        <a href={`/${i18n.language}${path}`} rel="noreferrer" target="_blank">
          {t("editing.public_page")}
        </a>
      </p>
      {refused && (
        <Notice isUrgent kind="danger" title={refused.message}>
          {refused.problem.errors && (
            <ul>
              {refused.problem.errors.map((error) => (
                <li key={error.field}>
                  {fieldName(error.field, t)} : {error.message}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <Tabs
        label={t("editing.parts")}
        tabs={[
          {
            id: "hours",
            label: t("editing.field.hours"),
            content: (
              <>
                <HoursEditor
                  error={errorOf("hours")}
                  hours={draft.hours ?? editing.listed.hours ?? ""}
                  onChange={(hours) => change({ hours })}
                />
                <ClosuresEditor
                  closures={draft.closures ?? []}
                  errorOf={errorOf}
                  onChange={(closures) => change({ closures })}
                />
              </>
            ),
          },
          {
            id: "team",
            label: t("editing.team"),
            content: (
              <TeamEditor
                errorOf={errorOf}
                onChange={(staffing) => change({ staffing })}
                slots={draft.staffing ?? []}
                unstaffed={editing.unstaffed}
              />
            ),
          },
          { id: "contact", label: t("editing.contact"), content: <ContactEditor {...parts} /> },
          { id: "offer", label: t("editing.offer"), content: <OfferEditor {...parts} bundle={editing.bundle} /> },
          ...(editing.may_coordinate
            ? [{ id: "coordination", label: t("editing.coordination"), content: <CoordinationEditor {...parts} /> }]
            : []),
          {
            id: "history",
            label: t("editing.history"),
            content: (
              <History
                history={editing.history}
                isBusy={restore.isPending}
                number={editing.number}
                onRestore={(number) => restore.mutate({ number: editing.number, restores: number })}
              />
            ),
          },
        ]}
      />
      <div className="editing__bar">
        <Button isBusy={save.isPending} onClick={() => save.mutate()}>
          {t(isChanged ? "editing.save" : "editing.confirm")}
        </Button>
        <Button isBusy={preview.isPending} look="quiet" onClick={() => preview.mutate()}>
          {t("editing.preview")}
        </Button>
        {isChanged && (
          <Button look="plain" onClick={() => setDraft(editing.edition)}>
            {t("editing.discard")}
          </Button>
        )}
        {!isChanged && <span className="muted">{t("editing.confirm_text")}</span>}
      </div>
      <Dialog
        close={t("editing.close")}
        isOpen={preview.isSuccess}
        onClose={() => preview.reset()}
        title={t("editing.preview_title")}
      >
        <p className="muted">{t("editing.preview_text")}</p>
        <iframe
          className="editing__preview"
          sandbox="allow-same-origin"
          srcDoc={withoutScripts(preview.data?.page ?? "")}
          title={t("editing.preview_title")}
        />
      </Dialog>
      <Toast close={t("editing.close")} message={done} onClose={() => setDone(null)} />
    </>
  );
}

/** In the frame none would run; the browser says so of each. */
function withoutScripts(page: string): string {
  return page.replace(/<script[\s\S]*?<\/script>/g, "");
}

function withoutAbsent(edition: EditionChange): CounterEdition {
  return Object.fromEntries(Object.entries(edition).filter(([, value]) => value !== undefined));
}

/** "/edition/closures/0/last": the name of the field that it lies in. */
function fieldName(field: string, t: (key: string) => string): string {
  return t(`editing.field.${field.split("/")[2] ?? "name"}`);
}
