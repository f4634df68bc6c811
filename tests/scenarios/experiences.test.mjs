// Stories from the telling to the verdict, on both databases: masked, read, published, found, answered, sent on, judged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { firstUnread } from "../stories.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kForwarded = { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } };

test("stories", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => stories(t, database));
  }
});

// From as many addresses as there are stories: what one address may tell is another test's.
let addresses = 0;
const fromElsewhere = () => `10.${(++addresses >> 8) & 255}.${addresses & 255}.7`;

const partOf = (text, words, field = "text") => {
  const first = text.indexOf(words);
  return { field, first, last: first + words.length };
};

async function stories(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  for (const [id, body] of Object.entries({
    "caf-08": { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" },
    "caf-02": { kind: "partner", name: "CAF de l’Aisne", partner_code: "caf", territory_code: "02" },
    "cpam-08": { kind: "partner", name: "CPAM des Ardennes", partner_code: "cpam", territory_code: "08" },
  })) {
    assert.equal((await root.ask("PUT", `/organisations/${id}`, body)).status, 200);
  }
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const cafElsewhere = await person("caf2@relais.example", "partner_referent", "organisation:caf-02", "caf-02");
  const cpam = await person("cpam@relais.example", "partner_referent", "organisation:cpam-08", "cpam-08");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const other = await person("m2@relais.example", "moderator", "network:fr", "operator");
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const advisor = await person("a@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");

  const told = (more = {}) => ({
    id: uuid(),
    language: "fr",
    title: "",
    text: "J’ai demandé mon aide au logement en mars et personne ne me répond depuis.",
    would_have_helped: "Une date.",
    feeling: "negative",
    services: [{ code: "caf" }],
    territory: "08105",
    names_agreed: false,
    ...more,
  });
  const send = async (method, path, body, address = fromElsewhere()) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": address, "accept-language": "fr" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text && JSON.parse(text), headers: answer.headers };
  };
  const tell = async (more) => {
    const answer = await send("POST", "/experiences", told(more));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const waiting = async (who = reader) => (await who.get("/moderation")).body.items;
  const decide = async (id, decision = { kind: "accept" }, who = reader) => {
    const item = (await waiting(who)).find(({ experience }) => experience.id === id);
    return who.ask("POST", `/experiences/${id}/moderation`, {
      version: item?.version ?? 1,
      ...(item?.is_published && { reply: firstUnread(item)?.id }),
      ...decision,
    });
  };
  const publish = async (more) => {
    const story = await tell(more);
    assert.equal((await decide(story.id)).status, 204);
    return story;
  };
  const inbox = async (who, query = "") => (await who.get(`/experience-inbox${query}`)).body.items;
  const isIn = (items, id) => items.some(({ experience }) => experience.id === id);
  const list = async (query = "") => (await getJson(`${url}/api/v1/experiences${query}`)).body;
  const own = (code) => send("GET", `/follow-ups/${code}/experience`);

  await t.test(
    "P-03, P-06: a story about two services is masked before it is kept, and both get it once it is read",
    async () => {
      const text =
        "Ma CAF et ma CPAM se renvoient mon dossier. Appelez-moi au 06 12 34 56 78 ou écrivez à marie@exemple.fr, " +
        "mon numéro est le 1 85 05 78 006 084 91.";
      const story = await tell({ text, services: [{ code: "caf" }, { code: "cpam" }] });
      assert.match(story.text, /\[\[phone\]\]/);
      for (const secret of ["06 12", "marie@", "85 05 78"]) assert.ok(!JSON.stringify(story).includes(secret), secret);
      assert.deepEqual([...story.masked].sort(), ["email", "nir", "phone"]);
      assert.match(story.code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

      assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).status, 404, "not read yet");
      assert.ok(!isIn(await inbox(caf), story.id), "nobody answers what nobody has read");
      assert.equal((await decide(story.id)).status, 204);
      assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).status, 200);
      assert.ok(isIn(await inbox(caf), story.id) && isIn(await inbox(cpam), story.id), "both are told");
      assert.ok(!isIn(await inbox(cafElsewhere), story.id), "another department’s is not");
      assert.ok(!JSON.stringify(await list()).includes("06 12"));
    },
  );

  await t.test("told twice it is one story with one code; another story under its identifier is refused", async () => {
    const body = told();
    const [once, again] = [await send("POST", "/experiences", body), await send("POST", "/experiences", body)];
    assert.deepEqual([once.status, again.status], [200, 200]);
    assert.deepEqual([again.body.code, again.body.id], [once.body.code, once.body.id]);
    const changed = await send("POST", "/experiences", { ...body, feeling: "positive" });
    assert.deepEqual([changed.status, changed.body.code], [409, "experiences.id_taken"]);
  });

  await t.test("a reader may hide more and write nothing; what changed meanwhile is read again", async () => {
    const story = await tell({ text: "Au guichet, la dame blonde du bureau 12 à Rocroi m’a mal parlé devant tous." });
    assert.equal((await decide(story.id, { kind: "mask", text: "Une dame." })).status, 400, "no text can be sent");
    assert.equal((await decide(story.id, { kind: "mask" })).body.code, "experiences.nothing_hidden");
    for (const span of [
      [5, 5],
      [-1, 4],
      [0, 5_000],
    ]) {
      const wrong = await decide(story.id, { kind: "mask", hides: [{ field: "text", first: span[0], last: span[1] }] });
      assert.deepEqual([wrong.status, wrong.body.errors?.[0].field], [400, "/hides/0"], span.join());
    }
    const hides = [partOf(story.text, "la dame blonde du bureau 12 à Rocroi")];
    const old = await reader.ask("POST", `/experiences/${story.id}/moderation`, { kind: "mask", version: 99, hides });
    assert.deepEqual([old.status, old.body.code], [409, "experiences.changed_meanwhile"]);
    assert.equal((await decide(story.id, { kind: "mask", hides })).status, 204);
    const { body } = await getJson(`${url}/api/v1/experiences/${story.id}`);
    assert.equal(body.text, "Au guichet, [[other]] m’a mal parlé devant tous.");
    assert.equal((await decide(story.id)).status, 404, "it is decided");
  });

  await t.test("a text that speaks of danger shows numbers to call and is read first", async () => {
    const calm = await tell();
    const story = await tell({ text: "Depuis la lettre de la CAF je veux en finir, je n’ai plus envie de vivre." });
    assert.ok(story.is_urgent);
    assert.ok(story.emergency_numbers.includes("3114"), story.emergency_numbers.join());
    const preview = await send(
      "POST",
      "/experiences/previews",
      told({ text: "Je veux mourir, je vais me suicider ce soir." }),
    );
    assert.ok(preview.body.is_urgent && preview.body.emergency_numbers.length > 0);
    const items = await waiting();
    assert.equal(items[0].experience.id, story.id, "before those that wait for longer");
    assert.ok(isIn(items, calm.id));
    assert.ok(!JSON.stringify(items).includes("severity"), "the order is shown, the score is not");
    await decide(story.id, { kind: "reject", reason: "illegible" });
  });

  await t.test("nobody reads before publication what concerns their own body", async () => {
    const story = await tell();
    const both = await person("both@relais.example", "moderator", "network:fr", "operator");
    assert.ok(isIn(await waiting(both), story.id));
    const role = { organisation: "caf-08", role: "partner_referent", scope_kind: "organisation", scope_code: "caf-08" };
    const invited = await root.ask("POST", "/invitations", { email: both.email, name: "both", language: "fr", role });
    assert.ok(invited.status < 300, JSON.stringify(invited.body));
    assert.ok(!isIn(await waiting(both), story.id), "under another hat they answer for it");
    assert.equal((await decide(story.id, { kind: "accept" }, both)).status, 404);
  });

  await t.test("refused with a rule of the charter; the appeal goes to another reader", async () => {
    const story = await tell({ text: "Achetez mes machines à laver, les moins chères du pays, au marché." });
    assert.equal((await decide(story.id, { kind: "reject" })).body.code, "experiences.reason_missing");
    assert.equal(
      (await decide(story.id, { kind: "reject", reason: "advertising", note: "C’est une annonce." })).status,
      204,
    );
    const seen = (await own(story.code)).body;
    assert.deepEqual([seen.state, seen.may_appeal, seen.decisions[0].reason], ["rejected", true, "advertising"]);
    const appealed = await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "C’était au guichet." });
    assert.deepEqual([appealed.status, appealed.body.state], [200, "received"]);
    assert.ok(!isIn(await waiting(reader), story.id), "not to the first reader");
    assert.ok(isIn(await waiting(other), story.id));
    assert.equal((await decide(story.id, { kind: "accept" }, other)).status, 204);
    assert.equal((await own(story.code)).body.state, "published");
    assert.equal((await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "Encore." })).status, 409);
    const body = new URLSearchParams({ code: story.code });
    const headers = { "x-forwarded-for": fromElsewhere() };
    const page = (await (await fetch(`${url}/fr/follow-up`, { method: "POST", body, headers })).text()).replaceAll(
      /\s/g,
      " ",
    );
    assert.match(page, /Vous avez demandé une seconde lecture le [^<]* Vous avez écrit : « C’était au guichet\. »/);
    assert.match(page, /La personne qui l’a lu écrit : « C’est une annonce\. »/);
  });

  await t.test("an appeal stays with the second reader, whatever they ask of the author first", async () => {
    const story = await tell({ text: "Achetez au guichet de la mairie, c’est moins cher qu’à la CAF, dit-on." });
    assert.equal((await decide(story.id, { kind: "reject", reason: "advertising" })).status, 204);
    await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "C’était de l’humour." });
    assert.equal((await decide(story.id, { kind: "ask", note: "Qu’est-il arrivé ?" }, other)).status, 204);
    const reply = { id: uuid(), text: "On m’a renvoyé d’un guichet à l’autre." };
    assert.equal((await send("POST", `/follow-ups/${story.code}/experience/replies`, reply)).status, 200);
    assert.ok(!isIn(await waiting(reader), story.id), "the first reader is not asked again");
    assert.ok(isIn(await waiting(other), story.id));
    assert.equal((await decide(story.id, { kind: "reject", reason: "advertising" }, other)).status, 204);
    const again = await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "Encore." });
    assert.equal(again.status, 409, "one appeal");
    assert.equal((await own(story.code)).body.may_appeal, false);
  });

  await t.test(
    "whoever coordinates answers for services without a partner, and does not read them before",
    async () => {
      const both = await person("cm@relais.example", "moderator", "network:fr", "operator");
      const story = await tell({ services: [{ code: "hospital" }] });
      assert.ok(isIn(await waiting(both), story.id));
      const role = {
        organisation: "prefecture-08",
        role: "departmental_coordinator",
        scope_kind: "territory",
        scope_code: "08",
      };
      const invited = await root.ask("POST", "/invitations", { email: both.email, name: "cm", language: "fr", role });
      assert.ok(invited.status < 300, JSON.stringify(invited.body));
      assert.ok(!isIn(await waiting(both), story.id), "under another hat they answer for it");
    },
  );

  await t.test("a duplicate is of another story that is published, and an appeal makes it one of its own", async () => {
    const [story, original] = [await tell(), await publish()];
    const duplicate = (of) => decide(story.id, { kind: "duplicate", duplicate_of: of });
    for (const of of [story.id, uuid()])
      assert.equal((await duplicate(of)).body.code, "experiences.duplicate_unknown", of);
    assert.equal((await duplicate("x".repeat(3_000))).status, 400);
    assert.equal((await duplicate(original.id)).status, 204);
    assert.ok(!(await list("?limit=100")).items.some(({ id }) => id === story.id));
    await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "C’était un autre jour." });
    assert.equal((await decide(story.id, { kind: "accept" }, other)).status, 204);
    assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).status, 200);
  });

  await t.test(
    "whoever reads is told of stories alike and of what looks like advertising, and nobody else",
    async () => {
      const text =
        "La sous-préfecture de Rethel a égaré mon dossier de naturalisation, déposé en février au guichet bleu.";
      const original = await publish({ text, services: [{ code: "naturalisation" }] });
      const again = await tell({ text: `${text} Achetez sur www.exemple.com, livraison gratuite !` });
      const waits = await tell({ text: `${text} Deux fois.` });
      const { status, body } = await reader.get(`/experiences/${again.id}/hints`);
      assert.equal(status, 200);
      const states = Object.fromEntries(body.alike.map(({ experience, state }) => [experience.id, state]));
      assert.deepEqual(states, { [original.id]: "published", [waits.id]: "received" });
      assert.deepEqual(body.spam_signs, ["link", "selling"]);
      const calm = await tell({
        text: "Au bureau de poste de Givet, la file avance bien depuis que l’on tire un numéro.",
      });
      const hints = (await reader.get(`/experiences/${calm.id}/hints`)).body;
      assert.deepEqual([hints.alike, hints.spam_signs], [[], []]);
      assert.equal((await caf.get(`/experiences/${again.id}/hints`)).status, 403);
      for (const { id } of [again, waits, calm]) await decide(id, { kind: "reject", reason: "spam" });
    },
  );

  await t.test("marks and unseen signs that an author writes neither pass for ours nor hide a number", async () => {
    const story = await publish({
      text: "J’écris [[chef]] et mon numéro est 06\u00AD12\u200B34 5\u20606 ７８, le voici en entier.",
    });
    const { text } = (await getJson(`${url}/api/v1/experiences/${story.id}`)).body;
    assert.ok(!text.includes("[[chef]]"), text);
    const mistyped = await tell({
      text: "Mon numéro est le 2 85 05 78 006 084 36, et personne ne le trouve nulle part.",
    });
    assert.match(mistyped.text, /est le \[\[nir\]\], et/, "its key is wrong, and it is one all the same");
    assert.match(text, /numéro est \[\[phone\]\], le voici/);
  });

  await t.test("P-13, P-14: answered in the name of the body, dated; the right channel has its address", async () => {
    const story = await publish();
    const answer = {
      id: uuid(),
      position: 0,
      kind: "right_channel",
      text: "Votre demande se suit en ligne, dans l’espace personnel.",
    };
    const whole = { ...answer, link: "https://www.caf.fr" };
    assert.equal(
      (await caf.ask("POST", `/experiences/${story.id}/answers`, answer)).body.code,
      "experiences.link_missing",
    );
    assert.equal((await cpam.ask("POST", `/experiences/${story.id}/answers`, whole)).status, 404, "not theirs");
    for (let times = 0; times < 2; ++times)
      assert.equal(
        (await caf.ask("POST", `/experiences/${story.id}/answers`, whole)).status,
        204,
        "once or twice, it is one",
      );
    const { body } = await getJson(`${url}/api/v1/experiences/${story.id}`);
    assert.equal(body.answers.length, 1);
    assert.deepEqual([body.answers[0].signed_as, body.answers[0].kind], ["CAF des Ardennes", "right_channel"]);
    assert.match(body.answers[0].answered_on, /^20\d\d-/);
    assert.ok(!JSON.stringify(body).includes("caf@"), "a body signs, not a person");
    const edited = { kind: "explanation", text: "Votre demande est en cours : réponse avant le 15 décembre 2026." };
    assert.equal((await caf.ask("PUT", `/experiences/${story.id}/answers/${answer.id}`, edited)).status, 204);
    assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).body.answers[0].text, edited.text);
    for (const [link, code] of [
      ["https://www.caf.fr@exemple.com/", "link_malformed"],
      ["https://exemple.fr/?appeler=0612345678", "link_personal"],
    ]) {
      const refused = await caf.ask("PUT", `/experiences/${story.id}/answers/${answer.id}`, { ...edited, link });
      assert.equal(refused.body.code, `experiences.${code}`, link);
    }
  });

  await t.test("what a decision on a report has hidden of an answer is not written back", async () => {
    const story = await publish();
    const answer = { id: uuid(), position: 0, kind: "explanation", text: "Voyez avec la dame rousse du premier." };
    assert.equal((await caf.ask("POST", `/experiences/${story.id}/answers`, answer)).status, 204);
    const report = { id: uuid(), reason: "names_me", text: "On me reconnaît.", answer: answer.id };
    assert.equal((await send("POST", `/experiences/${story.id}/reports`, report)).status, 200);
    const item = (await reader.get("/content-reports")).body.items.find((one) => one.answer === answer.id);
    const hides = [partOf(item.text, "la dame rousse")];
    const beside = await reader.ask("PUT", `/content-reports/${item.id}/decision`, {
      decision: "mask",
      version: item.version,
      hides: [{ field: "would_have_helped", first: 0, last: 3 }],
      note: "Autre chose est masqué.",
    });
    assert.deepEqual([beside.status, beside.body.errors?.[0].field], [400, "/hides/0/field"], "the story stays");
    const decision = { decision: "mask", version: item.version, hides, note: "Une personne est reconnue." };
    assert.equal((await reader.ask("PUT", `/content-reports/${item.id}/decision`, decision)).status, 204);
    const { kind, text } = answer;
    const back = await caf.ask("PUT", `/experiences/${story.id}/answers/${answer.id}`, { kind, text });
    assert.deepEqual([back.status, back.body.code], [409, "experiences.too_late_to_edit"]);
    const shown = (await getJson(`${url}/api/v1/experiences/${story.id}`)).body.answers[0].text;
    assert.equal(shown, "Voyez avec [[other]] du premier.");
  });

  await t.test("an answer's identifier is no key to it: another body's answer stays as it is", async () => {
    const [theirs, own] = [await publish(), await publish({ services: [{ code: "cpam" }] })];
    const text = "Votre dossier est complet : le versement part le 5 décembre 2026.";
    const answer = { id: uuid(), position: 0, kind: "explanation", text };
    assert.equal((await caf.ask("POST", `/experiences/${theirs.id}/answers`, answer)).status, 204);
    const forged = { ...answer, text: "Nous ne répondrons jamais à votre demande, inutile d’insister." };
    const tried = await cpam.ask("POST", `/experiences/${own.id}/answers`, forged);
    assert.deepEqual([tried.status, tried.body.code], [409, "experiences.id_taken"]);
    const shown = async ({ id }) =>
      (await getJson(`${url}/api/v1/experiences/${id}`)).body.answers.map((one) => one.text);
    assert.deepEqual([await shown(theirs), await shown(own)], [[text], []]);
    const report = { id: uuid(), reason: "other", text: "Cette réponse est fausse.", answer: answer.id };
    const { code } = (await send("POST", `/experiences/${theirs.id}/reports`, report)).body;
    assert.ok(code);
    const open = (await reader.get("/content-reports")).body.items.find((one) => one.answer === answer.id);
    const decision = { decision: "remove", version: open.version, note: "Appelez le 06 12 34 56 78 pour en parler." };
    assert.equal((await reader.ask("PUT", `/content-reports/${open.id}/decision`, decision)).status, 204);
    const { answers } = (await getJson(`${url}/api/v1/experiences/${theirs.id}`)).body;
    assert.match(answers[0].removed_because, /\[\[phone\]\]/, "what a moderator writes is masked as well");
  });

  await t.test("P-15: a template is not sent twice in a row as it stands", async () => {
    const id = uuid();
    const text = "Merci pour votre récit, il fait plaisir à toute l’équipe.";
    const saved = await caf.ask("PUT", `/answer-templates/${id}`, {
      id,
      kind: "thanks",
      language: "fr",
      name: "Merci",
      text,
    });
    assert.equal(saved.body.items.length, 1);
    assert.equal((await cpam.get("/answer-templates")).body.items.length, 0, "each body has its own");
    const thank = async (words, template = id) => {
      const story = await publish({
        feeling: "positive",
        text: "Très bien reçue à la CAF, dossier réglé en dix minutes.",
      });
      return caf.ask("POST", `/experiences/${story.id}/answers`, {
        id: uuid(),
        position: 0,
        kind: "thanks",
        text: words,
        template_id: template,
      });
    };
    assert.equal((await thank(text, uuid())).body.errors[0].field, "/template_id", "there is no such one");
    assert.equal((await thank(text)).status, 204);
    assert.equal((await thank(`${text}\n`)).body.code, "experiences.answer_repeated");
    assert.equal((await thank(`${text} Bonne continuation à Rocroi !`)).status, 204);
  });

  await t.test("sent sideways in one call, the clock runs on; who coordinates may send and not answer", async () => {
    const story = await publish();
    const answer = {
      id: uuid(),
      position: 0,
      kind: "explanation",
      text: "Nous regardons votre dossier cette semaine.",
    };
    assert.equal(
      (await coordinator.ask("POST", `/experiences/${story.id}/answers`, answer)).body.code,
      "experiences.not_yours",
    );
    const transfer = { position: 0, service: "cpam", reason: "C’est une aide de l’assurance maladie." };
    assert.equal((await caf.ask("POST", `/experiences/${story.id}/transfers`, transfer)).status, 204);
    assert.ok(!isIn(await inbox(caf), story.id));
    const [there] = (await inbox(cpam)).filter(({ experience }) => experience.id === story.id);
    assert.deepEqual(there.mine, [0]);
    assert.equal(
      (await coordinator.ask("POST", `/experiences/${story.id}/transfers`, { ...transfer, service: "caf" })).status,
      204,
    );
    assert.ok(isIn(await inbox(caf), story.id));
    const nowhere = await caf.ask("POST", `/experiences/${story.id}/transfers`, { ...transfer, service: "health" });
    assert.equal(nowhere.body.code, "experiences.service_unknown");
  });

  await t.test("the author reads, judges, writes back and withdraws with the code", async () => {
    const story = await publish({ text: "Ma carte vitale est bloquée depuis un mois et le service ne répond pas." });
    assert.equal(
      (await send("PUT", `/follow-ups/${story.code}/experience/verdict`, { verdict: "solved" })).status,
      409,
      "no answer yet",
    );
    await caf.ask("POST", `/experiences/${story.id}/answers`, {
      id: uuid(),
      position: 0,
      kind: "explanation",
      text: "Votre carte sera remplacée sous dix jours, par courrier.",
    });
    const typed = story.code.toLowerCase().replaceAll("-", " ");
    const judged = await send("PUT", `/follow-ups/${encodeURIComponent(typed)}/experience/verdict`, {
      verdict: "not_solved",
    });
    assert.deepEqual([judged.status, judged.body.experience.verdict], [200, "not_solved"]);
    const reply = { id: uuid(), text: "Rien reçu. Rappelez-moi au 03 24 00 00 00." };
    assert.equal((await send("POST", `/follow-ups/${story.code}/experience/replies`, reply)).status, 200);
    const publicly = async () => (await getJson(`${url}/api/v1/experiences/${story.id}`)).body;
    assert.equal((await publicly()).replies.length, 0, "nobody has read it yet");
    assert.equal((await decide(story.id)).status, 204);
    assert.match((await publicly()).replies[0].text, /^Rien reçu\. Rappelez-moi au \[\[phone\]\]\.$/);

    assert.equal((await list("?q=vitale")).of_items, 1);
    assert.equal((await send("DELETE", `/follow-ups/${story.code}/experience`)).status, 204);
    assert.equal((await list("?q=vitale")).of_items, 0);
    assert.equal((await own(story.code)).status, 404);
    assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).status, 404);
  });

  await t.test("withdrawn, a story is not given its code again; replies are few until they are read", async () => {
    const body = told();
    const { id, code } = (await send("POST", "/experiences", body)).body;
    assert.equal((await decide(id)).status, 204);
    const reply = (text) => send("POST", `/follow-ups/${code}/experience/replies`, { id: uuid(), text });
    for (let times = 0; times < 3; ++times) assert.equal((await reply(`Toujours rien, ${times}.`)).status, 200);
    assert.equal((await reply("Toujours rien.")).body.code, "experiences.replies_unread");
    assert.equal((await send("DELETE", `/follow-ups/${code}/experience`)).status, 204);
    const again = await send("POST", "/experiences", body);
    assert.deepEqual([again.status, again.body.code], [409, "experiences.id_taken"]);
    assert.equal((await send("DELETE", `/follow-ups/${code}/experience`)).status, 404);
  });

  await t.test("a reply's identifier is no key to it, either", async () => {
    const [one, two] = [await publish(), await publish()];
    const reply = { id: uuid(), text: "Rien reçu à ce jour, malgré trois appels." };
    assert.equal((await send("POST", `/follow-ups/${one.code}/experience/replies`, reply)).status, 200);
    const forged = { ...reply, text: "Tout va bien, merci beaucoup à vous tous." };
    const tried = await send("POST", `/follow-ups/${two.code}/experience/replies`, forged);
    assert.deepEqual([tried.status, tried.body.code], [409, "experiences.id_taken"]);
    const replies = async ({ code }) => (await own(code)).body.experience.replies.map(({ text }) => text);
    assert.deepEqual([await replies(one), await replies(two)], [[reply.text], []]);
  });

  await t.test("P-44: told at a desk that must not see it; the code works as any", async () => {
    const body = {
      ...told({ services: [{ code: "counter", counter: kCounter }], territory: "02789" }),
      channel: "paper",
      counter: kCounter,
      hides_from_counter: true,
    };
    const typed = await advisor.ask("POST", "/assisted-experiences", body);
    assert.equal(typed.status, 200, JSON.stringify(typed.body));
    assert.equal((await decide(typed.body.id)).status, 204);
    const manager = await person("mg@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
    assert.ok(!isIn(await inbox(manager), typed.body.id), "hidden from that desk");
    const open = await advisor.ask("POST", "/assisted-experiences", { ...body, id: uuid(), hides_from_counter: false });
    assert.equal((await decide(open.body.id)).status, 204);
    assert.ok(isIn(await inbox(manager), open.body.id));
    assert.equal((await own(open.body.code)).body.experience.channel, "paper");
    assert.equal(
      (await advisor.ask("POST", "/assisted-experiences", { ...body, id: uuid(), counter: "fs-1" })).status,
      400,
    );
    assert.equal(
      (await advisor.ask("POST", "/assisted-experiences", { ...body, id: uuid(), channel: "web" })).status,
      400,
    );
  });

  await t.test("a code from paper was printed here, and serves once", async () => {
    const printed = async () =>
      /class="follow-code">([^<]*)</.exec(await (await fetch(`${url}/fr/tell/paper`)).text())[1];
    const type = async (code, more = {}) =>
      advisor.ask("POST", "/assisted-experiences", {
        ...told(),
        channel: "paper",
        counter: kCounter,
        hides_from_counter: false,
        code,
        ...more,
      });
    const refusal = async (code) => (await type(code)).body.errors.map((one) => `${one.field} ${one.code}`).join();
    assert.equal(await refusal("0000-0000-0000"), "/code experiences.code_not_printed");
    const { code: given } = await tell();
    assert.equal(await refusal(given), "/code experiences.code_not_printed", "nor is one that was given on line");
    const code = await printed();
    assert.equal(
      await refusal(`${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`),
      "/code follow_ups.code_mistyped",
    );
    const id = uuid();
    const typed = await type(code.toLowerCase().replaceAll("-", " "), { id });
    assert.deepEqual([typed.status, typed.body.code], [200, code]);
    assert.equal((await type(code, { id })).body.code, code, "sent twice it is one");
    assert.equal((await own(code)).body.experience.channel, "paper");
    assert.equal(await refusal(code), "/code experiences.code_is_used");
    assert.equal((await send("DELETE", `/follow-ups/${code}/experience`)).status, 204);
    assert.equal(await refusal(code), "/code experiences.code_is_used", "who has its stub reads no other story");
    assert.equal((await own(code)).status, 404);
  });

  await t.test("a title out of the text leaves no single word behind, in the list and in the feed", async () => {
    const text = "Au guichet on m’a demandé trois fois la même page, et jamais la bonne photocopie.";
    const story = await publish({ text });
    const { title } = (await list()).items.find(({ id }) => id === story.id);
    assert.equal(title, text);
    const [page, feed] = await Promise.all(
      ["", ".rss"].map(async (end) => (await fetch(`${url}/fr/experiences${end}`)).text()),
    );
    assert.ok(page.includes(`${text}</a></h2>`) && !page.includes("… photocopie"));
    const item = feed.split("<item>").find((one) => one.includes(text));
    assert.match(item, /<description>(\([^)]*\))?<\/description>/, "nothing is left to say, nor a space");
  });

  await t.test("P-11: found by words with or without marks, by service, place, feeling, answer, period", async () => {
    const story = await publish({
      text: "La déclaration de véhicule cédé ne passe pas sur le site, la carte d’identité non plus.",
      services: [{ code: "interior" }],
      used_channel: "online",
      territory: "08409",
    });
    const has = async (query) => (await list(query)).items.some(({ id }) => id === story.id);
    for (const query of [
      "?q=declaration",
      "?q=D%C3%A9clarations%20vehicules",
      "?q=identite",
      "?service=interior",
      "?service=papers",
      "?territory=08",
      "?territory=R44",
      "?territory=08409",
      "?feeling=negative",
      "?used_channel=online",
      "?answered=false",
      "?changed=false",
      "?channel=web",
      `?since=${new Date().toISOString().slice(0, 10)}`,
    ])
      assert.ok(await has(query), query);
    for (const query of [
      "?q=piscine",
      "?service=caf",
      "?service=health",
      "?territory=02",
      "?feeling=positive",
      "?used_channel=letter",
      "?answered=true",
      "?changed=true",
      "?channel=paper",
      "?until=2020-01-01",
      "?q=declaration%20piscine",
    ])
      assert.ok(!(await has(query)), query);
    const mistyped = await list("?q=v%C3%A9icule%20ced%C3%A9");
    assert.ok(mistyped.items.some(({ id }) => id === story.id));
    assert.deepEqual(
      [mistyped.searched, mistyped.searched_instead],
      [
        ["veicule", "cede"],
        ["vehicule", "cede"],
      ],
    );
    assert.equal((await list("?q=v%C3%A9hicule")).searched_instead, undefined);
    assert.equal((await list("?q=xylofone")).searched_instead, undefined, "nothing is near it");
    const ignored = (
      await (await fetch(`${url}/fr/experiences?since=zzz&channel=phone&feeling=negative`)).text()
    ).replaceAll(/\s/g, " ");
    assert.match(ignored, /Filtre non compris, laissé de côté : phone, zzz</);
    assert.doesNotMatch(ignored, /experiences\.csv\?[^"]*phone/, "nor is it asked of the file");
    assert.doesNotMatch(await (await fetch(`${url}/fr/experiences?since=2026-11`)).text(), /Filtre non compris/);
    const page = await (await fetch(`${url}/fr/experiences?q=veicule`)).text();
    assert.match(page, /Aucun récit ne contient «\u00a0veicule\u00a0»/);
    const all = await list();
    const stories = (counted) => Object.fromEntries(counted.map((one) => [one.value, one.stories]));
    for (const facet of ["feelings", "answered", "changed", "channels"])
      assert.equal(
        all.facets[facet].reduce((sum, one) => sum + one.stories, 0),
        all.of_items,
        facet,
      );
    for (const [facet, filter] of [
      ["feelings", "feeling"],
      ["answered", "answered"],
      ["changed", "changed"],
      ["channels", "channel"],
      ["used_channels", "used_channel"],
    ])
      for (const [value, count] of Object.entries(stories(all.facets[facet]))) {
        const narrowed = await list(`?${filter}=${value}&limit=100`);
        assert.deepEqual([narrowed.of_items, narrowed.items.length], [count, count], `${filter}=${value}`);
        assert.deepEqual(narrowed.facets[facet], all.facets[facet], "what one could choose in its place");
      }
    const day = (await list("?q=vehicule")).items.find(({ id }) => id === story.id).published_on;
    const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
    for (const period of [
      `since=${year}-01-01&until=${year}-12-31`,
      `since=${month}-01`,
      `since=${day}&until=${day}`,
      "since=0001-01-01",
    ])
      assert.ok(await has(`?${period}&limit=100`), period);
    assert.equal((await list(`?since=${day}&until=2020-01-01`)).of_items, 0);
    assert.equal((await list(`?counter=${encodeURIComponent('" OR "_a')}`)).of_items, 0, "no operator in a code");
    assert.equal((await list(`?q=${encodeURIComponent('_nfr "_a" pole_emploi')}`)).of_items, 0, "no term from words");
    const first = await list("?limit=2");
    const rest = await list(`?limit=100&cursor=${first.next}`);
    assert.equal(first.items.length + rest.items.length, all.of_items);
    assert.equal((await getJson(`${url}/api/v1/experiences?cursor=x`)).status, 400);
    assert.equal((await getJson(`${url}/api/v1/experiences?service=nothing`)).body.code, "experiences.service_unknown");
  });

  await t.test("a story is reported with a receipt, and decided with reasons to both sides", async () => {
    const story = await publish({ text: "Au guichet de Rocroi, Monsieur le chef du bureau du fond m’a ri au nez." });
    const report = { id: uuid(), reason: "names_me", text: "On me reconnaît : je suis seul dans ce bureau." };
    const file = () => send("POST", `/experiences/${story.id}/reports`, report);
    const [once, again] = [await file(), await file()];
    assert.deepEqual([once.status, again.body.code], [200, once.body.code]);
    const receipt = () => send("GET", `/follow-ups/${once.body.code}/content_report`);
    assert.equal((await receipt()).body.decision, undefined);
    const open = async () =>
      (await reader.get("/content-reports")).body.items.filter((one) => one.experience === story.id);
    const [item, ...more] = await open();
    assert.equal(more.length, 0, "told twice it is one");
    assert.equal(item.reason, "names_me");
    const decide = (body) =>
      reader.ask("PUT", `/content-reports/${item.id}/decision`, { version: item.version, ...body });
    const note = "On reconnaît en effet une personne : le bureau est masqué.";
    assert.equal((await decide({ decision: "mask", note })).body.code, "experiences.nothing_hidden");
    const hides = [partOf(item.text, "Monsieur le chef du bureau du fond")];
    const old = await decide({ decision: "mask", note, hides, version: 99 });
    assert.deepEqual([old.status, old.body.code], [409, "experiences.changed_meanwhile"]);
    assert.equal((await decide({ decision: "mask", note, hides })).status, 204);
    assert.deepEqual([(await receipt()).body.decision, (await receipt()).body.note], ["mask", note]);
    assert.equal((await own(story.code)).body.decisions.at(-1).note, note, "the author reads why");
    assert.equal(
      (await getJson(`${url}/api/v1/experiences/${story.id}`)).body.text,
      "Au guichet de Rocroi, [[other]] m’a ri au nez.",
    );
    assert.equal((await open()).length, 0);
    const nothing = await send("POST", `/experiences/${uuid()}/reports`, report);
    assert.equal(nothing.status, 404);
  });

  await t.test("P-04, P-01: police and health insurance are in the tree; the programme adds a body", async () => {
    const tree = (await getJson(`${url}/api/v1/services`)).body.items;
    for (const code of ["police", "cpam"])
      assert.ok(
        tree.some((one) => one.code === code),
        code,
      );
    const programme = await person("n@relais.example", "national_programme", "network:fr", "anct");
    const added = { code: "sea_rescue", parent: "security", name_fr: "Sauvetage en mer" };
    assert.equal((await coordinator.ask("POST", "/services", added)).status, 403);
    assert.ok((await programme.ask("POST", "/services", added)).body.items.some(({ code }) => code === "sea_rescue"));
    assert.equal((await programme.ask("POST", "/services", added)).body.code, "experiences.service_exists");
    await publish({
      services: [{ code: "sea_rescue" }],
      text: "La vedette est venue très vite, merci à toute l’équipe.",
    });
    assert.equal((await list("?service=security")).of_items, 1);
  });

  await t.test("bad input is refused by field, and codes cannot be guessed", async () => {
    const refused = async (more) => {
      const { status, body } = await send("POST", "/experiences", told(more));
      assert.equal(status, 400);
      return body.errors.map(({ field, code }) => `${field} ${code}`).join();
    };
    assert.match(await refused({ territory: "99999" }), /territory experiences.territory_unknown/);
    assert.match(
      await refused({ services: [{ code: "caf" }, { code: "caf" }] }),
      /services\/1\/code experiences.service_twice/,
    );
    assert.match(await refused({ services: [{ code: "health" }] }), /experiences.service_is_a_theme/);
    assert.match(await refused({ services: [{ code: "counter", counter: "none" }] }), /experiences.counter_unknown/);
    assert.match(await refused({ services: [] }), /services/);
    assert.match(await refused({ text: "… ".repeat(30) }), /experiences.text_too_short/);
    assert.match(await refused({ procedure: "none.none" }), /experiences.procedure_unknown/);
    const hidden = await tell({
      text: "Le site \u202Eest lent\u202C depuis\u200B hier, rien n’avance pour personne ici.",
    });
    assert.ok(!/[\u200b-\u200f\u202a-\u202e]/.test(hidden.text));
    for (const limit of [-1, 0, 101]) {
      for (const [who, path] of [
        [reader, "/moderation"],
        [caf, "/experience-inbox"],
      ])
        assert.equal((await who.get(`${path}?limit=${limit}`)).status, 400, `${path} ${limit}`);
    }
    const form = async (path, fields) => {
      const answer = await fetch(`${url}/fr${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { "x-forwarded-for": fromElsewhere() },
      });
      return { status: answer.status, page: await answer.text() };
    };
    const whole = Object.entries({
      step: "send",
      territory: "08105",
      place: "Charleville-Mézières",
      feeling: "negative",
    });
    const sent = (text, services) =>
      form("/tell", [...whole, ["id", uuid()], ["text", text], ...services.map((code) => ["service", code])]);
    const { text } = told();
    const hasCode = /class="follow-code"/;
    assert.match((await sent(text, ["caf"])).page, hasCode);
    for (const [why, answer] of Object.entries({
      long: await sent("a b ".repeat(3_000), ["caf"]),
      many: await sent(text, Array(12).fill("caf")),
      bytes: await sent("a".repeat(80_000), ["caf"]),
    })) {
      assert.ok(answer.status < 500 && !hasCode.test(answer.page), why);
    }
    const { id, code } = await publish();
    for (const reply of ["", "a".repeat(5_000)])
      assert.ok((await form("/follow-up", { code, step: "reply", id: uuid(), text: reply })).status < 500);
    assert.deepEqual((await own(code)).body.experience.replies, [], "neither empty nor endless");
    await form(`/experiences/${id}/report`, { id: uuid(), reason: "other", text: "a b ".repeat(2_000) });
    const reported = (await reader.get("/content-reports")).body.items;
    assert.ok(!reported.some(({ experience }) => experience === id));
    const why = "a b ".repeat(5_000);
    assert.equal((await send("POST", `/follow-ups/${code}/experience/appeal`, { why })).status, 400);
    const huge = await send("POST", "/experiences", told({ text: "a".repeat(1_000_000) }));
    assert.equal(huge.status, 413);
    assert.equal((await own("AAAA-AAAA-AAAA")).body.code, "follow_ups.code_mistyped");
    const unknown = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"].map((last) => `K7QM-4XRD-9F2${last}`);
    const asked = await Promise.all(unknown.map((code) => own(code)));
    assert.equal(
      asked.filter(({ body }) => body.code === "follow_ups.code_unknown").length,
      1,
      "one check character is right",
    );
  });

  await t.test("a flood from one address is slowed, one from many has to work for it", async () => {
    const one = [];
    for (let times = 0; times < 12; ++times) one.push((await send("POST", "/experiences", told(), "10.8.8.8")).status);
    assert.ok(one.includes(200) && one.includes(429), one.join());
    const many = [];
    for (let times = 0; times < 400 && !many.includes(429); ++times)
      many.push((await send("POST", "/experiences", told())).status);
    assert.ok(many.includes(429), "300 at once pass");
    const proof = (await send("GET", "/experiences/proof")).body;
    const { createHash } = await import("node:crypto");
    const story = told();
    let number = 0;
    const isDone = () =>
      createHash("sha256").update(`${proof.salt} ${story.id} ${number}`).digest().readUInt16BE(0) === 0;
    while (!isDone()) ++number;
    assert.equal((await send("POST", `/experiences?proof=${number}`, story)).status, 200);
  });
}
