import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ownTerritory } from "../network/own_territory.ts";
import { Button } from "../platform/ui/button.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Progress } from "../platform/ui/progress.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { choicesOf, type Question } from "./choices.ts";
import { ChoicesForm } from "./choices_form.tsx";
import { Curve } from "./curve.tsx";
import { Places } from "./places.tsx";
import { HowItIsCounted, Share, Tiles, Warnings } from "./summary.tsx";
import { type Access, isLoadingRoads, useCoverage } from "./use_coverage.ts";
import { useDraft } from "./use_what_if.ts";
import { WhatIf } from "./what_if.tsx";
import { type Words, wordsOf } from "./words.ts";

/** Who is within so many minutes of a counter, where they are not, and how sure that is. */
export function CoveragePage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const [asked, setAsked] = useSearchParams();
  const own = ownTerritory(me);
  const choices = choicesOf(asked, own);
  const isWhatIf = asked.get("if") === "true";
  const draft = useDraft(asked.get("scenario") ?? "");
  const coverage = useCoverage(choices, me.network);
  const { data } = coverage;
  const words = wordsOf(t, i18n.language);
  const answer = data?.answer;
  const isMadeUp = answer?.roads?.is_made_up ?? false;
  const title = t("coverage.workspace.title");
  useTitle(isMadeUp ? t("coverage.page.made_up_title", { title }) : title);
  // What is asked at this moment: who changes two fields at once is faster than the page is drawn anew.
  const change = (next: Record<string, string>) =>
    setAsked(changed(new URLSearchParams(window.location.search), next), { replace: true });
  const linkTo = (next: Record<string, string>) => `?${changed(asked, next)}`;
  const refused = refusedOf(coverage.error);
  const ofTerritory = refused?.of("territory");
  return (
    <div className="access">
      <div>
        <h1>{isMadeUp ? t("coverage.page.made_up_title", { title }) : title}</h1>
        <p className="lead">{t("coverage.workspace.lead")}</p>
        <div className="actions access__mode" data-print>
          <Button look={isWhatIf ? "quiet" : "main"} onClick={() => change({ if: isWhatIf ? "" : "true" })}>
            {t(isWhatIf ? "coverage.scenario.leave" : "coverage.scenario.title")}
          </Button>
        </div>
      </div>
      <ChoicesForm
        choices={choices}
        error={ofTerritory}
        network={me.network}
        onChange={change}
        place={answer?.territory === choices.territory ? answer.territory_name : ""}
      />
      {coverage.isError ? (
        !ofTerritory && (
          <Notice isUrgent kind="danger" title={coverage.error.message}>
            <Button look="quiet" onClick={() => coverage.refetch()}>
              {t("coverage.workspace.again")}
            </Button>
          </Notice>
        )
      ) : !data || !answer ? (
        isLoadingRoads(coverage.failureReason) ? (
          <Progress label={coverage.failureReason?.message ?? ""} />
        ) : (
          <Skeleton label={t("workspace.loading")} lines={6} />
        )
      ) : answer.access.share === undefined ? (
        <div aria-busy={coverage.isPlaceholderData} className="access__answer">
          <Asked access={data} />
          <EmptyState text={t("coverage.workspace.nobody_text")} title={t("coverage.workspace.nobody")} />
        </div>
      ) : isWhatIf ? (
        <div aria-busy={coverage.isPlaceholderData} className="access__answer">
          <Asked access={data} />
          <Warnings answer={answer} words={words} />
          <WhatIf access={data} draft={draft} onChange={change} words={words} />
          <HowItIsCounted answer={answer} words={words} />
        </div>
      ) : (
        <div aria-busy={coverage.isPlaceholderData} className="access__answer">
          <Head access={data} words={words} />
          <Tiles
            answer={answer}
            gap={answer.territory && linkTo({ by: "commune", gap: "true", sort: "" })}
            words={words}
          />
          <Warnings answer={answer} words={words} />
          <Places
            access={data}
            isGap={choices.isGap && data.asked.by === "commune"}
            linkTo={(code) => linkTo({ territory: code, by: "", gap: "" })}
            onGap={(isGap) => change({ gap: isGap ? "true" : "" })}
            onSort={(sort) => change({ sort })}
            sort={choices.sort}
            words={words}
          />
          <Elsewhere question={data.question} />
          <HowItIsCounted answer={answer} words={words} />
        </div>
      )}
    </div>
  );
}

/** What is empty is not said, but for the territory: that is the whole network. */
function changed(asked: URLSearchParams, next: Record<string, string>): URLSearchParams {
  const all = Object.entries({ ...Object.fromEntries(asked), ...next });
  return new URLSearchParams(all.filter(([name, value]) => value !== "" || name === "territory"));
}

/** Whose access it is, and what was asked. */
function Asked({ access: { answer, asked } }: { access: Access }) {
  const { t, i18n } = useTranslation();
  const { openAt, weeklyHours, isAcross, zone, procedure } = asked;
  const said = [
    procedure && t("coverage.workspace.said_procedure"),
    openAt &&
      t("coverage.workspace.said_open", {
        moment: dateIn(i18n.language, openAt, { dateStyle: "full", timeStyle: "short" }),
      }),
    weeklyHours && t("coverage.workspace.said_hours", { value: weeklyHours }),
    zone && t(`coverage.workspace.zone.${zone}`),
    isAcross && t("coverage.workspace.across"),
  ].filter(Boolean);
  return (
    <div>
      <h2>{answer.territory_name || t("coverage.workspace.whole_network")}</h2>
      {said.length > 0 && (
        <p className="muted">{[...said, t("coverage.workspace.counters", { count: answer.counters })].join(" · ")}</p>
      )}
    </div>
  );
}

/** The share, and the curve that it stands on. */
function Head({ access, words }: { access: Access; words: Words }) {
  const { t } = useTranslation();
  const { answer } = access;
  return (
    <div className="access-head">
      <Asked access={access} />
      <div className="card access-share">
        <Share answer={answer} words={words} />
      </div>
      <div className="card access-curve">
        <h3>{t("coverage.page.curve")}</h3>
        <Curve answer={answer} words={words} />
      </div>
    </div>
  );
}

/** The same question elsewhere: in files, on paper, in public. */
function Elsewhere({ question }: { question: Question }) {
  const { t, i18n } = useTranslation();
  const query = new URLSearchParams(question);
  const { territory, minutes, network } = question;
  const shown = new URLSearchParams({ ...(territory && { territory }), network, minutes });
  return (
    <div className="actions" data-print>
      <Button look="quiet" onClick={() => print()}>
        {t("coverage.workspace.print")}
      </Button>
      <a download href={`/api/v1/coverage.csv?${query}`}>
        {t("coverage.page.csv")}
      </a>
      <a download href={`/api/v1/coverage.pdf?${query}`}>
        {t("coverage.page.pdf")}
      </a>
      <a href={`/${i18n.language}/access?${shown}`}>{t("coverage.workspace.public_page")}</a>
    </div>
  );
}
