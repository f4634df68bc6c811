import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SharedViewMade, StatisticsQuery } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Dialog } from "../platform/ui/dialog.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { dayText } from "./words.ts";

interface ShareDialogProps {
  name: string;
  query: StatisticsQuery;
  dimensions: string[];
  onClose(): void;
}

const kDays = ["7", "30", "90", "366"];

/** Makes a link to what is looked at, for whoever gets it, until a day. */
export function ShareDialog({ name, query, dimensions, onClose }: ShareDialogProps) {
  const { t } = useTranslation();
  const form = useId();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (wanted: { name: string; days: number; query: StatisticsQuery }) =>
      ask<SharedViewMade>("POST", "/shared-views", { feed: "visits", ...wanted }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["shared-views"] }),
  });
  const refused = refusedOf(make.error);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const field = new FormData(event.currentTarget);
    make.mutate({
      name: String(field.get("name")),
      days: Number(field.get("days")),
      query: { ...query, by: String(field.get("by")) },
    });
  }
  return (
    <Dialog
      actions={
        !make.data && (
          <Button form={form} isBusy={make.isPending} type="submit">
            {t("sharing.make_link")}
          </Button>
        )
      }
      close={t("sharing.close")}
      isOpen
      onClose={onClose}
      title={t("sharing.share_title")}
    >
      {make.error && !refused?.of("/name") && <Notice isUrgent kind="danger" title={make.error.message} />}
      {make.data ? (
        <Made made={make.data} />
      ) : (
        <form className="workspace__form" id={form} onSubmit={submit}>
          <TextField
            defaultValue={name}
            error={refused?.of("/name")}
            label={t("sharing.name")}
            maxLength={100}
            name="name"
            required
          />
          <SelectField
            choices={["month", ...dimensions].map((value) => ({
              value,
              label: value === "month" ? t("sharing.by_month") : t(`figures.by.${value}`),
            }))}
            label={t("sharing.in_detail")}
            name="by"
          />
          <SelectField
            choices={kDays.map((value) => ({ value, label: t(`sharing.days.${value}`) }))}
            defaultValue="30"
            label={t("sharing.days")}
            name="days"
          />
          <p className="muted">{t("sharing.own_only")}</p>
        </form>
      )}
    </Dialog>
  );
}

function Made({ made }: { made: SharedViewMade }) {
  const { t, i18n } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <TextField
        hint={t("sharing.link_once", { date: dayText(made.expires_at, i18n.language) })}
        label={t("sharing.link_made")}
        onFocus={(event) => event.currentTarget.select()}
        readOnly
        value={made.url}
      />
      {/* Not there on plain http but for this machine. */}
      {navigator.clipboard && (
        <Button look="quiet" onClick={() => navigator.clipboard.writeText(made.url).then(() => setCopied(true))}>
          {t("sharing.copy")}
        </Button>
      )}
      <p role="status">{isCopied && t("sharing.copied")}</p>
    </>
  );
}
