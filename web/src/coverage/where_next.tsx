// Where to open next: rules, the plan that keeps to them, and how sure it is that none is better.
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edit, PlaceList, SitedCounter, SitingAsked, SitingItem, SitingPlan } from "../api.ts";
import { placeSuggestion } from "../network/suggested.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Progress } from "../platform/ui/progress.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { kMinutes, type Question } from "./choices.ts";
import { isSameEdit, openingOf } from "./edits.ts";
import { useSitingText } from "./siting_texts.ts";
import { SuggestedField } from "./suggested_field.tsx";
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
const kMostCounters = 5_000;

interface Commune {
  code: string;
  name: string;
}

export function WhereNext({ edits, question, words, onAccept, onRefuse, onPlan }: WhereNextProps) {
  const { t, i18n } = useTranslation();
  const [count, setCount] = useState("5");
  const [minutes, setMinutes] = useState(question.minutes);
  const [isOneEach, setOneEach] = useState(false);
  const [isFromZero, setFromZero] = useState(false);
  const [backup, setBackup] = useState("");
  const [forced, setForced] = useState<Commune[]>([]);
  const [forbidden, setForbidden] = useState<Commune[]>([]);
  const number = Number(count);
  const isCount = Number.isInteger(number) && number >= 1 && number <= kMostCounters;
  const [isTried, setTried] = useState(false);

  const start = useMutation({
    mutationFn: (asked: SitingAsked) => ask<SitingItem>("POST", "/coverage/sitings", asked),
  });
  const id = start.data?.id;
  const {
    data: followed,
    error,
    refetch,
  } = useQuery({
    queryKey: ["coverage-siting", id],
    queryFn: () => ask<SitingItem>("GET", `/coverage/sitings/${id}`),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : kAgain),
  });
  const cancel = useMutation({
    mutationFn: () => ask("DELETE", `/coverage/sitings/${id}`),
    onSuccess: () => start.reset(),
    // It has ended meanwhile: what came of it is asked for anyway.
    onError: () => refetch(),
  });
  const siting = followed ?? start.data;
  const plan = siting?.state === "done" ? siting.plan : undefined;
  useEffect(() => onPlan(plan?.openings ?? []), [plan, onPlan]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(!isCount);
    if (isCount) {
      start.mutate({
        count: number,
        minutes: Number(minutes),
        ...(question.territory && { territory: question.territory }),
        ...(question.procedure && { procedure: question.procedure }),
        ...(edits.length > 0 && { edits }),
        ...(isOneEach && { most_in_intercommunal: 1 }),
        ...(isFromZero && { from_zero: true }),
        ...(backup && { backup_minutes: Number(backup) }),
        ...(forced.length > 0 && { forced: forced.map(({ code }) => code) }),
        ...(forbidden.length > 0 && { forbidden: forbidden.map(({ code }) => code) }),
      });
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
            error={isTried && !isCount ? t("coverage.siting_page.count_wrong") : undefined}
            inputMode="numeric"
            label={t("coverage.siting_page.count")}
            onChange={({ target }) => setCount(target.value.trim())}
            value={count}
          />
          <SelectField
            choices={minuteChoices}
            label={t("coverage.siting_page.minutes")}
            onChange={({ target }) => setMinutes(target.value)}
            value={minutes}
          />
          <SelectField
            choices={[{ value: "", label: t("coverage.siting_page.no_backup") }, ...minuteChoices]}
            label={t("coverage.siting_page.backup")}
            onChange={({ target }) => setBackup(target.value)}
            value={backup}
          />
        </form>
        <details className="fold where-next__rules">
          <summary>{t("coverage.siting_page.rules")}</summary>
          <div className="access-choices__fields">
            <Switch isOn={isOneEach} label={t("coverage.siting_page.one_each")} onChange={setOneEach} />
            <Switch isOn={isFromZero} label={t("coverage.siting_page.from_zero")} onChange={setFromZero} />
            <Communes chosen={forced} kind="forced" network={question.network} onChange={setForced} />
            <Communes chosen={forbidden} kind="forbidden" network={question.network} onChange={setForbidden} />
          </div>
        </details>
        <Button form="where-next-form" isBusy={start.isPending || siting?.state === "waiting"} type="submit">
          {t("coverage.siting_page.start")}
        </Button>
      </div>
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
            label={t("coverage.siting_page.working")}
            share={siting.progress}
          />
        )}
        {siting?.state === "refused" && siting.refusal && (
          <Notice isUrgent kind="warning" title={t("coverage.siting_page.refused")}>
            <p>{refusal}</p>
          </Notice>
        )}
        {siting && plan && (
          <Plan asked={siting.asked} edits={edits} onAccept={onAccept} onRefuse={onRefuse} plan={plan} words={words} />
        )}
      </div>
    </section>
  );
}

interface CommunesProps {
  kind: "forced" | "forbidden";
  network: string;
  chosen: Commune[];
  onChange(chosen: Commune[]): void;
}

function Communes({ kind, network, chosen, onChange }: CommunesProps) {
  const { t } = useTranslation();
  const [known] = useState(() => new Map<string, string>());
  // Emptied after each choice.
  const [turn, setTurn] = useState(0);
  const suggest = useCallback(
    async (text: string) => {
      const { items } = await ask<PlaceList>("GET", `/places?${new URLSearchParams({ q: text, limit: "8" })}`);
      const own = items.filter((place) => place.network === network);
      for (const { code, name } of own) {
        known.set(code, name);
      }
      return own.map(placeSuggestion);
    },
    [network, known],
  );
  return (
    <div>
      <SuggestedField
        code=""
        hint={t("coverage.siting_page.commune_hint")}
        key={turn}
        label={t(`coverage.siting_page.${kind}`)}
        onChoice={(code) => {
          if (code !== "" && !chosen.some((one) => one.code === code)) {
            onChange([...chosen, { code, name: known.get(code) ?? code }]);
          }
          setTurn(turn + 1);
        }}
        suggest={suggest}
        text=""
      />
      {chosen.length > 0 && (
        <ul className="chips where-next__communes">
          {chosen.map(({ code, name }) => (
            <li key={code}>
              <button
                aria-label={t("coverage.siting_page.take_away", { name })}
                className="chip"
                onClick={() => onChange(chosen.filter((one) => one.code !== code))}
                type="button"
              >
                {name} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface PlanProps {
  asked: SitingAsked;
  plan: SitingPlan;
  edits: Edit[];
  words: Words;
  onAccept(...edits: Edit[]): void;
  onRefuse(edit: Edit): void;
}

function Plan({ asked, plan, edits, words, onAccept, onRefuse }: PlanProps) {
  const { t, i18n } = useTranslation();
  const { openings, people, covered_before, covered_after, bound, gap, is_stopped } = plan;
  const { minutes } = asked;
  const isTaken = (opening: SitedCounter) => edits.some((edit) => isSameEdit(edit, openingOf(opening)));
  const left = openings.filter((opening) => !isTaken(opening));
  const shareOf = (covered: number) => words.share(people > 0 ? covered / people : undefined);
  return (
    <div className="card plan">
      <h3>{t("coverage.siting_page.plan", { count: openings.length })}</h3>
      <p>
        {t("coverage.siting_page.covered", {
          minutes,
          before: shareOf(covered_before),
          after: shareOf(covered_after),
          people: words.people(covered_after - covered_before),
        })}
      </p>
      <p>
        {gap <= 0
          ? t("coverage.siting_page.proven")
          : t("coverage.siting_page.proven_within", {
              gap: t("coverage.page.percent", {
                value: Math.max(gap * 100, 0.01).toLocaleString(i18n.language, { maximumFractionDigits: 2 }),
              }),
              bound: words.people(bound),
            })}{" "}
        {is_stopped && t("coverage.siting_page.stopped")}
      </p>
      <p className="small-print">{t("coverage.siting_page.method")}</p>
      {openings.length === 0 ? (
        <p>{t("coverage.siting_page.none")}</p>
      ) : (
        <ol className="plan__openings">
          {openings.map((opening, at) => (
            <li key={opening.commune}>
              <span className="plan__number">{at + 1}</span>
              <span>
                {opening.name} <span className="access-table__code">{opening.commune}</span>
                <span className="small-print line">
                  {t("coverage.siting_page.gain", { people: words.people(opening.gain) })}
                </span>
              </span>
              <button
                aria-label={t("coverage.siting_page.accept_this", { name: opening.name })}
                aria-pressed={isTaken(opening)}
                className="chip"
                onClick={() => (isTaken(opening) ? onRefuse(openingOf(opening)) : onAccept(openingOf(opening)))}
                type="button"
              >
                {t("coverage.siting_page.accept")}
              </button>
            </li>
          ))}
        </ol>
      )}
      {openings.length > 1 && (
        <Button disabled={left.length === 0} onClick={() => onAccept(...left.map(openingOf))}>
          {t("coverage.siting_page.accept_all")}
        </Button>
      )}
    </div>
  );
}
