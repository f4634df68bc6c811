import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { InboxChoice, StoriesToAnswer, StoryToAnswer } from "../api.ts";
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
const kChoices: InboxChoice[] = ["own", "waiting", "all"];

/** Stories that concern one's service or area: those without an answer first, the longest waiting first. */
export function InboxPage() {
  const { t } = useTranslation();
  useTitle(t("stories_work.inbox"));
  const [address, setAddress] = useSearchParams();
  const which = kChoices.find((one) => one === address.get("which")) ?? "own";
  const list = useInfiniteQuery({
    queryKey: ["experience-inbox", which],
    queryFn: ({ pageParam }) =>
      ask<StoriesToAnswer>("GET", `/experience-inbox?which=${which}&limit=${kAtOnce}&after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * kAtOnce;
      return shown < last.of_items ? shown : undefined;
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { of_items: total, own, waiting } = list.data?.pages[0] ?? { of_items: 0, own: 0, waiting: 0 };
  // Who sends nobody's stories on has one list of those that wait.
  const choices = kChoices.filter((one) => one !== "waiting" || waiting > own || which === one);
  return (
    <>
      <h1>{t("stories_work.inbox")}</h1>
      <p className="muted">{t("stories_work.inbox_text")}</p>
      <fieldset aria-label={t("stories_work.which")} className="choices chips">
        {choices.map((one) => (
          <button
            aria-pressed={which === one}
            className="chip"
            key={one}
            onClick={() => setAddress({ which: one }, { replace: true })}
            type="button"
          >
            {t(`stories_work.inbox_of.${one}`, { count: { own, waiting, all: 0 }[one] })}
          </button>
        ))}
      </fieldset>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data && items.length === 0 && (
        <EmptyState
          text={t(which === "all" ? "stories_work.inbox_none_text" : "stories_work.inbox_empty_text")}
          title={t(which === "all" ? "stories_work.inbox_none" : "stories_work.inbox_empty")}
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
