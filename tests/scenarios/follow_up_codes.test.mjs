// Whoever guesses codes has one count for all that a code opens, and whoever has a right one is never stopped; on both
// databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, temporaryFolder } from "../harness.mjs";
import { serveWithPost } from "../people.mjs";
import { kForwarded, storiesOf } from "../stories.mjs";
import { uuid } from "../visiting.mjs";

test("codes are not guessed", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => guessed(t, database));
  }
});

const kUnknown = "K7QM-4XRD-9F2";
const kCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

async function guessed(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const { tell } = storiesOf(url);
  const send = (client, method, path, body) =>
    fetch(`${url}/api/v1/follow-ups/${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": client },
      body: body && JSON.stringify(body),
    });
  const form = (client, language, code) =>
    fetch(`${url}/${language}/follow-up`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": client },
      body: new URLSearchParams({ code }),
    });
  // What stands for nothing, and has the check character that it must have.
  let unknown;
  for (const last of kCharacters) {
    const { status } = await send(`10.1.1.${kCharacters.indexOf(last)}`, "GET", kUnknown + last);
    unknown = status === 404 ? kUnknown + last : unknown;
  }
  assert.ok(unknown);
  const looks = (client) => [
    () => send(client, "GET", unknown),
    () => send(client, "GET", `${unknown}/experience`),
    () => send(client, "GET", `${unknown}/content_report`),
    () => send(client, "PUT", `${unknown}/experience/verdict`, { verdict: "solved" }),
    () => send(client, "POST", `${unknown}/experience/replies`, { id: uuid(), text: "Une réponse." }),
    () => send(client, "POST", `${unknown}/experience/appeal`, { why: "Je demande une autre lecture." }),
    () => send(client, "DELETE", `${unknown}/experience`),
    () => form(client, "fr", unknown),
    () => form(client, "en", unknown),
  ];
  const found = async (client, times) => {
    const counts = {};
    const began = performance.now();
    for (let i = 0; i < times; ++i) {
      const { status } = await looks(client(i))[i % 9]();
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return { ...counts, minutes: (performance.now() - began) / 60_000 };
  };

  await t.test("ten looks of one address find nothing, whatever they ask and in whatever language", async () => {
    const { minutes, ...counts } = await found(() => "10.2.2.2", 36);
    assert.deepEqual(Object.keys(counts), ["404", "429"]);
    assert.ok(counts[404] >= 10 && counts[404] <= 11 + 10 * minutes, JSON.stringify(counts));
  });

  await t.test("a network of IPv6 is one address, and a wider one has ten times as much", async () => {
    const counts = await found((i) => `2001:db8:1:1::${i.toString(16)}`, 36);
    assert.ok(counts[404] <= 11 + 10 * counts.minutes, JSON.stringify(counts));
    const wide = await found((i) => `2001:db8:2:${i.toString(16)}::1`, 200);
    assert.ok(wide[404] >= 100 && wide[404] <= 101 + 100 * wide.minutes, JSON.stringify(wide));
  });

  await t.test("the author comes back as often as they like, and mistypes as often as they must", async () => {
    const { code } = await tell();
    const client = "10.3.3.3";
    const wrong = code.slice(0, -1) + kCharacters[(kCharacters.indexOf(code.at(-1)) + 1) % 32];
    for (let times = 0; times < 30; ++times) {
      assert.equal((await send(client, "GET", `${code}/experience`)).status, 200);
      assert.equal((await form(client, "fr", code)).status, 200);
      assert.equal((await send(client, "GET", `${wrong}/experience`)).status, 400);
      assert.equal((await form(client, "fr", wrong)).status, 400);
    }
  });
}
