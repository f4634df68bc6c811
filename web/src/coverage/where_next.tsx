// Where to open next: rules, the plan that keeps to them, and the searches that were made before.

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edit, SitedCounter, SitingAim, SitingAsked, SitingItem, SitingList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Progress } from "../platform/ui/progress.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { kMinutes, type Question } from "./choices.ts";
import { SitingPlan } from "./siting_plan.tsx";
import { SitingRules } from "./siting_rules.tsx";
import { useSitingText } from "./siting_texts.ts";
import { askedOf, codeAt, type SitingWanted, usualSiting, wrongIn } from "./sitings.ts";
import type { Words } from "./words.ts";

interface WhereNextProps {
  edits: Edit[];
  question: Question;
  words: Words;
  onAccept(...edits: Edit[]): void;
  onRefuse(edit: Edit): void;
  /** What is drawn on the map. */
  onPlan(openings: SitedCounter[]): void;
}

/** Milliseconds. */
const kAgain = 600;
const kAims: SitingAim[] = ["cover", "travel_time"];
const kSitings = ["coverage-sitings"];

export function WhereNext({ edits, question, words, onAccept, onRefuse, onPlan }: WhereNextProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(() => usualSiting(question.minutes));
  const [isTried, setTried] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const want = (next: Partial<SitingWanted>) => setWanted({ ...wanted, ...next });
  const wrong = isTried ? wrongIn(wanted) : [];

  const start = useMutation({
    mutationFn: (asked: SitingAsked) => ask<SitingItem>("POST", "/coverage/sitings", asked),
    onSuccess: (begun) => {
      queries.setQueryData(["coverage-siting", begun.id], begun);
      setId(begun.id);
      void queries.invalidateQueries({ queryKey: kSitings });
    },
  });
  const {
    data: siting,
    error,
    refetch,
  } = useQuery({
    queryKey: ["coverage-siting", id],
    queryFn: () => ask<SitingItem>("GET", `/coverage/sitings/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : kAgain),
  });
  const cancel = useMutation({
    mutationFn: () => ask("DELETE", `/coverage/sitings/${id}`),
    onSuccess: () => {
      setId(null);
      void queries.invalidateQueries({ queryKey: kSitings });
    },
    // It has ended meanwhile: what came of it is asked for anyway.
    onError: () => refetch(),
  });
  const plan = siting?.state === "done" ? siting.plan : undefined;
  useEffect(() => onPlan(plan?.openings ?? []), [plan, onPlan]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (wrongIn(wanted).length === 0) {
      start.mutate(askedOf(wanted, question, edits));
    }
  }

  const refusal = useSitingText(siting?.refusal?.code, i18n.language);
  const failure = start.error ?? error;
  const minuteChoices = kMinutes.map((value) => ({ value: `${value}`, label: t("coverage.workspace.min", { value }) }));
  return (
    <section aria-labelledby="where-next" className="where-next">
      <div>
        <h2 id="where-next">{t("coverage.siting_page.title")}</h2>
        <p className="muted">{t(edits.length > 0 ? "coverage.siting_page.lead_edits" : "coverage.siting_page.lead")}</p>
      </div>
      <div className="card where-next__form" data-print>
        <form className="access-choices__fields" id="where-next-form" noValidate onSubmit={submit}>
          <TextField
            error={wrong.includes("count") ? t("coverage.siting_page.count_wrong") : undefined}
            inputMode="numeric"
            label={t("coverage.siting_page.count")}
            onChange={({ target }) => want({ count: target.value.trim() })}
            value={wanted.count}
          />
          <SelectField
            choices={kAims.map((value) => ({ value, label: t(`coverage.siting_page.aim_${value}`) }))}
            label={t("coverage.siting_page.aim")}
            onChange={({ target }) => want({ aim: target.value === "travel_time" ? "travel_time" : "cover" })}
            value={wanted.aim}
          />
          <SelectField
            choices={minuteChoices}
            label={t("coverage.siting_page.minutes")}
            onChange={({ target }) => want({ minutes: target.value })}
            value={wanted.minutes}
          />
          {wanted.aim === "cover" && (
            <SelectField
              choices={[{ value: "", label: t("coverage.siting_page.no_backup") }, ...minuteChoices]}
              label={t("coverage.siting_page.backup")}
              onChange={({ target }) => want({ backup: target.value })}
              value={wanted.backup}
            />
          )}
        </form>
        <details className="fold where-next__rules">
          <summary>{t("coverage.siting_page.rules")}</summary>
          <SitingRules onWant={want} question={question} wanted={wanted} wrong={wrong} />
        </details>
        <Button form="where-next-form" isBusy={start.isPending || siting?.state === "waiting"} type="submit">
          {t("coverage.siting_page.start")}
        </Button>
      </div>
      <Earlier chosen={id} onChoose={setId} />
      <p aria-live="polite" className="visually-hidden">
        {plan && t("coverage.siting_page.plan", { count: plan.openings.length })}
      </p>
      <div className="where-next__answer">
        {failure && (
          <Notice isUrgent kind="danger" title={refusedOf(failure)?.problem.errors?.[0]?.message ?? failure.message} />
        )}
        {siting?.state === "waiting" && (
          <Progress
            cancel={{ label: t("coverage.siting_page.cancel"), onCancel: () => cancel.mutate() }}
            label={
              siting.before
                ? t("coverage.siting_page.behind", { count: siting.before })
                : t("coverage.siting_page.working")
            }
            share={siting.progress}
          />
        )}
        {siting?.state === "refused" && siting.refusal && (
          <Notice isUrgent kind="warning" title={t("coverage.siting_page.refused")}>
            <p>{[refusal, codeAt(siting.asked, siting.refusal.field)].filter(Boolean).join(" · ")}</p>
          </Notice>
        )}
        {siting && plan && (
          <SitingPlan
            asked={siting.asked}
            edits={edits}
            onAccept={onAccept}
            onRefuse={onRefuse}
            plan={plan}
            words={words}
          />
        )}
      </div>
    </section>
  );
}

const kShown = 10;

/** One's own searches: each is opened again as it was answered. */
function Earlier({ chosen, onChoose }: { chosen: string | null; onChoose(id: string): void }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({ queryKey: kSitings, queryFn: () => ask<SitingList>("GET", "/coverage/sitings") });
  const items = (data?.items ?? []).filter(({ state }) => state !== "cancelled").slice(0, kShown);
  if (items.length === 0) {
    return null;
  }
  const saidOf = ({ asked, made_at, state }: SitingItem) => {
    const day = dateIn(i18n.language, made_at, { dateStyle: "medium", timeStyle: "short" });
    const { count, minutes, aim, territory } = asked;
    return [
      territory ?? t("coverage.siting_page.network"),
      t(aim === "travel_time" ? "coverage.siting_page.earlier_travel" : "coverage.siting_page.earlier_one", {
        count,
        minutes,
        day,
      }),
      state === "refused" && t("coverage.siting_page.earlier_refused"),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return (
    <details className="fold where-next__earlier">
      <summary>{t("coverage.siting_page.earlier")}</summary>
      <ul className="chips">
        {items.map((item) => (
          <li key={item.id}>
            <button aria-pressed={item.id === chosen} className="chip" onClick={() => onChoose(item.id)} type="button">
              {saidOf(item)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
