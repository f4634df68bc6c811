// What is drawn up, kept under a name: one's own, and what others show.

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scenario, ScenarioChange } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { type Draft, useRereadScenarios, useScenarios } from "./use_what_if.ts";

interface ScenarioBarProps {
  draft: Draft;
  territory: string;
  /** The scenario that this one is compared with; empty: the network as it is. */
  against: string;
  onAgainst(id: string): void;
  onChange(next: Record<string, string>): void;
}

export function ScenarioBar({ draft, territory, against, onAgainst, onChange }: ScenarioBarProps) {
  const { t, i18n } = useTranslation();
  const all = useScenarios();
  const reread = useRereadScenarios();
  const { scenario, edits, isChanged } = draft;
  const [name, setName] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [question, setQuestion] = useState<"remove" | Scenario | null>(null);
  const isOwn = scenario?.is_own ?? false;
  const called = (name ?? scenario?.name ?? "").trim();

  function show(one: Scenario | null): void {
    setName(null);
    setTried(false);
    onAgainst("");
    if (one) {
      draft.open(one);
    } else {
      draft.clear();
    }
    onChange({ scenario: one?.id ?? "", ...(one?.territory && { territory: one.territory, by: "" }) });
  }

  const keep = useMutation({
    mutationFn: ({ change, isNew }: { change: Partial<ScenarioChange>; isNew: boolean }) =>
      scenario && !isNew
        ? ask<Scenario>("PATCH", `/coverage/scenarios/${scenario.id}`, { revision: scenario.revision, ...change })
        : ask<Scenario>("POST", "/coverage/scenarios", { name: called, ...(territory && { territory }), edits }),
    onSuccess: (kept, { change }) => {
      // Shown or not is changed by itself: what is drawn meanwhile stays.
      if (change.edits) {
        draft.open(kept);
        setName(null);
      } else {
        draft.follow(kept);
      }
      onChange({ scenario: kept.id, territory });
      reread();
    },
  });
  const remove = useMutation({
    mutationFn: () => ask("DELETE", `/coverage/scenarios/${scenario?.id}`),
    onSuccess: () => {
      setQuestion(null);
      show(null);
      reread();
    },
  });
  const catchUp = useMutation({
    mutationFn: () => ask<Scenario>("GET", `/coverage/scenarios/${scenario?.id}`),
    onSuccess: (now) => {
      draft.follow(now);
      keep.reset();
    },
  });

  function submit(event: FormEvent, isNew: boolean): void {
    event.preventDefault();
    setTried(called === "");
    if (called !== "") {
      keep.mutate({ change: { name: called, edits }, isNew });
    }
  }

  const isBehind = refusedOf(keep.error)?.problem.code === "coverage.scenario_changed";
  const others = all.filter(({ id }) => id !== scenario?.id);
  const wanted = question !== "remove" ? question : null;
  return (
    <section aria-label={t("coverage.scenario.scenario")} className="card scenario-bar" data-print>
      {draft.error && <Notice kind="warning" title={draft.error.message} />}
      <form className="scenario-bar__form" noValidate onSubmit={(event) => submit(event, !isOwn)}>
        <TextField
          error={isTried && called === "" ? t("coverage.scenario.name_missing") : undefined}
          hint={t(
            scenario === null
              ? "coverage.scenario.not_kept"
              : isChanged || called !== scenario.name
                ? "coverage.scenario.changed_since"
                : isOwn
                  ? "coverage.scenario.kept"
                  : "coverage.scenario.of_other",
          )}
          label={t("coverage.scenario.name")}
          maxLength={100}
          onChange={({ target }) => setName(target.value)}
          value={name ?? scenario?.name ?? ""}
        />
        <div className="actions">
          <Button isBusy={keep.isPending} type="submit">
            {t(isOwn ? "coverage.scenario.keep" : scenario ? "coverage.scenario.keep_copy" : "coverage.scenario.keep")}
          </Button>
          {isOwn && (
            <Button look="quiet" onClick={(event) => submit(event, true)}>
              {t("coverage.scenario.keep_copy")}
            </Button>
          )}
          {scenario && (
            <Button look="quiet" onClick={() => show(null)}>
              {t("coverage.scenario.new")}
            </Button>
          )}
        </div>
      </form>
      {keep.error && (
        <Notice isUrgent kind={isBehind ? "warning" : "danger"} title={keep.error.message}>
          {isBehind && (
            <Button isBusy={catchUp.isPending} look="quiet" onClick={() => catchUp.mutate()}>
              {t("coverage.scenario.catch_up")}
            </Button>
          )}
        </Notice>
      )}
      {scenario && (
        <div className="scenario-bar__kept">
          {isOwn && (
            <Switch
              detail={t("coverage.scenario.shared_detail")}
              isOn={scenario.is_shared}
              label={t("coverage.scenario.shared")}
              onChange={(isShared) => keep.mutate({ change: { is_shared: isShared }, isNew: false })}
            />
          )}
          <SelectField
            choices={[
              { value: "", label: t("coverage.scenario.today") },
              ...others.map((other) => ({ value: other.id, label: other.name })),
            ]}
            disabled={isChanged}
            hint={isChanged ? t("coverage.scenario.keep_to_compare") : undefined}
            label={t("coverage.scenario.against")}
            onChange={({ target }) => onAgainst(target.value)}
            value={isChanged ? "" : against}
          />
          <div className="actions">
            <a
              download={`${scenario.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.json`}
              href={`/api/v1/coverage/scenarios/${scenario.id}`}
            >
              {t("coverage.scenario.export")}
            </a>
            {isOwn && (
              <Button look="danger" onClick={() => setQuestion("remove")}>
                {t("coverage.scenario.remove")}
              </Button>
            )}
          </div>
        </div>
      )}
      {others.length > 0 && (
        <details className="fold scenario-bar__others">
          <summary>{t("coverage.scenario.others", { count: others.length })}</summary>
          <ul className="scenario-list">
            {others.map((other) => (
              <li key={other.id}>
                <button
                  className="access-table__button"
                  onClick={() => (isChanged ? setQuestion(other) : show(other))}
                  type="button"
                >
                  {other.name}
                </button>{" "}
                {!other.is_own && <span className="tag">{t("coverage.scenario.by_other")}</span>}
                {other.is_own && other.is_shared && <span className="tag">{t("coverage.scenario.is_shared")}</span>}
                <span className="small-print line">
                  {t("coverage.scenario.edits", { count: other.edits.length })} ·{" "}
                  {dateIn(i18n.language, other.changed_at, { dateStyle: "medium" })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Dialog
        actions={
          <>
            <Button look="quiet" onClick={() => setQuestion(null)}>
              {t("coverage.scenario.stay")}
            </Button>
            <Button
              isBusy={remove.isPending}
              look="danger"
              onClick={() => {
                if (wanted) {
                  setQuestion(null);
                  show(wanted);
                } else {
                  remove.mutate();
                }
              }}
            >
              {t(wanted ? "coverage.scenario.open_anyway" : "coverage.scenario.remove")}
            </Button>
          </>
        }
        close={t("coverage.scenario.stay")}
        isOpen={question !== null}
        isQuestion
        onClose={() => setQuestion(null)}
        title={t(wanted ? "coverage.scenario.leave_title" : "coverage.scenario.remove_title", { name: scenario?.name })}
      >
        <p>{t(wanted ? "coverage.scenario.leave_text" : "coverage.scenario.remove_text")}</p>
        {remove.error && <Notice isUrgent kind="danger" title={remove.error.message} />}
      </Dialog>
    </section>
  );
}
