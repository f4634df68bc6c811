// The map beside the list: fetched when asked for and from nobody else, in step with the list both ways, by keyboard,
// and said plainly where it cannot be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serveShipped } from "../harness.mjs";

// Without a graphics card the drawing is the processor's work.
const patience = 30_000;

test("the map of the results", async (t) => {
  const { url } = await serveShipped(t);
  const openPage = await openBrowser(t, url, { patience });
  async function open(t, path = "/fr/counters?place=Vervins", options = {}) {
    const { page, fetched } = await openPage(t, options);
    await page.goto(url + path);
    return { page, fetched, toggle: page.locator("[data-map-toggle]"), marks: page.locator(".map__mark") };
  }

  const card = (page, number) =>
    page
      .locator(".counters > li")
      .nth(number - 1)
      .locator(".counter");
  const current = (page, selector) => page.locator(`${selector}[aria-current=true]`);
  const isLit = (element) => element.evaluate((node) => node.hasAttribute("data-lit"));
  const focused = (page) => page.evaluate(() => document.activeElement.textContent);

  // The commonest colour of the map as it looks: "rgb(255, 255, 255)".
  async function commonestColour(page) {
    const picture = (await page.locator(".map__canvas").screenshot()).toString("base64");
    return page.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const copy = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const context = copy.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      const counts = {};
      for (let at = 0; at < data.length; at += 4) {
        const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
        counts[colour] = (counts[colour] ?? 0) + 1;
      }
      return Object.keys(counts).sort((a, b) => counts[b] - counts[a])[0];
    }, picture);
  }

  // Around Vervins all is land, and land has the colour of surfaces; without the worker there is nothing but ground.
  async function isDrawn(page) {
    const land = await page.locator(".map__controls").evaluate((node) => getComputedStyle(node).backgroundColor);
    for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(100)) {
      if ((await commonestColour(page)) === land) return land;
    }
    return assert.fail(`nothing in ${land}`);
  }

  await t.test("without script there is none", async (t) => {
    const { page } = await open(t, "/fr/counters?place=Vervins", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "France services Vervins" }).waitFor();
    assert.equal(await page.locator("[data-map]").isVisible(), false);
  });

  await t.test("is fetched when it is asked for, and from here", async (t) => {
    const { page, fetched, toggle, marks } = await open(t);
    const isOfTheMap = (address) => /map_view|maplibre|boundaries|labels/.test(address);
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    assert.deepEqual(fetched.filter(isOfTheMap), []);
    await page.getByRole("button", { name: "Montrer la carte" }).click();
    await marks.first().waitFor();
    assert.equal(await toggle.getAttribute("aria-expanded"), "true");
    assert.equal(await toggle.textContent(), "Cacher la carte");
    assert.ok(fetched.some(isOfTheMap));
    await page.getByRole("region", { name: "Carte des guichets de cette liste" }).waitFor();
    await page.getByText("Limites : ANCT").waitFor();
    await isDrawn(page);

    const places = await page.locator(".counter[data-lat]").count();
    assert.equal(await marks.count(), places);
    const names = await page.locator(".counters .counter__name").allTextContents();
    const labels = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute("aria-label")));
    assert.deepEqual(
      labels,
      names.map((name, at) => `${at + 1}. ${name}`),
    );
    await toggle.click();
    assert.equal(await marks.count(), 0);
    assert.equal(await toggle.textContent(), "Montrer la carte");
  });

  await t.test("is in step with the list both ways", async (t) => {
    const { page, toggle, marks } = await open(t, "/fr/counters?place=Vervins", { reducedMotion: "reduce" });
    await toggle.click();
    await marks.first().waitFor();
    await card(page, 2).hover();
    assert.equal(await isLit(marks.nth(1)), true);
    await card(page, 1).hover();
    assert.deepEqual([await isLit(marks.nth(0)), await isLit(marks.nth(1))], [true, false]);
    await card(page, 3).getByRole("link").first().focus();
    assert.equal(await isLit(marks.nth(2)), true);
    await marks.nth(0).hover();
    assert.equal(await isLit(card(page, 1)), true);

    const link = await focused(page);
    await marks.nth(15).click();
    assert.equal(await current(page, ".counter").count(), 1);
    assert.equal(await card(page, 16).getAttribute("aria-current"), "true");
    assert.equal(await marks.nth(15).getAttribute("aria-current"), "true");
    const { y, height } = await card(page, 16).boundingBox();
    assert.ok(y >= 0 && y + height <= 900, `${y}`);
    assert.equal(await focused(page), link); // who points stays where they are
    const map = await page.locator(".map__canvas").boundingBox();
    assert.ok(map.y >= 0 && map.y + map.height <= 900, `${map.y}`);
  });

  await t.test("by keyboard", async (t) => {
    const { page, toggle, marks } = await open(t);
    await toggle.focus();
    await page.keyboard.press("Enter");
    await marks.first().waitFor();
    assert.equal(await focused(page), "Cacher la carte");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Aller à la liste des guichets");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Choisir ce que montrent la carte et la liste");
    for (const name of ["Agrandir la carte", "Réduire la carte", "Revoir tous les guichets de la liste"]) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), name);
    }
    await page.keyboard.press("Tab"); // the view, that arrow keys move
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "1");
    assert.equal(await isLit(card(page, 1)), true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), await card(page, 2).getByRole("link").first().textContent());
    assert.equal(await current(page, ".map__mark").textContent(), "2");
    await marks.nth(4).focus();
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "Cacher la carte");
  });

  await t.test("layers by kind and by body show and hide marks and rows together, by keyboard", async (t) => {
    const { page, fetched, toggle, marks } = await open(t);
    const rows = page.locator("#counters > li");
    const numbers = async (all) => (await all.allTextContents()).map((text) => Number.parseInt(text, 10));
    const visible = (all) => all.filter({ visible: true });
    const rowNumbers = () =>
      visible(rows)
        .locator(".counter__name")
        .evaluateAll((names) => names.map((name) => Number(name.dataset.number)));
    const inStep = async (count) => {
      await page.waitForFunction(
        (count) => document.querySelectorAll("#counters > li:not([hidden])").length === count,
        count,
      );
      assert.deepEqual(await numbers(visible(marks)), await rowNumbers());
    };
    const box = (name) => page.getByRole("checkbox", { name });
    const all = await rows.count();
    assert.equal(await box(/^Allocations familiales/).count(), 0);
    await toggle.click();
    await marks.first().waitFor();
    const before = fetched.length;
    await page.getByText("Choisir ce que montrent").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Tout décocher");
    await page.keyboard.press("Enter");
    await inStep(0);
    await page.getByRole("status").getByText(`Guichets montrés : 0 / ${all}`).waitFor();
    for (const name of [/^Guichet fixe \(/, /^Allocations familiales/]) {
      await box(name).focus();
      await page.keyboard.press("Space");
    }
    const fixed = Number(/\((\d+)\)/.exec(await page.getByText(/^Guichet fixe \(\d+\)$/).textContent())[1]);
    assert.ok(fixed > 0 && fixed < all, `${fixed} of ${all}`);
    await inStep(fixed);
    const bus = await rows.filter({ hasText: "Bus" }).first();
    assert.equal(await bus.isVisible(), false);
    await passesAxe(page);
    await page.getByRole("button", { name: "Tout cocher" }).click();
    await inStep(all);
    assert.equal(await page.locator("[data-layers-shown]").textContent(), "");
    await box(/^Guichet fixe \(/).uncheck();
    await inStep(all - fixed);
    await toggle.click();
    assert.equal(await visible(rows).count(), all);
    await toggle.click();
    await marks.first().waitFor();
    await inStep(all);
    assert.deepEqual(fetched.slice(before), []);
  });

  await t.test("goes with the results that take the place of these", async (t) => {
    const { page, toggle, marks } = await open(t);
    await toggle.click();
    await marks.first().waitFor();
    await marks.first().click();
    await page.evaluate(() => {
      window.canvas = document.querySelector(".maplibregl-canvas");
    });
    await page.getByRole("link", { name: "Bus", exact: true }).click();
    await page.waitForURL(/kind=bus/);
    await page.locator(".map__mark[aria-label*=Bus]").first().waitFor();
    const first = await page.locator(".counters .counter__name").first().textContent();
    assert.equal(await marks.first().getAttribute("aria-label"), `1. ${first}`);
    assert.equal(await toggle.getAttribute("aria-expanded"), "true");
    assert.equal(await current(page, ".map__mark").count(), 0);
    assert.equal(await page.evaluate(() => window.canvas.isConnected), true);
    await toggle.click();
    await page.goBack();
    await page.getByRole("link", { name: "France services Vervins" }).waitFor();
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    assert.equal(await marks.count(), 0);
  });

  await t.test("for everybody", async (t) => {
    const { page, toggle, marks } = await open(t);
    await toggle.click();
    await marks.first().waitFor();
    await marks.nth(1).click();
    const colours = new Set();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await passesAxe(page);
      colours.add(await isDrawn(page));
    }
    assert.equal(colours.size, 2);
    for (const control of await page.locator(".map__control").all()) {
      const { width, height } = await control.boundingBox();
      assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    }
  });

  await t.test("on a narrow screen, between the head of the results and the list", async (t) => {
    const { page, toggle, marks } = await open(t, "/fr/counters?place=Vervins", {
      viewport: { width: 320, height: 640 },
    });
    await toggle.click();
    await marks.first().waitFor();
    const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
    assert.ok((await top("h1")) < (await top(".map__canvas")));
    assert.ok((await top(".map__canvas")) < (await top(".counters")));
    const width = await page.locator(".results").evaluate((results) => results.scrollWidth);
    assert.ok(width <= 320, `${width}`);
    await passesAxe(page);
  });

  const sorry = "La carte ne peut pas être montrée ici.";

  await t.test("where nothing can be drawn, the page says so and fetches nothing", async (t) => {
    const { page, fetched, toggle } = await open(t);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.reload();
    await toggle.click();
    await page.locator(".map").getByRole("alert").getByText(sorry).waitFor();
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    assert.deepEqual(
      fetched.filter((address) => address.includes("map_view")),
      [],
    );
    await page.getByRole("link", { name: "France services Vervins" }).waitFor();
    await passesAxe(page);
  });

  for (const missing of ["map_view-*.js", "boundaries-*.json", "maplibre-gl-worker-*.js"]) {
    await t.test(`where ${missing} does not come, the page says so, and another press tries again`, async (t) => {
      const { page, toggle, marks } = await open(t, "/fr/counters?place=Vervins", { tolerates: /ERR_FAILED/ });
      await page.route(`**/assets/${missing}`, (route) => route.abort());
      await toggle.click();
      await page.locator(".map").getByText(sorry).waitFor();
      assert.equal(await toggle.textContent(), "Montrer la carte");
      await page.unroute(`**/assets/${missing}`);
      await toggle.click();
      await marks.first().waitFor();
    });
  }

  await t.test("where the drawing is lost, the page says so", async (t) => {
    const { page, toggle, marks } = await open(t);
    await toggle.click();
    await marks.first().waitFor();
    await isDrawn(page);
    await page.evaluate(() => {
      const drawing = document.querySelector(".maplibregl-canvas").getContext("webgl2");
      drawing.getExtension("WEBGL_lose_context").loseContext();
    });
    await page.locator(".map").getByText(sorry).waitFor();
    assert.equal(await marks.count(), 0);
    await toggle.click();
    await marks.first().waitFor();
  });
});
