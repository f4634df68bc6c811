import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TypedGrid, WeekGrid } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import type { VisitCatalogue } from "./contract.ts";
import { bodiesToType, cellKey, changedTallies, kOther, kRows, type Typed, tableOf } from "./grid_table.ts";

interface TypingProps {
  catalogue: VisitCatalogue;
  grid: WeekGrid;
  path: string;
  nameOf(partner: string): string;
  onDone(answer?: WeekGrid): void;
}

/** Tallies of a counter without time, as they stand on its paper: a line for each body. */
export function Typing({ catalogue, grid, path, nameOf, onDone }: TypingProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({});
  const [bodies, setBodies] = useState(() => bodiesToType(catalogue, grid.cells));
  const [comment, setComment] = useState(grid.comment);
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: (asked: TypedGrid) => ask<WeekGrid>("PUT", `${path}/tallies`, asked),
    onSuccess: onDone,
  });
  const { is_locked: isLocked } = grid;
  const mustSayWhy = isLocked || grid.signed_at !== undefined;
  const refused = refusedOf(save.error);
  const others = [...catalogue.partners.map(({ code }) => code), kOther].filter((code) => !bodies.includes(code));

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const tallies = changedTallies(typed, grid.cells);
    save.mutate({ tallies, ...(!isLocked && { comment }), ...(mustSayWhy && reason.trim() && { reason }) });
  }

  return (
    <form className="grid__typing" onSubmit={submit}>
      <Cells bodies={bodies} grid={grid} nameOf={nameOf} onTyped={setTyped} typed={typed} />
      {others.length > 0 && (
        <SelectField
          choices={[
            { value: "", label: t("visits.choose") },
            ...others.map((value) => ({ value, label: nameOf(value) })),
          ]}
          label={t("grids.other_body")}
          onChange={({ target }) => target.value && setBodies([...bodies, target.value])}
          value=""
        />
      )}
      <TextField
        disabled={isLocked}
        error={refused?.of("/comment")}
        hint={isLocked ? t("grids.comment_locked") : undefined}
        label={t("grids.comment")}
        maxLength={500}
        onChange={(event) => setComment(event.target.value)}
        value={comment}
      />
      {mustSayWhy && (
        <TextField
          error={refused?.of("/reason")}
          hint={t(isLocked ? "grids.reason_hint" : "grids.reason_hint_signed")}
          label={t("grids.reason")}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          required={changedTallies(typed, grid.cells).length > 0}
          value={reason}
        />
      )}
      {save.error && !refused?.of("/reason") && !refused?.of("/comment") && (
        <Notice isUrgent kind="danger" title={refused?.of("/tallies") ?? refused?.message ?? t("visits.unreachable")} />
      )}
      <div className="actions">
        <Button isBusy={save.isPending} type="submit">
          {t("grids.save")}
        </Button>
        <Button look="quiet" onClick={() => onDone()}>
          {t("grids.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface CellsProps {
  bodies: string[];
  grid: WeekGrid;
  typed: Typed;
  nameOf(partner: string): string;
  onTyped(typed: Typed): void;
}

function Cells({ bodies, grid, typed, nameOf, onTyped }: CellsProps) {
  const { t } = useTranslation();
  const table = tableOf(grid, bodies);
  return (
    <table className="data-table grid__cells">
      <caption>{t(grid.is_locked ? "grids.typing_locked" : "grids.typing_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("grids.body")}</th>
          {kRows.map((row) => (
            <th key={row} scope="col">
              {t(`grids.row.${row}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bodies.map((partner) => (
          <tr key={partner}>
            <th scope="row">{nameOf(partner)}</th>
            {kRows.map((row) => {
              const key = cellKey(row, partner);
              const { acts, tally } = table.at(row, partner);
              const hint = acts > 0 ? `acts ${key}`.replaceAll(" ", "-") : undefined;
              return (
                <td data-column={t(`grids.row.${row}`)} key={row}>
                  <div>
                    <input
                      aria-describedby={hint}
                      aria-label={`${nameOf(partner)}, ${t(`grids.row.${row}`)}`}
                      className="field__input"
                      inputMode="numeric"
                      max={10_000}
                      min={0}
                      onChange={(event) => onTyped({ ...typed, [key]: event.target.value })}
                      required={grid.is_locked && tally !== undefined}
                      step={1}
                      type="number"
                      value={typed[key] ?? String(tally ?? "")}
                    />
                    {hint && (
                      <span className="field__hint" id={hint}>
                        {t("grids.acts_recorded", { acts })}
                      </span>
                    )}
                  </div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
