import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { refusedOf } from "../workspace/api.ts";
import type { VisitCatalogue, VisitItem } from "./contract.ts";
import { draftOf, guarded, type Problems, problemsOf, visitOf } from "./draft.ts";
import { favouritesOf } from "./favourites.ts";
import { KeyedField } from "./keyed_field.tsx";
import type { Command } from "./keys.ts";
import { RecordForm } from "./record_form.tsx";
import { correct } from "./save.ts";
import { Withdrawal } from "./withdrawal.tsx";

const kReason = "visit-reason";
const kLongestReason = 200;

interface CorrectionProps {
  catalogue: VisitCatalogue;
  item: VisitItem;
  onSaved(): void;
  onWithdrawn(): void;
  onLeave(): void;
  onCommand(command: Command): void;
}

/** What was recorded, put right with a reason; what stood is kept by the server. */
export function Correction({ catalogue, item, onSaved, onWithdrawn, onLeave, onCommand }: CorrectionProps) {
  const { t } = useTranslation();
  const { counter, time_zone: zone } = catalogue;
  const [draft, setDraft] = useState(() => draftOf(item));
  const [favourites] = useState(() => favouritesOf(counter, localStorage));
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  useEffect(() => document.getElementById(kReason)?.focus(), []);
  const saidReason = () => guarded(reason.trim()).slice(0, kLongestReason);
  const saving = useMutation({
    mutationFn: () => {
      const visit = visitOf(draft, { id: item.id, counter, day: item.day, zone, now: new Date() });
      return correct(item, saidReason(), visit);
    },
    onSuccess: onSaved,
    onError: (error) => setProblems(problemsIn(error)),
  });

  const withoutReason: Problems = reason.trim() === "" ? { "/reason": "visits.reason_missing" } : {};

  function submit(): void {
    const found = { ...withoutReason, ...problemsOf(draft) };
    setProblems(found);
    if (Object.keys(found).length === 0 && !saving.isPending) {
      saving.mutate();
    }
  }

  return (
    <RecordForm
      before={
        <KeyedField
          error={problems["/reason"] && t(problems["/reason"])}
          hint={t("visits.reason_hint")}
          id={kReason}
          label={t("visits.reason")}
        >
          {(control) => (
            <input
              {...control}
              maxLength={kLongestReason}
              onChange={(event) => setReason(event.target.value)}
              type="text"
              value={reason}
            />
          )}
        </KeyedField>
      }
      beside={
        <>
          {!item.is_withdrawn && (
            <Withdrawal
              id={item.id}
              mayAsk={() => {
                setProblems(withoutReason);
                return reason.trim() !== "";
              }}
              onWithdrawn={onWithdrawn}
              reason={saidReason}
            />
          )}
          <Button look="plain" onClick={onLeave}>
            {t("visits.leave_correction")}
          </Button>
        </>
      }
      catalogue={catalogue}
      draft={draft}
      favourites={favourites}
      isBusy={saving.isPending}
      onChange={setDraft}
      onCommand={onCommand}
      onSave={submit}
      problems={problems}
      save={t("visits.save_correction")}
      title={t("visits.correct_that_of", { time: draft.arrival })}
    />
  );
}

/** By field of the form, each in words. */
function problemsIn(error: Error): Problems {
  const { message, problem } = refusedOf(error) ?? { message: "visits.unreachable", problem: null };
  const errors = problem?.errors ?? [];
  return errors.length > 0
    ? Object.fromEntries(errors.map((one) => [one.field.replace(/^\/visit/, ""), one.message]))
    : { "": message };
}
