// Counters in the hands of their own people, in a browser: hours and a closure by keyboard, a look at the page before, the
// public page after, undo; a coordinator's list with what it would change; a body's sheet. Axe on every page.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { temporaryFolder } from "../harness.mjs";
import { addUser, Browser, firstSignIn, handOver, peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729"; // Vervins, in the Aisne

test("editing in a browser", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);

  // Signs in by the API and hands the session to a page.
  async function signedIn(t, email, role, scope, organisation, options = {}) {
    const browser = await person(email, role, scope, organisation);
    const { page } = await open(t, { tolerates: /status of (400|409)/, ...options });
    await handOver(browser, page);
    return { page, browser };
  }
  const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

  await t.test("a manager changes hours, closes for a day, looks, saves, and takes it back", async (t) => {
    const { page } = await signedIn(t, "manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc");
    await page.goto(`${url}/fr/workspace/counters`);
    await heading(page, "Guichets");
    await page.getByText("À vérifier").waitFor();
    await passesAxe(page);
    await page.getByRole("link", { name: "France services Vervins" }).press("Enter");
    await heading(page, "France services Vervins");
    await page.getByRole("img", { name: "La semaine en image" }).waitFor();
    await passesAxe(page);
    await page.getByLabel("Samedi, ajouter un créneau").press("Enter");
    await page.getByLabel("Samedi, ouverture 1").fill("09:30");
    await page.getByText("31,25 heures sur 6 jours").waitFor();
    await page.getByRole("button", { name: "Ajouter une fermeture" }).press("Enter");
    await page.getByLabel("Premier jour").fill("2099-05-04");
    await page.getByLabel("Motif").fill("Inventaire");
    await page.getByRole("tab", { name: "Contact et accès" }).press("Enter");
    await page.getByLabel("Message au public").fill("Entrée par la cour.");
    await page.getByLabel("Adresse électronique").fill("julie.durand@relais.example");
    await passesAxe(page);
    await page.getByRole("tab", { name: "Offre" }).click();
    await page.getByLabel("Imprimante").check();
    await passesAxe(page);
    await page.getByRole("tab", { name: "Équipe" }).click();
    await page.getByRole("button", { name: "Ajouter un créneau" }).click();
    await passesAxe(page);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("qui ne nomme personne").first().waitFor();
    await passesAxe(page);
    await page.getByRole("tab", { name: "Contact et accès" }).click();
    await page.getByLabel("Adresse électronique").fill("");
    await page.getByRole("button", { name: "Voir la page" }).press("Enter");
    await page.frameLocator("iframe").getByText("Entrée par la cour.").waitFor();
    await page.frameLocator("iframe").getByText("Imprimante").waitFor(); // no axe here: no script runs in the frame
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
    await page.getByText("à certaines heures d’ouverture, personne n’est prévu").waitFor();
    await page.getByRole("tab", { name: "Équipe" }).click();
    await page.getByText("Personne n’est prévu alors que le guichet est ouvert").waitFor();
    await passesAxe(page);
    await page.getByRole("tab", { name: "Historique" }).click();
    await page.getByRole("cell", { name: /Horaires, Fermetures/ }).waitFor();
    await passesAxe(page);

    // The directory is read anew a moment after, later on a busy machine; a browser that came too early keeps its page a minute.
    const publicPage = `${url}/fr/counters/${kCounter}`;
    for (
      let tries = 0;
      tries < 120 && !(await (await fetch(publicPage)).text()).includes("Entrée par la cour.");
      ++tries
    ) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const visitor = (await open(t)).page;
    await visitor.goto(publicPage);
    await visitor.getByText("Entrée par la cour.").waitFor();
    await visitor.getByText("Le guichet a vérifié ces informations").waitFor();
    await visitor.getByText("09:30–12:00").first().waitFor();
    await passesAxe(visitor);

    await page.getByRole("button", { name: "Annuler" }).press("Enter");
    await page.getByText("La version antérieure est reprise").waitFor();
    await page.getByRole("cell", { name: /Version 0 reprise/ }).waitFor();
  });

  await t.test("the same on a telephone, in the dark, nothing beyond its edge", async (t) => {
    const { page } = await signedIn(t, "phone@relais.example", "counter_manager", `counter:${kCounter}`, "cc", {
      viewport: { width: 320, height: 740 },
      colorScheme: "dark",
    });
    await page.goto(`${url}/fr/workspace/counters/${kCounter}`);
    await heading(page, "France services Vervins");
    for (const tab of ["Horaires", "Équipe", "Contact et accès", "Offre", "Historique"]) {
      await page.getByRole("tab", { name: tab }).click();
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.equal(wide, 0, tab);
      await passesAxe(page);
    }
    await page.getByRole("button", { name: "Tout est exact" }).click();
    await page.getByText("La page publique change dans un instant").waitFor();
  });

  await t.test("a coordinator sees what a list would change, then brings it in; opens a counter", async (t) => {
    const { page } = await signedIn(
      t,
      "coordinator@relais.example",
      "departmental_coordinator",
      "territory:02",
      "prefecture-02",
    );
    await page.goto(`${url}/fr/workspace/counters`);
    await page.getByLabel("Chercher un guichet").fill("vervins");
    await page.getByText("1 guichet").waitFor();
    await page.getByRole("link", { name: "Importer une liste" }).click();
    await heading(page, "Importer une liste");
    await passesAxe(page);
    await page.getByLabel("Fichier de la liste").setInputFiles({
      name: "liste-2026-11-20.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "identifiant,nom,commune,code_insee\nneuf,Un guichet neuf,Vervins,02789\nloin,Trop loin,Lille,59350\n",
      ),
    });
    await page.getByLabel("Nom court de la liste").fill("aisne");
    await page.getByLabel("Producteur et liste").fill("Préfecture, liste de novembre");
    await page.getByRole("button", { name: "Voir ce qui changerait" }).press("Enter");
    await page.getByText("Rien n’est encore changé").waitFor();
    await page.getByRole("row", { name: /Un guichet neuf/ }).waitFor();
    await page.getByText("Ce guichet n’est pas de votre territoire").waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Importer", exact: true }).press("Enter");
    await page.getByText("Importé : 1 créés, 0 changés").waitFor();

    await page.getByRole("link", { name: "Guichets" }).first().click();
    await page.getByRole("link", { name: "Ouvrir un guichet" }).click();
    await heading(page, "Ouvrir un guichet");
    await page.getByLabel("Nom", { exact: true }).fill("France services provisoire");
    await page.getByLabel("Commune").fill("verv");
    await page.getByRole("option", { name: "Vervins Aisne", exact: true }).click();
    await passesAxe(page);
    await page.getByRole("button", { name: "Ouvrir un guichet" }).click();
    await page.getByText("Le guichet est ouvert").waitFor();
    await page.getByRole("link", { name: "Indiquer ses horaires" }).click();
    await heading(page, "France services provisoire");
    await page.getByRole("tab", { name: "Coordination" }).click();
    await page.getByLabel("Fusionné avec").waitFor();
    await passesAxe(page);
  });

  await t.test("a body edits its sheet and validates it", async (t) => {
    const root = new Browser(url);
    await firstSignIn(
      root,
      addUser(database, "root@relais.example", { name: "Chef", role: "administrator", scope: "network:fr" }),
    );
    await root.ask("PUT", "/organisations/cnaf", { kind: "partner", name: "Cnaf", partner_code: "caf" });
    const { page } = await signedIn(t, "caf@relais.example", "partner_manager", "organisation:cnaf", "cnaf");
    await page.goto(`${url}/fr/workspace/procedures`);
    await heading(page, "Fiches");
    await passesAxe(page);
    await page.getByRole("link").filter({ hasText: "Demander une aide au logement" }).click();
    await page.getByLabel("De quoi il s’agit").fill("Une aide pour payer le loyer.");
    await passesAxe(page);
    await page.getByRole("button", { name: "Enregistrer et valider" }).press("Enter");
    await page.getByText("La fiche est validée").waitFor();
    await page.getByText("Validée par Cnaf").waitFor();
    await passesAxe(page);
  });
});
