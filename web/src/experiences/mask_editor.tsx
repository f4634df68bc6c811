import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HiddenPart } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Key } from "../visits/keyed_field.tsx";
import { keyOf } from "./keys.ts";
import { hidden, type Span } from "./marks.ts";
import { MaskableText } from "./maskable_text.tsx";
import { useUnmarked } from "./story_text.tsx";

export const kFields = ["title", "text", "would_have_helped"] as const;
type Field = (typeof kFields)[number];
/** Those that there are. */
export type Texts = Partial<Record<Field, string>>;

interface Chosen {
  field: Field;
  span: Span;
}

export interface Masking {
  texts: Texts;
  isChanged: boolean;
  chosen: string;
  hidden: string[]; // what was hidden, in order
  parts: HiddenPart[]; // where, each in the text as those before have left it
  choose(chosen: Chosen | null): void;
  hide(): void;
  undo(): void;
}

/** Texts of which more and more is hidden, and what it was before each time. */
export function useMasking(original: Texts): Masking {
  const [steps, setSteps] = useState<{ texts: Texts; words: string; part: HiddenPart }[]>([]);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const texts = steps.at(-1)?.texts ?? original;
  const words = chosen ? (texts[chosen.field] ?? "").slice(chosen.span.first, chosen.span.last) : "";
  return {
    texts,
    isChanged: steps.length > 0,
    chosen: words,
    hidden: steps.map((step) => step.words),
    parts: steps.map((step) => step.part),
    choose: setChosen,
    hide() {
      if (chosen && words !== "") {
        const text = hidden(texts[chosen.field] ?? "", chosen.span);
        const part = { field: chosen.field, ...chosen.span };
        setSteps([...steps, { texts: { ...texts, [chosen.field]: text }, words, part }]);
        setChosen(null);
        getSelection()?.removeAllRanges();
      }
    },
    undo() {
      setSteps(steps.slice(0, -1));
      setChosen(null);
    },
  };
}

/**
 * The story as it came, with what the machine masked; a reader hides more of it, and writes nothing. Or another text of
 * one field, which has a name.
 */
export function MaskEditor({ masking, name }: { masking: Masking; name?: string | undefined }) {
  const { t } = useTranslation();
  const unmarked = useUnmarked();
  const last = masking.hidden.at(-1);
  return (
    <section aria-label={name ?? t("stories_work.story")} className="story__editor">
      {kFields.map(
        (field) =>
          masking.texts[field] !== undefined && (
            <div key={field}>
              <h3 className="story__field">{name ?? t(`stories_work.field.${field}`)}</h3>
              <MaskableText
                label={name ?? t(`stories_work.field.${field}`)}
                onSelect={(span) => masking.choose(span && { field, span })}
                text={masking.texts[field] ?? ""}
              />
            </div>
          ),
      )}
      <div className="actions">
        <Button
          disabled={masking.chosen === ""}
          look="quiet"
          onClick={masking.hide}
          onMouseDown={(e) => e.preventDefault()}
        >
          {t("stories_work.mask")} <Key of={keyOf.mask} />
        </Button>
        {last !== undefined && (
          <Button look="plain" onClick={masking.undo}>
            {t("stories_work.undo_mask", { words: unmarked(last) })} <Key of={keyOf.undo} />
          </Button>
        )}
        <span className="muted" role="status">
          {masking.chosen === ""
            ? last === undefined
              ? t("stories_work.choose_words")
              : t("stories_work.masked_count", { count: masking.hidden.length })
            : t("stories_work.chosen", { words: unmarked(masking.chosen) })}
        </span>
      </div>
    </section>
  );
}
