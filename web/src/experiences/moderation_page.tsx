import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoriesToRead, StoryToRead } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { SingleKeys } from "../visits/keyed_field.tsx";
import { hasSingleKeys, keepSingleKeys } from "../visits/keys.ts";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { Charter } from "./charter.tsx";
import { ContentReports, kReports } from "./content_reports.tsx";
import { ReaderKeys } from "./reader_keys.tsx";
import { ReaderQueue } from "./reader_queue.tsx";
import { StoryReader } from "./story_reader.tsx";

const kAtOnce = 50;
const kQuery = ["moderation"];

/** What waits to be read before it is published: one story at a time, the others beside it. */
export function ModerationPage() {
  const { t } = useTranslation();
  useTitle(t("stories_work.moderation"));
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: kQuery,
    queryFn: () => ask<StoriesToRead>("GET", `/moderation?limit=${kAtOnce}`),
    refetchInterval: 60_000,
  });
  const [chosen, setChosen] = useState("");
  const [done, setDone] = useState("");
  const [isKeyed, setIsKeyed] = useState(() => hasSingleKeys(localStorage));
  const heading = useRef<HTMLHeadingElement>(null);
  const items = list.data?.items ?? [];
  // Who is being read stays, although a graver one has come in.
  const story = items.find(({ experience }) => experience.id === chosen) ?? items[0];
  const shown = story?.experience.id;
  const turned = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another story, and no sooner
  useEffect(() => {
    if (turned.current) {
      turned.current = false;
      scrollTo(0, 0);
      heading.current?.focus();
    }
  }, [shown]);

  function turnTo(id: string): void {
    if (id === shown) {
      heading.current?.focus();
    } else {
      turned.current = true;
      setChosen(id);
    }
  }

  function next(from: StoryToRead): string {
    const at = items.indexOf(from);
    return (items[at + 1] ?? items[0])?.experience.id ?? "";
  }

  function decided(one: StoryToRead, text: string): void {
    const following = next(one);
    setDone(text);
    turnTo(following === one.experience.id ? "" : following);
    queries.setQueryData<StoriesToRead>(
      kQuery,
      (before) =>
        before && {
          items: before.items.filter(({ experience }) => experience.id !== one.experience.id),
          waiting: before.waiting - 1,
        },
    );
    queries.invalidateQueries({ queryKey: kQuery });
    queries.invalidateQueries({ queryKey: kReports }); // of the story as it is now
  }

  if (list.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  return (
    <SingleKeys value={isKeyed}>
      <div className="story__head">
        <h1 ref={items.length === 0 ? heading : undefined} tabIndex={-1}>
          {t("stories_work.moderation")}
        </h1>
        <p className="muted" role="status">
          {t("stories_work.waiting_to_read", { count: list.data?.waiting ?? 0 })}
        </p>
        <p className="story__done" role="status">
          {done}
        </p>
      </div>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {story ? (
        <div className="story__columns">
          <StoryReader
            heading={heading}
            key={`${story.experience.id} ${story.version}`}
            onDecided={(text) => decided(story, text)}
            onNext={() => turnTo(next(story))}
            onStale={() => queries.invalidateQueries({ queryKey: kQuery })}
            story={story}
          />
          <ReaderQueue chosen={story.experience.id} items={items} onChoice={turnTo} waiting={list.data?.waiting ?? 0} />
        </div>
      ) : (
        !list.isError && (
          <EmptyState text={t("stories_work.nothing_to_read_text")} title={t("stories_work.nothing_to_read")} />
        )
      )}
      <ContentReports />
      <Charter />
      <ReaderKeys
        hasSingleKeys={isKeyed}
        onChange={(isOn) => {
          keepSingleKeys(localStorage, isOn);
          setIsKeyed(isOn);
        }}
      />
    </SingleKeys>
  );
}
