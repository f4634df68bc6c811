import { type RefObject, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerCheck, AnswerFinding } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { MaskedWords } from "./masked_words.tsx";
import { pointedPieces, replaced } from "./pointed.ts";

interface PlainCheckProps {
  text: string;
  check: AnswerCheck;
  /** The text has gone on since. */
  isOld: boolean;
  area: RefObject<HTMLTextAreaElement | null>;
  onReplace(text: string): void;
}

const kExcerpt = 90;

/** What was found, in the text and as a list; a word is replaced by a press where another fits as it is. */
export function PlainCheck({ text, check, isOld, area, onReplace }: PlainCheckProps) {
  const { t } = useTranslation();
  const id = useId();
  const [before, setBefore] = useState<string | null>(null);
  const { findings } = check;

  function replace({ first = 0, last = 0 }: AnswerFinding, instead: string): void {
    setBefore(text);
    onReplace(replaced(text, { first, last }, instead));
    area.current?.focus();
  }

  function select({ first = 0, last = 0 }: AnswerFinding): void {
    area.current?.focus();
    area.current?.setSelectionRange(first, last);
  }

  return (
    <section aria-label={t("stories_work.plain.title")} className="story__plain">
      <h3>{t("stories_work.plain.title")}</h3>
      <p role="status">{t("stories_work.plain.found", { count: findings.length })}</p>
      {check.masked !== undefined && <MaskedWords masked={check.masked} />}
      <p className="muted">
        {(["cause", "next_step", "date"] as const)
          .map((what) => t(`stories_work.plain.${check[`says_${what}`] ? "says" : "lacks"}_${what}`))
          .join(" · ")}
        <Readable check={check} />
      </p>
      {findings.some(({ first }) => first !== undefined) && (
        <p className="story__pointed">
          {pointedPieces(text, findings).map(({ first, text: piece, finding }) =>
            finding === undefined || !/[\p{L}\p{N}]/u.test(piece) ? (
              <span key={first}>{piece}</span>
            ) : (
              <a href={`#${id}-${finding}`} key={first}>
                {piece}
              </a>
            ),
          )}
        </p>
      )}
      {before !== null && (
        <Button
          look="plain"
          onClick={() => {
            onReplace(before);
            setBefore(null);
          }}
        >
          {t("stories_work.plain.undo")}
        </Button>
      )}
      <ul className="story__findings">
        {findings.map((finding, place) => {
          const words = text.slice(finding.first ?? 0, finding.last ?? 0);
          return (
            <li id={`${id}-${place}`} key={`${finding.code} ${finding.first}`} tabIndex={-1}>
              <strong>{t(`stories_work.plain.code.${finding.code}`)}</strong>{" "}
              {words !== "" && <q>{words.length > kExcerpt ? `${words.slice(0, kExcerpt)} …` : words}</q>}
              <span className="muted"> {t(`stories_work.plain.advice.${finding.code}`)}</span>
              <span className="story__alternatives">
                {!finding.fits && finding.alternatives.length > 0 && (
                  <span>{t("stories_work.plain.say", { words: finding.alternatives.join(", ") })}</span>
                )}
                {finding.fits &&
                  finding.alternatives.map((alternative) => (
                    <Button
                      disabled={isOld}
                      key={alternative}
                      look="quiet"
                      onClick={() => replace(finding, alternative)}
                    >
                      {t("stories_work.plain.write", { words: alternative })}
                    </Button>
                  ))}
                {words !== "" && (
                  <Button disabled={isOld} look="plain" onClick={() => select(finding)}>
                    {t("stories_work.plain.show")}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Only where there is text enough; a formula counts syllables, and knows nothing of the sense. */
function Readable({ check }: { check: AnswerCheck }) {
  const { t, i18n } = useTranslation();
  const { kandel_moles, lix, words } = check.readability;
  const score = (value: number) => Math.round(value).toLocaleString(i18n.language);
  const said =
    kandel_moles !== undefined
      ? t("stories_work.plain.kandel_moles", { score: score(kandel_moles) })
      : lix !== undefined
        ? t("stories_work.plain.lix", { score: score(lix) })
        : "";
  return ` · ${[t("stories_work.plain.words", { count: words }), said].filter(Boolean).join(" · ")}`;
}
