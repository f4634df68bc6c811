// What is being written of an action, until it is whole.
import { useState } from "react";
import type { ActionContent, MeasureKind } from "../api.ts";
import { today } from "./days.ts";

/** What is not yet said is "" or null. */
export interface MeasureDraft {
  kind: MeasureKind;
  service: string;
  irritant: string | null;
  months: number;
  remeasure_on: string | null;
}

export interface ActionDraft {
  title: string;
  what: string;
  department: string;
  owner: string;
  function: string;
  due_on: string | null;
  opened_on: string | null;
  is_public: boolean;
  measure: MeasureDraft | null;
}

export const kNewMeasure: MeasureDraft = {
  kind: "negative_share",
  service: "",
  irritant: null,
  months: 3,
  remeasure_on: null,
};

export function draftOf(content: Partial<ActionContent>): ActionDraft {
  const { measure } = content;
  return {
    title: content.title ?? "",
    what: content.what ?? "",
    department: content.department ?? "",
    owner: content.owner ?? "",
    function: content.function ?? "",
    due_on: content.due_on ?? null,
    opened_on: content.opened_on ?? today(),
    is_public: content.is_public ?? true,
    measure: measure
      ? {
          kind: measure.kind,
          service: measure.service,
          irritant: measure.irritant ?? null,
          months: measure.months,
          remeasure_on: measure.remeasure_on ?? null,
        }
      : null,
  };
}

/** Nothing while something is missing. The figure is that of the action's own department. */
export function wholeOf(draft: ActionDraft): ActionContent | null {
  const { due_on, opened_on, measure } = draft;
  const [title, what, department, by] = [draft.title, draft.what, draft.department, draft.function].map((text) =>
    text.trim(),
  ) as [string, string, string, string];
  if (!title || !what || !department || !draft.owner || !due_on || !opened_on || measure?.service === "") {
    return null;
  }
  return {
    title,
    what,
    department,
    owner: draft.owner,
    due_on,
    opened_on,
    is_public: draft.is_public,
    ...(by && { function: by }),
    ...(measure && {
      measure: {
        kind: measure.kind,
        service: measure.service,
        department,
        months: measure.months,
        ...(measure.irritant && measure.kind === "stories_per_month" && { irritant: measure.irritant }),
        ...(measure.remeasure_on && { remeasure_on: measure.remeasure_on }),
      },
    }),
  };
}

/** `service`: that of a new figure. */
export function useActionDraft(content: Partial<ActionContent>, service = "") {
  const [filled, setFilled] = useState(() => draftOf(content));
  return {
    filled,
    set: (change: Partial<ActionDraft>) => setFilled((now) => ({ ...now, ...change })),
    setMeasure: (change: Partial<MeasureDraft>) =>
      setFilled((now) => ({ ...now, measure: { ...(now.measure ?? kNewMeasure), ...change } })),
    measured: (is: boolean) => setFilled((now) => ({ ...now, measure: is ? { ...kNewMeasure, service } : null })),
    whole: () => wholeOf(filled),
  };
}
