// Telling without a script: whose services are offered, what a form that is wrong says and keeps, what is handed out on
// paper, and what a reader may not publish.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { codesOn } from "../qr.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kSite = "https://relais.example";
const kDutch = "Ik wacht al sinds maart op mijn pensioen en niemand antwoordt mij.";
const kGerman = "Ich warte seit März auf meine Pension und niemand antwortet mir.";
const kFrench = "J’attends depuis mars et personne ne me répond au guichet.";

let addresses = 0;
const elsewhere = () => ({ "x-forwarded-for": `10.6.${(++addresses >> 8) & 255}.${addresses & 255}` });
const plain = (page) => page.replaceAll(/[\u00a0\u202f]/g, " ");
const fieldsOf = (page) =>
  new URLSearchParams(
    [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ]),
  );
const problemsIn = (page) =>
  Object.fromEntries(
    [...page.matchAll(/<li><a href="#tell-(\w+)">([^<]*)<\/a><\/li>/g)].map(([, field, text]) => [field, plain(text)]),
  );

test("telling without a script", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const person = peopleOf(url, database);
  const belgian = await person("be@relais.example", "moderator", "network:be", "operator-be");
  const reader = await person("fr@relais.example", "moderator", "network:fr", "operator");
  const get = async (path) => plain(await (await fetch(url + path)).text());
  const post = async (path, fields) => {
    const answer = await fetch(url + path, { method: "POST", headers: elsewhere(), body: new URLSearchParams(fields) });
    return { status: answer.status, page: plain(await answer.text()) };
  };
  const whole = (more = {}) => ({
    text: kFrench,
    feeling: "negative",
    service: "caf",
    place: "Charleville-Mézières",
    ...more,
  });

  await t.test(
    "services are those of the network asked for, of the place, or of the network with most counters",
    async () => {
      const main = await get("/fr/tell");
      assert.match(main, /value="caf"/);
      assert.doesNotMatch(main, /value="onem"/);
      assert.match(main, /name="other_network" value="be"/);
      assert.match(main, /name="other_network" value="fr" formnovalidate aria-current="true"/);
      for (const [language, name] of [
        ["nl", "RVA (werkloosheid)"],
        ["de", "LfA (Arbeitslosigkeit)"],
      ]) {
        const asked = await get(`/${language}/tell?network=be`);
        assert.ok(asked.includes(name), language);
        assert.doesNotMatch(asked, /value="caf"/);
      }
      assert.match(await get("/fr/tell?network=nowhere"), /value="caf"/);
      const pressed = await post("/nl/tell", { text: kDutch, place: "Luik", feeling: "mixed", other_network: "be" });
      assert.equal(pressed.status, 200);
      assert.ok(pressed.page.includes(kDutch) && pressed.page.includes('value="Luik"'), "nothing is lost");
      assert.match(pressed.page, /value="mixed" required checked/);
      assert.match(pressed.page, /value="onem"/);
    },
  );

  await t.test(
    "a place of another network than the services’ is said, its services are shown, nothing is lost",
    async () => {
      const { page } = await post("/nl/tell", whole({ text: kDutch, place: "Eupen" }));
      assert.deepEqual(problemsIn(page), {
        service: "Deze dienst hoort niet bij dit netwerk (België): kies er een uit de lijst",
      });
      assert.match(page, /value="onem"/);
      assert.ok(page.includes(kDutch));
    },
  );

  for (const [language, text, place, service] of [
    ["nl", kDutch, "Luik", "RVA (werkloosheid)"],
    ["de", kGerman, "Eupen", "LfA (Arbeitslosigkeit)"],
  ]) {
    await t.test(`told in ${language} of a Belgian service: the form, then the simple version`, async () => {
      const checked = await post(`/${language}/tell`, whole({ text, place, service: "onem", network: "be" }));
      assert.ok(checked.page.includes(`${service} · ${place}`), checked.page);
      const sent = await post(`/${language}/tell`, [...fieldsOf(checked.page), ["step", "send"]]);
      assert.match(sent.page, /class="follow-code">[0-9A-Z-]{14}</);

      const path = `/${language}/simple/tell`;
      const answers = [
        ["feeling", "negative"],
        ["place", place],
        ["theme", ""],
        ["service", "onem"],
        ["text", text],
      ];
      let page = await get(path);
      for (const [name, value] of answers) {
        const pressed = name === "theme" ? /name="theme" value="([^"]*)"/.exec(page)[1] : value;
        page = (await post(path, [...fieldsOf(page), [name, pressed]])).page;
      }
      assert.ok(page.includes(`${service} · ${place}`), page);
      const simply = await post(path, [...fieldsOf(page), ["step", "send"]]);
      assert.match(simply.page, /class="follow-code">[0-9A-Z-]{14}</);

      const { items } = (await belgian.get("/moderation")).body;
      const mine = items.filter(({ experience }) => experience.text === text);
      assert.equal(mine.length, 2);
      assert.ok(mine.every(({ experience }) => experience.language === language));
      assert.equal(
        (await reader.get("/moderation")).body.items.filter((one) => one.experience.text === text).length,
        0,
      );
    });
  }

  await t.test("the list, the framed page and the decisions follow the network, too", async () => {
    const { items } = (await belgian.get("/moderation")).body;
    for (const { experience, version } of items) {
      const decision = { kind: "accept", version };
      assert.equal((await belgian.ask("POST", `/experiences/${experience.id}/moderation`, decision)).status, 204);
    }
    const all = await get("/nl/experiences");
    assert.match(all, /aria-current="true">Alle<[\s\S]*experiences\?network=be[\s\S]*experiences\?network=fr/);
    assert.ok(all.includes("Ik wacht") && all.includes('value="caf"') && !all.includes('value="onem"'));
    const belgium = await get("/nl/experiences?network=be");
    assert.ok(belgium.includes("Ik wacht") && belgium.includes('value="onem"') && !belgium.includes('value="caf"'));
    assert.ok(!(await get("/nl/experiences?network=fr")).includes("Ik wacht"));
    assert.match(await get("/nl/experiences?place=Luik"), /value="onem"/);
    assert.match(await get("/nl/experiences?service=onem"), /value="onem" selected/);
    assert.match(await get("/nl/experiences?network=nowhere"), /Ik wacht/);
    assert.ok((await get("/nl/experiences.rss?network=be")).includes("Ik wacht"));
    assert.match(await get("/nl/experiences/widget?network=be&service=onem"), /RVA \(werkloosheid\)/);
    assert.match(await get("/nl/experiences/embed?network=be"), /value="onem"[\s\S]*widget\?network=be/);
    assert.match(await get("/nl/experiences/moderation"), /network=fr" aria-current="true"/);
  });

  await t.test("what is wrong is said by field, and nothing that was typed is lost", async () => {
    const long = "Long ".repeat(2000);
    const typed = whole({
      id: uuid(),
      step: "send",
      title: "T".repeat(121),
      text: long,
      would_have_helped: "H".repeat(1001),
    });
    const { status, page } = await post("/fr/tell", typed);
    assert.equal(status, 200);
    assert.deepEqual(problemsIn(page), {
      title: "Le titre est trop long : 120 signes au plus",
      text: "Le texte est trop long : 8 000 signes au plus",
      helped: "Ce qui aurait aidé est trop long : 1 000 signes au plus",
    });
    for (const value of [typed.title, long, typed.would_have_helped])
      assert.ok(page.includes(value), value.slice(0, 9));
    assert.match(page, /<details class="fold" open>\s*<summary>Ajouter/, "what is wrong is not folded away");
    assert.match(page, /value="caf" checked/);

    const damaged = await post("/fr/tell", whole({ id: "not-an-id", step: "send" }));
    assert.deepEqual(Object.keys(problemsIn(damaged.page)), ["text"]);
    assert.ok(damaged.page.includes("la page avait été abîmée") && damaged.page.includes(kFrench));
    const mended = fieldsOf(damaged.page).get("id");
    assert.match(mended, /^[0-9a-f-]{36}$/);
    assert.match((await post("/fr/tell", whole({ id: mended, step: "send" }))).page, /class="follow-code">/);

    const again = await post("/fr/tell", whole({ id: mended, step: "send", text: `${kFrench} Encore.` }));
    assert.ok(
      again.page.includes("Un récit est déjà parti de cette page") && again.page.includes(`${kFrench} Encore.`),
    );
    assert.notEqual(fieldsOf(again.page).get("id"), mended);
  });

  await t.test("a text as long as may be passes, its line ends counted as browsers count them", async () => {
    const text = `${"😀é".repeat(3900)}${"\r\n".repeat(99)}${"a".repeat(101)}`;
    assert.equal([...text.replaceAll("\r\n", "\n")].length, 8000);
    const sent = await post("/fr/tell", whole({ id: uuid(), step: "send", text }));
    assert.match(sent.page, /class="follow-code">/);
  });

  await t.test("the form of a counter tells of it, unless its author says no", async () => {
    const page = await get(`/fr/tell?counter=${kCounter}`);
    assert.match(
      page,
      new RegExp(`<input class="choice__box" type="checkbox" name="counter" value="${kCounter}" checked>`),
    );
    assert.match(page, /hreflang="nl"[^>]*>|<a href="\/nl\/tell\?counter=fs-1729"/);
    const kept = await post("/fr/tell", { text: kFrench, feeling: "mixed", place: "Vervins", counter: kCounter });
    assert.match(kept.page, /name="counter" value="fs-1729"/);
    const { page: unlinked } = await post("/fr/tell", { text: kFrench, feeling: "mixed", place: "Vervins" });
    assert.deepEqual(problemsIn(unlinked), { service: "Choisissez au moins un service" });

    const simple = await get(`/fr/simple/tell?counter=${kCounter}`);
    const felt = (await post("/fr/simple/tell", [...fieldsOf(simple), ["feeling", "mixed"]])).page;
    const placed = (await post("/fr/simple/tell", [...fieldsOf(felt), ["place", "Vervins"]])).page;
    assert.match(placed, /<textarea/, "which service is known");
    const forgotten = (await post("/fr/simple/tell", [...fieldsOf(placed), ["forget", "counter"]])).page;
    assert.match(forgotten, /name="theme"/);
  });

  await t.test("no word left: neither told nor published", async () => {
    const numbers = "06 12 34 56 78, 06 12 34 56 79, 06 12 34 56 80, 06 12 34 56 81";
    const refused = await post("/fr/tell", whole({ id: uuid(), step: "send", text: numbers }));
    assert.deepEqual(problemsIn(refused.page), { text: "Racontez en quelques mots ce qui s’est passé" });

    const title = "Rien à lire";
    await post("/fr/tell", whole({ id: uuid(), step: "send", title, place: "Sedan" }));
    const item = (await reader.get("/moderation")).body.items.find(({ experience }) => experience.title === title);
    const path = `/experiences/${item.experience.id}/moderation`;
    const hides = [{ field: "text", first: 0, last: item.experience.text.length }];
    const hidden = await reader.ask(
      "POST",
      path,
      { kind: "mask", version: item.version, hides },
      { "accept-language": "fr" },
    );
    assert.equal(hidden.status, 400);
    assert.deepEqual(
      hidden.body.errors.map(({ field, code }) => [field, code]),
      [["/hides", "experiences.nothing_left"]],
    );
    assert.match(hidden.body.errors[0].message, /demandez à l’auteur/);
    const some = [{ field: "text", first: 0, last: 9 }];
    assert.equal((await reader.ask("POST", path, { kind: "mask", version: item.version, hides: some })).status, 204);
  });

  await t.test("without an address of its own, the site makes no code of what a request calls it", async () => {
    for (const headers of [{}, { host: "evil.example" }, { "x-forwarded-host": "evil.example" }]) {
      const { page } = await raw(url, "/fr/experiences/embed?service=caf", headers);
      assert.ok(!page.includes("evil.example"));
      const code = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page)[1];
      assert.match(code, /&lt;iframe src=&quot;\/fr\/experiences\/widget\?service=caf/);
      assert.match(page, /Ce site ne sait pas à quelle adresse on le trouve/);
      const slip = await raw(url, `/fr/tell/slip?counter=${kCounter}`, headers);
      assert.ok(!slip.page.includes("evil.example") && !slip.page.includes('<svg class="qr"'));
      assert.match(slip.page, /l’image ne mènerait nulle part/);
    }
    const paper = await get("/fr/tell/paper");
    const [, code] = /class="follow-code">([^<]*)</.exec(paper);
    assert.deepEqual(codesOn(paper, folder), [code, code]);
  });
});

test("with an address of its own", async (t) => {
  const folder = temporaryFolder(t);
  const env = { RELAIS_PUBLIC_URL: kSite };
  const { url } = await serve(t, `sqlite:${join(folder, "relais.db")}`, { command: "demo", env });
  const get = async (path) => plain(await (await fetch(url + path)).text());

  await t.test("P-37: a slip leads to telling of its counter, in each language", async () => {
    for (const language of ["fr", "en", "nl", "de"]) {
      const page = await get(`/${language}/tell/slip?counter=${kCounter}`);
      const codes = codesOn(page, folder);
      assert.deepEqual(codes, Array(4).fill(`${kSite}/${language}/tell?counter=${kCounter}`));
      const form = await get(codes[0].slice(kSite.length));
      assert.match(form, new RegExp(`name="counter" value="${kCounter}" checked`));
    }
    for (const counter of ["", "nowhere", '"><script>']) {
      const answer = await fetch(`${url}/fr/tell/slip?counter=${encodeURIComponent(counter)}`);
      assert.equal(answer.status, 404, counter);
      assert.ok(!(await answer.text()).includes('"><script>'));
    }
  });

  await t.test(
    "P-37: the paper form has its code in letters and as a picture, in no address that is sent",
    async () => {
      const page = await get("/fr/tell/paper");
      const [, code] = /class="follow-code">([^<]*)</.exec(page);
      assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const [sheet, stub] = codesOn(page, folder);
      assert.equal(sheet, `${kSite}/fr/follow-up#${code}`);
      assert.equal(stub, sheet);
      assert.ok(!new URL(sheet).search.includes(code) && !new URL(sheet).pathname.includes(code));
      const other = /class="follow-code">([^<]*)</.exec(await get("/fr/tell/paper"))[1];
      assert.notEqual(other, code);
    },
  );

  await t.test("the code to copy says that address, whatever a request says", async () => {
    const { page } = await raw(url, "/fr/experiences/embed", { host: "evil.example" });
    assert.ok(page.includes(`${kSite}/fr/experiences/widget`) && !page.includes("evil.example"));
    assert.doesNotMatch(page, /Ce site ne sait pas/);
  });
});

// With a host of one's own choice, which fetch() does not let one say.
async function raw(url, path, headers) {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers }, async (answer) => {
      let page = "";
      for await (const chunk of answer.setEncoding("utf8")) page += chunk;
      resolve({ status: answer.statusCode, page: plain(page) });
    });
    sent.on("error", reject);
    sent.end();
  });
}
