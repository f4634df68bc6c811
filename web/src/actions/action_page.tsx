import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import type { ActionContent, ShownAction } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { ActionChange } from "./action_change.tsx";
import { ActionForm } from "./action_form.tsx";
import { ActionTags, OriginName } from "./action_words.tsx";
import { shownDay } from "./days.ts";
import { CompleteForm, MeasureForm, ReasonForm } from "./end_forms.tsx";
import { useAction, useActionChanged } from "./use_actions.ts";

type Doing = "edit" | "completion" | "abandonment" | "reopening" | "measurement" | null;

/** One action: what it is, how it stands, what it changed, and what may be done with it. */
export function ActionPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const me = useMe();
  const action = useAction(id);
  const changed = useActionChanged();
  const { state } = useLocation();
  const [said, setSaid] = useState<string>(state?.said ?? "");
  const [doing, setDoing] = useState<Doing>(null);
  const notice = useRef<HTMLDivElement>(null);
  useTitle(action.data?.title ?? t("actions.actions"));
  // What was just done is said where the reading goes on.
  useEffect(() => {
    if (said !== "") {
      notice.current?.focus();
    }
  }, [said]);
  const back = (
    <p>
      <Link to="/actions">{t("actions.back")}</Link>
    </p>
  );
  if (action.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (action.isError) {
    return (
      <>
        {back}
        <h1>{t("actions.actions")}</h1>
        <Notice isUrgent kind="danger" title={action.error.message} />
      </>
    );
  }
  const done = (now: ShownAction) => {
    changed(now);
    setDoing(null);
    setSaid("");
    requestAnimationFrame(() => setSaid(t("actions.done_said")));
  };
  const forms = { action: action.data, onDone: done, onCancel: () => setDoing(null) };
  return (
    <>
      {back}
      <h1>{action.data.title}</h1>
      <p>
        <ActionTags action={action.data} />
      </p>
      {said !== "" && (
        <div ref={notice} tabIndex={-1}>
          <Notice kind="done" title={said} />
        </div>
      )}
      {doing === "edit" ? (
        <EditForm {...forms} />
      ) : (
        <>
          <Facts action={action.data} />
          {action.data.state !== "dropped" && <ActionChange action={action.data} />}
          <History action={action.data} />
          {me.rights.includes("manage_actions") && doing === null && (
            <Choices action={action.data} onChoice={setDoing} />
          )}
          {doing === "completion" && <CompleteForm {...forms} />}
          {(doing === "abandonment" || doing === "reopening") && <ReasonForm {...forms} way={doing} />}
          {doing === "measurement" && <MeasureForm {...forms} />}
        </>
      )}
    </>
  );
}

function Choices({ action, onChoice }: { action: ShownAction; onChoice(doing: Doing): void }) {
  const { t } = useTranslation();
  const isOpen = action.state === "open";
  return (
    <div className="actions">
      {isOpen && <Button onClick={() => onChoice("completion")}>{t("actions.complete")}</Button>}
      {action.is_to_measure && <Button onClick={() => onChoice("measurement")}>{t("actions.measure_again")}</Button>}
      <Button look="quiet" onClick={() => onChoice("edit")}>
        {t("actions.edit")}
      </Button>
      <Button look="quiet" onClick={() => onChoice(isOpen ? "abandonment" : "reopening")}>
        {t(isOpen ? "actions.abandon" : "actions.reopen")}
      </Button>
    </div>
  );
}

function Facts({ action }: { action: ShownAction }) {
  const { t } = useTranslation();
  const { proof } = action;
  return (
    <section className="card">
      <p className="action__what">{action.what}</p>
      <dl className="facts">
        <div>
          <dt>{t("actions.from")}</dt>
          <dd>
            <OriginName origin={action.origin} />
          </dd>
        </div>
        <div>
          <dt>{t("actions.who")}</dt>
          <dd>{[action.owner.name, action.owner.function].filter(Boolean).join(", ")}</dd>
        </div>
        <div>
          <dt>{t("actions.where")}</dt>
          <dd>{action.department.name}</dd>
        </div>
        <div>
          <dt>{t("actions.opened_on")}</dt>
          <dd>{shownDay(action.opened_on)}</dd>
        </div>
        <div>
          <dt>{t("actions.due_on")}</dt>
          <dd>{shownDay(action.due_on)}</dd>
        </div>
        {proof && (
          <div>
            <dt>{t("actions.proof")}</dt>
            <dd>
              {proof.text}
              {proof.link && (
                <>
                  <br />
                  <a href={proof.link} rel="noreferrer">
                    {proof.link}
                  </a>
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function History({ action }: { action: ShownAction }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t("actions.history")}</h2>
      <ol className="action__history">
        {action.history.map(({ state, changed_on, note }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past does not move
          <li key={place}>
            <strong>{t(`actions.became.${state}`)}</strong> · {shownDay(changed_on)}
            {note !== "" && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface EditFormProps {
  action: ShownAction;
  onDone(action: ShownAction): void;
  onCancel(): void;
}

function EditForm({ action, onDone, onCancel }: EditFormProps) {
  const edit = useMutation({
    mutationFn: (content: ActionContent) =>
      ask<ShownAction>("PUT", `/actions/${action.id}`, content, { "If-Match": `"${action.version}"` }),
    onSuccess: onDone,
  });
  const { title, what, owner, department, opened_on, due_on, is_public, measure } = action;
  return (
    <ActionForm
      content={{
        title,
        what,
        owner: owner.id,
        department: department.code,
        opened_on,
        due_on,
        is_public,
        ...(owner.function && { function: owner.function }),
        ...(measure && { measure }),
      }}
      error={edit.error}
      irritant={action.origin.kind === "irritant" ? action.origin.id : undefined}
      isBusy={edit.isPending}
      isMeasureFixed={action.state === "done"}
      onCancel={onCancel}
      onSend={(content) => edit.mutate(content)}
    />
  );
}
