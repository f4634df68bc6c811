// How many statements a request costs, counted on the wire to PostgreSQL: signing in is one of them, and a department of
// twenty-eight counters and ninety agents costs as many as a small one.
import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { test } from "node:test";
import { action, publishStories } from "../acting.mjs";
import { freshPostgresql } from "../harness.mjs";
import { Browser, peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded } from "../stories.mjs";
import { uuid } from "../visiting.mjs";

const kSkipped = process.env.RELAIS_TEST_POSTGRESQL
  ? {}
  : { skip: "RELAIS_TEST_POSTGRESQL is not set (tests/postgres.sh)" };

const kEncryption = [80877103, 80877104]; // SSLRequest, GSSENCRequest

// Stands between the program and the server and counts what is executed: { url, executed() }.
async function counted(t, database) {
  const target = new URL(database);
  let count = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    let waiting = Buffer.alloc(0);
    let isStarted = false;
    client.on("data", (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      // The first message has no type; each other one a letter, then its length.
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (waiting.length < head + 4 || waiting.length < head + waiting.readUInt32BE(head)) break;
        const type = isStarted ? String.fromCharCode(waiting[0]) : "";
        if (type === "E" || type === "Q") ++count;
        // A question about encryption comes before the start-up message, and has no type either.
        isStarted ||= !kEncryption.includes(waiting.readUInt32BE(4));
        waiting = waiting.subarray(head + waiting.readUInt32BE(head));
      }
    });
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on("error", () => [client, server].map((one) => one.destroy()));
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  t.after(() => proxy.close());
  const url = new URL(database);
  url.port = proxy.address().port;
  return { url: url.toString(), executed: () => count };
}

// { quiet(), cost(browser, path) }: the least of some tries. The jobs and the directory ask once a second, and a sign-in
// has letters sent: what follows a pause is the request's own.
function counting(executed) {
  async function quiet() {
    for (let seen = -1; seen !== executed(); ) {
      seen = executed();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  async function cost(browser, path) {
    let least = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 8; ++tries) {
      await quiet();
      const before = executed();
      const answer = await browser.get(path);
      assert.equal(answer.status, 200, path);
      least = Math.min(least, executed() - before);
    }
    return least;
  }
  return { quiet, cost };
}

test("statements of a request", kSkipped, async (t) => {
  const database = freshPostgresql(t);
  const { url: through, executed } = await counted(t, database);
  const { url } = await serveWithPost(t, through);
  const person = peopleOf(url, database);
  const { quiet, cost } = counting(executed);

  const manager = await person("manager@relais.example", "counter_manager", "counter:fs-1729", "cc");
  const small = { counters: await cost(manager, "/own-counters"), people: await cost(manager, "/people?limit=200") };

  await t.test("a public request asks the database nothing, signed in or not", async () => {
    const path = "/counters?commune=02789&limit=5";
    assert.equal(await cost(new Browser(url), path), 0);
    assert.equal(await cost(manager, path), 0);
  });

  await t.test("a whole department costs as many statements as one counter", async () => {
    const coordinator = await person("coordinator@relais.example", "departmental_coordinator", "territory:02", "cc");
    const own = (await coordinator.get("/own-counters")).body.items;
    assert.ok(own.length >= 28, String(own.length));
    const lines = Array.from(
      { length: 90 },
      (_, agent) => `agent${agent}@relais.example,Agent ${agent},advisor,counter:${own[agent % 28].id},cc`,
    );
    const root = await person("root@relais.example", "administrator", "network:fr", "cc");
    const csv = `email,name,role,scope,organisation\n${lines.join("\n")}\n`;
    const brought = await root.ask("POST", "/people/imports", { csv, dry_run: false });
    assert.deepEqual([brought.status, brought.body.is_done], [200, true], JSON.stringify(brought.body));
    assert.equal(await cost(coordinator, "/own-counters"), small.counters);
    // One look each: who reads more than a hundred persons in an hour is told of, which costs more.
    const looks = [];
    for (let look = 0; look < 6; ++look) {
      const other = await person(`look${look}@relais.example`, "departmental_coordinator", "territory:02", "cc");
      await quiet();
      const before = executed();
      assert.ok((await other.get("/people?limit=200")).body.items.length >= 90);
      looks.push(executed() - before);
    }
    assert.equal(Math.min(...looks), small.people, looks.join());
    t.diagnostic(`own counters ${small.counters} statements, people ${small.people}, sign-in included`);
  });

  await t.test("signing in is one statement of them", async () => {
    // begin, the person, and for the counters one more: transactions count too.
    assert.ok(small.counters >= 2 && small.counters <= 8, String(small.counters));
  });
});

test("a list of many costs as many statements as a list of one", kSkipped, async (t) => {
  const database = freshPostgresql(t);
  const { url: through, executed } = await counted(t, database);
  const { url } = await serveWithPost(t, through, kForwarded);
  const person = peopleOf(url, database);
  const { cost } = counting(executed);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const caf = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", caf)).status, 200);
  const coordinator = await person("c8@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const stories = await publishStories(url, reader, { service: "caf", count: 6, negative: 0 });
  const add = async (experience) => {
    const text = "Chaque personne qui repart sans réponse est rappelée le lendemain.";
    const practice = { id: uuid(), experience, title: "Rappeler le lendemain", text };
    assert.equal((await reader.ask("POST", "/practices", practice)).status, 200);
    assert.equal((await coordinator.ask("POST", "/actions", action(experience))).status, 200);
  };
  const costs = async () =>
    Object.fromEntries([
      ["practices", await cost(new Browser(url), "/practices")],
      ["actions", await cost(coordinator, "/actions")],
      ["ledger", await cost(new Browser(url), "/ledger")],
    ]);
  await add(stories[0]);
  const one = await costs();
  for (const story of stories.slice(1)) await add(story);
  assert.equal((await coordinator.get("/actions")).body.items.length, 6);
  assert.equal((await coordinator.get("/practices")).body.items.length, 6);
  assert.deepEqual(await costs(), one);
  t.diagnostic(JSON.stringify(one));
});
