import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { OwnCounter, OwnCounters } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

const kFew = 10;

/** The counters that one keeps up to date: those that nobody has confirmed for long come to the eye. */
export function CountersPage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  useTitle(t("editing.counters"));
  const [words, setWords] = useState("");
  const counters = useQuery({
    queryKey: ["own-counters"],
    queryFn: () => ask<OwnCounters>("GET", "/own-counters"),
    enabled: me.rights.includes("edit_counter"),
  });
  const all = counters.data?.items ?? [];
  const shown = all.filter((one) => plain(`${one.commune_name} ${one.name}`).includes(plain(words)));
  const columns: Column<OwnCounter>[] = [
    { id: "name", header: t("editing.field.name"), cell: (one) => <Link to={`/counters/${one.id}`}>{one.name}</Link> },
    { id: "commune", header: t("editing.commune"), cell: (one) => one.commune_name },
    { id: "state", header: t("editing.state"), cell: (one) => <State counter={one} /> },
    {
      id: "checked",
      header: t("editing.checked_on"),
      cell: (one) => dateIn(i18n.language, one.checked_on, { dateStyle: "medium" }),
    },
  ];
  return (
    <>
      <h1>{t("editing.counters")}</h1>
      {me.rights.includes("manage_counters") && (
        <p className="actions">
          <Link className="button button--quiet" to="/counters/open">
            {t("editing.open_counter")}
          </Link>{" "}
          <Link className="button button--quiet" to="/counters/import">
            {t("editing.import")}
          </Link>
        </p>
      )}
      {counters.isError && <Notice isUrgent kind="danger" title={counters.error.message} />}
      {counters.isLoading && <Skeleton label={t("workspace.loading")} />}
      {counters.data && all.length === 0 && (
        <EmptyState text={t("editing.no_counters_text")} title={t("editing.no_counters")} />
      )}
      {all.length > kFew && (
        <div className="workspace__form">
          <TextField
            label={t("editing.find")}
            onChange={(event) => setWords(event.target.value)}
            type="search"
            value={words}
          />
        </div>
      )}
      {all.length > 0 && (
        <DataTable
          caption={t("editing.counters_caption", { count: shown.length })}
          columns={columns}
          rowId={(one) => one.id}
          rows={shown}
        />
      )}
    </>
  );
}

function State({ counter }: { counter: OwnCounter }) {
  const { t } = useTranslation();
  if (!counter.exists) {
    return <span className="tag">{t("editing.is_closed")}</span>;
  }
  if (!counter.has_hours) {
    return <span className="state state--unknown">{t("editing.hours_missing")}</span>;
  }
  return counter.is_old ? <span className="state state--unknown">{t("editing.is_old")}</span> : t("editing.up_to_date");
}

/** Without accents and capitals. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
