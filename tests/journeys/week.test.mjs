// The week and the reception in a browser: people wait and are called, a need is noted, a post breaks; the manager types
// tallies beside acts and signs the week. Axe on every page, 320 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";
import { act, kCounter, visit } from "../visiting.mjs";

test("the week and the reception in a browser", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const open = await openBrowser(t, url);
  const manager = await peopleOf(url, database)(
    "manager@relais.example",
    "counter_manager",
    `counter:${kCounter}`,
    "cc-thierache",
  );
  const past = Date.now() - 7 * 86_400_000;
  const items = [visit({ acts: [act(), act({ procedure: "cpam.open_account" })] }, past)];
  assert.equal((await manager.ask("POST", "/visits", { items })).body.items[0].outcome, "recorded");
  const { page } = await open(t, { viewport: { width: 320, height: 740 } });
  await handOver(manager, page);
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  const fits = async () =>
    assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);

  await t.test("people wait, are called and leave", async () => {
    await page.goto(`${url}/fr/workspace/reception`);
    await heading("Réception");
    await page.getByText("Personne n’attend").waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Une personne arrive" }).click();
    await page.getByText("Numéro 1", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Une personne arrive" }).click();
    await page.getByText("Numéro 2", { exact: true }).waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Recevoir le 1" }).click();
    await page.getByText("Numéro 1", { exact: true }).waitFor({ state: "detached" });
    await page.getByText(/Attente médiane/).waitFor();
    await page.getByRole("button", { name: "Besoin d’aide" }).click();
    await page.getByText("Appel noté").waitFor();
    await fits();
  });

  await t.test("V-25: a need is noted without who; a post breaks and is mended", async () => {
    await page.getByLabel("Thème").selectOption("Transport");
    await page.getByLabel("Le besoin, en une phrase").fill("Pas de bus le mercredi, dit Mme Martin");
    await page.getByRole("button", { name: "Noter", exact: true }).click();
    await page.getByText("Transport : 1").waitFor();
    assert.equal(await page.getByText("Martin").count(), 0);
    await page.getByLabel("Nom", { exact: true }).fill("Poste 1");
    await page.getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("button", { name: "Noter un usage de Poste 1" }).click();
    await page.getByText("1 usage ce mois-ci").waitFor();
    await page.getByRole("button", { name: "Poste 1 est hors service" }).click();
    await page.getByRole("button", { name: "Poste 1 remarche" }).waitFor();
    await passesAxe(page);
    await fits();
  });

  await t.test("the waiting screen shows who is called", async () => {
    await page.getByRole("link", { name: "Écran d’attente" }).click();
    await page.getByText("Numéro 1", { exact: true }).waitFor();
    await page.getByText("1 personne attend").waitFor();
    await passesAxe(page);
  });

  await t.test("L-99: the manager types tallies beside acts, says why, and signs the week", async () => {
    await page.goto(`${url}/fr/workspace/grid`);
    await heading("Grille de la semaine");
    await page.getByText("Rien n’est enregistré cette semaine").waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Semaine précédente" }).click();
    const total = page.getByRole("row", { name: /^Total/ });
    await total.waitFor();
    assert.match((await total.textContent()).replaceAll(/\s+/g, " "), /2$/);
    await passesAxe(page);
    await page.getByRole("button", { name: "Saisir des comptes" }).click();
    const caf = page.getByRole("group", { name: /CAF/ });
    await caf.getByLabel("Services en ligne").fill("4");
    const reason = page.getByLabel("Pourquoi ce changement");
    const isLocked = (await reason.count()) > 0;
    if (isLocked) await reason.fill("cahier retrouvé");
    await passesAxe(page);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Les actes et les comptes saisis ne disent pas la même chose").waitFor();
    await page.getByText("4 saisis").waitFor();
    if (isLocked) await page.getByText("cahier retrouvé").waitFor();
    await page.getByRole("button", { name: "Signer la semaine" }).click();
    await page.getByText(/^.*Signée le/).waitFor();
    await passesAxe(page);
    await fits();
  });
});
