// Figures in a real browser: a coordinator and an advisor of the demonstration's department, by keyboard, on a telephone,
// on paper; axe finds nothing.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf } from "../people.mjs";

const kTelephone = { viewport: { width: 390, height: 844 } };
const kSmallest = { viewport: { width: 320, height: 640 } };

test("figures", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--scale", "department"] });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const figures = async (t, browser, options = {}) => {
    const { page } = await open(t, options);
    await handOver(browser, page);
    await page.goto(`${url}/fr/workspace/figures?period=last_month`);
    await page.getByRole("heading", { name: "Chiffres" }).waitFor();
    await page
      .getByText(/^\d{2},\d\s%$/)
      .first()
      .waitFor();
    return page;
  };

  await t.test("a coordinator sees the department: value, n, interval, definition, what it is made of", async (t) => {
    const page = await figures(t, coordinator);
    const tile = page.getByRole("button", { name: /Taux de réalisation/ });
    await tile.focus();
    await page.keyboard.press("Enter");
    const detail = page.getByRole("region", { name: /Taux de réalisation/ });
    await detail.getByText("Chiffres de démonstration").waitFor();
    await detail.getByText("Comment c’est calculé").click();
    await detail
      .getByText(/Acts|Actes clos/)
      .first()
      .waitFor();
    const byPlace = detail.getByRole("table", { name: /par lieu/ });
    await byPlace.waitFor();
    assert.ok((await byPlace.getByRole("row").count()) > 10, "the counters of the department");
    await detail.getByLabel("Détail").selectOption("partner");
    const byPartner = detail.getByRole("table", { name: /par organisme/ });
    await byPartner.getByText("Allocations familiales (CAF)").waitFor();
    await detail.getByText("Voir le tableau").click();
    await detail.getByRole("table", { name: /mois par mois/ }).waitFor();
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "figures.png"), fullPage: true });
  });

  await t.test("on a telephone and at 320 px nothing sticks out", async (t) => {
    for (const [name, size] of [
      ["phone", kTelephone],
      ["small", kSmallest],
    ]) {
      const page = await figures(t, coordinator, size);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= size.viewport.width, `${width}`);
      await passesAxe(page);
      if (process.env.RELAIS_SHOTS)
        await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `figures-${name}.png`), fullPage: true });
    }
  });

  await t.test("an advisor sees their own counter and no other", async (t) => {
    const advisor = await person("a@relais.example", "advisor", "counter:fs-51", "cc-revin");
    const page = await figures(t, advisor);
    await page.getByRole("heading", { name: /France services de Revin/ }).waitFor();
    assert.equal(await page.getByLabel("Lieu").count(), 0, "one place, nothing to choose");
  });
});
