// The program is killed between a commit and its answer, while stories are told, accepted and answered: what was
// acknowledged is there, what was not is sent again with the same code, and nothing stands twice or half. On both
// databases; counted.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { uuid } from "../visiting.mjs";

const kKills = Number(process.env.RELAIS_KILLS ?? 8); // of each kind, on each database; bin/test --long asks for more

// The same numbers in every run.
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

test("stories survive kill -9 between commit and answer", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, (t) => survive(t, name, database, folder));
  }
});

async function survive(t, name, database, folder) {
  const env = { RELAIS_SECRET_FILE: join(folder, `${name}.key`), RELAIS_TRUSTED_PROXIES: "127.0.0.1" };
  let server = await serve(t, database, { command: "demo", env });
  const listen = new URL(server.url).host;
  const { url } = server;
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("reader@relais.example", "moderator", "network:fr", "operator");
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const part = dice(20261127);
  let addresses = 0;
  const tell = (story) =>
    fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.7.0.${++addresses}` },
      body: JSON.stringify(story),
    }).then(async (answer) => ({ status: answer.status, body: await answer.json() }));
  const story = (number) => ({
    id: uuid(),
    language: "fr",
    title: `Dossier ${number}`,
    text: `Ma demande numéro ${number} est restée sans réponse, personne ne sait où elle en est.`,
    would_have_helped: "",
    feeling: "negative",
    services: [{ code: "hospital" }],
    territory: "08105",
    names_agreed: false,
  });
  // Sends, kills at some moment, starts again and sends the same again: what came back before, if anything, and after.
  const throughKill = async (send) => {
    const sending = send().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, part() * (name === "sqlite" ? 8 : 30)));
    server.child.kill("SIGKILL");
    const before = await sending;
    await server.exited;
    server = await serve(t, database, { command: "demo", listen, env });
    return [before, await send()];
  };
  const waiting = async () => (await reader.get("/moderation?limit=100")).body.items;
  const lost = { told: 0, accepted: 0, answered: 0 };

  const codes = new Map();
  for (let kill = 0; kill < kKills; ++kill) {
    const one = story(kill);
    const [before, after] = await throughKill(() => tell(one));
    assert.equal(after.status, 200, JSON.stringify(after.body));
    if (before) assert.deepEqual([after.body.code, after.body.id], [before.body.code, before.body.id]);
    else ++lost.told;
    codes.set(after.body.id, after.body.code);
  }
  assert.deepEqual((await waiting()).map(({ experience }) => experience.id).sort(), [...codes.keys()].sort());

  for (const id of codes.keys()) {
    const accept = () => reader.ask("POST", `/experiences/${id}/moderation`, { kind: "accept", version: 1 });
    const [before, after] = await throughKill(accept);
    if (!before) ++lost.accepted;
    // Once it is decided it waits no more: the same again is unknown.
    else assert.equal(after.status, 404);
    assert.ok([204, 404].includes(after.status), JSON.stringify(after.body));
  }
  assert.deepEqual(await waiting(), []);
  const list = (await getJson(`${url}/api/v1/experiences?limit=100`)).body;
  assert.deepEqual(list.items.map(({ id }) => id).sort(), [...codes.keys()].sort());
  assert.equal((await getJson(`${url}/api/v1/experiences?q=demande`)).body.of_items, codes.size, "each in the index");

  let answers = 0;
  for (const id of codes.keys()) {
    const text = `Votre demande, la ${++answers}e, est retrouvée ; elle aura sa réponse avant le 15 décembre.`;
    const answer = { id: uuid(), position: 0, kind: "explanation", text };
    const [before, after] = await throughKill(() => coordinator.ask("POST", `/experiences/${id}/answers`, answer));
    if (!before) ++lost.answered;
    assert.equal(after.status, 204, JSON.stringify(after.body));
    const read = (await getJson(`${url}/api/v1/experiences/${id}`)).body;
    assert.equal(read.answers.length, 1);
    assert.ok(read.structures[0].answered_at, "its clock has stopped");
  }
  const { facets } = (await getJson(`${url}/api/v1/experiences`)).body;
  assert.deepEqual(facets.answered, [{ value: "true", stories: codes.size }], "the index says so");
  for (const [id, code] of codes) {
    const own = await fetch(`${url}/api/v1/follow-ups/${code}/experience`, {
      headers: { "x-forwarded-for": `10.6.0.${++addresses}` },
    });
    assert.equal((await own.json()).experience.id, id, "the code leads there");
  }
  t.diagnostic(`${3 * codes.size} kills, answers lost: ${JSON.stringify(lost)}`);
  assert.ok(
    Object.values(lost).some((count) => count > 0),
    "every answer came before its kill: the test shows nothing",
  );
}
