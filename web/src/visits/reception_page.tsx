import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { NeedCard, NeedList, NeedTheme, NewTicket, PublicPost, PublicPostList, Queue, Ticket } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { named } from "./act_fields.tsx";
import { useCatalogue } from "./catalogue.ts";
import { localeOf, timeIn } from "./clock.ts";
import { cameFor, languages } from "./codes.ts";
import { useDeparture } from "./departure.ts";
import { kHelpKey, useHelpCall } from "./help_call.ts";
import { Key, SingleKeys, useShortcut } from "./keyed_field.tsx";
import { hasSingleKeys, keyOf } from "./keys.ts";
import { newVisitId } from "./outbox.ts";
import { OutboxStatus } from "./outbox_status.tsx";
import { OwnCounter } from "./own_counter.tsx";
import { useCall, useQueue, waitingIn } from "./queue.ts";
import { useCommands } from "./shortcuts.tsx";

export { WaitingScreen } from "./waiting_screen.tsx";

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
          <SingleKeys value={hasSingleKeys(localStorage)}>
            <div className="reception">
              <Waiting counter={id} key={`queue ${id}`} />
              <Needs counter={id} />
              <Posts counter={id} />
            </div>
          </SingleKeys>
        )}
      </OwnCounter>
    </>
  );
}

const at = (counter: string) => `?counter=${encodeURIComponent(counter)}`;

/** What may be asked of somebody who arrives; nobody has to say it. */
type Arrival = Pick<NewTicket, "came_for" | "language">;

function Waiting({ counter }: { counter: string }) {
  const { t, i18n } = useTranslation();
  const turn = useNavigate();
  const queries = useQueryClient();
  const key = ["queue", counter];
  const queue = useQueue(counter, 10_000);
  const [arrival, setArrival] = useState<Arrival>({});
  const arrive = useMutation({
    mutationFn: () => ask<Queue>("POST", "/queue", { id: newVisitId(), counter, ...arrival }),
    onSuccess: (answer) => {
      queries.setQueryData(key, answer);
      setArrival({});
    },
  });
  const call = useCall(counter, () => turn("/visits"));
  const zone = useCatalogue(counter).data?.time_zone;
  const leave = useDeparture(counter, zone);
  const help = useHelpCall();
  const calls = queue.data?.help_calls_this_month;
  const shortcut = useShortcut(keyOf.new);
  const waiting = waitingIn(queue.data);
  useCommands((command) => {
    const next = waiting[0];
    if (command === "new" && !arrive.isPending) {
      arrive.mutate();
    } else if (command === "next" && next && !call.isPending) {
      call.mutate(next);
    }
  });
  const error = queue.error ?? arrive.error ?? call.error ?? leave.error ?? help.error;
  return (
    <section aria-labelledby="queue" className="card reception__part">
      <h2 id="queue">{t("reception.queue")}</h2>
      {error && <Notice isUrgent kind="danger" title={i18n.exists(error.message) ? t(error.message) : error.message} />}
      {help.isSuccess && <Notice kind="done" title={t(help.data)} />}
      <OutboxStatus />
      <div className="reception__actions">
        <Button aria-keyshortcuts={shortcut} isBusy={arrive.isPending} onClick={() => arrive.mutate()}>
          {t("reception.arrive")} <Key of={keyOf.new} />
        </Button>
        <Button isBusy={help.isPending} look="danger" onClick={() => help.mutate(counter)}>
          {t("reception.help")} <kbd className="kbd">{kHelpKey}</kbd>
        </Button>
        <Link to="/visits/screen">{t("reception.screen")}</Link>
      </div>
      <AboutArrival arrival={arrival} onChange={setArrival} />
      {queue.isPending ? (
        <Skeleton label={t("workspace.loading")} />
      ) : waiting.length === 0 ? (
        <EmptyState text={t("reception.nobody_text")} title={t("reception.nobody")} />
      ) : (
        <ol className="reception__tickets reception__waiting">
          {waiting.map((ticket, place) => (
            <WaitingTicket
              isBusy={call.isPending}
              isNext={place === 0}
              key={ticket.id}
              onCall={() => call.mutate(ticket)}
              onLeave={() => leave.mutate(ticket)}
              ticket={ticket}
              zone={zone}
            />
          ))}
        </ol>
      )}
      {queue.data?.median_wait_min !== undefined && (
        <p className="muted">{t("reception.median", { minutes: queue.data.median_wait_min })}</p>
      )}
      {calls !== undefined && <p className="muted">{t("reception.help_calls", { calls })}</p>}
    </section>
  );
}

function AboutArrival({ arrival, onChange }: { arrival: Arrival; onChange(arrival: Arrival): void }) {
  const { t } = useTranslation();
  const choice = (name: keyof Arrival, codes: readonly string[]) => (
    <SelectField
      choices={[{ value: "", label: t("visits.not_asked") }, ...named(codes, name, t)]}
      label={t(`visits.${name}`)}
      onChange={(event) => {
        const { [name]: _, ...others } = arrival;
        onChange(event.target.value ? { ...others, [name]: event.target.value } : others);
      }}
      value={arrival[name] ?? ""}
    />
  );
  return (
    <details className="fold">
      <summary>{t("reception.about_person")}</summary>
      <div className="visits__pair">
        {choice("came_for", cameFor)}
        {choice("language", languages)}
      </div>
    </details>
  );
}

interface WaitingTicketProps {
  ticket: Ticket;
  zone: string | undefined;
  isNext: boolean;
  isBusy: boolean;
  onCall(): void;
  onLeave(): void;
}

function WaitingTicket({ ticket, zone, isNext, isBusy, onCall, onLeave }: WaitingTicketProps) {
  const { t, i18n } = useTranslation();
  const shortcut = useShortcut(keyOf.next);
  const { number, came_for, language } = ticket;
  const at = timeIn(ticket.arrived_at, zone, i18n.language);
  const known = [
    t("reception.since", { at }),
    came_for && t(`visits.came_for.${came_for}`),
    language && languageName(language, i18n.language),
  ].filter(Boolean);
  return (
    <li className="reception__ticket">
      <strong>{t("reception.number", { number })}</strong>
      <span className="muted">{known.join(" · ")}</span>
      <span className="reception__does">
        <Button
          aria-keyshortcuts={isNext ? shortcut : undefined}
          isBusy={isBusy}
          look={isNext ? "main" : "quiet"}
          onClick={onCall}
        >
          {t("reception.serve", { number })} {isNext && <Key of={keyOf.next} />}
        </Button>
        <Button look="plain" onClick={onLeave}>
          {t("reception.leave", { number })}
        </Button>
      </span>
    </li>
  );
}

const languageName = (code: string, language: string) =>
  new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;

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
    <section aria-labelledby="needs" className="card reception__part">
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
                {new Date(one.day).toLocaleDateString(localeOf(i18n.language), { timeZone: "UTC" })} ·{" "}
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
    <section aria-labelledby="posts" className="card reception__part">
      <h2 id="posts">{t("reception.posts")}</h2>
      {(save.isError || use.isError) && (
        <Notice isUrgent kind="danger" title={(save.error ?? use.error)?.message ?? ""} />
      )}
      <ul className="reception__tickets">
        {posts.data?.items.map((post) => (
          <li className="reception__ticket" key={post.id}>
            <strong>{post.name}</strong>
            <span>{t(`reception.post_kind.${post.kind}`)}</span>
            <span className="muted">
              {t(`reception.post_state.${post.state}`)} · {t("reception.uses", { uses: post.uses_this_month })}
            </span>
            <span className="reception__does">
              {post.state === "available" && (
                <Button look="quiet" onClick={() => use.mutate(post.id)}>
                  {t("reception.use", { name: post.name })}
                </Button>
              )}
              <Button
                look="quiet"
                onClick={() =>
                  save.mutate({ ...post, state: post.state === "available" ? "out_of_order" : "available" })
                }
              >
                {t(post.state === "available" ? "reception.break" : "reception.mend", { name: post.name })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <details className="fold" open={posts.data?.items.length === 0}>
        <summary>{t("reception.another_post")}</summary>
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
      </details>
    </section>
  );
}
