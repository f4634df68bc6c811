// What went wrong in a story, in a word, in a browser: proposed to whoever reads, taken away and added by the keyboard;
// the public list narrowed to one, with and without a script. Axe on every page, 390 and 1280 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { getJson, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";
import { uuid } from "../visiting.mjs";

const kNarrow = { width: 390, height: 780 };
const kWide = { width: 1280, height: 900 };
const kLost =
  "Ils ont perdu mon dossier deux fois, il est introuvable. Pour le redire, le téléphone sonne dans le vide.";
const kOther = "Il pleut devant la porte, et la queue va jusqu’à la place : deux heures debout dehors.";

test("tags, in a browser", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  let addresses = 0;
  const tell = async (text) => {
    const answer = await fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.9.3.${++addresses}` },
      body: JSON.stringify({
        id: uuid(),
        language: "fr",
        title: "",
        text,
        would_have_helped: "",
        feeling: "negative",
        services: [{ code: "caf" }],
        territory: "08105",
        names_agreed: false,
      }),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  // Looked at in both widths, in light and dark.
  const looksWell = async (page, name) => {
    const before = page.viewportSize();
    for (const viewport of [kNarrow, kWide, { width: 320, height: 700 }]) {
      await page.setViewportSize(viewport);
      assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);
      if (process.env.RELAIS_SHOTS && viewport.width > 320) {
        await page.screenshot({
          path: join(process.env.RELAIS_SHOTS, `${name}-${viewport.width}.png`),
          fullPage: true,
        });
      }
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await passesAxe(page);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(before);
    await passesAxe(page);
  };

  const story = await tell(kLost);

  await t.test("whoever reads takes one away and adds another, by the keyboard alone", async (t) => {
    const { page } = await open(t, { viewport: kWide });
    await handOver(reader, page);
    await page.goto(`${url}/fr/workspace/moderation`);
    await page.getByText("1 récit attend").waitFor();
    await page.getByRole("heading", { level: 2, name: /^Ils ont perdu/ }).waitFor();
    await page.keyboard.press("a");
    const panel = page.getByRole("form", { name: "Ce qui sera publié" });
    const tags = panel.getByRole("list", { name: "Sujets" });
    await tags.getByText("Dossier perdu").waitFor();
    await tags.getByText("Joindre par téléphone").waitFor();
    await looksWell(page, "tags-moderation");

    await panel.getByRole("button", { name: "Retirer le sujet « Joindre par téléphone »" }).focus();
    await page.keyboard.press("Enter");
    await tags.getByText("Joindre par téléphone").waitFor({ state: "detached" });
    const list = panel.getByLabel("Ajouter un sujet");
    await list.and(page.locator(":focus")).waitFor();
    await panel.getByRole("status").getByText("« Joindre par téléphone » retiré").waitFor();
    // A letter of the list is no command of the page.
    await page.keyboard.type("Délai");
    await page.keyboard.press("Tab");
    await panel.getByRole("button", { name: "Ajouter", exact: true }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await tags.getByText("Délai de traitement").waitFor();
    await panel.getByRole("status").getByText("« Délai de traitement » ajouté").waitFor();
    // They stay while the panel is closed and opened again.
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await tags.getByText("Délai de traitement").waitFor();
    await looksWell(page, "tags-changed");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Tout est lu").waitFor();
    const { body } = await getJson(`${url}/api/v1/experiences/${story.id}`);
    assert.deepEqual(
      body.tags.map(({ code }) => code),
      ["delay", "lost"],
    );
  });

  const other = await tell(kOther);
  const { items } = (await reader.get("/moderation")).body;
  const { version } = items.find(({ experience }) => experience.id === other.id);
  const accepted = await reader.ask("POST", `/experiences/${other.id}/moderation`, { kind: "accept", version });
  assert.equal(accepted.status, 204);

  for (const javaScriptEnabled of [true, false]) {
    await t.test(`the list is narrowed to one, ${javaScriptEnabled ? "with" : "without"} a script`, async (t) => {
      const { page } = await open(t, { viewport: kWide, javaScriptEnabled });
      await page.goto(`${url}/fr/experiences`);
      const stories = page.locator(".story-card");
      assert.equal(await stories.count(), 2);
      await page.getByLabel("Sujet", { exact: true }).selectOption({ label: "Dossier perdu" });
      await page.getByRole("button", { name: "Afficher", exact: true }).click();
      await page.waitForURL(/tag=lost/);
      assert.equal(await stories.count(), 1);
      if (javaScriptEnabled) await looksWell(page, "tags-list");
      await stories.getByRole("link", { name: /^Ils ont perdu/ }).click();
      await page.getByRole("list", { name: "Sujets" }).getByRole("link", { name: "Délai de traitement" }).waitFor();
      if (javaScriptEnabled) await looksWell(page, "tags-story");
      await page.getByRole("link", { name: "Délai de traitement" }).click();
      await page.waitForURL(/\?tag=delay$/);
      assert.equal(await stories.count(), 1);
      await page.getByRole("link", { name: /^Délai de traitement.*ôter ce filtre/ }).click();
      await page.waitForURL(/\/fr\/experiences$/);
      assert.equal(await stories.count(), 2);
    });
  }
});
