import { type KeyboardEvent, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  ComboBox,
  ComboBoxStateContext,
  FieldError,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  OverlayTriggerStateContext,
  Popover,
  Text,
} from "react-aria-components";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { FieldTexts } from "./field.tsx";
import { setFieldValue } from "./field_value.ts";
import { pageLanguage } from "./locale.ts";

export interface Suggestion {
  id: string;
  label: string;
  detail?: string | undefined;
}

export interface ComboboxOptions {
  /** The same function from one drawing to the next: another one asks again. */
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
  const drawn = (
    <Field
      autoCapitalize={plain.autocapitalize}
      describedBy={plain.getAttribute("aria-describedby")}
      initial={plain.defaultValue}
      labelledBy={label?.id}
      name={plain.name}
      {...options}
    />
  );
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

/** A field that suggests, in a workspace. */
export function Combobox(props: ComboboxOptions & FieldTexts & { initial?: string; name?: string }) {
  return <Field className="field" {...props} />;
}

interface FieldProps extends ComboboxOptions, Partial<FieldTexts> {
  autoCapitalize?: string;
  className?: string;
  describedBy?: string | null;
  initial?: string;
  labelledBy?: string | undefined;
  name?: string;
}

/** Whether the list may show itself: as long as somebody types, and no more once the form is sent. */
type Mode = "idle" | "typing" | "sent";

function Field({ suggest, onChoice, initial = "", ...field }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // Beside what it belongs to; from a dialog, in front of it.
  const isInDialog = useContext(OverlayTriggerStateContext) !== null;
  const main = document.querySelector("main") ?? document.body;
  const [text, setText] = useState(initial);
  const [choice, setChoice] = useState<Suggestion | null>(null);
  const [mode, setMode] = useState<Mode>("idle");
  const suggestions = useSuggestions(text, suggest);

  useEffect(() => {
    const form = input.current?.form;
    const sent = () => setMode("sent");
    form?.addEventListener("submit", sent);
    return () => form?.removeEventListener("submit", sent);
  }, []);

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
      event.currentTarget.form?.requestSubmit();
    } else if (mode === "sent") {
      setMode("idle");
    }
  }

  return (
    <I18nProvider locale={pageLanguage()}>
      <ComboBox
        allowsCustomValue
        {...(field.className && { className: field.className })}
        {...(field.describedBy && { "aria-describedby": field.describedBy })}
        {...(field.labelledBy && { "aria-labelledby": field.labelledBy })}
        {...(field.error && { isInvalid: true })}
        {...(field.name && { name: field.name })}
        inputValue={text}
        items={suggestions}
        menuTrigger="input"
        onInputChange={write}
        onSelectionChange={choose}
      >
        {field.label && (
          <Label className="field__label">
            {field.label}
            {field.optional && <span className="field__optional"> {field.optional}</span>}
          </Label>
        )}
        <Input autoCapitalize={field.autoCapitalize} className="field__input" onKeyDown={press} ref={input} />
        {field.error && <FieldError className="field__error">{field.error}</FieldError>}
        {field.hint && (
          <Text className="field__hint" elementType="p" slot="description">
            {field.hint}
          </Text>
        )}
        <Showing mode={mode} suggestions={suggestions} />
        <Popover {...(!isInDialog && { UNSTABLE_portalContainer: main })}>
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
  const isOpen = list?.isOpen ?? false;
  useLayoutEffect(() => (isOpen ? keepPageReadable() : undefined), [isOpen]);
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

/**
 * An open list hides the rest of the page from screen readers, although the keyboard still goes there. What is marked as
 * speaking for itself is spared: marked before the list looks, and no longer than it is open, since a dialog hides the
 * page by the same means and for good reason.
 */
function keepPageReadable(): () => void {
  const parts = [...document.body.children].filter(
    (part): part is HTMLElement => part instanceof HTMLElement && part.dataset.liveAnnouncer === undefined,
  );
  for (const part of parts) {
    part.dataset.liveAnnouncer = "true";
  }
  return () => {
    for (const part of parts) {
      delete part.dataset.liveAnnouncer;
    }
  };
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
