import { useTranslation } from "react-i18next";
import { TextArea } from "../platform/ui/text_area.tsx";
import { kLongestNote } from "./draft.ts";
import { type Finding, find } from "./personal_data.ts";

interface NoteFieldProps {
  note: string;
  error: string | undefined;
  onChange(note: string): void;
}

/** Points at whatever would tell who somebody is while it is typed: it is masked before it leaves the page. */
export function NoteField({ note, error, onChange }: NoteFieldProps) {
  const { t } = useTranslation();
  const found = find(note);
  const kinds = [...new Set(found.map(({ kind }) => t(`visits.personal.${kind}`)))];
  return (
    <div className="visits__note">
      <TextArea
        error={error}
        hint={t("visits.note_hint")}
        label={t("visits.note")}
        maxLength={kLongestNote}
        onChange={(event) => onChange(event.target.value)}
        rows={2}
        value={note}
      />
      <div aria-live="polite">
        {found.length > 0 && (
          <div className="note note--warning">
            <p className="note__title">{t("visits.will_be_masked", { kinds: kinds.join(", ") })}</p>
            <p aria-hidden="true" className="visits__pointed">
              <Pointed found={found} note={note} />
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

function Pointed({ note, found }: { note: string; found: Finding[] }) {
  const ends = [0, ...found.map(({ last }) => last)];
  return (
    <>
      {found.map(({ first, last }, place) => (
        <span key={first}>
          {note.slice(ends[place], first)}
          <mark>{note.slice(first, last)}</mark>
        </span>
      ))}
      {note.slice(ends.at(-1))}
    </>
  );
}
