// Growth, zones and origins of offers in a real browser: on a desk and on a telephone; axe finds nothing.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf } from "../people.mjs";

const kTelephone = { viewport: { width: 360, height: 740 } };

test("growth and zones", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--scale", "department"] });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const programme = await person("n@relais.example", "national_programme", "network:fr", "anct");
  const workspace = async (t, browser, path, options = {}) => {
    const { page } = await open(t, options);
    await handOver(browser, page);
    await page.goto(`${url}/fr/workspace${path}`);
    return page;
  };
  const looksRight = async (page, name) => {
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= room, `${name}: ${width} of ${room}`);
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
  };

  await t.test("the public page with and without a telephone", async (t) => {
    for (const [name, options] of [
      ["growth-public", {}],
      ["growth-public-phone", kTelephone],
    ]) {
      const { page } = await open(t, options);
      await page.goto(`${url}/fr/growth`);
      await page.getByRole("heading", { name: "La croissance du réseau" }).waitFor();
      await page.getByRole("meter").first().waitFor();
      await looksRight(page, name);
    }
  });

  await t.test("M-02: the three goals, on a desk and on a telephone", async (t) => {
    for (const [name, options] of [
      ["goals", {}],
      ["goals-phone", kTelephone],
    ]) {
      const { page } = await open(t, options);
      await page.goto(`${url}/fr/goals`);
      await page.getByRole("heading", { name: "Des services accessibles" }).waitFor();
      await page.getByText("Comment c’est calculé").first().click();
      await page.getByText("habitants à 30 minutes ou moins ÷ habitants").waitFor();
      await looksRight(page, name);
    }
  });

  await t.test("M-47: whoever leads the programme sets a target and sees the gauge", async (t) => {
    const page = await workspace(t, programme, "/growth");
    await page.getByRole("heading", { name: /2.543 lieux principaux au 31.décembre 2022/ }).waitFor();
    await page.getByLabel("À atteindre le").fill("2030-12-31");
    await page.getByLabel("Nombre de lieux principaux", { exact: true }).fill("3500");
    await page.getByLabel("Qui l’a décidé").fill("comité de juin");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Objectif enregistré").waitFor();
    await page.getByRole("heading", { name: /3.500 lieux principaux/ }).waitFor();
    await page.getByText(/il en faut/).waitFor();
    await page.getByText("Tableau", { exact: true }).click();
    await page.getByRole("table", { name: "Mois par mois" }).waitFor();
    await looksRight(page, "growth");
    await page.getByRole("button", { name: /Retirer/ }).click();
    await page.getByRole("heading", { name: /3.500 lieux principaux/ }).waitFor({ state: "detached" });
  });

  await t.test("L-110: origins of offers of one's department, on a telephone", async (t) => {
    const page = await workspace(t, coordinator, "/growth", kTelephone);
    await page.getByText(/Aucune origine n’est encore dite/).waitFor();
    await page.getByText("Aucune substitution signalée").waitFor();
    await looksRight(page, "growth-phone");
  });

  await t.test("A-02: a coordinator sees the communes of the department and marks one", async (t) => {
    const page = await workspace(t, coordinator, "/zones");
    await page.getByText(/Ardennes\s:\s.* communes rurales/).waitFor();
    await page.getByRole("button", { name: "Marquer Acy-Romance" }).click();
    const form = page.getByRole("form", { name: "Marquer Acy-Romance" });
    await form.getByLabel("Zone").selectOption("border");
    await form.getByLabel("Raison").fill("bassin de vie");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Enregistré. La liste").waitFor();
    await page.getByRole("row", { name: /Acy-Romance.*bassin de vie/ }).waitFor();
    await looksRight(page, "zones");
  });

  await t.test("the zones on a telephone", async (t) => {
    const page = await workspace(t, coordinator, "/zones?territory=08&zone=border", kTelephone);
    await page.getByRole("row", { name: /Givet/ }).first().waitFor();
    await looksRight(page, "zones-phone");
  });
});
