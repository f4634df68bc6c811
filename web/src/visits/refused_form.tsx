// A visit that the server has refused, in the form it was recorded with: what is wrong is said at its field.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { useCatalogue } from "./catalogue.ts";
import type { Visit, VisitCatalogue } from "./contract.ts";
import { draftOfVisit, type Problems, problemsOf, slotOf, visitOf } from "./draft.ts";
import { favouritesOf } from "./favourites.ts";
import { KeyedField, SingleKeys } from "./keyed_field.tsx";
import { hasSingleKeys } from "./keys.ts";
import { add, newVisitId, type Refused, remove } from "./outbox.ts";
import { RecordForm } from "./record_form.tsx";

interface RefusedFormProps {
  refused: Refused;
  onLeave(): void;
}

export function RefusedForm(props: RefusedFormProps) {
  const { t } = useTranslation();
  const catalogue = useCatalogue(props.refused.counter);
  if (catalogue.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!catalogue.data) {
    return <Notice kind="danger" title={catalogue.error?.message ?? t("visits.unreachable")} />;
  }
  return (
    <SingleKeys value={hasSingleKeys(localStorage)}>
      <Form {...props} catalogue={catalogue.data} />
    </SingleKeys>
  );
}

/** By field of the form, as the server has named them. */
function problemsIn({ code, errors }: Refused): Problems {
  const named = errors.map((one) => [one.field.replace(/^\/items\/\d+/, ""), one.code]);
  return named.length > 0 ? Object.fromEntries(named) : { "": code };
}

function Form({ refused, catalogue, onLeave }: RefusedFormProps & { catalogue: VisitCatalogue }) {
  const { t } = useTranslation();
  const { counter, time_zone: zone } = catalogue;
  const { visit, account, outcome } = refused;
  const recorded = slotOf(visit.arrived_at, zone);
  const [draft, setDraft] = useState(() => draftOfVisit(visit, zone));
  const [day, setDay] = useState(recorded.day);
  const [problems, setProblems] = useState<Problems>(() => (outcome === "conflict" ? {} : problemsIn(refused)));
  const [favourites] = useState(() => favouritesOf(counter, localStorage));

  function corrected(): Visit {
    const isConflict = outcome === "conflict"; // another visit bears its id
    const id = isConflict ? newVisitId() : visit.id;
    const next = visitOf(draft, { id, counter, day, zone, now: new Date() });
    const slot = slotOf(next.arrived_at, zone);
    const isSameTime = slot.day === recorded.day && slot.slot === recorded.slot;
    return isSameTime ? { ...next, arrived_at: visit.arrived_at } : next;
  }

  const saving = useMutation({
    mutationFn: async () => {
      const next = corrected();
      await add(next, account);
      if (next.id !== visit.id) {
        await remove(visit.id);
      }
    },
    onSuccess: onLeave,
    onError: () => setProblems({ "": "visits.not_kept" }), // the outbox has said why
  });

  function submit(): void {
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length === 0 && !saving.isPending) {
      saving.mutate();
    }
  }

  const dayError = problems["/arrived_at"] && t(problems["/arrived_at"]);
  return (
    <RecordForm
      before={
        <KeyedField error={dayError || undefined} id="visit-day" label={t("offline.day")}>
          {(control) => (
            <input {...control} onChange={(event) => setDay(event.target.value)} required type="date" value={day} />
          )}
        </KeyedField>
      }
      beside={
        <Button look="plain" onClick={onLeave}>
          {t("visits.leave_correction")}
        </Button>
      }
      catalogue={catalogue}
      draft={draft}
      favourites={favourites}
      isBusy={saving.isPending}
      onChange={setDraft}
      onSave={submit}
      problems={problems}
      save={t(outcome === "conflict" ? "offline.send_as_own" : "offline.send_again")}
      title={t("visits.correct_that_of", { time: draft.arrival })}
    />
  );
}
