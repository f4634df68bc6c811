import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { searchServices } from "./service_search.ts";

interface Shipped {
  network_id: string;
  code: string;
  parent_code?: string;
  name_fr: string;
  also_called: string;
}

const shipped: Shipped[] = JSON.parse(readFileSync(new URL("../../../data/services.json", import.meta.url), "utf8"));
const tree = shipped
  .filter(({ network_id }) => network_id === "fr")
  .map(({ code, parent_code, name_fr, also_called }) => ({
    code,
    name: name_fr,
    also_called,
    ...(parent_code && { parent: parent_code }),
  }));
const first = (text: string) => searchServices(tree, text)[0]?.code;

describe("a service of the shipped tree", () => {
  it("is found by its name and by everyday words", () => {
    expect(first("caf")).toBe("caf");
    expect(first("carte vitale")).toBe("cpam");
    expect(first("pole emploi")).toBe("france_travail");
    expect(first("impôts")).toBe("dgfip");
  });
  it("is found with a letter missing", () => {
    expect(first("gendarmrie")).toBe("gendarmerie");
  });
  it("is never a theme, and nothing is found for what nobody calls so", () => {
    expect(searchServices(tree, "santé").every(({ parent }) => parent !== undefined)).toBe(true);
    expect(searchServices(tree, "zzz")).toEqual([]);
  });
  it("needs every word", () => {
    expect(searchServices(tree, "caf zzz")).toEqual([]);
  });
});
