// Every public page beside the finder's: axe in both colour schemes, 320 px, without script, one host, four languages;
// an error told in two clicks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serveShipped } from "../harness.mjs";

const kPages = [
  "/procedures",
  "/procedures?q=E106",
  "/procedures?q=xyzzy",
  "/procedures/interior.request_identity_card",
  "/borders/fr-be/health",
  "/programme",
  "/governance?on=2023-01-15",
  "/open-data",
  "/legal-notice",
  "/personal-data",
  "/accessibility",
  "/contact",
];

const kMainPages = [
  "/",
  "/counters?place=Vervins",
  "/counters/fs-1729",
  "/procedures/interior.request_identity_card",
  "/territories/02789/counters",
];

test("the public site in a browser", async (t) => {
  const { url } = await serveShipped(t);
  const open = await openBrowser(t, url);

  for (const colorScheme of ["light", "dark"]) {
    await t.test(`every page passes axe, ${colorScheme}`, async (t) => {
      const { page } = await open(t, { colorScheme });
      for (const path of kPages) {
        await page.goto(`${url}/fr${path}`);
        await passesAxe(page);
      }
    });
  }

  await t.test("the main pages pass axe in the other languages", async (t) => {
    const { page } = await open(t);
    for (const language of ["en", "nl", "de"]) {
      for (const path of kMainPages) {
        await page.goto(`${url}/${language}${path}`);
        await passesAxe(page);
      }
    }
  });

  await t.test("every page fits 320 px, in every language", async (t) => {
    const { page } = await open(t, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    for (const language of ["fr", "en", "nl", "de"]) {
      for (const path of [...kMainPages, ...kPages]) {
        await page.goto(`${url}/${language}${path}`);
        const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
        assert.equal(wide, 0, `${language} ${path}`);
        assert.equal(await page.locator("html").getAttribute("lang"), language);
      }
    }
  });

  await t.test("drafts of a machine say so, and nothing else does", async (t) => {
    const { page } = await open(t);
    for (const [language, isDraft] of [
      ["fr", false],
      ["en", false],
      ["nl", true],
      ["de", true],
    ]) {
      await page.goto(`${url}/${language}/contact`);
      assert.equal(await page.locator(".draft").count(), isDraft ? 1 : 0, language);
    }
  });

  await t.test("an error is told in two clicks, without script", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    await page.goto(`${url}/fr/counters/fs-1729`);
    await page.getByText("Signaler une erreur").click();
    await page.getByRole("button", { name: "Les horaires" }).click();
    await page.getByRole("heading", { level: 1, name: "Merci" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "France services Vervins" }).click();
    await page.getByRole("heading", { level: 1, name: "France services Vervins" }).waitFor();
  });

  await t.test("from everyday words to the sheet, and from there to a counter, by keyboard", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/procedures`);
    await page.getByLabel("Que voulez-vous faire").focus();
    await page.keyboard.type("j'ai perdu mon permis");
    await page.keyboard.press("Enter");
    const first = page.getByRole("main").getByRole("listitem").getByRole("link").first();
    await first.focus();
    await page.keyboard.press("Enter");
    await page.getByText("non validé par l’organisme").waitFor();
    await page.getByRole("link", { name: "Trouver un guichet" }).first().focus();
  });
});
