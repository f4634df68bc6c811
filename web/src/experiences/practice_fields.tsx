import { useTranslation } from "react-i18next";
import { Notice } from "../platform/ui/notice.tsx";
import { TextArea } from "../platform/ui/text_area.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { refusedOf } from "../workspace/api.ts";

interface PracticeFieldsProps {
  title: string;
  onTitle(title: string): void;
  text: string;
  onText(text: string): void;
  error: Error | null;
}

/** What a practice is called and how it is done, and what was refused of it. */
export function PracticeFields({ title, onTitle, text, onText, error }: PracticeFieldsProps) {
  const { t } = useTranslation();
  const refused = refusedOf(error);
  return (
    <>
      <TextField
        error={refused?.of("/title")}
        label={t("practices_work.title")}
        maxLength={160}
        onChange={(event) => onTitle(event.target.value)}
        required
        value={title}
      />
      <TextArea
        error={refused?.of("/text")}
        hint={t("practices_work.what_hint")}
        label={t("practices_work.what")}
        maxLength={4000}
        onChange={(event) => onText(event.target.value)}
        required
        rows={6}
        value={text}
      />
      {error && !refused?.problem.errors?.length && <Notice isUrgent kind="danger" title={error.message} />}
    </>
  );
}
