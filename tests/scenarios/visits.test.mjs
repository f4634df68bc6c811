// Visits over HTTP, on both databases: batches with a wrong one, the same again, another under the same id, a clock that
// is a day off, corrections with their history; nobody above the counter sees one.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { databases, serve, soon, temporaryFolder } from "../harness.mjs";
import { Browser, peopleOf, serveWithPost } from "../people.mjs";
import { act, isoWeekOf, kCounter, uuid, visit } from "../visiting.mjs";

const kDay = 86_400_000;

const dayOf = (at) => new Date(at).toLocaleDateString("sv", { timeZone: "Europe/Paris" });

test("visits", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => visits(t, database));
  }
});

async function visits(t, database) {
  const env = { RELAIS_SECRET_FILE: join(temporaryFolder(t), "key") };
  const { url } = await serve(t, database, { command: "demo", env });
  const person = peopleOf(url, database);
  const advisor = await person("advisor@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");
  const elsewhere = await person("elsewhere@relais.example", "advisor", "counter:fs-1", "mairie");
  const coordinator = await person("coordinator@relais.example", "departmental_coordinator", "territory:02", "pref");
  const send = (items, more = {}) =>
    advisor.ask("POST", "/visits", { items, sent_at: new Date().toISOString(), ...more });
  const today = async (day = dayOf(Date.now())) => (await advisor.get(`/visits?counter=${kCounter}&day=${day}`)).body;
  const outcomes = ({ body }) => body.items.map((one) => one.outcome);

  await t.test("A-10: one visit holds acts for several bodies, their partners filled in", async () => {
    const one = visit({
      waiting_min: 5,
      acts: [
        act({ procedure: "caf.open_account" }),
        act({ procedure: "dgfip.open_account", outcome: "information_only", service_kind: "information" }),
        act({ procedure: "cpam.open_account", outcome: "awaiting_document" }),
      ],
    });
    const answer = await send([one]);
    assert.deepEqual([answer.status, outcomes(answer)], [200, ["recorded"]], JSON.stringify(answer.body));
    const { items } = await today();
    assert.deepEqual(
      items.map((kept) => [kept.id, kept.waiting_min, kept.acts.map((done) => done.partner)]),
      [[one.id, 5, ["caf", "dgfip", "cpam"]]],
    );
    assert.equal(items[0].slot % 15, 0);
  });

  await t.test("a batch with wrong ones keeps the rest and names the wrong", async () => {
    const before = (await today()).items.length;
    const items = [
      visit(),
      visit({ acts: [act({ procedure: "caf.no_such" })] }),
      visit({ counter: "fs-no-such" }),
      visit({ counter: "fs-1" }),
      visit({ channel: "smoke_signal" }),
      visit({ acts: [act({ outcome: "reoriented" })] }),
      visit({ acts: [act({ duration_min: 7 })] }),
      visit({ acts: [] }),
      visit({ id: "not-a-uuid-but-thirty-six-characters" }),
      visit({ id: "018f2e5a-8c00-4abc-8def-0123456789ab" }),
      visit({ language: "<b>" }),
      visit({ country: "f!" }),
      visit({ arrived_at: new Date(Date.now() + kDay).toISOString() }),
      visit(),
    ];
    const answer = await send(items);
    assert.equal(answer.status, 200);
    assert.deepEqual(
      answer.body.items.map((one) => [one.outcome, one.errors[0]?.field, one.errors[0]?.code]),
      [
        ["recorded", undefined, undefined],
        ["refused", "/acts/0/procedure", "visits.procedure_unknown"],
        ["refused", "/counter", "visits.counter_unknown"],
        ["refused", "/counter", "visits.counter_unknown"],
        ["refused", "/channel", "json.wrong_value"],
        ["refused", "/acts/0/reoriented_to", "visits.reorientation_incomplete"],
        ["refused", "/acts/0/duration_min", "visits.duration_step"],
        ["refused", "/acts", "visits.no_act"],
        ["refused", "/id", "visits.id_malformed"],
        ["refused", "/id", "visits.id_malformed"],
        ["refused", "/language", "visits.code_unknown"],
        ["refused", "/country", "visits.code_unknown"],
        ["refused", "/arrived_at", "visits.in_the_future"],
        ["recorded", undefined, undefined],
      ],
    );
    assert.equal((await today()).items.length, before + 2);
    assert.equal((await send([])).status, 400);
    assert.equal((await send(Array.from({ length: 501 }, () => visit()))).status, 400);
  });

  await t.test("the same batch twice is known, another under the same id is a conflict", async () => {
    const items = [visit(), visit()];
    assert.deepEqual(outcomes(await send(items)), ["recorded", "recorded"]);
    const before = (await today()).items.length;
    assert.deepEqual(outcomes(await send(items)), ["known", "known"]);
    const other = await send([{ ...items[0], party_size: 4 }, items[1]]);
    assert.deepEqual(outcomes(other), ["conflict", "known"]);
    assert.equal(other.body.items[0].code, "visits.digest_conflict");
    assert.equal((await today()).items.length, before);
  });

  await t.test("a device whose clock is a day ahead records today", async () => {
    const ahead = Date.now() + kDay;
    const one = visit({}, ahead);
    assert.deepEqual(outcomes(await send([one], { sent_at: new Date(ahead).toISOString() })), ["recorded"]);
    assert.ok((await today()).items.some((kept) => kept.id === one.id));
    // Of days off line the clock was right all the time.
    const past = visit({}, Date.now() - 3 * kDay);
    assert.deepEqual(outcomes(await send([past])), ["recorded"]);
    assert.equal((await today(dayOf(Date.now() - 3 * kDay))).items[0].id, past.id);
  });

  await t.test("identifiers in a note never reach the database, and it is said", async () => {
    const one = visit({ note: "Dossier de 2 55 08 14 168 025 38, appeler le 06 12 34 56 78" });
    const answer = await send([one]);
    assert.deepEqual(answer.body.items[0].masked.sort(), ["nir", "phone"]);
    const kept = (await today()).items.find((item) => item.id === one.id);
    assert.equal(kept.note, "Dossier de [[nir]], appeler le [[phone]]");
  });

  await t.test(
    "below two thousand inhabitants the inter-communal body is kept, and the way in kilometres",
    async () => {
      const small = visit({ commune: "02024" });
      const town = visit({ commune: "02691" }); // Saint-Quentin
      assert.deepEqual(outcomes(await send([small, town])), ["recorded", "recorded"]);
      const { items } = await today();
      const of = ({ id }) => items.find((item) => item.id === id);
      assert.match(of(small).residence, /^\d{9}$/);
      assert.deepEqual([of(town).residence, of(town).km], ["02691", 45]);
      assert.deepEqual(outcomes(await send([visit({ commune: "99999" })])), ["refused"]);
    },
  );

  await t.test("a correction keeps what stood, asks why, and the first sending stays known", async () => {
    const one = visit();
    await send([one]);
    const corrected = { ...one, acts: [act({ outcome: "awaiting_partner" })] };
    const path = `/visits/${one.id}/correction`;
    assert.equal((await advisor.ask("PUT", path, { reason: "", visit: corrected })).status, 400);
    assert.equal((await elsewhere.ask("PUT", path, { reason: "erreur", visit: corrected })).status, 404);
    assert.equal((await advisor.ask("PUT", path, { reason: "erreur", visit: corrected })).status, 200);
    const kept = (await today()).items.find((item) => item.id === one.id);
    assert.deepEqual([kept.version, kept.acts.length, kept.acts[0].outcome], [2, 1, "awaiting_partner"]);
    assert.deepEqual(outcomes(await send([one])), ["known"]);
  });

  await t.test("where somebody lives stays under a correction, unless it forgets it", async () => {
    const one = visit({ commune: "02691" });
    await send([one]);
    const { commune: _, ...without } = one;
    const kept = async () => (await today()).items.find((item) => item.id === one.id);
    const path = `/visits/${one.id}/correction`;
    await advisor.ask("PUT", path, { reason: "durée", visit: without });
    assert.equal((await kept()).residence, "02691");
    await advisor.ask("PUT", path, { reason: "autre personne", visit: without, forgets_residence: true });
    assert.deepEqual((({ residence, km }) => [residence, km])(await kept()), [undefined, undefined]);
  });

  await t.test("small communes: their inter-communal body, and kilometres that several of them share", async () => {
    const { communes } = (await advisor.get(`/counters/${kCounter}/visit-catalogue`)).body;
    const items = communes.slice(0, 12).map(({ code }) => visit({ commune: code }));
    await send(items);
    const { items: all } = await today();
    const wide = all.filter(({ id, residence }) => items.some((one) => one.id === id) && residence.length === 9); // a SIREN
    assert.ok(wide.length >= 6, `${wide.length}`);
    for (const { km } of wide) assert.ok(km === undefined || km % 5 === 0, `${km}`);
  });

  await t.test("an old note does not come in", async () => {
    const old = visit({ note: "à rappeler" }, Date.now() - 40 * kDay);
    assert.deepEqual(outcomes(await send([old])), ["recorded"]);
    assert.equal((await today(dayOf(Date.now() - 40 * kDay))).items.find(({ id }) => id === old.id).note, "");
  });

  await t.test(
    "a visit that never took place is withdrawn with a reason, and a correction brings it back",
    async () => {
      const one = visit({ note: "deux fois saisie" });
      await send([one]);
      const path = `/visits/${one.id}/withdrawal`;
      const kept = async () => (await today()).items.find((item) => item.id === one.id);
      assert.equal((await advisor.ask("PUT", path, { reason: "" })).status, 400);
      assert.equal((await elsewhere.ask("PUT", path, { reason: "erreur" })).status, 404);
      assert.equal((await advisor.ask("PUT", path, { reason: "erreur" })).status, 204);
      assert.deepEqual((({ is_withdrawn, acts, note, version }) => [is_withdrawn, acts, note, version])(await kept()), [
        true,
        [],
        "",
        2,
      ]);
      assert.deepEqual(outcomes(await send([one])), ["known"], "sent again, it stays withdrawn");
      await advisor.ask("PUT", `/visits/${one.id}/correction`, { reason: "bien venue", visit: one });
      assert.deepEqual((({ is_withdrawn, acts }) => [is_withdrawn, acts.length])(await kept()), [false, 1]);
    },
  );

  await t.test("A-15, A-28, L-32, M-08, M-09: what the trade counts is counted under its body and kind", async () => {
    const week = isoWeekOf(Date.now());
    const cells = async () => (await advisor.get(`/grids/${kCounter}/${week}`)).body.cells;
    const count = (all, row, partner) => all.find((cell) => cell.row === row && cell.partner === partner)?.acts ?? 0;
    const before = await cells();
    const both = [
      act({ procedure: "interior.register_vehicle", cross_border: "be_to_fr", cross_border_theme: "other" }),
      act({ procedure: "interior.request_driving_licence", cross_border: "fr_to_be", cross_border_theme: "work" }),
      act({ procedure: undefined, partner: "cpam", service_kind: "phone_to_partner" }),
      act({ procedure: undefined, partner: "msa", service_kind: "document_supplied", outcome: "information_only" }),
    ];
    const one = visit({ acts: both });
    assert.deepEqual(outcomes(await send([one])), ["recorded"]);
    const after = await cells();
    const grown = (row, partner) => count(after, row, partner) - count(before, row, partner);
    assert.deepEqual(
      [grown("online_services", "interior"), grown("contact_with_body", "cpam"), grown("documents", "msa")],
      [2, 1, 1],
    );
    const kept = (await today()).items.find((item) => item.id === one.id);
    assert.deepEqual(
      kept.acts.map(({ cross_border }) => cross_border),
      ["be_to_fr", "fr_to_be", "none", "none"],
    );
    await advisor.ask("PUT", `/public-posts/${uuid()}`, {
      counter: kCounter,
      kind: "telephone",
      name: "Ligne directe",
      state: "available",
      note: "",
    });
    const { items } = (await advisor.get(`/public-posts?counter=${kCounter}`)).body;
    assert.ok(items.some((post) => post.kind === "telephone"));
  });

  await t.test("raw visits never leave the counter", async () => {
    const day = dayOf(Date.now());
    assert.equal((await coordinator.get(`/visits?counter=${kCounter}&day=${day}`)).status, 403);
    assert.equal((await elsewhere.get(`/visits?counter=${kCounter}&day=${day}`)).status, 404);
    assert.equal((await elsewhere.ask("PUT", `/counters/${kCounter}/days/${day}/closure`, {})).status, 404);
  });

  const oneServer = database.startsWith("sqlite:") ? { skip: "one server has a file for itself" } : {};
  await t.test("generated visits and real ones never mix", oneServer, async (t) => {
    // What a demonstration records is generated: the same database, served in earnest, takes no real one.
    const items = [visit()];
    const { url: real } = await serve(t, database, { env });
    const there = new Browser(real);
    there.cookies = advisor.cookies;
    const answer = await there.ask("POST", "/visits", { items });
    assert.deepEqual([outcomes(answer), answer.body.items[0].code], [["refused"], "visits.network_is_generated"]);
    assert.deepEqual(outcomes(await send(items)), ["recorded"]);
  });

  await t.test("several counters record at once, and none is told to come back", async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, () => advisor.ask("POST", "/visits", { items: [visit(), visit(), visit()] })),
    );
    assert.ok(all.every(({ status, body }) => status === 200 && body.items.every((one) => one.outcome === "recorded")));
  });

  await t.test("a day is closed, and what was recorded off line still comes in", async () => {
    const day = dayOf(Date.now());
    assert.equal((await advisor.ask("PUT", `/counters/${kCounter}/days/${day}/closure`, {})).status, 204);
    assert.ok((await today()).closed_at);
    for (const far of ["2500-12-31", "0001-01-01"]) {
      const { body } = await advisor.ask("PUT", `/counters/${kCounter}/days/${far}/closure`, {});
      assert.equal(body.code, "visits.day_out_of_reach");
    }
    assert.deepEqual(outcomes(await send([visit()])), ["recorded"]);
  });

  await t.test("the page gets all that it needs while it has no network", async () => {
    const { status, body } = await advisor.get(`/counters/${kCounter}/visit-catalogue`);
    assert.deepEqual([status, body.time_zone, body.commune], [200, "Europe/Paris", "02789"]);
    assert.ok(body.procedures.length > 100);
    const dispute = body.procedures.find((one) => one.code === "caf.dispute_overpayment");
    assert.equal(dispute?.is_done_here, false);
    assert.equal(body.communes[0].code, "02789");
    assert.equal((await elsewhere.get(`/counters/${kCounter}/visit-catalogue`)).status, 404);
  });

  await t.test("for what is not helped with here, the nearest counter that does: place, hours, contact", async () => {
    const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
    const { destinations } = (await advisor.get(`/counters/${kCounter}/visit-catalogue`)).body;
    assert.deepEqual(
      destinations.filter(({ partner }) => partner === "caf"),
      [],
    );
    const edition = { missing_partners: ["caf"] };
    assert.equal((await manager.ask("PUT", `/counters/${kCounter}`, { number: 0, edition })).status, 200);
    const caf = await soon(async () =>
      (await advisor.get(`/counters/${kCounter}/visit-catalogue`)).body.destinations.find(
        ({ partner }) => partner === "caf",
      ),
    );
    assert.notEqual(caf.counter, kCounter);
    const { counter } = (await advisor.get(`/counters/${caf.counter}`)).body;
    assert.deepEqual([caf.name, caf.telephone, caf.hours], [counter.name, counter.telephone, counter.hours]);
    assert.match(caf.address, /^.+, \d{5} .+$/);
    assert.ok(caf.km > 0 && caf.km < 100);
  });
}

test("history is brought in from a counter's own table", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, async (t) => {
      const { url } = await serveWithPost(t, database);
      const manager = await peopleOf(url, database)(
        "manager@relais.example",
        "counter_manager",
        `counter:${kCounter}`,
        "cc-thierache",
      );
      const csv = [
        "Jour;Heure;N°;Organisme;Type de service;Issue;Durée;Remarque",
        "24/11/2008;9h30;1;caf;online_procedure;Réglé;12;RAS",
        "24/11/2008;9h30;1;cpam;information;Réglé;5;",
        "25/11/2008;;2;dgfip;information;Parti;;",
      ].join("\n");
      const mapping = { columns: { "N°": "visit" }, values: { Réglé: "resolved" } };
      const bring = (more) =>
        manager.ask("POST", "/visit-imports", { csv, counter: kCounter, mapping, dry_run: true, ...more });

      const review = (await bring({})).body;
      assert.deepEqual([review.lines, review.visits, review.acts, review.is_done], [3, 1, 2, false]);
      assert.deepEqual(review.unread_columns, ["Remarque"]);
      assert.deepEqual(
        review.refused.map(({ line, field, code, value }) => [line, field, code, value]),
        [[4, "outcome", "visits.value_unknown", "Parti"]],
      );
      assert.equal((await bring({ dry_run: false })).body.is_done, false, "all lines or none");
      mapping.values.Parti = "abandoned";
      assert.deepEqual(
        (({ visits, acts, known, is_done }) => [visits, acts, known, is_done])((await bring({ dry_run: false })).body),
        [2, 3, 0, true],
      );
      const again = (await bring({ dry_run: false })).body;
      assert.deepEqual([again.visits, again.known], [2, 2]);

      const { items } = (await manager.get(`/visits?counter=${kCounter}&day=2008-11-24`)).body;
      assert.deepEqual(
        items.map(({ slot, acts }) => [slot, acts.map((one) => [one.partner, one.duration_min])]),
        [
          [
            570,
            [
              ["caf", 10],
              ["cpam", 5],
            ],
          ],
        ],
      );
      assert.equal((await bring({ counter: "fs-1" })).status, 400);
      assert.equal((await bring({ csv: "a;b\n1;2\n" })).body.code, "visits.columns_missing");
    });
  }
});
