import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { IrritantState, IrritantWithStories, ShownExperience } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { ChangeTags } from "./change_tags.tsx";
import { IrritantChart, IrritantMonths, IrritantSign } from "./irritant_chart.tsx";
import { useDates } from "./story_facts.tsx";
import { StoryPicker } from "./story_picker.tsx";
import { useUnmarked } from "./story_text.tsx";

/** One irritant: what ties its stories, how often they come, and what a person makes of it. */
export function IrritantPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const found = useQuery({
    queryKey: ["irritant", id],
    queryFn: () => ask<IrritantWithStories>("GET", `/irritant-register/${id}`),
  });
  useTitle(found.data?.title ?? t("irritants_work.irritants"));
  return (
    <>
      <p className="back">
        <Link to="/irritants">{t("irritants_work.irritants")}</Link>
      </p>
      {found.isError && <Notice isUrgent kind="danger" title={found.error.message} />}
      {found.isPending && <Skeleton label={t("workspace.loading")} />}
      {found.data && <Irritant irritant={found.data} key={found.data.version} />}
    </>
  );
}

function Irritant({ irritant }: { irritant: IrritantWithStories }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const isConfirmed = irritant.state === "confirmed";
  const changed = async (now: IrritantWithStories) => {
    queries.setQueryData(["irritant", irritant.id], now);
    await queries.invalidateQueries({ queryKey: ["irritants"] });
  };
  const say = useMutation({
    mutationFn: ({ story, membership }: { story: string; membership: "added" | "removed" }) =>
      ask<IrritantWithStories>("PUT", `/irritants/${irritant.id}/stories/${story}`, { membership }),
    onSuccess: changed,
  });
  return (
    <>
      <h1>{irritant.title}</h1>
      <p>
        <span className="tag">{t(`irritants_work.one.${irritant.state}`)}</span> <IrritantSign sign={irritant.sign} />
      </p>
      <p>{t("irritants_work.count", { count: irritant.stories })}</p>
      <figure className="irritant__figure">
        <IrritantChart months={irritant.months} />
        <figcaption className="small-print">{t("irritants_work.how_chart")}</figcaption>
      </figure>
      <IrritantMonths months={irritant.months} />
      {irritant.ties.length > 0 && (
        <>
          <h2>{t("irritants_work.ties")}</h2>
          <ul className="chips">
            {irritant.ties.map(({ code, name, stories }) => (
              <li key={code}>
                <span className="chip">
                  {name} ({stories})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Decision irritant={irritant} onDone={changed} />
      {isConfirmed && (
        <p className="actions">
          {me.rights.includes("manage_actions") && (
            <Link className="button" to={`/actions/open?origin=irritant:${irritant.id}`}>
              {t("irritants_work.open_action")}
            </Link>
          )}
          <a className="button button--quiet" href={`/${i18n.language}/experiences/irritants/${irritant.id}`}>
            {t("irritants_work.public_page")}
          </a>
        </p>
      )}
      <h2>{t("irritants_work.newest")}</h2>
      {say.isError && <Notice isUrgent kind="danger" title={say.error.message} />}
      <ol className="story__inbox">
        {irritant.experiences.map((story) => (
          <Story
            isBusy={say.isPending}
            key={story.id}
            onTagged={() => queries.invalidateQueries({ queryKey: ["irritant", irritant.id] })}
            onRemove={() => say.mutate({ story: story.id, membership: "removed" })}
            story={story}
          />
        ))}
      </ol>
      <h2>{t("irritants_work.add_story")}</h2>
      <StoryPicker
        chosen={irritant.experiences.map(({ id }) => id)}
        label={t("irritants_work.find_story")}
        onAdd={({ id }) => say.mutate({ story: id, membership: "added" })}
      />
    </>
  );
}

/** Confirmed under a name, or set aside; either may be changed. */
function Decision({
  irritant,
  onDone,
}: {
  irritant: IrritantWithStories;
  onDone(now: IrritantWithStories): Promise<void>;
}) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(irritant.title);
  const decide = useMutation({
    mutationFn: (state: IrritantState) =>
      ask<IrritantWithStories>("PUT", `/irritants/${irritant.id}`, { state, title, version: irritant.version }),
    onSuccess: onDone,
  });
  const isConfirmed = irritant.state === "confirmed";
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate("confirmed");
      }}
    >
      <TextField
        error={refusedOf(decide.error)?.of("/title")}
        hint={t("irritants_work.title_hint")}
        label={t("irritants_work.title")}
        maxLength={160}
        onChange={(event) => setTitle(event.target.value)}
        value={title}
      />
      {decide.isError && !refusedOf(decide.error)?.of("/title") && (
        <Notice isUrgent kind="danger" title={decide.error.message} />
      )}
      <p className="actions">
        <Button isBusy={decide.isPending} type="submit">
          {t(isConfirmed ? "irritants_work.rename" : "irritants_work.confirm")}
        </Button>
        {irritant.state !== "set_aside" && (
          <Button isBusy={decide.isPending} look="quiet" onClick={() => decide.mutate("set_aside")} type="button">
            {t("irritants_work.set_aside")}
          </Button>
        )}
      </p>
    </form>
  );
}

interface StoryProps {
  story: ShownExperience;
  isBusy: boolean;
  onRemove(): void;
  onTagged(): void;
}

function Story({ story, isBusy, onRemove, onTagged }: StoryProps) {
  const { t, i18n } = useTranslation();
  const [isTagging, setTagging] = useState(false);
  const [said, setSaid] = useState("");
  const unmarked = useUnmarked();
  const { day } = useDates();
  return (
    <li className="card">
      <h3 className="story__inbox-title">
        <a href={`/${i18n.language}/experiences/${story.id}`}>{unmarked(story.title)}</a>
      </h3>
      <p>{unmarked(story.text).slice(0, 300)}</p>
      <p className="muted">
        {[...story.structures.map(({ service }) => service.name), story.territory.name, day(story.told_on)].join(" · ")}
      </p>
      {story.tags.length > 0 && (
        <p className="story__tags">
          {story.tags.map(({ code, name }) => (
            <span className="tag" key={code}>
              {name}
            </span>
          ))}
        </p>
      )}
      {isTagging && (
        <ChangeTags
          onClose={() => setTagging(false)}
          onSaved={() => {
            setTagging(false);
            setSaid(t("irritants_work.tags_saved"));
            onTagged();
          }}
          story={story}
        />
      )}
      <p role="status">{said}</p>
      <p className="actions">
        {!isTagging && (
          <Button
            aria-label={`${t("irritants_work.change_tags")} : ${unmarked(story.title)}`}
            look="quiet"
            onClick={() => setTagging(true)}
            type="button"
          >
            {t("irritants_work.change_tags")}
          </Button>
        )}
        <Button
          aria-label={`${t("irritants_work.take_out")} : ${unmarked(story.title)}`}
          isBusy={isBusy}
          look="quiet"
          onClick={onRemove}
          type="button"
        >
          {t("irritants_work.take_out")}
        </Button>
      </p>
    </li>
  );
}
