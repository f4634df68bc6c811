import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { useMe } from "../workspace/session.tsx";
import type { Visit, VisitCatalogue } from "./contract.ts";
import { subjectName } from "./day_list.tsx";
import { type Draft, emptyDraft, isUntouched, type Problems, problemsOf, visitOf } from "./draft.ts";
import { type Favourites, kMostTemplates, learned, type Pattern, withoutTemplate, withTemplate } from "./favourites.ts";
import type { Command } from "./keys.ts";
import { find } from "./personal_data.ts";
import { called, draftOfTicket, nextCalled } from "./queue.ts";
import { focusSoon, kArrival, kSave, RecordForm } from "./record_form.tsx";
import { freeId, save } from "./save.ts";
import { Templates } from "./templates.tsx";
import { useDraft, useFavourites } from "./use_day.ts";

interface RecordingProps {
  catalogue: VisitCatalogue;
  day: string;
  isToday: boolean;
  /** How many numbers this page has called. */
  calls: number;
  onSaved(said: string, visit: Visit): void;
  onSaid(said: string): void;
  /** The next one has begun: what was said of the last is over. */
  onBegun(): void;
  onCommand(command: Command): void;
}

/** The visit that is being recorded. */
export function Recording({ catalogue, day, isToday, calls, onSaved, onSaid, onBegun, onCommand }: RecordingProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { counter, time_zone: zone } = catalogue;
  const [favourites, setFavourites] = useFavourites(counter);
  const [draft, setDraft] = useDraft(counter, day);
  const [problems, setProblems] = useState<Problems>({});
  const [round, setRound] = useState(0); // a form for each visit: nothing half typed stays from the one before
  const visitNow = (id: string) => visitOf(draft, { id, counter, day, zone, now: new Date() });
  const namesOf = ({ acts }: Pattern, between: string) => acts.map((act) => subjectName(act, catalogue)).join(between);

  // Once the next form stands there, the hand goes to it: not before, to the one that goes.
  const handAt = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form is what this is about
  useEffect(() => {
    if (handAt.current) {
      document.getElementById(handAt.current)?.focus();
    }
  }, [round]);

  function begin(next: Draft, hand: string): void {
    setDraft(next);
    setProblems({});
    setRound(round + 1);
    handAt.current = hand;
  }

  // Whoever was called comes next, as soon as nobody else's visit is being written down.
  function beginNext(): void {
    const ticket = isToday ? nextCalled(counter, day, zone) : undefined;
    const next = ticket ? draftOfTicket(ticket, zone, draft.stop) : emptyDraft(draft.stop);
    begin(next, isToday ? "visit-title" : kArrival);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: when a number is called, and when the page is opened after one was
  useEffect(() => {
    if (isToday && isUntouched(draft) && called(counter).length > 0) {
      onBegun();
      beginNext();
    }
  }, [calls]);

  const saving = useMutation({
    networkMode: "always",
    mutationFn: async () => {
      const visit = visitNow(await freeId(draft.ticket?.id));
      await save(visit, me.id);
      return visit;
    },
    onSuccess: (visit) => {
      const kinds = [...new Set(find(draft.note ?? "").map(({ kind }) => t(`visits.personal.${kind}`)))];
      const what =
        visit.acts.length > 0 ? t("visits.saved", { what: namesOf(visit, ", ") }) : t("visits.saved_unserved");
      onSaved(kinds.length > 0 ? `${what} ${t("visits.was_masked", { kinds: kinds.join(", ") })}` : what, visit);
      setFavourites(learned(favourites, visit));
      beginNext();
    },
    onError: () => setProblems({ "": "visits.not_kept" }), // the outbox has said why
  });

  function submit(): void {
    const found = problemsOf(draft, { needsArrival: !isToday });
    setProblems(found);
    if (Object.keys(found).length === 0 && !saving.isPending) {
      saving.mutate();
    }
  }

  function take({ channel, acts }: Pattern): void {
    const numbered = acts.map((act, key) => ({ ...act, key }));
    const begun = draft.ticket ? draft : { ...emptyDraft(draft.stop), ...(!isToday && { arrival: draft.arrival }) };
    begin({ ...begun, channel, began_at: new Date().toISOString(), acts: numbered }, kSave);
  }

  function keep(): void {
    const visit = visitNow("");
    const name = namesOf(visit, " + ");
    setFavourites(withTemplate(favourites, name, visit));
    onSaid(t("visits.template_kept", { name }));
    focusSoon(kSave);
  }

  function obey(command: Command): void {
    const pattern =
      command === "repeat" ? favourites.last : typeof command === "object" && favourites.templates[command.template];
    pattern ? take(pattern) : onCommand(command);
  }

  return (
    <RecordForm
      asksArrival={!isToday}
      before={
        <>
          <Numbers called={isToday ? called(counter) : []} onLeave={beginNext} ticket={draft.ticket} />
          <Templates
            favourites={favourites}
            nameOf={(pattern) => namesOf(pattern, " + ")}
            onRemove={(position) => setFavourites(withoutTemplate(favourites, position))}
            onTake={take}
          />
        </>
      }
      beside={
        isKeepable(draft, favourites) && (
          <Button look="plain" onClick={keep}>
            {t("visits.keep_template")}
          </Button>
        )
      }
      catalogue={catalogue}
      draft={draft}
      favourites={favourites}
      isBusy={saving.isPending}
      key={round}
      onChange={(next) => {
        if (next.began_at && !draft.began_at) {
          onBegun();
        }
        setDraft(next);
      }}
      onCommand={obey}
      onSave={submit}
      problems={problems}
      save={t("visits.save")}
      title={t("visits.current_visit")}
    />
  );
}

interface NumbersProps {
  ticket: Draft["ticket"] | undefined;
  called: Ticket[];
  onLeave(): void;
}

/** Whose visit this is, and whose come after it: by number. */
function Numbers({ ticket, called, onLeave }: NumbersProps) {
  const { t } = useTranslation();
  const others = called.map(({ number }) => number).join(", ");
  return (
    <>
      {ticket && (
        <p className="visits__number">
          <span className="state state--open">{t("visits.of_number", { number: ticket.number })}</span>
          <Button look="plain" onClick={onLeave}>
            {t("visits.leave_number")}
          </Button>
        </p>
      )}
      {others && <p>{t("visits.called_too", { count: called.length, numbers: others })}</p>}
    </>
  );
}

const isKeepable = (draft: Draft, { templates }: Favourites) =>
  !isUntouched(draft) && templates.length < kMostTemplates && draft.acts.some((act) => act.procedure ?? act.partner);
