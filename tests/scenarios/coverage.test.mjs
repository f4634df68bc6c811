// Access to counters, against the running program: by straight line and by real roads; figures, pages, report, open
// data, the command; roads that come, are damaged and come again while it serves.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, needsSharedData, relais, serve, sharedData, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";

const kAttribution = "© OpenStreetMap contributors, ODbL 1.0";
const extract = (name) => join(sharedData, "routes", name);
const near = (value, wanted, by = 1e-6) => assert.ok(Math.abs(value - wanted) <= by, `${value}, not ${wanted}`);

test("access without roads", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo" });
  const asked = (query = "") => getJson(`${url}/api/v1/coverage${query}`);
  await soon(async () => (await asked()).status === 200);

  await t.test("M-45: the share under thirty minutes, with its band, method and the date of each source", async () => {
    const { body } = await asked("?by=department");
    assert.equal(body.minutes, 30);
    assert.ok(!("roads" in body), "none are loaded");
    near(body.access.by_straight_line + body.access.unreached, body.access.people, 1);
    assert.ok(body.access.band.slower < body.access.share && body.access.share < body.access.band.faster);
    near(body.access.share, body.access.within / body.access.people);
    assert.equal(body.curve.find((point) => point.minutes === 30).share, body.access.share);
    assert.ok(body.sources.some((source) => source.what === "people" && source.name.includes("INSEE")));
    assert.ok(body.sources.some((source) => source.what === "counters" && source.of === "2024-08-01"));
  });

  await t.test("territories add up, page by page", async () => {
    const whole = (await asked("?territory=08")).body;
    assert.equal(whole.territory_name, "Ardennes");
    let people = 0;
    let within = 0;
    let communes = 0;
    for (let cursor = ""; cursor !== undefined; ) {
      const { body } = await asked(`?territory=08&by=commune&limit=200${cursor && `&cursor=${cursor}`}`);
      for (const { access } of body.items) {
        people += access.people;
        within += access.within;
      }
      communes += body.items.length;
      cursor = body.next;
    }
    assert.equal(communes, whole.communes);
    near(people, whole.access.people, 1);
    near(within, whole.access.within, 1);
  });

  await t.test("A-02: the gap list of the border: communes over the limit, without a counter", async () => {
    const { items } = (await asked("?territory=08&zone=border&by=commune&minutes=15&limit=200")).body;
    const beyond = items.map(({ access }) => access.people - access.within);
    assert.deepEqual(
      beyond,
      beyond.toSorted((a, b) => b - a),
    );
    assert.ok(items.length > 50 && items.some(({ has_counter }) => !has_counter));
    for (const { has_counter } of items.filter(({ access }) => access.within === 0))
      assert.ok(!has_counter, "who has a counter is within fifteen minutes of it");
    const everywhere = (await asked("?territory=08&by=commune&minutes=15&limit=200")).body;
    assert.ok(everywhere.communes > items.length);
  });

  await t.test("who leaves at night reaches nobody; a procedure that no counter is known for as well", async () => {
    const night = (await asked("?open_at=2026-11-26T01:00:00.000Z")).body;
    assert.equal(night.access.within, 0);
    near(night.access.unreached, night.access.people, 1);
    assert.ok(night.hours_not_known > 40, "counters without hours are named, not counted");
    const morning = (await asked("?open_at=2026-11-26T09:00:00.000Z")).body;
    const noon = (await asked("?open_at=2026-11-26T10:50:00.000Z")).body;
    assert.ok(noon.access.within < morning.access.within, "many close at noon before one arrives");
    const { slower, faster } = noon.access.band;
    assert.ok(slower < noon.access.share && noon.access.share < faster, "whoever is slower arrives too late");
  });

  await t.test("hours a week for each thousand people who can come", async () => {
    const { status, body } = await getJson(`${url}/api/v1/coverage/capacity?territory=08&limit=200`);
    assert.equal(status, 200);
    assert.equal(body.method, "straight_line");
    assert.deepEqual(
      body.bands.map(({ minutes }) => minutes),
      [10, 20, 30],
    );
    const hours = body.items.map((item) => item.hours);
    assert.deepEqual(
      hours,
      hours.toSorted((a, b) => a - b),
    );
    assert.ok(body.hours > 0 && body.hours < 20, `${body.hours}`);
    assert.ok(body.without > 0 && body.without < body.people / 10);
  });

  await t.test("from the border one may go abroad, if that is asked for", async () => {
    const own = (await asked("?territory=08&minutes=15")).body.access.within;
    const both = (await asked("?territory=08&minutes=15&across=true")).body.access.within;
    assert.ok(both >= own);
  });

  await t.test("what is wrong is said by its field", async () => {
    for (const [query, status, field] of [
      ["?minutes=0", 400, "minutes"],
      ["?territory=zz", 404, "territory"],
      ["?by=street", 400, "by"],
      ["?open_at=soon", 400, "open_at"],
      ["?cursor=x", 400, "cursor"],
      ["?kind=boat", 400, "kind"],
      ["?procedure=none", 400, "procedure"],
      ["?colour=red", 400, "colour"],
    ]) {
      const { status: said, body } = await asked(query);
      assert.equal(said, status, query);
      assert.equal(body.errors[0].field, field, query);
    }
    assert.equal((await getJson(`${url}/api/v1/travel-times?from=north`)).body.errors[0].field, "from");
    assert.equal((await getJson(`${url}/api/v1/travel-times?from=91,0`)).status, 400);
    assert.equal((await asked("?network=xx")).status, 404);
  });

  await t.test("a territory is meant before a commune of nearly its name", async () => {
    const titleOf = async (place) => {
      const page = await (await fetch(`${url}/fr/access?place=${encodeURIComponent(place)}`)).text();
      return /<title>([^·]*)/.exec(page)[1].trim();
    };
    for (const [words, place] of [
      ["Ardennes", "Ardennes"],
      ["ardennes (08)", "Ardennes"],
      ["08", "Ardennes"],
      ["2A", "Corse-du-Sud"],
      ["Nord", "Nord"],
      ["Maine-et-Loire", "Maine-et-Loire"],
      ["Rethel", "Rethel"],
    ])
      assert.ok((await titleOf(words)).endsWith(`? ${place}`), `${words}: ${await titleOf(words)}`);
  });

  await t.test(
    "where a commune lies is not known: its people are not counted, and it is not said of them",
    async () => {
      const { body } = await asked("?territory=978");
      assert.deepEqual([body.access.people, body.access.unreached], [0, 0]);
      assert.ok(body.access.centre_unknown > 30_000 && body.access.share === undefined);
      const whole = (await asked()).body.access;
      assert.ok(whole.centre_unknown >= body.access.centre_unknown && whole.unreached < 1_000, `${whole.unreached}`);
      const page = await (await fetch(`${url}/fr/access?territory=978`)).text();
      assert.match(page, /rien ne peut y être compté/);
      assert.ok(!/NaN|<polyline/.test(page), "nothing is drawn of nobody");
      assert.ok(!page.includes("aucun guichet</td>"));
    },
  );

  await t.test("the public page in four languages, by name and by code", async () => {
    const page = async (path) => {
      const answer = await fetch(url + path);
      assert.equal(answer.status, 200, path);
      return answer.text();
    };
    assert.match(await page("/fr/access?territory=08&minutes=20"), /à moins de 20 minutes[^<]*Ardennes/);
    assert.match(await page("/fr/access?territory=08"), /à vol d’oiseau/);
    assert.match(await page("/en/access?place=Vervins"), /within 30 minutes\? Vervins/);
    assert.match(await page("/nl/access"), /binnen 30 minuten/);
    assert.match(await page("/de/access"), /binnen 30 Minuten/);
    assert.match(await page("/fr/access?place=nulle-part-ailleurs"), /Aucun lieu ne s’appelle/);
    assert.match(await page("/fr/access?place=Vervins"), /Voir autour/);
    assert.match(await page("/fr/programme"), /\/fr\/access/);
  });

  await t.test("the report and the table carry figure, method and sources", async () => {
    const pdf = await fetch(`${url}/api/v1/coverage.pdf?territory=08&by=commune`);
    assert.equal(pdf.headers.get("content-type"), "application/pdf");
    assert.match(Buffer.from(await pdf.arrayBuffer()).toString("latin1"), /^%PDF/);
    const csv = await (await fetch(`${url}/api/v1/coverage.csv?territory=08`)).text();
    const [head, ...rows] = csv.trim().split("\r\n");
    assert.match(head, /^code,name,minutes,people,people_within,share,/);
    assert.equal(rows.length, (await asked("?territory=08")).body.communes);
    assert.ok(rows.every((row) => row.includes("straight_line") && !row.includes("OpenStreetMap")));
  });

  await t.test("the same figure on the command line", async () => {
    const { code, out } = relais(
      "coverage",
      "--database",
      database,
      "--roads",
      join(folder, "none"),
      "--minutes",
      "20",
    );
    assert.equal(code, 0);
    assert.match(out, /estimated by straight line/);
    const { access } = (await asked("?minutes=20")).body;
    assert.match(out, new RegExp(`fr +${Math.round(access.people)} +${(access.share * 100).toFixed(1)} %`));
  });

  await t.test("what the command refuses is said by its flag or its place in the file, without codes", () => {
    const refused = (...args) => {
      const { code, err } = relais("coverage", "--database", database, "--roads", join(folder, "none"), ...args);
      assert.equal(code, 1);
      assert.doesNotMatch(err, /\((coverage|network|json)\./);
      return err;
    };
    assert.match(refused("--territory", "999"), /^relais: --territory 999: There is no such territory/);
    assert.match(refused("--network", "zz"), /^relais: --network zz: There is no such network/);
    const procedure = refused("--procedure", "carte grise");
    assert.match(procedure, /^relais: --procedure carte grise: .*\/fr\/procedures.*interior\.change_vehicle_address/);
    const scenario = (edit, more = {}) => {
      const file = join(folder, "scenario.json");
      writeFileSync(file, JSON.stringify({ ...more, edits: [{ kind: "close", counter: "fs-1" }, edit] }));
      return refused("--scenario", file);
    };
    const whole = { id: "1", name: "Essai", is_shared: false, is_own: true, revision: 1 };
    const dates = { made_at: "2026-11-26T10:00:00.000Z", changed_at: "2026-11-26T10:00:00.000Z" };
    for (const more of [{}, { ...whole, ...dates }]) {
      const err = scenario({ kind: "shut", counter: "fs-1" }, more);
      assert.match(err, /close, add, move, hours, tour.*; .*scenario\.json, edit 2, kind: This value does not fit\n$/);
    }
    assert.match(scenario({ kind: "add", name: "X" }), /scenario\.json, edit 2, location: What it takes/);
  });
});

test("access by real roads", needsSharedData, async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const roads = join(folder, "roads");
  const { url, errors } = await serve(t, database, { command: "demo", args: ["--roads", roads] });
  const asked = (query = "") => getJson(`${url}/api/v1/coverage${query}`);
  const bring = (...files) => relais("import", "roads", "--roads", roads, ...files.map(extract));
  await soon(async () => (await asked()).status === 200);

  await t.test("Monaco and its neighbours are brought while the program serves", async () => {
    const { code, out } = bring("monaco-et-abords-2016.osm.pbf");
    assert.equal(code, 0, out);
    assert.match(out, /180118 nodes, 27377 ways, 212 relations/);
    assert.match(out, /cut off from the rest and left out: \d+ parts/);
    const roquebrune = await soon(async () => {
      const { body } = await asked("?territory=06104&minutes=20");
      return body?.roads && body;
    });
    assert.equal(roquebrune.roads.attribution, kAttribution);
    assert.equal(roquebrune.roads.is_made_up, false);
    assert.equal(roquebrune.access.by_straight_line, 0);
    assert.ok(
      roquebrune.sources.some(({ what, name }) => what === "roads" && name === "monaco-et-abords-2016.osm.pbf"),
    );
    assert.equal(
      roquebrune.sources.find(({ what }) => what === "roads").of,
      "2016-03-05",
      "the day of the data, not of their import",
    );
    assert.ok(!("roads" in (await asked("?territory=08")).body), "the Ardennes are not on these roads");
  });

  await t.test(
    "the edge of the extract isolates nobody: what lies beyond it is by straight line, and says so",
    async () => {
      const { body } = await asked("?territory=06&by=commune&minutes=20&limit=200");
      const { people, unreached, off_roads, by_straight_line } = body.access;
      assert.deepEqual([unreached, off_roads], [0, 0]);
      const commune = (code) => body.items.find((item) => item.code === code);
      // Villefranche, Beaulieu, Drap and La Trinité lie outside of the box of the extract, and near its roads.
      for (const code of ["06159", "06011", "06054", "06149"]) {
        assert.deepEqual([commune(code).method, commune(code).access.share], ["straight_line", 1], code);
        assert.equal(commune(code).nearest.method, "straight_line");
      }
      assert.match(commune("06149").nearest.name, /Trinité/, "its own counter, which no loaded road joins");
      assert.equal(commune("06104").method, "roads");
      assert.ok(by_straight_line > 0 && by_straight_line < people);
      assert.deepEqual(body.misplaced, []);
      const csv = await (await fetch(`${url}/api/v1/coverage.csv?territory=06`)).text();
      assert.match(csv, /06159,.*straight_line/);
      const page = await (await fetch(`${url}/fr/access?territory=06`)).text();
      assert.match(page, /Villefranche-sur-Mer[\s\S]*?minutes? \(à vol d’oiseau\)/);
      const pdf = Buffer.from(await (await fetch(`${url}/api/v1/coverage.pdf?territory=06`)).arrayBuffer());
      writeFileSync(join(folder, "06.pdf"), pdf);
      const text = execFileSync("pdftotext", [join(folder, "06.pdf"), "-"], { encoding: "utf8" });
      assert.match(text, /Par la route[\s\S]*Sans routes/, "both methods");
    },
  );

  await t.test("counters where nobody comes are named, with how far from what", () => {
    const file = join(folder, "sea.json");
    const add = (name, lat, lon) => ({ kind: "add", name, location: { lat, lon } });
    const edits = [add("a ship", 43.72, 7.45), add("a liner", 43.6, 7.45), add("a raft", 48, -9)];
    writeFileSync(file, JSON.stringify({ edits }));
    const { out } = relais(
      "coverage",
      "--database",
      database,
      "--roads",
      roads,
      "--territory",
      "06",
      "--scenario",
      file,
    );
    assert.match(out, /0 people gain, 0 lose; 0 communes come nearer, 0 further/);
    assert.match(out, /nobody comes to a ship \(added-0\): 2\.\d km from any road/);
    assert.match(out, /nobody comes to a liner \(added-1\): 13\.\d km from the centre of any commune/);
    assert.match(out, /nobody comes to a raft \(added-2\): \d+\.\d km from the centre of any commune/);
  });

  await t.test("minutes by road from a point, the nearest first; and in the finder", async () => {
    const times = async (from) => (await getJson(`${url}/api/v1/travel-times?from=${from}&limit=50`)).body;
    const { items, roads, from } = await times("43.7452,7.42");
    assert.equal(from, "roads");
    assert.ok(
      items.some(({ method }) => method === "straight_line"),
      "counters beyond the roads, by straight line",
    );
    const beyond = await times("43.7035,7.3118");
    assert.equal(beyond.from, "beyond_roads");
    assert.ok(beyond.items.length > 0 && beyond.items.every(({ method }) => method === "straight_line"));
    assert.ok(!("roads" in beyond));
    assert.deepEqual(
      [(await times("43.6,7.45")).from, (await times("43.72,7.45")).from],
      ["in_no_commune", "off_roads"],
    );
    assert.deepEqual((await times("43.6,7.45")).items, []);
    assert.equal(roads.attribution, kAttribution);
    assert.equal(items[0].method, "roads");
    assert.ok(items[0].minutes > 5 && items[0].minutes < 20, `${items[0].minutes} minutes from Beausoleil to Menton`);
    const page = await (await fetch(`${url}/fr/counters?place=Beausoleil`)).text();
    assert.match(page, /\d+ minutes en voiture/);
    assert.ok(page.includes(kAttribution));
  });

  await t.test("a counter that no road leads to is named apart, with why", async () => {
    const file = join(folder, "islands.csv");
    const rows = ["1,un bateau,06104,43.72,7.45", "2,une bouée,06104,43.6,7.45"];
    writeFileSync(file, `id,name,code_insee,latitude,longitude\n${rows.join("\n")}\n`);
    const { code, out } = relais(
      "import",
      "counters",
      file,
      "--list",
      "islands",
      "--date",
      "2026-11-01",
      "--database",
      database,
    );
    assert.equal(code, 0, out);
    const without = await soon(async () => {
      const { body } = await getJson(`${url}/api/v1/travel-times?from=43.7452,7.42&limit=50`);
      return body.without.length > 0 && body.without;
    });
    assert.deepEqual(Object.fromEntries(without.map(({ name, why }) => [name, why])), {
      "un bateau": "off_roads",
      "une bouée": "in_no_commune",
    });
  });

  await t.test("where to open next says for whom it had no roads, and by which method it found each", async () => {
    const person = peopleOf(url, database);
    const who = await person("r06@r.example", "departmental_coordinator", "territory:06", "prefecture-08");
    const asked = { count: 2, minutes: 10, territory: "06", forced: ["06104"] };
    const { id } = (await who.ask("POST", "/coverage/sitings", asked)).body;
    const { plan } = await soon(async () => {
      const { body } = await who.ask("GET", `/coverage/sitings/${id}`);
      return body.state === "done" && body;
    });
    assert.ok(plan.by_straight_line > 0 && plan.by_straight_line < plan.people, `${plan.by_straight_line}`);
    const methods = Object.fromEntries(plan.openings.map(({ commune, method }) => [commune, method]));
    assert.equal(methods["06104"], "roads", "Roquebrune lies in the extract");
    assert.deepEqual(Object.values(methods).toSorted(), ["roads", "straight_line"]);
  });

  await t.test("what derives from OpenStreetMap carries its licence in every row", async () => {
    const csv = await (await fetch(`${url}/api/v1/coverage.csv?territory=06104`)).text();
    assert.match(csv.trim().split("\r\n")[1], /roads,.*© OpenStreetMap contributors, ODbL 1\.0/);
    assert.ok((await (await fetch(`${url}/fr/access?territory=06104`)).text()).includes(kAttribution));
  });

  await t.test("extracts that no road joins leave each other's figures as they are, also XML", async () => {
    const alone = (await asked("?territory=06&minutes=20")).body;
    const { code, out } = bring(
      "monaco-et-abords-2016.osm.pbf",
      "liechtenstein-2015.osm.pbf",
      "bayreuth-nord-2014.osm.gz",
    );
    assert.equal(code, 0);
    assert.match(out, new RegExp(`${180118 + 142832 + 58631} nodes`));
    assert.match(out, /no road joins the 3 parts of it:\n {2}around 47\.\d+,9\.\d+: 16490 nodes/);
    assert.match(out, /around 43\.7\d+,7\.4\d+: 14360 nodes, up to the edge of the files/);
    const joined = await soon(async () => {
      const { body } = await asked("?territory=06&minutes=20");
      return body?.sources?.some(({ name }) => name.includes("liechtenstein")) && body;
    });
    assert.deepEqual(joined.access, alone.access);
  });

  await t.test("a damaged file is refused, the roads in use stay, and one command makes it good", async () => {
    const bytes = readFileSync(roads);
    bytes[bytes.length - 1] ^= 1;
    const beside = join(folder, "damaged");
    writeFileSync(beside, bytes);
    renameSync(beside, roads);
    await soon(() => /coverage\.roads_refused/.test(errors()));
    assert.ok("roads" in (await asked("?territory=06104")).body);
    const { code, err } = relais("coverage", "--database", database, "--roads", roads);
    assert.equal(code, 1);
    assert.match(err, /roads\.damaged.*relais import roads/);
    assert.equal(bring("monaco-et-abords-2016.osm.pbf").code, 0);
    await soon(async () => {
      const { sources } = (await asked("?territory=06104")).body;
      return sources.some(({ name }) => name === "monaco-et-abords-2016.osm.pbf");
    });
  });

  await t.test("a dry run changes nothing", () => {
    const elsewhere = join(folder, "elsewhere");
    const { code, out } = relais(
      "import",
      "roads",
      "--roads",
      elsewhere,
      "--dry-run",
      extract("liechtenstein-2015.osm.pbf"),
    );
    assert.equal(code, 0);
    assert.match(out, /Nothing was changed/);
    assert.ok(!existsSync(elsewhere));
  });

  await t.test("what is no extract is refused with its place, and the roads stay", async () => {
    const cut = join(folder, "cut.osm.pbf");
    writeFileSync(cut, readFileSync(extract("monaco-et-abords-2016.osm.pbf")).subarray(0, 100_000));
    for (const [file, said] of [
      [cut, /cut\.osm\.pbf, byte \d+/],
      [join(folder, "missing"), /cannot be read/],
    ]) {
      const { code, err } = relais("import", "roads", "--roads", roads, file);
      assert.equal(code, 1);
      assert.match(err, said);
    }
    assert.equal(relais("import", "roads", "--roads", roads).code, 1);
    assert.ok("roads" in (await asked("?territory=06104")).body);
  });
});

test("a made-up nation says so in every title", async (t) => {
  const folder = temporaryFolder(t);
  const roads = join(folder, "roads");
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--made-up", "G0", "--roads", roads] });
  const { body } = await soon(async () => {
    const said = await getJson(`${url}/api/v1/coverage?minutes=30`);
    return said.status === 200 && said;
  });
  assert.equal(body.roads.is_made_up, true);
  assert.ok(body.access.share > 0.9 && body.access.share < 1, `${body.access.share}`);
  assert.ok(body.access.band.slower < body.access.share);
  assert.ok(body.sources.every(({ what, name }) => what === "roads" || name.includes("inventé")));
  const page = await (await fetch(`${url}/fr/access`)).text();
  assert.match(page, /<title>Réseau inventé[^<]*<\/title>/);
  assert.match(page, /<h1>Réseau inventé/);
  const pdf = Buffer.from(await (await fetch(`${url}/api/v1/coverage.pdf`)).arrayBuffer());
  writeFileSync(join(folder, "access.pdf"), pdf);
  assert.match(execFileSync("pdftotext", [join(folder, "access.pdf"), "-"], { encoding: "utf8" }), /^Réseau inventé/);
  const { out } = relais("coverage", "--database", database, "--roads", roads);
  assert.match(out, /^MADE-UP ROADS/);
  assert.ok(!(await (await fetch(`${url}/fr/counters?q=Guichet`)).text()).includes("en voiture"));
});

test("where people live, by a grid", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => grid(t, database));
  }
});

async function grid(t, database) {
  const folder = temporaryFolder(t);
  const { url } = await serve(t, database, { command: "demo" });
  const asked = async () => (await getJson(`${url}/api/v1/coverage?territory=08`)).body;
  const bring = (...lines) => {
    const file = join(folder, "grid.csv");
    writeFileSync(file, ["lat,lon,ind,insee_com", ...lines, ""].join("\n"));
    return relais("import", "people", "--database", database, file);
  };
  const wrong = bring("49.77,4.72,10,08105", "99,4.72,10,08105");
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /line 3, lat: .*: 99/);
  assert.match(wrong.out, /Nothing was changed/);
  const right = bring("49.77,4.72,10,08105", "49.76,4.71,30,08105");
  assert.equal(right.code, 0, right.err);
  assert.match(right.out, /2 lines, 2 cells with people, 0 lines refused/);
  assert.equal(bring("49.77,4.72,10,08105").code, 0, "a grid takes the place of the one before");
  await soon(async () => (await asked())?.access);
}
