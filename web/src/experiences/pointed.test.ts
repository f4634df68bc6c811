import { describe, expect, it } from "vitest";
import type { AnswerFinding } from "../api.ts";
import { pointedPieces, replaced } from "./pointed.ts";

const finding = (first?: number, last?: number): AnswerFinding => ({
  code: "jargon",
  alternatives: [],
  fits: false,
  ...(first !== undefined && last !== undefined && { first, last }),
});

describe("a text that is pointed at", () => {
  it("is whole where nothing is found, and where what is found is of the whole text", () => {
    expect(pointedPieces("abc", [])).toEqual([{ first: 0, text: "abc" }]);
    expect(pointedPieces("abc", [finding()])).toEqual([{ first: 0, text: "abc" }]);
  });
  it("shows the innermost of two findings", () => {
    expect(pointedPieces("abcdef", [finding(0, 6), finding(2, 4)])).toEqual([
      { first: 0, text: "ab", finding: 0 },
      { first: 2, text: "cd", finding: 1 },
      { first: 4, text: "ef", finding: 0 },
    ]);
  });
  it("leaves out a place that the text has no more", () => {
    expect(pointedPieces("abc", [finding(2, 9)])).toEqual([{ first: 0, text: "abc" }]);
  });
});

describe("another word", () => {
  it("begins as the one did in whose place it stands", () => {
    expect(replaced("Afférent aux droits", { first: 0, last: 8 }, "lié à")).toBe("Lié à aux droits");
    expect(replaced("le préjudice", { first: 3, last: 12 }, "tort")).toBe("le tort");
  });
  it("does not say twice what follows", () => {
    expect(replaced("pièces afférentes à vous", { first: 7, last: 17 }, "lié à")).toBe("pièces lié à vous");
  });
});
