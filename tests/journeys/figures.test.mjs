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
    await page.getByText("Chiffres de démonstration").waitFor();
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
      const chart = page.getByRole("img", { name: /mois par mois/ });
      const scale = await chart.evaluate((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
      assert.ok(scale > 0.95, `letters of the chart keep their 12 px: ${scale}`);
      await passesAxe(page);
      if (process.env.RELAIS_SHOTS)
        await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `figures-${name}.png`), fullPage: true });
    }
  });

  await t.test("from the department into a counter and back, over months of one's choice, by keyboard", async (t) => {
    const page = await figures(t, coordinator, { tolerates: /404/ }); // a counter elsewhere
    await page.getByLabel("Période").selectOption("free");
    const months = [0, 1].map((place) => new Date(Date.now() - (4 - 2 * place) * 30 * 86_400_000));
    const [from, to] = months.map((month) => month.toISOString().slice(0, 7));
    await page.getByLabel("Au mois").fill(to);
    await page.getByLabel("Du mois").fill(from);
    const long = (month) =>
      new Date(`${month}-01`).toLocaleDateString("fr", { month: "long", year: "numeric", timeZone: "UTC" });
    await page.getByText(`De ${long(from)} à ${long(to)}`).waitFor();
    const byPlace = page.getByRole("table", { name: /par lieu/ });
    await byPlace.getByRole("link", { name: /France services de Revin/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^France services de Revin/ }).waitFor();
    await page.getByText(`De ${long(from)} à ${long(to)}`).waitFor();
    await page
      .getByText(/^\d{2},\d\s%$/)
      .first()
      .waitFor();
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "figures-counter.png"), fullPage: true });
    await page.getByRole("link", { name: /Revenir à.*Ardennes/ }).click();
    await page.getByRole("heading", { name: "Ardennes", exact: true }).waitFor();
    await page.goto(`${url}/fr/workspace/figures?place=c/fs-1`);
    await page
      .getByText(/n’existe pas|n’est pas/)
      .first()
      .waitFor();
  });

  await t.test("the programme goes into a department, from there into a counter, and back the same way", async (t) => {
    const programme = await person("n@relais.example", "national_programme", "network:fr", "anct");
    const page = await figures(t, programme);
    const byPlace = page.getByRole("table", { name: /par lieu/ });
    assert.ok((await byPlace.getByRole("row").count()) < 10, "departments that say the same stand in one line");
    await byPlace.getByRole("link", { name: "Ardennes" }).click();
    await page.getByRole("heading", { name: "Ardennes", exact: true }).waitFor();
    await byPlace.getByRole("link", { name: /France services de Revin/ }).click();
    await page.getByRole("heading", { name: /^France services de Revin/ }).waitFor();
    await page.getByRole("link", { name: /Revenir à.*Ardennes/ }).click();
    await page.getByRole("heading", { name: "Ardennes", exact: true }).waitFor();
    await page.getByRole("link", { name: /Revenir à.*Tout le réseau/ }).click();
    await page.getByRole("heading", { name: "Tout le réseau", exact: true }).waitFor();
  });

  await t.test("the sheet that is printed says place, period and that nothing of it is real", async (t) => {
    const page = await figures(t, coordinator);
    await page.emulateMedia({ media: "print" });
    for (const said of [
      page.getByRole("heading", { name: "Ardennes", exact: true }),
      page.getByText("Chiffres de démonstration"),
    ])
      assert.ok((await said.boundingBox()).y < 600, "on the first sheet");
    assert.ok(!(await page.getByLabel("Période").isVisible()));
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "figures-printed.png"), fullPage: true });
  });

  await t.test(
    "somebody of a body reads its procedures' figures, under its name, without tiles that are empty",
    async (t) => {
      const root = await person("root@relais.example", "administrator", "network:fr", "operator");
      await root.ask("PUT", "/organisations/cnaf", { kind: "partner", name: "Cnaf", partner_code: "caf" });
      const referent = await person("p@relais.example", "partner_referent", "organisation:cnaf", "cnaf");
      const page = await figures(t, referent);
      await page.getByRole("heading", { name: /^Démarches.*Allocations familiales/ }).waitFor();
      assert.equal(await page.getByRole("button", { name: /visite|Attente/ }).count(), 0);
      await passesAxe(page);
      if (process.env.RELAIS_SHOTS)
        await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "figures-partner.png"), fullPage: true });
    },
  );

  await t.test("an advisor sees their own counter and no other", async (t) => {
    const advisor = await person("a@relais.example", "advisor", "counter:fs-51", "cc-revin");
    const page = await figures(t, advisor);
    await page.getByRole("heading", { name: /^France services de Revin/ }).waitFor();
    assert.equal(await page.getByLabel("Lieu").count(), 0, "one place, nothing to choose");
  });
});
