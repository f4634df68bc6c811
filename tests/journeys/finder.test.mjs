// The finder as people use it: with and without script, by keyboard, on a narrow screen. Every page passes axe in both
// colour schemes, and the content security policy stops nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serveShipped } from "../harness.mjs";

test("the finder in a browser", async (t) => {
  const { url } = await serveShipped(t);
  const open = await openBrowser(t, url);

  await t.test("without script, from the home page to a counter", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    await page.goto(`${url}/`);
    await page.getByLabel("Où").fill("Vervins");
    await page.getByRole("button", { name: "Trouver" }).click();
    await page.getByRole("heading", { level: 1, name: "autour de Vervins" }).waitFor();
    await page.locator("select[name=day]").selectOption("now");
    await page.getByRole("button", { name: "Trouver" }).click();
    await page.getByRole("heading", { level: 1, name: "maintenant" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Voir les suivants" }).click();
    await page.getByRole("link", { name: "Retour aux premiers" }).click();
    await page.getByRole("listitem").getByRole("link", { name: "France services Vervins" }).click();
    await page.getByRole("heading", { level: 1, name: "France services Vervins" }).waitFor();
    await page.getByRole("table").waitFor();
    await page.getByRole("link", { name: "English" }).click();
    await page.getByText("Information of 1 August 2024").waitFor();
  });

  await t.test("filters without reloading, and the way back", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/counters?place=Vervins`);
    await page.evaluate(() => {
      window.isStillHere = true;
    });
    await page.locator("select[name=day]").selectOption("now");
    await page.waitForURL(/day=now/);
    await page.getByRole("heading", { level: 1, name: "maintenant" }).waitFor();
    assert.match(await page.locator("[data-announce]").textContent(), /maintenant/);
    await page.getByRole("link", { name: "Bus", exact: true }).click();
    await page.waitForURL(/kind=bus/);
    assert.equal(await page.locator("select[name=kind]").inputValue(), "bus");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    const alternate = await page.locator("link[rel=alternate][hreflang=en]").getAttribute("href");
    const english = await page.getByRole("link", { name: "English" }).getAttribute("href");
    for (const address of [alternate, english]) assert.match(address, /\/en\/counters\?.*day=now&kind=bus/);
    await page.goBack();
    await page.goBack();
    await page.getByRole("link", { name: "France services Vervins" }).waitFor();
    await page.waitForFunction(() => document.querySelector("select[name=day]").value === "");
    assert.equal(await page.evaluate(() => window.isStillHere), true);
  });

  await t.test("a choice gone through by arrow keys is one step back", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/counters?place=Vervins`);
    const before = await page.evaluate(() => history.length);
    const day = page.locator("select[name=day]");
    await day.focus();
    for (let key = 0; key < 3; ++key) await page.keyboard.press("ArrowDown");
    await page.waitForURL(/day=2/);
    const first = page.url();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL((address) => address.href !== first);
    assert.equal(await page.evaluate(() => history.length), before + 1);
    await page.goBack();
    await page.waitForURL((address) => !address.search.includes("day="));
  });

  await t.test("a field that suggests, by keyboard alone", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/`);
    const place = page.locator("input[name=place]");
    await place.focus();
    await page.keyboard.type("Charlev", { delay: 40 });
    await page.locator(".suggestion:first-child", { hasText: "Charleville-Mézières" }).waitFor();
    assert.equal(await place.inputValue(), "Charlev");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".suggestions").waitFor({ state: "hidden" }); // no person presses twice in a millisecond
    assert.match(await place.inputValue(), /^Charleville-Mézières \(08\d{3}\)$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/commune=08105/);
    await page.getByRole("heading", { level: 1, name: "autour de Charleville-Mézières" }).waitFor();
  });

  await t.test("an open list of suggestions hides nothing, on a narrow screen", async (t) => {
    const { page } = await open(t, { viewport: { width: 320, height: 640 } });
    await page.goto(`${url}/fr/`);
    await page.locator("input[name=place]").focus();
    await page.keyboard.type("Charlev", { delay: 40 });
    await page.locator(".suggestion:first-child").waitFor();
    await passesAxe(page);
    assert.equal(await page.locator("body > [aria-hidden], body > [inert]").count(), 0);
  });

  await t.test("another place written over a chosen one counts", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/counters?place=Vervins+(02140)&commune=02789`);
    const place = page.locator("input[name=place]");
    await place.focus();
    await page.getByRole("combobox", { name: "Où" }).waitFor();
    await place.fill("Hirson");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "autour de Hirson" }).waitFor();
    // Suggestions that arrive late do not lie over the answer.
    await page.waitForLoadState("networkidle");
    assert.equal(await place.getAttribute("aria-expanded"), "false");
  });

  await t.test("around me", async (t) => {
    const here = { permissions: ["geolocation"], geolocation: { latitude: 49.83551, longitude: 3.90832 } };
    const { page } = await open(t, here);
    await page.goto(`${url}/fr/`);
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.waitForURL(/near=49\.836%2C3\.908/); // no finer than a hundred metres
    await page.getByRole("heading", { level: 1, name: "autour de vous" }).waitFor();
  });

  await t.test("around me, refused", async (t) => {
    const { page } = await open(t, { permissions: [] });
    await page.goto(`${url}/fr/`);
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.getByText("Votre navigateur ne donne pas votre position").waitFor();
  });

  const pages = ["/fr/", "/en/counters?place=Saint-Denis&q=carte+grise", "/fr/counters?place=Vervins&day=now"];
  for (const path of [...pages, "/fr/counters/fs-1729", "/fr/nowhere"]) {
    await t.test(`${path} for everybody`, async (t) => {
      const { page } = await open(t, path.endsWith("nowhere") ? { tolerates: /status of 404/ } : {});
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.goto(url + path);
        await passesAxe(page);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.equal(overflow, 0);
    });
  }

  await t.test("a counter on paper", async (t) => {
    const { page } = await open(t);
    await page.goto(`${url}/fr/counters/fs-1729`);
    await page.getByRole("button", { name: "Imprimer" }).waitFor();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.getByText(`${url}/fr/counters/fs-1729`).waitFor();
    await page.getByText("Informations du 1").waitFor();
    assert.equal(await page.locator(".state:visible, [data-print]:visible").count(), 0);
    const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
    assert.ok((await top("address")) < (await top(".week")));
    assert.ok((await top(".counter-page__place .telephone")) < (await top(".week")));
  });

  await t.test("the home page's script, until nothing more is asked for", async (t) => {
    const { page } = await open(t);
    let bytes = 0;
    page.on("requestfinished", async (request) => {
      if (request.resourceType() === "script") bytes += (await request.sizes()).responseBodySize;
    });
    await page.goto(`${url}/fr/`, { waitUntil: "networkidle" });
    t.diagnostic(`${bytes} bytes of script`);
    assert.ok(bytes > 0 && bytes <= 100_000, `${bytes}`);
  });
});
