import type { Place, ProcedureItem } from "../api.ts";
import { replaceByCombobox, type Suggestion } from "../platform/ui/combobox.tsx";
import { setHiddenValue } from "../platform/ui/field_value.ts";
import { placeSuggestion, procedureSuggestion } from "./suggested.ts";

interface Source {
  /** The parameter that holds the code of what was chosen. */
  parameter: string;
  suggest(text: string, signal: AbortSignal): Promise<Suggestion[]>;
}

const sources: Record<string, Source> = {
  places: {
    parameter: "commune",
    suggest: async (text, signal) => (await found<Place>("places", text, signal)).map(placeSuggestion),
  },
  procedures: {
    parameter: "procedure",
    suggest: async (text, signal) => (await found<ProcedureItem>("procedures", text, signal)).map(procedureSuggestion),
  },
};

export function suggestIn(host: HTMLElement, kind: string): void {
  const field = host.querySelector<HTMLInputElement>(".field__input");
  const source = sources[kind];
  if (field && source) {
    replaceByCombobox(field, {
      suggest: source.suggest,
      onChoice: (choice) => setHiddenValue(host, source.parameter, choice?.id ?? ""),
    });
  }
}

async function found<Item>(collection: string, text: string, signal: AbortSignal): Promise<Item[]> {
  const answer = await fetch(`/api/v1/${collection}?${new URLSearchParams({ q: text, limit: "8" })}`, { signal });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  const page = (await answer.json()) as { items: Item[] };
  return page.items;
}
