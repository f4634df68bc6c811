import { useTranslation } from "react-i18next";
import type { EditionSummary } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { type Column, DataTable } from "../platform/ui/data_table.tsx";
import { EmptyState } from "../platform/ui/empty_state.tsx";
import { dateIn } from "../platform/ui/locale.ts";

interface HistoryProps {
  history: EditionSummary[];
  number: number;
  isBusy: boolean;
  onRestore(number: number): void;
}

/** Every saving: who, when, what it changed; and the way back to it. */
export function History({ history, number, isBusy, onRestore }: HistoryProps) {
  const { t, i18n } = useTranslation();
  if (history.length === 0) {
    return <EmptyState text={t("editing.no_history_text")} title={t("editing.no_history")} />;
  }
  const columns: Column<EditionSummary>[] = [
    {
      id: "at",
      header: t("editing.saved_at"),
      cell: (one) => dateIn(i18n.language, one.made_at, { dateStyle: "medium", timeStyle: "short" }),
    },
    {
      id: "by",
      header: t("editing.saved_by"),
      cell: (one) => `${one.made_by ?? t("editing.gone")}${one.organisation ? ` · ${one.organisation}` : ""}`,
    },
    {
      id: "changed",
      header: t("editing.changed"),
      cell: (one) =>
        one.restores !== undefined
          ? t("editing.restored", { number: one.restores })
          : one.changed.length > 0
            ? one.changed.map((field) => t(`editing.field.${field}`)).join(", ")
            : t("editing.confirmed"),
    },
    {
      id: "restore",
      header: t("editing.restore"),
      cell: (one) =>
        one.number === number ? (
          <span className="tag">{t("editing.stands")}</span>
        ) : (
          <Button disabled={isBusy} look="quiet" onClick={() => onRestore(one.number)}>
            {t("editing.restore_number", { number: one.number })}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t("editing.history_caption")}
        columns={columns}
        rowId={(one) => String(one.number)}
        rows={history}
      />
      {history.length === number && (
        <Button disabled={isBusy} look="quiet" onClick={() => onRestore(0)}>
          {t("editing.restore_list")}
        </Button>
      )}
    </>
  );
}
