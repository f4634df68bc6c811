import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Feeling, Language, ToldBy, UsedChannel } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { Switch } from "../platform/ui/switch.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import type { Refused } from "../workspace/api.ts";
import { ProcedureField, ServicesField, TerritoryField } from "./tell_choices.tsx";
import { missingIn, type TellDraft } from "./tell_draft.ts";
import { ToldField } from "./told_field.tsx";

const kChannels: ToldBy[] = ["paper", "telephone", "counter"];
const kFeelings: Feeling[] = ["negative", "mixed", "neutral", "positive"];
const kUsedChannels: UsedChannel[] = ["online", "telephone", "on_site", "letter", "email"];
const kLanguages: Language[] = ["fr", "en", "nl", "de"];

/** A reader of the picture on paper types an address, then the code. */
const afterAddress = (typed: string): string => typed.replace(/^.*#/, "").slice(0, kLongestTyped);
const kLongestTyped = 200;

interface TellFormProps {
  draft: TellDraft;
  refused: Refused | undefined;
  isBusy: boolean;
  onChange(draft: TellDraft): void;
  onPreview(): void;
  onClear(): void;
}

export function TellForm({ draft, refused, isBusy, onChange, onPreview, onClear }: TellFormProps) {
  const { t } = useTranslation();
  const [isTried, setIsTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = isTried ? missingIn(draft) : [];
  const change = (more: Partial<TellDraft>) => onChange({ ...draft, ...more });
  const wrong = (field: "text" | "feeling" | "services" | "territory") =>
    missing.includes(field) ? t(`stories_work.missing.${field}`) : refused?.of(`/${field}`);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsTried(true);
    const first = missingIn(draft)[0];
    if (first) {
      form.current?.querySelector<HTMLElement>(`[data-field=${first}] :is(input, textarea)`)?.focus();
    } else {
      onPreview();
    }
  }

  return (
    <form className="story__form story__tell" noValidate onSubmit={submit} ref={form}>
      <section className="card">
        <h2>{t("stories_work.how")}</h2>
        <RadioGroup
          choices={kChannels.map((value) => ({ value, label: t(`stories_work.channel.${value}`) }))}
          error={refused?.of("/channel")}
          label={t("stories_work.channel_label")}
          onChange={(channel) => change({ channel: channel as ToldBy })}
          value={draft.channel}
        />
        {draft.channel === "paper" && (
          <TextField
            autoCapitalize="characters"
            autoComplete="off"
            error={refused?.of("/code")}
            hint={t("stories_work.paper_code_hint")}
            label={t("stories_work.paper_code")}
            onChange={(event) => change({ code: afterAddress(event.target.value) })}
            optional={t("stories_work.optional")}
            spellCheck={false}
            value={draft.code}
          />
        )}
        <SelectField
          choices={kLanguages.map((value) => ({ value, label: t(`stories_work.language.${value}`) }))}
          label={t("stories_work.told_in")}
          onChange={(event) => change({ language: event.target.value as Language })}
          value={draft.language}
        />
        <Switch
          detail={t("stories_work.hides_detail")}
          isOn={draft.hides_from_counter}
          label={t("stories_work.hides")}
          onChange={(hides_from_counter) => change({ hides_from_counter })}
        />
      </section>
      <section className="card">
        <h2>{t("stories_work.what_happened")}</h2>
        <div data-field="text">
          <ToldField
            error={wrong("text")}
            hint={t("stories_work.text_hint")}
            label={t("stories_work.field.text")}
            maxLength={8000}
            onChange={(event) => change({ text: event.target.value })}
            rows={8}
            value={draft.text}
          />
        </div>
        <ToldField
          label={t("stories_work.field.would_have_helped")}
          maxLength={1000}
          onChange={(event) => change({ would_have_helped: event.target.value })}
          optional={t("stories_work.optional")}
          rows={2}
          value={draft.would_have_helped}
        />
        <TextField
          error={refused?.of("/title")}
          label={t("stories_work.field.title")}
          maxLength={120}
          onChange={(event) => change({ title: event.target.value })}
          optional={t("stories_work.optional")}
          value={draft.title}
        />
        <div data-field="feeling">
          <RadioGroup
            choices={kFeelings.map((value) => ({ value, label: t(`stories_work.feeling.${value}`) }))}
            error={wrong("feeling")}
            label={t("stories_work.feeling_label")}
            onChange={(feeling) => change({ feeling: feeling as Feeling })}
            value={draft.feeling}
          />
        </div>
        {draft.feeling === "positive" && (
          <Switch
            detail={t("stories_work.names_detail")}
            isOn={draft.names_agreed}
            label={t("stories_work.names")}
            onChange={(names_agreed) => change({ names_agreed })}
          />
        )}
      </section>
      <section className="card">
        <h2>{t("stories_work.about_what")}</h2>
        <div data-field="services">
          <ServicesField
            chosen={draft.services}
            error={
              wrong("services") ?? refused?.problem.errors?.find(({ field }) => field.startsWith("/services"))?.message
            }
            onChange={(services) => change({ services })}
          />
        </div>
        <div data-field="territory">
          <TerritoryField
            chosen={draft.territory}
            error={wrong("territory")}
            onChange={(territory) => change({ territory })}
          />
        </div>
        <ProcedureField
          chosen={draft.procedure}
          error={refused?.of("/procedure")}
          onChange={(procedure) => change({ procedure })}
        />
        <SelectField
          choices={[
            { value: "", label: t("stories_work.not_said") },
            ...kUsedChannels.map((value) => ({ value, label: t(`stories_work.used_channel.${value}`) })),
          ]}
          label={t("stories_work.used_channel_label")}
          onChange={(event) => change({ used_channel: event.target.value as UsedChannel | "" })}
          value={draft.used_channel}
        />
      </section>
      <div className="actions">
        <Button isBusy={isBusy} type="submit">
          {t("stories_work.read_over")}
        </Button>
        <Clear draft={draft} onClear={onClear} />
      </div>
    </form>
  );
}

/** Asked twice where there is something to lose. */
function Clear({ draft, onClear }: { draft: TellDraft; onClear(): void }) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  if (draft.text === "" && draft.services.length === 0) {
    return null;
  }
  return (
    <Button
      look={isAsked ? "danger" : "plain"}
      onBlur={() => setIsAsked(false)}
      onClick={() => (isAsked ? onClear() : setIsAsked(true))}
    >
      {t(isAsked ? "stories_work.clear_really" : "stories_work.clear")}
    </Button>
  );
}
