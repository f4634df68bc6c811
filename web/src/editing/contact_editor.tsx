import { useTranslation } from "react-i18next";
import type { AccessFeature, Counter, CounterEdition, Wheelchair } from "../api.ts";
import { CheckboxGroup } from "../platform/ui/choice_group.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";

const kAccess: AccessFeature[] = [
  "hearing_loop",
  "sign_language",
  "accessible_toilet",
  "reserved_parking",
  "tactile_guidance",
  "quiet_room",
];

/** Undefined takes back what was said of a field: the list stands again. */
export type EditionChange = { [Field in keyof CounterEdition]?: CounterEdition[Field] | undefined };

export interface EditorProps {
  listed: Counter;
  edition: CounterEdition;
  errorOf(field: string): string | undefined;
  onChange(change: EditionChange): void;
}

/** How one reaches the counter, and how one gets in. */
export function ContactEditor({ listed, edition, errorOf, onChange }: EditorProps) {
  const { t } = useTranslation();
  const text = (field: "telephone" | "email" | "website", type: string, hint?: string) => (
    <TextField
      error={errorOf(field)}
      hint={hint}
      label={t(`editing.field.${field}`)}
      onChange={(event) => onChange({ [field]: event.target.value })}
      type={type}
      value={edition[field] ?? listed[field] ?? ""}
    />
  );
  const appointment = edition.by_appointment ?? listed.by_appointment;
  return (
    <div className="workspace__form">
      {text("telephone", "tel")}
      {text("email", "email", t("editing.email_hint"))}
      {text("website", "url")}
      <SelectField
        choices={[
          { value: "", label: t("editing.not_known") },
          { value: "no", label: t("editing.without_appointment") },
          { value: "yes", label: t("editing.with_appointment") },
        ]}
        label={t("editing.field.by_appointment")}
        onChange={(event) => onChange({ by_appointment: known(event.target.value, event.target.value === "yes") })}
        value={appointment === undefined ? "" : appointment ? "yes" : "no"}
      />
      <TextArea
        error={errorOf("comment")}
        hint={t("editing.comment_hint")}
        label={t("editing.field.comment")}
        maxLength={300}
        onChange={(event) => onChange({ comment: event.target.value })}
        rows={3}
        value={edition.comment ?? listed.comment ?? ""}
      />
      <SelectField
        choices={[
          { value: "", label: t("editing.not_known") },
          ...(["yes", "limited", "no"] as const).map((value) => ({ value, label: t(`network.wheelchair.${value}`) })),
        ]}
        label={t("editing.field.wheelchair")}
        onChange={(event) => onChange({ wheelchair: known(event.target.value, event.target.value as Wheelchair) })}
        value={edition.wheelchair ?? listed.wheelchair ?? ""}
      />
      <CheckboxGroup
        choices={kAccess.map((value) => ({ value, label: t(`network.access.${value}`) }))}
        label={t("editing.field.access_features")}
        onChange={(values) => onChange({ access_features: values as AccessFeature[] })}
        values={edition.access_features ?? []}
      />
    </div>
  );
}

const known = <T,>(chosen: string, value: T): T | undefined => (chosen === "" ? undefined : value);
