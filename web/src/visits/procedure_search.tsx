import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyedField } from "./keyed_field.tsx";
import type { Subject } from "./search.ts";

interface ProcedureSearchProps {
  id: string;
  /** What has been chosen, by its name. */
  chosen: string;
  error: string | undefined;
  hotkey: string | undefined;
  suggest(text: string): Subject[];
  onChoice(subject: Subject | null): void;
}

/**
 * A field that suggests at every letter. The first suggestion is taken by Enter; what is only usual, while nothing is
 * typed, wants an arrow first, so that a key pressed once too often records nothing.
 */
export function ProcedureSearch({ id, chosen, error, hotkey, suggest, onChoice }: ProcedureSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null); // null: what was chosen stands
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const text = typed ?? "";
  const found = isOpen ? suggest(text) : [];
  const words = text.trim();
  const own: Subject[] = isOpen && words.length > 2 ? [{ kind: "label", code: words, name: words, partner: "" }] : [];
  const list = [...found, ...own];
  const isShown = list.length > 0;

  const active = isShown && at >= 0 ? `${id}-${at}` : undefined;
  useEffect(() => {
    if (active) {
      document.getElementById(active)?.scrollIntoView({ block: "nearest" });
    }
  }, [active]);

  function write(next: string): void {
    setTyped(next);
    setIsOpen(true);
    setAt(next.trim() === "" ? -1 : 0);
    if (chosen !== "") {
      onChoice(null);
    }
  }

  function take(subject: Subject): void {
    setTyped(null);
    setIsOpen(false);
    onChoice(subject);
  }

  function press(event: KeyboardEvent): void {
    const subject = list[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isShown) {
        setIsOpen(true);
        setAt(0);
      } else {
        const from = at < 0 && event.key === "ArrowUp" ? list.length : at;
        setAt((from + (event.key === "ArrowDown" ? 1 : -1) + list.length) % list.length);
      }
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      setIsOpen(false);
    } else if (event.key === "Enter" && subject && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!event.repeat) {
        take(subject);
      }
    }
  }

  return (
    <div className="visits__search">
      <KeyedField error={error} hotkey={hotkey} id={id} label={t("visits.procedure")}>
        {(control) => (
          <input
            {...control}
            aria-activedescendant={active}
            aria-autocomplete="list"
            aria-controls={isShown ? `${id}-list` : undefined}
            aria-expanded={isShown}
            autoComplete="off"
            maxLength={60}
            onBlur={() => setIsOpen(false)}
            onChange={(event) => write(event.target.value)}
            onClick={() => {
              setIsOpen(true);
              setAt(words === "" ? -1 : 0);
            }}
            onFocus={(event) => event.target.select()}
            onKeyDown={press}
            placeholder={t("visits.procedure_example")}
            role="combobox"
            spellCheck={false}
            type="text"
            value={typed ?? chosen}
          />
        )}
      </KeyedField>
      <span className="visually-hidden" role="status">
        {isShown && words !== "" && t("visits.found", { count: found.length })}
      </span>
      {isShown && (
        <div
          aria-label={t("visits.suggestions")}
          className="suggestions visits__suggestions"
          id={`${id}-list`}
          role="listbox"
        >
          {list.map((subject, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
            <div
              aria-selected={place === at}
              className="suggestion"
              data-focused={place === at ? "" : undefined}
              id={`${id}-${place}`}
              key={`${subject.kind} ${subject.code}`}
              onClick={() => take(subject)}
              onMouseDown={(event) => event.preventDefault()}
              role="option"
            >
              {subject.kind === "label" ? t("visits.in_own_words", { words: subject.name }) : subject.name}
              {subject.kind !== "label" && (
                <span className="suggestion__detail">
                  {subject.kind === "partner" ? t("visits.whole_partner") : subject.partner}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
