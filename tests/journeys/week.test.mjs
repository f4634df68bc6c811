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
  const person = peopleOf(url, database);
  const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
  const past = Date.now() - 7 * 86_400_000;
  const items = [visit({ acts: [act(), act({ procedure: "cpam.open_account" })] }, past)];
  assert.equal((await manager.ask("POST", "/visits", { items })).body.items[0].outcome, "recorded");
  const { page } = await open(t, { viewport: { width: 320, height: 740 } });
  await handOver(manager, page);
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  const fits = async () =>
    assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);

  const shot = async (name) => {
    if (process.env.RELAIS_SHOTS) {
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
    }
  };

  await t.test("people wait, are called and leave", async () => {
    await page.goto(`${url}/fr/workspace/reception`);
    await heading("Réception");
    await page.getByText("Personne n’attend").waitFor();
    await passesAxe(page);
    await page.getByText("Vient pour, langue").click();
    await page.getByLabel("Vient pour").selectOption("Un proche");
    await page.getByLabel("Langue parlée").selectOption("Néerlandais");
    const arrival = page.waitForRequest((asked) => asked.method() === "POST" && asked.url().endsWith("/queue"));
    await page.getByRole("button", { name: "Une personne arrive" }).click();
    await page.getByText("Numéro 1", { exact: true }).waitFor();
    const ticket = (await arrival).postDataJSON();
    assert.deepEqual([ticket.came_for, ticket.language], ["relative", "nl"]);
    await page.getByText(/Un proche · néerlandais/).waitFor();
    assert.equal(await page.getByLabel("Vient pour").inputValue(), "");
    // The next ones are anonymous: one key each.
    await page.getByRole("heading", { level: 2, name: "File d’attente" }).click();
    await page.keyboard.press("n");
    await page.getByText("Numéro 2", { exact: true }).waitFor();
    await page.keyboard.press("n");
    await page.getByText("Numéro 3", { exact: true }).waitFor();
    await passesAxe(page);
    await fits();
    await shot("reception");

    // Whoever is called has their visit begun, with what is known already; the next call waits for it.
    await page.getByRole("button", { name: "Recevoir le 1" }).click();
    await page.getByText("Visite du numéro 1").waitFor();
    await page.getByText("2 personnes attendent").waitFor();
    await page.keyboard.press("s");
    await page.getByText("Le numéro 2 est appelé : sa visite suit celle-ci.").waitFor();
    await passesAxe(page);
    await fits();
    await shot("called");
    const record = async () => {
      const sent = page.waitForRequest((asked) => asked.method() === "POST" && asked.url().endsWith("/visits"));
      await page.keyboard.press("n");
      await page.keyboard.type("carte vital");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      return (await sent).postDataJSON().items[0];
    };
    const first = await record();
    assert.deepEqual([first.id, first.came_for, first.language, first.waiting_min], [ticket.id, "relative", "nl", 0]);
    await page.getByText("Visite du numéro 2").waitFor();
    const second = await record();
    assert.deepEqual([second.came_for, second.waiting_min], [undefined, 0]);
    await page.getByText("Visite du numéro 2").waitFor({ state: "detached" });
    const third = await record();
    assert.equal(third.waiting_min, undefined);
    await page.getByText("3 visites aujourd’hui").waitFor();
    assert.equal(await page.getByText("1 personne attend").count(), 1);

    await page.goto(`${url}/fr/workspace/reception`);
    await page.getByText("Numéro 3", { exact: true }).waitFor();
    assert.equal(await page.getByText("Numéro 1", { exact: true }).count(), 0);
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
    await page.getByText("Numéro 2", { exact: true }).waitFor();
    await page.getByText("1 personne attend").waitFor();
    await passesAxe(page);
  });

  await t.test("L-99: the manager types tallies beside acts, says why, and signs the week", async () => {
    await page.goto(`${url}/fr/workspace/grid`);
    await heading("Grille de la semaine");
    await page.getByRole("row", { name: /^Total.* 3$/ }).waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Semaine précédente" }).click();
    await page.getByRole("button", { name: "Semaine précédente" }).click();
    await page.getByText("Rien n’est enregistré cette semaine").waitFor();
    await page.getByRole("button", { name: "Semaine suivante" }).click();
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

  await t.test("a manager of the host chooses among the host's counters", async (t) => {
    const root = await person("root@relais.example", "administrator", "network:fr", "operator");
    const host = { kind: "host", name: "CC de Thiérache", territory_code: "02" };
    const { page } = await open(t, { viewport: { width: 320, height: 740 } });
    // Two counters, then more than a list holds.
    for (const more of [1, 14]) {
      const counters = [kCounter, ...Array.from({ length: more }, (_, i) => `fs-${i + 1}`)];
      const { status } = await root.ask("PUT", "/organisations/cc-thierache", { ...host, counters });
      assert.equal(status, 200);
      if (more === 1) {
        await handOver(
          await person("host@relais.example", "host_manager", "organisation:cc-thierache", "cc-thierache"),
          page,
        );
      }
      await page.goto(`${url}/fr/workspace/visits`);
      const counter = page.getByRole("combobox", { name: "Guichet" });
      await counter.waitFor();
      if (more === 1) {
        await counter.selectOption(kCounter);
      } else {
        await counter.fill("vervins");
        await page
          .getByRole("option", { name: /Vervins/ })
          .first()
          .click();
      }
      await page.locator(".visits__counter", { hasText: "Vervins" }).waitFor();
      await page.getByRole("combobox", { name: "Démarche" }).waitFor();
      await passesAxe(page);
      assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);
    }
    await page.goto(`${url}/fr/workspace/reception`);
    await page.getByText("Numéro 3", { exact: true }).waitFor();
  });
});
