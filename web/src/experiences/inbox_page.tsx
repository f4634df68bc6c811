import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StoriesToAnswer, StoryToAnswer } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { structureName } from "./story_facts.tsx";
import { useUnmarked } from "./story_text.tsx";
import { Waiting } from "./waiting.tsx";

const kAtOnce = 20;

/** Stories that concern one's service or area: those without an answer first, the longest waiting first. */
export function InboxPage() {
  const { t } = useTranslation();
  useTitle(t("stories_work.inbox"));
  const [isAll, setIsAll] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ["experience-inbox", isAll],
    queryFn: ({ pageParam }) =>
      ask<StoriesToAnswer>("GET", `/experience-inbox?waiting=${!isAll}&limit=${kAtOnce}&after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * kAtOnce;
      return shown < last.of_items ? shown : undefined;
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.of_items ?? 0;
  return (
    <>
      <h1>{t("stories_work.inbox")}</h1>
      <p className="muted">{t("stories_work.inbox_text")}</p>
      <fieldset aria-label={t("stories_work.which")} className="choices chips">
        {[false, true].map((all) => (
          <button
            aria-pressed={isAll === all}
            className="chip"
            key={String(all)}
            onClick={() => setIsAll(all)}
            type="button"
          >
            {t(all ? "stories_work.all" : "stories_work.waiting")}
          </button>
        ))}
      </fieldset>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data && items.length === 0 && (
        <EmptyState
          text={t(isAll ? "stories_work.inbox_none_text" : "stories_work.inbox_empty_text")}
          title={t(isAll ? "stories_work.inbox_none" : "stories_work.inbox_empty")}
        />
      )}
      {items.length > 0 && (
        <>
          <ol className="story__inbox">
            {items.map((item) => (
              <InboxItem item={item} key={item.experience.id} />
            ))}
          </ol>
          <LoadMore
            isLoading={list.isFetchingNextPage}
            label={t("stories_work.more")}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
            shown={t("stories_work.shown_stories", { shown: items.length, count: total })}
          />
        </>
      )}
    </>
  );
}

function InboxItem({ item }: { item: StoryToAnswer }) {
  const { t } = useTranslation();
  const unmarked = useUnmarked();
  const { experience, mine, in_my_area } = item;
  const ours = experience.structures.filter(({ position }) => [...mine, ...in_my_area].includes(position));
  return (
    <li className="card">
      <h2 className="story__inbox-title">
        <Link to={`/stories/${experience.id}`}>{unmarked(experience.title)}</Link>
      </h2>
      <p>
        <Waiting item={item} />
      </p>
      <p className="muted">
        {[...ours.map(structureName), t(`stories_work.feeling.${experience.feeling}`), experience.territory.name].join(
          " · ",
        )}
      </p>
      {mine.length === 0 && <p className="muted">{t("stories_work.only_area")}</p>}
    </li>
  );
}
