import { type KeyboardEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { piecesOf, type Span, widened, wordsIn } from "./marks.ts";
import { useMarkWords } from "./story_text.tsx";

interface MaskableTextProps {
  label: string;
  text: string;
  /** Words that are chosen by the pointer or the arrow keys, whole; null: none. */
  onSelect(span: Span | null): void;
}

/** A text in which words are chosen, to be hidden: by the pointer, or word by word with the arrow keys. */
export function MaskableText({ label, text, onSelect }: MaskableTextProps) {
  const { t } = useTranslation();
  const words = useMarkWords();
  const host = useRef<HTMLDivElement>(null);
  const hint = useId();

  function look(): void {
    const chosen = host.current && spanOfSelection(host.current);
    onSelect(chosen ? widened(text, chosen) : null);
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !host.current) {
      return;
    }
    event.preventDefault();
    const chosen = stepped(wordsIn(text), spanOfSelection(host.current), step, event.shiftKey);
    if (chosen) {
      select(host.current, chosen);
      onSelect(chosen);
    }
  }

  return (
    <div className="story__maskable">
      {/* biome-ignore lint/a11y/useSemanticElements: marks are shown in it as words, which a field of the browser cannot */}
      <div
        aria-describedby={hint}
        aria-label={label}
        aria-multiline="true"
        aria-readonly="true"
        className="story__text"
        onKeyDown={press}
        onKeyUp={look}
        onMouseUp={look}
        onTouchEnd={look}
        ref={host}
        role="textbox"
        tabIndex={0}
      >
        {piecesOf(text).map((piece) => (
          <span
            className={piece.mark && "story__mark"}
            data-first={piece.first}
            data-last={piece.last}
            data-mark={piece.mark}
            key={`${piece.first} ${piece.text}`}
          >
            {piece.mark ? words(piece.mark) : piece.text}
          </span>
        ))}
      </div>
      <p className="visually-hidden" id={hint}>
        {t("stories_work.choose_words_hint")}
      </p>
    </div>
  );
}

/** From one word to the next, or up to it where the choice grows. */
function stepped(words: Span[], chosen: Span | null, step: number, grows: boolean): Span | null {
  const touched = chosen ? words.filter(({ first, last }) => first < chosen.last && last > chosen.first) : [];
  const [begin, end] = [touched[0], touched.at(-1)];
  if (!begin || !end) {
    return (step > 0 ? words[0] : words.at(-1)) ?? null;
  }
  const next = words[words.indexOf(step > 0 ? end : begin) + step] ?? (step > 0 ? end : begin);
  if (!grows) {
    return next;
  }
  return step > 0 ? { first: begin.first, last: next.last } : { first: next.first, last: end.last };
}

/** Where the page's selection lies in the text; nothing where it is empty or elsewhere. */
function spanOfSelection(host: HTMLElement): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(host)) {
    return null;
  }
  const end = Number(host.lastElementChild?.getAttribute("data-last") ?? 0);
  const first = placeOf(host, range.startContainer, range.startOffset, "data-first") ?? 0;
  const last = placeOf(host, range.endContainer, range.endOffset, "data-last") ?? end;
  return last > first ? { first, last } : null;
}

/** Within a mark it is the mark's edge, since its words are not the text's. */
function placeOf(host: HTMLElement, node: Node, offset: number, edge: "data-first" | "data-last"): number | null {
  if (!host.contains(node)) {
    return null;
  }
  const piece = (node instanceof Element ? node : node.parentElement)?.closest("[data-first]");
  if (piece && node instanceof Text && !piece.hasAttribute("data-mark")) {
    return Number(piece.getAttribute("data-first")) + offset;
  }
  if (piece) {
    return Number(piece.getAttribute(edge));
  }
  const next = host.childNodes[offset];
  return next instanceof Element ? Number(next.getAttribute("data-first")) : null;
}

function select(host: HTMLElement, { first, last }: Span): void {
  const pieces = [...host.querySelectorAll<HTMLElement>("[data-first]")].map((element) => ({
    element,
    first: Number(element.dataset.first),
    last: Number(element.dataset.last),
  }));
  const begin = pieces.find((piece) => piece.last > first);
  const end = pieces.find((piece) => piece.last >= last);
  if (!begin || !end) {
    return;
  }
  const range = document.createRange();
  setEdge(begin.element, first - begin.first, (node, at) => range.setStart(node, at), "setStartBefore", range);
  setEdge(end.element, last - end.first, (node, at) => range.setEnd(node, at), "setEndAfter", range);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function setEdge(
  piece: HTMLElement,
  offset: number,
  within: (node: Node, at: number) => void,
  around: "setStartBefore" | "setEndAfter",
  range: Range,
): void {
  const letters = piece.firstChild;
  if (piece.dataset.mark !== undefined || !letters) {
    range[around](piece);
  } else {
    within(letters, offset);
  }
}
