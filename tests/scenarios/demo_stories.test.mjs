// What `relais demo` has to read: two years of generated stories with answers, irritants, actions and practices, marked
// as generated wherever they stand, work for each role, and the same after it was interrupted or started again; on both
// databases.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../acting.mjs";
import { databases, getJson, relais, root, serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";

const kDemo = { command: "demo", args: ["--stories", "department"], env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } };
const kDay = 86_400_000;

test("stories of a demonstration", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => demonstrated(t, database));
  }
});

async function allOf(url, path) {
  const items = [];
  for (let next = ""; ; ) {
    const { status, body, text } = await getJson(`${url}/api/v1${path}?limit=100${next}`);
    assert.equal(status, 200, text);
    items.push(...body.items);
    if (!body.next) return items;
    next = `&cursor=${body.next}`;
  }
}

async function pageOf(url, path) {
  const answer = await fetch(`${url}${path}`, { headers: { accept: "text/html" } });
  assert.equal(answer.status, 200, path);
  return answer.text();
}

async function demonstrated(t, database) {
  const first = await serve(t, database, kDemo);
  const { url } = first;
  const stories = await allOf(url, "/experiences");

  await t.test("some 430 stories of two years, all generated, three in four answered", () => {
    assert.ok(stories.length > 400, `${stories.length}`);
    assert.ok(stories.every((story) => story.is_generated));
    const days = stories.map((story) => Date.parse(story.published_on) / kDay);
    assert.ok(Math.max(...days) - Math.min(...days) > 600);
    assert.ok(Math.max(...days) < Date.now() / kDay);
    const share = stories.filter((story) => story.answers.length > 0).length / stories.length;
    assert.ok(share > 0.68 && share < 0.85, `${share}`);
    const near = stories.filter((story) => story.structures[0].territory.code === "08").length / stories.length;
    assert.ok(near > 0.5 && near < 0.95, `${near}`);
    for (const channel of ["web", "paper", "counter", "telephone"]) {
      assert.ok(
        stories.some((story) => story.channel === channel),
        channel,
      );
    }
    for (const verdict of ["solved", "not_solved", "useful"]) {
      assert.ok(
        stories.some((story) => story.verdict === verdict),
        verdict,
      );
    }
    const kinds = new Set(stories.flatMap((story) => story.answers.map((answer) => answer.kind)));
    assert.deepEqual([...kinds].sort(), ["change_done", "change_planned", "explanation", "right_channel", "thanks"]);
    assert.ok(stories.some((story) => story.transfers.length > 0));
    assert.ok(stories.filter((story) => story.tags.length > 0).length > 100);
  });

  await t.test("answers are dated after their stories, and hold no place to fill in", () => {
    for (const story of stories) {
      for (const answer of story.answers) {
        assert.ok(answer.answered_on >= story.published_on, story.id);
        assert.doesNotMatch(answer.text, /[{}]/);
      }
    }
  });

  await t.test("five irritants are confirmed and named, one of them comes more often than it used to", async () => {
    const { body } = await getJson(`${url}/api/v1/irritants?limit=100`);
    assert.equal(body.items.length, 5);
    assert.ok(body.items.every((one) => one.is_generated && one.title !== "" && one.stories >= 5));
    assert.ok(body.items.some((one) => ["above_limit", "run_above"].includes(one.sign)));
  });

  await t.test("the ledger shows what was done and whether it moved", async () => {
    const { body } = await getJson(`${url}/api/v1/ledger`);
    assert.equal(body.items.length, 4);
    assert.ok(body.items.every((one) => one.is_generated));
    assert.deepEqual(body.items.map((one) => one.state).sort(), ["done", "done", "open", "open"]);
    assert.equal(body.items.filter((one) => one.is_overdue).length, 1);
    const results = body.items.filter((one) => one.state === "done").map((one) => one.measure.result.outcome);
    assert.deepEqual(results.sort(), ["less", "not_moved"]);
    assert.ok(body.items.some((one) => one.measure?.remeasured.length === 1));
  });

  await t.test("moderation is seen at work: masked, asked, refused, appealed against, reported", async () => {
    const { body } = await getJson(`${url}/api/v1/statistics/moderation`);
    assert.equal(body.is_generated, true);
    const last = String(new Date().getUTCFullYear() - 1); // a whole year
    const { total, refused, appeals, reports } = body.years.find((year) => year.total.period === last);
    for (const kind of ["accepted", "masked", "asked", "refused"])
      assert.ok(total[kind] >= 5, `${kind}: ${total[kind]}`);
    assert.ok(refused.filter((one) => one.refused >= 5).length >= 3, JSON.stringify(refused));
    for (const end of ["made", "upheld", "refused"]) assert.ok(appeals[end] >= 5, JSON.stringify(appeals));
    for (const end of ["made", "kept", "removed"]) assert.ok(reports[end] >= 5, JSON.stringify(reports));
    assert.ok(stories.some((story) => story.text.includes("[[other]]")));
    assert.ok(!stories.some((story) => /maison bleue|moitié prix/.test(story.text)), "what is refused is not read");
  });

  await t.test("two practices are adopted", async () => {
    const { body } = await getJson(`${url}/api/v1/practices`);
    assert.deepEqual(
      body.items.map((one) => [one.is_generated, one.adoptions]),
      [
        [true, 4],
        [true, 2],
      ],
    );
  });

  await t.test("every page, the feed and the files say that it is generated", async () => {
    const story = stories[0].id;
    const { body: irritants } = await getJson(`${url}/api/v1/irritants`);
    for (const path of [
      "/fr/experiences",
      `/fr/experiences/${story}`,
      "/fr/experiences/figures",
      "/fr/experiences/irritants",
      `/fr/experiences/irritants/${irritants.items[0].id}`,
      "/fr/experiences/practices",
      "/fr/experiences/ledger",
      "/fr/experiences/moderation",
      "/fr/experiences/widget",
      "/fr/experiences.rss",
    ]) {
      assert.match(await pageOf(url, path), /démonstration/, path);
    }
    const csv = await pageOf(url, "/api/v1/experiences.csv");
    const [head, ...lines] = csv.trim().split("\n");
    assert.match(head, /is_generated/);
    assert.ok(lines.length > 400);
    const { body: figures } = await getJson(`${url}/api/v1/statistics/experiences`);
    assert.equal(figures.is_generated, true);
  });

  const person = peopleOf(url, database);
  await t.test("each role has work", async () => {
    const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
    const waiting = await caf.get("/experience-inbox");
    assert.ok(waiting.body.of_items > 5, `${waiting.body.of_items}`);
    assert.ok(waiting.body.items.every((item) => item.mine.length > 0 && item.experience.answers.length === 0));
    const answered = await caf.ask("POST", `/experiences/${waiting.body.items[0].experience.id}/answers`, {
      id: "0190a0a0-0000-7000-8000-00000000cafe",
      position: waiting.body.items[0].mine[0],
      kind: "explanation",
      text: "Bonjour, le calcul est fait et le versement reprend cette semaine.",
    });
    assert.equal(answered.status, 204, JSON.stringify(answered.body));

    const moderator = await person("mod@relais.example", "moderator", "network:fr");
    const { body: queue } = await moderator.get("/moderation");
    assert.equal(queue.waiting, 6);
    assert.deepEqual(
      queue.items.map((item) => item.is_urgent),
      [true, false, false, false, false, false],
    );
    assert.ok(queue.items.every((item) => item.experience.is_generated));

    const coordinator = await person("co@relais.example", "departmental_coordinator", "territory:08");
    const { body: list } = await coordinator.get("/actions");
    assert.deepEqual([list.of_items, list.overdue, list.to_measure], [4, 1, 1]);
    const { body: inbox } = await coordinator.get("/experience-inbox");
    assert.ok(inbox.items.some((item) => item.mine.length > 0 || item.in_my_area.length > 0));
    const { body: register } = await coordinator.get("/irritant-register?state=found");
    assert.ok(register.of_items > 3);
  });

  await first.stop();

  await t.test("a second start, on another day or not, changes nothing", async (t) => {
    const again = await serve(t, database, kDemo);
    const same = await allOf(again.url, "/experiences");
    assert.deepEqual(
      same.map((story) => story.id),
      stories.map((story) => story.id),
    );
    assert.equal((await getJson(`${again.url}/api/v1/ledger`)).body.items.length, 4);
    await again.stop();
  });

  await t.test("a filling that was interrupted goes on", async (t) => {
    for (const table of ["action_measurement", "action_change", "action", "practice_adoption", "practice"]) {
      run(database, `delete from ${table}`);
    }
    const again = await serve(t, database, kDemo);
    assert.equal((await getJson(`${again.url}/api/v1/ledger`)).body.items.length, 4);
    assert.equal((await getJson(`${again.url}/api/v1/practices`)).body.items.length, 2);
    assert.equal((await allOf(again.url, "/experiences")).length, stories.length);
    await again.stop();
  });
}

test("a demonstration without stories, and a word that is neither", async (t) => {
  const folder = temporaryFolder(t);
  const { url } = await serve(t, `sqlite:${join(folder, "none.db")}`, { command: "demo" });
  assert.equal((await getJson(`${url}/api/v1/experiences`)).body.items.length, 0);
  await assert.rejects(
    serve(t, `sqlite:${join(folder, "some.db")}`, { command: "demo", args: ["--stories", "some"] }),
    /--stories is none or department/,
  );
});

test("the sample that ships is imported as it stands, without a warning", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo" });
  const sample = join(root, "data/demo/sample-experiences.csv");
  const brought = relais(
    "import",
    "experiences",
    sample,
    "--source",
    "Exemple inventé",
    "--strict",
    "--database",
    database,
  );
  assert.equal(brought.code, 0, brought.out + brought.err);
  const { body } = await getJson(`${url}/api/v1/experiences`);
  assert.equal(body.items.length, 6);
  assert.ok(body.items.every((story) => story.title.startsWith("Exemple inventé") && story.source));
});

test("in an empty folder the demonstration makes the folder of its database", async (t) => {
  const bare = mkdtempSync(join(tmpdir(), "relais-bare-"));
  t.after(() => rmSync(bare, { recursive: true, force: true }));
  const secret = join(bare, "keys/relais.key");
  const { url } = await serve(t, `sqlite:${join(bare, "var/relais.db")}`, {
    command: "demo",
    env: { RELAIS_SECRET_FILE: secret },
  });
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
});
