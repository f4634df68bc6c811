import { describe, expect, it } from "vitest";
import { askedOf, codeAt, usualSiting, wrongIn } from "./sitings.ts";

const question = { network: "fr", minutes: "30", territory: "08", by: "commune" } as const;
const usual = usualSiting("20");

describe("a search for places", () => {
  it("asks nothing that is not said", () => {
    expect(askedOf(usual, question, [])).toEqual({ count: 5, minutes: 20, territory: "08" });
  });

  it("asks for a second counter with the aim of the time alone", () => {
    expect(askedOf({ ...usual, backup: "45" }, question, []).backup_minutes).toBe(45);
    const travel = askedOf({ ...usual, backup: "45", aim: "travel_time" }, question, []);
    expect(travel).toEqual({ aim: "travel_time", count: 5, minutes: 20, territory: "08" });
  });

  it("reads amounts with the spaces that people write", () => {
    const stops = [{ code: "08105", name: "Charleville-Mézières" }];
    const wanted = { ...usual, budget: "250 000", cost: "110000", tours: [{ name: "Bus", stops, cost: "60 000" }] };
    expect(askedOf(wanted, question, [])).toMatchObject({
      budget: 250_000,
      cost: 110_000,
      tours: [{ name: "Bus", stops: ["08105"], cost: 60_000 }],
    });
  });

  it("says what is wrong by its field", () => {
    expect(wrongIn(usual)).toEqual([]);
    expect(wrongIn({ ...usual, count: "0" })).toEqual(["count"]);
    expect(wrongIn({ ...usual, count: "1.5", budget: "much", cost: "-1" })).toEqual(["count", "budget", "cost"]);
    expect(wrongIn({ ...usual, budget: "100000" })).toEqual(["cost_missing"]);
    const unpaid = { ...usual, budget: "1", cost: "1", tours: [{ name: "Bus", stops: [], cost: "" }] };
    expect(wrongIn(unpaid)).toEqual(["tour_cost"]);
  });

  it("finds the code that a refusal is about", () => {
    const asked = { count: 1, minutes: 15, forced: ["59350"], tours: [{ name: "Bus", stops: ["08105", "80690"] }] };
    expect(codeAt(asked, "/tours/0/stops/1")).toBe("80690");
    expect(codeAt(asked, "/forced/0")).toBe("59350");
    expect(codeAt(asked, "/count")).toBeUndefined();
    expect(codeAt(asked, "/least_in/3/territory")).toBeUndefined();
  });
});
