// Stories as open data, on both databases: a row for each answer of a structure, nothing told of fewer than five alike
// however often and however narrowed the file is taken; and the page that other sites frame.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, getJson, psql, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { uuid } from "../visiting.mjs";

const kLicence = "Licence Ouverte 2.0";

test("stories as open data", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => openData(t, database));
  }
});

function run(database, sql) {
  if (database.startsWith("sqlite:")) {
    const opened = new DatabaseSync(database.slice("sqlite:".length));
    opened.exec("pragma busy_timeout = 5000");
    opened.exec(sql);
    opened.close();
  } else psql(database, sql);
}

// RFC 4180, read here and not by the program under test.
function rowsOf(csv) {
  const records = [];
  let record = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && record.length === 0) break;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      records.push(record);
      record = [];
    }
  }
  const [names, ...others] = records;
  return others.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
}

const kTold = ["detail", "month", "quarter", "department", "region", "channel", "used_channel", "is_generated"];

// What the file tells of each story, its services in all its rows taken together: who reads it can join them.
function toldOf(rows) {
  const stories = new Map();
  for (const row of rows) {
    const told = stories.get(row.id) ?? { ...Object.fromEntries(kTold.map((name) => [name, row[name]])), services: [] };
    for (const name of kTold) assert.equal(row[name], told[name], `${row.id}: its rows tell the same`);
    told.services.push(row.service);
    stories.set(row.id, told);
  }
  for (const told of stories.values()) told.services.sort();
  return stories;
}

function assertFiveAlike(rows) {
  const classes = new Map();
  for (const told of toldOf(rows).values()) {
    const key = JSON.stringify(told);
    if (told.detail !== "hidden") classes.set(key, (classes.get(key) ?? 0) + 1);
    else for (const name of kTold.slice(1, 7)) assert.equal(told[name], "", name);
  }
  for (const [key, count] of classes) assert.ok(count >= 5, `${count} of ${key}`);
  return classes;
}

async function openData(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const reader = await person("m@relais.example", "moderator", "network:fr", "operator");

  // From as many addresses as there are questions: how often one may ask is another test's.
  let addresses = 0;
  const fromElsewhere = () => ({ "x-forwarded-for": `10.${++addresses >> 8}.${addresses & 255}.7` });
  const send = async (path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...fromElsewhere() },
      body: JSON.stringify(body),
    });
    assert.ok(answer.status < 300, `${path}: ${answer.status}`);
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  };
  const tell = (more = {}) =>
    send("/experiences", {
      id: uuid(),
      language: "fr",
      title: "",
      text: "J’ai demandé mon aide au logement en mars et personne ne me répond depuis.",
      would_have_helped: "",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
      ...more,
    });
  const accept = async () => {
    for (const { experience, version } of (await reader.get("/moderation?limit=100")).body.items) {
      const decided = await reader.ask("POST", `/experiences/${experience.id}/moderation`, { kind: "accept", version });
      assert.equal(decided.status, 204);
    }
  };
  const publish = async (count, more) => {
    const stories = [];
    while (stories.length < count) stories.push(await tell(more));
    await accept();
    return stories;
  };
  const file = async (query = "") => {
    const answer = await fetch(`${url}/api/v1/experiences.csv${query}`, { headers: fromElsewhere() });
    assert.equal(answer.status, 200, query);
    return rowsOf(await answer.text());
  };
  // The file may be some moments old.
  const fileWhere = (holds) => soon(async () => ((rows) => holds(rows) && rows)(await file()));
  const rowsAbout = (rows, { id }) => rows.filter((row) => row.id === id);
  const isIn = (rows, story) => rowsAbout(rows, story).length > 0;

  // Months that are over, in one quarter that is over.
  const now = new Date();
  const before = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 3, 15));
  const quarter = `${before.getUTCFullYear()}-Q${before.getUTCMonth() / 3 + 1}`;
  const month = (n) => `${before.getUTCFullYear()}-${String(before.getUTCMonth() + 1 + n).padStart(2, "0")}`;
  const publishedIn = (n, stories) => {
    const ids = stories.map(({ id }) => `'${id}'`).join(", ");
    run(
      database,
      `update experience set published_at = '${month(n)}-15' || substr(published_at, 11) where id in (${ids})`,
    );
    const numbers = `select number from experience where id in (${ids})`;
    const [year, days] = [month(n).slice(0, 4), `${month(n)}-15`];
    run(
      database,
      database.startsWith("sqlite:")
        ? `update story_index set tokens = substr(tokens, 1, instr(tokens, ' _y'))
             || '_y${year} _m${month(n)} _x${days}' where rowid / 1024 in (${numbers})`
        : `update story_index set tokens = array_to_tsvector(
             array(select lexeme from unnest(tokens) where lexeme !~ '^_[ymx]')
             || array['_y${year}', '_m${month(n)}', '_x${days}']) where entry / 1024 in (${numbers})`,
    );
  };

  await t.test("P-11: a row for each answer of a structure, and one for each that has not answered", async () => {
    const text = "Ma CAF et ma CPAM se renvoient mon dossier. Appelez-moi au 06 12 34 56 78.";
    const title = '=HYPERLINK("https://mal.example")';
    const [story] = await publish(1, { text, title, services: [{ code: "caf" }, { code: "cpam" }] });
    const answers = ["Votre dossier est complet, le versement part le 5 mars.", "=1+1 : il est parti, rien à faire."];
    for (const [at, text] of answers.entries()) {
      const answer = { id: uuid(), position: 0, kind: at === 0 ? "explanation" : "change_done", text };
      assert.equal((await caf.ask("POST", `/experiences/${story.id}/answers`, answer)).status, 204);
    }
    await fetch(`${url}/api/v1/follow-ups/${story.code}/experience/verdict`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ verdict: "solved" }),
    });
    const rows = rowsAbout(await fileWhere((rows) => rowsAbout(rows, story)[0]?.verdict === "solved"), story);
    assert.deepEqual(
      rows.map(({ structure, answer, answered, answer_kind, days_to_answer }) => [
        structure,
        answer,
        answered,
        answer_kind,
        days_to_answer,
      ]),
      [
        ["1", "1", "true", "explanation", "0"],
        ["1", "2", "true", "change_done", "0"],
        ["2", "", "false", "", ""],
      ],
    );
    assert.deepEqual(
      rows.map((row) => row.answer_text),
      [answers[0], `'${answers[1]}`, ""],
      "nothing that a spreadsheet would run",
    );
    for (const row of rows) {
      assert.equal(row.title, `'${title}`);
      assert.match(row.text, /\[\[phone\]\]/);
      assert.deepEqual(
        [row.changed, row.masked_by_reader, row.duplicates, row.is_generated, row.licence],
        ["true", "false", "0", "true", kLicence],
      );
      assert.equal(row.detail, "hidden", "one alone");
    }
  });

  await t.test("an answer that was taken away is told of, and has answered on no day", async () => {
    const [story] = await publish(1, {
      text: "Mon aide au logement est coupée depuis le printemps, et je ne sais pas pourquoi.",
    });
    const answer = { id: uuid(), position: 0, kind: "explanation", text: "Relisez donc la notice, tout y est dit." };
    assert.equal((await caf.ask("POST", `/experiences/${story.id}/answers`, answer)).status, 204);
    await send(`/experiences/${story.id}/reports`, {
      id: uuid(),
      reason: "other",
      text: "Méprisant.",
      answer: answer.id,
    });
    const report = (await reader.get("/content-reports")).body.items.find((one) => one.answer === answer.id);
    const decision = { decision: "remove", version: report.version, note: "Elle blesse son auteur." };
    assert.equal((await reader.ask("PUT", `/content-reports/${report.id}/decision`, decision)).status, 204);
    const rows = await fileWhere((rows) => rowsAbout(rows, story)[0]?.answer_removed === "true");
    const [row, ...others] = rowsAbout(rows, story);
    assert.deepEqual(
      [row.answer, row.answered, row.answer_text, row.days_to_answer, others.length],
      ["1", "false", "", "", 0],
    );
  });

  await t.test("what moderation did stands beside the story: masked, asked, appealed, doubled", async () => {
    const story = await tell({ text: "Au guichet, la dame blonde du bureau 12 m’a mal parlé devant tous." });
    const double = await tell({ text: "Au guichet la dame blonde du bureau 12 m’a très mal parlé devant tous." });
    const decide = async ({ id }, decision) => {
      const { items } = (await reader.get("/moderation?limit=100")).body;
      const { version } = items.find(({ experience }) => experience.id === id);
      const answer = await reader.ask("POST", `/experiences/${id}/moderation`, { version, ...decision });
      assert.equal(answer.status, 204, JSON.stringify(answer.body));
    };
    await decide(story, { kind: "ask", note: "Quel jour était-ce ?" });
    await send(`/follow-ups/${story.code}/experience/replies`, { id: uuid(), text: "Un mardi matin." });
    await decide(story, { kind: "mask", hides: [{ field: "text", first: 12, last: 40 }] });
    await decide(double, { kind: "duplicate", duplicate_of: story.id });
    const rows = await fileWhere((rows) => rowsAbout(rows, story)[0]?.duplicates === "1");
    const [row] = rowsAbout(rows, story);
    assert.deepEqual([row.masked_by_reader, row.questions_asked, row.appeals, row.duplicates], ["true", "1", "0", "1"]);
    assert.ok(!isIn(rows, double), "a double is no story of its own");
  });

  await t.test("what nobody has read is not in it, and what is withdrawn leaves it", async () => {
    const waiting = await tell({ text: "Personne n’a encore lu ces mots-ci, ils attendent." });
    assert.ok(!JSON.stringify(await file()).includes("Personne n’a encore lu"));
    await accept();
    await fileWhere((rows) => isIn(rows, waiting));
    const gone = await fetch(`${url}/api/v1/follow-ups/${waiting.code}/experience`, { method: "DELETE" });
    assert.ok(gone.status < 300, `${gone.status}`);
    const rows = await fileWhere((rows) => !isIn(rows, waiting));
    assert.ok(!JSON.stringify(rows).includes("Personne n’a encore lu"));
  });

  await t.test("five alike are told of by month and department, others wider, others not at all", async () => {
    const pole = { services: [{ code: "france_travail" }], feeling: "mixed" };
    const inMonth = await publish(5, pole);
    const inQuarter = [await publish(3, pole), await publish(3, pole)];
    const inRegion = [
      await publish(3, { ...pole, used_channel: "letter" }),
      await publish(2, { ...pole, used_channel: "letter", territory: "51108" }),
    ];
    const alone = await publish(4, { ...pole, used_channel: "email" });
    publishedIn(0, inMonth);
    publishedIn(1, inQuarter[0]);
    publishedIn(2, inQuarter[1]);
    publishedIn(0, [...inRegion.flat(), ...alone]);
    const rows = await fileWhere((rows) => alone.every((story) => isIn(rows, story)));
    const stories = toldOf(rows);
    const toldAre = (group, expected) => {
      for (const { id } of group) {
        const { detail, month, quarter, department, region, used_channel } = stories.get(id);
        assert.deepEqual([detail, month, quarter, department, region, used_channel], expected);
      }
    };
    toldAre(inMonth, ["month_department", month(0), quarter, "08", "R44", ""]);
    toldAre(inQuarter.flat(), ["quarter_department", "", quarter, "08", "R44", ""]);
    toldAre(inRegion.flat(), ["quarter_region", "", quarter, "", "R44", "letter"]);
    toldAre(alone, ["hidden", "", "", "", "", ""]);
    assert.ok(assertFiveAlike(rows).size >= 3);
  });

  await t.test("a story about two services is told of only with five about the same two", async () => {
    const one = { territory: "02691", services: [{ code: "caf" }] };
    const two = { territory: "02691", services: [{ code: "caf" }, { code: "cpam" }] };
    const [single, joined] = [await publish(6, one), await publish(2, two)];
    const rows = await fileWhere((rows) => isIn(rows, joined[1]));
    const stories = toldOf(rows);
    assert.equal(stories.get(single[0].id).detail, "month_department");
    assert.equal(stories.get(joined[0].id).detail, "hidden", "else a row of each would tell of both");
    assertFiveAlike(rows);
  });

  await t.test("files taken one after the other tell no more together than the last", async () => {
    const more = { territory: "59350", services: [{ code: "caf" }] };
    let seen = toldOf(await file());
    for (let count = 0; count < 7; ++count) {
      const [story] = await publish(1, more);
      const rows = await fileWhere((rows) => isIn(rows, story));
      assertFiveAlike(rows);
      const now = toldOf(rows);
      for (const [id, before] of seen) {
        if (before.detail !== "hidden") assert.deepEqual(now.get(id), before, "what was told once is told again");
      }
      seen = now;
    }
    assert.ok(
      [...seen.values()].some(({ department }) => department === "59"),
      "with the fifth they are told of",
    );
  });

  await t.test("one that is withdrawn moves no other to where it would be known", async () => {
    const sample = { services: [{ code: "cpam" }], feeling: "positive" };
    const [five, one] = [await publish(5, sample), await publish(1, sample)];
    publishedIn(0, five);
    publishedIn(1, one);
    await fileWhere((rows) => isIn(rows, one[0]) && toldOf(rows).get(five[0].id).detail === "month_department");
    await fetch(`${url}/api/v1/follow-ups/${five[0].code}/experience`, { method: "DELETE" });
    const rows = await fileWhere((rows) => !isIn(rows, five[0]));
    for (const { id } of [...five.slice(1), ...one]) assert.equal(toldOf(rows).get(id).detail, "hidden");
    assertFiveAlike(rows);
  });

  await t.test("P-11: each filter changes the list and the file equally, and adds nothing to it", async () => {
    const all = await file();
    const whole = new Set(all.map((row) => JSON.stringify(row)));
    const months = [`${month(0)}-01`, `${month(2)}-28`];
    for (const [query, fits] of [
      ["service=france_travail", (row) => row.service === "france_travail"],
      ["territory=08", (row) => row.department === "08"],
      ["territory=R44", (row) => row.region === "R44"],
      ["feeling=mixed", (row) => row.feeling === "mixed"],
      ["channel=web", (row) => row.channel === "web"],
      ["used_channel=letter", (row) => row.used_channel === "letter"],
      ["answered=true", (row) => row.answered === "true"],
      ["changed=true", (row) => row.changed === "true"],
      ["network=fr", (row) => row.network === "fr"],
      [`since=${months[0]}&until=${month(0)}-31`, (row) => row.month === month(0)],
      [`until=${months[1]}&service=france_travail&territory=08`, (row) => row.month !== "" && row.service !== "caf"],
    ]) {
      const rows = await file(`?${query.replace(/until=(\d{4}-\d\d)-31/, `until=${lastDay(month(0))}`)}`);
      assert.ok(rows.length > 0 && rows.length < all.length + (query === "network=fr" ? 1 : 0), query);
      for (const row of rows) {
        assert.ok(fits(row), `${query}: ${JSON.stringify(row)}`);
        assert.ok(whole.has(JSON.stringify(row)), `${query}: a line of the whole file, word for word`);
      }
      const listed = await ids(`?${query.replace(/until=(\d{4}-\d\d)-31/, `until=${lastDay(month(0))}`)}`);
      for (const row of rows) assert.ok(listed.has(row.id), `${query}: what the file gives is listed`);
    }
    for (const query of ["feeling=mixed", "changed=true", "answered=true"]) {
      const listed = await ids(`?${query}`);
      assert.deepEqual(new Set((await file(`?${query}`)).map((row) => row.id)), listed, query);
    }
    const told = (await file("?service=france_travail&territory=08")).map((row) => row.id);
    const closely = [...toldOf(all)].filter(
      ([, one]) => one.department === "08" && one.services.join() === "france_travail",
    );
    assert.deepEqual(new Set(told), new Set(closely.map(([id]) => id)));
    for (const q of ["dossier", "dosier", "caf attente", "rienquisoitecrit"]) {
      const told = new Set((await file(`?q=${q.replace(" ", "%20")}&language=fr`)).map((row) => row.id));
      assert.deepEqual(told, await ids(`?q=${q.replace(" ", "%20")}`), q);
      if (q.startsWith("dos")) assert.ok(told.size > 0, q);
    }
    for (const [query, field] of [
      ["service=none", "service"],
      ["territory=08105", "territory"],
      ["feeling=angry", "feeling"],
      ["who=me", "who"],
    ]) {
      const { status, body } = await getJson(`${url}/api/v1/experiences.csv?${query}`);
      assert.deepEqual([status, body.errors[0].field], [400, field], query);
    }
  });

  async function ids(query) {
    const found = new Set();
    for (let cursor = ""; cursor !== undefined; ) {
      const page = (await getJson(`${url}/api/v1/experiences${query}&limit=100${cursor && `&cursor=${cursor}`}`)).body;
      for (const { id } of page.items) found.add(id);
      cursor = page.next;
    }
    return found;
  }
  function lastDay(text) {
    const [year, number] = text.split("-").map(Number);
    return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  }

  await t.test("the schema names its columns, the catalogue lists it", async () => {
    const csv = await (await fetch(`${url}/api/v1/experiences.csv`)).text();
    const { body } = await getJson(`${url}/api/v1/experiences.schema.json`);
    assert.equal(csv.slice(0, csv.indexOf("\r\n")), body.fields.map(({ name }) => name).join());
    assert.ok(body.fields.every(({ description }) => description && !description.startsWith("open_data.")));
    const { body: catalogue } = await getJson(`${url}/api/v1/open-data`);
    const dataset = catalogue["dcat:dataset"].find((one) => one["dct:identifier"] === "experiences");
    assert.match(dataset["dcat:distribution"][0]["dcat:accessURL"]["@id"], /\/api\/v1\/experiences\.csv$/);
    const answer = await fetch(`${url}/api/v1/experiences.csv`);
    const again = await fetch(`${url}/api/v1/experiences.csv`, {
      headers: { "if-none-match": answer.headers.get("etag") },
    });
    assert.deepEqual([again.status, await again.text()], [304, ""]);
  });

  await t.test("the widget may be framed by anybody and follows nobody; no other page may be framed", async () => {
    for (const language of ["fr", "en", "nl", "de"]) {
      const answer = await fetch(`${url}/${language}/experiences/widget?service=caf&territory=59&limit=3`);
      assert.equal(answer.status, 200);
      const policy = answer.headers.get("content-security-policy");
      assert.match(policy, /default-src 'none'.*frame-ancestors \*$/);
      assert.ok(!/script-src|img-src|connect-src|unsafe/.test(policy), policy);
      assert.equal(answer.headers.get("set-cookie"), null);
      assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
      const page = await answer.text();
      assert.ok(!/<script|<img|<form|<iframe|style=/.test(page));
      assert.ok(page.length < 6000, `${page.length} bytes`);
      assert.equal(page.match(/<h2>/g).length, 3);
      const links = page.match(/<a [^>]*>/g);
      for (const link of links) assert.match(link, /href="\/[^"]+" target="_blank" rel="noopener"/);
      for (const [, href] of page.matchAll(/<a href="([^"]+)"/g)) {
        assert.equal((await fetch(url + href.replaceAll("&amp;", "&"))).status, 200, href);
      }
    }
    const [{ id }] = (await getJson(`${url}/api/v1/experiences`)).body.items;
    for (const path of ["/fr/", "/fr/experiences", `/fr/experiences/${id}`, "/fr/experiences/embed", "/fr/tell"]) {
      const { headers } = await fetch(url + path);
      assert.match(headers.get("content-security-policy"), /frame-ancestors 'none'/, path);
    }
    for (const query of ["service=none", "territory=nowhere"]) {
      const refused = await fetch(`${url}/fr/experiences/widget?${query}`, { headers: { accept: "text/html" } });
      assert.equal(refused.status, 400, query);
      assert.match(refused.headers.get("content-security-policy"), /frame-ancestors 'none'/);
    }
  });

  await t.test("the code to copy frames that page and runs nothing", async () => {
    const page = await (await fetch(`${url}/en/experiences/embed?service=caf&place=Ardennes&limit=10`)).text();
    const unescaped = (text) =>
      text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    const code = unescaped(/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page)[1]);
    assert.match(code, /^<iframe src="[^"]*\/en\/experiences\/widget\?service=caf&amp;territory=08&amp;limit=10"/);
    assert.match(code, /referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    assert.ok(!/<script|allow-scripts|style=/.test(code));
    const [, src] = /src="([^"]*)"/.exec(unescaped(code));
    assert.equal((await fetch(new URL(src, url))).status, 200);
    const hostile = await (await fetch(`${url}/en/experiences/embed?place=${encodeURIComponent('"><script>')}`)).text();
    assert.ok(!hostile.includes('"><script>'));
  });

  await t.test(
    "the list is narrowed by place, period, theme, way and what came of it; the address says so",
    async () => {
      const page = async (query) => {
        const answer = await fetch(`${url}/fr/experiences?${query}`);
        assert.equal(answer.status, 200, query);
        return answer.text();
      };
      const cards = (html) => (html.match(/class="card story-card"/g) ?? []).length;
      const listed = async (query) => (await getJson(`${url}/api/v1/experiences?limit=100&${query}`)).body.of_items;
      const theme = (await getJson(`${url}/api/v1/services?network=fr`)).body.items.find(
        ({ code }) => code === "caf",
      ).parent;
      for (const [asked, meant] of [
        ["place=Ardennes", "territory=08"],
        ["place=grand est", "territory=R44"],
        ["place=charleville mezieres", "territory=08105"],
        ["place=08", "territory=08"],
        [`service=${theme}`, `service=${theme}`],
        [`since=${month(0)}&until=${month(0)}`, `since=${month(0)}-01&until=${lastDay(month(0))}`],
        ["used_channel=letter", "used_channel=letter"],
        ["channel=paper", "channel=paper"],
        ["changed=true", "changed=true"],
        ["answered=false", "answered=false"],
      ]) {
        const html = await page(asked);
        assert.equal(cards(html), Math.min(20, await listed(meant)), asked);
        const isFolded = !/^service/.test(asked);
        assert.equal(/<details class="fold" open>/.test(html), isFolded, `${asked}: what is set is seen`);
      }
      const several = await page("place=Saint-Martin");
      assert.ok(cards(several) === 0 && /territory=\d+/.test(several), "which one is meant is asked");
      assert.match(await page("place=zzzz"), /Nous ne connaissons pas/);
      assert.match(
        await page("place=Ardennes&territory=75"),
        /name="territory" value="08"/,
        "words go before an old code",
      );
      assert.match(await page("q=hippopotame&changed=true"), /href="\/fr\/experiences\?q=hippopotame"/);
      assert.match(await page("since=yesterday&feeling=angry&changed=perhaps"), /story-card/);
      const feed = await (await fetch(`${url}/fr/experiences.rss?place=Nord`)).text();
      const items = (feed) => (feed.match(/<item>/g) ?? []).length;
      assert.equal(items(feed), await listed("territory=59"));
      const byApi = await fetch(`${url}/api/v1/experiences.rss?territory=59`);
      assert.match(byApi.headers.get("content-type"), /^application\/rss\+xml/);
      assert.equal(items(await byApi.text()), items(feed));
      assert.equal((await fetch(`${url}/api/v1/experiences.rss?territory=none`)).status, 400);
    },
  );
}
