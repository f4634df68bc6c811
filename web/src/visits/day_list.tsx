import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { groupOf } from "./codes.ts";
import type { Act, OutcomeGroup, VisitCatalogue, VisitItem } from "./contract.ts";
import { timeOf } from "./draft.ts";

/** A visit of the list; one that waits to be sent has no version yet. */
export type ListedVisit = VisitItem & { isWaiting?: boolean; isSent?: boolean };

interface DayListProps {
  catalogue: VisitCatalogue;
  items: ListedVisit[];
  isToday: boolean;
  onCorrect(item: VisitItem): void;
}

const kShown = 50;

const looks: Record<OutcomeGroup, string> = {
  resolved: "state state--open",
  under_way: "state state--soon",
  reoriented: "state state--not_known",
  not_done: "state state--closed",
};

export function subjectName(act: Act, catalogue: VisitCatalogue): string {
  return (
    catalogue.procedures.find(({ code }) => code === act.procedure)?.name ??
    catalogue.partners.find(({ code }) => code === act.partner)?.name ??
    act.label ??
    act.procedure ??
    ""
  );
}

/** The visits of the day, the latest first, each to be corrected while one still remembers it. */
export function DayList({ catalogue, items, isToday, onCorrect }: DayListProps) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  if (items.length === 0) {
    return <EmptyState text={t("visits.none_text")} title={t(isToday ? "visits.none" : "visits.none_of_day")} />;
  }
  const columns: Column<ListedVisit>[] = [
    {
      id: "time",
      header: t("visits.time"),
      cell: (visit) => (visit.is_withdrawn ? <s>{timeOf(visit.slot)}</s> : timeOf(visit.slot)),
    },
    { id: "acts", header: t("visits.acts"), cell: (visit) => <Acts catalogue={catalogue} visit={visit} /> },
    { id: "facts", header: t("visits.facts"), cell: (visit) => <Facts catalogue={catalogue} visit={visit} /> },
    {
      id: "correct",
      header: t("visits.correction"),
      cell: (visit) =>
        visit.isWaiting ? (
          <span className="muted">{t(visit.isSent ? "visits.sent" : "visits.to_be_sent")}</span>
        ) : (
          <Button
            aria-label={t(visit.is_withdrawn ? "visits.bring_back_that_of" : "visits.correct_that_of", {
              time: timeOf(visit.slot),
            })}
            look="quiet"
            onClick={() => onCorrect(visit)}
          >
            {t(visit.is_withdrawn ? "visits.bring_back" : "visits.correct")}
          </Button>
        ),
    },
  ];
  const count = items.filter(({ is_withdrawn }) => !is_withdrawn).length;
  const shown = isWhole ? items : items.slice(0, kShown);
  return (
    <>
      <DataTable
        caption={t(isToday ? "visits.list_caption" : "visits.list_caption_of_day", { count })}
        columns={columns}
        rowId={(visit) => visit.id}
        rows={shown}
      />
      {shown.length < items.length && (
        <Button look="quiet" onClick={() => setIsWhole(true)}>
          {t("visits.show_all", { count: items.length })}
        </Button>
      )}
    </>
  );
}

function Acts({ catalogue, visit }: { catalogue: VisitCatalogue; visit: VisitItem }) {
  const { t } = useTranslation();
  if (visit.is_withdrawn) {
    return <span className="muted">{t("visits.withdrawn")}</span>;
  }
  if (visit.state === "abandoned") {
    return <span className="muted">{t("visits.left_unserved")}</span>;
  }
  const counted = visit.acts.map((act, place) => ({ act, id: `${place} ${act.procedure}` }));
  return (
    <ul className="visits__acts">
      {counted.map(({ act, id }) => (
        <li key={id}>
          <span>
            {subjectName(act, catalogue)}
            <span className="visits__how">
              {t(`visits.service_kind.${act.service_kind}`)} · {t("visits.minutes", { count: act.duration_min })}
            </span>
          </span>
          <span className={looks[groupOf(act.outcome)]}>{t(`visits.outcome.${act.outcome}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ catalogue, visit }: { catalogue: VisitCatalogue; visit: VisitItem }) {
  const { t } = useTranslation();
  const said = [
    catalogue.stops.find(({ position }) => position === visit.stop)?.name,
    visit.channel !== "in_person" && t(`visits.channel.${visit.channel}`),
    visit.party_size > 1 && t("visits.persons", { count: visit.party_size }),
    visit.participants !== undefined && t("visits.persons", { count: visit.participants }),
    visit.waiting_min !== undefined && t("visits.waited", { count: visit.waiting_min }),
    visit.version > 1 && t("visits.corrected"),
  ].filter(Boolean);
  return (
    <>
      {said.join(" · ")}
      {said.length === 0 && !visit.note && <span className="visits__nothing">–</span>}
      {visit.note && <span className="visits__how">{visit.note}</span>}
    </>
  );
}
