// Actions: opened from a story by whoever may, done with a proof, dropped with a reason, out of others' reach; whether
// the figure has moved, read of real stories before and after; the public ledger; on both databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { action, daysFromNow, measure, monthsAgo, movePublication, publishStories } from "../acting.mjs";
import { databases, getJson, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { uuid } from "../visiting.mjs";

// Done, to be done, and dropped.
const kHeadings = {
  fr: ["Nous avons fait", "Nous allons faire", "Nous voulions faire"],
  en: ["We did", "We are going to", "We meant to"],
  nl: ["Wij deden", "Wij gaan doen", "Wij wilden doen"],
  de: ["Wir taten", "Wir werden tun", "Wir wollten tun"],
};

test("actions", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => actions(t, database));
  }
});

async function actions(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  for (const [id, body] of Object.entries({
    "caf-08": { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" },
    "caf-59": { kind: "partner", name: "CAF du Nord", partner_code: "caf", territory_code: "59" },
  })) {
    assert.equal((await root.ask("PUT", `/organisations/${id}`, body)).status, 200);
  }
  const coordinator = await person("c08@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const elsewhere = await person("c59@relais.example", "departmental_coordinator", "territory:59", "prefecture-59");
  const manager = await person("caf08@relais.example", "partner_manager", "organisation:caf-08", "caf-08");
  const stranger = await person("caf59@relais.example", "partner_manager", "organisation:caf-59", "caf-59");
  const referent = await person("ref08@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const advisor = await person("a@relais.example", "advisor", "counter:fs-1729", "cc-thierache");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");

  const [first, hidden] = await publishStories(url, reader, { service: "caf", count: 2, negative: 2 });
  const open = async (one, who = coordinator) => {
    const answer = await who.ask("POST", "/actions", one);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const put = (who, id, noun, body) => who.ask("PUT", `/actions/${id}/${noun}`, body);
  const ledger = async (query = "") => (await getJson(`${url}/api/v1/ledger${query}`)).body.items;
  const codesOf = ({ status, body }) => {
    assert.equal(status, 400, JSON.stringify(body));
    return Object.fromEntries(body.errors.map(({ field, code }) => [field, code]));
  };
  const proof = { text: "La permanence rappelle depuis lundi.", done_on: daysFromNow(0) };

  await t.test("an action is opened from a story, and sent once more it is no second one", async () => {
    const one = action(first, { function: "responsable de l’accueil" });
    const opened = await open(one);
    assert.equal(opened.state, "open");
    assert.equal(opened.owner.name, "CAF des Ardennes");
    assert.equal(opened.department.name, "Ardennes");
    assert.match(opened.origin.title, /^Dossier/);
    assert.equal(opened.origin.page, `/experiences/${first}`);
    assert.deepEqual(
      opened.history.map(({ state, changed_on }) => [state, changed_on]),
      [["open", daysFromNow(0)]],
    );
    await open(one);
    const { items, of_items } = (await coordinator.get(`/actions?origin=experience:${first}`)).body;
    assert.equal(of_items, 1);
    assert.equal(items[0].id, one.id);
    const other = await coordinator.ask("POST", "/actions", { ...one, origin: { kind: "experience", id: hidden } });
    assert.equal(other.status, 409);
    assert.equal(other.body.code, "actions.id_taken");
    for (const more of [
      { title: "Rappeler sous dix jours" },
      { due_on: daysFromNow(60) },
      { is_public: false },
      { function: undefined },
      { measure: measure() },
    ]) {
      const changed = await coordinator.ask("POST", "/actions", { ...one, ...more });
      assert.deepEqual([changed.status, changed.body.code], [409, "actions.id_taken"], JSON.stringify(more));
    }
  });

  await t.test("whoever reaches neither its department nor its organisation is told that there is none", async () => {
    const { id, version } = await open(action(first));
    for (const who of [coordinator, manager, referent]) assert.equal((await who.get(`/actions/${id}`)).status, 200);
    for (const who of [elsewhere, stranger]) {
      assert.equal((await who.get(`/actions/${id}`)).status, 404);
      assert.equal((await put(who, id, "completion", proof)).status, 404);
      assert.equal((await put(who, id, "abandonment", { text: "Sans objet." })).status, 404);
      const content = { ...action(first), id: undefined, origin: undefined };
      assert.equal((await who.ask("PUT", `/actions/${id}`, content, { "If-Match": `"${version}"` })).status, 404);
      assert.equal((await who.get("/actions")).body.of_items, 0);
      // Not even that the identifier is taken by one of theirs.
      const again = await who.ask("POST", "/actions", { ...action(first), id, department: "59", owner: "caf-59" });
      assert.equal(again.body.code, "actions.id_taken");
    }
    assert.equal((await referent.ask("POST", "/actions", action(first))).status, 403, "a referent reads");
    assert.equal((await advisor.get("/actions")).status, 403);
    assert.equal((await fetch(`${url}/api/v1/actions`)).status, 401);
  });

  await t.test("it is given to whoever acts there, within one's own reach", async () => {
    const names = async (who, department) =>
      (await who.get(`/action-owners?department=${department}`)).body.items.map(({ id }) => id);
    assert.ok((await names(coordinator, "08")).includes("caf-08"));
    assert.ok(!(await names(coordinator, "08")).includes("caf-59"));
    assert.deepEqual(await names(coordinator, "59"), []);
    assert.deepEqual(await names(manager, "08"), ["caf-08"]);
    assert.deepEqual(await names(manager, "59"), []);
    await open(action(first), manager);
    for (const [who, more, field, code] of [
      [manager, { owner: "prefecture-08" }, "/owner", "actions.owner_unknown"],
      [manager, { department: "59" }, "/department", "actions.department_unknown"],
      [coordinator, { department: "59", owner: "caf-59" }, "/department", "actions.department_unknown"],
      [coordinator, { owner: "caf-59" }, "/owner", "actions.owner_unknown"],
      [coordinator, { owner: "nobody" }, "/owner", "actions.owner_unknown"],
    ]) {
      assert.deepEqual(codesOf(await who.ask("POST", "/actions", action(first, more))), { [field]: code });
    }
  });

  await t.test("what is wrong is said of each field", async () => {
    const wrong = action(uuid(), {
      id: "x".repeat(36),
      title: "   ",
      what: "Appeler Mme Dupont au 06 12 34 56 78.",
      due_on: daysFromNow(-1),
      department: "no-such",
      measure: measure({ service: "no-such", department: "999", irritant: "i-1" }),
    });
    assert.deepEqual(codesOf(await coordinator.ask("POST", "/actions", wrong)), {
      "/id": "actions.id_malformed",
      "/title": "actions.blank",
      "/what": "actions.personal",
      "/due_on": "actions.due_before_opening",
      "/origin": "actions.origin_unknown",
      "/measure/service": "actions.service_unknown",
      "/measure/irritant": "actions.irritant_unknown",
      "/department": "actions.department_unknown",
      "/measure/department": "actions.department_unknown",
    });
    assert.deepEqual(codesOf(await coordinator.ask("POST", "/actions", action(first, { opened_on: daysFromNow(1) }))), {
      "/opened_on": "actions.date_in_future",
    });
    const long = await coordinator.ask("POST", "/actions", action(first, { title: "x".repeat(161) }));
    assert.deepEqual(codesOf(long), { "/title": "json.length_outside_bounds" });
    const months = await coordinator.ask("POST", "/actions", action(first, { measure: measure({ months: 25 }) }));
    assert.deepEqual(codesOf(months), { "/measure/months": "json.number_outside_bounds" });
    const script = await coordinator.ask("POST", "/actions", action(first, { origin: { kind: "story", id: first } }));
    assert.equal(script.status, 400);
    assert.equal((await coordinator.get("/actions?origin=nothing")).body.code, "actions.origin_malformed");
    assert.equal((await coordinator.get(`/actions?cursor=${uuid()}`)).body.code, "actions.cursor_unknown");
  });

  await t.test("a change names the version that was read", async () => {
    const one = action(first);
    const { id } = await open(one);
    const read = await coordinator.get(`/actions/${id}`);
    const tag = read.headers.get("etag");
    const content = { ...one, id: undefined, origin: undefined, title: "Rappeler sous trois jours" };
    assert.equal((await coordinator.ask("PUT", `/actions/${id}`, content)).body.code, "actions.if_match_missing");
    const changed = await coordinator.ask("PUT", `/actions/${id}`, content, { "If-Match": tag });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.equal(changed.body.title, "Rappeler sous trois jours");
    const late = await coordinator.ask("PUT", `/actions/${id}`, content, { "If-Match": tag });
    assert.equal(late.status, 409);
    assert.equal(late.body.code, "actions.changed_meanwhile");
    assert.notEqual(changed.headers.get("etag"), tag);
  });

  await t.test("done with a proof, dropped with a reason, opened again: all of it stays in the history", async () => {
    const { id } = await open(action(first));
    const bad = await put(coordinator, id, "completion", {
      ...proof,
      link: "http://a.example",
      done_on: daysFromNow(1),
    });
    assert.deepEqual(codesOf(bad), { "/link": "actions.link_malformed", "/done_on": "actions.date_in_future" });
    const done = { ...proof, link: "https://exemple.fr/permanence" };
    assert.equal((await put(manager, id, "completion", done)).body.state, "done");
    assert.equal((await put(manager, id, "completion", done)).body.history.length, 2, "sent once more");
    assert.equal((await put(manager, id, "abandonment", { text: "Sans objet." })).body.code, "actions.not_open");
    assert.equal((await put(coordinator, id, "reopening", { text: "La permanence a fermé." })).body.state, "open");
    assert.equal((await put(coordinator, id, "reopening", { text: "Encore." })).body.code, "actions.not_closed");
    assert.equal((await put(coordinator, id, "abandonment", { text: "Plus de moyens." })).body.state, "dropped");
    const { history } = (await put(coordinator, id, "abandonment", { text: "Plus de moyens." })).body;
    assert.deepEqual(
      history.map(({ state, note }) => [state, note]),
      [
        ["open", ""],
        ["done", done.text],
        ["open", "La permanence a fermé."],
        ["dropped", "Plus de moyens."],
      ],
    );
    assert.equal((await put(coordinator, id, "measurement", {})).body.code, "actions.no_measure");
  });

  await t.test("the list is narrowed, and pages by a cursor; what is late is shown", async () => {
    const late = action(first, {
      opened_on: daysFromNow(-40),
      due_on: daysFromNow(-2),
      title: "En retard de deux jours",
    });
    await open(late);
    const { items, overdue } = (await coordinator.get("/actions?overdue=true")).body;
    assert.deepEqual(
      items.map(({ id }) => id),
      [late.id],
    );
    assert.equal(items[0].is_overdue, true);
    assert.equal(overdue, 1);
    const whole = (await coordinator.get("/actions")).body;
    assert.equal(whole.items[0].id, late.id, "open ones first, the earliest due before others");
    const paged = [];
    for (let cursor = ""; cursor !== undefined; ) {
      const page = (await coordinator.get(`/actions?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    assert.deepEqual(
      paged,
      whole.items.map(({ id }) => id),
    );
    const states = (await coordinator.get("/actions?state=dropped")).body.items.map(({ state }) => state);
    assert.deepEqual([...new Set(states)], ["dropped"]);
    assert.equal((await coordinator.get("/actions?department=59")).body.of_items, 0);
    assert.equal((await coordinator.get("/actions?organisation=caf-08")).body.of_items, whole.of_items);
  });

  await t.test("the ledger has the public ones alone, without a sign-in", async () => {
    const secret = action(hidden, { is_public: false, title: "Interne à la maison" });
    await open(secret);
    const items = await ledger();
    assert.ok(items.length > 0 && items.every(({ is_public }) => is_public));
    assert.ok(!JSON.stringify(items).includes("Interne"));
    assert.deepEqual(await ledger(`?origin=experience:${hidden}`), []);
    assert.deepEqual(await ledger("?department=59"), []);
    assert.deepEqual(await ledger("?network=be"), []);
    const page = await (await fetch(`${url}/fr/experiences/ledger`)).text();
    assert.ok(page.includes("Rappeler sous cinq jours") && !page.includes("Interne"));
    for (const language of ["fr", "en", "nl", "de"]) {
      const html = await (await fetch(`${url}/${language}/experiences/ledger?limit=100`)).text();
      for (const [, state, heading] of html.matchAll(
        /ledger__state--(\w+)"[\s\S]*?<h3>[^<]*<\/h3>[\s\S]*?<h3>([^<]*)<\/h3>/g,
      )) {
        assert.equal(heading, kHeadings[language][state === "done" ? 0 : state === "dropped" ? 2 : 1], state);
      }
    }
    const story = await (await fetch(`${url}/fr/experiences/${first}`)).text();
    assert.ok(
      story.includes("Ce qui en est venu") && story.includes(`/fr/experiences/ledger?origin=experience%3A${first}`),
    );
    assert.ok(!(await (await fetch(`${url}/fr/experiences/${hidden}`)).text()).includes("Ce qui en est venu"));
  });

  // Decided five months ago, done on the first day of the month after: three whole months on either side are over.
  const times = { opened_on: monthsAgo(5), due_on: monthsAgo(4) };
  const [before, after] = [monthsAgo(7), monthsAgo(3)];
  const stories = async (service, count, negative, when, verdicts) => {
    const ids = await publishStories(url, reader, { service, count, negative, territory: "08105" });
    movePublication(database, ids, when);
    if (verdicts) {
      movePublication(database, ids.slice(0, verdicts), when, "solved");
      movePublication(database, ids.slice(verdicts), when, "not_solved");
    }
    return ids;
  };
  const finished = async (of, more) => {
    const { id } = await open(action(first, { ...times, measure: measure(of), ...more }));
    const done = await put(coordinator, id, "completion", { ...proof, done_on: monthsAgo(4) });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    return done.body;
  };

  await t.test("moved: as many whole months before as after, with the interval of the difference", async () => {
    await stories("caf", 40, 32, before, 8);
    await stories("caf", 40, 10, after, 30);
    const { measure: share } = await finished({ service: "caf" });
    assert.equal(share.result.outcome, "less");
    assert.deepEqual(share.result.before.measured, { count: 32, of: 40 });
    assert.deepEqual([share.result.before.since, share.result.after.since], [monthsAgo(8), monthsAgo(4)]);
    assert.deepEqual(share.result.after.measured, { count: 10, of: 40 });
    assert.ok(Math.abs(share.result.difference.value + 0.55) < 1e-9);
    // Newcombe's method 10, reckoned here and not by the program.
    const wilson = (count, of) => {
      const [p, z] = [count / of, 1.96];
      const centre = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
      const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
      return [centre - half, centre + half];
    };
    const [[low1, high1], [low2, high2]] = [wilson(10, 40), wilson(32, 40)];
    const { low, high } = share.result.difference.interval;
    assert.ok(Math.abs(low - (-0.55 - Math.hypot(0.25 - low1, high2 - 0.8))) < 1e-9);
    assert.ok(Math.abs(high - (-0.55 + Math.hypot(high1 - 0.25, 0.8 - low2))) < 1e-9);
    assert.match(share.result.change_words, /^En baisse de 55,0 points/);
    const { measure: solved } = await finished({ service: "caf", kind: "solved_share" });
    assert.equal(solved.result.outcome, "more");
    assert.deepEqual(solved.result.after.measured, { count: 30, of: 40 });
    const { measure: theme } = await finished({ service: "family", kind: "stories_per_month" });
    assert.equal(theme.result.outcome, "not_moved", "as many stories as before, of the theme's bodies");
    assert.deepEqual(theme.result.before.measured, { count: 40, of: 3 });
    const there = await open(action(first, { measure: measure({ department: "59" }) }));
    assert.deepEqual(there.measure.result.before.measured, { count: 0, of: 0 }, "of that department alone");
  });

  await t.test("not moved is said plainly, too few is not compared, too early has a day", async () => {
    await stories("hospital", 34, 17, before);
    await stories("hospital", 34, 15, after);
    const still = (await finished({ service: "hospital" })).measure.result;
    assert.equal(still.outcome, "not_moved");
    assert.match(still.change_words, /^Rien qui se distingue du hasard n’a bougé/);
    await stories("customs", 6, 6, before);
    await stories("customs", 6, 0, after);
    const few = (await finished({ service: "customs" })).measure.result;
    assert.equal(few.outcome, "too_few");
    assert.equal(few.before.value, undefined);
    assert.equal(few.difference, undefined);
    const rate = (await finished({ service: "customs", kind: "stories_per_month" })).measure.result;
    assert.equal(rate.outcome, "not_compared", "twelve stories in all");
    const { id } = await open(action(first, { ...times, measure: measure() }));
    const early = (await put(coordinator, id, "completion", proof)).body;
    assert.equal(early.measure.result.outcome, "too_early");
    assert.equal(early.is_to_measure, false);
    assert.equal(early.remeasure_on, early.measure.result.measurable_on);
    assert.equal((await put(coordinator, id, "measurement", {})).body.code, "actions.too_early");
  });

  await t.test("the figure that was chosen does not change once it is done", async () => {
    const one = action(first, { ...times, measure: measure() });
    const { id } = await open(one);
    const { version } = (await put(coordinator, id, "completion", { ...proof, done_on: monthsAgo(4) })).body;
    const content = { ...one, id: undefined, origin: undefined, measure: measure({ service: "cpam" }) };
    const other = await coordinator.ask("PUT", `/actions/${id}`, content, { "If-Match": `"${version}"` });
    assert.equal(other.body.code, "actions.measure_fixed");
  });

  await t.test("the day for measuring again is shown; what is read then is kept, with its interval", async () => {
    const { id, is_to_measure } = await finished({ service: "caf" }, { title: "À mesurer encore" });
    assert.equal(is_to_measure, true, "the months after are over");
    const due = (await coordinator.get("/actions?to_measure=true")).body;
    assert.ok(due.items.some((one) => one.id === id) && due.to_measure === due.of_items);
    const past = await put(coordinator, id, "measurement", { next_on: daysFromNow(0) });
    assert.deepEqual(codesOf(past), { "/next_on": "actions.next_in_past" });
    const next = daysFromNow(180);
    const { body } = await put(coordinator, id, "measurement", { next_on: next });
    assert.equal(body.is_to_measure, false);
    assert.equal(body.remeasure_on, next);
    assert.equal(body.measure.remeasured.length, 1);
    const [{ measured_on, result }] = body.measure.remeasured;
    assert.equal(measured_on, daysFromNow(0));
    assert.deepEqual([result.before.since, result.after.since], [monthsAgo(8), monthsAgo(3)], "the last months");
    assert.equal(result.outcome, "less");
    const page = await (await fetch(`${url}/fr/experiences/ledger`)).text();
    assert.ok(page.includes("Mesuré de nouveau"));
  });

  await t.test("the page says it in four languages, without a script", async () => {
    for (const [language, words] of Object.entries({
      fr: ["Vous avez dit", "Nous avons fait", "Cela a-t-il changé", "En baisse de 55,0 points", "hasard"],
      en: ["You said", "We did", "Did it change", "Down by 55.0 points", "chance"],
      nl: ["U zei", "Wij deden", "Gedaald met 55,0 punten", "toeval"],
      de: ["Sie sagten", "Wir taten", "Um 55,0 Punkte gesunken", "Zufall"],
    })) {
      const answer = await fetch(`${url}/${language}/experiences/ledger`);
      assert.equal(answer.status, 200);
      const html = await answer.text();
      for (const word of words) assert.ok(html.includes(word), `${language}: ${word}`);
      assert.ok(!/<script(?![^>]*src)/.test(html), language);
      assert.ok(html.includes('class="ledger__interval"'), "drawn");
    }
    assert.match(
      await (await fetch(`${url}/fr/experiences/ledger?network=be`)).text(),
      /Aucune action n’est publiée ici/,
    );
    assert.equal((await fetch(`${url}/fr/experiences/ledger?origin=nothing`)).status, 400);
    assert.ok((await (await fetch(`${url}/fr/experiences`)).text()).includes('href="/fr/experiences/ledger"'));
  });
}
