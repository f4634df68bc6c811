// The people of a counter with their employers, what they do there, when they become too few; and who leads the network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729";

test("teams and functions", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => teamsAndFunctions(t, database));
  }
});

async function teamsAndFunctions(t, database) {
  const { url, mail } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
  const advisor = await person("advisor@relais.example", "advisor", `counter:${kCounter}`, "msa-picardie");
  const programme = await person("programme@relais.example", "national_programme", "network:fr", "anct");
  const prefecture = await person("prefecture@relais.example", "prefecture", "territory:02", "prefecture-02");

  await t.test("V-08: colleagues of several employers see one team, and of another counter nothing", async () => {
    const { body } = await advisor.get("/teams");
    assert.deepEqual(
      body.items.map((one) => [one.counter, one.is_short]),
      [[kCounter, false]],
    );
    const employers = body.items[0].members.map((one) => [one.name, one.employer]);
    assert.deepEqual(employers, [
      ["advisor", "msa-picardie"],
      ["manager", "cc-thierache"],
    ]);
    assert.deepEqual((await advisor.get("/teams?counter=fs-1")).body.items, []);
  });

  await t.test("L-21: fifteen people, six of them animators", async () => {
    const lines = Array.from(
      { length: 13 },
      (_, at) =>
        `p${at}@relais.example,Personne ${at},advisor,counter:${kCounter},cc-thierache,${at < 5 ? "animator" : ""}`,
    );
    const csv = (more) => `email,name,role,scope,organisation,staff kind\n${[...lines, ...more].join("\n")}\n`;
    const wrong = await manager.ask("POST", "/people/imports", {
      csv: csv([`q@relais.example,Q,advisor,counter:${kCounter},cc-thierache,acrobat`]),
      dry_run: false,
    });
    assert.deepEqual([wrong.body.is_done, wrong.body.lines.at(-1).code], [false, "identity.staff_kind_unreadable"]);
    const brought = await manager.ask("POST", "/people/imports", { csv: csv([]), dry_run: false });
    assert.equal(brought.body.is_done, true, JSON.stringify(brought.body));
    const sixth = (await manager.get("/teams")).body.items[0].members.find((one) => one.name === "Personne 9");
    assert.equal((await manager.ask("PUT", `/people/${sixth.id}/staff-kind`, { staff_kind: "animator" })).status, 204);
    const { people, animators } = (await manager.get("/teams")).body;
    assert.deepEqual([people, animators], [15, 6]);
  });

  await t.test("A-20: whoever answers for a counter is told when its team falls below two", async () => {
    const team = (await manager.get("/people?role=advisor&limit=100")).body.items;
    for (const one of team) {
      for (const role of one.roles) assert.equal((await manager.ask("DELETE", `/roles/${role.id}`)).status, 204);
    }
    let letter;
    do letter = await mail.next();
    while (!/team|équipe/.test(letter.text) || !letter.text.includes("/workspace/team"));
    assert.deepEqual(letter.to, ["manager@relais.example"]);
    assert.match(letter.text, /une seule personne|1 personne/);
    assert.equal((await manager.get("/teams")).body.items[0].is_short, true);
  });

  await t.test("M-18, M-19, L-19: functions at any date, beside the official figure", async () => {
    const at = async (on) => (await getJson(`${url}/api/v1/networks/fr/governance?on=${on}`)).body;
    const january = await at("2023-01-15");
    assert.deepEqual([january.recruited, january.departments.length, january.official.value], [57, 101, 57]);
    assert.equal((await at("2023-06-15")).recruited, 73);
    assert.equal((await at("2020-01-01")).recruited, 0);
    const page = await (await fetch(`${url}/fr/governance?on=2023-01-15`)).text();
    assert.match(page, /57 départements sur 101/);
    assert.match(page, /Données d’exemple/);
    assert.equal(page.match(/class="governance__dot--recruited"/g).length, 57);
    for (const holder of ["Personne d’exemple A", "Personne d’exemple B"]) assert.ok(page.includes(holder), holder);
  });

  await t.test("a coordinator leaves and another comes, within reach and one at a time", async () => {
    const seats = (await prefecture.get("/seats")).body.items;
    assert.ok(seats.every((one) => one.territory_code === "02"));
    const of02 = { kind: "departmental_coordinator", territory_code: "02" };
    const standing = (await programme.get("/seats")).body.items.find((one) => one.territory_code === "02");
    if (standing) {
      const taken = await prefecture.ask("POST", "/seats", { ...of02, started_on: "2026-01-01" });
      assert.deepEqual([taken.status, taken.body.code], [409, "network.seat_filled"]);
      const early = await prefecture.ask("PUT", `/seats/${standing.id}/end`, { ended_on: standing.started_on });
      assert.equal(early.body.code, "network.seat_ends_before");
      await prefecture.ask("PUT", `/seats/${standing.id}/end`, { ended_on: "2026-01-01" });
    }
    const filled = await prefecture.ask("POST", "/seats", {
      ...of02,
      holder: "Une coordinatrice",
      started_on: "2026-02-01",
    });
    assert.equal(filled.status, 200, JSON.stringify(filled.body));
    const elsewhere = await prefecture.ask("POST", "/seats", {
      ...of02,
      territory_code: "59",
      started_on: "2026-02-01",
    });
    assert.equal(elsewhere.body.code, "network.territory_unknown");
    const whole = await prefecture.ask("POST", "/seats", { kind: "elected_lead", started_on: "2026-02-01" });
    assert.equal(whole.body.code, "network.territory_unknown");
    const shown = async (on) =>
      (await getJson(`${url}/api/v1/networks/fr/governance?on=${on}`)).body.departments.find(
        (one) => one.code === "02",
      );
    for (let tries = 0; (await shown("2026-03-01")).holder === "" && tries < 300; ++tries) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual((({ state, holder }) => [state, holder])(await shown("2026-03-01")), [
      "recruited",
      "Une coordinatrice",
    ]);
    assert.equal((await shown("2026-01-15")).state, "vacant");
  });
}
