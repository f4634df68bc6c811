// The simple version as people use it: without script from the first question to a counter, by keyboard, in every
// language, on a narrow screen, with text at twice its size. Its links stay in it, but for the one that leaves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serveShipped } from "../harness.mjs";

const kLanguages = ["fr", "en", "nl", "de"];
const kPages = [
  "/simple/",
  "/simple/counters?place=Vervins",
  "/simple/counters?place=Saint-Denis",
  "/simple/counters?place=Vervins&q=caf",
  "/simple/counters?place=Atlantis",
  "/simple/counters/fs-1729",
  "/simple/counters/demo-bus-d-exemple-genere-n-existe-pas", // several stops
];

const overflow = (page) => page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);

test("the simple version in a browser", async (t) => {
  const { url } = await serveShipped(t);
  const open = await openBrowser(t, url);

  await t.test("without script, from where one lives to a counter and back to all the information", async (t) => {
    const { page, fetched } = await open(t, { javaScriptEnabled: false });
    await page.goto(`${url}/fr/`);
    await page.getByRole("link", { name: "Version simple" }).click();
    await page.getByLabel("Où habitez-vous").fill("Vervins");
    await page.getByRole("button", { name: "Chercher un guichet" }).click();
    await page.waitForURL(/\/fr\/simple\/counters\?place=Vervins/);
    assert.equal(await page.getByRole("article").count(), 5);
    assert.equal(await page.getByRole("link", { name: /^Appeler le/ }).count(), 5);
    await page.getByRole("link", { name: "France services Vervins" }).click();
    await page.getByRole("heading", { level: 1, name: "France services Vervins" }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/fr/simple/counters/fs-1729");
    assert.match(await page.locator("dl").textContent(), /Aujourd’hui .*Demain /s);
    await page.getByRole("link", { name: "Voir les autres guichets" }).click();
    await page.waitForURL(/\/fr\/simple\/counters\?/);
    await page.goBack();
    await page.getByRole("link", { name: "Toutes les informations" }).click();
    await page.waitForURL(`${url}/fr/counters/fs-1729?commune=02789`);
    await page.getByRole("link", { name: "Version simple" }).click();
    await page.waitForURL(`${url}/fr/simple/counters/fs-1729?commune=02789`);
    assert.deepEqual(
      fetched.filter((address) => address.endsWith(".js")),
      [],
    );
  });

  await t.test("the day that was asked for goes along, in and out", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    const asked = () => new URL(page.url()).searchParams.get("day");
    await page.goto(`${url}/fr/counters?place=Vervins&day=now`);
    for (const [name, path] of [
      ["Version simple", "/fr/simple/counters"],
      [/^France services/, "/fr/simple/counters/"],
      ["Toutes les informations", "/fr/counters/"],
      ["Version simple", "/fr/simple/counters/"],
      ["Voir les autres guichets", "/fr/simple/counters"],
      ["Chercher dans une autre ville", "/fr/simple/"],
      ["Toutes les informations", "/fr/"],
      ["Version simple", "/fr/simple/"],
    ]) {
      await page.getByRole("link", { name }).first().click();
      await page.waitForURL((address) => address.pathname.startsWith(path));
      assert.equal(asked(), "now", page.url());
    }
    await page.getByLabel("Où habitez-vous").fill("Hirson");
    assert.equal(await page.getByLabel("Quand").inputValue(), "now");
    await page.getByRole("button", { name: "Chercher un guichet" }).click();
    await page.waitForURL(/\/fr\/simple\/counters\?place=Hirson/);
    assert.equal(asked(), "now");
    await page.goto(`${url}/fr/simple/`);
    assert.equal(await page.getByLabel("Quand").count(), 0);
  });

  await t.test("from filtered results, with and without a swap by script", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/counters?place=Vervins`);
    await page.getByRole("textbox", { name: "Où" }).or(page.getByLabel("Où")).first().fill("Hirson");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Hirson" }).waitFor();
    await page.getByRole("link", { name: "Version simple" }).click();
    await page.waitForURL(/\/fr\/simple\/counters\?place=Hirson/);
    await page.getByRole("link", { name: "Voir plus de guichets" }).click();
    await page.waitForURL(/\/fr\/counters\?place=Hirson/);
  });

  await t.test("one question at a time where words are not clear", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/simple/counters?place=Saint-Denis`);
    assert.equal(await page.getByRole("article").count(), 0);
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await page.getByRole("article").first().waitFor();
    await page.goto(`${url}/fr/simple/counters?place=Vervins&q=caf`);
    await page.getByRole("link", { name: "Je ne sais pas" }).click();
    await page.getByRole("article").first().waitFor();
    await page.goto(`${url}/fr/simple/counters?place=Atlantis`);
    await page.getByLabel("Où habitez-vous").fill("02140");
    await page.keyboard.press("Enter");
    await page.getByRole("main").getByRole("link").first().waitFor();
  });

  await t.test("by keyboard, in the order that one reads", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/simple/`);
    const reached = [];
    for (let key = 0; key < 10; ++key) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim()));
    }
    assert.deepEqual(reached, [
      "Aller au contenu",
      "Relais",
      "Français",
      "Nederlands",
      "Deutsch",
      "English",
      "place",
      "q",
      "Chercher un guichet",
      "Toutes les informations",
    ]);
    await page.getByLabel("Où habitez-vous").focus();
    await page.keyboard.type("Vervins");
    await page.keyboard.press("Enter");
    const first = page.getByRole("article").first().getByRole("link");
    await first.first().focus();
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.href), /^tel:/);
  });

  for (const colorScheme of ["light", "dark"]) {
    await t.test(`passes axe, ${colorScheme}`, async (t) => {
      const { page } = await open(t, { colorScheme });
      for (const path of kPages) {
        await page.goto(`${url}/fr${path}`);
        await passesAxe(page);
      }
    });
  }

  await t.test("speaks every language, and fits 320 px, also with text at 200 %", async (t) => {
    const { page } = await open(t, { viewport: { width: 320, height: 640 } });
    for (const language of kLanguages) {
      for (const path of kPages) {
        const answer = await page.goto(`${url}/${language}${path}`);
        assert.equal(answer.status(), 200, `${language} ${path}`);
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        assert.equal(await overflow(page), 0, `${language} ${path}`);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
        });
        assert.equal(await overflow(page), 0, `${language} ${path} at 200 %`);
      }
    }
  });

  await t.test("links to nothing else of the finder but by the way out", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    for (const path of kPages) {
      await page.goto(`${url}/fr${path}`);
      const leaving = await page
        .locator("header a, main a")
        .evaluateAll((links) =>
          links.filter((link) => /^\/..\/(counters|$)/.test(link.getAttribute("href"))).map((link) => link.textContent),
        );
      assert.deepEqual(
        leaving.filter((label) => label !== "Voir plus de guichets"),
        ["Toutes les informations"],
        path,
      );
    }
  });
});
