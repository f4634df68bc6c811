// Replies below a story: of its author and of whoever recognises themselves. Each is read and decided on by itself; what
// a reader asks stays between the two; a story that is gone leaves nothing to decide. On both databases.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { rows } from "../acting.mjs";
import { databases, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";
import { kCounter, uuid } from "../visiting.mjs";

test("replies", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => replies(t, database));
  }
});

async function replies(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const second = await person("m2@relais.example", "moderator", "network:fr", "operator");
  const { send, told, tell, decide, publish, withdraw } = storiesOf(url, reader);
  const waiting = async ({ id }) =>
    (await reader.get("/moderation?limit=100")).body.items.find(({ experience }) => experience.id === id);
  const published = async ({ id }) => (await send("GET", `/experiences/${id}`)).body.replies;
  const own = async ({ code }) => (await send("GET", `/follow-ups/${code}/experience`)).body;
  const write = (story, text, id = uuid()) =>
    send("POST", `/follow-ups/${story.code}/experience/replies`, { id, text });
  const recognise = (story, more) =>
    send("POST", `/experiences/${story.id}/reports`, reported({ reason: "names_me", ...more }));
  const receipt = async (code) => (await send("GET", `/follow-ups/${code}/content_report`)).body;
  const reports = async ({ id }) =>
    (await reader.get("/content-reports?limit=50")).body.items.filter(({ experience }) => experience === id);
  const settle = (report, more) =>
    reader.ask("PUT", `/content-reports/${report.id}/decision`, {
      version: report.version,
      note: "Ces mots désignent une personne.",
      ...more,
    });

  await t.test("each is decided on by itself, and what was not read is not published", async () => {
    const story = await publish();
    assert.equal((await write(story, "Toujours rien depuis ma dernière visite.")).status, 200);
    const read = await waiting(story);
    const { code } = (await recognise(story, { reply: "C’est moi qui tenais ce guichet, et je m’en explique." })).body;
    const whole = await decide(story.id, { kind: "accept", reply: undefined });
    assert.deepEqual([whole.status, whole.body.errors[0].code], [400, "experiences.reply_missing"]);
    const decision = { kind: "accept", version: read.version, reply: read.experience.replies[0].id };
    assert.equal((await reader.ask("POST", `/experiences/${story.id}/moderation`, decision)).status, 204);
    assert.deepEqual(
      (await published(story)).map(({ is_of_named: named }) => named),
      [false],
      "the other came after it was read",
    );
    assert.equal((await receipt(code)).reply, "received");
    const asked = await decide(story.id, { kind: "ask", note: "Quel jour ?" });
    assert.equal(asked.body.errors[0].code, "experiences.not_of_a_reply");
    const note = "Rien n’y répond au récit.";
    assert.equal((await decide(story.id, { kind: "reject", reason: "illegible", note })).status, 204);
    assert.equal(await waiting(story), undefined);
    const { reply, reply_note } = await receipt(code);
    assert.deepEqual([reply, reply_note], ["rejected", note]);
    assert.doesNotMatch(JSON.stringify(await own(story)), /Rien n’y répond/, "it is for somebody else");
    const again = await reader.ask("POST", `/experiences/${story.id}/moderation`, decision);
    assert.equal(again.status, 404);
  });

  await t.test("more of one is hidden; it is reported, masked and taken away as an answer is", async () => {
    const story = await publish();
    await write(story, "Madame Trucmuche du guichet bleu ne rappelle jamais personne.");
    const [{ id, text }] = (await waiting(story)).experience.replies;
    const first = text.indexOf("du guichet bleu");
    const hides = [{ field: "text", first, last: first + "du guichet bleu".length }];
    assert.equal((await decide(story.id, { kind: "mask", hides })).status, 204);
    assert.match((await published(story))[0].text, /\[\[other\]\] ne rappelle jamais/);
    const unread = uuid();
    await write(story, "Et le téléphone sonne toujours dans le vide.", unread);
    const about = (answer) => send("POST", `/experiences/${story.id}/reports`, reported({ answer }));
    assert.equal((await about(unread)).status, 404, "nobody reads it yet");
    const { code } = (await about(id)).body;
    const [report] = await reports(story);
    assert.deepEqual([report.answer, report.is_of_reply, report.text], [id, true, (await published(story))[0].text]);
    assert.equal((await settle(report, { decision: "remove" })).status, 204);
    assert.deepEqual(await published(story), []);
    assert.equal((await receipt(code)).decision, "remove");
    assert.match(JSON.stringify((await own(story)).decisions), /désignent une personne/, "its author reads why");
    assert.equal((await send("GET", `/experiences/${story.id}`)).status, 200, "the story stays");
  });

  await t.test("the answer to a reader’s question is never published", async () => {
    const story = await tell();
    assert.equal((await decide(story.id, { kind: "ask", note: "Quel jour était-ce ?" })).status, 204);
    assert.equal((await write(story, "C’était le mardi, juste après mon opération.")).status, 200);
    const [answer] = (await waiting(story)).experience.replies;
    assert.deepEqual([answer.state, answer.text], ["to_reader", "C’était le mardi, juste après mon opération."]);
    assert.equal((await decide(story.id)).status, 204);
    assert.deepEqual(await published(story), []);
    assert.equal((await own(story)).experience.replies[0].state, "to_reader");
  });

  await t.test("a story that a report took away waits for nobody, and its reports are decided", async () => {
    const story = await publish();
    await write(story, "Je maintiens tout ce que j’ai dit.");
    const [reply] = (await waiting(story)).experience.replies;
    const later = await publish();
    await write(later, "Un premier mot, à lire.");
    await decide(later.id);
    const [shown] = await published(later);
    const of = async (more) => (await send("POST", `/experiences/${later.id}/reports`, reported(more))).body.code;
    const codes = [await of({}), await of({ answer: shown.id })];
    await write(later, "Un second mot, que personne ne lira.");
    const report = (await reports(later)).find(({ answer }) => !answer);
    assert.equal((await settle(report, { decision: "remove" })).status, 204);
    for (const code of codes) assert.equal((await receipt(code)).decision, "remove");
    assert.equal(await waiting(later), undefined);
    assert.equal((await decide(later.id, { kind: "accept", reply: shown.id })).status, 404);
    assert.equal((await send("GET", `/experiences/${later.id}`)).status, 404);
    assert.ok(await waiting(story), "others wait on");
    assert.equal((await decide(story.id, { kind: "accept", reply: reply.id })).status, 204);
  });

  await t.test("an appeal is decided before the replies that wait below the story", async () => {
    const story = await publish();
    await write(story, "Un mot qui attend encore d’être lu.");
    const [reply] = (await waiting(story)).experience.replies;
    await send("POST", `/experiences/${story.id}/reports`, reported());
    const [report] = await reports(story);
    assert.equal((await settle(report, { decision: "remove" })).status, 204);
    await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "Rien n’y désigne personne." });
    const swallowed = await decide(story.id, { kind: "accept", reply: reply.id }, second);
    assert.deepEqual([swallowed.status, swallowed.body.errors?.[0].code], [400, "experiences.reply_unknown"]);
    assert.equal((await decide(story.id, { kind: "accept" }, second)).status, 204);
    assert.deepEqual(await published(story), []);
    assert.equal((await decide(story.id, { kind: "accept" }, second)).status, 204, "then the reply, by itself");
    assert.equal((await published(story))[0].id, reply.id);
  });

  await t.test("an answer and a reply of one story have no identifier in common", async () => {
    const root = await person("root2@relais.example", "administrator", "network:fr", "operator");
    const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
    assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
    const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
    const answer = (story, id) =>
      caf.ask("POST", `/experiences/${story.id}/answers`, {
        id,
        position: 0,
        kind: "explanation",
        text: `Votre dossier attendait une pièce, il est réglé : voici son numéro interne, ${id.slice(-3)}.`,
      });
    const story = await publish();
    const [first, second_id] = [uuid(), uuid()];
    assert.equal((await answer(story, first)).status, 204);
    assert.equal((await write(story, "Merci, mais rien n’est réglé.", first)).body.code, "experiences.id_taken");
    assert.equal((await write(story, "Merci, mais rien n’est réglé.", second_id)).status, 200);
    assert.equal((await answer(story, second_id)).body.code, "experiences.id_taken");
  });

  await t.test("many who recognise themselves have to work, and none is turned away", async () => {
    const story = await publish();
    const reply = (number) => `C’est encore moi, et c’est la fois numéro ${number}.`;
    for (let number = 0; number < 3; ++number)
      assert.equal((await recognise(story, { reply: reply(number) })).status, 200);
    const one = reported({ reason: "names_me", reply: reply(4) });
    const refused = await send("POST", `/experiences/${story.id}/reports`, one);
    assert.deepEqual([refused.status, refused.body.code], [429, "experiences.proof_needed"]);
    const { salt } = (await send("GET", "/experiences/proof")).body;
    let number = 0;
    const isDone = () => createHash("sha256").update(`${salt} ${one.id} ${number}`).digest().readUInt16BE(0) === 0;
    while (!isDone()) ++number;
    const path = `/experiences/${story.id}/reports?proof=${number}`;
    assert.equal((await send("POST", path, one)).status, 200);
    const other = await send("POST", path, { ...one, reply: "Tout autre chose, sous le même identifiant." });
    assert.deepEqual([other.status, other.body.code], [409, "experiences.id_taken"]);
    assert.equal(
      (await write(story, "Et moi, l’auteur, j’ajoute ceci.")).status,
      200,
      "they do not crowd out the author",
    );
  });

  await t.test("the same identifier with another text is refused, and not lost", async () => {
    const story = await publish();
    const id = uuid();
    for (const status of [200, 200]) assert.equal((await write(story, "Rien de neuf à ce jour.", id)).status, status);
    const other = await write(story, "Tout est réglé, merci à la caisse.", id);
    assert.deepEqual([other.status, other.body.code], [409, "experiences.id_taken"]);
  });

  await t.test("what is withdrawn leaves no word of a decision", async () => {
    const story = await publish();
    await send("POST", `/experiences/${story.id}/reports`, reported());
    const [report] = await reports(story);
    assert.equal(
      (await settle(report, { decision: "keep", note: "Un mot qui doit partir avec le récit." })).status,
      204,
    );
    await withdraw(story);
    const kept = rows(database, `select decision_note from content_report where experience_id = '${story.id}'`);
    assert.doesNotMatch(JSON.stringify(kept), /doit partir/);
  });

  await t.test("no link says which story is told, and a desk’s word is kept as it was first given", async () => {
    for (const path of ["/fr/tell", "/fr/simple/tell"]) {
      const planted = uuid();
      const html = await (await fetch(`${url}${path}?id=${planted}`)).text();
      assert.ok(!html.includes(planted), path);
    }
    const advisor = await person("a1@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");
    const body = { ...told(), channel: "telephone", counter: kCounter, hides_from_counter: false };
    const assisted = (more) => advisor.ask("POST", "/assisted-experiences", { ...body, ...more });
    const known = await assisted();
    assert.equal(known.status, 200, JSON.stringify(known.body));
    assert.equal((await assisted()).body.code, known.body.code);
    for (const more of [{ hides_from_counter: true }, { channel: "paper" }]) {
      const changed = await assisted(more);
      assert.deepEqual([changed.status, changed.body.code], [409, "experiences.id_taken"], JSON.stringify(more));
    }
  });
}
