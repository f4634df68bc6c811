// Figures over HTTP, on both databases: what was recorded is counted, for each in their scope, with definition, n and
// interval; few are hidden from whoever is above the counter; nobody finds a figure of a single advisor.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, serve, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { act, kCounter, visit } from "../visiting.mjs";

const kMonth = new Date().toISOString().slice(0, 7);

test("statistics", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => statistics(t, database));
  }
});

async function statistics(t, database) {
  const env = { RELAIS_SECRET_FILE: join(temporaryFolder(t), "key") };
  const { url, stop } = await serve(t, database, { command: "demo", env });
  const person = peopleOf(url, database);
  const advisor = await person("advisor@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");
  const elsewhere = await person("elsewhere@relais.example", "advisor", "counter:fs-1", "mairie");
  const coordinator = await person("coordinator@relais.example", "departmental_coordinator", "territory:02", "pref");
  const national = await person("national@relais.example", "national_programme", "network:fr", "anct");
  const send = (items) => advisor.ask("POST", "/visits", { items, sent_at: new Date().toISOString() });
  const ask = (browser, query) =>
    browser.get(`/statistics/visits?${new URLSearchParams({ from: kMonth, to: kMonth, ...query })}`);
  const figure = async (browser, query) => (await ask(browser, query)).body.total;
  const own = { counter: kCounter };

  await t.test("M-43, M-26: 100 closed acts of which 19 went elsewhere are 81 %, those under way apart", async () => {
    const elsewhereActs = {
      outcome: "reoriented",
      reoriented_to: "partner_office",
      reorientation_reason: "outside_bundle",
    };
    const acts = [
      ...Array(70).fill({}),
      ...Array(11).fill({ outcome: "information_only", service_kind: "information" }),
      ...Array(19).fill(elsewhereActs),
      ...Array(5).fill({ outcome: "awaiting_document" }),
    ];
    await send(acts.map((more) => visit({ acts: [act(more)] })));
    const found = await soon(async () => {
      const { body } = await ask(advisor, { indicator: "resolution_rate", ...own });
      return body.total?.denominator === 100 && body;
    });
    assert.deepEqual(
      (({ state, value, numerator, denominator }) => [state, value, numerator, denominator])(found.total),
      ["known", 0.81, 81, 100],
    );
    assert.ok(found.total.interval.low > 0.72 && found.total.interval.high < 0.88, "Wilson: 72.2 to 87.5 %");
    assert.deepEqual(
      [found.definition.id, found.definition.version, found.definition.name, found.is_generated],
      ["resolution_rate", 1, "Taux de réalisation", true],
    );
    assert.ok(found.definition.formula && found.definition.denominator && found.definition.source);
    assert.equal((await figure(advisor, { indicator: "pending_acts", ...own })).value, 5);
    assert.equal((await figure(advisor, { indicator: "visits", ...own })).value, 105);
    assert.equal((await figure(advisor, { indicator: "first_contact_resolution", ...own })).numerator, 70);
  });

  await t.test("what is corrected and withdrawn is counted anew", async () => {
    const one = visit({ acts: [act({ procedure: "dgfip.open_account" })] });
    await send([one]);
    const acts = async () =>
      (await ask(advisor, { indicator: "acts", by: "partner", ...own })).body.items.find(({ key }) => key === "dgfip")
        ?.figure.value ?? 0;
    assert.ok(await soon(async () => (await acts()) === 1));
    await advisor.ask("PUT", `/visits/${one.id}/correction`, {
      reason: "autre organisme",
      visit: { ...one, acts: [act()] },
    });
    assert.ok(await soon(async () => (await acts()) === 0));
    await advisor.ask("PUT", `/visits/${one.id}/withdrawal`, { reason: "n’a pas eu lieu" });
    assert.ok(await soon(async () => (await figure(advisor, { indicator: "visits", ...own })).value === 105));
  });

  await t.test("each sees as far as they reach; few are hidden above the counter, not at it", async () => {
    const rare = { indicator: "acts", by: "partner" };
    await send([visit({ acts: [act({ procedure: "cpam.open_account" })] })]);
    const cpam = async (browser, query) =>
      (await ask(browser, { ...rare, ...query })).body.items?.find(({ key }) => key === "cpam")?.figure;
    assert.equal((await soon(() => cpam(advisor, own))).value, 1);
    const seen = await cpam(coordinator, own);
    assert.deepEqual([seen.state, seen.value], ["hidden", undefined]);
    assert.equal((await cpam(coordinator, { territory: "02" })).state, "hidden");
    assert.ok(
      await soon(async () => (await figure(coordinator, { indicator: "acts", territory: "02" })).value === 106),
    );
    assert.equal((await figure(national, { indicator: "acts" })).value, 106);
    for (const [browser, query] of [
      [elsewhere, own],
      [advisor, { territory: "02" }],
      [advisor, {}],
      [coordinator, {}],
      [coordinator, { territory: "08" }],
      [national, { territory: "no-such" }],
    ]) {
      const { status, body } = await ask(browser, { indicator: "acts", ...query });
      assert.deepEqual([status, body.code], [404, "statistics.place_unknown"], JSON.stringify(query));
    }
    assert.equal((await getJson(`${url}/api/v1/statistics/visits?indicator=acts`)).status, 401);
  });

  await t.test("outcomes of a counter, added up over all indicators, tell of nobody", async () => {
    const odd = { outcome: "not_possible" };
    const one = visit({ acts: [act(odd)] });
    await send([one]);
    await soon(async () => (await figure(advisor, { indicator: "not_possible_rate", ...own })).numerator === 1);
    // Another counter of the department, so that sums above tell nothing by themselves.
    await soon(async () => {
      const closed = await figure(coordinator, { indicator: "resolution_rate", ...own });
      return closed.denominator === 102 && closed;
    });
    const of = async (indicator) => (await figure(coordinator, { indicator, ...own })).numerator;
    // What is kept may be of moments some seconds apart.
    const hidden = await soon(async () => {
      const indicators = ["resolution_rate", "reorientation_rate", "not_possible_rate", "abandonment_rate"];
      const known = await Promise.all(indicators.map(of));
      return known.filter((count) => count === undefined).length >= 2 && known;
    });
    assert.ok(hidden, "or the one that is left could be worked out");
    assert.equal(
      (await ask(national, { indicator: "visits", by: "partner" })).body.code,
      "statistics.breakdown_not_kept",
      "no 0 for what is not counted so",
    );
    await advisor.ask("PUT", `/visits/${one.id}/withdrawal`, { reason: "n’a pas eu lieu" });
    await soon(async () => (await figure(coordinator, { indicator: "acts", ...own })).value === 106);
  });

  await t.test("L-31: how people were accompanied, as parts of the whole with their interval", async () => {
    const { body } = await ask(advisor, { indicator: "acts", by: "autonomy", ...own });
    const sum = body.items.reduce((total, { part }) => total + part.value, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, "everybody is in one of them");
    assert.ok(body.items.every(({ part }) => part.interval.low <= part.value && part.value <= part.interval.high));
  });

  await t.test("procedures stand under their body: a department's above the counter, a counter's at it", async () => {
    const item = (body, key) => body.items.find((one) => one.key === key)?.figure;
    const at = (await ask(advisor, { indicator: "acts", by: "procedure", ...own })).body;
    const [key] = at.items.map((one) => one.key).filter((one) => one.startsWith("cpam>"));
    assert.equal(item(at, key).value, 1);
    const above = (await ask(coordinator, { indicator: "acts", by: "procedure", territory: "02" })).body;
    assert.equal(item(above, key).state, "hidden");
    assert.equal(above.total.value, 106);
    const refused = (await ask(coordinator, { indicator: "acts", by: "procedure", ...own })).body;
    assert.equal(item(refused, key).state, "not_kept", "one counter's procedures are its own team's");
    const ofBody = (await ask(national, { indicator: "acts", by: "procedure", breakdown: "partner", value: "caf" }))
      .body;
    assert.ok(ofBody.items.length > 0 && ofBody.items.every((one) => one.key.startsWith("caf>")));
    assert.equal(ofBody.total.state, "hidden", "or the one act of another body could be worked out");
    const sent = (await ask(national, { indicator: "reorientations", by: "reorientation" })).body;
    assert.equal(item(sent, "caf>partner_office").value, 19, "from the body, to its office");
  });

  await t.test(
    "A-04: a filter by zone and by kind changes the figures and says n; a counter beside its like",
    async () => {
      const all = { indicator: "resolution_rate", territory: "02" };
      const whole = (await ask(coordinator, all)).body.total;
      const border = async () => (await ask(coordinator, { ...all, zone: "border" })).body.total;
      assert.equal((await border()).state, "not_recorded", "by the rule Vervins is not at the border");
      const marked = await coordinator.ask("PUT", "/territories/02789/zones", {
        zone: "border",
        is_in: true,
        reason: "bassin de vie de Chimay",
      });
      assert.ok(marked.status < 300, JSON.stringify(marked.body));
      const of = await soon(async () => {
        const found = await border();
        return found.state === "known" && found;
      });
      assert.deepEqual([of.denominator, of.value], [whole.denominator, whole.value]);
      const bus = (await ask(coordinator, { ...all, counter_kind: "bus" })).body.total;
      assert.deepEqual([bus.state, bus.value], ["not_recorded", undefined], "no 0 for what is not known");
      for (const [query, code] of [
        [{ zone: "lunar" }, "statistics.zone_unknown"],
        [{ counter_kind: "boat" }, "statistics.counter_kind_unknown"],
      ]) {
        const { status, body } = await ask(coordinator, { ...all, ...query });
        assert.deepEqual([status, body.code], [400, code]);
      }
      const few = new URLSearchParams({ indicator: "acts", territory: "02", counter_kind: "bus" });
      const { body } = await getJson(`${url}/api/v1/public-statistics/visits?${few}`);
      assert.equal(body.code, "statistics.filter_not_public", "strangers read of no counter");
      const { like } = (await ask(advisor, { indicator: "visits", ...own })).body;
      assert.ok(like.counters > 0 && like.zones.includes("border"), JSON.stringify(like));
      assert.deepEqual([like.kind, like.figure.state], ["fixed", "not_recorded"]);
    },
  );

  await t.test("the same as CSV, hidden cells without a value", async () => {
    const query = new URLSearchParams({ indicator: "acts", from: kMonth, to: kMonth, by: "partner", ...own });
    const { status, headers, body } = await coordinator.get(`/statistics/visits.csv?${query}`);
    assert.deepEqual([status, headers.get("Content-Type")], [200, "text/csv; charset=utf-8"]);
    const [head, total, ...rows] = body.trim().split("\r\n");
    assert.match(head, /^indicator,version,place,from,to,key,label,state,value,/);
    assert.match(total, /^acts,1,[^,]+,\d{4}-\d\d,\d{4}-\d\d,,,known,106,acts,/);
    assert.match(
      rows.find((row) => row.includes(",cpam,")),
      /,cpam,[^,]*,hidden,,acts,,,,,false,true,$/,
    );
  });

  await t.test("anybody reads of the network and its departments, of no counter; few are hidden", async () => {
    const read = (query) =>
      getJson(`${url}/api/v1/public-statistics/visits?${new URLSearchParams({ from: kMonth, to: kMonth, ...query })}`);
    const { body } = await read({ indicator: "acts", by: "partner" });
    assert.deepEqual([body.total.value, body.is_generated], [106, true]);
    assert.equal(body.items.find(({ key }) => key === "cpam").figure.state, "hidden");
    const places = (await read({ indicator: "acts", by: "place" })).body.items;
    assert.deepEqual(
      places.filter(({ figure }) => figure.value > 0).map(({ key, label, figure }) => [key, label, figure.value]),
      [["02", "Aisne", 106]],
    );
    assert.equal((await read({ indicator: "acts", counter: kCounter })).status, 404);
    assert.deepEqual((await read({ indicator: "acts", territory: "02", by: "place" })).body.items, []);
    for (const language of ["fr", "en", "nl", "de"]) {
      const page = await (await fetch(`${url}/${language}/figures`)).text();
      assert.doesNotMatch(page, /figures\.(?!csv|schema)|indicators\.|\[\[/, "every word has its text");
    }
  });

  await t.test("why there is no value is said, and never by a 0", async () => {
    const state = async (query) => (await figure(advisor, { indicator: "resolution_rate", ...own, ...query })).state;
    assert.equal(await state({ from: "2025-01", to: "2025-02" }), "not_recorded");
    assert.equal(await state({ from: "2099-01", to: "2099-02" }), "not_yet");
    assert.equal(await state({ from: "1999-01", to: "1999-12" }), "not_kept");
    const msa = await figure(advisor, { indicator: "resolution_rate", ...own, breakdown: "partner", value: "msa" });
    assert.deepEqual([msa.state, msa.value], ["nothing", undefined]);
    for (const [query, code] of [
      [{ indicator: "no_such" }, "statistics.indicator_unknown"],
      [{ from: "2026-03", to: "2026-02" }, "statistics.period_backwards"],
      [{ from: "1926-01", to: "2026-02" }, "statistics.period_too_long"],
      [{ by: "agent" }, "statistics.breakdown_unknown"],
      [{ by: "partner", breakdown: "channel", value: "phone" }, "statistics.one_breakdown"],
      [{ breakdown: "channel" }, "statistics.value_missing"],
      [{ indicator: "waiting_median", by: "partner" }, "statistics.breakdown_not_kept"],
    ]) {
      const { status, body } = await ask(advisor, { indicator: "acts", ...own, ...query });
      assert.deepEqual([status, body.code], [400, code], JSON.stringify(body));
    }
    assert.equal((await ask(advisor, { indicator: "acts", ...own, from: "2026-13" })).status, 400);
  });

  await t.test("no figure of an advisor, in no parameter", async () => {
    const { paths, components } = (await getJson(`${url}/api/v1/openapi.json`)).body;
    const about = Object.entries(paths).filter(
      ([path]) => path.includes("/statistics/") || path.includes("/indicators"),
    );
    const names = about.flatMap(([, routes]) => Object.values(routes).flatMap((route) => route.parameters ?? []));
    assert.deepEqual([...new Set(names.map(({ name }) => name))].sort(), [
      "against",
      "assistance",
      "breakdown",
      "by",
      "channel",
      "compare",
      "counter",
      "counter_kind",
      "from",
      "id",
      "indicator",
      "network",
      "service",
      "territory",
      "to",
      "used_channel",
      "value",
      "zone",
    ]);
    assert.doesNotMatch(JSON.stringify(components.schemas.Statistics), /account|advisor|agent|recorded_by/);
    for (const by of ["agent", "advisor", "account", "recorded_by", "person", "user", "staff_kind", "employer"]) {
      assert.equal((await ask(national, { indicator: "acts", by })).body.code, "statistics.breakdown_unknown");
      assert.equal(
        (await ask(national, { indicator: "acts", breakdown: by, value: "x" })).body.code,
        "statistics.breakdown_unknown",
      );
    }
  });

  await t.test("L-25: first visits by what people need; the whole counts each visit once", async () => {
    await send([visit({ is_return: false, needs: ["digital", "reading"] })]);
    const { body } = await soon(async () => {
      const found = await ask(advisor, { indicator: "first_time_visitors", by: "need", ...own });
      return found.body.items?.length === 2 && found;
    });
    assert.deepEqual(
      body.items.map(({ key, figure }) => [key, figure.value]),
      [
        ["digital", 1],
        ["reading", 1],
      ],
    );
    assert.equal(body.total.value, 1);
  });

  await t.test("counted anew from the facts, nothing is different", async () => {
    await stop();
    const { code, out } = relais("rollups", "rebuild", "--database", database);
    assert.equal(code, 0);
    assert.match(out, /fr, visits: [1-9]\d* rows counted from the facts, 0 were different/);
  });
}
