// Places and procedures as fields suggest them.
import type { LocalName, Place, ProcedureItem } from "../api.ts";
import type { Suggestion } from "../platform/ui/combobox.tsx";

/** "Vervins (02140)": also what the server reads when nothing but the text is sent. */
export function placeSuggestion(place: Place): Suggestion {
  const postcode = place.postcodes[0];
  return {
    id: place.code,
    label: postcode ? `${place.name} (${postcode})` : place.name,
    detail: place.department,
  };
}

export function procedureSuggestion(procedure: Pick<ProcedureItem, "code" | "name" | "partner_name">): Suggestion {
  const detail = procedure.partner_name ? inLanguage(procedure.partner_name) : undefined;
  return { id: procedure.code, label: inLanguage(procedure.name), detail };
}

function inLanguage(name: LocalName): string {
  const language = document.documentElement.lang as keyof LocalName;
  return name[language] ?? name.fr;
}
