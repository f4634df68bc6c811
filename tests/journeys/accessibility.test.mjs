// The six pages of docs/accessibility.md, in French and in English: what a screen reader is given, what is said as it
// happens, large type, wide spacing, the system's own colours. RELAIS_KEEP_TREES=1 writes docs/screens/tree-*.txt anew.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser } from "../browser.mjs";
import { root, serveShipped } from "../harness.mjs";
import {
  hasHeadingsInOrder,
  hasLandmarks,
  inside,
  lossesOf,
  namesItsParts,
  nodesOf,
  treeOf,
  withRole,
} from "../trees.mjs";

const kPages = {
  home: "/",
  results: "/counters?place=Vervins",
  counter: "/counters/fs-1729",
  report: "/counters/fs-1729",
  sheet: "/procedures/interior.request_identity_card",
  legal: "/accessibility",
};
const kStates = { fr: /ouvert|ferm[ée]|horaires/i, en: /open|close|hours/i };
const kClosed = { fr: /^(\d\d:\d\d–\d\d:\d\d ?)+$|fermé|non connu/, en: /^(\d\d:\d\d–\d\d:\d\d ?)+$|closed|not known/ };
const kWords = {
  fr: { skip: "Aller au contenu", report: "Signaler une erreur", filters: "Préciser la recherche", map: /la carte$/ },
  en: { skip: "Skip to content", report: "Report an error", filters: "Refine the search", map: /the map$/ },
};
const kSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
const kWays = {
  "with wide spacing": { style: kSpacing },
  "with wide spacing, 320 px": { style: kSpacing, viewport: { width: 320, height: 640 } },
  "enlarged to 200 %": { viewport: { width: 640, height: 450 } },
  "enlarged to 400 %": { viewport: { width: 320, height: 256 } },
  "with text at 200 %": { style: "html { font-size: 200% !important; }" },
};

test("accessibility", async (t) => {
  const { url } = await serveShipped(t);
  const open = await openBrowser(t, url, { patience: 30_000 });

  async function show(page, language, name) {
    await page.goto(`${url}/${language}${kPages[name]}`);
    // On a telephone the questions open under a link.
    const change = page.locator(".search-band__change a");
    if (name === "results" && (await change.isVisible())) await change.click();
    if (name === "results") await page.getByText(kWords[language].filters).click();
    if (name === "report") await page.getByText(kWords[language].report).click();
  }

  for (const language of ["fr", "en"]) {
    await t.test(`what is read, ${language}`, async (t) => {
      const { page } = await open(t);
      const tree = {};
      for (const name of Object.keys(kPages)) {
        await t.test(name, async () => {
          await show(page, language, name);
          tree[name] = await treeOf(page.locator("body"));
          hasLandmarks(tree[name]);
          hasHeadingsInOrder(tree[name]);
          namesItsParts(tree[name]);
          assert.equal(await page.locator("html").getAttribute("lang"), language);
          const others = page.locator(".languages a");
          for (const link of await others.all()) {
            assert.equal(await link.getAttribute("lang"), await link.getAttribute("hreflang"));
          }
        });
      }

      await t.test("the finder is a search of three questions", () => {
        for (const name of ["home", "results"]) {
          const { nodes } = tree[name];
          const fields = inside(nodes, withRole(nodes, "search")[0]);
          assert.ok(fields.filter(({ role }) => role === "textbox" || role === "combobox").length >= 3, name);
        }
      });

      await t.test("the results are a list that says of each its name, its state and its address", async () => {
        await show(page, language, "results");
        const list = await treeOf(page.locator("#counters"));
        assert.equal(list.nodes[0].role, "list");
        const items = list.nodes.filter(({ role, depth }) => role === "listitem" && depth === 1);
        assert.equal(items.length, 20);
        assert.equal(items.length, await page.locator(".counter").count());
        const states = await page.locator(".counter__state").allTextContents();
        assert.equal(states.length, items.length);
        for (const state of states) assert.match(state, kStates[language]);
        for (const item of items) {
          const [article, heading, link] = inside(list.nodes, item);
          assert.deepEqual([article.role, heading.role, heading.level, link.role], ["article", "heading", 2, "link"]);
        }
      });

      for (const width of [1280, 320]) {
        await t.test(`the week is a table whose rows have headers, ${width} px`, async (t) => {
          const { page } = await open(t, { viewport: { width, height: 640 } });
          await show(page, language, "counter");
          const { nodes } = await treeOf(page.getByRole("table"));
          assert.ok(nodes[0].name, "a caption");
          assert.equal(withRole(nodes, "columnheader").length, 2);
          const days = withRole(nodes, "row").slice(1);
          assert.equal(days.length, 7);
          for (const day of days) {
            const [header, cell] = inside(nodes, day);
            assert.deepEqual([header.role, cell.role], ["rowheader", "cell"]);
            assert.match(cell.name, kClosed[language]);
          }
        });
      }

      await t.test("what sends a report says what it tells, and that it sends", async () => {
        await show(page, language, "report");
        const { nodes } = await treeOf(page.locator(".report form"));
        assert.ok(withRole(nodes, "textbox")[0].name);
        const [group] = withRole(nodes, "group");
        assert.match(group.name, language === "fr" ? /envoie/ : /sends/);
        assert.equal(withRole(inside(nodes, group), "button").length, 6);
      });

      await t.test("the map has named parts, a mark for each place, and a way past it to the list", async (t) => {
        const { page, fetched } = await open(t);
        await show(page, language, "results");
        await page.getByRole("button", { name: kWords[language].map }).click();
        await page.locator(".map__mark").first().waitFor();
        const map = await treeOf(page.locator(".map"));
        namesItsParts(map);
        assert.ok(map.nodes[0].name);
        assert.equal(withRole(map.nodes, "application").length, 1);
        assert.equal(withRole(map.nodes, "button").length, 4 + (await page.locator(".counter[data-lat]").count()));
        assert.equal(await page.locator("[data-announce]").textContent(), map.nodes[0].name);
        await page.locator(".map").getByRole("link").press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "counters");
        assert.ok(!fetched.some((address) => address.includes("fragment=results")), "nothing is fetched anew");
      });

      await t.test("the first key leads past what every page repeats", async () => {
        for (const name of Object.keys(kPages)) {
          await page.goto(`${url}/${language}${kPages[name]}`);
          await page.keyboard.press("Tab");
          const skip = page.getByRole("link", { name: kWords[language].skip });
          assert.ok((await skip.boundingBox()).y >= 0, "in view");
          await page.keyboard.press("Enter");
          assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN", name);
        }
      });

      for (const [way, { style, viewport }] of Object.entries(kWays)) {
        await t.test(`nothing is lost ${way}`, async (t) => {
          const { page } = await open(t, viewport && { viewport });
          for (const name of Object.keys(kPages)) {
            await show(page, language, name);
            await page.evaluate((style) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(style);
              document.adoptedStyleSheets = [sheet];
              for (const fold of document.querySelectorAll("details")) fold.open = true;
            }, style ?? "");
            assert.deepEqual(await lossesOf(page), [], name);
          }
        });
      }
    });
  }

  await t.test("what goes wrong is said, and can be seen", async (t) => {
    const { page } = await open(t, { permissions: [] });
    await page.goto(`${url}/fr/counters?place=Vervins`);
    const alert = (words) => page.getByRole("alert").filter({ hasText: words }).waitFor();
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await alert("ne donne pas votre position");
    await page.locator("input[name=place]").fill("Xyzzy");
    await page.keyboard.press("Enter");
    await alert("Nous ne connaissons pas");
    await page.locator("input[name=place]").fill("Saint-Denis");
    await page.keyboard.press("Enter");
    await alert("Plusieurs communes répondent");
    assert.ok(await page.getByText("Commune ou code postal").isVisible());
  });

  await t.test("the map is moved by a single press", async (t) => {
    const { page } = await open(t, { reducedMotion: "reduce" });
    await page.goto(`${url}/fr/counters?place=Vervins`);
    await page.locator("[data-map-toggle]").click();
    await page.locator(".map__mark").first().waitFor();
    const at = async () => (await page.locator(".map__mark").first().boundingBox()).x;
    const before = await at();
    const { x, y } = await page.locator(".maplibregl-canvas").boundingBox();
    await page.mouse.click(x + 20, y + 20);
    for (const end = Date.now() + 15_000; (await at()) <= before + 50; await page.waitForTimeout(50)) {
      assert.ok(Date.now() < end, "it has not moved");
    }
  });

  await t.test("the site map is linked from every page, and leads everywhere", async (t) => {
    const { page } = await open(t);
    for (const name of Object.keys(kPages)) {
      await page.goto(`${url}/fr${kPages[name]}`);
      await page.getByRole("contentinfo").getByRole("link", { name: "Plan du site" }).waitFor();
    }
    await page.getByRole("link", { name: "Plan du site" }).click();
    await page.getByRole("heading", { level: 1, name: "Plan du site" }).waitFor();
    const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.href));
    assert.ok(links.length >= 10);
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
  });

  await t.test("the system's own colours: the focus is seen on everything it reaches", async (t) => {
    const { page } = await open(t, { forcedColors: "active" });
    for (const name of ["home", "results", "report"]) {
      await show(page, "fr", name);
      const highlight = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("p"));
        probe.style.color = "Highlight";
        const { color } = getComputedStyle(probe);
        probe.remove();
        document.activeElement.blur();
        return color;
      });
      const reached = new Set();
      for (let presses = 0; presses < 35; ++presses) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const element = document.activeElement;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
          // The clock in a field of time is the browser's, and so is its ring.
          const isOwn = element.type === "time" && !element.matches(":focus-visible");
          return { html: element.outerHTML.slice(0, 100), isOwn, outlineStyle, outlineWidth, outlineColor };
        });
        if (at.isOwn || at.html.startsWith("<body")) continue;
        reached.add(at.html);
        assert.deepEqual([at.outlineStyle, at.outlineWidth, at.outlineColor], ["solid", "3px", highlight], at.html);
      }
      assert.ok(reached.size >= 20, `${name}: ${reached.size}`);
    }
  });

  await t.test("the measures measure", async (t) => {
    const { page } = await open(t);
    await show(page, "fr", "report");
    const spoilt = async (spoil) => {
      await page.evaluate(spoil);
      return treeOf(page.locator("body"));
    };
    const fits = await treeOf(page.locator("body"));
    namesItsParts(fits);
    const nameless = await spoilt(() => document.querySelector("label[for=report-message]").remove());
    assert.throws(() => namesItsParts(nameless));
    const jumping = await spoilt(() => {
      document.querySelector("h2").outerHTML = "<h4>x</h4>";
    });
    assert.throws(() => hasHeadingsInOrder(jumping));
    const footless = await spoilt(() => document.querySelector("footer").remove());
    assert.throws(() => hasLandmarks(footless));
    assert.deepEqual(await lossesOf(page), []);
    await page.evaluate(() => {
      document.querySelector("h1").style = "position: absolute; white-space: nowrap; left: 60vw; font-size: 9rem";
    });
    assert.notDeepEqual(await lossesOf(page), []);
    assert.deepEqual(nodesOf(`- 'link "l''aide : \\"ici\\""':\n  - /url: x`), [
      { depth: 0, role: "link", name: `l'aide : "ici"`, level: Number.NaN },
    ]);
  });

  if (process.env.RELAIS_KEEP_TREES) {
    const { page } = await open(t);
    for (const name of ["home", "results", "counter"]) {
      await page.goto(`${url}/fr${kPages[name]}`);
      await page.getByRole("main").waitFor();
      const { text } = await treeOf(page.locator("body"));
      const said = text.split("\n").filter((line) => !/^ *- \/url: /.test(line));
      writeFileSync(join(root, `docs/screens/tree-${name}.txt`), `${said.join("\n").replaceAll(/:$/gm, "")}\n`);
    }
  }
});
