import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerChange, AnswerCheck, ServiceAnswerKind } from "../api.ts";
import { RadioGroup } from "../platform/ui/choice_group.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import type { Refused } from "../workspace/api.ts";
import { PlainCheck } from "./plain_check.tsx";

export const kKinds: ServiceAnswerKind[] = ["explanation", "right_channel", "thanks", "change_planned", "change_done"];
export const kShortestAnswer = 20;

interface AnswerFieldsProps {
  answer: AnswerChange;
  checked: { text: string; check: AnswerCheck } | undefined;
  refused: Refused | undefined;
  area: RefObject<HTMLTextAreaElement | null>;
  hint?: string | undefined;
  onChange(answer: AnswerChange): void;
}

/** The kind of an answer, its words, and what stands between them and whoever reads them. */
export function AnswerFields({ answer, checked, refused, area, hint, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        choices={kKinds.map((kind) => ({
          value: kind,
          label: t(`stories_work.answer_kind.${kind}`),
          detail: t(`stories_work.answer_kind_text.${kind}`),
        }))}
        label={t("stories_work.kind")}
        onChange={(kind) => onChange({ ...answer, kind: kind as ServiceAnswerKind })}
        value={answer.kind}
      />
      <TextField
        error={refused?.of("/link")}
        hint={t("stories_work.link_hint")}
        inputMode="url"
        label={t("stories_work.link")}
        maxLength={500}
        onChange={(event) => onChange({ ...answer, link: event.target.value })}
        optional={answer.kind === "right_channel" ? undefined : t("stories_work.optional")}
        placeholder="https://"
        required={answer.kind === "right_channel"}
        value={answer.link ?? ""}
      />
      <TextArea
        error={refused?.of("/text")}
        hint={hint}
        label={t("stories_work.answer")}
        maxLength={6000}
        minLength={kShortestAnswer}
        onChange={(event) => onChange({ ...answer, text: event.target.value })}
        ref={area}
        required
        rows={8}
        value={answer.text}
      />
      {checked && (
        <PlainCheck
          area={area}
          check={checked.check}
          isOld={checked.text !== answer.text}
          onReplace={(text) => onChange({ ...answer, text })}
          text={checked.text}
        />
      )}
    </>
  );
}

/** As it is sent: without a link where none is given. */
export const answerOf = ({ kind, text, link }: AnswerChange): AnswerChange => ({
  kind,
  text: text.trim(),
  ...(link?.trim() && { link: link.trim() }),
});
