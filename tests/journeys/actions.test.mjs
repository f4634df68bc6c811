// From a story to a change, in a browser: an action opened from a story by keyboard, refused where it names somebody,
// done with a proof, measured again, and told to everybody. Axe on every page; 320, 390 and 1280 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { action, daysFromNow, measure, monthsAgo, movePublication, publishStories } from "../acting.mjs";
import { openBrowser, passesAxe } from "../browser.mjs";
import { temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";

const kNarrow = { width: 390, height: 780 };
const kWide = { width: 1280, height: 900 };

test("from a story to a change, in a browser", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const referent = await person("r@relais.example", "partner_referent", "organisation:caf-08", "caf-08");

  const fits = async (page) =>
    assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);
  const looksWell = async (page, name) => {
    const before = page.viewportSize();
    for (const viewport of [kNarrow, kWide, { width: 320, height: 700 }]) {
      await page.setViewportSize(viewport);
      await fits(page);
      if (process.env.RELAIS_SHOTS && viewport.width > 320) {
        await page.screenshot({
          fullPage: true,
          path: join(process.env.RELAIS_SHOTS, `${name}-${viewport.width}.png`),
        });
      }
    }
    await page.setViewportSize(before);
    await passesAxe(page);
  };
  const pageOf = async (t, who, more = {}) => {
    const { page } = await open(t, { viewport: kWide, tolerates: /status of (400|403|404|409)/, ...more });
    if (who) await handOver(who, page);
    return page;
  };
  const typeDate = async (page, label, date) => {
    const [year, month, day] = date.split("-");
    await page.getByRole("group", { name: label }).getByRole("spinbutton").first().click();
    await page.keyboard.type(`${day}${month}${year}`);
  };

  await t.test("an empty ledger and an empty list say where actions come from", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/experiences/ledger`);
    assert.match(await page.getByRole("status").textContent(), /Aucune action n’est encore publiée/);
    await looksWell(page, "ledger-empty");
    await page.goto(`${url}/fr/workspace/actions`);
    await page.getByText("Une action s’ouvre depuis un récit").waitFor();
    await looksWell(page, "actions-empty");
    await page.goto(`${url}/fr/workspace/actions/open`);
    await page.getByText("D’où vient l’action").waitFor();
  });

  const [story] = await publishStories(url, reader, { service: "caf", count: 1, negative: 1 });
  let id;

  await t.test("a referent reads the story, a coordinator opens an action from it by keyboard", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/stories/${story}`);
    await page.getByRole("link", { name: "Ouvrir une action" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("En quelques mots").waitFor();
    await page.getByRole("option", { name: "CAF des Ardennes" }).waitFor({ state: "attached" });
    const department = page.getByLabel("Département", { exact: true });
    await department.getByRole("option", { name: "Ardennes (08)" }).waitFor({ state: "attached" });
    assert.equal(await department.inputValue(), "08", "the story's");
    await department.selectOption("");
    await page.waitForFunction(() => [...document.querySelectorAll("select")].some(({ value }) => value === "08"));
    assert.equal(await department.inputValue(), "08", "the only one within reach");
    await page.getByRole("button", { name: "Enregistrer" }).focus();
    await page.keyboard.press("Enter");
    assert.ok((await page.getByText("À remplir").count()) >= 3, "what is missing is said at its field");
    await page.getByLabel("En quelques mots").focus();
    await page.keyboard.type("Rappeler sous cinq jours");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Mme Dupont rappelle chaque demande sous cinq jours.");
    await page.getByLabel("Organisme responsable").selectOption("caf-08");
    await page.getByLabel("Fonction").fill("responsable de l’accueil");
    await typeDate(page, "Pour le", daysFromNow(30));
    await page.getByRole("switch", { name: /Un chiffre doit bouger/ }).press("Space");
    assert.equal(await page.getByLabel("De quel service").inputValue(), "caf", "the story's only one");
    await looksWell(page, "action-open");
    await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
    await page.getByText("Une action ne nomme personne").waitFor();
    await page.getByLabel("Ce qui sera fait").fill("Une permanence rappelle chaque demande sous cinq jours.");
    await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
    await page.getByRole("heading", { name: "Rappeler sous cinq jours", level: 1 }).waitFor();
    await page.getByText("L’action est ouverte.").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "L’action est ouverte.");
    id = page.url().split("/").at(-1);
    await looksWell(page, "action-opened");
  });

  await t.test("a referent sees it and is offered nothing to do", async (t) => {
    const page = await pageOf(t, referent);
    await page.goto(`${url}/fr/workspace/actions`);
    await page.getByRole("link", { name: "Rappeler sous cinq jours" }).click();
    await page.getByRole("heading", { name: "Histoire" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "C’est fait" }).count(), 0);
  });

  await t.test("done with a proof, changed, dropped, opened again", async (t) => {
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/actions/${id}`);
    await page.getByRole("button", { name: "Changer l’action" }).click();
    await page.getByLabel("En quelques mots").fill("Rappeler sous trois jours");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { name: "Rappeler sous trois jours" }).waitFor();
    await page.getByRole("button", { name: "C’est fait" }).click();
    await page.getByLabel("La preuve").fill("La permanence rappelle depuis lundi.");
    await page.getByLabel("Une page qui le montre").fill("https://exemple.fr/permanence");
    await looksWell(page, "action-proof");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("C’est enregistré.").waitFor();
    await page.getByText(/Trop tôt pour le dire/).waitFor();
    await page.getByRole("button", { name: "Rouvrir" }).click();
    await page.getByLabel("La raison").fill("La permanence a fermé.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("button", { name: "Abandonner" }).click();
    await page.getByLabel("La raison").fill("Plus de moyens pour cela.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.locator(".action__history").getByText("Plus de moyens pour cela.").waitFor();
    assert.equal(await page.locator(".action__history > li").count(), 4);
    await looksWell(page, "action-history");
  });

  await t.test("what moved and what did not, measured again, is in the list and in the ledger", async (t) => {
    for (const [service, before, after] of [
      ["caf", 32, 10],
      ["hospital", 20, 18],
    ]) {
      const of = (negative) => publishStories(url, reader, { service, count: 40, negative });
      movePublication(database, await of(before), monthsAgo(7));
      movePublication(database, await of(after), monthsAgo(3));
      const one = action(story, {
        title: service === "caf" ? "Une permanence téléphonique" : "Une affiche dans le hall",
        opened_on: monthsAgo(5),
        due_on: monthsAgo(4),
        measure: measure({ service }),
      });
      assert.equal((await coordinator.ask("POST", "/actions", one)).status, 200);
      const proof = { text: "Ouverte chaque matin depuis lors.", done_on: monthsAgo(4) };
      assert.equal((await coordinator.ask("PUT", `/actions/${one.id}/completion`, proof)).status, 200);
    }
    const late = action(story, { title: "Un second guichet", opened_on: daysFromNow(-40), due_on: daysFromNow(-2) });
    assert.equal((await coordinator.ask("POST", "/actions", late)).status, 200);
    const page = await pageOf(t, coordinator);
    await page.goto(`${url}/fr/workspace/actions`);
    await page.getByText("Un second guichet").waitFor();
    await looksWell(page, "actions-list");
    await page.getByRole("button", { name: "En retard (1)" }).press("Enter");
    await page.getByText("1 sur 1").waitFor();
    await page.getByRole("button", { name: "À mesurer de nouveau (2)" }).press("Enter");
    await page.getByRole("link", { name: "Une permanence téléphonique" }).click();
    await page.getByText(/En baisse de 55,0 points/).waitFor();
    await looksWell(page, "action-moved");
    await page.getByRole("button", { name: "Mesurer de nouveau" }).click();
    await typeDate(page, /Prochaine mesure/, daysFromNow(200));
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { name: /Mesuré de nouveau le/ }).waitFor();
    await looksWell(page, "action-remeasured");

    const reader_ = await pageOf(t, null, { javaScriptEnabled: false, viewport: kWide });
    await reader_.goto(`${url}/fr/experiences`);
    await reader_.getByRole("link", { name: "Vous avez dit, nous avons fait" }).click();
    await reader_
      .getByText(/En baisse de 55,0 points/)
      .first()
      .waitFor();
    await reader_.getByText(/Rien qui se distingue du hasard n’a bougé/).waitFor();
    await reader_.goto(`${url}/fr/experiences/${story}`);
    await reader_.getByRole("heading", { name: "Ce qui en est venu" }).waitFor();
    await reader_.getByRole("link", { name: "Une affiche dans le hall" }).click();
    await reader_.getByRole("heading", { name: "Une affiche dans le hall" }).waitFor();
    await page.goto(`${url}/fr/experiences/ledger`);
    await looksWell(page, "ledger");
    for (const language of ["en", "nl", "de"]) {
      await page.goto(`${url}/${language}/experiences/ledger`);
      await fits(page);
      await passesAxe(page);
    }
    await page.goto(`${url}/fr/experiences/${story}`);
    await looksWell(page, "story-outcomes");
  });
});
