// What becomes of a story once it is read, on both databases: sent on in the open, answered so often, and told of by the
// answers that stand alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kDone = "Depuis lundi, deux agents de plus répondent au guichet de Rocroi.";
const kPlain = "Votre dossier attendait une pièce : écrivez-nous avant le 15 décembre 2026.";
const kReason = "L’aide demandée se donne à l’hôpital de Laon, qui la suit.";

test("answers", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => answers(t, database));
  }
});

async function answers(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  for (const [id, body] of Object.entries({
    "caf-08": { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" },
    "cpam-08": { kind: "partner", name: "CPAM des Ardennes", partner_code: "cpam", territory_code: "08" },
  })) {
    assert.equal((await root.ask("PUT", `/organisations/${id}`, body)).status, 200);
  }
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const cpam = await person("cpam@relais.example", "partner_referent", "organisation:cpam-08", "cpam-08");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const aisne = await person("c2@relais.example", "departmental_coordinator", "territory:02", "prefecture-02");
  const manager = await person("mg@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");

  let addresses = 0;
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": `10.8.3.${++addresses}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text && JSON.parse(text) };
  };
  const publish = async (more = {}) => {
    const told = await send("POST", "/experiences", {
      id: uuid(),
      language: "fr",
      title: "",
      text: "Mon dossier est passé de main en main depuis mars, et personne ne me répond.",
      would_have_helped: "",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
      ...more,
    });
    assert.equal(told.status, 200, JSON.stringify(told.body));
    const { id } = told.body;
    const { version } = (await reader.get("/moderation")).body.items.find(({ experience }) => experience.id === id);
    const read = await reader.ask("POST", `/experiences/${id}/moderation`, { kind: "accept", version });
    assert.equal(read.status, 204);
    return told.body;
  };
  let given = 0;
  const answered = async (story, more = {}, who = caf) => {
    const text = `${kPlain} Demande ${++given}.`;
    const answer = { id: uuid(), position: 0, kind: "explanation", text, ...more };
    const { status, body } = await who.ask("POST", `/experiences/${story.id}/answers`, answer);
    return { id: answer.id, status, code: body?.code };
  };
  const remove = async (story, answer) => {
    const report = { id: uuid(), reason: "other", text: "Cette réponse est une insulte.", answer };
    assert.equal((await send("POST", `/experiences/${story.id}/reports`, report)).status, 200);
    const item = (await reader.get("/content-reports")).body.items.find((one) => one.answer === answer);
    const decision = { decision: "remove", version: item.version, note: "Cette réponse blesse son auteur." };
    assert.equal((await reader.ask("PUT", `/content-reports/${item.id}/decision`, decision)).status, 204);
  };
  const shown = async ({ id }) => (await getJson(`${url}/api/v1/experiences/${id}`)).body;
  const own = async ({ code }) => (await send("GET", `/follow-ups/${code}/experience`)).body;
  const isListed = async ({ id }, query) =>
    (await getJson(`${url}/api/v1/experiences?${query}&limit=100`)).body.items.some((one) => one.id === id);
  const inbox = async (who, { id }) =>
    (await who.get("/experience-inbox")).body.items.find(({ experience }) => experience.id === id);

  await t.test("sent away, it goes on telling whom it was told of, to everybody and to its author", async () => {
    const story = await publish();
    const away = { position: 0, service: "hospital", territory: "02", reason: kReason };
    assert.equal((await caf.ask("POST", `/experiences/${story.id}/transfers`, away)).status, 204);
    const received = await inbox(aisne, story);
    assert.deepEqual(received.transfer_reasons, [kReason], "whoever receives it reads why");
    const back = { position: 0, service: "counter", counter: kCounter, reason: "Ce guichet a reçu la personne." };
    assert.equal((await aisne.ask("POST", `/experiences/${story.id}/transfers`, back)).status, 204);
    assert.ok(await inbox(manager, story));

    const today = new Date().toISOString().slice(0, 10);
    const { structures, transfers } = await shown(story);
    const codes = ({ service, territory, counter }) => [service.code, territory.code, counter?.code];
    assert.deepEqual(
      transfers.map(({ position, from, to, sent_on }) => [position, codes(from), codes(to), sent_on]),
      [
        [0, ["caf", "08", undefined], ["hospital", "02", undefined], today],
        [0, ["hospital", "02", undefined], ["counter", "02", kCounter], today],
      ],
    );
    assert.deepEqual(structures.map(codes), [["counter", "02", kCounter]], "who answers now");
    const page = await (await fetch(`${url}/fr/experiences/${story.id}`)).text();
    const code = new URLSearchParams({ code: story.code });
    const authors = await (await fetch(`${url}/fr/follow-up`, { method: "POST", body: code })).text();
    for (const text of [page, authors, JSON.stringify([await shown(story), await own(story)])]) {
      assert.doesNotMatch(text, /hôpital de Laon/, "why is between the two");
    }
    for (const html of [page, authors]) {
      assert.match(
        html,
        /<li>Transmis le [^<]+ Avant.: Allocations familiales \(CAF\), Ardennes.; depuis.: Hôpital public, Aisne<\/li>/,
      );
      assert.match(
        html,
        /<li>Transmis le [^<]+ Avant.: Hôpital public, Aisne.; depuis.: France services Vervins<\/li>/,
      );
    }
    assert.deepEqual((await own(story)).experience.transfers, transfers);
    for (const language of ["en", "nl", "de"]) {
      assert.match(await (await fetch(`${url}/${language}/experiences/${story.id}`)).text(), /, Ardennes; /);
    }
  });

  await t.test("what would be masked of an answer is said before it is sent", async () => {
    const check = (text) => caf.ask("POST", "/answer-checks", { text, language: "fr", kind: "explanation" });
    const found = (await check(`${kPlain} M. Durand vous rappelle au 03 24 11 22 33.`)).body;
    assert.ok(found.masked.startsWith(kPlain) && /\[\[name\]\].*\[\[phone\]\]/.test(found.masked), found.masked);
    assert.equal((await check(kPlain)).body.masked, undefined);
  });

  await t.test("whoever coordinates is told where no organisation can answer", async () => {
    const story = await publish();
    const without = async (who) => (await who.get(`/experience-inbox/${story.id}`)).body.without_body;
    const coordinator = await person("c8@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
    assert.deepEqual(await without(coordinator), [], "the CAF of the Ardennes is there");
    const isThere = async (query) => (await coordinator.get(`/answering-bodies?${query}`)).body.is_there;
    assert.deepEqual(
      [
        await isThere("service=caf&territory=08"),
        await isThere("service=caf&territory=02"),
        await isThere("service=hospital&territory=02"),
      ],
      [true, false, true],
      "nobody but the coordinator answers for a hospital",
    );
    assert.equal((await coordinator.get("/answering-bodies?service=nobody&territory=02")).status, 400);
    const away = { position: 0, service: "caf", territory: "02", reason: kReason };
    assert.equal((await coordinator.ask("POST", `/experiences/${story.id}/transfers`, away)).status, 204);
    assert.deepEqual(await without(aisne), [0], "that of the Aisne is not");
    const body = { kind: "partner", name: "CAF de l’Aisne", partner_code: "caf", territory_code: "02" };
    assert.equal((await root.ask("PUT", "/organisations/caf-02", body)).status, 200);
    assert.deepEqual(await without(aisne), []);
  });

  await t.test("a change is told of while an answer says that it is done, whatever it said before", async () => {
    const [first, second] = [await publish(), await publish()];
    const done = await answered(first, { kind: "change_done", text: kDone });
    const plain = await answered(second);
    assert.deepEqual([(await shown(first)).is_changed, (await shown(second)).is_changed], [true, false]);
    const edit = async (story, answer, kind, text) =>
      (await caf.ask("PUT", `/experiences/${story.id}/answers/${answer.id}`, { kind, text })).status;
    assert.equal(await edit(first, done, "explanation", kPlain), 204);
    assert.equal(await edit(second, plain, "change_done", kDone), 204);
    for (const [story, isChanged] of [
      [first, false],
      [second, true],
    ]) {
      assert.equal((await shown(story)).is_changed, isChanged);
      assert.equal(await isListed(story, "changed=true"), isChanged);
      assert.equal(await isListed(story, "changed=false"), !isChanged);
      assert.equal(await isListed(story, "answered=true"), true);
    }
  });

  await t.test("an answer that is taken away has answered nothing: the story waits again", async () => {
    const story = await publish();
    const { id } = await answered(story, { kind: "change_done" });
    assert.equal(await inbox(caf, story), undefined);
    assert.equal((await own(story)).may_judge, true);
    await remove(story, id);
    const { is_changed, structures, answers: all } = await shown(story);
    assert.deepEqual([is_changed, structures[0].answered_at], [false, undefined]);
    assert.deepEqual([all[0].text, all[0].removed_because], ["", "Cette réponse blesse son auteur."]);
    for (const [query, is] of [
      ["answered=true", false],
      ["answered=false", true],
      ["changed=true", false],
    ]) {
      assert.equal(await isListed(story, query), is, query);
    }
    assert.match(
      await (await fetch(`${url}/fr/experiences/${story.id}`)).text(),
      /<span class="tag">En attente de réponse</,
    );
    const waiting = await inbox(caf, story);
    assert.ok(waiting);
    assert.equal(waiting.editable_answer, undefined, "what was taken away is not put right");
    assert.equal((await own(story)).may_judge, false);
    const verdict = await send("PUT", `/follow-ups/${story.code}/experience/verdict`, { verdict: "solved" });
    assert.equal(verdict.body.code, "experiences.nothing_to_judge");

    assert.equal((await answered(story)).status, 204);
    assert.equal(await isListed(story, "answered=true"), true);
    assert.equal((await shown(story)).is_changed, false);
  });

  await t.test("of two services each has its own answer, and one that is left still answers", async () => {
    const story = await publish({ services: [{ code: "caf" }, { code: "cpam" }] });
    const first = await answered(story);
    assert.equal((await answered(story, { position: 1 }, cpam)).status, 204);
    await remove(story, first.id);
    const { structures } = await shown(story);
    assert.deepEqual(
      structures.map(({ answered_at }) => answered_at !== undefined),
      [false, true],
    );
    assert.equal(await isListed(story, "answered=true"), true);
    assert.ok(await inbox(caf, story));
    assert.equal(await inbox(cpam, story), undefined);
  });

  await t.test(
    "P-15: word for word the answer before is refused, with a template or without, edited back or not",
    async () => {
      const text = "Merci pour votre récit : il fait plaisir à toute l’équipe, et à moi aussi.";
      const stories = [await publish(), await publish(), await publish(), await publish()];
      const thank = (at, words, who) => answered(stories[at], { kind: "thanks", text: words }, who);
      assert.equal((await thank(0, text)).status, 204);
      for (const words of [text, `  ${text}\n`, text.toUpperCase().replace(" :", "")]) {
        const refused = await thank(1, words);
        assert.deepEqual([refused.status, refused.code], [409, "experiences.answer_repeated"], words);
      }
      const second = await thank(1, `${text} Le guichet de Rocroi a bien noté le jeudi.`);
      assert.equal(second.status, 204);
      assert.equal((await thank(2, "Votre dossier est reparti ce matin, la lettre suit dans la semaine.")).status, 204);
      const back = await caf.ask("PUT", `/experiences/${stories[1].id}/answers/${second.id}`, { kind: "thanks", text });
      assert.deepEqual(
        [back.status, back.body.errors[0].field, back.body.errors[0].code],
        [409, "/text", "experiences.answer_repeated"],
      );
      const after = await caf.ask("PUT", `/experiences/${stories[1].id}/answers/${second.id}`, {
        kind: "thanks",
        text: "Votre dossier est reparti ce matin, la lettre suit dans la semaine.",
      });
      assert.equal(after.body.code, "experiences.answer_repeated", "nor what the next one got");
      const other = await publish({ services: [{ code: "cpam" }] });
      assert.equal((await answered(other, { kind: "thanks", text }, cpam)).status, 204, "another body's is its own");
      assert.equal((await thank(3, text)).status, 204, "and so is one that comes after another");
    },
  );

  await t.test("sent again it is known; under its identifier nothing else is", async () => {
    const story = await publish({ services: [{ code: "caf" }, { code: "cpam" }] });
    const first = {
      id: uuid(),
      position: 0,
      kind: "explanation",
      text: "Votre dossier a changé de main lundi dernier.",
    };
    const send = (who, more) => who.ask("POST", `/experiences/${story.id}/answers`, { ...first, ...more });
    assert.equal((await send(caf)).status, 204);
    assert.equal((await send(caf)).status, 204);
    for (const [who, more] of [
      [cpam, { position: 1 }],
      [caf, { kind: "thanks" }],
      [caf, { link: "https://www.caf.fr" }],
    ]) {
      const refused = await send(who, more);
      assert.deepEqual([refused.status, refused.body.code], [409, "experiences.id_taken"], JSON.stringify(more));
    }
    assert.equal((await shown(story)).structures[1].answered_at, undefined, "it goes on waiting for the other");
    const id = uuid();
    const template = { id, kind: "thanks", language: "fr", name: "Merci", text: "Merci pour votre récit, vraiment." };
    assert.equal((await caf.ask("PUT", `/answer-templates/${id}`, template)).status, 200);
    assert.equal((await cpam.ask("PUT", `/answer-templates/${id}`, template)).body.code, "experiences.id_taken");
  });

  await t.test("sent on to a counter of the department, and ten times in all", async () => {
    const story = await publish();
    const send = (who, more) =>
      who.ask("POST", `/experiences/${story.id}/transfers`, { position: 0, reason: kReason, ...more });
    const away = await send(caf, { service: "counter", territory: "08", counter: kCounter });
    assert.deepEqual(
      [away.status, away.body.errors?.[0].field, away.body.code],
      [400, "/counter", "experiences.counter_elsewhere"],
      "it lies in the Aisne",
    );
    for (let times = 0; times < 10; ++times) {
      const [who, service] = times % 2 === 0 ? [caf, "cpam"] : [cpam, "caf"];
      assert.equal((await send(who, { service })).status, 204, `${times}`);
    }
    const more = await send(caf, { service: "cpam" });
    assert.deepEqual([more.status, more.body.code], [409, "experiences.transfers_enough"]);
    assert.equal((await shown(story)).transfers.length, 10);
    assert.equal((await answered(story)).status, 204, "it is still answered");
  });

  await t.test("whoever coordinates finds what is theirs to answer apart from what waits for others", async () => {
    const [ours, theirs] = [await publish({ services: [{ code: "hospital" }] }), await publish()];
    const coordinator = await person("c9@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
    const inbox = async (who, which) => (await who.get(`/experience-inbox?limit=100&which=${which}`)).body;
    const has = ({ items }, { id }) => items.some(({ experience }) => experience.id === id);
    const [own, waiting] = [await inbox(coordinator, "own"), await inbox(coordinator, "waiting")];
    assert.deepEqual([has(own, ours), has(own, theirs)], [true, false]);
    assert.deepEqual([has(waiting, ours), has(waiting, theirs)], [true, true]);
    assert.deepEqual([own.of_items, waiting.of_items], [own.own, own.waiting]);
    assert.ok(own.own < own.waiting && waiting.own === own.own);
    assert.equal((await coordinator.get("/experience-inbox?which=mine")).status, 400);
    const referent = await inbox(caf, "own");
    assert.ok(has(referent, theirs) && referent.own === referent.waiting);
  });

  await t.test("five answers of a service stand under a story, and no more", async () => {
    const story = await publish({ services: [{ code: "caf" }, { code: "cpam" }] });
    const all = [];
    for (let nth = 1; nth <= 5; ++nth) all.push(await answered(story, { text: `${kPlain} (${nth})` }));
    assert.ok(all.every(({ status }) => status === 204));
    const more = await answered(story);
    assert.deepEqual([more.status, more.code], [409, "experiences.answers_enough"]);
    const again = { id: all[4].id, position: 0, kind: "explanation", text: `${kPlain} (5)` };
    assert.equal((await caf.ask("POST", `/experiences/${story.id}/answers`, again)).status, 204, "sent twice");
    assert.equal((await answered(story, { position: 1 }, cpam)).status, 204, "each service its own");
    await remove(story, all[0].id);
    assert.equal((await answered(story)).status, 204, "one that was taken away leaves room");
    assert.equal((await answered(story)).code, "experiences.answers_enough");
  });
}
