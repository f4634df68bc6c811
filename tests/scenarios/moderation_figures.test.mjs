// What moderation did is public: by year and month, by rule, appeals and reports with their ends; small counts of
// persons are hidden, and nothing that is published lets anybody work them out; on both databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { uuid } from "../visiting.mjs";

test("figures of moderation", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => figures(t, database));
  }
});

async function figures(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const other = await person("m2@relais.example", "moderator", "network:fr", "operator");
  let addresses = 0;
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": `10.8.${++addresses >> 8}.${addresses & 255}` },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const tell = (number) =>
    send("POST", "/experiences", {
      id: uuid(),
      language: "fr",
      title: "",
      text: `Mon dossier numéro ${["un", "deux", "trois", "quatre"][number % 4]} a été traité en ${number + 2} semaines.`,
      would_have_helped: "",
      feeling: "neutral",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
    });
  const decide = async (id, decision, who = reader) => {
    const { items } = (await who.get("/moderation")).body;
    const { version } = items.find(({ experience }) => experience.id === id);
    const answer = await who.ask("POST", `/experiences/${id}/moderation`, { version, ...decision });
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
  };
  const current = async () => (await getJson(`${url}/api/v1/statistics/moderation`)).body;
  const page = async (language) => {
    const answer = await fetch(`${url}/${language}/experiences/moderation`);
    assert.equal(answer.status, 200);
    return answer.text();
  };

  await t.test("nothing is made up where nothing was decided", async () => {
    assert.deepEqual((await current()).years, []);
    assert.match(await page("fr"), /Aucun récit n’a encore été lu/);
  });

  const told = [];
  for (let number = 0; number < 24; ++number) told.push(await tell(number));
  for (const { id } of told.slice(0, 12)) await decide(id, { kind: "accept" });
  for (const { id } of told.slice(12, 18)) await decide(id, { kind: "reject", reason: "advertising" });
  for (const { id } of told.slice(18, 20)) await decide(id, { kind: "reject", reason: "insult" });
  for (const { id } of told.slice(20, 22)) await decide(id, { kind: "ask", note: "Dans quelle ville était-ce ?" });
  const month = new Date().toISOString().slice(0, 7);

  await t.test("counts from five on are shown, those of one to four are not, nor what tells them", async () => {
    const { years, is_generated } = await current();
    assert.equal(is_generated, true, "a demonstration says so");
    assert.equal(years.length, 1);
    const [{ total, months, refused }] = years;
    assert.deepEqual([total.period, months[0].period], [month.slice(0, 4), month]);
    assert.equal(total.read, 22);
    assert.equal(total.asked ?? null, null, "two authors were asked");
    // 22 less what is shown may not leave the two.
    const counts = ["accepted", "masked", "asked", "refused", "duplicates"].map((name) => total[name] ?? null);
    assert.ok(counts.filter((count) => count === null).length >= 2, counts.join());
    const shown = counts.reduce((sum, count) => sum + (count ?? 0), 0);
    assert.notEqual(total.read - shown, 2);
    // The rules are a table of their own, of what was refused: where that is hidden they all are.
    const insult = refused.find(({ rule }) => rule === "insult");
    assert.equal(insult.refused ?? null, null, "two persons");
    assert.equal(refused.length, 9, "every rule of the charter");
    assert.equal(typeof total.mean_hours, "number", "of ten decisions or more");
  });

  await t.test("an appeal and a report are counted with how they ended", async () => {
    for (const { code, id } of told.slice(12, 18)) {
      await send("POST", `/follow-ups/${code}/experience/appeal`, { why: "C’était au guichet, et non une publicité." });
      await decide(id, { kind: "accept" }, other);
    }
    for (const { id } of told.slice(0, 5)) {
      await send("POST", `/experiences/${id}/reports`, { id: uuid(), reason: "false", text: "Ce n’est pas exact." });
    }
    const { items } = (await reader.get("/content-reports")).body;
    for (const { id, version } of items) {
      const decision = { decision: "keep", version, note: "Rien ne nomme personne ici." };
      assert.equal((await reader.ask("PUT", `/content-reports/${id}/decision`, decision)).status, 204);
    }
    const [{ appeals, reports }] = (await current()).years;
    assert.deepEqual(appeals, { made: 6, upheld: 6, refused: 0, waiting: 0 });
    assert.deepEqual(reports, { made: 5, kept: 5, masked: 0, removed: 0, waiting: 0 });
  });

  await t.test("the page says the same in four languages, without a script, with the rules and a CSV", async () => {
    const [{ total }] = (await current()).years;
    for (const [language, words] of Object.entries({
      fr: ["La modération des récits", "Règle", "masqué", "C’est une publicité."],
      en: ["How stories are moderated", "Rule", "hidden"],
      nl: ["Hoe verhalen worden gemodereerd", "Regel", "verborgen"],
      de: ["Wie Berichte moderiert werden", "Regel", "verborgen"],
    })) {
      const html = await page(language);
      for (const word of words) assert.ok(html.includes(word), `${language}: ${word}`);
      assert.ok(html.includes(`<td>${total.read}</td>`), language);
      assert.ok(!/<script(?![^>]*src)/.test(html), language);
    }
    const list = await (await fetch(`${url}/fr/experiences`)).text();
    assert.ok(list.includes('href="/fr/experiences/moderation"'));
    const csv = await fetch(`${url}/api/v1/statistics/moderation.csv`);
    assert.match(csv.headers.get("content-type"), /^text\/csv/);
    const rows = (await csv.text()).trim().split("\r\n");
    assert.equal(rows[0], "period,figure,rule,count");
    assert.ok(rows.includes(`${total.period},read,,${total.read}`));
    assert.ok(rows.includes(`${total.period},asked,,c`));
    assert.ok(rows.includes(`${total.period},refused_for,insult,c`));
    assert.ok(rows.includes(`${total.period},appeals_upheld,,6`));
  });

  await t.test("another network’s decisions stand apart", async () => {
    const belgian = (await getJson(`${url}/api/v1/statistics/moderation?network=be`)).body;
    assert.deepEqual([belgian.network, belgian.years], ["be", []]);
  });
}
