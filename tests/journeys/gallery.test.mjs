// The components in their gallery, under the policy of the product's own pages: axe in every scheme and contrast, 320 px,
// the keyboard, a skin, paper. Needs no server but Vite's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { createServer } from "vite";
import { openBrowser, passesAxe } from "../browser.mjs";
import { root, temporaryFolder } from "../harness.mjs";

const header = readFileSync(join(root, "server/platform/pages/content_security_policy.hpp"), "utf8");
const policy = [...header.slice(header.indexOf("kContentSecurityPolicy")).matchAll(/"([^"]*)"/g)]
  .map(([, part]) => part)
  .join("");

async function serveGallery(t) {
  const vite = await createServer({
    cacheDir: temporaryFolder(t),
    configFile: join(root, "web/vite.config.ts"),
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false },
  });
  t.after(() => vite.close());
  await vite.listen();
  return vite.resolvedUrls.local[0].replace(/\/$/, "");
}

test("the gallery of components in a browser", async (t) => {
  const url = await serveGallery(t);
  const open = await openBrowser(t, url, { patience: 180_000 }); // Vite translates at the first request, also where the machine is busy

  async function show(t, query = "", options = {}) {
    const { page } = await open(t, { reducedMotion: "reduce", ...options });
    await page.route("**/gallery.html*", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script[^>]*@vite\/client[^>]*><\/script>/, ""); // the tool's own
      await route.fulfill({ response, body, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await page.goto(`${url}/gallery.html${query}`);
    await page.getByRole("heading", { level: 2, name: "Overlays and tabs" }).waitFor();
    return page;
  }

  for (const scheme of ["light", "dark"]) {
    await t.test(`passes axe, ${scheme}`, async (t) => passesAxe(await show(t, `?scheme=${scheme}`)));

    await t.test(`passes axe with more contrast, text at 7:1, ${scheme}`, async (t) => {
      const page = await show(t, `?scheme=${scheme}&contrast=more`);
      await passesAxe(page);
      assert.deepEqual(await tooFaintFor(page, "color-contrast-enhanced"), []);
    });
  }

  await t.test("as usual, text is not at 7:1: the measure measures", async (t) => {
    assert.notDeepEqual(await tooFaintFor(await show(t), "color-contrast-enhanced"), []);
  });

  await t.test("a device that asks for more contrast gets it", async (t) => {
    const usual = await show(t);
    const asked = await show(t, "", { contrast: "more" });
    const said = await show(t, "?contrast=more");
    const ground = (page) =>
      styleOf(page.getByRole("button", { name: "Save", exact: true, disabled: false }), "backgroundColor");
    assert.equal(await ground(asked), await ground(said));
    assert.notEqual(await ground(asked), await ground(usual));
  });

  await t.test("the system's own colours: edges and focus are seen", async (t) => {
    const page = await show(t, "", { forcedColors: "active" });
    const highlight = await page.evaluate(() => {
      const probe = document.createElement("p");
      probe.style.color = "Highlight";
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    const save = page.getByRole("button", { name: "Save", exact: true, disabled: false });
    await save.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    assert.equal(await styleOf(save, "outlineColor"), highlight);
    assert.equal(await styleOf(save, "outlineStyle"), "solid");
    assert.notEqual(await styleOf(save, "borderTopColor"), await styleOf(save, "backgroundColor"));
  });

  for (const text of ["", "200"]) {
    await t.test(`fits 320 px, text at ${text || "100"} %`, async (t) => {
      const page = await show(t, `?text=${text}`, { viewport: { width: 320, height: 640 } });
      const wide = () => page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.equal(await wide(), 0);
      await page.getByRole("button", { name: "Delete a visit" }).click();
      assert.equal(await wide(), 0, "with a message");
      await page.getByRole("group", { name: "Since" }).getByRole("button").click();
      await page.getByRole("dialog").waitFor();
      assert.equal(await wide(), 0, "with a calendar");
    });
  }

  await t.test("by keyboard", async (t) => {
    const page = await show(t);

    await t.test("dialog: keeps the focus, Escape closes, the focus comes back", async () => {
      const opener = page.getByRole("button", { name: "Pass on a file" }).last();
      await opener.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Pass this file on" });
      await dialog.waitFor();
      await passesAxe(page);
      const visited = new Set();
      for (let presses = 0; presses < 6; ++presses) {
        await page.keyboard.press("Tab");
        const inside = await dialog.evaluate((element) => element.contains(document.activeElement));
        assert.ok(inside, `press ${presses}`);
        visited.add(await page.evaluate(() => document.activeElement?.outerHTML));
      }
      assert.equal(visited.size, 4, "cross, field, two buttons, and round again");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await hasFocus(opener);
    });

    await t.test("dialog: a question is not closed by a press beside it", async () => {
      await page.getByRole("button", { name: "Delete the draft" }).click();
      await page.getByRole("alertdialog").waitFor();
      await page.mouse.click(5, 5);
      await page.getByRole("alertdialog").getByRole("button", { name: "Keep it" }).click();
      await page.getByRole("alertdialog").waitFor({ state: "detached" });
    });

    await t.test("menu: arrows pass over what cannot be done, Enter chooses, Escape leaves", async () => {
      const opener = page.getByRole("button", { name: "Actions" });
      await opener.focus();
      await page.keyboard.press("ArrowDown");
      await hasFocus(page.getByRole("menuitem", { name: "Open" }));
      await passesAxe(page);
      await page.keyboard.press("ArrowDown");
      await hasFocus(page.getByRole("menuitem", { name: "Pass on" }));
      await page.keyboard.press("ArrowDown");
      await hasFocus(page.getByRole("menuitem", { name: "Delete" }));
      await page.keyboard.press("Enter");
      await page.getByText("Chosen: delete").waitFor();
      await hasFocus(opener);
      await page.keyboard.press("Enter");
      await page.getByRole("menu").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached" });
      await hasFocus(opener);
    });

    await t.test("tabs: arrow keys change sides, End passes over what cannot be shown", async () => {
      await page.getByRole("tab", { name: "Opening hours" }).focus();
      await page.keyboard.press("ArrowRight");
      await hasFocus(page.getByRole("tab", { name: "Agents", selected: true }));
      await page.getByRole("tabpanel", { name: "Agents" }).waitFor();
      await page.keyboard.press("End");
      await hasFocus(page.getByRole("tab", { name: "Premises", selected: true }));
    });

    await t.test("date picker: typed, in the order of the language", async () => {
      await page.getByLabel("Language").selectOption("en");
      const day = page.getByRole("group", { name: "Day of the visit" });
      const parts = (name) => day.getByRole("spinbutton", { name });
      await parts(/^day/).focus();
      await page.keyboard.type("24112026");
      await page.getByText("Chosen: 2026-11-24").waitFor();
      await page.getByLabel("Language").selectOption("fr");
      assert.match(await day.textContent(), /24\s*\/\s*11\s*\/\s*2026/);
      await page.getByLabel("Language").selectOption("de");
      assert.match(await day.textContent(), /24\s*\.\s*11\s*\.\s*2026/);
      await page.getByLabel("Language").selectOption("nl");
      assert.match(await day.textContent(), /24\s*-\s*11\s*-\s*2026/);
    });

    await t.test("date picker: from the calendar by keyboard, in French", async () => {
      await page.getByLabel("Language").selectOption("fr");
      const day = page.getByRole("group", { name: "Day of the visit" });
      await day.getByRole("spinbutton", { name: /^jour/ }).focus();
      await page.keyboard.type("30112026");
      await page.keyboard.press("Tab");
      await hasFocus(day.getByRole("button"));
      await page.keyboard.press("Enter");
      await page.getByRole("grid", { name: /novembre 2026/i }).waitFor();
      await passesAxe(page);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.getByText("Chosen: 2026-12-01").waitFor();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await hasFocus(day.getByRole("button"));
    });

    await t.test("date picker: a day out of reach says so", async () => {
      await page.getByLabel("Language").selectOption("en");
      const day = page.getByRole("group", { name: "Day of the visit" });
      await day.getByRole("spinbutton", { name: /^day/ }).focus();
      await page.keyboard.type("01012031");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.getByText("Choose a day of 2026 or 2027.").waitFor();
    });

    await t.test("combobox: suggestions are taken by keyboard", async () => {
      const where = page.getByRole("combobox", { name: "Where" });
      await where.focus();
      await page.keyboard.type("verd");
      await page.getByRole("option", { name: "Verdun-sur-Garonne" }).waitFor();
      await passesAxe(page);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      assert.equal(await where.inputValue(), "Verdun");
      await page.getByRole("listbox").waitFor({ state: "detached" });
    });

    await t.test("fields: an error is tied to its field, a choice is ticked by the space bar", async () => {
      const mail = page.getByLabel("Work e-mail");
      assert.equal(await mail.getAttribute("aria-invalid"), "true");
      const said = await mail.evaluate(
        (field) => document.getElementById(field.getAttribute("aria-describedby")).textContent,
      );
      assert.match(said, /after the @/);
      await page.getByRole("group", { name: "What took place?" }).getByLabel("Information only").focus();
      await page.keyboard.press("Space");
      assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 2);
      await page.getByRole("group", { name: "How did you help?" }).getByLabel("On line, together").focus();
      await page.keyboard.press("ArrowDown");
      assert.ok(await page.getByRole("radio", { name: "On line, in the person's place" }).first().isChecked());
      await page.getByRole("switch", { name: "Keep the draft" }).focus();
      await page.keyboard.press("Space");
      assert.ok(!(await page.getByRole("switch", { name: "Keep the draft" }).isChecked()));
    });

    await t.test("a message is said, undone, and gives the focus back", async () => {
      const remove = page.getByRole("button", { name: "Delete a visit" });
      await remove.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText("The visit is deleted.").waitFor();
      await page.getByText("11 visits", { exact: true }).waitFor();
      await passesAxe(page);
      await page.keyboard.press("Tab");
      await hasFocus(page.getByRole("button", { name: "Undo" }).last());
      await page.keyboard.press("Enter");
      await page.getByText("12 visits", { exact: true }).waitFor();
      await hasFocus(remove);
    });

    await t.test("a busy button keeps the focus and takes no second press; a list goes on", async () => {
      const more = page.getByRole("button", { name: "Show 20 more" }).first();
      await more.focus();
      await page.keyboard.press("Enter");
      assert.equal(await more.getAttribute("aria-busy"), "true");
      await hasFocus(more);
      await page.getByRole("status").getByText("40 of 40 visits").waitFor();
    });

    await t.test("a table sorts by its headers", async () => {
      const table = page.getByRole("table", { name: "Week 48" });
      const first = () => table.getByRole("rowheader").first().textContent();
      assert.equal(await first(), "Done on line");
      await table.getByRole("button", { name: "Total" }).press("Enter");
      assert.equal(await first(), "Passed on");
      assert.equal(await table.getByRole("columnheader", { name: "Total" }).getAttribute("aria-sort"), "ascending");
      assert.equal(await table.getByRole("columnheader", { name: "Service" }).getAttribute("aria-sort"), null);
    });
  });

  await t.test("narrow, a table's values say their column and its headers still sort", async (t) => {
    const page = await show(t, "", { viewport: { width: 320, height: 640 } });
    const table = page.getByRole("table", { name: "Week 48" });
    const cell = table.getByRole("cell").first();
    assert.equal(await cell.evaluate((element) => getComputedStyle(element, "::before").content), '"Family fund"');
    await table.getByRole("button", { name: "Service" }).click();
    assert.equal(await table.getByRole("columnheader", { name: "Service" }).getAttribute("aria-sort"), "ascending");
  });

  for (const scheme of ["light", "dark"]) {
    await t.test(`a skin changes colours, typeface and brand by tokens alone, and passes axe, ${scheme}`, async (t) => {
      const page = await show(t, `?scheme=${scheme}`);
      const save = page.getByRole("button", { name: "Save", exact: true, disabled: false });
      const looks = async () => ({
        accent: await styleOf(save, "backgroundColor"),
        corner: await styleOf(save, "borderTopLeftRadius"),
        typeface: await styleOf(save, "fontFamily"),
        ground: await styleOf(page.locator("body"), "backgroundColor"),
        brand: await styleOf(page.locator(".brand"), "backgroundColor"),
      });
      const before = await looks();
      await page.addStyleTag({ url: `${url}/test/skin.css` });
      const after = await looks();
      const accent = scheme === "light" ? "rgb(122, 31, 107)" : "rgb(240, 165, 226)";
      assert.equal(after.accent, accent);
      assert.equal(after.corner, "0px");
      assert.match(after.typeface, /Georgia/);
      assert.equal(after.brand, "rgb(42, 7, 36)");
      for (const look of Object.keys(before)) assert.notEqual(after[look], before[look], look);
      await passesAxe(page);
    });
  }

  await t.test("with more contrast and on paper, a skin steps back", async (t) => {
    const page = await show(t, "?contrast=more&scheme=dark");
    const save = page.getByRole("button", { name: "Save", exact: true, disabled: false });
    const before = await styleOf(save, "backgroundColor");
    await page.addStyleTag({ url: `${url}/test/skin.css` });
    assert.equal(await styleOf(save, "backgroundColor"), before);
    await page.emulateMedia({ media: "print" });
    assert.equal(await styleOf(page.locator("body"), "backgroundColor"), "rgb(255, 255, 255)");
    assert.equal(await styleOf(page.locator("body"), "color"), "rgb(10, 20, 24)");
  });
});

async function tooFaintFor(page, rule) {
  const { violations } = await new AxeBuilder({ page }).withRules([rule]).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => node.html));
}

const styleOf = (locator, name) => locator.evaluate((element, name) => getComputedStyle(element)[name], name);

// What React does after a key press comes a moment later.
async function hasFocus(locator) {
  const element = await locator.elementHandle();
  await locator.page().waitForFunction((element) => element === document.activeElement, element);
}
