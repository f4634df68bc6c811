import { type KeyboardEvent, useEffect, useState } from "react";
import { ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { setFieldValue } from "./field_value.ts";

export interface Suggestion {
  id: string;
  label: string;
  detail?: string | undefined;
}

export interface ComboboxOptions {
  suggest(text: string, signal: AbortSignal): Promise<Suggestion[]>;
  /** The suggestion that the text stands for, or null as soon as the person writes something else. */
  onChoice(choice: Suggestion | null): void;
}

const pauseBeforeAsking = 150;

/**
 * Puts a field that suggests in the place of a plain one. Text, selection, focus, name and label stay: whoever is typing
 * notices nothing but the list.
 */
export function replaceByCombobox(plain: HTMLInputElement, options: ComboboxOptions): void {
  const label = plain.labels?.[0];
  const host = document.createElement("div");
  plain.before(host);
  const drawn = <Field plain={plain} labelId={label?.id} {...options} />;
  flushSync(() => createRoot(host).render(drawn));

  const field = host.querySelector("input");
  if (!field) {
    host.remove();
    return;
  }
  const hadFocus = document.activeElement === plain;
  const selection = [plain.selectionStart, plain.selectionEnd] as const;
  plain.remove();
  if (label) {
    label.htmlFor = field.id;
  }
  if (hadFocus) {
    field.focus();
  }
  // What was typed meanwhile is typed again, so that the list opens for it.
  flushSync(() => setFieldValue(field, plain.value));
  if (hadFocus) {
    field.setSelectionRange(...selection);
  }
}

interface FieldProps extends ComboboxOptions {
  plain: HTMLInputElement;
  labelId: string | undefined;
}

function Field({ plain, labelId, suggest, onChoice }: FieldProps) {
  const [text, setText] = useState(plain.defaultValue);
  const [choice, setChoice] = useState<Suggestion | null>(null);
  const suggestions = useSuggestions(text, suggest);
  const describedBy = plain.getAttribute("aria-describedby");

  function write(next: string): void {
    setText(next);
    if (choice && choice.label !== next) {
      setChoice(null);
      onChoice(null);
    }
  }

  function choose(id: string | number | null): void {
    const chosen = suggestions.find((suggestion) => suggestion.id === id);
    if (chosen) {
      setChoice(chosen);
      setText(chosen.label);
      onChoice(chosen);
    }
  }

  return (
    <I18nProvider locale={document.documentElement.lang}>
      <ComboBox
        allowsCustomValue
        // It opens with the first letter, before the answer is there; the list shows itself only when it holds something.
        allowsEmptyCollection
        {...(describedBy && { "aria-describedby": describedBy })}
        {...(labelId && { "aria-labelledby": labelId })}
        inputValue={text}
        items={suggestions}
        menuTrigger="input"
        name={plain.name}
        onInputChange={write}
        onSelectionChange={choose}
      >
        <Input autoCapitalize={plain.autocapitalize} className="field__input" onKeyDown={submitUnlessChoosing} />
        <Popover>
          <ListBox<Suggestion> className="suggestions">
            {(suggestion) => (
              <ListBoxItem className="suggestion" id={suggestion.id} textValue={suggestion.label}>
                {suggestion.label}
                {suggestion.detail && <span className="suggestion__detail">{suggestion.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/** Enter sends the form, as in any field, unless it takes a suggestion. */
function submitUnlessChoosing(event: KeyboardEvent<HTMLInputElement>): void {
  const field = event.currentTarget;
  if (event.key === "Enter" && field.ariaExpanded === "true" && !field.getAttribute("aria-activedescendant")) {
    field.form?.requestSubmit();
  }
}

function useSuggestions(text: string, suggest: ComboboxOptions["suggest"]): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  useEffect(() => {
    const words = text.trim();
    if (words === "") {
      setSuggestions([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      // Without an answer the field is what it was before: one to write in.
      suggest(words, abort.signal).then(setSuggestions, () => undefined);
    }, pauseBeforeAsking);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, suggest]);
  return suggestions;
}
