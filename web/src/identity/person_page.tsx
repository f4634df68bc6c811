import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { PersonItem, RoleGrant, Sight, StaffKind } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

export function PersonPage() {
  const { t, i18n } = useTranslation();
  const { id } = useParams();
  const me = useMe();
  const queries = useQueryClient();
  const person = useQuery({ queryKey: ["person", id], queryFn: () => ask<PersonItem>("GET", `/people/${id}`) });
  const changed = () => queries.invalidateQueries({ queryKey: ["person", id] });
  const endRole = useMutation({ mutationFn: (role: string) => ask("DELETE", `/roles/${role}`), onSettled: changed });
  useTitle(person.data?.name ?? t("identity.people"));
  if (person.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (person.isError) {
    return <Notice kind="danger" title={person.error.message} />;
  }
  const columns: Column<RoleGrant>[] = [
    { id: "role", header: t("identity.role"), cell: (one) => t(`identity.role.${one.role}`) },
    {
      id: "scope",
      header: t("identity.scope"),
      cell: (one) => `${t(`identity.scope_kind.${one.scope_kind}`)} ${one.scope_code}`,
    },
    {
      id: "given",
      header: t("identity.given_at"),
      cell: (one) => new Date(one.given_at).toLocaleDateString(i18n.language),
    },
    ...(me.rights.includes("invite_people")
      ? [
          {
            id: "end",
            header: t("identity.end_role"),
            cell: (one: RoleGrant) => (
              <Button look="quiet" onClick={() => endRole.mutate(one.id)}>
                {t("identity.end_role")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <p>
        <Link to="/people">{t("identity.people")}</Link>
      </p>
      <h1>{person.data.name}</h1>
      <p>
        {person.data.email} · {t(`identity.state.${person.data.state}`)}
      </p>
      {endRole.isError && <Notice isUrgent kind="danger" title={endRole.error.message} />}
      <DataTable caption={t("identity.roles")} columns={columns} rowId={(one) => one.id} rows={person.data.roles} />
      {me.rights.includes("invite_people") && person.data.state !== "disabled" && (
        <StaffKindChoice onDone={changed} person={person.data} />
      )}
      {me.rights.includes("see_as") && <SeenAs id={person.data.id} />}
      {me.rights.includes("manage_factors") && person.data.id !== me.id && <AskReset id={person.data.id} />}
      {me.rights.includes("manage_people") && person.data.state !== "disabled" && person.data.id !== me.id && (
        <Disable onDone={changed} person={person.data} />
      )}
    </>
  );
}

/** What somebody does at their counter: of advisers and managers. */
function StaffKindChoice({ person, onDone }: { person: PersonItem; onDone(): void }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (kind: string) =>
      ask("PUT", `/people/${person.id}/staff-kind`, kind === "" ? {} : { staff_kind: kind as StaffKind }),
    onSettled: onDone,
  });
  if (!person.roles.some((one) => one.scope_kind === "counter")) {
    return null;
  }
  return (
    <SelectField
      choices={["", "reception", "animator"].map((one) => ({
        value: one,
        label: t(`identity.staff_kind.${one || "none"}`),
      }))}
      error={save.error?.message}
      label={t("identity.staff_kind")}
      onChange={(event) => save.mutate(event.target.value)}
      value={person.staff_kind ?? ""}
    />
  );
}

/** What this person would see, found by the very functions that answer their requests. */
function SeenAs({ id }: { id: string }) {
  const { t } = useTranslation();
  const sight = useMutation({ mutationFn: () => ask<Sight>("GET", `/people/${id}/sight`) });
  return (
    <section className="card">
      <h2>{t("identity.sight")}</h2>
      <p className="muted">{t("identity.sight_text")}</p>
      {sight.isError && <Notice isUrgent kind="danger" title={sight.error.message} />}
      {sight.data ? (
        <>
          <p>
            {t("identity.sight_counts", { counters: sight.data.counters.length, people: sight.data.people.length })}
          </p>
          <ul className="workspace__list">
            {sight.data.rights.map((right) => (
              <li key={right}>{t(`identity.right.${right}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <Button isBusy={sight.isPending} look="quiet" onClick={() => sight.mutate()}>
          {t("identity.sight_ask")}
        </Button>
      )}
    </section>
  );
}

/** One asks, another agrees: on the page of cards. */
function AskReset({ id }: { id: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const reset = useMutation({ mutationFn: () => ask("POST", "/factor-resets", { account: id, reason }) });
  return (
    <section className="card">
      <h2>{t("identity.resets")}</h2>
      <p className="muted">{t("identity.resets_text")}</p>
      {reset.isSuccess ? (
        <Notice kind="done" title={t("identity.reset_asked")} />
      ) : (
        <div className="workspace__form">
          <TextField
            error={reset.error?.message}
            label={t("identity.reason")}
            onChange={(event) => setReason(event.target.value)}
            value={reason}
          />
          <Button disabled={reason === ""} isBusy={reset.isPending} look="quiet" onClick={() => reset.mutate()}>
            {t("identity.reset_ask")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Disable({ person, onDone }: { person: PersonItem; onDone(): void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const disable = useMutation({
    mutationFn: () => ask("PUT", `/people/${person.id}/disablement`, { reason }),
    onSuccess: () => {
      setOpen(false);
      onDone();
    },
  });
  return (
    <p>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t("identity.disable")}
      </Button>
      <Dialog
        actions={
          <Button isBusy={disable.isPending} look="danger" onClick={() => disable.mutate()}>
            {t("identity.disable")}
          </Button>
        }
        close={t("identity.cancel")}
        isOpen={isOpen}
        isQuestion
        onClose={() => setOpen(false)}
        title={t("identity.disable_question", { name: person.name })}
      >
        <p>{t("identity.disable_text")}</p>
        <TextField
          error={disable.error?.message}
          label={t("identity.reason")}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </Dialog>
    </p>
  );
}
