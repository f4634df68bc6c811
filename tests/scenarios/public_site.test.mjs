// The public site beside the finder: sheets, borders, the programme, legal pages, errors told, a tour's calendar; the
// same on both databases, in four languages, from one host.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, root, serve, temporaryFolder } from "../harness.mjs";

const kLanguages = ["fr", "en", "nl", "de"];

test("the public site", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const { url } = await serve(t, database, {
        command: "demo",
        env: { RELAIS_CONTACT_EMAIL: "contact@relais.example", RELAIS_ACCESSIBILITY_AUDIT_ON: "2026-05-04" },
      });
      const page = async (path) => {
        const answer = await fetch(url + path);
        return { status: answer.status, html: await answer.text() };
      };
      await t.test("A-11: birth leads to sheets of several bodies", async () => {
        const { body } = await getJson(`${url}/api/v1/procedures?q=naissance&limit=10`);
        assert.ok(new Set(body.items.map((item) => item.partner).filter(Boolean)).size >= 2);
      });
      await t.test("M-10: the sheet of an identity card says which step is not at the counter", async () => {
        const { body } = await getJson(`${url}/api/v1/procedures/interior.request_identity_card`);
        assert.match(body.sheet.text.counter_does_not.join(" "), /mairie/);
        assert.match(body.sheet.official_url, /^https:/);
        assert.equal(body.sheet.validated_on, undefined);
      });
      await t.test("a sheet on screen begins with the official page and says that it is a draft", async () => {
        const { status, html } = await page("/fr/procedures/interior.request_identity_card");
        assert.equal(status, 200);
        assert.match(html, /non validé par l’organisme/);
        assert.ok(html.indexOf("La page officielle") < html.indexOf("non validé"));
        const dutch = (await page("/nl/procedures/interior.request_identity_card")).html;
        assert.match(dutch, /identiteitskaart/);
        assert.match(dutch, /niet goedgekeurd door de instantie/);
      });
      await t.test("V-33, A-37: procedures are filtered by channel and by tag", async () => {
        const all = (await page("/fr/procedures")).html.match(/\/fr\/procedures\/[a-z_.]+"/g).length;
        const video = (await page("/fr/procedures?channel=video")).html.match(/\/fr\/procedures\/[a-z_.]+"/g) ?? [];
        assert.ok(video.length < all);
        const tagged = (await page("/fr/procedures?tag=cross_border")).html;
        assert.match(tagged, /\/fr\/borders\/fr-be\//);
      });
      await t.test("E106 answers S1, on the sheet of the border", async () => {
        assert.match((await page("/fr/procedures?q=E106")).html, /S1/);
        const { status, html } = await page("/de/borders/fr-be/health");
        assert.equal(status, 200);
        assert.match(html, /E106/);
        assert.match(html, /lang="de"/);
      });
      await t.test("M-01: the programme's events are dated and sourced", async () => {
        assert.match((await page("/en/programme")).html, /25.April 2019/);
      });
      await t.test("every page links the legal ones, which say what is missing", async () => {
        for (const language of kLanguages) {
          const home = (await page(`/${language}/`)).html;
          for (const place of ["legal-notice", "personal-data", "accessibility", "contact"]) {
            assert.ok(home.includes(`href="/${language}/${place}"`), `${language} ${place}`);
            assert.equal((await page(`/${language}/${place}`)).status, 200);
          }
        }
        assert.match((await page("/fr/contact")).html, /mailto:contact@relais\.example/);
        assert.match((await page("/fr/accessibility")).html, /4.mai.2026/);
      });
      await t.test("an error is told in two clicks, once however often it is sent", async () => {
        const counter = `${url}/api/v1/counters/fs-1729`;
        const told = { id: "01890000-0000-7000-8000-000000000001", subject: "hours", message: "<script>x</script>" };
        const tell = (body) =>
          fetch(`${counter}/error-reports`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
          });
        assert.equal((await tell(told)).status, 200);
        assert.deepEqual(await (await tell(told)).json(), { id: told.id, status: "open" });
        assert.equal((await tell({ ...told, subject: "address" })).status, 409);
        assert.equal((await tell({ subject: "nonsense" })).status, 400);
        assert.equal((await tell({ subject: "hours", message: "x".repeat(3000) })).status, 400);
        const form = await fetch(`${url}/fr/counters/fs-1729/error-reports`, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams({ subject: "closed", message: "" }),
        });
        assert.equal(form.status, 303);
        assert.equal((await page(form.headers.get("location"))).status, 200);
        const stranger = await fetch(`${url}/fr/counters/fs-none/error-reports`, {
          method: "POST",
          body: new URLSearchParams({ subject: "closed" }),
        });
        assert.equal(stranger.status, 404);
      });
      await t.test("results: by opening, by entrance with what is not known, one side of a border", async () => {
        const open = (await page("/fr/counters?place=Vervins&sort=opening")).html;
        assert.match(open, /<option value="opening" selected>/);
        const entrance = (await page("/fr/counters?place=Vervins&wheelchair=yes")).html;
        assert.match(entrance, /De 2[\s\u00a0\u202f]?84\d guichets, nous ne savons pas/);
        const { body } = await getJson(`${url}/api/v1/counters?near=49.83,3.91&network=fr&sort=opening&limit=5`);
        assert.equal(body.items.length, 5);
        const refused = await getJson(`${url}/api/v1/counters?network=xx`);
        assert.equal(refused.body.errors[0].code, "network.network_unknown");
      });
      await t.test("the generated tour says what it is, and when it comes", async () => {
        const { body } = await getJson(`${url}/api/v1/counters?near=45.785,2.019&kind=bus&limit=1`);
        const [bus] = body.items;
        assert.match(bus.name, /généré, n’existe pas/);
        const { html } = await page(`/fr/counters/${bus.id}`);
        assert.match(html, /Prochains passages/);
        assert.match(html, /ce bus n’existe pas/);
        const calendar = await fetch(`${url}/api/v1/counters/${bus.id}/tour.ics`);
        assert.match(await calendar.text(), /BEGIN:VEVENT/);
      });
      await t.test("a town hall prints the counters around it", async () => {
        const counter = (await page("/fr/counters/fs-1729")).html;
        const list = counter.match(/\/fr(\/territories\/[^"]+\/counters)"/)[1];
        for (const language of kLanguages) {
          const { status, html } = await page(`/${language}${list}`);
          assert.equal(status, 200);
          assert.ok(html.match(/class="town-list__telephone"/g).length >= 2);
        }
        assert.equal((await page("/fr/territories/none/counters")).status, 404);
        const { html } = await page("/fr/territories/02789/counters");
        const [, own, others, ...rest] = html.split('<section class="town-list__group">');
        assert.match(html, /<h1>[^<]*Vervins<\/h1>/);
        assert.match(own, /<h2>Les guichets de l’intercommunalité[^<]*Thiérache du Centre<\/h2>/);
        assert.match(own, /à vol d’oiseau/);
        assert.match(others, /<h2>Les autres guichets proches/);
        assert.equal(others.match(/class="distance"/g).length, 5);
        assert.deepEqual(rest, []);
        const names = (part) => [...part.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, name]) => name);
        assert.deepEqual(
          names(others).filter((name) => names(own).includes(name)),
          [],
        );
      });
      await t.test("commune and day go along from results to counter, sheet and back, in addresses alone", async () => {
        const link = (html, pattern) => html.match(pattern)[1].replaceAll("&amp;", "&");
        const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
        const asked = `commune=02789&day=${day}`;
        const results = await fetch(`${url}/fr/counters?place=Vervins&day=${day}`);
        assert.equal(results.headers.get("set-cookie"), null);
        const counter = link(await results.text(), /href="(\/fr\/counters\/[^"?]+\?[^"]*)"/);
        assert.ok(counter.endsWith(`?${asked}`), counter);
        const sheet = link((await page(counter)).html, /href="(\/fr\/procedures\/[^"?]+\?[^"]*)"/);
        assert.ok(sheet.endsWith(`?${asked}`), sheet);
        const answer = await fetch(url + sheet);
        assert.equal(answer.headers.get("set-cookie"), null);
        assert.match(answer.headers.get("link"), /\/fr\/procedures\/[a-z_.]+>; rel="canonical"/);
        const html = await answer.text();
        assert.ok(link(html, /hreflang="nl" href="([^"]*)"/).endsWith(`?${asked}`));
        const again = link(html, /class="button" href="(\/fr\/counters\?[^"]*)"/);
        const query = new URL(again, url).searchParams;
        assert.deepEqual([query.get("commune"), query.get("day")], ["02789", day]);
        assert.match((await page(again)).html, new RegExp(`<option value="${day}" selected>`));
      });
      await t.test("a counter without a tour has no calendar", async () => {
        const { status, body } = await getJson(`${url}/api/v1/counters/fs-1729/tour.ics`);
        assert.equal(status, 404);
        assert.equal(body.code, "network.tour_unknown");
      });
      await t.test("absurd addresses are answered plainly", async () => {
        for (const path of [
          `/fr/procedures?q=${"a".repeat(4000)}`,
          "/fr/procedures?theme=<script>&tag=%00&channel=x",
          "/fr/procedures/none.such",
          "/fr/borders/fr-xx/health",
          "/fr/borders/fr-be/none",
        ]) {
          const { status, html } = await page(path);
          assert.ok(status < 500, `${path}: ${status}`);
          assert.ok(!html.includes("<script>&"), path);
        }
      });
    });
  }
});

test("whoever writes too much is told so on a page", async (t) => {
  const { url } = await serve(t, `sqlite:${join(temporaryFolder(t), "relais.db")}`);
  for (const size of [5_000, 10_000]) {
    const answer = await fetch(`${url}/fr/counters?q=${"a".repeat(size)}`, { headers: { accept: "text/html" } });
    assert.equal(answer.status, 414);
    assert.match(await answer.text(), /<main/);
  }
  const api = await fetch(`${url}/api/v1/counters?q=${"a".repeat(10_000)}`);
  assert.equal(api.headers.get("content-type"), "application/problem+json");
});

test("A-31: a second border is a file, and leaves the first alone", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  assert.equal(relais("import", "shipped", "--database", database).code, 0);
  const pack = JSON.parse(readFileSync(join(root, "data/packs/fr-be.json"), "utf8"));
  const other = { ...pack, id: "fr-lu", countries: ["FR", "LU"], name: { ...pack.name, fr: "Frontière d’essai" } };
  const file = join(folder, "fr-lu.json");
  writeFileSync(file, JSON.stringify(other));
  assert.equal(relais("import", "pack", file, "--database", database).code, 0);
  assert.match(relais("import", "pack", file, "--database", database).out, /1 unchanged/);
  other.documents[0].sheet = "nowhere";
  writeFileSync(file, JSON.stringify(other));
  const refused = relais("import", "pack", file, "--database", database);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /\/documents\/0\/sheet/);
  const { url } = await serve(t, database);
  assert.match(await (await fetch(`${url}/fr/borders/fr-lu/health`)).text(), /Frontière d’essai/);
  assert.equal((await fetch(`${url}/fr/borders/fr-be/health`)).status, 200);
});

test("P-32: a page that does not answer any more is said on the sheets that lead to it", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  assert.equal(relais("import", "shipped", "--database", database).code, 0);
  const { url } = await serve(t, database);
  const pack = JSON.parse(readFileSync(join(root, "data/packs/fr-be.json"), "utf8"));
  const codes = new Set(pack.bodies.map((body) => body.code));
  const sheet = pack.sheets.find((one) => one.bodies.some((code) => codes.has(code)));
  const dead = sheet.bodies.find((code) => codes.has(code));
  const bodies = pack.bodies.map((body) => ({
    ...body,
    url: `${url}${body.code === dead ? "/none" : "/fr/"}`,
  }));
  const other = { ...pack, id: "be-test", network_id: "be", bodies };
  const file = join(folder, "be-test.json");
  writeFileSync(file, JSON.stringify(other));
  const imported = relais("import", "pack", file, "--network", "be", "--database", database);
  assert.equal(imported.code, 0, imported.err);
  const checked = relais("check-links", "--network", "be", "--database", database);
  assert.match(checked.out, /\/none does NOT answer \(404\)/);
  assert.match(checked.out, /1 of 2 pages do not answer/);
  for (let tries = 0; ; ++tries) {
    const html = await (await fetch(`${url}/fr/borders/be-test/${sheet.id}`)).text();
    if (/cette page ne répondait pas/.test(html)) {
      break;
    }
    assert.ok(tries < 50, html);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
