import { type FormEvent, useCallback, useEffect, useRef } from "react";
import { Combobox, type Suggestion } from "../platform/ui/combobox.tsx";

interface SuggestedFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** What stands for `code`: the field begins with it. */
  text: string;
  code: string;
  /** The same function from one drawing to the next. */
  suggest(text: string): Promise<Suggestion[]>;
  /** Empty: none. */
  onChoice(code: string): void;
}

/** A field that holds one thing of many: chosen from what it suggests, or the first of that with Enter, or a code. */
export function SuggestedField({ label, hint, error, text, code, suggest, onChoice }: SuggestedFieldProps) {
  const form = useRef<HTMLFormElement>(null);
  const isOwn = useRef(false);
  const suggestOther = useCallback(
    async (typed: string) => (typed === text ? [] : await suggest(typed)),
    [suggest, text],
  );
  const choose = (chosen: string) => {
    isOwn.current = true;
    onChoice(chosen);
  };
  // Another text makes another field: whoever has just chosen in it stays where they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the field that these made
  useEffect(() => {
    if (isOwn.current) {
      form.current?.querySelector("input")?.focus();
    }
  }, [code, text]);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("field")).trim();
    if (typed !== text) {
      const [first] = typed === "" ? [] : await suggest(typed);
      choose(first?.id ?? typed);
    }
  }
  return (
    // What is wrong with what was chosen before keeps nobody from choosing something else.
    <form
      noValidate
      onBlur={() => {
        isOwn.current = false;
      }}
      onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
      onSubmit={submit}
      ref={form}
    >
      <Combobox
        error={error}
        hint={hint}
        initial={text}
        key={`${code} ${text}`}
        label={label}
        name="field"
        onChoice={(choice) => choice && choose(choice.id)}
        suggest={suggestOther}
      />
    </form>
  );
}
