// Organisations in a browser: a partner chosen from the list, a short name that is taken, a change; axe, 320 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf } from "../people.mjs";

test("organisations, in a browser", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--stories", "department"] });
  const open = await openBrowser(t, url);
  const root = await peopleOf(url, database)("root@relais.example", "administrator", "network:fr");
  const { page } = await open(t);
  await handOver(root, page);
  await page.goto(`${url}/fr/workspace/organisations`);
  const row = (name) => page.getByRole("row").filter({ hasText: name });
  const organisation = async (id) => (await root.get("/organisations")).body.items.find((one) => one.id === id);

  await t.test("short names, and partners by their names", async () => {
    await row("caf-08").getByText("Allocations familiales (CAF)").waitFor();
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ fullPage: true, path: join(process.env.RELAIS_SHOTS, "organisations.png") });
  });

  await t.test("a partner is chosen from the list", async () => {
    await page.getByLabel("Nom court").fill("urssaf-08");
    await page.getByLabel("Nom", { exact: true }).fill("Urssaf des Ardennes");
    await page.getByLabel("Sorte d’organisme").selectOption("partner");
    await page.getByLabel("Territoire").fill("08");
    await page.getByLabel("Partenaire", { exact: true }).selectOption("urssaf");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Urssaf des Ardennes est enregistré").waitFor();
    const made = await organisation("urssaf-08");
    assert.deepEqual([made.kind, made.partner_code, made.territory_code], ["partner", "urssaf", "08"]);
  });

  await t.test("a short name that is taken changes nothing, and leads to what it is", async () => {
    const before = await organisation("caf-08");
    await page.getByLabel("Nom court").fill("caf-08");
    await page.getByLabel("Nom", { exact: true }).fill("Autre chose");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText(/déjà celui de CAF des Ardennes/).waitFor();
    assert.deepEqual(await organisation("caf-08"), before);
    await passesAxe(page);
    await alert.getByRole("button", { name: /^Modifier CAF des Ardennes/ }).click();
    assert.equal(await page.getByLabel("Nom", { exact: true }).inputValue(), before.name);
  });

  await t.test("one is changed, and keeps what was not touched", async () => {
    await row("cpam-08")
      .getByRole("button", { name: /^Modifier CPAM/ })
      .click();
    const heading = page.getByRole("heading", { name: /^Modifier CPAM/ });
    await heading.waitFor();
    assert.ok(await heading.evaluate((one) => one === document.activeElement));
    await page.getByLabel("Nom", { exact: true }).fill("Assurance maladie des Ardennes (exemple)");
    await page.setViewportSize({ width: 320, height: 700 });
    await passesAxe(page);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Assurance maladie des Ardennes (exemple) est enregistré").waitFor();
    const changed = await organisation("cpam-08");
    assert.deepEqual(
      [changed.name, changed.kind, changed.partner_code, changed.territory_code],
      ["Assurance maladie des Ardennes (exemple)", "partner", "cpam", "08"],
    );
  });
});
