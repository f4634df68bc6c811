import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { ShownExperience, StoryToAnswer } from "../api.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { AnswerForm } from "./answer_form.tsx";
import { GivenAnswers } from "./given_answers.tsx";
import { Replies } from "./replies.tsx";
import { SentOn } from "./sent_on.tsx";
import { StoryFacts, structureName } from "./story_facts.tsx";
import { StoryText, useUnmarked } from "./story_text.tsx";
import { TransferForm } from "./transfer_form.tsx";
import { Waiting } from "./waiting.tsx";

/** One story: what was told, what was answered, and what this hat may do about it. */
export function AnswerPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const me = useMe();
  const queries = useQueryClient();
  const unmarked = useUnmarked();
  const [said, setSaid] = useState("");
  const notice = useRef<HTMLDivElement>(null);
  const story = useQuery({
    queryKey: ["experience-inbox", "one", id],
    queryFn: () => ask<StoryToAnswer>("GET", `/experience-inbox/${encodeURIComponent(id)}`),
  });
  useTitle(story.data ? unmarked(story.data.experience.title) : t("stories_work.inbox"));
  // What was just done is said where the reading goes on.
  useEffect(() => {
    if (said !== "") {
      notice.current?.focus();
    }
  }, [said]);

  function done(what: string): void {
    setSaid(what);
    // Lists that are not shown are asked for anew, rather than shown as they were.
    queries.removeQueries({ queryKey: ["experience-inbox"], type: "inactive" });
    queries.invalidateQueries({ queryKey: ["experience-inbox"] });
  }

  const back = (
    <p>
      <Link to="/stories">{t("stories_work.back_to_inbox")}</Link>
    </p>
  );
  if (story.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  const done_ = said !== "" && (
    <div ref={notice} tabIndex={-1}>
      <Notice kind="done" title={said} />
    </div>
  );
  if (story.isError) {
    return (
      <>
        {back}
        <h1>{t("stories_work.inbox")}</h1>
        {/* Sent on, it may be nobody's here any more. */}
        {done_ || <Notice isUrgent kind="danger" title={story.error.message} />}
      </>
    );
  }
  const item = story.data;
  const { experience, mine, in_my_area } = item;
  const open = experience.structures.filter(
    ({ position, answered_at }) => [...mine, ...in_my_area].includes(position) && answered_at === undefined,
  );
  const isDone = !open.some(({ position }) => mine.includes(position));
  return (
    <>
      {back}
      <h1>{unmarked(experience.title)}</h1>
      <p>
        <Waiting item={item} />
      </p>
      {done_}
      <SentOn item={item} />
      <section aria-label={t("stories_work.story")} className="card story__one">
        <StoryText text={experience.text} />
        {experience.would_have_helped !== "" && (
          <>
            <h2 className="story__field">{t("stories_work.field.would_have_helped")}</h2>
            <StoryText text={experience.would_have_helped} />
          </>
        )}
        <StoryFacts story={experience} />
        {me.rights.includes("manage_actions") && (
          <p>
            <Link to={`/actions/open?origin=experience:${experience.id}&department=${departmentOf(experience)}`}>
              {t("actions.new")}
            </Link>
          </p>
        )}
      </section>
      <GivenAnswers item={item} onDone={done} />
      <Replies replies={experience.replies} />
      {experience.verdict && <Notice title={t(`stories_work.verdict.${experience.verdict}`)} />}
      {mine.length > 0 ? (
        <Answering isDone={isDone}>
          <AnswerForm item={item} key={experience.id} onSent={() => done(t("stories_work.answer_sent"))} />
        </Answering>
      ) : (
        <Notice title={t("stories_work.only_area")}>
          {item.without_body.length === 0 && t("stories_work.only_area_text")}
        </Notice>
      )}
      {open
        .filter(({ position }) => item.without_body.includes(position))
        .map((structure) => (
          <Notice
            key={structure.position}
            kind="warning"
            title={t("stories_work.without_body", { name: structureName(structure) })}
          >
            {t("stories_work.without_body_text")}
          </Notice>
        ))}
      {open.length > 0 && <TransferForm onSent={done} story={experience} structures={open} />}
    </>
  );
}

const departmentOf = ({ structures }: ShownExperience) => structures[0]?.territory.code ?? "";

/** What has its answer may have another, and does not ask for one. */
function Answering({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return isDone ? (
    <details className="fold">
      <summary>{t("stories_work.another_answer")}</summary>
      {children}
    </details>
  ) : (
    children
  );
}
