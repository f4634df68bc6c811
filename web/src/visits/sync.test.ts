import { expect, test } from "vitest";
import type { RecordedItem, Visit } from "./contract.ts";
import type { Verdict, Waiting } from "./outbox.ts";
import { type Answer, drain, type Means, type Who } from "./sync.ts";

const waitingOf = (account: string, names: string[], counter = "vervins"): Waiting[] =>
  names.map((id, i) => ({
    seq: i + 1,
    revision: id,
    queued: { version: 1, id, account, counter, at: "", visit: { id } as Visit },
  }));

/** A device with a queue, and a server that answers as told; `posted` is what arrived, batch by batch. */
function device(
  queue: Waiting[],
  answers: (ids: string[], batch: number) => Answer,
  whos: (asked: number) => Who = () => ({ state: "in", account: "alix" }),
) {
  const posted: string[][] = [];
  const corrected: [string, Verdict][] = [];
  let asked = 0;
  const means: Means = {
    who: async () => whos(asked++),
    accounts: async () => [...new Set(queue.map((one) => one.queued.account))],
    next: async (account, after, size, counters) => {
      const items = queue
        .filter(({ queued, seq }) => queued.account === account && seq > after)
        .filter(({ queued }) => counters?.includes(queued.counter) ?? true)
        .slice(0, size);
      return { items, after: items.length < size ? undefined : items.at(-1)?.seq };
    },
    post: async (visits) => {
      const ids = visits.map((visit) => visit.id);
      posted.push(ids);
      return answers(ids, posted.length);
    },
    oneAtATime: (work) => work(),
    settle: async (settled) => {
      for (const { of, verdict } of settled) {
        queue.splice(queue.indexOf(of), 1);
        if (verdict.outcome === "refused" || verdict.outcome === "conflict") {
          corrected.push([of.queued.id, verdict]);
        }
      }
    },
  };
  return { means, queue, posted, corrected };
}

const item = (id: string, outcome: RecordedItem["outcome"] = "recorded"): RecordedItem => ({
  id,
  outcome,
  errors: [],
  masked: [],
});
const recorded = (ids: string[]): Answer => ({ state: "answered", items: ids.map((id) => item(id)) });
const names = (count: number) => Array.from({ length: count }, (_, i) => `v${i}`);

test("all that waits is sent in order, a hundred at a time", async () => {
  const all = names(250);
  const { means, queue, posted } = device(waitingOf("alix", all), recorded);
  expect(await drain(means)).toEqual({ state: "idle", sent: 250, refused: 0 });
  expect(posted.map((ids) => ids.length)).toEqual([100, 100, 50]);
  expect(posted.flat()).toEqual(all);
  expect(queue).toEqual([]);
});

test("what the server knows already is as good as sent; what it refuses waits for a person, with the reason", async () => {
  const answer: Answer = {
    state: "answered",
    items: [
      item("v0", "known"),
      { ...item("v1", "refused"), code: "visits.unknown_procedure", errors: [{ field: "/acts/0", code: "x" }] },
      { ...item("v2", "conflict"), code: "visits.conflict" },
      item("v3"),
    ],
  };
  const { means, queue, corrected } = device(waitingOf("alix", names(4)), () => answer);
  expect(await drain(means)).toEqual({ state: "idle", sent: 2, refused: 2 });
  expect(queue).toEqual([]);
  expect(corrected.map(([id, { outcome, code }]) => [id, outcome, code])).toEqual([
    ["v1", "refused", "visits.unknown_procedure"],
    ["v2", "conflict", "visits.conflict"],
  ]);
});

test.each<[string, Answer]>([
  ["no network", { state: "offline" }],
  ["an expired sign-in", { state: "sealed" }],
  ["a limit, a right, a server being replaced", { state: "later", wait: 5000 }],
])("%s: all stays, to be sent later", async (_, answer) => {
  const { means, queue, posted } = device(waitingOf("alix", names(3)), () => answer);
  expect(await drain(means)).toEqual({ ...answer, sent: 0, refused: 0 });
  expect(posted).toHaveLength(1);
  expect(queue).toHaveLength(3);
});

test("the network is lost in mid-batch: the next time begins where the answers ended", async () => {
  const { means, queue, posted } = device(waitingOf("alix", names(250)), (ids, batch) =>
    batch === 2 ? { state: "offline" } : recorded(ids),
  );
  expect(await drain(means)).toMatchObject({ state: "offline", sent: 100 });
  expect(queue).toHaveLength(150);
  expect(await drain(means)).toMatchObject({ state: "idle", sent: 150 });
  expect(posted[2]?.[0]).toBe("v100");
});

test("what an answer leaves out, or says in words that are not known, stays and holds nobody up", async () => {
  const { means, queue } = device(waitingOf("alix", names(150)), (ids) => ({
    state: "answered",
    items: ids.filter((id) => id !== "v1").map((id) => item(id, id === "v2" ? ("postponed" as "known") : "recorded")),
  }));
  expect(await drain(means)).toMatchObject({ state: "idle", sent: 148 });
  expect(queue.map((one) => one.queued.id)).toEqual(["v1", "v2"]);
});

test("one visit that the server cannot read does not keep the others from arriving", async () => {
  const { means, queue, corrected, posted } = device(waitingOf("alix", names(230)), (ids) =>
    ids.includes("v77") ? { state: "unread", code: "json.too_deep", errors: [] } : recorded(ids),
  );
  expect(await drain(means)).toEqual({ state: "idle", sent: 229, refused: 1 });
  expect(queue).toEqual([]);
  expect(corrected).toEqual([["v77", { outcome: "refused", code: "json.too_deep", errors: [] }]]);
  expect(posted.length).toBeLessThan(30);
});

test("nobody sends what somebody else recorded", async () => {
  const queue = [...waitingOf("dominique", ["d1"]), ...waitingOf("alix", ["a1"])];
  const { means, posted } = device(queue, recorded);
  expect(await drain(means)).toMatchObject({ state: "idle", sent: 1 });
  expect(posted).toEqual([["a1"]]);
  expect(queue.map((one) => one.queued.id)).toEqual(["d1"]);
});

test("a counter manager sends what anybody recorded at the own counter, and nowhere else", async () => {
  const queue = [
    ...waitingOf("dominique", ["d1"]),
    ...waitingOf("camille", ["c1"], "guise"),
    ...waitingOf("alix", ["a1"]),
  ];
  const { means, posted } = device(queue, recorded);
  expect(await drain(means, ["vervins"])).toMatchObject({ state: "idle", sent: 2 });
  expect(posted).toEqual([["a1"], ["d1"]]);
  expect(queue.map((one) => one.queued.id)).toEqual(["c1"]);
});

test("somebody else has signed in between two batches: the rest waits", async () => {
  const { means, queue, posted } = device(waitingOf("alix", names(150)), recorded, (asked) => ({
    state: "in",
    account: asked === 0 ? "alix" : "dominique",
  }));
  expect(await drain(means)).toMatchObject({ state: "sealed", sent: 100 });
  expect(posted).toHaveLength(1);
  expect(queue).toHaveLength(50);
});

test.each<Who["state"]>(["sealed", "offline", "later"])("nothing is sent where who is asking is %s", async (state) => {
  const { means, posted } = device(waitingOf("alix", ["a1"]), recorded, () => ({ state }) as Who);
  expect(await drain(means)).toEqual({ state, sent: 0, refused: 0 });
  expect(posted).toEqual([]);
});
