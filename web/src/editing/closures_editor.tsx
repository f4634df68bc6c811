import { useTranslation } from "react-i18next";
import type { ExceptionalClosure } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { TextField } from "../platform/ui/text_field.tsx";

interface ClosuresEditorProps {
  closures: ExceptionalClosure[];
  errorOf(field: string): string | undefined;
  onChange(closures: ExceptionalClosure[]): void;
}

/** Days on which the week does not hold; those that are over stay in the history alone. */
export function ClosuresEditor({ closures, errorOf, onChange }: ClosuresEditorProps) {
  const { t } = useTranslation();
  const put = (place: number, change: Partial<ExceptionalClosure>) =>
    onChange(closures.map((one, other) => (other === place ? { ...one, ...change } : one)));
  const today = new Date().toISOString().slice(0, 10);
  return (
    <section aria-labelledby="closures" className="editing__section">
      <h2 id="closures">{t("editing.closures")}</h2>
      <p className="muted">{t("editing.closures_text")}</p>
      {errorOf("closures") && <p className="field__error">{errorOf("closures")}</p>}
      {closures.map((closure, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a closure is known by its place in the list
        <fieldset className="card editing__row" key={place}>
          <legend className="visually-hidden">{t("editing.closure_number", { number: place + 1 })}</legend>
          <TextField
            label={t("editing.first_day")}
            onChange={(event) =>
              put(place, {
                first: event.target.value,
                ...(closure.last < event.target.value && { last: event.target.value }),
              })
            }
            type="date"
            value={closure.first}
          />
          <TextField
            error={errorOf(`closures/${place}/last`)}
            label={t("editing.last_day")}
            onChange={(event) => put(place, { last: event.target.value })}
            type="date"
            value={closure.last}
          />
          <TextField
            error={errorOf(`closures/${place}/reason`)}
            hint={t("editing.reason_hint")}
            label={t("editing.reason")}
            maxLength={80}
            onChange={(event) => put(place, { reason: event.target.value })}
            value={closure.reason}
          />
          <Button look="quiet" onClick={() => onChange(closures.filter((_, other) => other !== place))}>
            {t("editing.remove")}
          </Button>
        </fieldset>
      ))}
      <Button
        disabled={closures.length >= 20}
        look="quiet"
        onClick={() => onChange([...closures, { first: today, last: today, reason: "" }])}
      >
        {t("editing.add_closure")}
      </Button>
    </section>
  );
}
