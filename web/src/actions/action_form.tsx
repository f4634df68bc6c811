import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionContent, MeasureKind, OwnerList, ServiceList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { DatePicker } from "../platform/ui/date_picker.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useMe } from "../workspace/session.tsx";
import { useActionDraft } from "./action_draft.ts";
import { useDepartments } from "./use_departments.ts";

const kKinds: MeasureKind[] = ["negative_share", "stories_per_month", "solved_share"];
const kMonths = [1, 2, 3, 4, 6, 9, 12, 18, 24];

interface ActionFormProps {
  /** What it is filled with at first. */
  content: Partial<ActionContent>;
  /** The only one that it comes from, whose figure is proposed. */
  service?: string | undefined;
  /** The irritant that it comes from, whose stories alone may be counted. */
  irritant?: string | undefined;
  /** It is done: the figure stays as it was chosen. */
  isMeasureFixed?: boolean;
  isBusy: boolean;
  error: Error | null;
  onSend(content: ActionContent): void;
  onCancel(): void;
}

/** What may be said of an action: when it is opened, and when it is changed. */
export function ActionForm({
  content,
  service,
  irritant,
  isMeasureFixed = false,
  isBusy,
  error,
  ...on
}: ActionFormProps) {
  const { t } = useTranslation();
  const { network } = useMe();
  const draft = useActionDraft(content, service);
  const { filled, set, setMeasure } = draft;
  const [isTried, setIsTried] = useState(false);
  const owners = useQuery({
    queryKey: ["action-owners", filled.department],
    queryFn: () => ask<OwnerList>("GET", `/action-owners?department=${encodeURIComponent(filled.department)}`),
    enabled: filled.department !== "",
  });
  const services = useQuery({
    queryKey: ["services", network],
    queryFn: () => ask<ServiceList>("GET", `/services?network=${network}`),
    staleTime: 600_000,
  });
  const departments = useDepartments();
  // A list of one leaves nothing to choose.
  const only = departments.length === 1 ? departments[0]?.code : undefined;
  const isEmpty = filled.department === "";
  useEffect(() => {
    if (only && isEmpty) {
      set({ department: only });
    }
  });
  const isListed = filled.department === "" || departments.some(({ code }) => code === filled.department);
  const refused = refusedOf(error);
  const missing = (is: boolean) => (isTried && is ? t("actions.missing") : undefined);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsTried(true);
    const whole = draft.whole();
    if (whole) {
      on.onSend(whole);
    }
  }

  const { measure } = filled;
  const isNoOwner = owners.data?.items.length === 0;
  return (
    <form className="workspace__form" noValidate onSubmit={submit}>
      <TextField
        error={refused?.of("/title") ?? missing(filled.title.trim() === "")}
        hint={t("actions.field.title_hint")}
        label={t("actions.field.title")}
        maxLength={160}
        onChange={(event) => set({ title: event.target.value })}
        value={filled.title}
      />
      <TextArea
        error={refused?.of("/what") ?? missing(filled.what.trim() === "")}
        hint={t("actions.field.what_hint")}
        label={t("actions.field.what")}
        maxLength={2000}
        onChange={(event) => set({ what: event.target.value })}
        rows={5}
        value={filled.what}
      />
      <SelectField
        choices={[
          { value: "", label: t("actions.field.owner_choose") },
          ...(isListed ? [] : [{ value: filled.department, label: filled.department }]),
          ...departments.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
        ]}
        error={refused?.of("/department") ?? missing(filled.department === "")}
        label={t("actions.field.department")}
        onChange={(event) => set({ department: event.target.value, owner: "" })}
        value={filled.department}
      />
      <SelectField
        choices={[
          { value: "", label: t("actions.field.owner_choose") },
          ...(owners.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
        error={refused?.of("/owner") ?? (isNoOwner ? t("actions.field.owner_none") : missing(filled.owner === ""))}
        label={t("actions.field.owner")}
        onChange={(event) => set({ owner: event.target.value })}
        value={filled.owner}
      />
      <TextField
        error={refused?.of("/function")}
        hint={t("actions.field.function_hint")}
        label={t("actions.field.function")}
        maxLength={80}
        onChange={(event) => set({ function: event.target.value })}
        optional={t("actions.optional")}
        value={filled.function}
      />
      <DatePicker
        error={refused?.of("/due_on") ?? missing(filled.due_on === null)}
        label={t("actions.field.due_on")}
        onChange={(due_on) => set({ due_on })}
        value={filled.due_on}
      />
      <DatePicker
        error={refused?.of("/opened_on") ?? missing(filled.opened_on === null)}
        label={t("actions.field.opened_on")}
        onChange={(opened_on) => set({ opened_on })}
        value={filled.opened_on}
      />
      <Switch
        isOn={filled.is_public}
        label={t("actions.field.is_public")}
        onChange={(is_public) => set({ is_public })}
      />
      <Switch
        detail={t("actions.field.measured_hint")}
        isDisabled={isMeasureFixed}
        isOn={measure !== null}
        label={t("actions.field.measured")}
        onChange={draft.measured}
      />
      {measure && (
        <fieldset className="action__measure">
          <legend className="visually-hidden">{t("actions.field.measured")}</legend>
          <SelectField
            choices={kKinds.map((kind) => ({ value: kind, label: t(`actions.kind.${kind}`) }))}
            disabled={isMeasureFixed}
            label={t("actions.field.kind")}
            onChange={(event) => setMeasure({ kind: event.target.value as MeasureKind })}
            value={measure.kind}
          />
          <SelectField
            choices={[
              { value: "", label: t("actions.field.owner_choose") },
              ...(services.data?.items.map(({ code, name, parent }) => ({
                value: code,
                label: parent ? name : name.toLocaleUpperCase(),
              })) ?? []),
            ]}
            disabled={isMeasureFixed}
            error={refused?.of("/measure/service") ?? missing(measure.service === "")}
            label={t("actions.field.service")}
            onChange={(event) => setMeasure({ service: event.target.value })}
            value={measure.service}
          />
          {irritant && measure.kind === "stories_per_month" && (
            <Switch
              isDisabled={isMeasureFixed}
              isOn={measure.irritant !== null}
              label={t("actions.field.of_irritant")}
              onChange={(isOn) => setMeasure({ irritant: isOn ? irritant : null })}
            />
          )}
          <SelectField
            choices={kMonths.map((months) => ({ value: String(months), label: String(months) }))}
            disabled={isMeasureFixed}
            error={refused?.of("/measure/months")}
            label={t("actions.field.months")}
            onChange={(event) => setMeasure({ months: Number(event.target.value) })}
            value={String(measure.months)}
          />
          <DatePicker
            hint={t("actions.field.remeasure_hint")}
            label={t("actions.field.remeasure_on")}
            onChange={(day) => setMeasure({ remeasure_on: day })}
            optional={t("actions.optional")}
            value={measure.remeasure_on}
          />
        </fieldset>
      )}
      {error && !refused?.problem.errors?.length && (
        <Notice isUrgent kind="danger" title={refused?.message ?? t("workspace.unreachable")} />
      )}
      {refused?.of("/measure") && <Notice isUrgent kind="danger" title={refused.of("/measure") ?? ""} />}
      {refused?.of("/origin") && <Notice isUrgent kind="danger" title={refused.of("/origin") ?? ""} />}
      <div className="actions">
        <Button isBusy={isBusy} type="submit">
          {t("actions.save")}
        </Button>
        <Button look="quiet" onClick={on.onCancel}>
          {t("actions.cancel")}
        </Button>
      </div>
    </form>
  );
}
