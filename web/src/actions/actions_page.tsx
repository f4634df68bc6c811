import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { ActionLine, ActionList } from "../api.ts";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { ActionTags, OriginName } from "./action_words.tsx";
import { kActions } from "./use_actions.ts";

const kNarrowed = ["state", "overdue", "to_measure", "department", "organisation", "origin"];
const kStates = ["open", "done", "dropped"] as const;

/** All actions within reach; what they are narrowed to stands in the address. */
export function ActionsPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("actions.actions"));
  const [asked, setAsked] = useSearchParams();
  const narrowed = new URLSearchParams([...asked].filter(([name]) => kNarrowed.includes(name)));
  const list = useInfiniteQuery({
    queryKey: [kActions, "list", narrowed.toString()],
    queryFn: ({ pageParam }) => ask<ActionList>("GET", `/actions?${queryOf(narrowed, pageParam)}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];
  const isAll = narrowed.size === 0;
  const chip = (label: string, query: Record<string, string>) => {
    const isOn = new URLSearchParams(query).toString() === narrowed.toString();
    return (
      <button aria-pressed={isOn} className="chip" key={label} onClick={() => setAsked(query)} type="button">
        {label}
      </button>
    );
  };
  return (
    <>
      <h1>{t("actions.actions")}</h1>
      <p className="muted">
        {t("actions.text")} <a href={`/${i18n.language}/experiences/ledger`}>{t("actions.ledger")}</a>
      </p>
      <fieldset aria-label={t("actions.which")} className="choices chips">
        {chip(t("actions.all"), {})}
        {kStates.map((state) => chip(t(`actions.state.${state}`), { state }))}
        {first && chip(t("actions.overdue_filter", { count: first.overdue }), { overdue: "true" })}
        {first && chip(t("actions.to_measure_filter", { count: first.to_measure }), { to_measure: "true" })}
      </fieldset>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data && items.length === 0 && (
        <EmptyState text={t(isAll ? "actions.none_text" : "actions.none_filtered_text")} title={t("actions.none")}>
          <Link className="button button--quiet" to={isAll ? "/stories" : "/actions"}>
            {t(isAll ? "actions.stories" : "actions.all")}
          </Link>
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <ol className="story__inbox">
            {items.map((action) => (
              <ActionItem action={action} key={action.id} />
            ))}
          </ol>
          <LoadMore
            isLoading={list.isFetchingNextPage}
            label={t("actions.more")}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
            shown={t("actions.shown", { shown: items.length, count: first?.of_items ?? 0 })}
          />
        </>
      )}
    </>
  );
}

function ActionItem({ action }: { action: ActionLine }) {
  return (
    <li className="card">
      <h2 className="story__inbox-title">
        <Link to={`/actions/${action.id}`}>{action.title}</Link>
      </h2>
      <p>
        <ActionTags action={action} />
      </p>
      <p>{[action.owner.name, action.owner.function, action.department.name].filter(Boolean).join(" · ")}</p>
      <p className="muted">
        <OriginName origin={action.origin} />
      </p>
    </li>
  );
}

function queryOf(narrowed: URLSearchParams, cursor: string): URLSearchParams {
  const query = new URLSearchParams(narrowed);
  if (cursor !== "") {
    query.set("cursor", cursor);
  }
  return query;
}
