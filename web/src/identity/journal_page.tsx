import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Entry, JournalList } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

/** Who did what, latest first: identifiers, never content. */
export function JournalPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("identity.journal"));
  const journal = useInfiniteQuery({
    queryKey: ["journal"],
    queryFn: ({ pageParam }) => ask<JournalList>("GET", `/journal${pageParam ? `?before=${pageParam}` : ""}`),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  const entries = journal.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<Entry>[] = [
    { id: "number", header: t("identity.journal_number"), cell: (one) => one.number, isNumber: true },
    {
      id: "at",
      header: t("identity.journal_at"),
      cell: (one) => new Date(one.at).toLocaleString(i18n.language, { dateStyle: "short", timeStyle: "medium" }),
    },
    { id: "action", header: t("identity.journal_action"), cell: (one) => t(one.action) },
    { id: "actor", header: t("identity.journal_actor"), cell: (one) => one.actor || t("identity.journal_machine") },
    { id: "object", header: t("identity.journal_object"), cell: (one) => `${one.object_kind} ${one.object_id}` },
    { id: "reason", header: t("identity.reason"), cell: (one) => one.reason },
  ];
  return (
    <>
      <h1>{t("identity.journal")}</h1>
      <p className="muted">{t("identity.journal_text")}</p>
      {journal.isError && <Notice isUrgent kind="danger" title={journal.error.message} />}
      {journal.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : (
        <>
          <DataTable
            caption={t("identity.journal")}
            columns={columns}
            rowId={(one) => String(one.number)}
            rows={entries}
          />
          <LoadMore
            isLoading={journal.isFetchingNextPage}
            label={t("identity.journal_more")}
            onMore={journal.hasNextPage ? () => journal.fetchNextPage() : undefined}
            shown={t("identity.journal_shown", { count: entries.length })}
          />
        </>
      )}
    </>
  );
}
