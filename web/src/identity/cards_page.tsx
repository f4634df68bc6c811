import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CardItem, CardList, FactorReset, PeopleList, ResetList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";

const usePeople = () =>
  useQuery({ queryKey: ["people", "all"], queryFn: () => ask<PeopleList>("GET", "/people?limit=200") });

/** Second factors of others: cards that show codes, and resets that two persons decide. */
export function CardsPage() {
  const { t } = useTranslation();
  useTitle(t("identity.cards"));
  return (
    <>
      <h1>{t("identity.cards")}</h1>
      <Cards />
      <TakeCard />
      <HandOver />
      <Resets />
    </>
  );
}

function Cards() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const cards = useQuery({ queryKey: ["cards"], queryFn: () => ask<CardList>("GET", "/cards") });
  const people = usePeople();
  const lose = useMutation({
    mutationFn: (serial: string) => ask("DELETE", `/cards/${encodeURIComponent(serial)}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["cards"] }),
  });
  const nameOf = (id: string) => people.data?.items.find((one) => one.id === id)?.name ?? id;
  const columns: Column<CardItem>[] = [
    { id: "serial", header: t("identity.card_serial"), cell: (one) => one.serial },
    {
      id: "holder",
      header: t("identity.card_holder"),
      cell: (one) =>
        one.lost_on
          ? t("identity.card_lost_on", { date: one.lost_on })
          : one.holder
            ? nameOf(one.holder)
            : t("identity.card_in_stock"),
    },
    {
      id: "drift",
      header: t("identity.card_drift"),
      cell: (one) => t("identity.card_drift_seconds", { seconds: one.drift_seconds }),
      isNumber: true,
    },
    {
      id: "lose",
      header: t("identity.card_lose"),
      cell: (one) =>
        !one.lost_on && (
          <Button look="quiet" onClick={() => lose.mutate(one.serial)}>
            {t("identity.card_lose")}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t("identity.cards_caption")}
      columns={columns}
      rowId={(one) => one.serial}
      rows={cards.data?.items ?? []}
    />
  );
}

function TakeCard() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: (card: { serial: string; secret: string; digits: number; step_seconds: number }) =>
      ask<CardList>("POST", "/cards", { cards: [card] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["cards"] }),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    take.mutate({
      serial: field("serial"),
      secret: field("secret").replaceAll(" ", ""),
      digits: 6,
      step_seconds: Number(field("step")),
    });
  }
  const refused = refusedOf(take.error);
  return (
    <section className="card">
      <h2>{t("identity.card_take")}</h2>
      <form className="workspace__form" onSubmit={submit}>
        <TextField error={refused?.of("/cards/0/serial")} label={t("identity.card_serial")} name="serial" required />
        <TextField
          autoComplete="off"
          error={refused?.of("/cards/0/secret")}
          label={t("identity.card_secret")}
          name="secret"
          required
        />
        <SelectField
          choices={["60", "30"].map((step) => ({ value: step, label: t(`identity.card_step.${step}`) }))}
          label={t("identity.card_step")}
          name="step"
        />
        <Button isBusy={take.isPending} look="quiet" type="submit">
          {t("identity.card_take")}
        </Button>
      </form>
    </section>
  );
}

function HandOver() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const people = usePeople();
  const give = useMutation({
    mutationFn: ({ serial, ...handover }: { serial: string; holder: string; first_code: string; next_code: string }) =>
      ask<CardItem>("PUT", `/cards/${encodeURIComponent(serial)}/holder`, handover),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["cards"] }),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    give.mutate({
      serial: field("serial"),
      holder: field("holder"),
      first_code: field("first"),
      next_code: field("next"),
    });
  }
  const refused = refusedOf(give.error);
  return (
    <section className="card">
      <h2>{t("identity.card_give")}</h2>
      <p>{t("identity.card_give_text")}</p>
      {give.isSuccess && <Notice kind="done" title={t("identity.card_given")} />}
      {refused && !refused.problem.errors?.length && <Notice isUrgent kind="danger" title={refused.message} />}
      <form className="workspace__form" onSubmit={submit}>
        <TextField label={t("identity.card_serial")} name="serial" required />
        <SelectField
          choices={people.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
          error={refused?.of("/holder")}
          label={t("identity.card_holder")}
          name="holder"
          required
        />
        <TextField
          error={refused?.of("/first_code")}
          inputMode="numeric"
          label={t("identity.card_first_code")}
          name="first"
          required
        />
        <TextField inputMode="numeric" label={t("identity.card_next_code")} name="next" required />
        <Button isBusy={give.isPending} look="quiet" type="submit">
          {t("identity.card_give")}
        </Button>
      </form>
    </section>
  );
}

function Resets() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const people = usePeople();
  const resets = useQuery({ queryKey: ["resets"], queryFn: () => ask<ResetList>("GET", "/factor-resets") });
  const agree = useMutation({
    mutationFn: (id: string) => ask<FactorReset>("PUT", `/factor-resets/${id}/agreement`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ["resets"] }),
  });
  const nameOf = (id: string) => people.data?.items.find((one) => one.id === id)?.name ?? id;
  const columns: Column<FactorReset>[] = [
    { id: "person", header: t("identity.reset_of"), cell: (one) => nameOf(one.account_id) },
    { id: "reason", header: t("identity.reason"), cell: (one) => one.reason },
    {
      id: "asked",
      header: t("identity.asked_at"),
      cell: (one) => new Date(one.asked_at).toLocaleString(i18n.language),
    },
    {
      id: "agree",
      header: t("identity.reset_agree"),
      cell: (one) =>
        one.asked_by !== me.id &&
        one.account_id !== me.id && (
          <Button look="quiet" onClick={() => agree.mutate(one.id)}>
            {t("identity.reset_agree")}
          </Button>
        ),
    },
  ];
  return (
    <section>
      <p>{t("identity.resets_text")}</p>
      {agree.isError && <Notice isUrgent kind="danger" title={agree.error.message} />}
      {resets.data?.items.length === 0 ? (
        <EmptyState text={t("identity.no_resets_text")} title={t("identity.no_resets")} />
      ) : (
        <DataTable
          caption={t("identity.resets")}
          columns={columns}
          rowId={(one) => one.id}
          rows={resets.data?.items ?? []}
        />
      )}
    </section>
  );
}
