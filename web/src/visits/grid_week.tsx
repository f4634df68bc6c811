import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { WeekGrid } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { ask } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { momentIn } from "./clock.ts";
import type { VisitCatalogue } from "./contract.ts";
import { SinceSignature } from "./grid_changes.tsx";
import { Counted } from "./grid_counted.tsx";
import { differs, kOther, kRows, tableOf } from "./grid_table.ts";
import { Typing } from "./grid_typing.tsx";

interface GridWeekProps {
  catalogue: VisitCatalogue;
  grid: WeekGrid;
  name: string;
  path: string;
}

/** One week of one counter, as it stands: looked at, typed into, signed. */
export function GridWeek({ catalogue, grid, name, path }: GridWeekProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [isTyping, setTyping] = useState(false);
  const changed = (answer: WeekGrid) => queries.setQueryData(["grid", grid.counter, grid.week], answer);
  const sign = useMutation({ mutationFn: () => ask<WeekGrid>("PUT", `${path}/signature`, {}), onSuccess: changed });
  const names = new Map(catalogue.partners.map((one) => [one.code, one.name]));
  const nameOf = (partner: string) => (partner === kOther ? t("grids.other") : (names.get(partner) ?? partner));
  const moment = (at: string | number) => momentIn(at, catalogue.time_zone, i18n.language);
  const { is_locked: isLocked, signed_at: signedAt, since_signature: since, amendments } = grid;
  return (
    <section aria-labelledby="grid-of" className="grid__week">
      <h2 id="grid-of">{name}</h2>
      {grid.has_generated && <Notice title={t("grids.generated")} />}
      <p className="muted">
        {t(isLocked ? "grids.locked_since" : "grids.locks_at", { at: moment(grid.locks_at) })}{" "}
        {signedAt ? t("grids.signed", { at: moment(signedAt) }) : t("grids.not_signed")}
      </p>
      {since.length > 0 && <SinceSignature changes={since} nameOf={nameOf} />}
      {grid.cells.some(differs) && (
        <Notice kind="warning" title={t("grids.differs")}>
          {t("grids.differs_text")}
        </Notice>
      )}
      {isTyping ? (
        <Typing
          catalogue={catalogue}
          grid={grid}
          nameOf={nameOf}
          onDone={(answer) => {
            if (answer) {
              changed(answer);
            }
            setTyping(false);
          }}
          path={path}
        />
      ) : (
        <>
          <Counted nameOf={nameOf} table={tableOf(grid)} />
          {grid.comment && <p>{grid.comment}</p>}
          {sign.isError && <Notice isUrgent kind="danger" title={sign.error.message} />}
          <div className="actions">
            <Button look="quiet" onClick={() => setTyping(true)}>
              {t("grids.type")}
            </Button>
            {me.rights.includes("sign_grids") && (!signedAt || since.length > 0) && (
              <Button isBusy={sign.isPending} onClick={() => sign.mutate()}>
                {t(signedAt ? "grids.sign_again" : "grids.sign")}
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
                {t("grids.amendment", {
                  ...one,
                  at: moment(one.amended_at),
                  service: t(`grids.row.${one.row}`),
                  body: nameOf(one.partner),
                })}
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
              {t("grids.mapped", {
                service: t(`grids.row.${row}`),
                kinds: grid.mapping
                  .filter((one) => one.row === row)
                  .map((one) => t(`visits.service_kind.${one.kind}`))
                  .join(", "),
              })}
            </li>
          ))}
        </ul>
      </details>
      <OnPaper moment={moment} />
    </section>
  );
}

/** A sheet in a folder says when it was printed, and has a place for a hand to sign. */
function OnPaper({ moment }: { moment(at: number): string }) {
  const { t } = useTranslation();
  const [printedAt, setPrintedAt] = useState(() => Date.now());
  useEffect(() => {
    const print = () => flushSync(() => setPrintedAt(Date.now()));
    addEventListener("beforeprint", print);
    return () => removeEventListener("beforeprint", print);
  }, []);
  return (
    <div className="on-paper">
      <p className="grid__sign-here">
        <span>{t("grids.sign_here")}</span>
        <span>{t("grids.signed_on")}</span>
      </p>
      <p>{t("grids.printed", { at: moment(printedAt) })}</p>
    </div>
  );
}
