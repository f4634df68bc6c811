// The workspace in a browser: from the letter of an invitation to the first sign-in, each second factor, the shared desk's
// lock, people and their roles; by keyboard, on a telephone, in the dark.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { temporaryFolder } from "../harness.mjs";
import { addUser, codeOf, linkIn, password, serveWithPost } from "../people.mjs";

// What the browser itself says of a refusal that the page shows.
const tolerates = /status of (400|401|403|404)/;

test("the workspace in a browser", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url, mail } = await serveWithPost(t, database);
  const open = await openBrowser(t, url);
  const first = addUser(database, "chef@relais.example", {
    name: "Dominique Chef",
    role: "administrator",
    scope: "network:fr",
  });
  const own = (link) => link.replace(/^https?:\/\/[^/]+/, url);
  const { page } = await open(t, { tolerates });
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  let secret = "";

  await t.test("a link of one's own leads through password and application to the workspace", async () => {
    await page.goto(own(first));
    await heading("Bienvenue dans Relais");
    await passesAxe(page);
    await page.getByLabel("Nouveau mot de passe").fill("motdepasse1234");
    await page.keyboard.press("Enter");
    await page.getByText("trop courant").waitFor();
    await page.getByLabel("Nouveau mot de passe").fill(password);
    await page.keyboard.press("Enter");
    await heading("Second facteur");
    await passesAxe(page);
    await page.getByRole("button", { name: "Préparer l’application" }).press("Enter");
    await page.getByRole("img", { name: "Image à lire" }).waitFor();
    await passesAxe(page);
    secret = (await page.locator(".code-secret").textContent()).replaceAll(" ", "");
    await page.getByLabel("Premier code").fill("123456");
    await page.keyboard.press("Enter");
    await page.getByText("Ce code ne convient pas").waitFor();
    await page.getByLabel("Premier code").fill(codeOf(secret));
    await page.keyboard.press("Enter");
    await heading("Bonjour Dominique Chef");
    await passesAxe(page);
  });

  await t.test("a person is invited, and signs in by the letter's link with a printed grid", async (t) => {
    await page.getByRole("link", { name: "Organismes" }).click();
    await heading("Organismes");
    await page.getByLabel("Nom court").fill("cc-thierache");
    await page.getByLabel("Nom", { exact: true }).fill("CC de la Thiérache du Centre");
    await page.getByLabel("Territoire").fill("02");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("est enregistré").waitFor();
    await passesAxe(page);
    await page.getByRole("link", { name: "Personnes" }).click();
    await page.getByRole("link", { name: "Inviter une personne" }).click();
    await heading("Inviter une personne");
    await passesAxe(page);
    await page.getByLabel("Adresse électronique").fill("alix@thierache.example");
    await page.getByLabel("Nom", { exact: true }).fill("Alix Thiérache");
    await page.getByLabel("Chercher dans la liste").fill("vervins");
    await page.getByLabel("Guichet").selectOption({ label: "France services Vervins" });
    await page.getByLabel("Au nom de").selectOption({ label: "CC de la Thiérache du Centre" });
    await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
    await page.getByText("Invitation envoyée").waitFor();

    const alix = (await open(t, { tolerates, viewport: { width: 360, height: 740 } })).page;
    await alix.goto(own(linkIn(await mail.next())));
    await alix.getByLabel("Nouveau mot de passe").fill(password);
    await alix.keyboard.press("Enter");
    await alix.getByRole("button", { name: "Préparer une grille" }).click();
    await alix.getByText("montrée qu’une fois").waitFor();
    await passesAxe(alix);
    const cells = await alix.locator(".code-grid li").allInnerTexts();
    assert.equal(cells.length, 20);
    await alix.getByRole("button", { name: "J’ai imprimé ma grille" }).click();
    const hint = await alix.getByText("de votre grille").textContent();
    const asked = /case (\w+)/.exec(hint)[1];
    const code = cells.map((cell) => cell.split(/\s+/)).find(([cell]) => cell === asked)[1];
    await alix.getByLabel("Code", { exact: true }).fill(code);
    await alix.keyboard.press("Enter");
    await alix.getByRole("heading", { name: "Bonjour Alix Thiérache" }).waitFor();
    assert.equal(await alix.getByRole("link", { name: "Personnes" }).count(), 0);
    await passesAxe(alix);
    const wide = await alix.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.equal(wide, 0);
  });

  await t.test("one looks at people, and at what one of them would see", async () => {
    await page.getByRole("link", { name: "Personnes" }).first().click();
    await heading("Personnes");
    await page.getByLabel("Chercher un nom").fill("alix");
    await page.getByText("1 personne").waitFor();
    await passesAxe(page);
    await page.getByRole("link", { name: "Alix Thiérache" }).click();
    await heading("Alix Thiérache");
    await page.getByRole("button", { name: "Calculer" }).click();
    await page.getByText("Gérer son propre compte").waitFor();
    await passesAxe(page);
    await page.getByRole("link", { name: "Journal" }).click();
    await page.getByRole("cell", { name: "Vue d’une autre personne consultée" }).first().waitFor();
    await passesAxe(page);
  });

  await t.test("teams are read by counter, and a function of the network is filled and ended", async () => {
    await page.getByRole("link", { name: "Équipes" }).click();
    await heading("Équipes");
    await page.getByRole("row", { name: /Alix Thiérache.*CC de la Thiérache du Centre/ }).waitFor();
    await page.getByText("Moins de deux personnes dans l’équipe").waitFor();
    await passesAxe(page);
    await page.getByRole("link", { name: "Fonctions du réseau" }).click();
    await heading("Fonctions du réseau");
    await page.getByLabel("Fonction", { exact: true }).selectOption("Élu référent");
    await page.getByLabel("Code du département").fill("999");
    await page.getByRole("button", { name: "Pourvoir" }).click();
    await page.getByText("Ce territoire est inconnu").first().waitFor();
    await page.getByLabel("Code du département").fill("02");
    await page.getByLabel("Nom publié").fill("Une élue");
    await page.getByLabel("Depuis le").fill("2026-01-01");
    await page.getByRole("button", { name: "Pourvoir" }).click();
    const row = page.getByRole("row", { name: /Une élue/ });
    await row.waitFor();
    await passesAxe(page);
    await row.getByRole("button", { name: "Mettre fin aujourd’hui" }).click();
    await row.getByRole("button").waitFor({ state: "detached" });
  });

  await t.test("one key locks the desk, and the PIN opens it where it was", async () => {
    await page.getByRole("button", { name: "Dominique Chef" }).click();
    await page.getByRole("menuitem", { name: "Votre compte" }).click();
    await heading("Votre compte");
    await page.getByLabel("Nouveau code PIN").fill("2749");
    await page.getByLabel("Votre mot de passe", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByText("Il rouvre votre session").waitFor();
    await passesAxe(page);
    await page.keyboard.press("F2");
    await heading("Session verrouillée");
    await passesAxe(page);
    assert.equal(await page.getByText("chef@relais.example").count(), 0);
    await page.getByLabel("Code PIN").fill("1111");
    await page.keyboard.press("Enter");
    await page.getByText("Ce n’est pas votre code PIN").waitFor();
    await page.getByLabel("Code PIN").fill("2749");
    await page.keyboard.press("Enter");
    await heading("Votre compte");
  });

  await t.test("one signs out, and in again in the dark; a wrong password is told neutrally", async (t) => {
    await page.getByRole("button", { name: "Dominique Chef" }).click();
    await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
    await heading("Se connecter");
    await passesAxe(page);
    const dark = (await open(t, { tolerates, colorScheme: "dark" })).page;
    await dark.goto(`${url}/fr/workspace/`);
    await dark.getByLabel("Adresse électronique").fill("chef@relais.example");
    await dark.getByLabel("Mot de passe").fill("ce n'est pas lui");
    await dark.keyboard.press("Enter");
    await dark.getByText("Adresse ou mot de passe incorrect").waitFor();
    await passesAxe(dark);
    await dark.getByLabel("Mot de passe").fill(password);
    await dark.getByLabel("Un poste partagé").check();
    await dark.getByRole("button", { name: "Se connecter" }).click();
    await dark.getByLabel("Code", { exact: true }).fill(codeOf(secret, Date.now() + 30_000));
    await dark.keyboard.press("Enter");
    await dark.getByRole("heading", { name: "Bonjour Dominique Chef" }).waitFor();
    await passesAxe(dark);
  });
});
