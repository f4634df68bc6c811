import { useTranslation } from "react-i18next";
import type { GridCell } from "../api.ts";
import { type GridTable, kRows, type Sums } from "./grid_table.ts";

interface CountedProps {
  table: GridTable;
  nameOf(partner: string): string;
}

/** Acts as they were recorded; beside them, marked and with totals of their own, tallies as they were typed. */
export function Counted({ table, nameOf }: CountedProps) {
  const { t } = useTranslation();
  const { acts, tallies } = table.all;
  if (acts === 0 && !table.hasTallies) {
    return <p>{t("grids.empty")}</p>;
  }
  const totals = ({ acts, tallies }: Sums) => (
    <>
      <td className="number" data-column={t("grids.total")}>
        <strong>{acts}</strong>
      </td>
      {table.hasTallies && (
        <td className={tallies > 0 ? "number" : "number grid__nothing"} data-column={t("grids.tallies")}>
          {tallies || "–"}
        </td>
      )}
    </>
  );
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
            {table.hasTallies && (
              <th className="number" scope="col">
                {t("grids.tallies")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {kRows.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`grids.row.${row}`)}</th>
              {table.partners.map((partner) => (
                <Cell cell={table.at(row, partner)} key={partner} name={nameOf(partner)} />
              ))}
              {totals(table.ofRow(row))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("grids.total")}</th>
            {table.partners.map((partner) => (
              <td className="number" data-column={nameOf(partner)} key={partner}>
                {table.ofPartner(partner).acts}
              </td>
            ))}
            {totals({ acts, tallies: 0 })}
          </tr>
          {table.hasTallies && (
            <tr>
              <th scope="row">{t("grids.tallies")}</th>
              {table.partners.map((partner) => (
                <td className="number" data-column={nameOf(partner)} key={partner}>
                  {table.ofPartner(partner).tallies}
                </td>
              ))}
              <td className="number grid__nothing">–</td>
              <td className="number" data-column={t("grids.tallies")}>
                <strong>{tallies}</strong>
              </td>
            </tr>
          )}
        </tfoot>
      </table>
    </section>
  );
}

/** On a narrow screen only what counts something is listed. */
function Cell({ cell, name }: { cell: GridCell; name: string }) {
  const { t } = useTranslation();
  const { acts, tally } = cell;
  const isNothing = acts === 0 && tally === undefined;
  return (
    <td className={isNothing ? "number grid__nothing" : "number"} data-column={name}>
      <span>
        {(acts > 0 || isNothing) && (acts || "–")}
        {tally !== undefined && <span className="grid__tally"> {t("grids.tallied", { tally })}</span>}
      </span>
    </td>
  );
}
