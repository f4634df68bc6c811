import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TeamList, TeamMember } from "../api.ts";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

/** Who works at the counters within reach, each with the body that employs them. */
export function TeamPage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("identity.teams"));
  const teams = useQuery({ queryKey: ["teams"], queryFn: () => ask<TeamList>("GET", "/teams") });
  if (teams.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (teams.isError) {
    return <Notice kind="danger" title={teams.error.message} />;
  }
  const columns: Column<TeamMember>[] = [
    {
      id: "name",
      header: t("identity.name"),
      cell: (one) => (me.rights.includes("read_people") ? <Link to={`/people/${one.id}`}>{one.name}</Link> : one.name),
    },
    { id: "employer", header: t("identity.employer"), cell: (one) => one.employer },
    {
      id: "role",
      header: t("identity.role"),
      cell: (one) => one.roles.map((role) => t(`identity.role.${role}`)).join(", "),
    },
    {
      id: "kind",
      header: t("identity.staff_kind"),
      cell: (one) => t(`identity.staff_kind.${one.staff_kind ?? "none"}`),
    },
  ];
  return (
    <>
      <h1>{t("identity.teams")}</h1>
      {teams.data.items.length === 0 ? (
        <EmptyState text={t("identity.team_none_text")} title={t("identity.team_none")} />
      ) : (
        <p>{t("identity.team_people", { people: teams.data.people, animators: teams.data.animators })}</p>
      )}
      {teams.data.items.map((team) => (
        <section aria-labelledby={`team-${team.counter}`} className="workspace__section" key={team.counter}>
          <h2 id={`team-${team.counter}`}>{team.counter_name}</h2>
          {team.is_short && (
            <Notice kind="warning" title={t("identity.team_short")}>
              {t("identity.team_short_text")}
            </Notice>
          )}
          <DataTable
            caption={t("identity.team_caption")}
            columns={columns}
            rowId={(one) => one.id}
            rows={team.members}
          />
        </section>
      ))}
    </>
  );
}
