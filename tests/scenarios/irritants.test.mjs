// P-07: what many people tell of, each in words of their own, is found, explained, charted by month, confirmed by a
// person and shown; on both databases. The stories are the labelled ones that ship: all made up.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { dayOf, labelledList } from "../story_lists.mjs";
import { uuid } from "../visiting.mjs";

test("irritants", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => irritants(t, database));
  }
});

async function irritants(t, database) {
  const { url } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const keeper = await person("keeper@relais.example", "departmental_coordinator", "territory:08", "prefecture_08");
  const register = async (query = "") => {
    const answer = await keeper.get(`/irritant-register?limit=100${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const published = async (query = "") => (await getJson(`${url}/api/v1/irritants?limit=100${query}`)).body;
  const one = async (id) => (await keeper.get(`/irritant-register/${id}`)).body;
  const decide = (irritant, state, title = "") =>
    keeper.ask("PUT", `/irritants/${irritant.id}`, { state, title, version: irritant.version });
  const page = async (path) => {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };

  await t.test("nothing is made up where there are no stories", async () => {
    assert.deepEqual((await register()).items, []);
    assert.match(await page("/fr/experiences/irritants"), /Aucun irritant n’est confirmé/);
  });

  const file = join(temporaryFolder(t), "stories.csv");
  writeFileSync(file, labelledList());
  const imported = relais("import", "experiences", file, "--database", database);
  assert.equal(imported.code, 0, imported.err);
  const find = () => {
    const { code, out, err } = relais("irritants", "--database", database);
    assert.equal(code, 0, err);
    return out;
  };

  await t.test("stories that tell the same are found, and the same again", async () => {
    assert.match(find(), /fr: 600 stories, (\d+) irritants, \1 of them new/);
    const { items } = await register();
    assert.ok(items.length >= 12 && items.length <= 60, `${items.length} irritants of 20 causes`);
    assert.ok(items.every(({ stories, ties }) => stories >= 3 && ties.length > 0));
    for (const { title, ties, stories } of items) {
      const names = ties.filter(({ name }) => title.split(" · ").includes(name));
      assert.ok(
        names.every((tie) => tie.kind === "word" || 2 * tie.stories >= stories),
        `${title}: ${JSON.stringify(ties)}`,
      );
      assert.ok(!ties.some(({ name }) => ["deja", "déjà", "meme", "même", "decroche"].includes(name)), title);
    }
    assert.equal(new Set(items.map(({ title }) => title)).size, items.length, "no two of one name");
    const members = async () =>
      Object.fromEntries(
        await Promise.all(
          items.map(async ({ id }) => [id, (await one(id)).experiences.map((story) => story.id).sort()]),
        ),
      );
    const before = await members();
    assert.match(find(), /, 0 of them new/);
    assert.deepEqual((await register()).items.map(({ id }) => id).sort(), items.map(({ id }) => id).sort());
    assert.deepEqual(await members(), before);
  });

  await t.test("a surge stands first, beyond what is usual, and is explained", async () => {
    const { items, since } = await register();
    const [first] = items;
    assert.equal(first.sign, "above_limit");
    assert.ok(
      first.ties.some(({ kind, code }) => kind === "field" && code === "telephone"),
      JSON.stringify(first.ties),
    );
    const last = first.months.at(-1);
    assert.equal(last.month, dayOf(1).slice(0, 7));
    assert.ok(last.stories > last.highest, JSON.stringify(last));
    assert.ok(first.months[0].month >= since);
    assert.equal(
      first.months.reduce((sum, { stories }) => sum + stories, 0),
      first.stories,
    );
    assert.deepEqual(first.services.map(({ what }) => what.code).sort(), ["caf", "cpam"]);
    assert.deepEqual(first.departments, [{ what: { code: "08", name: "Ardennes" }, stories: first.stories }]);
    const narrowed = (await register("&service=caf")).items.find(({ id }) => id === first.id);
    assert.equal(narrowed.stories, first.services.find(({ what }) => what.code === "caf").stories);
    assert.equal((await register("&territory=51")).of_items, 0);
    assert.equal((await keeper.get("/irritant-register?territory=00")).body.code, "experiences.territory_unknown");
  });

  await t.test("nobody reads one before a person has confirmed it", async () => {
    const [first, second] = (await register()).items;
    assert.deepEqual((await published()).items, []);
    assert.equal((await getJson(`${url}/api/v1/irritants/${first.id}`)).status, 404);
    assert.equal((await fetch(`${url}/fr/experiences/irritants/${first.id}`)).status, 404);
    assert.equal((await decide(first, "found")).body.code, "experiences.irritant_state");
    const named = await decide(first, "confirmed", "Mme Durand ne décroche pas au 03 24 11 22 33");
    assert.equal(named.status, 400, JSON.stringify(named.body));
    assert.deepEqual(
      named.body.errors.map(({ field, code }) => [field, code]),
      [["/title", "experiences.names_somebody"]],
    );
    const confirmed = await decide(first, "confirmed", "Personne ne répond au téléphone");
    assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
    assert.equal((await decide(first, "set_aside")).body.code, "experiences.changed_meanwhile");
    assert.equal((await decide(second, "set_aside")).status, 200);
    assert.deepEqual(
      (await published()).items.map(({ id }) => id),
      [first.id],
    );
    const shown = await page("/fr/experiences/irritants");
    assert.match(shown, /Personne ne répond au téléphone/);
    assert.match(shown, /Plus que d’ordinaire/);
    const whole = await page(`/fr/experiences/irritants/${first.id}`);
    assert.match(whole, /<svg[^>]*irritant__chart/);
    assert.match(whole, /Joindre par téléphone \(\d+\)/);
    for (const [language, words] of Object.entries({
      en: "keeps coming back",
      nl: "steeds terugkomt",
      de: "wiederkehrt",
    }))
      assert.match(await page(`/${language}/experiences/irritants`), new RegExp(words));
  });

  await t.test("what people say is kept when all is found anew", async () => {
    const confirmed = (await published()).items[0];
    const [gone, other] = (await one(confirmed.id)).experiences;
    const say = (story, membership) => keeper.ask("PUT", `/irritants/${confirmed.id}/stories/${story}`, { membership });
    const removed = await say(gone.id, "removed");
    assert.equal(removed.status, 200, JSON.stringify(removed.body));
    assert.equal(removed.body.stories, confirmed.stories - 1);
    assert.equal((await say(other.id, "found")).body.code, "experiences.irritant_membership");
    assert.equal((await say(uuid(), "added")).status, 404);
    find();
    const again = await one(confirmed.id);
    assert.equal(again.title, confirmed.title);
    assert.equal(again.stories, confirmed.stories - 1);
    assert.ok(again.experiences.every(({ id }) => id !== gone.id));
    assert.equal((await register("&state=set_aside")).of_items, 1, "it stays aside");
    assert.equal((await say(gone.id, "added")).body.stories, confirmed.stories);
  });

  await t.test("three stories are grouped by hand", async () => {
    const { items } = (await getJson(`${url}/api/v1/experiences?limit=3`)).body;
    const asked = { id: uuid(), title: "Vu au guichet", stories: items.map(({ id }) => id) };
    const group = (more) => keeper.ask("POST", "/irritants", { ...asked, ...more });
    assert.equal((await group({ stories: asked.stories.slice(0, 2) })).status, 400);
    assert.equal(
      (await group({ stories: [...asked.stories.slice(0, 2), asked.stories[0]] })).body.errors[0].field,
      "/stories",
    );
    assert.equal((await group({ stories: [...asked.stories.slice(0, 2), uuid()] })).body.errors[0].field, "/stories");
    assert.equal((await group({ id: "x" })).status, 400);
    const named = await group({ title: "Mme Durand ne décroche pas au 03 24 11 22 33" });
    assert.deepEqual([named.status, named.body.errors[0].field], [400, "/title"]);
    const made = await group({});
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.deepEqual([made.body.state, made.body.stories, made.body.experiences.length], ["confirmed", 3, 3]);
    assert.equal((await group({})).status, 200, "sent again");
    assert.equal((await group({ title: "Autre chose" })).body.code, "experiences.id_taken");
    const { items: more } = (await getJson(`${url}/api/v1/experiences?limit=6`)).body;
    const others = more.slice(3).map(({ id }) => id);
    assert.equal((await group({ stories: others })).body.code, "experiences.id_taken");
    find();
    assert.equal((await one(asked.id)).stories, 3, "the program leaves it");
  });
}
