import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAction } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { DatePicker } from "../platform/ui/date_picker.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { today } from "./days.ts";

interface EndFormProps {
  action: ShownAction;
  onDone(action: ShownAction): void;
  onCancel(): void;
}

const usePut = (action: ShownAction, state: string, onDone: (action: ShownAction) => void) =>
  useMutation({
    mutationFn: (body: object) => ask<ShownAction>("PUT", `/actions/${action.id}/${state}`, body),
    onSuccess: onDone,
  });

interface SheetProps {
  title: string;
  text?: string;
  put: ReturnType<typeof usePut>;
  onSend(): void;
  onCancel(): void;
  children: ReactNode;
}

function Sheet({ title, text, put, onSend, onCancel, children }: SheetProps) {
  const { t } = useTranslation();
  const refused = refusedOf(put.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onSend();
  }
  return (
    <section aria-label={title} className="card">
      <h2>{title}</h2>
      {text && <p className="muted">{text}</p>}
      <form className="workspace__form" onSubmit={submit}>
        {children}
        {put.error && !refused?.problem.errors?.length && (
          <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
        )}
        <div className="actions">
          <Button isBusy={put.isPending} type="submit">
            {t("actions.save")}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {t("actions.cancel")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** It is done: what was done, on which day, and a page that shows it. */
export function CompleteForm({ action, onDone, onCancel }: EndFormProps) {
  const { t } = useTranslation();
  const put = usePut(action, "completion", onDone);
  const refused = refusedOf(put.error);
  const [text, setText] = useState("");
  const [link, setLink] = useState("");
  const [doneOn, setDoneOn] = useState<string | null>(today());
  return (
    <Sheet
      onCancel={onCancel}
      onSend={() => put.mutate({ text, done_on: doneOn ?? "", ...(link.trim() && { link: link.trim() }) })}
      put={put}
      text={t("actions.complete_text")}
      title={t("actions.complete")}
    >
      <TextArea
        autoFocus
        error={refused?.of("/text")}
        label={t("actions.field.proof")}
        maxLength={2000}
        minLength={10}
        onChange={(event) => setText(event.target.value)}
        required
        rows={4}
        value={text}
      />
      <TextField
        error={refused?.of("/link")}
        label={t("actions.field.link")}
        maxLength={500}
        onChange={(event) => setLink(event.target.value)}
        optional={t("actions.optional")}
        placeholder="https://"
        type="url"
        value={link}
      />
      <DatePicker
        error={refused?.of("/done_on")}
        label={t("actions.field.done_on")}
        onChange={setDoneOn}
        value={doneOn}
      />
    </Sheet>
  );
}

/** It is dropped, or opened again: why. */
export function ReasonForm({ action, onDone, onCancel, way }: EndFormProps & { way: "abandonment" | "reopening" }) {
  const { t } = useTranslation();
  const put = usePut(action, way, onDone);
  const refused = refusedOf(put.error);
  const [text, setText] = useState("");
  return (
    <Sheet
      onCancel={onCancel}
      onSend={() => put.mutate({ text })}
      put={put}
      title={t(way === "abandonment" ? "actions.abandon" : "actions.reopen")}
    >
      <TextArea
        autoFocus
        error={refused?.of("/text")}
        label={t("actions.field.reason")}
        maxLength={1000}
        minLength={5}
        onChange={(event) => setText(event.target.value)}
        required
        rows={3}
        value={text}
      />
    </Sheet>
  );
}

/** It is looked at again: the last whole months are kept, and the next time is set. */
export function MeasureForm({ action, onDone, onCancel }: EndFormProps) {
  const { t } = useTranslation();
  const put = usePut(action, "measurement", onDone);
  const refused = refusedOf(put.error);
  const [nextOn, setNextOn] = useState<string | null>(null);
  return (
    <Sheet
      onCancel={onCancel}
      onSend={() => put.mutate({ ...(nextOn && { next_on: nextOn }) })}
      put={put}
      text={t("actions.measure_again_text")}
      title={t("actions.measure_again")}
    >
      <DatePicker
        error={refused?.of("/next_on")}
        label={t("actions.field.next_on")}
        onChange={setNextOn}
        optional={t("actions.optional")}
        value={nextOn}
      />
    </Sheet>
  );
}
