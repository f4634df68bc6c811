import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PeopleList, PersonItem } from "../api.ts";
import { buttonClass } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { LoadMore } from "../platform/ui/load_more.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { roles } from "./roles.ts";

export function PeoplePage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("identity.people"));
  const [words, setWords] = useState("");
  const [role, setRole] = useState("");
  const people = useInfiniteQuery({
    queryKey: ["people", words, role],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...(words && { q: words }), ...(role && { role }) });
      if (pageParam) {
        query.set("cursor", pageParam);
      }
      return ask<PeopleList>("GET", `/people?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const all = people.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<PersonItem>[] = [
    { id: "name", header: t("identity.name"), cell: (one) => <Link to={`/people/${one.id}`}>{one.name}</Link> },
    {
      id: "roles",
      header: t("identity.roles"),
      cell: (one) =>
        roleNames(one)
          .map((name) => t(name))
          .join(", "),
    },
    { id: "state", header: t("identity.state"), cell: (one) => t(`identity.state.${one.state}`) },
    { id: "seen", header: t("identity.seen_on"), cell: (one) => one.seen_on ?? t("identity.never") },
  ];
  return (
    <>
      <div className="toolbar">
        <h1>{t("identity.people")}</h1>
        {me.rights.includes("invite_people") && (
          <>
            <Link className={buttonClass("main")} to="/people/invite">
              {t("identity.invite")}
            </Link>
            <Link className={buttonClass("quiet")} to="/people/import">
              {t("identity.import")}
            </Link>
          </>
        )}
      </div>
      <div className="toolbar">
        <TextField
          label={t("identity.search_people")}
          onChange={(event) => setWords(event.target.value)}
          type="search"
          value={words}
        />
        <SelectField
          choices={[
            { value: "", label: t("identity.any_role") },
            ...roles.map((one) => ({ value: one, label: t(`identity.role.${one}`) })),
          ]}
          label={t("identity.role")}
          onChange={(event) => setRole(event.target.value)}
          value={role}
        />
      </div>
      {people.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : all.length === 0 ? (
        <EmptyState text={t("identity.no_people_text")} title={t("identity.no_people")} />
      ) : (
        <>
          <DataTable caption={t("identity.people_caption")} columns={columns} rowId={(one) => one.id} rows={all} />
          <LoadMore
            isLoading={people.isFetchingNextPage}
            label={t("identity.more_people")}
            onMore={people.hasNextPage ? () => people.fetchNextPage() : undefined}
            shown={t("identity.people_shown", { count: all.length })}
          />
        </>
      )}
    </>
  );
}

const roleNames = (person: PersonItem) => [...new Set(person.roles.map((one) => `identity.role.${one.role}`))];
