// P-08: a good practice is promoted out of a story that praises, read by anybody, and adopted by counters; on both
// databases.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { csv, told } from "../story_lists.mjs";
import { uuid } from "../visiting.mjs";

test("practices", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => practices(t, database));
  }
});

async function practices(t, database) {
  const { url } = await serveWithPost(t, database);
  const file = join(temporaryFolder(t), "stories.csv");
  const praise = { "Ressenti usager": "Positif", Description: "On m’a rappelée le lendemain, tout était réglé." };
  writeFileSync(file, csv([told("praise", praise), told("complaint")]));
  assert.equal(relais("import", "experiences", file, "--database", database).code, 0);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const keeper = await person("keeper@relais.example", "moderator", "network:fr", "operator");
  const lead = await person("lead@relais.example", "counter_manager", "counter:fs-1729", "mairie-vervins");
  const { items: stories } = (await getJson(`${url}/api/v1/experiences`)).body;
  const of = (feeling) => stories.find((story) => story.feeling === feeling).id;
  const asked = {
    id: uuid(),
    experience: of("positive"),
    title: "Rappeler le lendemain",
    text: "Chaque personne qui repart sans réponse est rappelée le lendemain, au numéro qu’elle laisse.",
  };
  const promote = (more) => keeper.ask("POST", "/practices", { ...asked, ...more });
  const list = async () => (await getJson(`${url}/api/v1/practices`)).body;
  const page = async (language = "fr") => (await fetch(`${url}/${language}/experiences/practices`)).text();

  await t.test("out of a published story that praises, and no other", async () => {
    assert.match(await page(), /Aucune bonne pratique n’a encore été retenue/);
    for (const experience of [of("negative"), uuid()])
      assert.equal((await promote({ experience })).body.errors[0].code, "experiences.practice_of_no_praise");
    assert.equal((await promote({ text: "Court" })).body.errors[0].field, "/text");
    for (const field of ["title", "text"]) {
      const named = await promote({ [field]: "Mme Durand rappelle le lendemain, au 06 12 34 56 78, qui le demande." });
      assert.equal(named.status, 400, JSON.stringify(named.body));
      assert.deepEqual(named.body.errors[0].field, `/${field}`);
      assert.equal(named.body.errors[0].code, "experiences.names_somebody");
    }
    const made = await promote({});
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.equal((await promote({})).status, 200, "sent again");
    for (const other of [
      { title: "Rappeler le soir" },
      { text: "Chaque personne est rappelée le soir même, avant la fermeture." },
    ]) {
      const { status, body } = await promote(other);
      assert.deepEqual([status, body.code], [409, "experiences.id_taken"], "under its identifier nothing else is");
    }
    assert.equal((await list()).of_items, 1);
  });

  await t.test("another counter marks it adopted, once; the count is read by anybody", async () => {
    const adopt = (method, counter) =>
      lead.ask(method, `/practices/${asked.id}/adoptions/${counter}`, method === "PUT" ? {} : undefined);
    assert.equal((await adopt("PUT", "fs-1")).status, 404, "a counter of somebody else's");
    for (let again = 0; again < 2; ++again) assert.equal((await adopt("PUT", "fs-1729")).body.adoptions, 1);
    const [practice] = (await list()).items;
    assert.deepEqual([practice.adoptions, practice.adopted_by[0].counter.code], [1, "fs-1729"]);
    for (const [language, words] of Object.entries({
      fr: /Reprise par 1 point d’accueil/,
      en: /Adopted by 1 counter/,
      nl: /Overgenomen door 1 loket/,
      de: /Von 1 Stelle übernommen/,
    }))
      assert.match(await page(language), words);
    assert.equal((await adopt("DELETE", "fs-1729")).body.adoptions, 0);
  });

  await t.test("it is corrected and withdrawn by whoever read it last", async () => {
    const { title, text } = asked;
    const change = (version, more) =>
      keeper.ask("PUT", `/practices/${asked.id}`, { title, text, is_withdrawn: false, version, ...more });
    assert.equal((await change(1, { title: "Appeler Mme Durand au 06 12 34 56 78" })).body.errors[0].field, "/title");
    assert.equal((await change(1, { title: "Rappeler" })).status, 204);
    assert.equal((await change(1, {})).body.code, "experiences.changed_meanwhile");
    assert.equal((await getJson(`${url}/api/v1/practices/${asked.id}`)).body.title, "Rappeler");
    assert.equal((await change(2, { is_withdrawn: true })).status, 204);
    assert.equal((await getJson(`${url}/api/v1/practices/${asked.id}`)).status, 404);
    assert.equal((await list()).of_items, 0);
  });
}
