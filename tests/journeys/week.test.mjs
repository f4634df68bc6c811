// The week and the reception in a browser: people wait and are called, a need is noted, a post breaks; the manager types
// tallies beside acts and signs the week. Axe on every page, 320 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { soon, temporaryFolder } from "../harness.mjs";
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
  const { page } = await open(t, {
    viewport: { width: 320, height: 740 },
    tolerates: /ERR_INTERNET_DISCONNECTED/,
  });
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
    await page.getByText("1 appel à l’aide ce mois-ci").waitFor();
    await page.keyboard.press("F4");
    await page.getByText("L’appel est déjà noté").waitFor();
    await fits();
  });

  await t.test("whoever leaves unserved is a visit of that kind, which outlives the night's erasure", async () => {
    await page.keyboard.press("n");
    await page.getByText("Numéro 4", { exact: true }).waitFor();
    const sent = page.waitForRequest((asked) => asked.method() === "POST" && asked.url().endsWith("/visits"));
    await page.getByRole("button", { name: "Le 4 est reparti" }).click();
    const [left] = (await sent).postDataJSON().items;
    assert.deepEqual([left.state, left.acts, left.waiting_min], ["abandoned", [], 0]);
    await page.getByText("Numéro 4", { exact: true }).waitFor({ state: "detached" });
    const { items } = (await manager.get(`/queue?counter=${kCounter}`)).body;
    assert.equal(items.find(({ number }) => number === 4).id, left.id);
    const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });
    const listed = await soon(async () =>
      (await manager.get(`/visits?counter=${kCounter}&day=${today}`)).body.items.find(({ id }) => id === left.id),
    );
    assert.equal(listed.state, "abandoned");
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
    await fits();
    await shot("screen");
    // It stands before people who wait: neither menu nor the name of whoever is signed in.
    assert.equal(await page.getByRole("banner").count(), 0);
    await page.context().setOffline(true);
    await page.getByText(/^Dernière mise à jour.*\d\d:\d\d$/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Dernière mise à jour/).waitFor({ state: "detached" });
  });

  await t.test("L-99: the manager types tallies beside acts, says why, and signs the week", async () => {
    await page.goto(`${url}/fr/workspace/grid`);
    await heading("Grille de la semaine");
    await page.getByRole("row", { name: /^Total des actes.* 3$/ }).waitFor();
    await passesAxe(page);
    await page.getByRole("button", { name: "Semaine précédente" }).click();
    await page.getByRole("button", { name: "Semaine précédente" }).click();
    await page.getByText("Rien n’est enregistré cette semaine").waitFor();
    await page.getByRole("button", { name: "Semaine suivante" }).click();
    const total = page.getByRole("row", { name: /^Total des actes/ });
    await total.waitFor();
    assert.match((await total.textContent()).replaceAll(/\s+/g, " "), /2$/);
    await passesAxe(page);
    await page.getByRole("button", { name: "Saisir des comptes" }).click();
    const caf = page.getByRole("spinbutton", { name: /CAF.*, Services en ligne/ });
    await caf.fill("4");
    const reason = page.getByLabel("Pourquoi ce changement");
    const isLocked = (await reason.count()) > 0;
    if (isLocked) await reason.fill("cahier retrouvé");
    assert.equal(await page.getByLabel("Commentaire").isDisabled(), isLocked);
    await passesAxe(page);
    await fits();
    await shot("typing");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Les actes et les comptes saisis ne disent pas la même chose").waitFor();
    await page.getByRole("cell", { name: "1 4 saisis" }).waitFor();
    // Two testimonies, each with its own total.
    assert.match((await total.textContent()).replaceAll(/\s+/g, " "), /2–$/);
    await page.getByRole("row", { name: /^Comptes saisis.* 4$/ }).waitFor();
    if (isLocked) await page.getByText("cahier retrouvé").waitFor();
    await page.getByRole("button", { name: "Signer la semaine" }).click();
    await page.getByText(/^.*Signée le/).waitFor();
    await passesAxe(page);
    await fits();
    await shot("signed");
  });

  await t.test("what changes after the signature is said, with a reason, and signed again", async () => {
    await page.getByRole("button", { name: "Saisir des comptes" }).click();
    await page.getByLabel("Ajouter un organisme").selectOption("Autre");
    await page.getByRole("spinbutton", { name: "Autre, Information" }).fill("2");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    // The browser itself holds it back: the week is signed, and nobody has said why.
    await page.getByLabel("Pourquoi ce changement").and(page.locator(":focus")).waitFor();
    await page.getByLabel("Pourquoi ce changement").fill("carnet du bus");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("1 changement depuis la signature").waitFor();
    await page.getByRole("row", { name: /Autre.*Information.*– → 2/ }).waitFor();
    await page.getByText(/carnet du bus/).waitFor();
    await passesAxe(page);
    await fits();
    await shot("since-signature");
    await page.getByRole("button", { name: "Signer de nouveau" }).click();
    await page.getByText("1 changement depuis la signature").waitFor({ state: "detached" });
  });

  await t.test("on paper a week has a place for a hand, when it was printed, and no buttons", async () => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 1100, height: 780 });
    await page.getByText("Nom et signature").waitFor();
    await page.getByText(/^Imprimé le/).waitFor();
    assert.equal(await page.getByRole("button").count(), 0);
    await page.getByText(/^Semaine \d+, du lundi/).waitFor();
    await shot("paper");
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 320, height: 740 });
  });

  await t.test("while the week is open, an emptied field takes a tally back", async () => {
    await page.getByRole("button", { name: "Semaine suivante" }).click();
    await page.getByRole("row", { name: /^Total des actes.* 3$/ }).waitFor();
    const field = page.getByRole("spinbutton", { name: /CAF.*, Documents/ });
    const type = async (tally) => {
      await page.getByRole("button", { name: "Saisir des comptes" }).click();
      await field.fill(tally);
      await page.getByRole("button", { name: "Enregistrer" }).click();
    };
    await type("5");
    await page.getByRole("cell", { name: "5 saisis" }).waitFor();
    await type("");
    await page.getByRole("row", { name: /^Total des actes.* 3$/ }).waitFor();
    assert.equal(await page.getByText(/saisis/).count(), 0);
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
