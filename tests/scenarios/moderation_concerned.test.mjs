// Whom a story concerns, now or before, under any hat: they neither take it away, nor hide what many tell, nor praise
// themselves; and what a story leaves behind goes with it. On both databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, relais, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";
import { kCounter, uuid } from "../visiting.mjs";

test("whom a story concerns", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => concerned(t, database));
  }
});

async function concerned(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  for (const [id, body] of Object.entries({
    "caf-08": { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" },
    "cpam-08": { kind: "partner", name: "CPAM des Ardennes", partner_code: "cpam", territory_code: "08" },
  }))
    assert.equal((await root.ask("PUT", `/organisations/${id}`, body)).status, 200);
  const moderator = (name) => person(`${name}@relais.example`, "moderator", "network:fr", "operator");
  const reader = await moderator("m1");
  const keeper = await person("n@relais.example", "national_programme", "network:fr", "operator");
  const coordinator = await person("c8@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const elsewhere = await person("c2@relais.example", "departmental_coordinator", "territory:02", "prefecture-02");
  const { send, publish, tell, decide, withdraw } = storiesOf(url, reader);

  // A moderator with a second hat.
  const both = async (name, role) => {
    const somebody = await moderator(name);
    const asked = { email: somebody.email, name, language: "fr", role };
    const invited = await root.ask("POST", "/invitations", asked);
    assert.ok(invited.status < 300, JSON.stringify(invited.body));
    return somebody;
  };
  const wear = async (somebody, organisation) => {
    const worn = await somebody.ask("PUT", "/session/hat", { organisation });
    assert.equal(worn.status, 204, JSON.stringify(worn.body));
  };
  const ofCaf = { organisation: "caf-08", role: "partner_referent", scope_kind: "organisation", scope_code: "caf-08" };
  const caf = await both("both", ofCaf);
  const reportOf = async (story, who) =>
    (await who.get("/content-reports?limit=50")).body.items.find(({ experience }) => experience === story.id);
  const remove = (who, { id, version }) =>
    who.ask("PUT", `/content-reports/${id}/decision`, {
      decision: "remove",
      version,
      note: "Cela nous gêne beaucoup.",
    });

  await t.test("a story that they sent on, or answered, is not theirs to take away", async () => {
    const [sent, answered] = [await publish(), await publish()];
    const left = await both("left", ofCaf);
    await wear(left, "caf-08");
    const answer = { id: uuid(), position: 0, kind: "explanation", text: "Votre dossier est revu cette semaine." };
    assert.equal((await left.ask("POST", `/experiences/${answered.id}/answers`, answer)).status, 204);
    await wear(left, "operator");
    const { roles } = (await root.get("/people")).body.items.find(({ name }) => name === "left");
    const { id: ended } = roles.find(({ role }) => role === "partner_referent");
    assert.equal((await root.ask("DELETE", `/roles/${ended}`)).status, 204);
    await wear(caf, "caf-08");
    const transfer = { position: 0, service: "cpam", reason: "C’est une aide de l’assurance maladie." };
    assert.equal((await caf.ask("POST", `/experiences/${sent.id}/transfers`, transfer)).status, 204);
    await wear(caf, "operator");
    for (const [story, who] of [
      [sent, caf],
      [answered, left],
    ]) {
      await send("POST", `/experiences/${story.id}/reports`, reported());
      const item = await reportOf(story, reader);
      assert.equal(await reportOf(story, who), undefined);
      assert.equal((await remove(who, item)).status, 404);
      assert.equal((await getJson(`${url}/api/v1/experiences/${story.id}`)).status, 200);
      const reply = { id: uuid(), text: "Rien de neuf depuis ma demande." };
      await send("POST", `/follow-ups/${story.code}/experience/replies`, reply);
      assert.equal((await decide(story.id, { kind: "reject", reason: "spam" }, who)).status, 404, "nor a reply to it");
    }
  });

  await t.test("whoever moderates in the name of a body reads nothing about it", async () => {
    const story = await tell();
    const posted = await person("mc@relais.example", "moderator", "network:fr", "caf-08");
    assert.equal((await decide(story.id, { kind: "accept" }, posted)).status, 404);
    assert.equal((await decide(story.id)).status, 204);
  });

  await t.test("P-44: the desk that must not see it decides nothing of it under another hat", async () => {
    const advisor = await person("a@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");
    const role = { organisation: "cc-thierache", role: "advisor", scope_kind: "counter", scope_code: kCounter };
    const desk = await both("desk", role);
    const told = async (hides_from_counter) => {
      const { body, status } = await advisor.ask("POST", "/assisted-experiences", {
        ...storiesOf(url, reader).told({ territory: "02789" }),
        channel: "paper",
        counter: kCounter,
        hides_from_counter,
      });
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };
    const [hidden, open] = [await told(true), await told(false)];
    const waiting = (await desk.get("/moderation?limit=100")).body.items.map(({ experience }) => experience.id);
    assert.deepEqual([waiting.includes(hidden.id), waiting.includes(open.id)], [false, true]);
    assert.equal((await decide(hidden.id, { kind: "reject", reason: "spam" }, desk)).status, 404);
    assert.equal((await decide(hidden.id)).status, 204);
    assert.equal((await decide(open.id, { kind: "accept" }, desk)).status, 204);
  });

  const title = "Aides sans réponse";
  const group = async (stories, who = keeper) => {
    const made = await who.ask("POST", "/irritants", { id: uuid(), title, stories: stories.map(({ id }) => id) });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    return made.body;
  };
  const setAside = (who, { id, version }) => who.ask("PUT", `/irritants/${id}`, { state: "set_aside", title, version });
  const say = (who, irritant, story, membership) =>
    who.ask("PUT", `/irritants/${irritant.id}/stories/${story.id}`, { membership });
  const refused = ({ status, body }, code) => assert.deepEqual([status, body.code], [403, `experiences.${code}`]);

  await t.test("an irritant about one's own body is confirmed and named, and does not disappear", async () => {
    const stories = [await publish(), await publish(), await publish({ services: [{ code: "cpam" }] })];
    const irritant = await group(stories);
    refused(await setAside(caf, irritant), "concerns_you");
    refused(await say(caf, irritant, stories[0], "removed"), "concerns_you");
    refused(await say(caf, irritant, stories[2], "removed"), "concerns_you");
    const named = await caf.ask("PUT", `/irritants/${irritant.id}`, {
      state: "confirmed",
      title: "Aides au logement sans réponse",
      version: irritant.version,
    });
    assert.equal(named.status, 200, JSON.stringify(named.body));
    refused(await say(caf, irritant, await publish({ services: [{ code: "cpam" }] }), "added"), "concerns_you");
    assert.equal((await say(reader, irritant, stories[0], "removed")).status, 200);
    assert.equal((await setAside(keeper, named.body)).status, 200);
  });

  await t.test("what lies in another department is its keeper's", async () => {
    const told = { territory: "02789" };
    const stories = [await publish(told), await publish(told), await publish(told)];
    const refusedGroup = await coordinator.ask("POST", "/irritants", {
      id: uuid(),
      title,
      stories: stories.map(({ id }) => id),
    });
    refused(refusedGroup, "outside_your_area");
    const irritant = await group(stories, elsewhere);
    for (const state of ["set_aside", "confirmed"])
      refused(
        await coordinator.ask("PUT", `/irritants/${irritant.id}`, { state, title: "Rien", version: irritant.version }),
        "outside_your_area",
      );
    refused(await say(coordinator, irritant, stories[0], "removed"), "outside_your_area");
    refused(await say(coordinator, irritant, stories[0], "added"), "outside_your_area");
    refused(await say(coordinator, irritant, await publish(), "added"), "outside_your_area");
    const more = await say(elsewhere, irritant, await publish(told), "added");
    assert.deepEqual([more.status, more.body.stories], [200, 4], "those there go on with it");
    const mixed = await group([await publish(), ...stories]);
    refused(await setAside(coordinator, mixed), "outside_your_area");
    assert.equal((await setAside(elsewhere, irritant)).status, 200);
  });

  const praise = "Au guichet de la CAF, tout a été réglé le jour même, avec le sourire.";
  const practice = (story, more) => ({
    id: uuid(),
    experience: story.id,
    title: "Le jour même",
    text: praise,
    ...more,
  });
  const change = (asked, more) => ({ title: asked.title, text: asked.text, is_withdrawn: false, version: 1, ...more });

  await t.test(
    "nobody promotes, rewrites or withdraws praise of their own body, nor of another department",
    async () => {
      const story = await publish({ feeling: "positive", text: praise });
      refused(await caf.ask("POST", "/practices", practice(story)), "concerns_you");
      refused(await elsewhere.ask("POST", "/practices", practice(story)), "outside_your_area");
      const asked = practice(story);
      assert.equal((await coordinator.ask("POST", "/practices", asked)).status, 200);
      const put = (who, more) => who.ask("PUT", `/practices/${asked.id}`, change(asked, more));
      refused(await put(caf, { title: "La meilleure caisse" }), "concerns_you");
      refused(await put(elsewhere, { is_withdrawn: true }), "outside_your_area");
      assert.equal((await put(coordinator, { is_withdrawn: true })).status, 204);
    },
  );

  await t.test("a practice whose story is withdrawn is shown to nobody until its keeper decides", async () => {
    const list = async () => (await getJson(`${url}/api/v1/practices`)).body;
    const register = async () => (await keeper.get("/practice-register")).body;
    const [story, other] = [
      await publish({ feeling: "positive", text: praise }),
      await publish({ feeling: "positive", text: praise }),
    ];
    const [asked, second] = [practice(story), practice(other)];
    for (const one of [asked, second]) {
      const made = await keeper.ask("POST", "/practices", one);
      assert.equal(made.status, 200, JSON.stringify(made.body));
    }
    assert.equal((await list()).of_items, 2);
    assert.equal((await register()).of_items, 0);
    await withdraw(story);
    await send("POST", `/experiences/${other.id}/reports`, reported());
    assert.equal((await remove(reader, await reportOf(other, reader))).status, 204);
    assert.deepEqual((await list()).items, []);
    for (const { id } of [asked, second]) assert.equal((await getJson(`${url}/api/v1/practices/${id}`)).status, 404);
    assert.doesNotMatch(await (await fetch(`${url}/fr/experiences/practices`)).text(), /Le jour même/);
    const { items } = await register();
    assert.deepEqual(items.map(({ id }) => id).sort(), [asked.id, second.id].sort());
    for (const one of items) assert.deepEqual([one.is_experience_public, one.experience], [false, undefined]);

    const put = (one, more) => keeper.ask("PUT", `/practices/${one.id}`, change(one, more));
    assert.equal(
      (await put(asked, { is_kept: true, text: "Répondre à chaque demande le jour où elle vient." })).status,
      204,
    );
    assert.equal((await put(second, { is_withdrawn: true })).status, 204);
    assert.equal((await register()).of_items, 0);
    const [kept] = (await list()).items;
    assert.deepEqual([kept.id, kept.text.slice(0, 8), kept.experience], [asked.id, "Répondre", undefined]);
  });

  await t.test("an irritant of withdrawn stories is no longer read, nor the words that tied it", async () => {
    const words = ["brontosaure", "brontosaures", "brontosaure", "brontosaure", "brontosaure"];
    const stories = [];
    for (const [number, word] of words.entries())
      stories.push(
        await publish({
          text: `Le formulaire du ${word} est introuvable, le guichet numéro ${number} me renvoie toujours ailleurs.`,
          territory: "08105",
        }),
      );
    const find = () => assert.equal(relais("irritants", "--database", database).code, 0);
    find();
    const found = (await keeper.get("/irritant-register?state=found&limit=100")).body.items.find(({ ties }) =>
      ties.some(({ name }) => /brontosaure/.test(name)),
    );
    assert.ok(found, "found by its word");
    const confirmed = await keeper.ask("PUT", `/irritants/${found.id}`, {
      state: "confirmed",
      title: "",
      version: found.version,
    });
    assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
    const publicly = () => getJson(`${url}/api/v1/irritants/${found.id}`);
    const register = async () => (await keeper.get(`/irritant-register/${found.id}`)).body;
    const tie = ({ ties }) => ties.find(({ name }) => /brontosaure/.test(name));
    const before = (await publicly()).body;
    assert.ok(tie(before).stories >= 5, JSON.stringify(before.ties));
    await withdraw(stories[0]);
    assert.equal(tie((await publicly()).body).stories, tie(before).stories - 1, "counted again");
    for (const story of stories.slice(1)) await withdraw(story);
    for (const again of [false, true]) {
      if (again) find();
      assert.equal(tie(await register()), undefined, "the word goes with those who said it");
      const { status, body } = await publicly();
      assert.doesNotMatch(JSON.stringify(body), /brontosaure/);
      if (before.stories === stories.length) assert.equal(status, 404);
      const list = (await getJson(`${url}/api/v1/irritants?limit=100`)).body;
      assert.doesNotMatch(JSON.stringify(list), /brontosaure/);
    }
  });
}
