import { describe, expect, it, test } from "vitest";
import type { ListedProcedure, VisitItem } from "./contract.ts";
import {
  about,
  actsToSend,
  changed,
  changedAct,
  type Draft,
  draftOf,
  emptyAct,
  emptyDraft,
  instantOf,
  isUntouched,
  keepDraft,
  keptDraft,
  problemsOf,
  slotOf,
  visitOf,
  withAct,
} from "./draft.ts";

const subject = (code: string) => ({ kind: "procedure" as const, code, name: "", partner: "" });
const listed = (is_done_here: boolean): ListedProcedure => ({
  code: "caf.dispute_overpayment",
  name: "",
  words: "",
  partner: "caf",
  is_done_here,
  goes_to: "",
  official_url: "",
});
const circumstances = {
  id: "01",
  counter: "fs-1",
  day: "2026-11-24",
  zone: "Europe/Paris",
  now: new Date("2026-11-24T08:20:00Z"),
};
const card = (): Draft => ({
  ...emptyDraft(),
  acts: [about(emptyAct(0), subject("cpam.order_card"), listed(true), null)],
});

describe("choosing what an act is about", () => {
  it("settles it as it mostly goes here", () => {
    const usual = { ...emptyAct(0), duration_min: 25, outcome: "awaiting_document" as const };
    const act = about(emptyAct(0), subject("cpam.order_card"), listed(true), usual);
    expect(act).toMatchObject({ procedure: "cpam.order_card", duration_min: 25, outcome: "awaiting_document" });
  });
  it("keeps what was said before", () => {
    const said = changedAct(emptyAct(0), { duration_min: 40 });
    expect(about(said, subject("cpam.order_card"), listed(true), null).duration_min).toBe(40);
  });
  it("sends elsewhere what is not done here, and may be changed", () => {
    const act = about(emptyAct(0), subject("caf.dispute_overpayment"), listed(false), null);
    expect(act).toMatchObject({ outcome: "reoriented", reorientation_reason: "outside_bundle" });
    expect(problemsOf({ ...emptyDraft(), acts: [act] })).toEqual({});
    const done = changedAct(act, { outcome: "information_only" });
    expect(done.reorientation_reason).toBeUndefined();
    expect(done.reoriented_to).toBeUndefined();
  });
  it("forgets the one when another is chosen", () => {
    const body = about(card().acts[0] ?? emptyAct(0), { ...subject("caf"), kind: "partner" }, undefined, null);
    expect(body).toMatchObject({ partner: "caf" });
    expect(body.procedure).toBeUndefined();
  });
});

describe("what is missing is said by the field", () => {
  it.each([
    ["nothing said", emptyDraft(), { "/acts/0/procedure": "visits.about_nothing" }],
    [
      "a workshop of nobody",
      { ...card(), channel: "workshop" as const },
      { "/participants": "visits.participants_of_workshop" },
    ],
    ["participants elsewhere", { ...card(), participants: 3 }, { "/participants": "visits.participants_of_workshop" }],
    ["a note that is too long", { ...card(), note: "é".repeat(301) }, { "/note": "visits.note_too_long" }],
  ])("%s", (_, draft, problems) => {
    expect(problemsOf(draft)).toEqual(problems);
  });
  it("minutes and reorientation, of the second act", () => {
    const draft = withAct(card());
    draft.acts[1] = changedAct(about(emptyAct(1), subject("caf.declare_income"), listed(true), null), {
      duration_min: 7,
      outcome: "reoriented",
    });
    expect(problemsOf(draft)).toEqual({
      "/acts/1/duration_min": "visits.duration_step",
      "/acts/1/reoriented_to": "visits.reorientation_incomplete",
      "/acts/1/reorientation_reason": "visits.reorientation_incomplete",
    });
  });
  it("nothing, once somebody left before being served", () => {
    expect(problemsOf({ ...emptyDraft(), state: "abandoned" })).toEqual({});
  });
});

test("on a day that is over, the time of arrival is asked for", () => {
  const missing = { "/arrived_at": "visits.arrival_missing" };
  expect(problemsOf(card(), { needsArrival: true })).toEqual(missing);
  expect(problemsOf({ ...card(), arrival: "09:07" }, { needsArrival: true })).toEqual({});
  expect(problemsOf(card())).toEqual({});
  expect(visitOf({ ...card(), arrival: "09:07" }, circumstances).arrived_at).toBe("2026-11-24T08:00:00.000Z");
});

test("an act that nobody begun is not sent", () => {
  expect(actsToSend(withAct(card()))).toHaveLength(1);
  expect(isUntouched({ ...emptyDraft(2), began_at: "x" })).toBe(true);
  expect(isUntouched(card())).toBe(false);
});

test("what leaves the page bears no number, name or telephone", () => {
  const draft = changed(card(), { note: " Mme Petit, 1 85 05 78 006 084 91, rappeler au 06 12 34 56 78 " });
  draft.acts.push({ ...emptyAct(1), label: "clé de Mme Petit" });
  const sent = JSON.stringify(visitOf(draft, circumstances));
  expect(sent).not.toMatch(/Petit|006 084|34 56/);
  expect(JSON.parse(sent).note).toBe("Mme [[name]], [[nir]], rappeler au [[phone]]");
});

test("a visit is sent with what was said, and nothing that is the page's own", () => {
  expect(visitOf(changed(card(), { arrival: "09:15", party_size: 2 }), circumstances)).toEqual({
    id: "01",
    counter: "fs-1",
    arrived_at: "2026-11-24T08:15:00.000Z",
    channel: "in_person",
    state: "closed",
    party_size: 2,
    acts: [
      {
        procedure: "cpam.order_card",
        service_kind: "online_procedure",
        autonomy: "fully_assisted",
        duration_min: 15,
        outcome: "resolved",
      },
    ],
  });
  // Begun at 08:20: it leaves the page to the quarter.
  expect(visitOf(card(), circumstances).arrived_at).toBe("2026-11-24T08:15:00.000Z");
});

test("the counter's clock is not the device's", () => {
  expect(instantOf("2026-07-01", "09:15", "Europe/Paris")).toBe("2026-07-01T07:15:00.000Z");
  expect(instantOf("2026-07-01", "09:15", "Indian/Reunion")).toBe("2026-07-01T05:15:00.000Z");
  expect(slotOf("2026-06-30T23:59:00Z", "Europe/Paris")).toEqual({ day: "2026-07-01", slot: 105 });
});

test("what was recorded comes back as it was, to be corrected", () => {
  const item = {
    id: "01",
    day: "2026-11-24",
    slot: 555,
    version: 3,
    channel: "phone",
    state: "closed",
    party_size: 2,
    residence: "02789",
    needs: [],
    note: "",
    is_generated: false,
    is_withdrawn: false,
    km: 3,
    acts: [{ ...visitOf(card(), circumstances).acts[0] }],
  } as unknown as VisitItem;
  const draft = draftOf(item);
  expect(draft).toMatchObject({ arrival: "09:15", channel: "phone", party_size: 2, commune: "02789" });
  expect(Object.keys(visitOf(draft, circumstances)).sort()).toEqual(
    ["acts", "arrived_at", "channel", "commune", "counter", "id", "party_size", "state"].sort(),
  );
});

test("a draft outlives a look at another page, its words masked", () => {
  const kept = new Map<string, string>();
  const storage = {
    setItem: (key: string, value: string) => kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
  };
  const draft = { ...card(), note: "Mme Petit attend" };
  keepDraft("fs-1", draft, storage);
  expect([...kept.values()].join()).not.toContain("Petit");
  expect(keptDraft("fs-1", storage)).toEqual({ ...draft, note: "Mme [[name]] attend" });
  expect(keptDraft("fs-2", storage)).toBeNull();
});
