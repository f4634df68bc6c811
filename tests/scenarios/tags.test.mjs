// P-07, P-11: what went wrong in a story, in a word: proposed when it is read, changed by whoever reads or keeps what
// keeps coming back, searched by, in the feed, the widget and the open data; on both databases.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, getJson, psql, relais, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { firstUnread } from "../stories.mjs";
import { csv, told } from "../story_lists.mjs";
import { uuid } from "../visiting.mjs";

const kLost = "Ils ont perdu mon dossier deux fois : dossier égaré, jamais retrouvé, il a fallu tout refaire.";
const kPhone = "Personne ne décroche : le téléphone sonne dans le vide toute la matinée, la ligne est injoignable.";

test("tags", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => tags(t, database));
  }
});

function kept(database, story) {
  const sql = `select count(*) as tags from experience_tag where experience_id = '${story}'`;
  if (!database.startsWith("sqlite:")) return Number(psql(database, sql));
  const opened = new DatabaseSync(database.slice("sqlite:".length), { readOnly: true });
  const { tags: count } = opened.prepare(sql).get();
  opened.close();
  return count;
}

async function tags(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const lead = await person("lead@relais.example", "national_programme", "network:fr", "operator");
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  let addresses = 0;
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": `10.9.1.${++addresses}` },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const tell = (text, more = {}) =>
    send("POST", "/experiences", {
      id: uuid(),
      language: "fr",
      title: "",
      text,
      would_have_helped: "",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
      ...more,
    });
  const decide = async (id, decision) => {
    const { items } = (await reader.get("/moderation")).body;
    const item = items.find(({ experience }) => experience.id === id);
    const reply = item.is_published ? firstUnread(item).id : undefined;
    return reader.ask("POST", `/experiences/${id}/moderation`, { version: item.version, reply, ...decision });
  };
  const publish = async (story, more = {}) => {
    const answer = await decide(story.id, { kind: "accept", ...more });
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
    return story.id;
  };
  const shown = async (id, language = "fr") =>
    (await getJson(`${url}/api/v1/experiences/${id}`, { "accept-language": language })).body;
  const codes = async (id) => (await shown(id)).tags.map(({ code }) => code);
  const found = async (query) => {
    const { status, body } = await getJson(`${url}/api/v1/experiences?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.of_items, body.items.length);
    return body.items.map(({ id }) => id);
  };
  const page = async (path) => {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };

  await t.test("all that there are have a name in four languages", async () => {
    for (const [language, name] of Object.entries({
      fr: "Dossier perdu",
      en: "File lost",
      nl: "Dossier kwijt",
      de: "Akte verloren",
    })) {
      const { items } = (await getJson(`${url}/api/v1/story-tags`, { "accept-language": language })).body;
      assert.equal(items.length, 33);
      assert.equal(items.find(({ code }) => code === "lost").name, name);
    }
  });

  let lost;
  await t.test("whoever reads is shown those of the text, and it is published with them", async () => {
    const story = await tell(kLost);
    const hints = (await reader.get(`/experiences/${story.id}/hints`)).body;
    assert.deepEqual(hints.tags, [{ code: "lost", name: "Dossier perdu" }]);
    lost = await publish(story);
    assert.deepEqual((await shown(lost, "en")).tags, [{ code: "lost", name: "File lost" }]);
  });

  await t.test("praise is given no trouble, but the one that it tells of", async () => {
    const proposed = async (text) => {
      const story = await tell(text, { feeling: "positive" });
      return (await reader.get(`/experiences/${story.id}/hints`)).body.tags.map(({ code }) => code);
    };
    assert.deepEqual(await proposed("Réponse rapide par courrier, tout était clair."), []);
    assert.deepEqual(await proposed("Accueil parfait, mais on m’a redemandé la même pièce."), ["asked_again"]);
  });

  let phone;
  await t.test("the reader says otherwise: others, or none; what is no tag is refused with its field", async () => {
    const story = await tell(kPhone);
    const refused = await decide(story.id, { kind: "accept", tags: ["delay", "no_such"] });
    assert.equal(refused.status, 400);
    assert.deepEqual(
      [refused.body.errors[0].field, refused.body.errors[0].code],
      ["/tags/1", "experiences.tag_unknown"],
    );
    const many = (await getJson(`${url}/api/v1/story-tags`)).body.items.slice(0, 6).map(({ code }) => code);
    assert.equal((await decide(story.id, { kind: "accept", tags: many })).body.errors[0].field, "/tags");
    assert.equal((await decide(story.id, { kind: "accept", tags: ["pension"] })).status, 400, "a matter is no tag");
    phone = await publish(story, { tags: ["telephone", "delay", "telephone"] });
    assert.deepEqual(await codes(phone), ["delay", "telephone"]);
    assert.deepEqual(await codes(await publish(await tell(`${kPhone} Rien de plus.`), { tags: [] })), []);
    const german = await tell("Das Dossier ist weg, Telefon, Internet, Formular: nichts geht.", { language: "de" });
    assert.deepEqual(await codes(await publish(german)), [], "words of another language are not read as French ones");
  });

  await t.test("the list is narrowed to one, beside other filters; an unknown one is refused", async () => {
    assert.deepEqual(await found("tag=lost"), [lost]);
    assert.deepEqual(await found("tag=delay"), [phone]);
    assert.deepEqual(await found("tag=delay&feeling=negative&territory=08&q=matin%C3%A9e"), [phone]);
    assert.deepEqual(await found("tag=delay&feeling=positive"), []);
    for (const path of ["/api/v1/experiences?tag=no_such", "/api/v1/experiences.csv?tag=pension"]) {
      const { status, body } = await getJson(`${url}${path}`);
      assert.equal(status, 400, path);
      assert.deepEqual([body.errors[0].field, body.errors[0].code], ["tag", "experiences.tag_unknown"]);
    }
    const list = await page("/fr/experiences?tag=lost");
    assert.match(list, /<option value="lost" selected>Dossier perdu<\/option>/);
    assert.match(list, /href="\/fr\/experiences\?tag=lost">Dossier perdu<\/a>/);
    assert.match(list, /experiences\.csv\?tag=lost/);
    assert.ok(list.includes(lost) && !list.includes(phone));
    assert.match(await page(`/nl/experiences/${lost}`), /href="\/nl\/experiences\?tag=lost">Dossier kwijt<\/a>/);
  });

  await t.test("the feed, the framed page and the open data know them", async () => {
    const feed = await page("/en/experiences.rss?tag=lost");
    assert.match(feed, /<category>File lost<\/category>/);
    assert.ok(!feed.includes(phone));
    const framed = await page("/de/experiences/widget?tag=lost");
    assert.match(framed, /<h1>[^<]*Akte verloren<\/h1>/);
    assert.ok(framed.includes(lost) && !framed.includes(phone));
    assert.match(await page("/fr/experiences/embed?tag=lost"), /widget\?tag=lost/);
    const whole = (await page("/api/v1/experiences.csv")).split("\r\n");
    const place = whole[0].split(",").indexOf("tags");
    const cell = (id) => whole.find((line) => line.startsWith(id)).split(",")[place];
    assert.deepEqual([cell(lost), cell(phone)], ["lost", "delay telephone"]);
    const narrowed = (await page("/api/v1/experiences.csv?tag=telephone")).trim().split("\r\n");
    assert.deepEqual(
      narrowed.slice(1).map((line) => line.slice(0, phone.length)),
      [phone],
    );
    for (const line of narrowed) assert.ok(whole.includes(line), "a line of the whole file");
    const { fields } = (await getJson(`${url}/api/v1/experiences.schema.json`)).body;
    assert.match(fields.find(({ name }) => name === "tags").description, /story-tags/);
  });

  await t.test("changed afterwards by whoever keeps what keeps coming back, of others’ stories", async () => {
    const say = (who, id, said) => who.ask("PUT", `/experiences/${id}/tags`, { tags: said });
    assert.equal((await say(lead, phone, ["no_reply", "telephone"])).status, 204);
    assert.deepEqual(await codes(phone), ["no_reply", "telephone"]);
    assert.deepEqual([await found("tag=delay"), await found("tag=no_reply")], [[], [phone]]);
    const { status, body } = await say(lead, phone, ["no_such"]);
    assert.deepEqual([status, body.errors[0].field], [400, "/tags/0"]);
    assert.equal((await say(root, phone, [])).status, 403);
    assert.equal((await say(coordinator, phone, ["telephone"])).status, 204);
    // A hospital of the department is whose the coordinator answers for: they say nothing of it.
    const hospital = await publish(await tell(`À l’hôpital. ${kLost}`, { services: [{ code: "hospital" }] }));
    assert.equal((await say(coordinator, hospital, [])).status, 404);
    assert.deepEqual(await codes(hospital), ["lost"]);
    const waiting = await tell(`${kLost} Encore.`);
    assert.equal((await say(lead, waiting.id, ["lost"])).status, 404, "nobody has read it");
    const officer = await person("o@relais.example", "data_protection_officer", "network:fr", "operator");
    const entries = (await officer.get("/journal?limit=100")).body.items;
    const entry = entries.find(({ action }) => action === "journal.story_tagged");
    assert.deepEqual([entry.object_id, entry.reason], [phone, "telephone"]);
  });

  await t.test("an answer leaves them, a withdrawn story loses them", async () => {
    const story = await tell(`${kLost} Depuis mars.`);
    await publish(story);
    assert.ok((await found("tag=lost")).includes(story.id));
    await send("POST", `/follow-ups/${story.code}/experience/replies`, { id: uuid(), text: "Toujours rien, merci." });
    await publish(story);
    assert.deepEqual(await codes(story.id), ["lost"]);
    assert.equal(kept(database, story.id), 1);
    const withdrawn = await fetch(`${url}/api/v1/follow-ups/${story.code}/experience`, {
      method: "DELETE",
      headers: { "x-forwarded-for": "10.9.2.1" },
    });
    assert.equal(withdrawn.status, 204);
    assert.equal(kept(database, story.id), 0);
    assert.ok(!(await found("tag=lost")).includes(story.id));
  });

  await t.test(
    "stories out of a list have theirs, which change with their words unless somebody said otherwise",
    async () => {
      const file = join(temporaryFolder(t), "stories.csv");
      const bring = (...rows) => {
        writeFileSync(file, csv(rows));
        const { code, out } = relais("import", "experiences", file, "--database", database);
        assert.equal(code, 0, out);
      };
      const of = async (words) =>
        (await getJson(`${url}/api/v1/experiences?q=${encodeURIComponent(words)}`)).body.items[0];
      bring(
        told("t-1", { Titre: "Aubergine", Description: kLost }),
        told("t-2", { Titre: "Betterave", Description: kLost }),
      );
      const [first, second] = [await of("aubergine"), await of("betterave")];
      assert.deepEqual([first.tags[0].code, second.tags[0].code], ["lost", "lost"]);
      assert.ok((await found("tag=lost")).includes(first.id));
      assert.equal((await lead.ask("PUT", `/experiences/${second.id}/tags`, { tags: ["distance"] })).status, 204);
      bring(
        told("t-1", { Titre: "Aubergine", Description: kPhone }),
        told("t-2", { Titre: "Betterave", Description: kPhone }),
      );
      assert.deepEqual([await codes(first.id), await codes(second.id)], [["telephone"], ["distance"]]);
      assert.ok(!(await found("tag=lost")).includes(first.id));
      assert.ok((await found("tag=telephone")).includes(first.id));
    },
  );
}
