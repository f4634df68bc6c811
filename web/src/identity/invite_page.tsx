import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Invitation, InvitedPerson, Language, OrganisationList, Role, ScopeKind, ThingList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { roles, scopeKindsOf } from "./roles.ts";

export function InvitePage() {
  const { t } = useTranslation();
  useTitle(t("identity.invite"));
  const [role, setRole] = useState<Role>("advisor");
  const [words, setWords] = useState("");
  const kinds = scopeKindsOf[role as keyof typeof scopeKindsOf];
  const [chosenKind, setKind] = useState<ScopeKind>("counter");
  const kind = kinds.includes(chosenKind) ? chosenKind : (kinds[0] ?? "counter");
  const organisations = useQuery({
    queryKey: ["organisations"],
    queryFn: () => ask<OrganisationList>("GET", "/organisations"),
  });
  const things = useQuery({
    queryKey: ["reach", kind, words],
    queryFn: () => ask<ThingList>("GET", `/reach?${new URLSearchParams({ kind, q: words, limit: "200" })}`),
  });
  const invite = useMutation({
    mutationFn: (asked: Invitation) => ask<InvitedPerson>("POST", "/invitations", asked),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    invite.mutate({
      email: field("email"),
      name: field("name"),
      language: field("language") as Language,
      role: { organisation: field("organisation"), role, scope_kind: kind, scope_code: field("scope") },
    });
  }
  const refused = refusedOf(invite.error);
  return (
    <>
      <p>
        <Link to="/people">{t("identity.people")}</Link>
      </p>
      <h1>{t("identity.invite")}</h1>
      {invite.isSuccess && (
        <Notice kind="done" title={t(invite.data.has_letter ? "identity.invited" : "identity.role_added")}>
          <Link to={`/people/${invite.data.id}`}>{t("identity.see_person")}</Link>
        </Notice>
      )}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <p className="muted">{t("privacy.accounts.notice_others")}</p>
      <form className="workspace__form" onSubmit={submit}>
        <TextField error={refused?.of("/email")} label={t("identity.email")} name="email" required type="email" />
        <TextField error={refused?.of("/name")} label={t("identity.name")} name="name" />
        <SelectField
          choices={[
            { value: "fr", label: "Français" },
            { value: "en", label: "English" },
          ]}
          label={t("identity.language")}
          name="language"
        />
        <SelectField
          choices={roles.map((one) => ({ value: one, label: t(`identity.role.${one}`) }))}
          error={refused?.of("/role/role")}
          label={t("identity.role")}
          onChange={(event) => setRole(event.target.value as Role)}
          value={role}
        />
        {kinds.length > 1 && (
          <SelectField
            choices={kinds.map((one) => ({ value: one, label: t(`identity.scope_kind.${one}`) }))}
            label={t("identity.scope_kind")}
            onChange={(event) => setKind(event.target.value as ScopeKind)}
            value={kind}
          />
        )}
        <TextField
          label={t("identity.search_scope")}
          onChange={(event) => setWords(event.target.value)}
          type="search"
          value={words}
        />
        <SelectField
          choices={things.data?.items.map((one) => ({ value: one.code, label: one.name })) ?? []}
          error={refused?.of("/role/scope_code")}
          label={t(`identity.scope_kind.${kind}`)}
          name="scope"
          required
        />
        <SelectField
          choices={organisations.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
          error={refused?.of("/role/organisation")}
          hint={t("identity.organisation_hint")}
          label={t("identity.organisation")}
          name="organisation"
          required
        />
        <Button isBusy={invite.isPending} type="submit">
          {t("identity.send_invitation")}
        </Button>
      </form>
    </>
  );
}
