import { type KeyboardEvent, useContext, useEffect, useRef, useState } from "react";
import {
  ComboBox,
  ComboBoxStateContext,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
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
  keepPageReadable();
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

/**
 * An open list hides the rest of the page from screen readers, although the keyboard still goes there. What is marked as
 * speaking for itself is spared.
 */
function keepPageReadable(): void {
  for (const part of document.body.children) {
    if (part instanceof HTMLElement) {
      part.dataset.liveAnnouncer = "true";
    }
  }
}

interface FieldProps extends ComboboxOptions {
  plain: HTMLInputElement;
  labelId: string | undefined;
}

/** Whether the list may show itself: as long as somebody types, and no more once the form is sent. */
type Mode = "idle" | "typing" | "sent";

function Field({ plain, labelId, suggest, onChoice }: FieldProps) {
  const [form] = useState(plain.form);
  const [main] = useState(() => document.querySelector("main") ?? document.body);
  const [text, setText] = useState(plain.defaultValue);
  const [choice, setChoice] = useState<Suggestion | null>(null);
  const [mode, setMode] = useState<Mode>("idle");
  const suggestions = useSuggestions(text, suggest);
  const describedBy = plain.getAttribute("aria-describedby");

  useEffect(() => {
    const sent = () => setMode("sent");
    form?.addEventListener("submit", sent);
    return () => form?.removeEventListener("submit", sent);
  }, [form]);

  function write(next: string): void {
    setText(next);
    setMode(suggestions.some((suggestion) => suggestion.label === next) ? "idle" : "typing");
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
      setMode("idle");
      onChoice(chosen);
    }
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter" && !event.currentTarget.getAttribute("aria-activedescendant")) {
      // Enter sends the form, as in any field, unless it takes a suggestion.
      event.preventDefault();
      form?.requestSubmit();
    } else if (mode === "sent") {
      setMode("idle");
    }
  }

  return (
    <I18nProvider locale={document.documentElement.lang}>
      <ComboBox
        allowsCustomValue
        {...(describedBy && { "aria-describedby": describedBy })}
        {...(labelId && { "aria-labelledby": labelId })}
        inputValue={text}
        items={suggestions}
        menuTrigger="input"
        name={plain.name}
        onInputChange={write}
        onSelectionChange={choose}
      >
        <Input autoCapitalize={plain.autocapitalize} className="field__input" onKeyDown={press} />
        <Showing mode={mode} suggestions={suggestions} />
        <Popover UNSTABLE_portalContainer={main}>
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

/**
 * Left alone, the list opens only if it holds something at the moment of typing, and then stays open over the answer to
 * the form, hiding the page from screen readers. Here it opens when suggestions arrive, and closes when the form is sent.
 */
function Showing({ mode, suggestions }: { mode: Mode; suggestions: Suggestion[] }) {
  const list = useContext(ComboBoxStateContext);
  const shown = useRef(suggestions);
  useEffect(() => {
    if (!list) {
      return;
    }
    if (mode === "sent" && list.isOpen) {
      list.close();
    } else if (list.isOpen) {
      shown.current = suggestions; // closed again by the person, it stays closed
    } else if (mode === "typing" && shown.current !== suggestions && suggestions.length > 0 && list.isFocused) {
      list.open(null, "input"); // refused until the list holds them: tried again with the next state
    }
  }, [mode, suggestions, list]);
  return null;
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
