// The program is killed between a commit and its answer, again and again: what was acknowledged is there, what was not
// is sent again, and nothing stands twice. On both databases; counted.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { databases, serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { kCounter, visit } from "../visiting.mjs";

const kKills = Number(process.env.RELAIS_KILLS ?? 8); // on each database; bin/test --long asks for twenty-five
const kBatch = 20;

// The same numbers in every run.
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

test("visits survive kill -9 between commit and answer", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const env = { RELAIS_SECRET_FILE: join(folder, `${name}.key`) };
      let server = await serve(t, database, { command: "demo", env });
      const listen = new URL(server.url).host;
      const advisor = await peopleOf(server.url, database)(
        "advisor@relais.example",
        "advisor",
        `counter:${kCounter}`,
        "cc-thierache",
      );

      const part = dice(20261126);
      const recorded = new Map();
      let again = 0;
      let cut = 0;
      for (let kill = 0; kill < kKills; ++kill) {
        const items = Array.from({ length: kBatch }, () => visit());
        for (const one of items) recorded.set(one.id, one);
        // Half of the kills are aimed at the commit, half at the answer on its way.
        const sending = advisor.ask("POST", "/visits", { items }).catch(() => null);
        await new Promise((resolve) => setTimeout(resolve, part() * (name === "sqlite" ? 12 : 40)));
        server.child.kill("SIGKILL");
        const answer = await sending;
        if (!answer) ++cut;
        await server.exited;
        server = await serve(t, database, { command: "demo", listen, env });
        const after = await advisor.ask("POST", "/visits", { items });
        assert.equal(after.status, 200, JSON.stringify(after.body));
        const outcomes = after.body.items.map((one) => one.outcome);
        assert.ok(
          outcomes.every((one) => one === outcomes[0] && ["recorded", "known"].includes(one)),
          outcomes.join(),
        );
        // What was acknowledged before the kill is known afterwards.
        if (answer) assert.equal(outcomes[0], "known");
        if (outcomes[0] === "known") ++again;
      }
      const day = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });
      const { items } = (await advisor.get(`/visits?counter=${kCounter}&day=${day}`)).body;
      assert.deepEqual(items.map((one) => one.id).sort(), [...recorded.keys()].sort());
      t.diagnostic(`${kKills} kills: ${cut} answers lost, ${again} batches had been committed`);
    });
  }
});

test("ten thousand visits that waited are all there, once", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo" });
  const advisor = await peopleOf(url, database)(
    "advisor@relais.example",
    "advisor",
    `counter:${kCounter}`,
    "cc-thierache",
  );
  const days = 20;
  const at = (n) => Date.now() - (1 + (n % days)) * 86_400_000;
  const all = Array.from({ length: 10_000 }, (_, n) => visit({}, at(n)));
  for (let first = 0; first < all.length; first += 500) {
    const items = all.slice(first, first + 500);
    // Each batch twice: an answer was lost.
    for (const wanted of ["recorded", "known"]) {
      const { body } = await advisor.ask("POST", "/visits", { items });
      assert.ok(body.items.every((one) => one.outcome === wanted));
    }
  }
  let kept = 0;
  for (let ahead = 0; ahead <= days + 1; ++ahead) {
    const day = new Date(Date.now() - ahead * 86_400_000).toLocaleDateString("sv", { timeZone: "Europe/Paris" });
    kept += (await advisor.get(`/visits?counter=${kCounter}&day=${day}`)).body.items.length;
  }
  assert.equal(kept, 10_000);
});
