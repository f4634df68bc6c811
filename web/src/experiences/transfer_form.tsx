import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnsweringBody, ShownExperience, ShownStructure } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { LateCombobox } from "../visits/late_combobox.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { structureName } from "./story_facts.tsx";
import { type ChosenService, serviceOf, useServiceSuggestions } from "./use_services.ts";

interface TransferFormProps {
  story: ShownExperience;
  /** Those without an answer that one answers for or coordinates. */
  structures: ShownStructure[];
  onSent(said: string): void;
}

/** To whoever it concerns: a service is chosen, and it is sent. Its department stays unless another is written, which is
 * asked about first: who sends a story away cannot have it back. */
export function TransferForm({ story, structures, onSent }: TransferFormProps) {
  const { t } = useTranslation();
  const suggest = useServiceSuggestions();
  const [from, setFrom] = useState(structures[0]);
  const [to, setTo] = useState<ChosenService | null>(null);
  const [reason, setReason] = useState<string | null>(null); // null: the usual one
  const [territory, setTerritory] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const department = territory.trim();
  const usual = to ? t("stories_work.transfer_usual_reason", { service: to.name }) : "";
  const send = useMutation({
    mutationFn: (service: ChosenService) =>
      ask<void>("POST", `/experiences/${story.id}/transfers`, {
        position: from?.position,
        service: service.code,
        reason: reason ?? usual,
        ...(service.counter && { counter: service.counter }),
        ...(department !== "" && { territory: department }),
      }),
    onSettled: () => setIsAsked(false),
    onSuccess: (_, service) => onSent(t("stories_work.transferred", { service: service.name })),
  });
  const refused = refusedOf(send.error);
  const where = new URLSearchParams({ service: to?.code ?? "", territory: department || (from?.territory.code ?? "") });
  const body = useQuery({
    queryKey: ["answering-bodies", `${where}`],
    queryFn: () => ask<AnsweringBody>("GET", `/answering-bodies?${where}`),
    enabled: to !== null,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(!to);
    if (to && department !== "" && department !== from?.territory.code) {
      setIsAsked(true);
    } else if (to) {
      send.mutate(to);
    }
  }

  return (
    <section aria-label={t("stories_work.transfer_title")} className="card">
      <h2>{t("stories_work.transfer_title")}</h2>
      <p className="muted">{t("stories_work.transfer_text")}</p>
      <form className="story__form" onSubmit={submit}>
        {structures.length > 1 && (
          <SelectField
            choices={structures.map((one) => ({ value: String(one.position), label: structureName(one) }))}
            label={t("stories_work.in_place_of")}
            onChange={(event) => setFrom(structures.find(({ position }) => String(position) === event.target.value))}
            value={String(from?.position)}
          />
        )}
        <LateCombobox
          error={
            isMissing
              ? t("stories_work.service_missing")
              : (refused?.of("/service") ?? refused?.of("/counter") ?? refused?.of("/position"))
          }
          hint={t("stories_work.service_hint")}
          label={t("stories_work.to_service")}
          onChoice={(choice) => setTo(choice && serviceOf(choice))}
          suggest={suggest}
        />
        {to && (
          <>
            <TextField
              error={refused?.of("/reason")}
              hint={t("stories_work.transfer_reason_hint")}
              label={t("stories_work.transfer_reason")}
              maxLength={500}
              minLength={5}
              onChange={(event) => setReason(event.target.value)}
              required
              value={reason ?? usual}
            />
            <TextField
              error={refused?.of("/territory")}
              hint={t("stories_work.other_department_hint", { name: from?.territory.name ?? "" })}
              label={t("stories_work.other_department")}
              maxLength={20}
              onChange={(event) => setTerritory(event.target.value)}
              optional={t("stories_work.optional")}
              value={territory}
            />
          </>
        )}
        {to && body.data?.is_there === false && (
          <Notice kind="warning" title={t("stories_work.without_body", { name: to.name })}>
            {t("stories_work.without_body_text")}
          </Notice>
        )}
        {send.error && !refused?.problem.errors?.length && (
          <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
        )}
        <div className="actions">
          <Button isBusy={send.isPending} look="quiet" type="submit">
            {to ? t("stories_work.transfer_to", { service: to.name }) : t("stories_work.transfer")}
          </Button>
        </div>
      </form>
      {from && to && (
        <Dialog
          actions={
            <>
              <Button onClick={() => setIsAsked(false)}>{t("stories_work.transfer_away_back")}</Button>
              <Button isBusy={send.isPending} look="quiet" onClick={() => send.mutate(to)}>
                {t("stories_work.transfer_away_send")}
              </Button>
            </>
          }
          close={t("stories_work.close")}
          isOpen={isAsked}
          isQuestion
          onClose={() => setIsAsked(false)}
          title={t("stories_work.transfer_away")}
        >
          <p>{t("stories_work.transfer_away_text", { from: structureName(from), service: to.name, department })}</p>
        </Dialog>
      )}
    </section>
  );
}
