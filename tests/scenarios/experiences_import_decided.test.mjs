// What was decided here on stories out of a list stands when the list comes again, and a story that goes where it comes
// from leaves nothing behind that waits for somebody; on both databases. Every story here is made up.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, relais, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";
import { csv, told } from "../story_lists.mjs";

test("decisions on imported stories", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => decided(t, database));
  }
});

const kNote = "On y reconnaît quelqu’un.";

async function decided(t, database) {
  const folder = temporaryFolder(t);
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("reader@relais.example", "moderator", "network:fr", "operator");
  const { send } = storiesOf(url, reader);

  const bring = (line) => {
    const file = join(folder, "list.csv");
    writeFileSync(file, csv([line]));
    const { code, out, err } = relais("import", "experiences", file, "--database", database);
    assert.equal(code, 0, out + err);
    return out;
  };
  const stories = async () => (await send("GET", "/experiences?limit=100")).body.items;
  const brought = async (line) => {
    const before = (await stories()).map(({ id }) => id);
    bring(line);
    return (await stories()).find(({ id }) => !before.includes(id));
  };
  const report = async (story, more) => {
    const filed = await send("POST", `/experiences/${story.id}/reports`, reported(more));
    assert.equal(filed.status, 200, JSON.stringify(filed.body));
    return filed.body.code;
  };
  const decide = async (story, answer, decision, hidden) => {
    await report(story, { answer });
    const item = (await reader.get("/content-reports?limit=50")).body.items.find(
      (one) => one.experience === story.id && one.answer === answer,
    );
    const first = item.text.indexOf(hidden);
    const hides = hidden && [{ field: "text", first, last: first + hidden.length }];
    const { status, body } = await reader.ask("PUT", `/content-reports/${item.id}/decision`, {
      decision,
      version: item.version,
      note: kNote,
      hides,
    });
    assert.equal(status, 204, JSON.stringify(body));
  };
  const answersOf = async ({ id }) => (await send("GET", `/experiences/${id}`)).body.answers.map(({ text }) => text);
  const answered = (id, more) =>
    told(id, {
      Titre: `Inventé ${id}`,
      "Date de premiere réponse": "2023-01-09T12:00:00+01:00",
      "Réponse structure 1": "Reponse inventee : cette canne blanche vous attend.",
      "Intitulé structure 2": "CPAM des Ardennes",
      "Réponse structure 2": "Autre reponse inventee.",
      ...more,
    });

  await t.test("words that were masked in an answer stay away, and the others follow the list", async () => {
    const story = await brought(answered("masked"));
    const first = story.answers.find(({ text }) => text.includes("canne"));
    await decide(story, first.id, "mask", "cette canne blanche");
    assert.match((await answersOf(story)).join(), /inventee : \[\[other\]\] vous attend/);
    const out = bring(
      answered("masked", {
        "Ressenti usager": "Neutre",
        "Réponse structure 1": "Reponse inventee, corrigee : cette canne blanche vous attend.",
        "Réponse structure 2": "Autre reponse inventee, corrigee.",
      }),
    );
    assert.match(out, /1 changed, 0 unchanged, 1 left as decided here/);
    const texts = await answersOf(story);
    assert.ok(!texts.join().includes("canne"), texts.join());
    assert.ok(texts.includes("Autre reponse inventee, corrigee."), texts.join());
    assert.equal((await stories()).find(({ id }) => id === story.id).feeling, "neutral");
  });

  await t.test("an answer that was removed stays away, one that was looked at and kept follows the list", async () => {
    const story = await brought(answered("removed"));
    const [first, second] = ["canne", "Autre"].map((said) => story.answers.find(({ text }) => text.includes(said)));
    await decide(story, first.id, "remove");
    await decide(story, second.id, "keep");
    bring(answered("removed", { "Ressenti usager": "Neutre", "Réponse structure 2": "Autre reponse, corrigee." }));
    assert.deepEqual((await answersOf(story)).filter(Boolean), ["Autre reponse, corrigee."]);
  });

  await t.test("a story that goes where it comes from waits for nobody, and its reporters are told", async () => {
    const story = await brought(answered("gone"));
    const codes = [
      await report(story, { reason: "names_me", reply: "C’était mon jour de congé, je n’y étais pas." }),
      await report(story, { answer: story.answers[0].id }),
    ];
    const waiting = async () =>
      (await reader.get("/moderation?limit=100")).body.items.filter(({ experience }) => experience.id === story.id);
    const open = async () =>
      (await reader.get("/content-reports?limit=50")).body.items.filter(({ experience }) => experience === story.id);
    assert.deepEqual([(await waiting()).length, (await open()).length], [1, 2]);
    const out = bring(answered("gone", { "Etat expérience": "Supprimée" }));
    assert.match(out, /1 taken away/);
    assert.equal((await send("GET", `/experiences/${story.id}`)).status, 404);
    assert.deepEqual([await waiting(), await open()], [[], []]);
    for (const code of codes) {
      const receipt = (await send("GET", `/follow-ups/${code}/content_report`)).body;
      assert.equal(receipt.decision, "remove");
      const page = await fetch(`${url}/fr/follow-up`, { method: "POST", body: new URLSearchParams({ code }) });
      assert.equal(page.status, 200);
    }
    const accepted = await reader.ask("POST", `/experiences/${story.id}/moderation`, { kind: "accept", version: 3 });
    assert.equal(accepted.status, 404);
  });
}
