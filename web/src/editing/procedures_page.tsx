import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { OwnProcedure, OwnProcedures } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { localName } from "./offer_editor.tsx";

/** The procedures of one's bodies, and how their sheets stand. */
export function ProceduresPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("editing.procedures"));
  const list = useQuery({
    queryKey: ["own-procedures"],
    queryFn: () => ask<OwnProcedures>("GET", "/own-procedures"),
  });
  const date = (day: string | undefined) => (day ? dateIn(i18n.language, day, { dateStyle: "medium" }) : "–");
  const columns: Column<OwnProcedure>[] = [
    {
      id: "name",
      header: t("editing.procedure"),
      cell: (one) => <Link to={`/procedures/${one.code}`}>{localName(one.name, i18n.language)}</Link>,
    },
    {
      id: "state",
      header: t("editing.state"),
      cell: (one) =>
        one.validated_on ? (
          t("editing.validated_on", { date: date(one.validated_on) })
        ) : one.reviewed_on ? (
          <span className="state state--unknown">
            {t(one.is_stale ? "editing.sheet_stale" : "editing.sheet_draft")}
          </span>
        ) : (
          <span className="state state--unknown">{t("editing.sheet_missing")}</span>
        ),
    },
    { id: "reviewed", header: t("editing.reviewed_on"), cell: (one) => date(one.reviewed_on) },
  ];
  return (
    <>
      <h1>{t("editing.procedures")}</h1>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.isPending && <Skeleton label={t("workspace.loading")} />}
      {list.data?.items.length === 0 && (
        <EmptyState text={t("editing.no_procedures_text")} title={t("editing.no_procedures")} />
      )}
      {list.data && list.data.items.length > 0 && (
        <DataTable
          caption={t("editing.procedures_caption")}
          columns={columns}
          rowId={(one) => one.code}
          rows={list.data.items}
        />
      )}
    </>
  );
}
