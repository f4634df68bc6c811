// The figures of moderation and the simple way to tell, in a real browser: on a telephone and at a desk, without a
// script, by keyboard; axe finds nothing.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { uuid } from "../visiting.mjs";

const kLanguages = ["fr", "en", "nl", "de"];

test("moderation that can be seen", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("m@relais.example", "moderator", "network:fr", "operator");
  const looksRight = async (page, name) => {
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= room, `${name}: ${width} of ${room}`);
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
  };
  for (let number = 0; number < 18; ++number) {
    const told = await fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.7.0.${number + 1}` },
      body: JSON.stringify({
        id: uuid(),
        language: "fr",
        title: "",
        text: `J’ai attendu ${number + 2} semaines une réponse à ma demande de logement.`,
        would_have_helped: "",
        feeling: "negative",
        services: [{ code: "caf" }],
        territory: "08105",
        names_agreed: false,
      }),
    });
    assert.equal(told.status, 200, await told.clone().text());
    const { id } = await told.json();
    const { items } = (await reader.get("/moderation")).body;
    const { version } = items.find(({ experience }) => experience.id === id);
    const decision =
      number < 11 ? { kind: "accept" } : { kind: "reject", reason: number < 16 ? "advertising" : "insult" };
    const answer = await reader.ask("POST", `/experiences/${id}/moderation`, { version, ...decision });
    assert.equal(answer.status, 204);
  }

  for (const [where, viewport] of [
    ["telephone", { width: 390, height: 844 }],
    ["desk", { width: 1280, height: 900 }],
  ]) {
    await t.test(`the figures on a ${where}, found from the list`, async (t) => {
      const { page } = await open(t, { viewport });
      await page.goto(`${url}/fr/experiences`);
      await page.getByRole("link", { name: "La modération des récits" }).click();
      await page.getByRole("heading", { level: 1, name: "La modération des récits" }).waitFor();
      const year = new Date().getFullYear();
      const table = page.getByRole("table", { name: `Décisions de la modération ${year}` });
      assert.match(await table.getByRole("row", { name: /Toute l’année/ }).textContent(), /Toute l’année18/);
      await page.getByRole("heading", { name: "Les règles", exact: true }).waitFor();
      await looksRight(page, `moderation-${where}`);
      for (const language of kLanguages.slice(1)) {
        await page.goto(`${url}/${language}/experiences/moderation`);
        await looksRight(page, `moderation-${where}-${language}`);
      }
    });
  }

  await t.test("told in the simple version, one question after the other, by keyboard, without a script", async (t) => {
    const { page } = await open(t, {
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
      extraHTTPHeaders: { "x-forwarded-for": "10.7.1.1" },
    });
    await page.goto(`${url}/fr/tell`);
    await page.getByRole("link", { name: "Raconter en version simple" }).click();
    await page.getByRole("heading", { level: 1, name: "Comment cela s’est-il passé" }).waitFor();
    assert.equal(await page.locator("form button.simple__face").count(), 4);
    await page.getByRole("button", { name: "Mal", exact: true }).press("Enter");
    await page.getByLabel("Où cela s’est-il passé").fill("Vervins");
    await page.getByLabel("Où cela s’est-il passé").press("Enter");
    await page.getByRole("heading", { level: 1, name: "De quoi s’agit-il" }).waitFor();
    await page.getByRole("button", { name: /Famille/ }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Quel service" }).waitFor();
    await page.getByRole("button", { name: /CAF/ }).first().press("Enter");
    await page.getByLabel("Racontez").fill("Trop court.");
    await page.getByRole("button", { name: "Continuer" }).press("Enter");
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByLabel("Racontez").inputValue(), "Trop court.");
    await page
      .getByLabel("Racontez")
      .fill("On m’a renvoyé trois fois chez moi. Je n’en peux plus, j’ai envie de mourir. Appelez le 06 12 34 56 78.");
    await page.getByRole("button", { name: "Continuer" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Relisez" }).waitFor();
    assert.ok(await page.getByRole("link", { name: "3114" }).isVisible(), "numbers to call");
    assert.ok(!(await page.getByRole("article").textContent()).includes("06 12"), "masked");
    await page.getByRole("button", { name: "Changer mon texte" }).press("Enter");
    assert.match(await page.getByLabel("Racontez").inputValue(), /^On m’a renvoyé/);
    await page.getByRole("button", { name: "Revenir" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "De quoi s’agit-il" }).waitFor();
    await page.getByRole("button", { name: /Famille/ }).press("Enter");
    await page.getByRole("button", { name: /CAF/ }).first().press("Enter");
    await page.getByRole("heading", { level: 1, name: "Relisez" }).waitFor();
    await page.getByRole("button", { name: "Envoyer" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Merci" }).waitFor();
    const code = await page.locator(".follow-code").textContent();
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const where = page.getByText("Plus tard, tapez-le ici").getByRole("link");
    assert.equal(await where.getAttribute("href"), "/fr/follow-up");
    const { items } = (await reader.get("/moderation")).body;
    assert.ok(
      items.some(({ experience }) => experience.feeling === "negative" && /renvoyé trois fois/.test(experience.text)),
    );
    await page.getByRole("button", { name: "Voir mon récit" }).press("Enter");
    await page.getByText("On m’a renvoyé trois fois").waitFor();
  });

  await t.test("every question of the simple version passes axe and fits 320 pixels in four languages", async (t) => {
    for (const [number, language] of kLanguages.entries()) {
      const { page } = await open(t, {
        viewport: { width: 320, height: 640 },
        extraHTTPHeaders: { "x-forwarded-for": `10.7.2.${number}` }, // what one address may send is another test's
      });
      await page.goto(`${url}/${language}/simple/tell`);
      await looksRight(page, `simple-tell-feeling-${language}`);
      await page.locator("button.simple__face").first().click();
      await page.locator("#tell-place").fill("Saint-Denis");
      await page.locator(".simple__go").click();
      await page.locator(".simple__choices button").first().waitFor();
      await looksRight(page, `simple-tell-place-${language}`);
      await page.locator(".simple__choices button").first().click();
      await looksRight(page, `simple-tell-theme-${language}`);
      await page.locator(".simple__choices button").first().click();
      await looksRight(page, `simple-tell-service-${language}`);
      await page.locator(".simple__choices button").first().click();
      await page.locator("textarea").fill("On m’a renvoyé trois fois chez moi sans rien me dire.");
      await looksRight(page, `simple-tell-text-${language}`);
      await page.locator(".simple__go").click();
      await page.locator("article").waitFor();
      await looksRight(page, `simple-tell-check-${language}`);
    }
  });
});
