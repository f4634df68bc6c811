// A link and a report in a real browser: made by keyboard, copied, opened without an account, ended; axe finds nothing, and
// nothing sticks out on a telephone.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, post } from "../people.mjs";

const kSmall = { viewport: { width: 360, height: 740 } };

test("sharing", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const mail = await post(t);
  const env = { RELAIS_SMTP_URL: mail.url, RELAIS_MAIL_FROM: "Relais <relais@relais.example>" };
  const { url } = await serve(t, database, { command: "demo", args: ["--scale", "department"], env });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const shot = async (page, name) => {
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
  };
  const isNarrowEnough = async (page) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= page.viewportSize().width, `${width}`);
  };
  const inWorkspace = async (t, path, options = {}) => {
    const { page } = await open(t, options);
    await handOver(coordinator, page);
    await page.goto(`${url}/fr/workspace${path}`);
    return page;
  };
  let link;

  await t.test("a link is made by keyboard and copied", async (t) => {
    const page = await inWorkspace(t, "/figures?period=last_month", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Partager" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Partager ces chiffres" });
    await dialog.getByLabel("Nom du lien").fill("Comité de pilotage");
    await dialog.getByLabel("En détail").selectOption("partner");
    await passesAxe(page);
    await shot(page, "share-dialog");
    await dialog.getByRole("button", { name: "Faire le lien" }).focus();
    await page.keyboard.press("Enter");
    link = new URL(await dialog.getByLabel("Votre lien").inputValue()).pathname;
    await dialog.getByRole("button", { name: "Copier le lien" }).click();
    await dialog.getByText("Lien copié").waitFor();
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).endsWith(link));
    await passesAxe(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  await t.test("whoever has it reads it without an account and without script, also on a telephone", async (t) => {
    for (const [name, options] of [
      ["wide", {}],
      ["small", kSmall],
      ["plain", { javaScriptEnabled: false }],
    ]) {
      const { page } = await open(t, options);
      await page.goto(url + link);
      await page.getByRole("heading", { name: "Comité de pilotage" }).waitFor();
      await page
        .getByText(/^\d{2},\d\s%$/)
        .first()
        .waitFor();
      await page
        .getByRole("table", { name: "En détail" })
        .getByText(/Allocations familiales/)
        .waitFor();
      if (name !== "plain") {
        await isNarrowEnough(page);
        await passesAxe(page);
      }
      await shot(page, `shared-${name}`);
    }
  });

  await t.test(
    "the note of one's department is turned on with one press, changed, paused; the link is ended",
    async (t) => {
      const page = await inWorkspace(t, "/figures/sharing", { tolerates: /400/ }); // an address that is refused
      await page.getByRole("button", { name: /^Recevoir la note le premier lundi du mois.*Ardennes/ }).click();
      await page.getByText(/La note vous sera envoyée le .*Ardennes/).waitFor();
      const reports = page.getByRole("table", { name: "Envois programmés" });
      await reports.getByText("c@relais.example").waitFor();
      await passesAxe(page);
      await shot(page, "sharing");
      await reports.getByRole("button", { name: /^Changer / }).click();
      const dialog = page.getByRole("dialog", { name: "Envoyer chaque mois" });
      await dialog.getByLabel("Rythme").selectOption("first_working_day");
      await dialog.getByLabel("Envoyer à").fill("c@relais.example\nquelquun@ailleurs.example");
      await dialog.getByRole("button", { name: "Enregistrer" }).click();
      await dialog.getByText(/Des chiffres ne s’envoient pas à d’autres/).waitFor();
      await passesAxe(page);
      await shot(page, "scheduled-dialog");
      await dialog.getByLabel("Envoyer à").fill("c@relais.example");
      await dialog.getByRole("button", { name: "Enregistrer" }).click();
      await dialog.getByText(/Premier envoi le/).waitFor();
      await page.keyboard.press("Escape");
      await reports.getByText(/premier jour ouvré/).waitFor();
      await reports.getByRole("button", { name: /^Suspendre / }).click();
      await reports.getByText("suspendu").waitFor();
      await page.getByRole("button", { name: "Mettre fin au lien Comité de pilotage" }).click();
      await page.getByText(/^terminé le/).waitFor();
      const { page: other } = await open(t, { tolerates: /404/ });
      await other.goto(url + link);
      await other.getByText("Demandez-en un nouveau").waitFor();
      await passesAxe(other);
      await shot(other, "shared-over");
    },
  );

  await t.test("links and reports fit a telephone", async (t) => {
    const page = await inWorkspace(t, "/figures/sharing", kSmall);
    await page.getByRole("table", { name: "Liens" }).waitFor();
    await isNarrowEnough(page);
    await passesAxe(page);
    await shot(page, "sharing-small");
    await page.goto(`${url}/fr/workspace/figures?period=last_month`);
    await page.getByRole("button", { name: "Envoyer chaque mois" }).click();
    await page.getByRole("dialog", { name: "Envoyer chaque mois" }).getByLabel("Heure").waitFor();
    await isNarrowEnough(page);
    await shot(page, "scheduled-small");
  });
});
