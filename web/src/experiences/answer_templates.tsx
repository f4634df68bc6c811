import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerChange, AnswerTemplate, Language, TemplateList } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { SelectField } from "../platform/ui/select_field.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { newVisitId } from "../visits/visit_id.ts";
import { ask } from "../workspace/api.ts";
import { kShortestAnswer } from "./answer_fields.tsx";

const kQuery = ["answer-templates"];

/** As the server sees it: blanks and line ends do not make it another text. */
export const isUnedited = (text: string, ofTemplate: string): boolean =>
  text.replace(/[ \n\r\t]/g, "") === ofTemplate.replace(/[ \n\r\t]/g, "");

interface AnswerTemplatesProps {
  answer: AnswerChange;
  language: Language;
  onTake(template: AnswerTemplate): void;
}

/** Answers that one's body begins with: taken, kept, changed, removed. */
export function AnswerTemplates({ answer, language, onTake }: AnswerTemplatesProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [removed, setRemoved] = useState<AnswerTemplate | null>(null);
  const list = useQuery({ queryKey: kQuery, queryFn: () => ask<TemplateList>("GET", "/answer-templates") });
  const items = list.data?.items ?? [];
  const template = items.find(({ id }) => id === chosen);
  const save = useMutation({
    mutationFn: (one: AnswerTemplate) => ask<TemplateList>("PUT", `/answer-templates/${one.id}`, one),
    onSuccess: (now, one) => {
      queries.setQueryData(kQuery, now);
      setChosen(one.id);
      setName("");
      setRemoved(null);
    },
  });
  const remove = useMutation({
    mutationFn: (one: AnswerTemplate) => ask<void>("DELETE", `/answer-templates/${one.id}`),
    onSuccess: (_, one) => {
      setRemoved(one);
      setChosen("");
      queries.invalidateQueries({ queryKey: kQuery });
    },
  });
  const isLongEnough = answer.text.trim().length >= kShortestAnswer;
  const kept = { kind: answer.kind, language, text: answer.text.trim() };
  const error = save.error ?? remove.error;
  return (
    <details className="fold">
      <summary>{t("stories_work.templates", { count: items.length })}</summary>
      <div className="story__templates">
        {error && <Notice isUrgent kind="danger" title={error.message} />}
        {items.length === 0 ? (
          <p>{t("stories_work.no_templates")}</p>
        ) : (
          <>
            <SelectField
              choices={[
                { value: "", label: t("stories_work.choose_template") },
                ...items.map((one) => ({
                  value: one.id,
                  label: `${one.name} (${t(`stories_work.answer_kind.${one.kind}`)})`,
                })),
              ]}
              label={t("stories_work.template")}
              onChange={(event) => setChosen(event.target.value)}
              value={chosen}
            />
            {template && (
              <>
                <p className="story__text">{template.text}</p>
                <div className="actions">
                  <Button look="quiet" onClick={() => onTake(template)}>
                    {t(answer.text.trim() === "" ? "stories_work.take_template" : "stories_work.take_template_instead")}
                  </Button>
                  {isLongEnough && !isUnedited(answer.text, template.text) && (
                    <Button isBusy={save.isPending} look="plain" onClick={() => save.mutate({ ...template, ...kept })}>
                      {t("stories_work.change_template")}
                    </Button>
                  )}
                  <Button isBusy={remove.isPending} look="plain" onClick={() => remove.mutate(template)}>
                    {t("stories_work.remove_template")}
                  </Button>
                </div>
              </>
            )}
          </>
        )}
        {isLongEnough && !template && (
          <div className="story__keep">
            <TextField
              label={t("stories_work.template_name")}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
              value={name}
            />
            <Button
              disabled={name.trim().length < 2}
              isBusy={save.isPending}
              look="quiet"
              onClick={() => save.mutate({ id: newVisitId(), name: name.trim(), ...kept })}
            >
              {t("stories_work.keep_template")}
            </Button>
          </div>
        )}
        <p role="status">
          {removed && (
            <>
              {t("stories_work.template_removed", { name: removed.name })}{" "}
              <Button look="plain" onClick={() => save.mutate(removed)}>
                {t("stories_work.undo")}
              </Button>
            </>
          )}
        </p>
      </div>
    </details>
  );
}
