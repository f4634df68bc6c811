// From many stories to a change, in a browser: an irritant found at night is read and named, an action is opened from
// it, and the ledger shows both; a practice is promoted and adopted. Axe on every page; 320, 390 and 1280 px.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { daysFromNow } from "../acting.mjs";
import { openBrowser, passesAxe } from "../browser.mjs";
import { getJson, relais, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";
import { csv, labelledList, told } from "../story_lists.mjs";

const kNarrow = { width: 390, height: 780 };
const kWide = { width: 1280, height: 900 };
const kName = "Personne ne décroche au téléphone";

test("from many stories to a change, in a browser", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const bring = (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const { code, err } = relais("import", "experiences", file, "--database", database);
    assert.equal(code, 0, err);
  };
  bring("stories.csv", labelledList());
  const praise = { "Ressenti usager": "Positif", Titre: "Rappelée", Description: "On m’a rappelée dès le lendemain." };
  bring("praise.csv", csv([told("praise", praise)]));
  assert.equal(relais("irritants", "--database", database).code, 0);
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const lead = await person("l@relais.example", "counter_manager", "counter:fs-1729", "mairie-vervins");

  const looksWell = async (page, name) => {
    const before = page.viewportSize();
    for (const viewport of [kNarrow, kWide, { width: 320, height: 700 }]) {
      await page.setViewportSize(viewport);
      assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0, name);
      if (process.env.RELAIS_SHOTS && viewport.width > 320)
        await page.screenshot({
          fullPage: true,
          path: join(process.env.RELAIS_SHOTS, `${name}-${viewport.width}.png`),
        });
    }
    await page.setViewportSize(before);
    await passesAxe(page);
  };
  const pageOf = async (t, who, more = {}) => {
    const { page } = await open(t, { viewport: kWide, ...more });
    if (who) await handOver(who, page);
    return page;
  };

  await t.test("what was found is read, explained and confirmed by keyboard", async (t) => {
    const page = await pageOf(t, coordinator, { tolerates: /status of 400/ });
    await page.goto(`${url}/fr/workspace/irritants`);
    const first = page.locator(".story__inbox > li").first();
    await first.getByText("Plus que d’ordinaire").waitFor();
    await looksWell(page, "irritants-found");
    await first.getByRole("link").press("Enter");
    await page.getByRole("heading", { name: "Ce qui rapproche ces récits" }).waitFor();
    await page.getByText(/Joindre par téléphone \(\d+\)/).waitFor();
    await page.getByText("Mois par mois").click();
    assert.ok((await page.locator("tbody > tr").count()) >= 20);
    await looksWell(page, "irritant-found");
    const stories = await page.getByRole("button", { name: "Retirer" }).count();
    assert.ok(stories >= 10);
    await page.getByLabel("Nom").fill(kName);
    await page.getByLabel("Nom").fill("Mme Durand ne décroche pas au 03 24 11 22 33");
    await page.getByRole("button", { name: "Confirmer" }).press("Enter");
    await page.getByText("Ce texte est publié tel quel et ne nomme personne").waitFor();
    await page.getByLabel("Nom").fill(kName);
    await page.getByRole("button", { name: "Confirmer" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: kName }).waitFor();
    await page.getByText("Confirmé", { exact: true }).waitFor();
  });

  await t.test("what a story of it is tagged with is said anew, by the keyboard", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/irritants`);
    await page.getByRole("button", { name: "Confirmés" }).click();
    await page.getByRole("link", { name: kName }).click();
    const story = page.locator(".story__inbox > li").first();
    await story.getByRole("button", { name: /^Changer les sujets/ }).press("Enter");
    const list = story.getByLabel("Ajouter un sujet");
    await list.getByRole("option").nth(1).waitFor({ state: "attached" });
    const code = await list.getByRole("option").nth(1).getAttribute("value");
    await list.selectOption(code);
    await story.getByRole("button", { name: "Ajouter", exact: true }).press("Enter");
    await looksWell(page, "irritant-tags");
    await story.getByRole("button", { name: "Enregistrer les sujets" }).press("Enter");
    await story.getByText("Sujets enregistrés.").waitFor();
    const [, id] = /experiences\/([0-9a-f-]{36})/.exec(await story.getByRole("link").getAttribute("href"));
    const { body } = await getJson(`${url}/api/v1/experiences/${id}`);
    assert.ok(body.tags.some((tag) => tag.code === code));
  });

  await t.test("a story is taken out and another put in", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/irritants`);
    await page.getByRole("button", { name: "Confirmés" }).click();
    await page.getByRole("link", { name: kName }).click();
    const count = async () => Number.parseInt(await page.getByText(/^\d+ récits depuis deux ans$/).textContent(), 10);
    await page.getByRole("heading", { level: 1, name: kName }).waitFor();
    const before = await count();
    await page
      .getByRole("button", { name: /^Retirer/ })
      .first()
      .click();
    await page.getByText(`${before - 1} récits depuis deux ans`).waitFor();
    await page.getByLabel("Chercher un récit").fill("retraite");
    await page
      .getByRole("button", { name: /^Ajouter/ })
      .first()
      .click();
    await page.getByText(`${before} récits depuis deux ans`).waitFor();
  });

  await t.test("anybody reads it, without a script, in four languages", async (t) => {
    const page = await pageOf(t, null, { javaScriptEnabled: false });
    await page.goto(`${url}/fr/experiences`);
    await page.getByRole("link", { name: "Ce qui revient" }).click();
    await page.getByRole("heading", { name: kName }).waitFor();
    await page.getByRole("link", { name: kName }).click();
    await page.getByRole("heading", { name: "Les derniers récits" }).waitFor();
    for (const language of ["en", "nl", "de"]) {
      await page.goto(`${url}/${language}/experiences/irritants`);
      await page.getByRole("link", { name: kName }).waitFor();
    }
  });
  await t.test("its pages look well", async (t) => {
    const page = await pageOf(t, null);
    await page.goto(`${url}/fr/experiences/irritants`);
    await looksWell(page, "irritants-public");
    await page.getByRole("link", { name: kName }).click();
    await page.locator("summary").click();
    await looksWell(page, "irritant-public");
    // A story of it leads to the others.
    await page.locator(".story-card__title a").first().click();
    await page.getByRole("link", { name: kName }).click();
    await page.getByRole("heading", { level: 1, name: kName }).waitFor();
  });

  await t.test("an action is opened from it, and the ledger shows what was said and what is done", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/irritants`);
    await page.getByRole("button", { name: "Confirmés" }).click();
    await page.getByRole("link", { name: kName }).click();
    await page.getByRole("link", { name: "Ouvrir une action" }).click();
    await page.getByLabel("En quelques mots").fill("Deux lignes de plus");
    await page.getByLabel("Ce qui sera fait").fill("Deux agents de plus répondent au téléphone le matin.");
    await page.getByRole("option", { name: "Ardennes (08)" }).waitFor({ state: "attached" });
    assert.equal(await page.getByLabel("Département", { exact: true }).inputValue(), "08", "that of all its stories");
    await page.getByRole("option", { name: "CAF des Ardennes" }).waitFor({ state: "attached" });
    await page.getByLabel("Organisme responsable").selectOption("caf-08");
    const [year, month, day] = daysFromNow(40).split("-");
    await page.getByRole("group", { name: "Pour le" }).getByRole("spinbutton").first().click();
    await page.keyboard.type(`${day}${month}${year}`);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("L’action est ouverte.").waitFor();
    await page.goto(`${url}/fr/experiences/ledger`);
    await page.getByRole("heading", { name: "Deux lignes de plus" }).waitFor();
    await page.getByRole("link", { name: kName }).click();
    await page.getByRole("link", { name: "Deux lignes de plus" }).waitFor();
  });

  await t.test("stories are grouped by hand", async (t) => {
    const page = await pageOf(t, coordinator, { tolerates: /status of 400/ });
    await page.goto(`${url}/fr/workspace/irritants/group`);
    await page.getByLabel("Nom").fill("Vu au guichet");
    await page.getByLabel("Chercher un récit").fill("guichet");
    for (const chosen of ["1 récit choisi", "2 récits choisis"]) {
      await page
        .getByRole("button", { name: /^Ajouter/ })
        .first()
        .click();
      await page.getByRole("heading", { name: chosen }).waitFor();
    }
    await page.getByRole("button", { name: "Grouper et confirmer" }).click();
    await page.getByRole("alert").waitFor();
    await page
      .getByRole("button", { name: /^Ajouter/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "3 récits choisis" }).waitFor();
    await looksWell(page, "irritant-grouped");
    await page.getByRole("button", { name: "Grouper et confirmer" }).click();
    await page.getByRole("heading", { level: 1, name: "Vu au guichet" }).waitFor();
  });

  await t.test("a practice is promoted out of praise, and a counter adopts it", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/practices/promote`);
    await page.getByLabel("Chercher un récit positif").fill("rappelée");
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    await page.getByLabel("Titre").fill("Rappeler le lendemain");
    await page.getByLabel("Ce qui est fait").fill("Qui repart sans réponse est rappelé le lendemain.");
    await looksWell(page, "practice-promote");
    await page.getByRole("button", { name: "Retenir" }).click();
    await page.getByRole("heading", { name: "Rappeler le lendemain" }).waitFor();
    const own = await pageOf(t, lead);
    await own.goto(`${url}/fr/workspace/practices`);
    await own.getByRole("button", { name: /^Nous la reprenons/ }).click();
    await own.getByRole("button", { name: /^Nous ne la reprenons plus/ }).waitFor();
    await own.getByText("Reprise par 1 point d’accueil").waitFor();
    await looksWell(own, "practices-work");
    await own.goto(`${url}/fr/experiences/practices`);
    await own.getByText("Reprise par 1 point d’accueil").waitFor();
    await looksWell(own, "practices-public");
  });
});
