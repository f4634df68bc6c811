import { expect, test } from "vitest";
import type { Act } from "./contract.ts";
import {
  type Favourites,
  favouritesOf,
  frequencyIn,
  keepFavourites,
  kMostTemplates,
  learned,
  usualCourse,
  withoutTemplate,
  withTemplate,
} from "./favourites.ts";

const act = (procedure: string, more: Partial<Act> = {}): Act => ({
  procedure,
  service_kind: "online_procedure",
  autonomy: "fully_assisted",
  duration_min: 15,
  outcome: "resolved",
  ...more,
});
const fresh = (): Favourites => favouritesOf("x", { getItem: () => null });
const visit = (...acts: Act[]) => ({ channel: "in_person" as const, acts });

test("a procedure comes back as it mostly goes, and as it went last where that is even", () => {
  let favourites = fresh();
  for (const duration_min of [20, 20, 5]) {
    favourites = learned(favourites, visit(act("caf.declare_income", { duration_min })));
  }
  expect(frequencyIn(favourites)("caf.declare_income")).toBe(3);
  expect(usualCourse(favourites, "caf.declare_income")?.duration_min).toBe(20);
  favourites = learned(favourites, visit(act("caf.declare_income", { duration_min: 5 })));
  expect(usualCourse(favourites, "caf.declare_income")?.duration_min).toBe(5);
  expect(usualCourse(favourites, "cpam.order_card")).toBeNull();
});

test("the last visit can be repeated, without the words that somebody wrote", () => {
  const { procedure: _, ...about } = act("");
  const favourites = learned(fresh(), visit(act("cpam.order_card"), { ...about, label: "M. Petit, sa clé" }));
  expect(favourites.last?.acts).toEqual([act("cpam.order_card")]);
  expect(learned(favourites, visit({ ...about, label: "une clé" })).last).toEqual(favourites.last);
  expect(JSON.stringify(favourites)).not.toContain("Petit");
});

test("templates are nine at most, each name once", () => {
  let favourites = fresh();
  for (let i = 0; i < 12; ++i) {
    favourites = withTemplate(favourites, `modèle ${i}`, visit(act("cpam.order_card")));
  }
  expect(favourites.templates).toHaveLength(kMostTemplates);
  favourites = withoutTemplate(favourites, 0);
  favourites = withTemplate(favourites, "modèle 1", visit(act("caf.declare_income")));
  expect(favourites.templates.filter(({ name }) => name === "modèle 1")).toHaveLength(1);
});

test("what cannot be read is learned again, what cannot be kept is no trouble", () => {
  expect(favouritesOf("x", { getItem: () => "{" })).toEqual(fresh());
  const full = {
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(() => keepFavourites("x", fresh(), full)).not.toThrow();
});
