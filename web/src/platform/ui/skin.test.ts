import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coloursIn, ruleOf, type Scheme, shapes, texts, tooFaint } from "../../../test/contrast.ts";
import { beyondSkin, rawValues, tokensIn } from "../../../test/skin.ts";

const sources = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, sources), "utf8");
const tokens = read("platform/ui/tokens.css");
const skin = read("../test/skin.css");

// Over the map lies its own picture, the same under every skin.
const spared = ["platform/ui/tokens.css", "network/map_view.css"];
const sheets = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css") && !spared.includes(path))
  .sort();

describe("a skin needs nothing but tokens, for no other style sheet", () => {
  it.each(sheets)("says a colour, typeface or radius: %s", (sheet) => {
    expect(rawValues(read(sheet))).toEqual([]);
  });
  it("and one that did would be found", () => {
    expect(
      rawValues(".a { color: #fff } .b { border: 1px solid white } .c { background: rgb(0 0 0 / 0.5) }"),
    ).toHaveLength(3);
    expect(rawValues(".a { font-family: Arial } .b { font: 1rem Arial } .c { border-radius: 4px }")).toHaveLength(3);
    expect(rawValues(".a { color: var(--ink); border-radius: 0 var(--radius) 50% 0; font: inherit }")).toEqual([]);
    expect(rawValues("@media print { .a { color: #000 } .b { color: #000 } } .c { color: #000 }")).toHaveLength(1);
  });
});

describe("what a skin says", () => {
  it("are tokens and the header's brand area", () => {
    expect(beyondSkin(skin, tokensIn(tokens))).toEqual([]);
  });
  it("and nothing else passes", () => {
    const more =
      ":root { --acent: #000000 } .button { color: #000000 } @media print { .brand, .header { display: none } }";
    expect(beyondSkin(more, tokensIn(tokens))).toEqual([
      ":root: --acent is no token",
      ".button: neither the root nor the brand",
      ".header: neither the root nor the brand",
    ]);
  });
  it.each<Scheme>(["light", "dark"])("keeps the contrast, %s", (scheme) => {
    const worn = new Map([...coloursIn(ruleOf(tokens, ":root")), ...coloursIn(ruleOf(skin, ":root"))]);
    expect(tooFaint(worn, scheme, texts, 4.5)).toEqual([]);
    expect(tooFaint(worn, scheme, shapes, 3)).toEqual([]);
  });
});
