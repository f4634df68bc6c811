// The figures of stories in a real browser: on a telephone and at a desk, without a script, in the dark, on paper; axe
// finds nothing. Every story is made up.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { getJson, relais, serve, temporaryFolder } from "../harness.mjs";

const kHeadings =
  "ID expérience;Titre;Écrit le;Date de publication;Description;Ressenti usager;Etat expérience;Date de premiere réponse;Pays;Intitulé département usager;Intitulé typologie 1;Intitulé structure 1;Canaux Typologie 1;Réponse structure 1";
const kDay = 86_400_000;
const kMonths = 14;
const kAMonth = 90;

function stories() {
  const now = new Date();
  const all = [];
  for (let ago = 1; ago <= kMonths; ++ago) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7);
    for (let i = 0; i < kAMonth; ++i) {
      const published = `${month}-${String(1 + (i % 27)).padStart(2, "0")}`;
      const waited = (i * 7 + ago * 3) % (40 + ago);
      const answered = Date.parse(`${published}T09:30:00Z`) + waited * kDay;
      const isAnswered = i % 4 > 0 && answered < Date.now() - kDay;
      const body = i % 9 === 0 ? "CPAM" : "CAF";
      all.push(
        [
          `${ago}-${i}`,
          `Récit inventé ${ago}-${i}`,
          `${published}T08:00:00+01:00`,
          `${published}T09:00:00+01:00`,
          `Texte inventé pour un essai, numéro ${ago} et ${i}, sur une attente au guichet.`,
          ["Négatif", "Négatif", "Positif", "Neutre"][(i >> 1) % 4],
          isAnswered ? "Répondue" : "En attente de réponse",
          isAnswered ? new Date(answered).toISOString() : "",
          "France",
          i % 7 === 0 ? "Aisne" : "Ardennes",
          body,
          body,
          "internet",
          isAnswered ? "Réponse inventée, pour un essai." : "",
        ].join(";"),
      );
    }
  }
  return `\uFEFF${[kHeadings, ...all].join("\r\n")}\r\n`;
}

test("figures of stories for everybody", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "relais.db");
  const database = `sqlite:${file}`;
  await (await serve(t, database, { command: "demo", args: ["--scale", "0.01"] })).stop();
  const list = join(folder, "stories.csv");
  writeFileSync(list, stories());
  const brought = relais("import", "experiences", list, "--database", database);
  assert.equal(brought.code, 0, brought.err);
  const opened = new DatabaseSync(file);
  opened.exec(`update experience set channel = 'paper', assisted_by_role = 'advisor' where number % 6 = 1;
    update experience set verdict = 'solved' where first_answer_at is not null and number % 3 = 0;
    update experience set verdict = 'not_solved' where first_answer_at is not null and number % 3 = 1;
    update experience_answer set kind = case when id like '%1' or id like '%7' then 'right_channel' else 'explanation' end`);
  opened.close();
  const { url } = await serve(t, database);
  const open = await openBrowser(t, url);
  const looksRight = async (page, name) => {
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= room, `${name}: ${width} of ${room}`);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
    await passesAxe(page);
  };

  for (const [where, options] of [
    ["telephone", { viewport: { width: 390, height: 844 } }],
    ["small", { viewport: { width: 360, height: 740 } }],
    ["narrow", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
    ["desk", { viewport: { width: 1280, height: 900 } }],
  ]) {
    await t.test(`read on a ${where}, found from the list`, async (t) => {
      const { page } = await open(t, options);
      await page.goto(`${url}/fr/experiences`);
      await page.getByRole("link", { name: "Les récits en chiffres" }).click();
      await page.getByRole("heading", { level: 1, name: "Les récits en chiffres" }).waitFor();
      assert.ok(await page.getByText("Les récits ne sont pas un échantillon des usagers.").isVisible());
      assert.equal(await page.getByRole("img", { name: /Réponse dans les 30 jours, \d+ mois/ }).count(), 1);
      assert.equal(
        await page.getByRole("img", { name: /Délai médian de la première réponse : \d+\sjours/ }).count(),
        1,
      );
      const services = page.getByRole("table", { name: "Par service" });
      const names = await services.getByRole("rowheader").allTextContents();
      assert.deepEqual(names, [...names].sort(new Intl.Collator("fr").compare), "no ranking");
      await looksRight(page, `story-figures-${where}`);
      const shown = await page.locator("svg text").evaluateAll((all) =>
        all.map((text) => {
          const chart = text.ownerSVGElement;
          const size = Number.parseFloat(getComputedStyle(text).fontSize);
          return (size * chart.getBoundingClientRect().width) / chart.viewBox.baseVal.width;
        }),
      );
      const isCut = await page
        .locator("svg text")
        .evaluateAll((all) =>
          all.some((text) => text.getBoundingClientRect().left < text.ownerSVGElement.getBoundingClientRect().left),
        );
      assert.ok(!isCut, "no label of a scale is cut");
      assert.ok(Math.min(...shown) >= (where === "narrow" ? 10 : 11), `${Math.min(...shown)} px`);
      if (where === "telephone" || where === "small") return;
      for (const language of ["en", "nl", "de"]) {
        await page.goto(`${url}/${language}/experiences/figures`);
        await looksRight(page, `story-figures-${where}-${language}`);
      }
    });
  }

  await t.test("narrowed to one service, and two compared by keyboard, without a script", async (t) => {
    const { page } = await open(t, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    await page.goto(`${url}/en/experiences/figures`);
    await page.getByLabel("Stories", { exact: true }).selectOption("service:caf");
    await page.getByRole("button", { name: "Show" }).press("Enter");
    assert.match(page.url(), /of=service%3Acaf/);
    assert.equal(await page.getByLabel("Stories", { exact: true }).inputValue(), "service:caf");
    await page.getByLabel("One", { exact: true }).selectOption("service:caf");
    await page.getByLabel("The other").selectOption("service:cpam");
    await page.getByRole("button", { name: "Compare" }).press("Enter");
    const said = await page.locator("section[aria-labelledby=compare] li").allTextContents();
    assert.equal(said.length, 3);
    assert.ok(said.every((line) => /cannot be told apart|higher for|too few/.test(line)));
  });

  await t.test("P-36: stories for 1,000 visits of the department’s counters, of the months with visits", async () => {
    const { body } = await getJson(`${url}/api/v1/statistics/experiences?by=territory`);
    const beside = body.items.find(({ key }) => key === "08").per_thousand_visits;
    assert.ok(beside.published > 0 && beside.visits > 0);
    assert.ok(Math.abs(beside.stories - (1000 * beside.published) / beside.visits) < 1e-9);
    const visits = await getJson(
      `${url}/api/v1/public-statistics/visits?indicator=visits&by=place&from=${beside.from}&to=${beside.to}`,
    );
    assert.equal(visits.body.items.find(({ key }) => key === "08").figure.value, beside.visits);
    const stories = await getJson(
      `${url}/api/v1/statistics/experiences?territory=08&from=${beside.from}&to=${beside.to}`,
    );
    assert.equal(stories.body.total.stories, beside.published);
  });

  await t.test("printed, it keeps its tables and leaves out its forms", async (t) => {
    const { page } = await open(t, { viewport: { width: 794, height: 1123 } });
    await page.goto(`${url}/en/experiences/figures`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByRole("table", { name: "By service" }).isVisible());
    assert.equal(await page.getByRole("button", { name: "Compare" }).isVisible(), false);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "story-figures-print.png"), fullPage: true });
  });
});
