import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
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
  const [edited, setEdited] = useState<Organisation>();
  const [saved, setSaved] = useState<Organisation>();
  const list = useQuery({
    queryKey: ["organisations"],
    queryFn: () => ask<OrganisationList>("GET", "/organisations"),
  });
  const organisations = list.data?.items ?? [];
  const partners = list.data?.partners ?? [];
  const partnerName = (code?: string) => partners.find((one) => one.code === code)?.name ?? code ?? "";
  const columns: Column<Organisation>[] = [
    { id: "name", header: t("identity.name"), cell: (one) => one.name },
    { id: "id", header: t("identity.short_name"), cell: (one) => one.id },
    { id: "kind", header: t("identity.organisation_kind"), cell: (one) => t(`identity.organisation_kind.${one.kind}`) },
    { id: "territory", header: t("identity.territory"), cell: (one) => one.territory_code ?? "" },
    { id: "partner", header: t("identity.partner"), cell: (one) => partnerName(one.partner_code) },
    {
      id: "edit",
      header: t("identity.change_organisation"),
      cell: (one) => (
        <Button
          aria-label={t("identity.change_organisation_named", { name: one.name })}
          look="quiet"
          onClick={() => setEdited(one)}
        >
          {t("identity.change_organisation")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <h1>{t("identity.organisations")}</h1>
      {list.data?.items.length === 0 && (
        <EmptyState text={t("identity.no_organisations_text")} title={t("identity.no_organisations")} />
      )}
      {saved && <Notice kind="done" title={t("identity.organisation_saved", { name: saved.name })} />}
      <DataTable
        caption={t("identity.organisations_caption")}
        columns={columns}
        rowId={(one) => one.id}
        rows={organisations}
      />
      <OrganisationForm
        edited={edited}
        key={`${edited?.id}/${saved?.id}`}
        onEdit={setEdited}
        onSaved={(one) => {
          setSaved(one);
          setEdited(undefined);
        }}
        organisations={organisations}
        partners={partners}
      />
    </>
  );
}

interface FormProps extends Pick<OrganisationList, "partners"> {
  organisations: Organisation[];
  /** Absent: a new one is added. */
  edited: Organisation | undefined;
  onEdit(one: Organisation | undefined): void;
  onSaved(one: Organisation): void;
}

type Change = Omit<Organisation, "network_id" | "closed_on">;

function OrganisationForm({ edited, organisations, partners, onEdit, onSaved }: FormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [kind, setKind] = useState<OrganisationKind>(edited?.kind ?? "host");
  const [taken, setTaken] = useState<Organisation>();
  useEffect(() => {
    if (edited) {
      heading.current?.focus();
    }
  }, [edited]);
  const save = useMutation({
    mutationFn: ({ id, ...change }: Change) =>
      ask<Organisation>(
        "PUT",
        `/organisations/${encodeURIComponent(id)}`,
        change,
        edited ? undefined : { "If-None-Match": "*" },
      ),
    onSuccess: (one) => {
      queries.invalidateQueries({ queryKey: ["organisations"] });
      onSaved(one);
    },
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const id = edited?.id ?? field("id");
    const there = edited ? undefined : organisations.find((one) => one.id === id);
    setTaken(there);
    if (!there) {
      save.mutate({
        id,
        kind,
        name: field("name"),
        ...(field("territory") && { territory_code: field("territory") }),
        ...(field("partner") && { partner_code: field("partner") }),
      });
    }
  }
  const refused = refusedOf(save.error);
  const choices = partners.map((one) => ({ value: one.code, label: one.name }));
  return (
    <section className="card">
      <h2 ref={heading} tabIndex={-1}>
        {edited ? t("identity.change_organisation_named", { name: edited.name }) : t("identity.add_organisation")}
      </h2>
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      {taken && (
        <Notice isUrgent kind="warning" title={t("identity.organisation_is_there", { name: taken.name })}>
          <Button look="quiet" onClick={() => onEdit(taken)}>
            {t("identity.change_organisation_named", { name: taken.name })}
          </Button>
        </Notice>
      )}
      <form className="workspace__form" onSubmit={submit}>
        {edited ? (
          <p>{t("identity.short_name_is", { id: edited.id })}</p>
        ) : (
          <TextField
            error={refused?.of("/id")}
            hint={t("identity.short_name_hint")}
            label={t("identity.short_name")}
            name="id"
            pattern="[a-z0-9_\-]+"
            required
          />
        )}
        <TextField
          defaultValue={edited?.name}
          error={refused?.of("/name")}
          label={t("identity.name")}
          name="name"
          required
        />
        <SelectField
          choices={kinds.map((one) => ({ value: one, label: t(`identity.organisation_kind.${one}`) }))}
          label={t("identity.organisation_kind")}
          onChange={(event) => setKind(event.target.value as OrganisationKind)}
          value={kind}
        />
        <TextField
          defaultValue={edited?.territory_code}
          error={refused?.of("/territory_code")}
          hint={t("identity.territory_hint")}
          label={t("identity.territory")}
          name="territory"
        />
        {kind === "partner" && (
          <SelectField
            choices={[{ value: "", label: t("identity.choose_partner") }, ...choices]}
            defaultValue={edited?.partner_code ?? ""}
            error={refused?.of("/partner_code")}
            hint={t("identity.partner_hint")}
            label={t("identity.partner")}
            name="partner"
            required
          />
        )}
        <Button isBusy={save.isPending} type="submit">
          {t("identity.save")}
        </Button>
        {edited && (
          <Button look="plain" onClick={() => onEdit(undefined)}>
            {t("identity.cancel")}
          </Button>
        )}
      </form>
    </section>
  );
}
