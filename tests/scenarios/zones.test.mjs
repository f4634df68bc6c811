// Rural and border communes by rule and by mark, and what offers of bodies are to their places, on both databases.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729"; // Vervins, in the Aisne

test("zones and origins of offers", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, (t) => zonesAndOrigins(t, database, folder));
  }
});

async function zonesAndOrigins(t, database, folder) {
  const { url } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:02", "prefecture-02");
  const prefecture = await person("p@relais.example", "prefecture", "territory:02", "prefecture-02");
  const manager = await person("m@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
  const profile = async (code) => (await getJson(`${url}/api/v1/territories/${code}`)).body;
  const zone = async (code, which) => (await profile(code)).zones.find((one) => one.zone === which);
  const listed = async (query) => (await getJson(`${url}/api/v1/territories?${query}`)).body;

  await t.test("A-02: the rule marks the Ardennes along Belgium, and says how near and how dense", async () => {
    const givet = await zone("08190", "border");
    assert.deepEqual([givet.is_in, givet.origin, givet.by_rule], [true, "rule", true]);
    assert.ok(givet.km_to_abroad < 10, `${givet.km_to_abroad}`);
    assert.equal((await zone("08362", "border")).is_in, false, "Rethel is 40 km from Belgium");
    const [lille, gercy] = [await zone("59350", "rural"), await zone("02341", "rural")];
    assert.deepEqual([lille.is_in, gercy.is_in], [false, true]);
    assert.ok(lille.density > 150 && gercy.density < 150);
    const ardennes = await profile("08");
    assert.deepEqual(ardennes.zones, []);
    const share = ardennes.zone_shares.find((one) => one.zone === "border");
    assert.ok(share.communes > 100 && share.communes < share.of, JSON.stringify(share));
    assert.equal((await zone("BE-93090", "border")).is_in, true, "Viroinval");
    assert.equal((await zone("BE-93090", "rural")).is_in, undefined, "no area is known of Belgian municipalities");
  });

  await t.test("A-02: communes of a territory by zone, page by page", async () => {
    const border = await listed("within=08&zone=border");
    assert.ok(border.items.some((one) => one.name === "Givet"));
    assert.ok(border.items.every((one) => one.zones.find((other) => other.zone === "border").is_in));
    const first = await listed("within=08&limit=100");
    const second = await listed(`within=08&limit=100&after=${first.next}`);
    assert.equal(first.items.length, 100);
    assert.ok(second.items[0].code > first.items.at(-1).code);
    assert.equal((await getJson(`${url}/api/v1/territories?within=no-such`)).status, 404);
    assert.equal((await getJson(`${url}/api/v1/territories?within=08&zone=coastal`)).status, 400);
  });

  await t.test("A-02: a coordinator marks a commune of their department, and takes the mark away", async () => {
    const mark = (code, asked, who = coordinator) => who.ask("PUT", `/territories/${code}/zones`, asked);
    const vervins = { zone: "border", is_in: true, reason: "bassin de vie de Chimay" };
    assert.equal((await zone("02789", "border")).is_in, false);
    const marked = await mark("02789", vervins);
    assert.equal(marked.status, 200, JSON.stringify(marked.body));
    const said = await soon(async () => {
      const now = await zone("02789", "border");
      return now.origin === "mark" && now;
    });
    assert.deepEqual(
      [said.is_in, said.by_rule, said.reason, said.source],
      [true, false, vervins.reason, "prefecture-02"],
    );
    assert.match(said.marked_on, /^\d{4}-\d\d-\d\d$/);
    assert.ok((await listed("within=02&zone=border")).items.some((one) => one.code === "02789"));
    assert.equal((await mark("59350", vervins)).status, 404);
    assert.equal((await mark("02", vervins)).status, 404);
    assert.equal((await mark("02789", { ...vervins, reason: "" })).status, 400);
    assert.equal((await mark("02789", vervins, manager)).status, 403);
    assert.equal((await mark("02789", { zone: "border", reason: "erreur" })).status, 200);
    await soon(async () => (await zone("02789", "border")).origin === "rule");
  });

  await t.test("A-02: a list of marks is brought whole or not at all, and a second time changes nothing", async () => {
    const file = join(folder, "zones.csv");
    writeFileSync(file, "code,zone,is_in,reason\n02789,rural,non,ville centre\n02999999,rural,oui,\n");
    const refused = relais("import", "zones", file, "--database", database);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /line 3, column code/);
    assert.notEqual((await zone("02789", "rural")).origin, "mark");
    writeFileSync(file, "code,zone,is_in,reason\n02789,rural,non,ville centre\n");
    assert.match(relais("import", "zones", file, "--database", database).out, /1 new/);
    assert.match(relais("import", "zones", file, "--database", database).out, /0 new, 0 changed, 1 unchanged/);
    const said = await soon(async () => {
      const now = await zone("02789", "rural");
      return now.origin === "mark" && now;
    });
    assert.deepEqual([said.is_in, said.reason, said.source], [false, "ville centre", "zones.csv"]);
  });

  await t.test("L-110: an offer says whether it is new, completes or replaces; a substitution is flagged", async () => {
    const origins = async (who, query = "") => (await who.get(`/networks/fr/offer-origins${query}`)).body;
    const offer = (body, origin) => ({ body, what: "accueil", ...(origin && { origin }) });
    const { number } = (await manager.get(`/counters/${kCounter}/edition`)).body;
    const local_offers = [
      offer("Mission locale", "new"),
      offer("Département", "completes"),
      offer("Trésorerie", "replaces"),
      offer("Association"),
    ];
    const saved = await manager.ask("PUT", `/counters/${kCounter}`, { number, edition: { local_offers } });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const wrong = { local_offers: [offer("Mission locale", "invented")] };
    assert.equal(
      (await manager.ask("PUT", `/counters/${kCounter}`, { number: number + 1, edition: wrong })).status,
      400,
    );
    const { all, departments, substitutions } = await soon(async () => {
      const now = await origins(coordinator);
      return now.all.offers === 4 && now;
    });
    const { share, ...counts } = all;
    assert.deepEqual(counts, { offers: 4, is_new: 1, completes: 1, replaces: 1, not_recorded: 1 });
    assert.ok(Math.abs(share - 2 / 3) < 1e-9);
    assert.deepEqual(
      departments.map((one) => [one.code, one.count.offers]),
      [["02", 4]],
    );
    assert.deepEqual(
      substitutions.map((one) => [one.counter, one.body]),
      [[kCounter, "Trésorerie"]],
    );
    assert.equal((await origins(prefecture, "?territory=08")).all.offers, 0);
    assert.equal((await origins(coordinator, "?territory=08")).all.share, undefined);
    assert.equal((await coordinator.get("/networks/be/offer-origins")).status, 404);
  });
}
