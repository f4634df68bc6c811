import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonData, RequestOutcome, RightAsked, RightsRequest, RightsRequestList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useTitle } from "../workspace/title.ts";
import { download } from "./download.ts";

const kKinds: RightAsked[] = ["access", "rectification", "erasure", "restriction", "objection", "portability"];

/** What persons ask by right: the nearest day first, and how many are left. */
export function RequestsPage() {
  const { t } = useTranslation();
  useTitle(t("privacy.requests"));
  const list = useQuery({
    queryKey: ["rights-requests"],
    queryFn: () => ask<RightsRequestList>("GET", "/rights-requests"),
  });
  return (
    <>
      <h1>{t("privacy.requests")}</h1>
      <p className="muted">{t("privacy.requests_text")}</p>
      {list.isError && <Notice isUrgent kind="danger" title={list.error.message} />}
      {list.data?.items.length === 0 && (
        <EmptyState text={t("privacy.no_requests_text")} title={t("privacy.no_requests")} />
      )}
      {list.data?.items.map((one) => (
        <Item key={one.id} request={one} />
      ))}
      <NewRequest />
    </>
  );
}

function Item({ request }: { request: RightsRequest }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState("");
  const done = () => queries.invalidateQueries({ queryKey: ["rights-requests"] });
  const give = useMutation({
    mutationFn: (outcome: RequestOutcome) =>
      ask<RightsRequest>("PUT", `/rights-requests/${request.id}/answer`, { outcome, answer }),
    onSuccess: done,
  });
  const extend = useMutation({
    mutationFn: () => ask<RightsRequest>("PUT", `/rights-requests/${request.id}/extension`, { reason: answer }),
    onSuccess: done,
  });
  const data = useMutation({
    mutationFn: () => ask<PersonData>("GET", `/rights-requests/${request.id}/data`),
    onSuccess: (kept) => download("personal-data.json", kept),
  });
  const date = (day: string) => dateIn(i18n.language, day, { dateStyle: "medium" });
  const left = Math.ceil((Date.parse(request.due_on) - Date.now()) / 86_400_000);
  const refused = give.error ?? extend.error ?? data.error;
  return (
    <section aria-label={t(`privacy.asks.${request.kind}`)} className="card">
      <h2>{t(`privacy.asks.${request.kind}`)}</h2>
      <p>
        {t("privacy.received_on", { date: date(request.received_on) })} ·{" "}
        {request.outcome ? (
          t(`privacy.outcome.${request.outcome}`, { date: date(request.answered_on ?? request.due_on) })
        ) : (
          <span className={left < 0 ? "state state--closed" : left < 8 ? "state state--unknown" : "state state--open"}>
            {t(left < 0 ? "privacy.overdue" : "privacy.due_on", { date: date(request.due_on), count: Math.abs(left) })}
          </span>
        )}
      </p>
      {request.note && <p>{request.note}</p>}
      {request.extended_because && (
        <p className="muted">{t("privacy.extended", { reason: request.extended_because })}</p>
      )}
      {refused && <Notice isUrgent kind="danger" title={refused.message} />}
      {!request.outcome && (
        <div className="workspace__form">
          {request.account_id && (
            <Button isBusy={data.isPending} look="quiet" onClick={() => data.mutate()}>
              {t("privacy.export_data")}
            </Button>
          )}
          <TextArea
            hint={request.kind === "erasure" ? t("privacy.erasure_hint") : undefined}
            label={t("privacy.answer")}
            onChange={(event) => setAnswer(event.target.value)}
            rows={2}
            value={answer}
          />
          <div className="actions">
            <Button disabled={answer.length < 3} isBusy={give.isPending} onClick={() => give.mutate("done")}>
              {t(request.kind === "erasure" ? "privacy.erase" : "privacy.done")}
            </Button>{" "}
            <Button disabled={answer.length < 3} look="quiet" onClick={() => give.mutate("refused")}>
              {t("privacy.refuse")}
            </Button>{" "}
            {!request.extended_because && (
              <Button disabled={answer.length < 3} look="plain" onClick={() => extend.mutate()}>
                {t("privacy.extend")}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function NewRequest() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<RightAsked>("access");
  const file = useMutation({
    mutationFn: (wanted: object) => ask<RightsRequest>("POST", "/rights-requests", wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["rights-requests"] }),
  });
  const refused = refusedOf(file.error);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    file.mutate({
      kind,
      note: field("note"),
      ...(field("email") && { email: field("email") }),
      ...(field("received_on") && { received_on: field("received_on") }),
    });
  }
  return (
    <section className="card">
      <h2>{t("privacy.new_request")}</h2>
      {file.isSuccess && <Notice kind="done" title={t("privacy.request_filed")} />}
      <form className="workspace__form" onSubmit={submit}>
        <SelectField
          choices={kKinds.map((value) => ({ value, label: t(`privacy.asks.${value}`) }))}
          label={t("privacy.right")}
          onChange={(event) => setKind(event.target.value as RightAsked)}
          value={kind}
        />
        <TextField
          error={refused?.of("/email")}
          hint={t("privacy.email_hint")}
          label={t("privacy.email")}
          name="email"
          type="email"
        />
        <TextField error={refused?.of("/received_on")} label={t("privacy.received")} name="received_on" type="date" />
        <TextArea hint={t("privacy.note_hint")} label={t("privacy.note")} name="note" rows={2} />
        <Button isBusy={file.isPending} look="quiet" type="submit">
          {t("privacy.file")}
        </Button>
      </form>
    </section>
  );
}
