import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Colours,
  coloursIn,
  contrast,
  ruleOf,
  type Scheme,
  shapes,
  texts,
  tooFaint,
} from "../../../test/contrast.ts";

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const schemes: Scheme[] = ["light", "dark"];

const usual = coloursIn(ruleOf(tokens, ":root"));
const asked = ruleOf(tokens, ":root:root");
const more = coloursIn(asked);

const wishes: { name: string; colours: Colours; text: number; shape: number }[] = [
  { name: "as usual", colours: usual, text: 4.5, shape: 3 },
  { name: "with more contrast", colours: more, text: 7, shape: 4.5 },
];

describe.each(wishes)("colours $name", ({ colours, text, shape }) => {
  it.each(schemes)("are readable, %s", (scheme) => {
    expect(tooFaint(colours, scheme, texts, text)).toEqual([]);
  });
  it.each(schemes)("draw edges that are seen, %s", (scheme) => {
    expect(tooFaint(colours, scheme, shapes, shape)).toEqual([]);
  });
});

describe("from near to far on maps", () => {
  const steps = [1, 2, 3, 4, 5, 6].map((far) => `far-${far}`);
  it.each(schemes)("each step stands out more than the one before, without its colour, %s", (scheme) => {
    const surface = usual.get("surface")?.[scheme] ?? "";
    const contrasts = steps.map((step) => contrast(usual.get(step)?.[scheme] ?? "", surface));
    contrasts.slice(1).forEach((one, at) => {
      expect(one / (contrasts[at] ?? one)).toBeGreaterThan(1.15);
    });
  });
});

describe("more contrast", () => {
  it("has a pair of its own for every colour, so that a skin's cannot come in between", () => {
    expect([...more.keys()]).toEqual([...usual.keys()]);
  });
  it("is the same whether the device asks for it or the page", () => {
    const words = (rule: string) => rule.replaceAll(/\s+/g, " ").trim();
    expect(words(ruleOf(tokens, ':root[data-contrast="more"]'))).toBe(words(asked));
  });
  it("shows the quiet lines as well", () => {
    const lines = ["paper", "surface", "sunken"].map((ground): [string, string] => ["line", ground]);
    expect(schemes.flatMap((scheme) => tooFaint(more, scheme, lines, 3))).toEqual([]);
  });
});

describe("the measure itself", () => {
  it("is that of WCAG", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
  it("names what is too faint", () => {
    const faint = new Map(usual).set("ink-soft", { light: "#999999", dark: "#b6c3c1" });
    expect(tooFaint(faint, "light", texts, 4.5)).toContain("ink-soft on surface, light: 2.85");
  });
});
