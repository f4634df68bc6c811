import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NeedCard, NeedList, NeedTheme, PublicPost, PublicPostList, Queue, Ticket } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { newVisitId } from "./outbox.ts";
import { OwnCounter } from "./own_counter.tsx";

const kThemes: NeedTheme[] = [
  "transport",
  "health_care",
  "housing",
  "work",
  "digital",
  "food",
  "childcare",
  "isolation",
  "other",
];

/** Who waits, what people need, the posts at their disposal; nobody has a name here. */
export function ReceptionPage() {
  const { t } = useTranslation();
  useTitle(t("reception.reception"));
  return (
    <>
      <h1>{t("reception.reception")}</h1>
      <OwnCounter>
        {({ id }) => (
          <>
            <Waiting counter={id} />
            <Needs counter={id} />
            <Posts counter={id} />
          </>
        )}
      </OwnCounter>
    </>
  );
}

const at = (counter: string) => `?counter=${encodeURIComponent(counter)}`;

function Waiting({ counter }: { counter: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const key = ["queue", counter];
  const queue = useQuery({
    queryKey: key,
    queryFn: () => ask<Queue>("GET", `/queue${at(counter)}`),
    refetchInterval: 10_000,
  });
  const changed = () => queries.invalidateQueries({ queryKey: key });
  const arrive = useMutation({
    mutationFn: () => ask<Queue>("POST", "/queue", { id: newVisitId(), counter }),
    onSuccess: (answer) => queries.setQueryData(key, answer),
  });
  const step = useMutation({
    mutationFn: ({ id, to }: { id: string; to: "service" | "departure" }) => ask("PUT", `/queue/${id}/${to}`, {}),
    onSettled: changed,
  });
  const help = useMutation({ mutationFn: () => ask("POST", "/help-calls", { id: newVisitId(), counter }) });
  const waiting = queue.data?.items.filter((one) => one.state === "waiting") ?? [];
  const time = (ticket: Ticket) =>
    new Date(ticket.arrived_at).toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" });
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{t("reception.queue")}</h2>
      {(queue.isError || arrive.isError || step.isError) && (
        <Notice isUrgent kind="danger" title={(queue.error ?? arrive.error ?? step.error)?.message ?? ""} />
      )}
      {help.isSuccess && <Notice kind="done" title={t("reception.help_called")} />}
      <div className="actions">
        <Button isBusy={arrive.isPending} onClick={() => arrive.mutate()}>
          {t("reception.arrive")}
        </Button>
        <Button isBusy={help.isPending} look="danger" onClick={() => help.mutate()}>
          {t("reception.help")}
        </Button>
        <Link to="/visits/screen">{t("reception.screen")}</Link>
      </div>
      {queue.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : waiting.length === 0 ? (
        <EmptyState text={t("reception.nobody_text")} title={t("reception.nobody")} />
      ) : (
        <ol className="workspace__list">
          {waiting.map((ticket) => (
            <li className="card reception__ticket" key={ticket.id}>
              <strong>{t("reception.number", { number: ticket.number })}</strong>
              <span className="muted">{t("reception.since", { at: time(ticket) })}</span>
              <Button look="quiet" onClick={() => step.mutate({ id: ticket.id, to: "service" })}>
                {t("reception.serve", { number: ticket.number })}
              </Button>
              <Button look="quiet" onClick={() => step.mutate({ id: ticket.id, to: "departure" })}>
                {t("reception.leave", { number: ticket.number })}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {queue.data?.median_wait_min !== undefined && (
        <p className="muted">{t("reception.median", { minutes: queue.data.median_wait_min })}</p>
      )}
    </section>
  );
}

function Needs({ counter }: { counter: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const key = ["needs", counter];
  const needs = useQuery({ queryKey: key, queryFn: () => ask<NeedList>("GET", `/need-cards${at(counter)}`) });
  const [text, setText] = useState("");
  const note = useMutation({
    mutationFn: (card: NeedCard) => ask("POST", "/need-cards", card),
    onSuccess: () => {
      setText("");
      queries.invalidateQueries({ queryKey: key });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const theme = String(new FormData(event.currentTarget).get("theme")) as NeedTheme;
    note.mutate({ id: newVisitId(), counter, theme, text });
  }
  const counts = kThemes
    .map((theme) => ({ theme, count: needs.data?.items.filter((one) => one.theme === theme).length ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{t("reception.needs")}</h2>
      <p className="muted">{t("reception.needs_text")}</p>
      {note.isSuccess && <Notice kind="done" title={t("reception.need_noted")} />}
      <form className="workspace__form" onSubmit={submit}>
        <SelectField
          choices={kThemes.map((theme) => ({ value: theme, label: t(`reception.theme.${theme}`) }))}
          label={t("reception.theme")}
          name="theme"
        />
        <TextField
          error={refusedOf(note.error)?.of("/text") ?? note.error?.message}
          label={t("reception.need")}
          maxLength={300}
          onChange={(event) => setText(event.target.value)}
          required
          value={text}
        />
        <Button isBusy={note.isPending} look="quiet" type="submit">
          {t("reception.note")}
        </Button>
      </form>
      {counts.length > 0 && (
        <ul className="workspace__list">
          {counts.map(({ theme, count }) => (
            <li key={theme}>
              {t(`reception.theme.${theme}`)} : {count}
            </li>
          ))}
        </ul>
      )}
      {needs.data && needs.data.items.length > 0 && (
        <details className="fold">
          <summary>{t("reception.last_needs")}</summary>
          <ul className="workspace__list">
            {needs.data.items.slice(0, 20).map((one) => (
              <li key={one.id}>
                {new Date(one.day).toLocaleDateString(i18n.language, { timeZone: "UTC" })} ·{" "}
                {t(`reception.theme.${one.theme}`)} · {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Posts({ counter }: { counter: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ["posts", counter];
  const posts = useQuery({ queryKey: key, queryFn: () => ask<PublicPostList>("GET", `/public-posts${at(counter)}`) });
  const save = useMutation({
    mutationFn: ({ id, ...post }: Omit<PublicPost, "counter" | "uses_this_month">) =>
      ask<PublicPostList>("PUT", `/public-posts/${id}`, {
        counter,
        kind: post.kind,
        name: post.name,
        state: post.state,
        note: post.note,
      }),
    onSuccess: (answer) => queries.setQueryData(key, answer),
  });
  const use = useMutation({
    mutationFn: (id: string) =>
      ask("POST", `/public-posts/${id}/uses`, { id: newVisitId(), autonomy: "autonomous", duration_min: 15 }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      id: newVisitId(),
      kind: String(form.get("kind")) as PublicPost["kind"],
      name: String(form.get("name")),
      state: "available",
      note: "",
    });
    event.currentTarget.reset();
  }
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{t("reception.posts")}</h2>
      {(save.isError || use.isError) && (
        <Notice isUrgent kind="danger" title={(save.error ?? use.error)?.message ?? ""} />
      )}
      <ul className="workspace__list">
        {posts.data?.items.map((post) => (
          <li className="card reception__ticket" key={post.id}>
            <strong>{post.name}</strong>
            <span>{t(`reception.post_kind.${post.kind}`)}</span>
            <span className="muted">
              {t(`reception.post_state.${post.state}`)} · {t("reception.uses", { uses: post.uses_this_month })}
            </span>
            {post.state === "available" && (
              <Button look="quiet" onClick={() => use.mutate(post.id)}>
                {t("reception.use", { name: post.name })}
              </Button>
            )}
            <Button
              look="quiet"
              onClick={() => save.mutate({ ...post, state: post.state === "available" ? "out_of_order" : "available" })}
            >
              {t(post.state === "available" ? "reception.break" : "reception.mend", { name: post.name })}
            </Button>
          </li>
        ))}
      </ul>
      <form className="workspace__form" onSubmit={submit}>
        <SelectField
          choices={(["computer", "tablet", "telephone", "printer", "scanner"] as const).map((kind) => ({
            value: kind,
            label: t(`reception.post_kind.${kind}`),
          }))}
          label={t("reception.post_kind")}
          name="kind"
        />
        <TextField label={t("reception.post_name")} maxLength={80} name="name" required />
        <Button isBusy={save.isPending} look="quiet" type="submit">
          {t("reception.add_post")}
        </Button>
      </form>
    </section>
  );
}

/** For a screen that people who wait can see: the number that is called, and how many wait. */
export function WaitingScreen() {
  const { t } = useTranslation();
  useTitle(t("reception.screen"));
  return <OwnCounter>{({ id, name }) => <Called counter={id} name={name} />}</OwnCounter>;
}

function Called({ counter, name }: { counter: string; name: string }) {
  const { t } = useTranslation();
  const queue = useQuery({
    queryKey: ["queue", counter],
    queryFn: () => ask<Queue>("GET", `/queue${at(counter)}`),
    refetchInterval: 3_000,
  });
  const called = queue.data?.items
    .filter((one) => one.state === "served")
    .sort((a, b) => (a.served_at ?? "").localeCompare(b.served_at ?? ""))
    .at(-1);
  return (
    <section className="reception__screen">
      <h1>{name}</h1>
      <p aria-live="polite" className="reception__called">
        {called ? t("reception.number", { number: called.number }) : t("reception.welcome")}
      </p>
      <p>{t("reception.people_waiting", { waiting: queue.data?.waiting ?? 0 })}</p>
    </section>
  );
}
