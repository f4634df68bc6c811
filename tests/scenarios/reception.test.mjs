// The week's grid and the reception, on both databases: acts beside tallies, the lock of Monday noon, the queue, calls
// for help, needs, posts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { act, isoWeekOf, kCounter, uuid, visit } from "../visiting.mjs";

const kWeek = 7 * 86_400_000;

// "2026-W48" of that moment.
test("the week and the reception", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => weekAndReception(t, database));
  }
});

async function weekAndReception(t, database) {
  const { url } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  const advisor = await person("advisor@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");
  const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
  const elsewhere = await person("elsewhere@relais.example", "advisor", "counter:fs-1", "mairie");
  const past = Date.now() - 2 * kWeek;
  const week = isoWeekOf(past);
  const path = `/grids/${kCounter}/${week}`;

  await t.test("L-99, L-100: acts are counted by row and body, and totals agree", async () => {
    const items = [
      visit({ acts: [act(), act({ procedure: "dgfip.open_account", service_kind: "information" })] }, past),
      visit({ acts: [act({ service_kind: "first_account" }), act({ service_kind: "digital_skill" })] }, past),
      visit(
        { acts: [{ ...act({ label: "lettre du voisin", service_kind: "letter_explained" }), procedure: undefined }] },
        past,
      ),
    ];
    assert.equal(
      (await advisor.ask("POST", "/visits", { items })).body.items.every((one) => one.outcome === "recorded"),
      true,
    );
    const { body } = await advisor.get(path);
    assert.deepEqual(
      body.cells.map((cell) => [cell.row, cell.partner, cell.acts]),
      [
        ["information", "dgfip", 1],
        ["information", "other", 1],
        ["online_services", "caf", 2],
        ["digital_help", "caf", 1],
      ],
    );
    assert.equal(
      body.cells.reduce((sum, cell) => sum + cell.acts, 0),
      5,
    );
    assert.equal(body.mapping.length, 13);
    assert.deepEqual([body.is_locked, body.has_generated], [true, true]);
  });

  await t.test(
    "tallies stand beside acts and never replace them; after Monday noon each change leaves a trace",
    async () => {
      const tallies = [{ row: "online_services", partner: "caf", tally: 4 }];
      const type = (body) => advisor.ask("PUT", `${path}/tallies`, body);
      for (const reason of [undefined, "  "]) {
        const locked = await type({ tallies, reason });
        assert.deepEqual([locked.status, locked.body.code], [400, "grids.locked"]);
      }
      const twice = await type({ tallies: [...tallies, { ...tallies[0], tally: 3 }], reason: "deux fois" });
      assert.equal(twice.body.code, "grids.cell_twice");
      const comment = await type({ tallies: [], comment: "trop tard", reason: "oubli" });
      assert.equal(comment.body.code, "grids.comment_locked");
      const takenBack = await type({
        tallies: [
          { ...tallies[0], tally: undefined },
          { ...tallies[0], row: "files" },
        ],
      });
      assert.equal(takenBack.status, 400);
      const amended = await type({ tallies, reason: "cahier retrouvé, M. Durand 1 85 05 78 006 084 91" });
      const cell = amended.body.cells.find((one) => one.row === "online_services");
      assert.deepEqual([cell.acts, cell.tally], [2, 4]);
      assert.deepEqual(
        amended.body.amendments.map(({ before, after, reason }) => [before, after, reason]),
        [[0, 4, "cahier retrouvé, M. [[name]] [[nir]]"]],
      );
      const now = `/grids/${kCounter}/${isoWeekOf(Date.now())}`;
      const open = await advisor.ask("PUT", `${now}/tallies`, { tallies, comment: "jour de foire" });
      assert.deepEqual(
        [open.status, open.body.is_locked, open.body.amendments, open.body.comment],
        [200, false, [], "jour de foire"],
      );
      const without = await advisor.ask("PUT", `${now}/tallies`, { tallies: [{ ...tallies[0], tally: undefined }] });
      assert.equal(without.status, 200);
      assert.ok(!without.body.cells.some((one) => one.tally !== undefined), "an open week takes a tally back");
      const far = await advisor.ask("PUT", `/grids/${kCounter}/2400-W10/tallies`, { tallies });
      assert.equal(far.body.code, "grids.week_out_of_reach");
      const unknown = await advisor.ask("PUT", `${now}/tallies`, { tallies: [{ ...tallies[0], partner: "nobody" }] });
      assert.equal(unknown.body.errors[0].field, "/tallies/0/partner");
    },
  );

  await t.test("the manager signs the week, an advisor does not, and nobody from elsewhere sees it", async () => {
    assert.equal((await advisor.ask("PUT", `${path}/signature`, {})).status, 403);
    const signed = await manager.ask("PUT", `${path}/signature`, {});
    assert.ok(signed.body.signed_at);
    assert.deepEqual(signed.body.since_signature, []);
    const late = visit({ acts: [act({ service_kind: "first_account" })] }, past);
    await advisor.ask("POST", "/visits", { items: [late] });
    assert.deepEqual((await advisor.get(path)).body.since_signature, [
      { row: "online_services", partner: "caf", acts_signed: 2, acts: 3, tally_signed: 4, tally: 4 },
    ]);
    const again = await manager.ask("PUT", `${path}/signature`, {});
    assert.deepEqual(again.body.since_signature, []);
    assert.equal((await elsewhere.get(path)).status, 404);
    assert.equal((await advisor.get(`/grids/${kCounter}/2026-W60`)).status, 400);
    const early = await manager.ask("PUT", `/grids/${kCounter}/${isoWeekOf(Date.now() + kWeek)}/signature`, {});
    assert.deepEqual([early.status, early.body.code], [409, "grids.week_not_over"]);
  });

  await t.test("people wait, are served, or leave; the visit bears the ticket's id", async () => {
    const ids = [uuid(), uuid(), uuid()];
    for (const id of ids) await advisor.ask("POST", "/queue", { id, counter: kCounter, came_for: "relative" });
    const again = await advisor.ask("POST", "/queue", { id: ids[0], counter: kCounter });
    assert.deepEqual([again.body.items.map((one) => one.number), again.body.waiting], [[1, 2, 3], 3]);
    assert.equal((await elsewhere.ask("PUT", `/queue/${ids[0]}/service`, {})).status, 404);
    assert.equal((await advisor.ask("PUT", `/queue/${ids[0]}/service`, {})).status, 204);
    assert.equal((await advisor.ask("PUT", `/queue/${ids[0]}/service`, {})).status, 404);
    assert.equal((await advisor.ask("PUT", `/queue/${ids[1]}/departure`, {})).status, 204);
    const { body } = await advisor.get(`/queue?counter=${kCounter}`);
    assert.deepEqual(
      [body.items.map((one) => one.state), body.waiting, body.median_wait_min],
      [["served", "left", "waiting"], 1, 0],
    );
    const served = await advisor.ask("POST", "/visits", { items: [visit({ id: ids[0], waiting_min: 0 })] });
    assert.equal(served.body.items[0].outcome, "recorded");
  });

  await t.test("V-25, A-27: a need, a call for help and a post, without anybody's name", async () => {
    const card = {
      id: uuid(),
      counter: kCounter,
      theme: "transport",
      text: "Pas de bus, appeler M. Durand au 06 12 34 56 78",
    };
    assert.equal((await advisor.ask("POST", "/need-cards", card)).status, 204);
    assert.equal((await advisor.ask("POST", "/need-cards", card)).status, 204);
    const needs = (await advisor.get(`/need-cards?counter=${kCounter}`)).body.items;
    assert.equal(needs.length, 1);
    assert.doesNotMatch(needs[0].text, /Durand|06 12/);
    assert.equal((await advisor.ask("POST", "/help-calls", { id: uuid(), counter: kCounter })).status, 204);
    const post = uuid();
    const change = { counter: kCounter, kind: "computer", name: "Poste 1", state: "available" };
    assert.equal((await advisor.ask("PUT", `/public-posts/${post}`, change)).status, 200);
    const stolen = await elsewhere.ask("PUT", `/public-posts/${post}`, { ...change, counter: "fs-1", name: "Volé" });
    assert.deepEqual([stolen.status, stolen.body.code], [404, "visits.post_unknown"]);
    const named = await advisor.ask("PUT", `/public-posts/${post}`, { ...change, name: "Poste de Mme Garcia" });
    assert.equal(named.body.items[0].name, "Poste de Mme [[name]]");
    assert.equal((await advisor.get(`/queue?counter=${kCounter}`)).body.help_calls_this_month, 1);
    const use = { id: uuid(), autonomy: "autonomous", duration_min: 20 };
    assert.equal((await elsewhere.ask("POST", `/public-posts/${post}/uses`, use)).status, 404);
    assert.equal((await advisor.ask("POST", `/public-posts/${post}/uses`, use)).status, 204);
    const broken = await advisor.ask("PUT", `/public-posts/${post}`, {
      ...change,
      state: "out_of_order",
      note: "écran noir",
    });
    assert.deepEqual(
      broken.body.items.map((one) => [one.name, one.state, one.note, one.uses_this_month]),
      [["Poste 1", "out_of_order", "écran noir", 1]],
    );
    assert.equal((await elsewhere.ask("POST", `/public-posts/${post}/uses`, { ...use, id: uuid() })).status, 404);
  });
}
