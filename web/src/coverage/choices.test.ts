import { describe, expect, it } from "vitest";
import { choicesOf, questionOf } from "./choices.ts";

const choices = (address: string, own = "08") => choicesOf(new URLSearchParams(address), own);

describe("what the address asks", () => {
  it("is one's own territory by commune at thirty minutes, where it says nothing", () => {
    expect(questionOf(choices(""), "fr")).toEqual({ network: "fr", minutes: "30", territory: "08", by: "commune" });
  });
  it("is the whole network by department where it says an empty territory", () => {
    expect(questionOf(choices("territory="), "fr")).toEqual({ network: "fr", minutes: "30", by: "department" });
  });
  it("is a region by inter-communal body: its communes are thousands", () => {
    expect(choices("territory=R44").by).toBe("intercommunal");
    expect(choices("territory=R44&by=commune").by).toBe("commune");
  });
  it("is never the whole network by commune", () => {
    expect(choices("territory=&by=commune").by).toBe("department");
  });
  it("goes to the server whole", () => {
    const address =
      "minutes=45&territory=06&procedure=caf.x&open_at=2026-11-28T10:00&weekly_hours=24&across=true&zone=border&by=density";
    expect(questionOf(choices(address), "fr")).toEqual({
      network: "fr",
      minutes: "45",
      territory: "06",
      procedure: "caf.x",
      open_at: new Date(2026, 10, 28, 10).toISOString().replace(".000", ""),
      weekly_hours: "24",
      across: "true",
      zone: "border",
      by: "density",
    });
  });
  it("is what can be chosen: another value is as if nothing were said", () => {
    expect(questionOf(choices("minutes=7&open_at=soon&weekly_hours=x&zone=sea&by=house"), "fr")).toEqual(
      questionOf(choices(""), "fr"),
    );
    expect(choices("open_at=2026-13-45T10:00").openAt).toBe("");
  });
});
