import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonData, RightAsked, RightsRequest, RightsRequestList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { dateIn } from "../platform/ui/locale.ts";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { ask } from "../workspace/api.ts";
import { download } from "./download.ts";

const kKinds: RightAsked[] = ["rectification", "erasure", "restriction", "objection"];

/** What is kept of oneself, at once; anything else is asked of the data protection officer. */
export function OwnData() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [kind, setKind] = useState<RightAsked>("rectification");
  const [note, setNote] = useState("");
  const kept = useMutation({
    mutationFn: () => ask<PersonData>("GET", "/me/data"),
    onSuccess: (data) => download("my-data.json", data),
  });
  const asked = useQuery({
    queryKey: ["own-rights-requests"],
    queryFn: () => ask<RightsRequestList>("GET", "/me/rights-requests"),
  });
  const file = useMutation({
    mutationFn: () => ask<RightsRequest>("POST", "/me/rights-requests", { kind, note }),
    onSuccess: () => {
      setNote("");
      queries.invalidateQueries({ queryKey: ["own-rights-requests"] });
    },
  });
  const date = (day: string) => dateIn(i18n.language, day, { dateStyle: "medium" });
  const refused = kept.error ?? file.error;
  return (
    <section className="card">
      <h2>{t("privacy.own_data")}</h2>
      <p className="muted">{t("privacy.accounts.notice")}</p>
      {refused && <Notice isUrgent kind="danger" title={refused.message} />}
      <Button isBusy={kept.isPending} look="quiet" onClick={() => kept.mutate()}>
        {t("privacy.export_own")}
      </Button>
      {asked.data && asked.data.items.length > 0 && (
        <ul className="workspace__list">
          {asked.data.items.map((one) => (
            <li key={one.id}>
              {t(`privacy.asks.${one.kind}`)} ·{" "}
              {one.outcome
                ? `${t(`privacy.outcome.${one.outcome}`, { date: date(one.answered_on ?? one.due_on) })} ${one.answer ?? ""}`
                : t("privacy.answer_by", { date: date(one.due_on) })}
            </li>
          ))}
        </ul>
      )}
      <details className="fold">
        <summary>{t("privacy.ask")}</summary>
        <p className="muted">{t("privacy.rights_requests.notice")}</p>
        <div className="workspace__form">
          <SelectField
            choices={kKinds.map((value) => ({ value, label: t(`privacy.asks.${value}`) }))}
            label={t("privacy.right")}
            onChange={(event) => setKind(event.target.value as RightAsked)}
            value={kind}
          />
          <TextArea label={t("privacy.note")} onChange={(event) => setNote(event.target.value)} rows={2} value={note} />
          <Button isBusy={file.isPending} look="quiet" onClick={() => file.mutate()}>
            {t("privacy.ask")}
          </Button>
        </div>
      </details>
    </section>
  );
}
