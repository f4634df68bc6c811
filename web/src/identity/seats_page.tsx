import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewSeat, Seat, SeatKind, SeatList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

const kKinds: SeatKind[] = ["departmental_coordinator", "network_coordinator", "elected_lead"];

// The day of the calendar on the wall, not of Greenwich.
const today = () => new Date().toLocaleDateString("sv");

/** Who leads the network, and which departments have a coordinator. */
export function SeatsPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("identity.seats"));
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: ["seats"] });
  const seats = useQuery({ queryKey: ["seats"], queryFn: () => ask<SeatList>("GET", "/seats") });
  const end = useMutation({
    mutationFn: (id: string) => ask<Seat>("PUT", `/seats/${id}/end`, { ended_on: today() }),
    onSettled: changed,
  });
  const day = (date: string) => new Date(date).toLocaleDateString(i18n.language, { timeZone: "UTC" });
  const columns: Column<Seat>[] = [
    { id: "kind", header: t("identity.seat_kind"), cell: (one) => t(`identity.seat_kind.${one.kind}`) },
    { id: "territory", header: t("identity.seat_territory"), cell: (one) => one.territory_code ?? "" },
    {
      id: "holder",
      header: t("identity.name"),
      cell: (one) => `${one.holder}${one.is_generated ? ` (${t("identity.seat_generated")})` : ""}`,
    },
    { id: "started", header: t("identity.seat_started"), cell: (one) => day(one.started_on) },
    {
      id: "ended",
      header: t("identity.seat_ended"),
      cell: (one) =>
        one.ended_on ? (
          day(one.ended_on)
        ) : (
          <Button look="quiet" onClick={() => end.mutate(one.id)}>
            {t("identity.seat_end")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <h1>{t("identity.seats")}</h1>
      <p className="muted">{t("identity.seats_text")}</p>
      <p>
        <a href={`/${i18n.language}/governance`}>{t("editing.public_page")}</a>
      </p>
      {end.isError && <Notice isUrgent kind="danger" title={end.error.message} />}
      <FillSeat onDone={changed} />
      {seats.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : seats.isError ? (
        <Notice kind="danger" title={seats.error.message} />
      ) : seats.data.items.length === 0 ? (
        <EmptyState text={t("identity.seat_none_text")} title={t("identity.seat_none")} />
      ) : (
        <DataTable caption={t("identity.seats")} columns={columns} rowId={(one) => one.id} rows={seats.data.items} />
      )}
    </>
  );
}

function FillSeat({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<SeatKind>("departmental_coordinator");
  const fill = useMutation({ mutationFn: (asked: NewSeat) => ask<Seat>("POST", "/seats", asked), onSuccess: onDone });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    fill.mutate({
      kind,
      holder: field("holder"),
      body: field("body"),
      started_on: field("started"),
      ...(field("territory") && { territory_code: field("territory") }),
    });
  }
  const refused = refusedOf(fill.error);
  return (
    <form className="card workspace__form" onSubmit={submit}>
      {fill.isSuccess && <Notice kind="done" title={t("identity.seat_saved")} />}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <SelectField
        choices={kKinds.map((one) => ({ value: one, label: t(`identity.seat_kind.${one}`) }))}
        label={t("identity.seat_kind")}
        onChange={(event) => setKind(event.target.value as SeatKind)}
        value={kind}
      />
      <TextField
        error={refused?.of("/territory_code")}
        hint={kind === "departmental_coordinator" ? undefined : t("identity.seat_territory_hint")}
        label={t("identity.seat_territory")}
        name="territory"
        required={kind === "departmental_coordinator"}
      />
      <TextField error={refused?.of("/holder")} label={t("identity.seat_holder")} maxLength={100} name="holder" />
      <TextField error={refused?.of("/body")} label={t("identity.seat_body")} maxLength={100} name="body" />
      <TextField
        defaultValue={today()}
        error={refused?.of("/started_on")}
        label={t("identity.seat_started")}
        name="started"
        required
        type="date"
      />
      <Button isBusy={fill.isPending} type="submit">
        {t("identity.seat_fill")}
      </Button>
    </form>
  );
}
