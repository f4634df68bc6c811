// What somebody tells and an advisor types: kept masked for as long as the window is open, and sent whole.
import type { AssistedExperience, Feeling, Language, ToldBy, UsedChannel } from "../api.ts";
import { masked } from "../visits/personal_data.ts";
import { findInStory } from "./story_data.ts";
import type { ChosenService } from "./use_services.ts";

export interface Choice {
  code: string;
  name: string;
}

export interface TellDraft {
  id: string;
  channel: ToldBy;
  language: Language;
  code: string;
  hides_from_counter: boolean;
  title: string;
  text: string;
  would_have_helped: string;
  feeling: Feeling | null;
  services: ChosenService[];
  procedure: Choice | null;
  used_channel: UsedChannel | "";
  territory: Choice | null;
  names_agreed: boolean;
}

export const kMostServices = 5;

export const emptyDraft = (id: string, language: Language): TellDraft => ({
  id,
  channel: "counter",
  language,
  code: "",
  hides_from_counter: false,
  title: "",
  text: "",
  would_have_helped: "",
  feeling: null,
  services: [],
  procedure: null,
  used_channel: "",
  territory: null,
  names_agreed: false,
});

/** What the form cannot be sent without, in the order of the page. */
export const missingIn = (draft: TellDraft): ("text" | "feeling" | "services" | "territory")[] => [
  ...(draft.text.trim().length < 20 ? (["text"] as const) : []),
  ...(draft.feeling === null ? (["feeling"] as const) : []),
  ...(draft.services.length === 0 ? (["services"] as const) : []),
  ...(draft.territory === null ? (["territory"] as const) : []),
];

/** Nothing where something is missing. Names are agreed to in praise only, and only paper has a code already. */
export function experienceOf(draft: TellDraft, counter: string): AssistedExperience | null {
  const { feeling, territory, procedure, used_channel } = draft;
  if (!feeling || !territory || missingIn(draft).length > 0) {
    return null;
  }
  return {
    id: draft.id,
    channel: draft.channel,
    language: draft.language,
    counter,
    hides_from_counter: draft.hides_from_counter,
    title: draft.title.trim(),
    text: draft.text.trim(),
    would_have_helped: draft.would_have_helped.trim(),
    feeling,
    services: draft.services.map(({ code, counter: which }) => ({ code, ...(which && { counter: which }) })),
    territory: territory.code,
    names_agreed: feeling === "positive" && draft.names_agreed,
    ...(procedure && { procedure: procedure.code }),
    ...(used_channel !== "" && { used_channel }),
    ...(draft.channel === "paper" && draft.code.trim() !== "" && { code: draft.code.trim() }),
  };
}

const placeOf = (account: string) => `relais.stories.told.${account}`;

const guarded = (text: string): string => masked(text, findInStory(text));

export function keepTold(account: string, draft: TellDraft, storage: Pick<Storage, "setItem">): void {
  const kept: TellDraft = {
    ...draft,
    code: "",
    title: guarded(draft.title),
    text: guarded(draft.text),
    would_have_helped: guarded(draft.would_have_helped),
  };
  try {
    storage.setItem(placeOf(account), JSON.stringify(kept));
  } catch {
    // The page itself still has it.
  }
}

export const forgetTold = (account: string, storage: Pick<Storage, "removeItem">): void =>
  storage.removeItem(placeOf(account));

export function keptTold(account: string, storage: Pick<Storage, "getItem">): TellDraft | null {
  try {
    return JSON.parse(storage.getItem(placeOf(account)) ?? "null");
  } catch {
    return null;
  }
}

/** "K7QM-4XRD-9F2A": four characters at a time, as they are read aloud. */
export const groupsOf = (code: string): string[] => code.replace(/[^0-9A-Za-z]/g, "").match(/.{1,4}/g) ?? [];
