import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation, OrganisationKind, OrganisationList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

const kinds: OrganisationKind[] = ["host", "partner", "state", "programme", "inspection", "operator"];

export function OrganisationsPage() {
  const { t } = useTranslation();
  useTitle(t("identity.organisations"));
  const list = useQuery({
    queryKey: ["organisations"],
    queryFn: () => ask<OrganisationList>("GET", "/organisations"),
  });
  const columns: Column<Organisation>[] = [
    { id: "name", header: t("identity.name"), cell: (one) => one.name },
    { id: "kind", header: t("identity.organisation_kind"), cell: (one) => t(`identity.organisation_kind.${one.kind}`) },
    { id: "territory", header: t("identity.territory"), cell: (one) => one.territory_code ?? "" },
    { id: "partner", header: t("identity.partner"), cell: (one) => one.partner_code ?? "" },
  ];
  return (
    <>
      <h1>{t("identity.organisations")}</h1>
      {list.data?.items.length === 0 && (
        <EmptyState text={t("identity.no_organisations_text")} title={t("identity.no_organisations")} />
      )}
      <DataTable
        caption={t("identity.organisations_caption")}
        columns={columns}
        rowId={(one) => one.id}
        rows={list.data?.items ?? []}
      />
      <NewOrganisation />
    </>
  );
}

function NewOrganisation() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<OrganisationKind>("host");
  const save = useMutation({
    mutationFn: ({ id, ...change }: { id: string; name: string; territory_code?: string; partner_code?: string }) =>
      ask<Organisation>("PUT", `/organisations/${encodeURIComponent(id)}`, { kind, ...change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["organisations"] }),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    save.mutate({
      id: field("id"),
      name: field("name"),
      ...(field("territory") && { territory_code: field("territory") }),
      ...(field("partner") && { partner_code: field("partner") }),
    });
  }
  const refused = refusedOf(save.error);
  return (
    <section className="card">
      <h2>{t("identity.add_organisation")}</h2>
      {save.isSuccess && <Notice kind="done" title={t("identity.organisation_saved", { name: save.data.name })} />}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          hint={t("identity.short_name_hint")}
          label={t("identity.short_name")}
          name="id"
          pattern="[a-z0-9_\-]+"
          required
        />
        <TextField error={refused?.of("/name")} label={t("identity.name")} name="name" required />
        <SelectField
          choices={kinds.map((one) => ({ value: one, label: t(`identity.organisation_kind.${one}`) }))}
          label={t("identity.organisation_kind")}
          onChange={(event) => setKind(event.target.value as OrganisationKind)}
          value={kind}
        />
        <TextField
          error={refused?.of("/territory_code")}
          hint={t("identity.territory_hint")}
          label={t("identity.territory")}
          name="territory"
        />
        {kind === "partner" && (
          <TextField error={refused?.of("/partner_code")} label={t("identity.partner")} name="partner" required />
        )}
        <Button isBusy={save.isPending} type="submit">
          {t("identity.save")}
        </Button>
      </form>
    </section>
  );
}
