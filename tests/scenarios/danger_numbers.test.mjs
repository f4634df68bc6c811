// Whoever tells of danger is shown the numbers of their country, as it is typed and once it is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, temporaryFolder } from "../harness.mjs";
import { serveWithPost } from "../people.mjs";
import { uuid } from "../visiting.mjs";

const kFrench = ["15", "17", "18", "112", "114", "119", "3114", "3919"];
const kBelgian = ["112", "107", "1813"];

const kTexts = {
  suicide: "Depuis la lettre du CPAS jveux mourrir, je pense à me suissider.",
  violence: "Mon mari me frape tous les soirs devant les petits, aidez-nous.",
  child: "Le beau-père touche ma petite soeur la nuit, elle a peur de lui.",
};

test("numbers to call", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => numbers(t, database));
  }
});

async function numbers(t, database) {
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  let addresses = 0;
  const send = async (path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.9.0.${++addresses}` },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const told = (text, place) => ({
    id: uuid(),
    language: "fr",
    title: "",
    text,
    would_have_helped: "",
    feeling: "negative",
    services: [{ code: place.service }],
    territory: place.territory,
    names_agreed: false,
  });
  const places = {
    france: { service: "caf", territory: "08105", known: kFrench },
    belgium: { service: "cpas", territory: "BE-92094", known: kBelgian },
  };
  await t.test("112 is named where people tell, whatever was typed", async () => {
    for (const language of ["fr", "en", "nl", "de"]) {
      const page = await (await fetch(`${url}/${language}/tell`)).text();
      assert.ok(page.includes('href="tel:112"'), language);
    }
  });
  await t.test("what each is for is said in four languages", async () => {
    for (const [language, words] of [
      ["fr", "urgence médicale"],
      ["en", "medical emergency"],
      ["nl", "medische noodsituatie"],
      ["de", "medizinischer Notfall"],
    ]) {
      const answer = await fetch(`${url}/${language}/tell`, {
        method: "POST",
        body: new URLSearchParams({ text: kTexts.suicide }),
        headers: { "x-forwarded-for": `10.9.0.${++addresses}` },
      });
      assert.match(await answer.text(), new RegExp(`href="tel:15">15</a> <span>${words}`), language);
    }
  });
  await t.test("at every step of telling, whole or not, in the simple version too", async () => {
    for (const [path, fields] of [
      ["/fr/tell", { text: kTexts.suicide }],
      ["/fr/simple/tell", { feeling: "negative", service: "caf", text: kTexts.suicide, answered: "text" }],
      ["/fr/simple/tell", { text: kTexts.suicide, ask: "feeling" }],
    ]) {
      const answer = await fetch(url + path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { "x-forwarded-for": `10.9.0.${++addresses}` },
      });
      const page = (await answer.text()).replaceAll(/\s/g, " ");
      assert.match(page, /href="tel:3114">3114<\/a> <span>prévention du suicide, jour et nuit/, path);
    }
  });
  await t.test("beside a reader’s question nothing says that the story waits to be read", async () => {
    const { code } = await send("/experiences", told(kTexts.suicide, places.france));
    const answer = await fetch(`${url}/fr/follow-up`, {
      method: "POST",
      body: new URLSearchParams({ code }),
      headers: { "x-forwarded-for": `10.9.0.${++addresses}` },
    });
    const page = await answer.text();
    assert.match(page, /href="tel:3114"/);
    assert.doesNotMatch(page, /Votre récit, lui, attend/);
  });
  for (const [country, place] of Object.entries(places)) {
    for (const [kind, text] of Object.entries(kTexts)) {
      await t.test(`of ${country}: ${kind}`, async () => {
        const preview = await send("/experiences/previews", told(text, place));
        assert.ok(preview.is_urgent);
        assert.ok(preview.emergency_numbers.length > 0);
        for (const number of preview.emergency_numbers) {
          assert.ok(place.known.includes(number), `${number} in ${country}`);
        }
        const story = await send("/experiences", told(text, place));
        assert.deepEqual(story.emergency_numbers, preview.emergency_numbers);
      });
    }
  }
}
