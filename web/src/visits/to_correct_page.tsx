// What the server has refused: each visit with the reason, until a person sends it again or gives it up.
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { useTitle } from "../workspace/title.ts";
import { useCatalogue } from "./catalogue.ts";
import { momentIn } from "./clock.ts";
import { add, newVisitId, type Refused, remove, subscribe, toCorrect } from "./outbox.ts";
import { RefusedForm } from "./refused_form.tsx";

export function ToCorrectPage() {
  const { t } = useTranslation();
  useTitle(t("offline.to_correct_title"));
  const [refused, setRefused] = useState<Refused[]>();
  const [leaving, setLeaving] = useState<Refused>();
  const [correcting, setCorrecting] = useState<string>();
  const look = useCallback(() => {
    toCorrect().then(setRefused, () => undefined);
  }, []);
  useEffect(() => {
    look();
    return subscribe(look);
  }, [look]);
  async function giveUp(id: string): Promise<void> {
    await remove(id);
    setLeaving(undefined);
  }
  return (
    <>
      <h1>{t("offline.to_correct_title")}</h1>
      {refused?.length === 0 && (
        <EmptyState text={t("offline.nothing_to_correct_text")} title={t("offline.nothing_to_correct")} />
      )}
      {refused?.map((one) =>
        one.id === correcting ? (
          <RefusedForm key={one.id} onLeave={() => setCorrecting(undefined)} refused={one} />
        ) : (
          <RefusedVisit
            key={one.id}
            onCorrect={() => setCorrecting(one.id)}
            onLeave={() => setLeaving(one)}
            refused={one}
          />
        ),
      )}
      <Dialog
        actions={
          <>
            <Button look="danger" onClick={() => leaving && giveUp(leaving.id)}>
              {t("offline.give_up")}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(undefined)}>
              {t("offline.keep")}
            </Button>
          </>
        }
        close={t("offline.keep")}
        isOpen={leaving !== undefined}
        isQuestion
        onClose={() => setLeaving(undefined)}
        title={t("offline.give_up_question")}
      >
        <p>{t("offline.give_up_text")}</p>
      </Dialog>
    </>
  );
}

interface RefusedVisitProps {
  refused: Refused;
  onCorrect(): void;
  onLeave(): void;
}

function RefusedVisit({ refused, onCorrect, onLeave }: RefusedVisitProps) {
  const { t, i18n } = useTranslation();
  const { visit, account, outcome } = refused;
  const catalogue = useCatalogue(visit.counter);
  const at = momentIn(visit.arrived_at, catalogue.data?.time_zone, i18n.language);
  const codes = new Set([refused.code, ...refused.errors.map(({ code }) => code)].filter((code) => code !== ""));
  // Another visit bears its id: as one of its own it is sent under a new one.
  async function sendAsOwn(): Promise<void> {
    await add({ ...visit, id: newVisitId() }, account);
    await remove(visit.id);
  }
  return (
    <article className="card">
      <h2>{at}</h2>
      <ul className="workspace__list">
        {[...codes].map((code) => (
          <li key={code}>{i18n.exists(code) ? t(code) : code}</li>
        ))}
      </ul>
      {visit.note && <p>{visit.note}</p>}
      <div className="visits__actions">
        <Button onClick={onCorrect}>{t("visits.correct")}</Button>
        {outcome === "conflict" ? (
          <Button look="quiet" onClick={sendAsOwn}>
            {t("offline.send_as_own")}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => add(visit, account)}>
            {t("offline.send_again")}
          </Button>
        )}
        <Button look="plain" onClick={onLeave}>
          {t("offline.give_up")}
        </Button>
      </div>
    </article>
  );
}
