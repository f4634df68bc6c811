import { describe, expect, it } from "vitest";
import { emptyDraft, experienceOf, groupsOf, keepTold, keptTold, missingIn, type TellDraft } from "./tell_draft.ts";

const whole: TellDraft = {
  ...emptyDraft("018f0000-0000-7000-8000-000000000000", "fr"),
  text: "On m’a renvoyé trois fois vers un autre guichet.",
  feeling: "negative",
  services: [{ code: "counter", counter: "fs-1729", name: "Vervins" }],
  territory: { code: "02789", name: "Vervins" },
};

describe("what an advisor sends for somebody", () => {
  it("names what is missing, in the order of the page", () => {
    expect(missingIn(emptyDraft("x", "fr"))).toEqual(["text", "feeling", "services", "territory"]);
    expect(experienceOf(emptyDraft("x", "fr"), "fs-1729")).toBeNull();
  });
  it("holds nothing that was not said", () => {
    const sent = experienceOf(whole, "fs-1729");
    expect(sent).toMatchObject({ counter: "fs-1729", services: [{ code: "counter", counter: "fs-1729" }] });
    expect(Object.keys(sent ?? {})).not.toContain("procedure");
    expect(Object.keys(sent ?? {})).not.toContain("code");
  });
  it("has a code on paper alone, and names in praise alone", () => {
    const told = { ...whole, code: " k7qm-4xrd-9f2a ", names_agreed: true };
    expect(experienceOf(told, "c")).toMatchObject({ names_agreed: false });
    expect(experienceOf(told, "c")?.code).toBeUndefined();
    expect(experienceOf({ ...told, channel: "paper", feeling: "positive" }, "c")).toMatchObject({
      code: "k7qm-4xrd-9f2a",
      names_agreed: true,
    });
  });
});

describe("a draft", () => {
  it("is kept without what would tell who somebody is, and without the code", () => {
    const kept = new Map<string, string>();
    const storage = {
      setItem: (place: string, value: string) => void kept.set(place, value),
      getItem: (place: string) => kept.get(place) ?? null,
    };
    keepTold("me", { ...whole, code: "K7QM-4XRD-9F2A", text: `${whole.text} Appelez le 06 12 34 56 78.` }, storage);
    expect([...kept.values()].join()).not.toMatch(/06 12|K7QM/);
    expect(keptTold("me", storage)?.text).toContain("[[phone]]");
    expect(keptTold("somebody else", storage)).toBeNull();
  });
});

describe("a code", () => {
  it("is read four characters at a time", () => {
    expect(groupsOf("K7QM-4XRD-9F2A")).toEqual(["K7QM", "4XRD", "9F2A"]);
    expect(groupsOf("")).toEqual([]);
  });
});
