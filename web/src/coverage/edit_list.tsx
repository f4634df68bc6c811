import { useTranslation } from "react-i18next";
import type { Counter, Edit, MisplacedCounter } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import type { Refused } from "../workspace/api.ts";
import { EditSign } from "./edit_layers.tsx";
import { counterOf, degreesOf } from "./edits.ts";

interface EditListProps {
  edits: Edit[];
  counters: Map<string, Counter>;
  refused: Refused | undefined;
  /** Of the network as it would be: where nobody comes. */
  misplaced: MisplacedCounter[];
  onUndo(at: number): void;
}

/** In the order in which they are made; what is wrong with one stands beside it. */
export function EditList({ edits, counters, refused, misplaced, onUndo }: EditListProps) {
  const { t, i18n } = useTranslation();
  const saidOf = (edit: Edit): string => {
    const name = edit.name ?? counters.get(edit.counter ?? "")?.name ?? edit.counter ?? "";
    return t(`coverage.scenario.said.${edit.kind}`, { name });
  };
  return (
    <ol className="edit-list">
      {edits.map((edit, at) => {
        const wrong = refused?.problem.errors?.find(({ field }) => field.startsWith(`/edits/${at}/`))?.message;
        const detail = [edit.location && degreesOf(edit.location), edit.hours].filter(Boolean).join(" · ");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an edit is its place in the list
          <li className="edit-list__edit" key={at}>
            <svg aria-hidden="true" className="edit-list__sign" viewBox="-10 -10 20 20">
              <EditSign kind={edit.kind === "move" ? "add" : edit.kind} size={8} x={0} y={0} />
            </svg>
            <span>
              {saidOf(edit)}
              {detail && <span className="small-print line">{detail}</span>}
              {wrong && <span className="field__error line">{wrong}</span>}
              {misplaced
                .filter(({ counter }) => counter === counterOf(edit, at))
                .map(({ name, why, kilometres }) => (
                  <span className="field__error line" key={`${name} ${kilometres}`}>
                    {t(`coverage.scenario.misplaced.${why}`, {
                      name,
                      kilometres: kilometres.toLocaleString(i18n.language, { maximumFractionDigits: 1 }),
                    })}
                  </span>
                ))}
            </span>
            <Button
              aria-label={t("coverage.scenario.undo_this", { edit: saidOf(edit) })}
              look="plain"
              onClick={() => onUndo(at)}
            >
              {t("coverage.scenario.undo")}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
