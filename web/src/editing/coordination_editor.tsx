import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { OwnCounters } from "../api.ts";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask } from "../workspace/api.ts";
import type { EditorProps } from "./contact_editor.tsx";

/** What the coordination alone changes: the name, where it is, that it closes, and which one takes its place. */
export function CoordinationEditor({ listed, edition, errorOf, onChange }: EditorProps) {
  const { t } = useTranslation();
  const counters = useQuery({
    queryKey: ["own-counters"],
    queryFn: () => ask<OwnCounters>("GET", "/own-counters"),
  });
  const position = (field: "lat" | "lon") => (
    <TextField
      error={errorOf(field)}
      label={t(`editing.field.${field}`)}
      onChange={(event) => onChange({ [field]: event.target.value === "" ? undefined : Number(event.target.value) })}
      step="any"
      type="number"
      value={edition[field] ?? listed[field] ?? ""}
    />
  );
  return (
    <div className="workspace__form">
      <TextField
        error={errorOf("name")}
        label={t("editing.field.name")}
        onChange={(event) => onChange({ name: event.target.value })}
        value={edition.name ?? listed.name}
      />
      <TextField
        error={errorOf("address")}
        label={t("editing.field.address")}
        onChange={(event) => onChange({ address: event.target.value })}
        value={edition.address ?? listed.address ?? ""}
      />
      <TextField
        error={errorOf("postcode")}
        label={t("editing.field.postcode")}
        onChange={(event) => onChange({ postcode: event.target.value })}
        value={edition.postcode ?? listed.postcode ?? ""}
      />
      {position("lat")}
      {position("lon")}
      <TextField
        error={errorOf("closed_on")}
        hint={t("editing.closed_on_hint")}
        label={t("editing.field.closed_on")}
        onChange={(event) => onChange({ closed_on: event.target.value || undefined })}
        type="date"
        value={edition.closed_on ?? listed.closed_on ?? ""}
      />
      <SelectField
        choices={[
          { value: "", label: t("editing.not_merged") },
          ...(counters.data?.items ?? [])
            .filter((one) => one.exists && one.id !== listed.id)
            .map((one) => ({ value: one.id, label: `${one.commune_name} · ${one.name}` })),
        ]}
        error={errorOf("merged_into")}
        hint={t("editing.merged_into_hint")}
        label={t("editing.field.merged_into")}
        onChange={(event) => onChange({ merged_into: event.target.value || undefined })}
        value={edition.merged_into ?? ""}
      />
    </div>
  );
}
