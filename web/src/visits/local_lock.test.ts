import { expect, test } from "vitest";
import { forgetPages, kMostTries, kRounds, newLock, unwrapped } from "./local_lock.ts";
import { open, publicKeyOf, seal } from "./seal.ts";

const few = 1000; // rounds, for the test's patience

test("what is sealed without a PIN is read with it, and with no other", async () => {
  const lock = await newLock("alix", "alix@relais.example", "2749", few);
  const sealed = await seal(await publicKeyOf(lock.publicKey), "Alix Thiérache", "me");
  const key = await unwrapped(lock, "2749");
  expect(key && (await open(key, sealed, "me"))).toBe("Alix Thiérache");
  expect(await unwrapped(lock, "2748")).toBeUndefined();
  expect(await unwrapped(lock, "")).toBeUndefined();
});

test("the key behind the PIN cannot be read out", async () => {
  const key = await unwrapped(await newLock("alix", "a@b.example", "2749", few), "2749");
  expect(key?.extractable).toBe(false);
});

test("a lock tells neither name nor address, and no two are alike", async () => {
  const locks = [
    await newLock("a", "alix@relais.example", "2749", few),
    await newLock("a", "alix@relais.example", "2749", few),
  ];
  expect(JSON.stringify(locks)).not.toContain("alix");
  expect(locks[0]?.email).not.toBe(locks[1]?.email);
  expect(locks[0]?.salt).not.toEqual(locks[1]?.salt);
});

test("as many rounds and tries as was decided", () => {
  expect(kRounds).toBeGreaterThanOrEqual(600_000);
  expect(kMostTries).toBe(10);
});

test("after the last try nothing of the counter stays in the clear", () => {
  const kept = new Map(
    ["favourites.fs-1", "draft.fs-1.2026-11-24", "called.fs-1", "stop.bus", "single_keys", "ids"].map((name) => [
      `relais.visits.${name}`,
      "x",
    ]),
  );
  forgetPages({
    key: (place) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
    removeItem: (key) => kept.delete(key),
  });
  expect([...kept.keys()]).toEqual(["relais.visits.single_keys", "relais.visits.ids"]);
});
