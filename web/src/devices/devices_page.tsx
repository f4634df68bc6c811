import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceCode, DeviceItem, DeviceKind, DeviceList, ThingList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";

const kKinds: DeviceKind[] = ["kiosk", "tablet", "screen"];

/** Kiosks and tablets at the counters within reach. */
export function DevicesPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("devices.devices"));
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ["devices"], queryFn: () => ask<DeviceList>("GET", "/devices") });
  const revoke = useMutation({
    mutationFn: (id: string) => ask("DELETE", `/devices/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["devices"] }),
  });
  const date = (instant: string) => dateIn(i18n.language, instant, { dateStyle: "medium" });
  const columns: Column<DeviceItem>[] = [
    { id: "name", header: t("devices.name"), cell: (one) => one.name },
    { id: "kind", header: t("devices.kind"), cell: (one) => t(`devices.kind.${one.kind}`) },
    { id: "counter", header: t("devices.counter"), cell: (one) => one.counter_name },
    {
      id: "state",
      header: t("devices.state"),
      cell: (one) =>
        one.revoked_at
          ? t("devices.revoked", { date: date(one.revoked_at) })
          : one.enrolled_at
            ? t("devices.enrolled", { date: date(one.enrolled_at), seen: one.seen_on ? date(one.seen_on) : "–" })
            : t(Date.parse(one.code_expires_at) > Date.now() ? "devices.waits" : "devices.code_expired"),
    },
    {
      id: "revoke",
      header: t("devices.revoke"),
      cell: (one) =>
        !one.revoked_at && (
          <Button
            aria-label={t("devices.revoke_name", { name: one.name })}
            look="quiet"
            onClick={() => revoke.mutate(one.id)}
          >
            {t("devices.revoke")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <h1>{t("devices.devices")}</h1>
      {(list.error ?? revoke.error) && (
        <Notice isUrgent kind="danger" title={(list.error ?? revoke.error)?.message ?? ""} />
      )}
      {list.data?.items.length === 0 && <EmptyState text={t("devices.none_text")} title={t("devices.none")} />}
      {list.data && list.data.items.length > 0 && (
        <DataTable caption={t("devices.devices")} columns={columns} rowId={(one) => one.id} rows={list.data.items} />
      )}
      <NewDevice />
    </>
  );
}

function NewDevice() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<DeviceKind>("kiosk");
  const [words, setWords] = useState("");
  const counters = useQuery({
    queryKey: ["reach", "counter", words],
    queryFn: () => ask<ThingList>("GET", `/reach?${new URLSearchParams({ kind: "counter", q: words, limit: "200" })}`),
  });
  const make = useMutation({
    mutationFn: (wanted: { name: string; counter: string }) => ask<DeviceCode>("POST", "/devices", { kind, ...wanted }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["devices"] }),
  });
  const refused = refusedOf(make.error);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    make.mutate({ name: String(form.get("name")), counter: String(form.get("counter")) });
  }
  return (
    <section className="card">
      <h2>{t("devices.enrol")}</h2>
      <p className="muted">
        {t("devices.enrol_text", { address: `${location.origin}/${i18n.language}/workspace/device` })}
      </p>
      {make.isSuccess && (
        <Notice kind="done" title={t("devices.code_is", { code: make.data.code })}>
          {t("devices.code_text")}
        </Notice>
      )}
      <form className="workspace__form" onSubmit={submit}>
        <TextField error={refused?.of("/name")} label={t("devices.name")} name="name" required />
        <SelectField
          choices={kKinds.map((value) => ({ value, label: t(`devices.kind.${value}`) }))}
          label={t("devices.kind")}
          onChange={(event) => setKind(event.target.value as DeviceKind)}
          value={kind}
        />
        <TextField
          label={t("identity.search_scope")}
          onChange={(event) => setWords(event.target.value)}
          type="search"
          value={words}
        />
        <SelectField
          choices={counters.data?.items.map((one) => ({ value: one.code, label: one.name })) ?? []}
          error={refused?.of("/counter")}
          label={t("devices.counter")}
          name="counter"
          required
        />
        <Button isBusy={make.isPending} type="submit">
          {t("devices.make_code")}
        </Button>
      </form>
    </section>
  );
}
