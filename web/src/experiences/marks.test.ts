import { describe, expect, it } from "vitest";
import { beginningOf, hidden, piecesOf, widened, wordsIn } from "./marks.ts";

describe("a text with marks", () => {
  it("is read in pieces that say where they stand", () => {
    expect(piecesOf("Appelez [[phone]] vite")).toEqual([
      { first: 0, last: 8, text: "Appelez " },
      { first: 8, last: 17, text: "[[phone]]", mark: "phone" },
      { first: 17, last: 22, text: " vite" },
    ]);
    expect(piecesOf("rien")).toEqual([{ first: 0, last: 4, text: "rien" }]);
    expect(piecesOf("")).toEqual([]);
    expect(piecesOf("[[pas une marque")).toHaveLength(1);
  });
});

describe("a text without a title", () => {
  it("is called by its first words", () => {
    expect(beginningOf("Court.\nSuite")).toBe("Court.");
    expect(beginningOf(`${"mot ".repeat(30)}`)).toBe(`${"mot ".repeat(17).trim()} …`);
  });
});

describe("hiding more", () => {
  const text = "La dame d’Aubenton, [[name]] !";
  const of = (words: string) => ({ first: text.indexOf(words), last: text.indexOf(words) + words.length });
  it("takes whole words and whole marks", () => {
    expect(widened(text, of("am"))).toEqual(of("dame"));
    expect(widened(text, of("me d’Aub"))).toEqual(of("dame d’Aubenton"));
    expect(widened(text, of("[na"))).toEqual(of("[[name]]"));
  });
  it("of what holds no word hides nothing", () => {
    expect(widened(text, of(", "))).toBeNull();
    expect(widened("", { first: 0, last: 0 })).toBeNull();
  });
  it("leaves the rest as it stands", () => {
    expect(hidden(text, of("dame"))).toBe("La [[other]] d’Aubenton, [[name]] !");
  });
  it("goes word by word over accents, elisions and marks", () => {
    const words = "L’été, [[phone]] à Saint-Michel";
    expect(wordsIn(words).map(({ first, last }) => words.slice(first, last))).toEqual([
      "L’été",
      "[[phone]]",
      "à",
      "Saint-Michel",
    ]);
  });
});
