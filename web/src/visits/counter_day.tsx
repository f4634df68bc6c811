import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { type Message, Toast } from "../platform/ui/toast.tsx";
import { page } from "../workspace/page.ts";
import { fieldId } from "./act_fields.tsx";
import { CloseDay, ClosedDay } from "./close_day.tsx";
import type { VisitCatalogue, VisitItem } from "./contract.ts";
import { DayFigures } from "./day_figures.tsx";
import { DayList } from "./day_list.tsx";
import { Key, SingleKeys, useShortcut } from "./keyed_field.tsx";
import { type Command, hasSingleKeys, keepSingleKeys, keyOf } from "./keys.ts";
import { NextInLine } from "./next_in_line.tsx";
import { OutboxStatus } from "./outbox_status.tsx";
import { PinMissing } from "./pin_missing.tsx";
import { useAttendedQueue, useCall, waitingIn } from "./queue.ts";
import { focusSoon } from "./record_form.tsx";
import { Recording } from "./recording.tsx";
import { takeBack } from "./save.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { useDay } from "./use_day.ts";
import { WelcomeScript } from "./welcome_script.tsx";

const Correction = page(() => import("./correction.tsx"), "Correction");

interface CounterDayProps {
  catalogue: VisitCatalogue;
  /** On the counter's calendar: "2026-11-24". */
  day: string;
  /** Else it is one that is over: what was on paper is entered, with the time at which it was. */
  isToday: boolean;
  title: string;
}

/** The day of one counter: what is being recorded, and what has been. */
export function CounterDay({ catalogue, day, isToday, title }: CounterDayProps) {
  const { t } = useTranslation();
  const { counter, time_zone: zone } = catalogue;
  const list = useDay(counter, day, zone);
  const [correcting, setCorrecting] = useState<VisitItem | null>(null);
  const [done, setDone] = useState<Message | null>(null);
  const [isKeyed, setIsKeyed] = useState(() => hasSingleKeys(localStorage));

  const [calls, setCalls] = useState(0);
  const queue = useAttendedQueue(counter, isToday);
  const call = useCall(counter, () => setCalls((before) => before + 1));
  const inLine = queue.isError || !isToday ? [] : waitingIn(queue.data);
  const next = inLine[0];

  function callNext(): void {
    if (next && !call.isPending && !correcting) {
      call.mutate(next);
    }
  }

  function startCorrection(item: VisitItem): void {
    setCorrecting(item);
  }

  function endCorrection(): void {
    setCorrecting(null);
    focusSoon("visit-title");
  }

  function corrected(said: string): void {
    setDone({ text: t(said) });
    list.again();
    endCorrection();
  }

  async function undo(id: string): Promise<void> {
    if (await takeBack(id)) {
      setDone({ text: t("visits.taken_back") });
      list.again();
      focusSoon("visit-title");
      return;
    }
    setDone(null);
    const item = (await list.again()).find((one) => one.id === id);
    item ? startCorrection(item) : setDone({ text: t("visits.visit_unknown") });
  }

  function obey(command: Command): void {
    if (command === "undo") {
      done?.undo?.onUndo();
    } else if (command === "next") {
      callNext();
    }
  }

  return (
    <SingleKeys value={isKeyed}>
      <div className="visits__head">
        <div className="toolbar">
          <h1>{title}</h1>
          <NewVisit />
          {!list.closedAt && (
            <CloseDay
              counter={counter}
              day={day}
              onClosed={list.again}
              waiting={list.items.filter(({ isWaiting, isSent }) => isWaiting && !isSent).length}
            />
          )}
        </div>
        <p className="visits__counter">{catalogue.counter_name}</p>
        <OutboxStatus />
        <PinMissing />
        {next && !correcting && (
          <NextInLine isBusy={call.isPending} next={next} onCall={callNext} waiting={inLine.length} />
        )}
        {call.isError && <Notice isUrgent kind="danger" title={call.error.message} />}
      </div>
      {list.closedAt && <ClosedDay closedAt={list.closedAt} day={day} zone={zone} />}
      {list.items.some((one) => one.is_generated) && <Notice title={t("visits.generated_day")} />}
      <DayFigures isToday={isToday} items={list.items} />
      {correcting ? (
        <Suspense fallback={<Skeleton label={t("workspace.loading")} />}>
          <Correction
            catalogue={catalogue}
            item={correcting}
            key={correcting.id}
            onCommand={obey}
            onLeave={endCorrection}
            onSaved={() => corrected("visits.correction_saved")}
            onWithdrawn={() => corrected("visits.withdrawal_saved")}
          />
        </Suspense>
      ) : (
        <Recording
          calls={calls}
          catalogue={catalogue}
          day={day}
          isToday={isToday}
          onCommand={obey}
          onBegun={() => setDone(null)}
          onSaid={(text) => setDone({ text })}
          onSaved={(text, { id }) => setDone({ text, undo: { label: t("visits.undo"), onUndo: () => undo(id) } })}
        />
      )}
      <section aria-label={t("visits.list")} className="card visits__list">
        {list.isUnknown && <Notice title={t("visits.list_unknown")}>{t("visits.list_unknown_text")}</Notice>}
        <DayList catalogue={catalogue} isToday={isToday} items={list.items} onCorrect={startCorrection} />
      </section>
      <div className="visits__help">
        <WelcomeScript />
        <Shortcuts
          hasSingleKeys={isKeyed}
          onChange={(isOn) => {
            keepSingleKeys(localStorage, isOn);
            setIsKeyed(isOn);
          }}
        />
      </div>
      <Toast close={t("visits.close")} message={done} onClose={() => setDone(null)} />
    </SingleKeys>
  );
}

function NewVisit() {
  const { t } = useTranslation();
  const shortcut = useShortcut(keyOf.new);
  return (
    <Button
      aria-keyshortcuts={shortcut}
      onClick={() => document.getElementById(fieldId("procedure", { key: 0 }))?.focus()}
    >
      {t("visits.new_visit")} <Key of={keyOf.new} />
    </Button>
  );
}
