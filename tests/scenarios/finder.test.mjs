// The finder's API on the shipped directory, the same on both databases: who asks for what, what is answered, what must
// not be in the answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, serve, temporaryFolder } from "../harness.mjs";

const kVervins = "49.8355,3.9083";
const kNextThursday = nextWeekday(4, "09:30");
const kNextSunday = nextWeekday(7, "15:00");

// The next such day at that hour in Paris, at least two days away: "2026-11-26T09:30:00+01:00".
function nextWeekday(weekday, time) {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while ((day.getUTCDay() || 7) !== weekday) day.setUTCDate(day.getUTCDate() + 1);
  const date = day.toISOString().slice(0, 10);
  const name = new Intl.DateTimeFormat("en", { timeZone: "Europe/Paris", timeZoneName: "longOffset" })
    .formatToParts(new Date(`${date}T12:00Z`))
    .find((part) => part.type === "timeZoneName").value;
  return encodeURIComponent(`${date}T${time}:00${name.slice(3)}`);
}

test("the finder", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, async (t) => {
      const { url } = await serve(t, database, { command: "demo" });
      const api = (path) => getJson(`${url}/api/v1${path}`);
      await finds(t, url, api);
      await refuses(t, url, api);
      await profiles(t, api);
      await exports(t, url, api);
    });
  }
});

async function finds(t, url, api) {
  await t.test("the nearest comes first, with all that is promised of an item", async () => {
    const { status, body } = await api(`/counters?near=${kVervins}&limit=3`);
    assert.equal(status, 200);
    assert.equal(body.items.length, 3);
    const first = body.items[0];
    assert.equal(first.id, "fs-1729");
    assert.equal(first.commune_code, "02789");
    assert.equal(first.hours, "Mo-Fr 08:45-12:00,13:30-16:00");
    assert.equal(first.source_date, "2024-08-01");
    assert.match(first.telephone, /^\+33\d{9}$/);
    assert.ok(first.distance_m < 2000 && Number.isInteger(first.distance_m));
    assert.deepEqual(Object.keys(first.location), ["lat", "lon"]);
    assert.ok(["open", "closed"].includes(first.open.now));
    assert.ok(first.open.until ?? first.open.next);
    assert.ok(body.items.every((item, i) => i === 0 || body.items[i - 1].distance_m <= item.distance_m));
  });

  await t.test(
    "A-07: from any municipality the nearest open counter; those closed at that hour are left out",
    async () => {
      for (const commune of ["02789", "08105", "46042", "97411", "2A004", "75056"]) {
        const { body } = await api(`/counters?commune=${commune}&open_at=${kNextThursday}&limit=5`);
        assert.ok(body.items.length > 0, commune);
        assert.ok(
          body.items.every((item) => item.open_then.now === "open"),
          commune,
        );
      }
      const sunday = await api(`/counters?near=${kVervins}&open_at=${kNextSunday}&within_km=60`);
      assert.ok(sunday.body.items.every((item) => item.open_then.now === "open"));
      const unknown = (await api(`/counters?near=${kVervins}&open_at=${kNextSunday}`)).body.not_known.hours;
      assert.ok(unknown.length > 0, "counters whose hours are not known are shown apart, never lost");
      assert.ok(unknown.every((item) => item.open.now === "not_known"));
    },
  );

  await t.test("pages follow each other to the end without gap or repeat", async () => {
    const seen = [];
    const path = "/counters?near=48.85,2.35&within_km=100&limit=50";
    for (let cursor = ""; cursor !== undefined; ) {
      const { body } = await api(path + (cursor && `&cursor=${encodeURIComponent(cursor)}`));
      seen.push(...body.items.map((item) => item.id));
      cursor = body.next;
    }
    assert.ok(seen.length > 100);
    assert.equal(new Set(seen).size, seen.length);
    const whole = [];
    for (let cursor = ""; cursor !== undefined; ) {
      const { body } = await api(`/counters?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      whole.push(...body.items.map((item) => item.id));
      cursor = body.next;
    }
    assert.equal(new Set(whole).size, 2846); // the list, and the generated bus of the demonstration
  });

  await t.test(
    "a core procedure narrows nothing where all are labelled; one outside the bundle is not known, not no",
    async () => {
      const core = await api(`/counters?near=${kVervins}&procedure=interior.register_vehicle`);
      assert.equal(core.status, 200, core.text);
      assert.equal(core.body.not_known.offer, 1); // the generated bus bears no label
      assert.ok(core.body.items.length > 0);
      const local = await api(`/counters?near=${kVervins}&partner=urssaf&within_km=50`);
      assert.equal(local.body.items.length, 0);
      assert.ok(local.body.not_known.offer > 0);
    },
  );

  await t.test("places are found as people write them", async () => {
    const first = async (q) => (await api(`/places?q=${encodeURIComponent(q)}`)).body.items[0];
    assert.equal((await first("vervins")).code, "02789");
    assert.equal((await first("02140")).postcodes[0], "02140");
    assert.equal((await first("st denis")).name, "Saint-Denis");
    assert.equal((await first("CHALONS EN CHAMPAGNE")).code, "51108");
    assert.equal((await first("l'hay les roses")).code, "94038");
    assert.equal((await first("Bouillon")).code, "BE-84010");
    assert.equal((await first("6834")).network, "be");
  });

  await t.test("procedures are found by their everyday names", async () => {
    const codes = async (q) =>
      (await api(`/procedures?q=${encodeURIComponent(q)}`)).body.items.map((item) => item.code);
    assert.ok((await codes("carte grise")).some((code) => code.startsWith("interior.")));
    assert.ok((await codes("chomage")).some((code) => code.startsWith("france_travail.")));
  });

  await t.test("a counter tells its week, what is done there and why, and its sources", async () => {
    const { body } = await api("/counters/fs-1729");
    assert.equal(body.counter.labelled_on, "2021-01-15");
    assert.equal(body.week.length, 7);
    assert.equal(body.offer.because, "label");
    assert.equal(body.offer.partners.length, 9);
    assert.ok(body.offer.partners.every((partner) => partner.procedures.length > 0));
  });

  await t.test("V-01: the profile of Vervins shows its population and where it comes from", async () => {
    const { body } = await api("/counters/fs-1729");
    assert.equal(body.commune.name, "Vervins");
    assert.ok(body.commune.population > 2000 && body.commune.population < 3000);
    assert.match(body.commune.source, /INSEE/);
  });

  await t.test("public reads carry a tag, and are not sent twice", async () => {
    const { headers } = await api("/procedures?q=logement");
    const tag = headers.get("etag");
    assert.ok(tag);
    assert.match(headers.get("cache-control"), /max-age/);
    const again = await fetch(`${url}/api/v1/procedures?q=logement`, { headers: { "If-None-Match": tag } });
    assert.equal(again.status, 304);
  });
}

async function refuses(t, url, api) {
  const refusals = [
    ["/counters?near=91,0", 400, "near"],
    ["/counters?near=49.8", 400, "near"],
    ["/counters?near=a,b", 400, "near"],
    ["/counters?near=49.8,3.9&commune=02789", 400, "commune"],
    ["/counters?commune=99999", 400, "commune"],
    ["/counters?procedure=caf.nothing", 400, "procedure"],
    ["/counters?partner=nobody", 400, "partner"],
    ["/counters?open_at=tomorrow", 400, "open_at"],
    ["/counters?open_at=2024-02-30T10:00Z", 400, "open_at"],
    ["/counters?kind=castle", 400, "kind"],
    ["/counters?limit=0", 400, "limit"],
    ["/counters?limit=201", 400, "limit"],
    ["/counters?limit=ten", 400, "limit"],
    ["/counters?within_km=-1", 400, "within_km"],
    ["/counters?cursor=nonsense", 400, "cursor"],
    ["/counters?colour=red", 400, "colour"],
    [`/counters?q=${"x".repeat(201)}`, 400, "q"],
    ["/places?limit=99", 400, "limit"],
  ];
  for (const [path, status, field] of refusals) {
    await t.test(`refuses ${path.slice(0, 60)}`, async () => {
      const answer = await api(path);
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
      assert.equal(answer.body.status, status);
      assert.ok(answer.body.code && answer.body.title);
      assert.deepEqual(
        answer.body.errors.map((error) => error.field),
        [field],
      );
      assert.ok(answer.body.errors[0].message.length > 5);
      for (const internal of ["select ", "std::", "/server/", "terminate"]) assert.ok(!answer.text.includes(internal));
    });
  }
  await t.test("all wrong parameters are named at once, in the language asked for", async () => {
    const french = await getJson(`${url}/api/v1/counters?near=x&limit=0&kind=y`, { "Accept-Language": "fr" });
    const english = await getJson(`${url}/api/v1/counters?near=x&limit=0&kind=y`, { "Accept-Language": "en" });
    assert.deepEqual(french.body.errors.map((error) => error.field).sort(), ["kind", "limit", "near"]);
    assert.notEqual(french.body.title, english.body.title);
  });
  await t.test("bytes that are no text are refused", async () => {
    const answer = await api("/places?q=%FF%FE");
    assert.equal(answer.status, 400);
    assert.match(answer.body.code, /^http\./);
  });
  await t.test("what does not exist is unknown", async () => {
    for (const path of [
      "/counters/fs-0",
      "/counters/%27%3B%20drop",
      "/territories/ZZ9",
      "/networks/xx/size",
      "/nothing",
    ]) {
      assert.equal((await api(path)).status, 404, path);
    }
    const method = await fetch(`${url}/api/v1/counters`, { method: "DELETE" });
    assert.equal(method.status, 405);
    assert.match(method.headers.get("allow"), /GET/);
  });
}

async function profiles(t, api) {
  await t.test("M-44: the network's size on a day, beside the official figure and never forced to agree", async () => {
    const { body } = await api("/networks/fr/size?on=2022-09-01");
    assert.equal(body.main_places, 2380);
    assert.equal(body.with_antennas, 2502);
    assert.equal(body.official.value, 2379);
    assert.match(body.official.source, /\w{5}/);
    assert.ok(body.sources.length > 0);
  });
  await t.test(
    "L-02, L-03: the Lot's population with its source, the share of small communes under a threshold",
    async () => {
      const { body } = await api("/territories/46");
      assert.equal(body.name, "Lot");
      assert.ok(body.population > 150_000 && body.population < 200_000);
      assert.match(body.population_source, /INSEE/);
      assert.equal(body.small_communes.under, 500);
      assert.ok(body.small_communes.share > 0.5);
      const larger = (await api("/territories/46?small_under=2000")).body.small_communes;
      assert.ok(larger.share > body.small_communes.share && larger.of === body.small_communes.of);
      assert.equal(body.counters, 24);
    },
  );
  await t.test("a territory of each kind, and a code that a merger ended", async () => {
    for (const [code, kind] of [
      ["R44", "region"],
      ["08", "department"],
      ["02789", "commune"],
      ["75101", "district"],
      ["BE-84010", "commune"],
    ]) {
      assert.equal((await api(`/territories/${code}`)).body.kind, kind, code);
    }
    assert.notEqual((await api("/territories/49069")).body.code, "49069");
  });
}

async function exports(t, url, api) {
  await t.test("CSV and GeoJSON hold every counter once", async () => {
    const csv = await (await fetch(`${url}/api/v1/counters.csv`)).text();
    const head = csv.slice(0, csv.indexOf("\r\n")).split(",");
    assert.ok(head.includes("id") && head.includes("hours") && head.includes("source_date"));
    assert.equal(csv.match(/^fr,fs-\d+,/gm).length, 2845);
    const geojson = (await getJson(`${url}/api/v1/counters.geojson`)).body;
    assert.ok(geojson.features.length > 2800);
    assert.ok(geojson.features.every((feature) => feature.geometry.coordinates.length === 2));
  });
  await t.test("no address that names a person is published", async () => {
    const csv = await (await fetch(`${url}/api/v1/counters.csv`)).text();
    const addresses = csv.match(/[\w.+-]+@[\w.-]+/g);
    assert.ok(addresses.length > 1000);
    const firstNames =
      /^(marie|jean|pierre|nathalie|sylvie|isabelle|laurence|christine|sandrine|julie|emilie|celine|philippe|nicolas)[._]/i;
    for (const address of addresses) assert.doesNotMatch(address.split("@")[0], firstNames, address);
  });
  await t.test("the contract is served as it is printed", async () => {
    const { body } = await api("/openapi.json");
    assert.equal(body.openapi.slice(0, 3), "3.1");
    for (const path of [
      "/api/v1/counters",
      "/api/v1/counters/{id}",
      "/api/v1/counters.csv",
      "/api/v1/counters.geojson",
      "/api/v1/places",
      "/api/v1/procedures",
      "/api/v1/territories/{code}",
    ]) {
      assert.ok(body.paths[path]?.get, path);
    }
  });
}
