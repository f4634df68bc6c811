import { useTranslation } from "react-i18next";
import type { GridChange } from "../api.ts";
import { DataTable } from "../platform/ui/data_table.tsx";
import { Notice } from "../platform/ui/notice.tsx";

interface SinceSignatureProps {
  changes: GridChange[];
  nameOf(partner: string): string;
}

/** What is otherwise than it was signed: acts that came later, corrections, tallies. */
export function SinceSignature({ changes, nameOf }: SinceSignatureProps) {
  const { t } = useTranslation();
  const pair = (before: number | undefined, after: number | undefined) =>
    before === after ? (before ?? "–") : `${before ?? "–"} → ${after ?? "–"}`;
  return (
    <Notice kind="warning" title={t("grids.since_signature", { count: changes.length })}>
      <DataTable
        caption={t("grids.since_signature_caption")}
        columns={[
          { id: "body", header: t("grids.body"), cell: ({ partner }) => nameOf(partner) },
          { id: "row", header: t("grids.service"), cell: ({ row }) => t(`grids.row.${row}`) },
          {
            id: "acts",
            header: t("grids.acts"),
            isNumber: true,
            cell: ({ acts_signed, acts }) => pair(acts_signed, acts),
          },
          {
            id: "tally",
            header: t("grids.tallies"),
            isNumber: true,
            cell: ({ tally_signed, tally }) => pair(tally_signed, tally),
          },
        ]}
        rowId={({ row, partner }) => `${row} ${partner}`}
        rows={changes}
      />
    </Notice>
  );
}
