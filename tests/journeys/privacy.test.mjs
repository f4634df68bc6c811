// Personal data and devices in a browser: the register, a request answered, one's own data, a kiosk enrolled by its code;
// axe on every page, a telephone's width, the dark.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729";

test("personal data and devices in a browser", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  async function signedIn(t, email, role, scope, organisation, options = {}) {
    const browser = await person(email, role, scope, organisation);
    const { page } = await open(t, { tolerates: /status of (400|401)/, ...options });
    await handOver(browser, page);
    return page;
  }
  const fits = async (page) =>
    assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);

  await t.test("the data protection officer reads the register and answers a request", async (t) => {
    const page = await signedIn(t, "officer@relais.example", "data_protection_officer", "network:fr", "anct", {
      viewport: { width: 360, height: 740 },
      colorScheme: "dark",
    });
    await page.goto(`${url}/fr/workspace/register`);
    await page.getByRole("heading", { name: "Signalements d’erreurs" }).waitFor();
    await passesAxe(page);
    await fits(page);
    const card = page.locator("section").filter({ hasText: "Signalements d’erreurs" }).first();
    await card.getByText("Changer la durée").click();
    await card.getByLabel("Jours de conservation").fill("30");
    await card.getByRole("button", { name: "Enregistrer" }).click();
    await card.getByText("La durée est changée").waitFor();
    await passesAxe(page);
    await page.goto(`${url}/fr/workspace/rights-requests`);
    await page.getByText("Aucune demande").waitFor();
    await page.getByLabel("Précisions").fill("reçue par lettre");
    await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
    await page.getByText("le délai court").waitFor();
    await passesAxe(page);
    await fits(page);
    await page.getByLabel("Réponse à la personne").fill("Voici vos données.");
    await page.getByRole("button", { name: "Répondre" }).press("Enter");
    await page.getByText("Satisfaite le").waitFor();
    await passesAxe(page);
  });

  await t.test("everybody downloads what is kept of them, and asks for more", async (t) => {
    const page = await signedIn(t, "advisor@relais.example", "advisor", `counter:${kCounter}`, "cc");
    await page.goto(`${url}/fr/workspace/account`);
    const waits = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger mes données" }).press("Enter");
    assert.equal((await waits).suggestedFilename(), "my-data.json");
    await page.getByText("Faire une demande").first().click();
    await page.getByLabel("Précisions").fill("mon nom a changé");
    await page.getByRole("button", { name: "Faire une demande" }).press("Enter");
    await page.getByText("réponse avant le").waitFor();
    await passesAxe(page);
  });

  await t.test("a kiosk is enrolled by the code that a manager makes, and revoked", async (t) => {
    const page = await signedIn(t, "manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc");
    await page.goto(`${url}/fr/workspace/devices`);
    await page.getByText("Aucun appareil").waitFor();
    await page.getByLabel("Nom", { exact: true }).fill("Borne de l’entrée");
    await page.getByLabel("Guichet", { exact: true }).selectOption({ label: "France services Vervins" });
    await page.getByRole("button", { name: "Faire un code" }).press("Enter");
    const code = /Code\s:\s(\S+)/.exec(await page.getByText("Code : ").textContent())[1];
    await passesAxe(page);
    const kiosk = (await open(t, { tolerates: /status of (400|401)/ })).page;
    await kiosk.goto(`${url}/fr/workspace/device`);
    await kiosk.getByLabel("Code de l’appareil").fill("AAAA-AAAA");
    await kiosk.keyboard.press("Enter");
    await kiosk.getByText("Ce code ne convient pas").waitFor();
    await passesAxe(kiosk);
    await kiosk.getByLabel("Code de l’appareil").fill(code);
    await kiosk.keyboard.press("Enter");
    await kiosk.getByText("Borne de l’entrée est enregistré").waitFor();
    await passesAxe(kiosk);
    await page.reload();
    await page.getByText("Enregistré le").waitFor();
    await page.getByRole("button", { name: "Retirer Borne de l’entrée" }).press("Enter");
    await page.getByText("Retiré le").waitFor();
    await kiosk.reload();
    await kiosk.getByLabel("Code de l’appareil").waitFor();
  });
});
