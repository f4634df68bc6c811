import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridRow, TypedGrid, TypedTally, WeekGrid } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { catalogueOf } from "./catalogue.ts";
import { differs, type GridTable, kRows, tableOf } from "./grid_table.ts";
import { weekOf, weeksFrom } from "./iso_week.ts";
import { OwnCounter } from "./own_counter.tsx";

const today = () => new Date().toLocaleDateString("sv");

/** The week's counting grid of one's counter: acts, tallies, signature. */
export function GridPage() {
  const { t, i18n } = useTranslation();
  useTitle(t("grids.grid"));
  const [day, setDay] = useState(today);
  const week = weekOf(day);
  const monday = new Date(`${day}T00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return (
    <>
      <h1>{t("grids.grid")}</h1>
      <div className="grid__actions">
        <Button look="quiet" onClick={() => setDay(weeksFrom(day, -1))}>
          {t("grids.before")}
        </Button>
        <p aria-live="polite">
          {t("grids.week", {
            week: week.slice(6),
            date: monday.toLocaleDateString(i18n.language, { dateStyle: "long", timeZone: "UTC" }),
          })}
        </p>
        <Button disabled={week === weekOf(today())} look="quiet" onClick={() => setDay(weeksFrom(day, 1))}>
          {t("grids.after")}
        </Button>
        <Button look="quiet" onClick={() => print()}>
          {t("grids.print")}
        </Button>
      </div>
      <OwnCounter>{({ id, name }) => <Week counter={id} key={`${id} ${week}`} name={name} week={week} />}</OwnCounter>
    </>
  );
}

function Week({ counter, name, week }: { counter: string; name: string; week: string }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const path = `/grids/${encodeURIComponent(counter)}/${week}`;
  const key = ["grid", counter, week];
  const grid = useQuery({ queryKey: key, queryFn: () => ask<WeekGrid>("GET", path) });
  const catalogue = useQuery({ queryKey: ["visit-catalogue", counter], queryFn: () => catalogueOf(counter) });
  const [isTyping, setTyping] = useState(false);
  const changed = (answer: WeekGrid) => queries.setQueryData(key, answer);
  const sign = useMutation({ mutationFn: () => ask<WeekGrid>("PUT", `${path}/signature`, {}), onSuccess: changed });
  if (grid.isPending || catalogue.isPending) {
    return <Skeleton label={t("workspace.loading")} />;
  }
  if (!grid.data || !catalogue.data) {
    return <Notice kind="danger" title={(grid.error ?? catalogue.error)?.message ?? ""} />;
  }
  const names = new Map(catalogue.data.partners.map((one) => [one.code, one.name]));
  const nameOf = (partner: string) => names.get(partner) ?? t("grids.other");
  const zone = catalogue.data.time_zone;
  const { is_locked: isLocked, signed_at: signedAt, amendments } = grid.data;
  const moment = (at: string) =>
    new Date(at).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  return (
    <section aria-labelledby="grid-of" className="grid__week">
      <h2 id="grid-of">{name}</h2>
      {grid.data.has_generated && <Notice title={t("grids.generated")} />}
      <p className="muted">
        {t(isLocked ? "grids.locked_since" : "grids.locks_at", { at: moment(grid.data.locks_at) })}{" "}
        {signedAt ? t("grids.signed", { at: moment(signedAt) }) : t("grids.not_signed")}
      </p>
      {grid.data.cells.some(differs) && (
        <Notice kind="warning" title={t("grids.differs")}>
          {t("grids.differs_text")}
        </Notice>
      )}
      {isTyping ? (
        <Typing
          grid={grid.data}
          nameOf={nameOf}
          onDone={(answer) => {
            if (answer) {
              changed(answer);
            }
            setTyping(false);
          }}
          partners={[...names.keys(), "other"]}
          path={path}
        />
      ) : (
        <>
          <Counted nameOf={nameOf} table={tableOf(grid.data)} />
          {grid.data.comment && <p>{grid.data.comment}</p>}
          {sign.isError && <Notice isUrgent kind="danger" title={sign.error.message} />}
          <div className="grid__actions">
            <Button look="quiet" onClick={() => setTyping(true)}>
              {t("grids.type")}
            </Button>
            {me.rights.includes("sign_grids") && !signedAt && (
              <Button isBusy={sign.isPending} onClick={() => sign.mutate()}>
                {t("grids.sign")}
              </Button>
            )}
          </div>
        </>
      )}
      {amendments.length > 0 && (
        <>
          <h3>{t("grids.amendments")}</h3>
          <ul className="workspace__list">
            {amendments.map((one) => (
              <li key={`${one.amended_at} ${one.row} ${one.partner}`}>
                {moment(one.amended_at)} · {t(`grids.row.${one.row}`)}, {nameOf(one.partner)} : {one.before} →{" "}
                {one.after} ({one.reason})
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="fold">
        <summary>{t("grids.mapping")}</summary>
        <ul className="workspace__list">
          {kRows.map((row) => (
            <li key={row}>
              {t(`grids.row.${row}`)} :{" "}
              {grid.data.mapping
                .filter((one) => one.row === row)
                .map((one) => t(`visits.service_kind.${one.kind}`))
                .join(", ")}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Counted({ table, nameOf }: { table: GridTable; nameOf(partner: string): string }) {
  const { t } = useTranslation();
  if (table.all === 0) {
    return <p>{t("grids.empty")}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section aria-label={t("grids.grid")} className="grid__scroll" tabIndex={0}>
      <table className="data-table grid__table">
        <caption className="visually-hidden">{t("grids.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("grids.service")}</th>
            {table.partners.map((partner) => (
              <th className="number" key={partner} scope="col">
                {nameOf(partner)}
              </th>
            ))}
            <th className="number" scope="col">
              {t("grids.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {kRows.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`grids.row.${row}`)}</th>
              {table.partners.map((partner) => {
                const cell = table.at(row, partner);
                return (
                  <td className={valueClass(cell.acts || cell.tally)} data-column={nameOf(partner)} key={partner}>
                    {cell.acts || cell.tally || "–"}
                    {differs(cell) && <span className="muted"> ({t("grids.tallied", { tally: cell.tally })})</span>}
                  </td>
                );
              })}
              <td className="number" data-column={t("grids.total")}>
                <strong>{table.ofRow(row)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("grids.total")}</th>
            {table.partners.map((partner) => (
              <td className="number" data-column={nameOf(partner)} key={partner}>
                {table.ofPartner(partner)}
              </td>
            ))}
            <td className="number" data-column={t("grids.total")}>
              <strong>{table.all}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** On a narrow screen only what counts something is listed. */
const valueClass = (value: number | undefined) => (value ? "number" : "number grid__nothing");

interface TypingProps {
  grid: WeekGrid;
  partners: string[];
  path: string;
  nameOf(partner: string): string;
  onDone(answer?: WeekGrid): void;
}

/** Tallies of a counter without time: one body after the other, each with the six rows. */
function Typing({ grid, partners, path, nameOf, onDone }: TypingProps) {
  const { t } = useTranslation();
  const table = tableOf(grid, partners);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [comment, setComment] = useState(grid.comment);
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: (asked: TypedGrid) => ask<WeekGrid>("PUT", `${path}/tallies`, asked),
    onSuccess: onDone,
  });
  const refused = refusedOf(save.error);
  const tallies = (): TypedTally[] =>
    Object.entries(typed).flatMap(([key, text]) => {
      const [row, partner] = key.split(" ") as [GridRow, string];
      return text === "" ? [] : [{ row, partner, tally: Number(text) }];
    });
  // What the week has already comes first; all other bodies are a press away.
  const used = partners.filter((partner) => grid.cells.some((cell) => cell.partner === partner));
  const others = partners.filter((partner) => !used.includes(partner));
  const fields = (partner: string) => (
    <fieldset className="card" key={partner}>
      <legend>{nameOf(partner)}</legend>
      {kRows.map((row) => {
        const cell = table.at(row, partner);
        return (
          <TextField
            hint={cell.acts > 0 ? t("grids.acts_recorded", { acts: cell.acts }) : undefined}
            inputMode="numeric"
            key={row}
            label={t(`grids.row.${row}`)}
            max={10000}
            min={0}
            onChange={(event) => setTyped({ ...typed, [`${row} ${partner}`]: event.target.value })}
            type="number"
            value={typed[`${row} ${partner}`] ?? String(cell.tally ?? "")}
          />
        );
      })}
    </fieldset>
  );
  return (
    <form
      className="grid__typing"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ tallies: tallies(), comment, ...(grid.is_locked && { reason }) });
      }}
    >
      {used.map(fields)}
      {others.length > 0 && (
        <details className="fold" open={used.length === 0}>
          <summary>{t("visits.other_bodies", { count: others.length })}</summary>
          <div className="grid__typing">{others.map(fields)}</div>
        </details>
      )}
      <TextField
        label={t("grids.comment")}
        maxLength={500}
        onChange={(event) => setComment(event.target.value)}
        value={comment}
      />
      {grid.is_locked && (
        <TextField
          error={refused?.of("/reason")}
          hint={t("grids.reason_hint")}
          label={t("grids.reason")}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          required
          value={reason}
        />
      )}
      {refused && !refused.of("/reason") && <Notice isUrgent kind="danger" title={refused.message} />}
      <div className="grid__actions">
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
