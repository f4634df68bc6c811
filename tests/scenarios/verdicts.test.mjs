// A verdict is of answers that stand: where the last one goes, so does the verdict, and the author is asked anew; on both
// databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";
import { uuid } from "../visiting.mjs";

test("verdicts", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => judged(t, database));
  }
});

async function judged(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const reader = await person("reader@relais.example", "moderator", "network:fr", "operator");
  const { send, publish } = storiesOf(url, reader);

  let given = 0;
  const answer = async (story) => {
    const id = uuid();
    const text = `Votre dossier est reparti ce matin, la lettre suit dans la semaine. Demande ${++given}.`;
    const sent = await caf.ask("POST", `/experiences/${story.id}/answers`, {
      id,
      position: 0,
      kind: "explanation",
      text,
    });
    assert.equal(sent.status, 204, JSON.stringify(sent.body));
    return id;
  };
  const remove = async (story, id) => {
    const filed = await send("POST", `/experiences/${story.id}/reports`, reported({ answer: id }));
    assert.equal(filed.status, 200, JSON.stringify(filed.body));
    const item = (await reader.get("/content-reports?limit=50")).body.items.find((one) => one.answer === id);
    const note = "Cette réponse blesse son auteur.";
    const decided = { decision: "remove", version: item.version, note };
    assert.equal((await reader.ask("PUT", `/content-reports/${item.id}/decision`, decided)).status, 204);
  };
  const own = async ({ code }) => (await send("GET", `/follow-ups/${code}/experience`)).body;
  const judge = ({ code }, verdict) => send("PUT", `/follow-ups/${code}/experience/verdict`, { verdict });
  const shown = async ({ id }) => (await send("GET", `/experiences/${id}`)).body;
  const inOpenData = async ({ id }) => {
    const [heading, ...lines] = (await (await fetch(`${url}/api/v1/experiences.csv`)).text()).trim().split("\r\n");
    const at = heading.split(",").indexOf("verdict");
    assert.ok(at > 0, heading);
    const rows = lines.filter((line) => line.includes(id));
    return [...new Set(rows.map((line) => line.split(",").at(at - heading.split(",").length)))];
  };

  await t.test("a verdict goes with the last answer that stands", async () => {
    const story = await publish();
    const [first, second] = [await answer(story), await answer(story)];
    assert.equal((await judge(story, "solved")).body.experience.verdict, "solved");
    await remove(story, first);
    assert.equal((await shown(story)).verdict, "solved", "one answer stands");
    await soon(async () => (await inOpenData(story)).join() === "solved");
    await remove(story, second);
    assert.equal((await shown(story)).verdict, undefined);
    const { experience, may_judge: may } = await own(story);
    assert.deepEqual([experience.verdict, may], [undefined, false]);
    await soon(async () => (await inOpenData(story)).join() === "");
    const form = await fetch(`${url}/fr/experiences/${story.id}`);
    assert.doesNotMatch(await form.text(), /problème est résolu/i);
    assert.equal((await judge(story, "solved")).body.code, "experiences.nothing_to_judge");
  });

  await t.test("the author is asked anew when another answer comes", async () => {
    const story = await publish();
    const first = await answer(story);
    await judge(story, "solved");
    await remove(story, first);
    await answer(story);
    const { experience, may_judge: may } = await own(story);
    assert.deepEqual([experience.verdict, may], [undefined, true]);
    assert.equal((await judge(story, "not_solved")).body.experience.verdict, "not_solved");
  });
}
