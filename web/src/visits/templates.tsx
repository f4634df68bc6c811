import { useTranslation } from "react-i18next";
import { Cross } from "../platform/ui/icons.tsx";
import type { Favourites, Pattern } from "./favourites.ts";
import { Key } from "./keyed_field.tsx";
import { keyOf } from "./keys.ts";

interface TemplatesProps {
  favourites: Favourites;
  nameOf(pattern: Pattern): string;
  onTake(pattern: Pattern): void;
  onRemove(position: number): void;
}

/** A visit like one before: the last one, or one that was kept. */
export function Templates({ favourites, nameOf, onTake, onRemove }: TemplatesProps) {
  const { t } = useTranslation();
  const { last, templates } = favourites;
  return (
    (last || templates.length > 0) && (
      <ul aria-label={t("visits.templates")} className="visits__templates">
        {last && (
          <li>
            <button className="chip" onClick={() => onTake(last)} type="button">
              <span className="visits__template-name">{t("visits.repeat", { what: nameOf(last) })}</span>{" "}
              <Key of={keyOf.repeat} />
            </button>
          </li>
        )}
        {templates.map((template, position) => (
          <li key={template.name}>
            <button className="chip" onClick={() => onTake(template)} type="button">
              <span className="visits__template-name">{template.name}</span> <Key of={String(position + 1)} />
            </button>
            <button
              aria-label={t("visits.remove_template", { name: template.name })}
              className="close"
              onClick={() => onRemove(position)}
              type="button"
            >
              <Cross />
            </button>
          </li>
        ))}
      </ul>
    )
  );
}
