// What would be if counters closed, opened, moved, kept other hours or went on tour: compared, saved, shown to others.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";

const kVouziers = { lat: 49.397, lon: 4.699 };
const kGrandpre = { lat: 49.339, lon: 4.871 };

test("scenarios of access", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => scenarios(t, database));
  }
});

async function scenarios(t, database) {
  const { url } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const colleague = await person("d@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  await soon(async () => (await getJson(`${url}/api/v1/coverage?territory=08`)).status === 200);
  const ask = (who, method, path, body) => who.ask(method, `/coverage${path}`, body);
  const whatIf = async (edits, query = {}) =>
    ask(coordinator, "POST", "/what-if", { query: { territory: "08", minutes: 10, ...query }, edits });
  // A commune whose counter has no other near it.
  const lonely = async (query = "") => {
    const { items } = (await getJson(`${url}/api/v1/coverage?territory=08&by=commune&sort=code&limit=200${query}`))
      .body;
    return items.find(({ nearest, second }) => nearest?.minutes < 8 && second?.minutes > 14);
  };
  const alone = await lonely();
  const counter = alone.nearest.counter;

  await t.test("without an edit nobody gains and nobody loses", async () => {
    const { status, body } = await whatIf([]);
    assert.equal(status, 200);
    assert.deepEqual(body.before, body.after);
    assert.deepEqual([body.gained, body.lost, body.items.length], [0, 0, 0]);
  });

  await t.test("a counter that closes: who loses, by commune, and to whom they go instead", async () => {
    const { body } = await whatIf([{ kind: "close", counter }]);
    assert.ok(body.lost > 0 && body.gained === 0);
    assert.ok(Math.abs(body.before.within - body.after.within - body.lost) < 1);
    assert.ok(body.further > 0 && body.nearer === 0);
    const { nearest_before, nearest_after } = body.items.find((item) => item.code === alone.code);
    assert.equal(nearest_before.counter, counter);
    assert.deepEqual(nearest_after, alone.second, "the second nearest takes its place");
  });

  await t.test("one that opens: who gains; closed again, all is as it was", async () => {
    const opened = { kind: "add", name: "Grandpré", location: kGrandpre };
    const { body } = await whatIf([opened]);
    assert.ok(body.gained > 0 && body.lost === 0);
    assert.equal(body.items.find((item) => item.code === "08198").nearest_after.name, "Grandpré");
    const moved = (await whatIf([{ kind: "move", counter, location: kGrandpre }])).body;
    assert.ok(moved.gained > 0 && moved.lost > 0, "some come nearer, others go further");
  });

  await t.test("hours and tours count when they are open", async () => {
    const query = { open_at: "2026-11-26T09:00:00.000Z" }; // a Thursday, ten o'clock
    const { nearest } = await lonely(`&open_at=${query.open_at}`);
    const closed = await whatIf([{ kind: "hours", counter: nearest.counter, hours: "Mo 09:00-17:00" }], query);
    assert.ok(closed.body.lost > 0);
    const stop = { name: "place de l’église", location: kGrandpre, hours: "Th 09:00-12:00" };
    const tour = { kind: "tour", name: "Bus", stops: [stop] };
    assert.ok((await whatIf([tour], query)).body.gained > 0);
    const friday = await whatIf([tour], { open_at: "2026-11-27T09:00:00.000Z" });
    assert.equal(friday.body.gained, 0, "the bus comes on Thursdays");
  });

  await t.test("edits count in their order", async () => {
    const move = { kind: "move", counter, location: kGrandpre };
    const hours = { kind: "hours", counter, hours: "Mo-Su 00:00-24:00" };
    const inOrder = (await whatIf([move, hours])).body;
    assert.deepEqual(inOrder.after, (await whatIf([hours, move])).body.after, "what has moved stays there");
    const closed = (await whatIf([{ kind: "close", counter }])).body;
    assert.deepEqual(
      (await whatIf([{ kind: "close", counter }, hours])).body.after,
      closed.after,
      "and closed what is",
    );
  });

  await t.test("what cannot be drawn is said by its field", async () => {
    for (const [edit, field] of [
      [{ kind: "close", counter: "fs-none" }, "/edits/0/counter"],
      [{ kind: "close" }, "/edits/0/counter"],
      [{ kind: "add", name: "x" }, "/edits/0/location"],
      [{ kind: "add", name: "x", location: { lat: 95, lon: 0 } }, "/edits/0/location"],
      [{ kind: "add", name: "x", location: kVouziers, hours: "when it rains" }, "/edits/0/hours"],
      [{ kind: "tour", name: "x", stops: [{ name: "y", location: { lat: 0, lon: 200 } }] }, "/edits/0/stops/0"],
    ]) {
      const { status, body } = await whatIf([edit]);
      assert.equal(status, 400, JSON.stringify(edit));
      assert.equal(body.errors[0].field, field);
    }
    const many = Array.from({ length: 201 }, () => ({ kind: "close", counter: "fs-1" }));
    assert.equal((await whatIf(many)).status, 400);
  });

  await t.test("saved, changed by whoever has seen the last change, shown to others, compared, removed", async () => {
    const edits = [{ kind: "add", name: "Grandpré", location: kGrandpre }];
    const made = await ask(coordinator, "POST", "/scenarios", {
      name: "Un guichet à Grandpré",
      territory: "08",
      edits,
    });
    assert.equal(made.status, 200);
    const { id, revision } = made.body;
    assert.equal((await ask(colleague, "GET", `/scenarios/${id}`)).status, 404, "nobody else sees it");
    assert.deepEqual((await ask(colleague, "GET", "/scenarios")).body.items, []);
    const shown = await ask(coordinator, "PATCH", `/scenarios/${id}`, { revision, is_shared: true });
    assert.equal(shown.body.revision, revision + 1);
    assert.equal((await ask(coordinator, "PATCH", `/scenarios/${id}`, { revision, name: "x" })).status, 409);
    const seen = await ask(colleague, "GET", `/scenarios/${id}`);
    assert.deepEqual([seen.status, seen.body.is_own, seen.body.edits.length], [200, false, 1]);
    assert.equal((await ask(colleague, "PATCH", `/scenarios/${id}`, { revision: 2, name: "x" })).status, 404);
    assert.equal((await ask(colleague, "DELETE", `/scenarios/${id}`)).status, 404);
    const compared = (await ask(colleague, "GET", `/scenarios/${id}/comparison?minutes=20`)).body;
    assert.equal(compared.territory, "08");
    assert.ok(compared.gained > 0);
    const other = await ask(colleague, "POST", "/scenarios", { name: "Rien", edits: [] });
    const against = (await ask(colleague, "GET", `/scenarios/${id}/comparison?minutes=20&against=${other.body.id}`))
      .body;
    assert.equal(against.gained, compared.gained);
    // Who gains and who loses by what communes lie in: the same people.
    const closing = [{ kind: "close", counter }, ...edits];
    const byCommune = (await whatIf(closing, { by: "commune", limit: 200 })).body;
    for (const by of ["intercommunal", "department"]) {
      const { items, gained, lost } = (await whatIf(closing, { by })).body;
      assert.deepEqual([gained, lost], [byCommune.gained, byCommune.lost]);
      assert.ok(items.length > 0 && items.length < byCommune.items.length, by);
      const sum = (of) => items.reduce((all, item) => all + item[of], 0);
      assert.ok(Math.abs(sum("gained") - gained) <= items.length && Math.abs(sum("lost") - lost) <= items.length);
      for (const item of items) {
        assert.ok(Math.abs(item.within_after - item.within_before - item.gained + item.lost) <= 1);
        assert.ok(!("nearest_after" in item));
      }
    }
    const [department] = (await ask(colleague, "GET", `/scenarios/${id}/comparison?minutes=20&by=department`)).body
      .items;
    assert.deepEqual([department.code, department.gained], ["08", compared.gained]);
    // What is asked of a scenario that is kept is asked as of one that is drawn.
    for (const [query, asked] of [
      ["zone=rural", { zone: "rural" }],
      ["weekly_hours=35", { weekly_hours: 35 }],
    ]) {
      const kept = (await ask(colleague, "GET", `/scenarios/${id}/comparison?minutes=20&${query}`)).body;
      const drawn = (await whatIf(seen.body.edits, { minutes: 20, ...asked })).body;
      assert.deepEqual([kept.gained, kept.before], [drawn.gained, drawn.before], query);
      assert.notDeepEqual([kept.gained, kept.before], [compared.gained, compared.before], query);
    }
    assert.equal((await ask(coordinator, "GET", `/scenarios/${other.body.id}`)).status, 404);
    assert.equal((await ask(coordinator, "DELETE", `/scenarios/${id}`)).status, 204);
    assert.equal((await ask(coordinator, "GET", `/scenarios/${id}`)).status, 404);
  });

  await t.test("a scenario taken along answers the same on the command line", async () => {
    const edits = [{ kind: "close", counter }];
    const made = await ask(coordinator, "POST", "/scenarios", { name: "Fermer", territory: "08", edits });
    const file = join(temporaryFolder(t), "scenario.json");
    const run = () =>
      relais(
        "coverage",
        "--database",
        database,
        "--roads",
        "none",
        "--territory",
        "08",
        "--minutes",
        "10",
        "--scenario",
        file,
      );
    writeFileSync(file, JSON.stringify(made.body));
    const { gained, lost } = (await ask(coordinator, "GET", `/scenarios/${made.body.id}/comparison?minutes=10`)).body;
    assert.match(run().out, new RegExp(`${gained.toFixed(0)} people gain, ${lost.toFixed(0)} lose`));
    writeFileSync(file, JSON.stringify({ edits: [{ kind: "fly" }] }));
    assert.equal(run().code, 1);
    assert.match(run().err, /\(close, add, move, hours, tour\).*edit 1, kind:/);
  });

  const sited = async (asked, who = coordinator) => {
    const begun = await ask(who, "POST", "/sitings", { minutes: 15, territory: "08", ...asked });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    return soon(async () => {
      const { body } = await ask(who, "GET", `/sitings/${begun.body.id}`);
      return body.state !== "waiting" && body;
    });
  };

  await t.test("the next five: in their order, with a bound, and as good as they are said to be", async () => {
    const { state, plan } = await sited({ count: 5 });
    assert.equal(state, "done");
    assert.equal(plan.openings.length, 5);
    const gains = plan.openings.map(({ gain }) => gain);
    assert.deepEqual(
      gains,
      gains.toSorted((a, b) => b - a),
    );
    const gained = gains.reduce((sum, gain) => sum + gain, 0);
    assert.equal(plan.covered_after, plan.covered_before + gained);
    assert.equal(plan.by_straight_line, plan.people, "no roads here: it says so of everybody");
    assert.deepEqual([...new Set(plan.openings.map(({ method }) => method))], ["straight_line"]);
    assert.ok(plan.bound >= plan.covered_after && plan.gap <= 0.0005, `${plan.gap}`);
    // Without roads a commune is its centre here and there: a comparison finds the same people.
    const edits = plan.openings.map(({ name, location }) => ({ kind: "add", name, location }));
    const { body } = await whatIf(edits, { minutes: 15 });
    assert.ok(Math.abs(body.gained - gained) <= 1, `${body.gained}, not ${gained}`);
    const [first] = plan.openings;
    const without = (await sited({ count: 5, forbidden: [first.commune] })).plan;
    assert.ok(!without.openings.some(({ commune }) => commune === first.commune));
    assert.ok(without.covered_after <= plan.bound);
    const forced = (await sited({ count: 5, forced: ["08105"] })).plan;
    assert.ok(forced.openings.some(({ commune }) => commune === "08105"));
  });

  await t.test("rules that cannot be met say which", async () => {
    const { state, refusal } = await sited({ count: 1, forced: ["08105", "08409"] });
    assert.equal(state, "refused");
    assert.equal(refusal.code, "siting.forced_beyond_count");
    const unknown = await sited({ count: 1, forced: ["59350"] });
    assert.deepEqual(unknown.refusal, { code: "coverage.siting_commune_unknown", field: "/forced/0" });
    const both = await sited({ count: 1, forced: ["08105"], forbidden: ["08105"] });
    assert.deepEqual(both.refusal, { code: "coverage.siting_both", field: "/forbidden/0" });
    const abroad = await ask(coordinator, "POST", "/sitings", { count: 1, minutes: 15, territory: "BE-84010" });
    assert.equal(abroad.status, 404, "another network's ground");
    assert.equal((await ask(coordinator, "POST", "/sitings", { count: 0, minutes: 15 })).status, 400);
    assert.equal((await ask(coordinator, "POST", "/sitings", { count: 1, minutes: 15, territory: "zz" })).status, 404);
  });

  await t.test("from zero, with a second counter near, one in an inter-communal body", async () => {
    const { plan } = await sited({ count: 10, from_zero: true, most_in_intercommunal: 1 });
    assert.equal(plan.covered_before, 0);
    assert.ok(plan.covered_after > plan.people / 2);
    const both = (await sited({ count: 3, backup_minutes: 30 })).plan;
    assert.ok(both.covered_before > 0 && both.covered_after >= both.covered_before);
  });

  await t.test("the least travel: a mean that falls, beyond which no choice goes", async () => {
    const { state, asked, plan } = await sited({ count: 5, aim: "travel_time" });
    assert.deepEqual([state, asked.aim, plan.openings.length], ["done", "travel_time", 5]);
    assert.equal(plan.farthest_minutes, 60);
    assert.ok(plan.mean_before > plan.mean_after && plan.mean_after >= plan.mean_bound, JSON.stringify(plan));
    const hours = plan.openings.reduce((sum, { gain }) => sum + gain, 0);
    assert.ok(Math.abs(hours - ((plan.mean_before - plan.mean_after) * plan.people) / 60) < 1e-6 * hours);
    // Neither plan does better than the other at the other's aim.
    const covering = (await sited({ count: 5 })).plan;
    assert.ok(plan.covered_after <= covering.bound && plan.covered_before === covering.covered_before);
    assert.deepEqual([covering.mean_after, covering.farthest_minutes], [undefined, undefined]);
    const both = await sited({ count: 5, aim: "travel_time", backup_minutes: 30 });
    assert.deepEqual(both.refusal, { code: "coverage.siting_backup_covers", field: "/backup_minutes" });
  });

  await t.test("a budget buys counters and tours; a tour opens as a whole", async () => {
    const cost = 100_000;
    const four = (await sited({ count: 50, cost, budget: 4 * cost + 1 })).plan;
    assert.equal(four.openings.length, 4);
    const [one, two, three] = four.openings.map(({ commune }) => commune);
    const tour = { name: "Bus", stops: [one, two, three], cost };
    for (const aim of ["cover", "travel_time"]) {
      const { plan } = await sited({ count: 50, aim, cost: 2 * cost, budget: cost, tours: [tour] });
      const [{ name, commune, stops, gain }] = plan.openings;
      assert.deepEqual([plan.openings.length, name, commune], [1, "Bus", one]);
      assert.deepEqual(
        stops.map((stop) => stop.commune),
        tour.stops,
      );
      assert.ok(gain > 0);
      if (aim === "cover") {
        assert.equal(
          gain,
          four.openings.slice(0, 3).reduce((sum, opening) => sum + opening.gain, 0),
        );
      }
    }
    const free = await sited({ count: 5, budget: cost });
    assert.deepEqual(free.refusal, { code: "coverage.siting_cost_needed", field: "/cost" });
    const unpaid = await sited({ count: 5, budget: cost, cost, tours: [{ name: "Bus", stops: [one] }] });
    assert.deepEqual(unpaid.refusal, { code: "coverage.siting_cost_needed", field: "/tours/0/cost" });
    const elsewhere = await sited({ count: 5, tours: [{ name: "Bus", stops: [one, "59350"] }] });
    assert.deepEqual(elsewhere.refusal, { code: "coverage.siting_commune_unknown", field: "/tours/0/stops/1" });
    const dear = await sited({ count: 5, budget: cost, cost, forced: [one, two] });
    assert.deepEqual(dear.refusal, { code: "siting.forced_beyond_budget", field: "/budget" });
    const least = await sited({ count: 5, least_in: [{ territory: "59", least: 1 }] });
    assert.deepEqual(least.refusal, { code: "coverage.siting_area_unknown", field: "/least_in/0/territory" });
    const many = await sited({ count: 5, least_in: [{ territory: "08", least: 6 }] });
    assert.deepEqual(many.refusal, { code: "siting.areas_beyond_count", field: "/count" });
  });

  await t.test("called off; and nobody sees another's", async () => {
    const { body } = await ask(coordinator, "POST", "/sitings", { count: 5, minutes: 15, territory: "08" });
    assert.equal((await ask(colleague, "GET", `/sitings/${body.id}`)).status, 404);
    assert.equal((await ask(colleague, "DELETE", `/sitings/${body.id}`)).status, 404);
    const ended = await ask(coordinator, "DELETE", `/sitings/${body.id}`);
    const { state } = (await ask(coordinator, "GET", `/sitings/${body.id}`)).body;
    assert.ok(ended.status === 204 ? state === "cancelled" : state === "done", `${ended.status} ${state}`);
    assert.ok((await ask(coordinator, "GET", "/sitings")).body.items.length > 5);
    assert.deepEqual((await ask(colleague, "GET", "/sitings")).body.items, []);
  });

  await t.test("one search at a time: those that wait say how many are before them", async () => {
    const long = { count: 1_000, minutes: 15, from_zero: true };
    const start = async (who) => (await ask(who, "POST", "/sitings", long)).body;
    const [first, second, third] = [await start(coordinator), await start(colleague), await start(coordinator)];
    const before = async (who, { id }) => {
      const { state, before } = (await ask(who, "GET", `/sitings/${id}`)).body;
      assert.equal(state, "waiting");
      return before;
    };
    const all = async () => [await before(colleague, second), await before(coordinator, third)];
    assert.deepEqual([await before(coordinator, first), ...(await all())], [0, 1, 2]);
    assert.equal((await ask(coordinator, "DELETE", `/sitings/${first.id}`)).status, 204);
    assert.deepEqual(await all(), [0, 1]);
    for (const [who, one] of [
      [coordinator, third],
      [colleague, second],
    ])
      assert.equal((await ask(who, "DELETE", `/sitings/${one.id}`)).status, 204);
  });

  await t.test("nobody without an account, nothing for an unknown place", async () => {
    assert.equal((await getJson(`${url}/api/v1/coverage/scenarios`)).status, 401);
    assert.equal((await whatIf([], { territory: "zz" })).status, 404);
  });
}
