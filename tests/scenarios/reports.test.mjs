// Reports of what is published: many of them cost something and hide none that names people; each keeps its own
// receipt; nobody decides against an appeal from what they decided. On both databases.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { databases, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";

test("reports", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => reports(t, database));
  }
});

async function reports(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const first = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const second = await person("m2@relais.example", "moderator", "network:fr", "operator");
  const third = await person("m3@relais.example", "moderator", "network:fr", "operator");
  const { send, tell, decide, publish } = storiesOf(url, first);
  const report = async (story, more) => {
    const filed = await send("POST", `/experiences/${story.id}/reports`, reported(more));
    assert.equal(filed.status, 200, JSON.stringify(filed.body));
    return filed.body.code;
  };
  const receipt = async (code) => (await send("GET", `/follow-ups/${code}/content_report`)).body;
  const open = async (who, query = "") => {
    const answer = await who.get(`/content-reports${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const of = ({ items }, story) => items.find(({ experience }) => experience === story.id);
  const put = (who, item, more) =>
    who.ask("PUT", `/content-reports/${item.id}/decision`, {
      decision: "keep",
      version: item.version,
      note: "Rien n’y désigne quelqu’un.",
      ...more,
    });

  await t.test("a report's identifier on another story, or with other words, is refused and not lost", async () => {
    const [one, other] = [await publish(), await publish()];
    const asked = reported();
    const file = (story, more) => send("POST", `/experiences/${story.id}/reports`, { ...asked, ...more });
    const known = await file(one);
    assert.deepEqual([known.status, (await file(one)).body.code], [200, known.body.code]);
    for (const again of [await file(other), await file(one, { text: "Une tout autre chose à dire de ce récit." })])
      assert.deepEqual([again.status, again.body.code], [409, "experiences.id_taken"]);
    assert.equal(of(await open(first), other), undefined);
  });

  await t.test("who is recognised answers beside the author, once somebody has read it", async () => {
    const story = await publish({ text: "L’agent du guichet de Revin a haussé les épaules et fermé son rideau." });
    const reply = "J’avais fermé à l’heure dite, et j’ai donné l’adresse du lendemain. Mon numéro : 06 12 34 56 78.";
    const filed = (more) => send("POST", `/experiences/${story.id}/reports`, reported({ reply, ...more }));
    const refused = await filed({ reason: "insult" });
    assert.deepEqual([refused.status, refused.body.errors[0].field], [400, "/reply"]);
    const once = reported({ reply, reason: "names_me" });
    assert.equal((await send("POST", `/experiences/${story.id}/reports`, once)).status, 200);
    assert.equal((await send("POST", `/experiences/${story.id}/reports`, once)).status, 200, "and again");
    const without = reported({ reason: "names_me" });
    assert.equal((await send("POST", `/experiences/${story.id}/reports`, without)).status, 200);
    const late = await send("POST", `/experiences/${story.id}/reports`, { ...without, reply });
    assert.deepEqual([late.status, late.body.code], [409, "experiences.id_taken"], "no reply is lost without a word");
    const shown = async () => (await send("GET", `/experiences/${story.id}`)).body.replies;
    const own = async () => (await send("GET", `/follow-ups/${story.code}/experience`)).body.experience.replies;
    assert.deepEqual([await shown(), await own()], [[], []], "nobody has read it");
    const waiting = (await first.get("/moderation?limit=100")).body.items.find(
      ({ experience }) => experience.id === story.id,
    );
    assert.deepEqual(
      waiting.experience.replies.map(({ state, is_of_named: named }) => [state, named]),
      [["received", true]],
    );
    assert.equal((await decide(story.id)).status, 204);
    const [published] = await shown();
    assert.ok(published.is_of_named);
    assert.match(published.text, /l’adresse du lendemain/);
    assert.doesNotMatch(published.text, /06 12/);
    assert.deepEqual(await own(), [published]);
    const html = await (await fetch(`${url}/fr/experiences/${story.id}`)).text();
    assert.match(html, /La personne qui se reconnaît dans ce récit/);
  });

  await t.test("whoever was appealed against does not decide by a report that they file themselves", async () => {
    const story = await tell({ text: "Achetez mes machines à laver, les moins chères du pays, au marché." });
    assert.equal((await decide(story.id, { kind: "reject", reason: "advertising" })).status, 204);
    await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "C’était au guichet." });
    assert.equal((await decide(story.id, { kind: "accept" }, second)).status, 204);
    await report(story, { reason: "advertising" });
    assert.equal(of(await open(first), story), undefined, "not to the first reader");
    const item = of(await open(third), story);
    assert.equal((await put(first, item, { decision: "remove" })).status, 404);
    assert.equal((await put(third, item)).status, 204);
  });

  await t.test(
    "many on one story stand in one place, those that name people first, and are decided at once",
    async () => {
      const [story, answered] = [await publish(), await publish({ text: "Rien ne bouge depuis le mois de mars." })];
      const codes = [];
      for (let times = 0; times < 12; ++times) codes.push(await report(story));
      const named = await report(answered, { reason: "names_me" });
      codes.push(
        await report(story, { reason: "names_me", text: "C’est de moi qu’il s’agit, tout le monde le voit." }),
      );
      const { items, of_items } = await open(first);
      assert.equal(of_items, items.length);
      const item = of({ items }, story);
      assert.equal(items.filter(({ experience }) => experience === story.id).length, 1);
      assert.deepEqual([item.reason, item.of_reports, item.others.length], ["names_me", 13, 10]);
      const places = items.map(({ reason }) => ["names_me", "names_somebody"].includes(reason));
      assert.deepEqual(places, [...places].sort().reverse(), "those that name people stand first");

      const pages = [];
      for (let cursor = ""; cursor !== undefined; ) {
        const page = await open(first, `?limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
        pages.push(...page.items.map(({ id }) => id));
        cursor = page.cursor;
      }
      assert.deepEqual(
        pages,
        items.map(({ id }) => id),
        "page by page, each once",
      );
      for (const cursor of ["x", "2~~~", `0~${new Date().toISOString()}~a~b~c`])
        assert.equal((await first.get(`/content-reports?cursor=${encodeURIComponent(cursor)}`)).status, 400, cursor);

      const later = await report(story, { reason: "insult" });
      assert.equal((await put(first, item, { told_until: item.last_told_at })).status, 204);
      for (const code of codes) assert.equal((await receipt(code)).decision, "keep");
      assert.equal((await receipt(named)).decision, undefined, "another story's");
      const left = of(await open(first), story);
      assert.deepEqual([left.reason, left.of_reports], ["insult", 1], "what nobody has read yet");
      assert.equal((await put(first, left, { decision: "remove" })).status, 204);
      assert.equal((await receipt(later)).decision, "remove");
      const gone = await send("POST", `/experiences/${story.id}/reports`, reported());
      assert.equal(gone.status, 404);
    },
  );

  await t.test("a flood of reports from many addresses has to work for it", async () => {
    const story = await publish();
    const statuses = [];
    for (let times = 0; times < 300 && !statuses.includes(429); ++times)
      statuses.push((await send("POST", `/experiences/${story.id}/reports`, reported())).status);
    assert.ok(statuses.includes(429), `${statuses.length} passed`);
    const proof = (await send("GET", "/experiences/proof")).body;
    const one = reported({ reason: "names_me" });
    let number = 0;
    const isDone = () =>
      createHash("sha256").update(`${proof.salt} ${one.id} ${number}`).digest().readUInt16BE(0) === 0;
    while (!isDone()) ++number;
    const worked = await send("POST", `/experiences/${story.id}/reports?proof=${number}`, one);
    assert.equal(worked.status, 200, JSON.stringify(worked.body));
    const again = await send("POST", `/experiences/${story.id}/reports`, one);
    assert.deepEqual([again.status, again.body.code], [200, worked.body.code], "known ones cost nothing");
    assert.equal(of(await open(first), story).reason, "names_me", "it stands first all the same");
  });
}
