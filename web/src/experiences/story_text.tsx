import { useTranslation } from "react-i18next";
import { piecesOf } from "./marks.ts";

/** A story's text as everybody reads it: what is masked is said in words. */
export function StoryText({ text }: { text: string }) {
  return (
    <p className="story__text">
      {piecesOf(text).map((piece) =>
        piece.mark ? <Mark key={piece.first} of={piece.mark} /> : <span key={piece.first}>{piece.text}</span>,
      )}
    </p>
  );
}

export function Mark({ of }: { of: string }) {
  const words = useMarkWords();
  return <span className="story__mark">{words(of)}</span>;
}

export function useMarkWords(): (mark: string) => string {
  const { t, i18n } = useTranslation();
  return (mark) => {
    const key = `stories_work.mark.${mark}`;
    return i18n.exists(key) ? t(key) : t("stories_work.mark.other");
  };
}

/** The same on one line of plain words: for a title, a list. */
export function useUnmarked(): (text: string) => string {
  const words = useMarkWords();
  return (text) =>
    piecesOf(text)
      .map((piece) => (piece.mark ? `(${words(piece.mark)})` : piece.text))
      .join("");
}
