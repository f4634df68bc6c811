// Who is within so many minutes of a counter, in a real browser: by road where roads are, by straight line elsewhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { getJson, needsSharedData, relais, serve, sharedData, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf } from "../people.mjs";

const kTelephone = { viewport: { width: 320, height: 740 } };
const kSlow = { patience: 30_000 };

// What every page here is held to, and a picture of it where one is asked for.
async function looksRight(page, name) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width <= room, `${name}: ${width} of ${room}`);
  await passesAxe(page);
  if (process.env.RELAIS_SHOTS) {
    await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
  }
}

// Who counts for others lets a page come again after a second (503 coverage.busy), and it does.
const openerOf = (url, open) => async (t, browser, path, options) => {
  const tolerates = new RegExp(["status of 503", options?.tolerates?.source].filter(Boolean).join("|"));
  const { page, fetched } = await open(t, { ...options, tolerates });
  await handOver(browser, page);
  await page.goto(`${url}/fr/workspace/coverage${path}`);
  return { page, fetched };
};

const share = (page) => page.locator(".access-share__value").textContent();
const percent = (value) => (value * 100).toLocaleString("fr", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const rows = (page) => page.locator(".access-table tbody tr");
const answered = (page, part) => page.waitForResponse((answer) => answer.url().includes(part));

// Where it is once nothing moves it any more: what loads above a map pushes it down.
async function atRest(locator) {
  for (let before = null; ; ) {
    const box = await locator.boundingBox();
    if (JSON.stringify(box) === before) return box;
    before = JSON.stringify(box);
    await locator.page().waitForTimeout(150);
  }
}

test("access by road", needsSharedData, async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const roads = join(folder, "roads");
  const read = relais("import", "roads", "--roads", roads, join(sharedData, "routes/monaco-et-abords-2016.osm.pbf"));
  assert.equal(read.code, 0, read.err);
  const { url } = await serve(t, database, { command: "demo", args: ["--roads", roads] });
  const open = await openBrowser(t, url, kSlow);
  const coordinator = await peopleOf(url, database)(
    "c@r.example",
    "departmental_coordinator",
    "territory:06",
    "prefecture-06",
  );
  const show = openerOf(url, open);

  await t.test("M-45: the share of one's department, its band and where it comes from", async (t) => {
    const { page } = await show(t, coordinator, "");
    await page.getByRole("heading", { name: "Alpes-Maritimes" }).waitFor();
    const { body } = await getJson(`${url}/api/v1/coverage?territory=06&minutes=30`);
    assert.equal((await share(page)).replace(/\s/g, " "), `${percent(body.access.share)} %`);
    await page.getByText(/si l’on roule un cinquième moins vite ou plus vite/).waitFor();
    await page
      .getByText(/En ligne droite pour .* des habitants, par la route pour les autres. © OpenStreetMap/)
      .waitFor();
    await page.getByText(/Routes\s: monaco-et-abords-2016\.osm\.pbf/).waitFor();
    await page
      .getByText(/Population\s: INSEE/)
      .first()
      .waitFor();
    await looksRight(page, "coverage");
  });

  await t.test("other minutes are another share, and stay in the address", async (t) => {
    const { page } = await show(t, coordinator, "");
    await page.getByRole("heading", { name: "Alpes-Maritimes" }).waitFor();
    const atThirty = await share(page);
    await page.getByRole("button", { name: "10 min", exact: true }).click();
    await page.getByText("des habitants sont à 10 minutes ou moins d’un guichet").waitFor();
    const atTen = await share(page);
    assert.ok(Number.parseInt(atTen, 10) < Number.parseInt(atThirty, 10), `${atTen} and ${atThirty}`);
    assert.match(page.url(), /minutes=10/);
    await page.reload();
    await page.getByText("des habitants sont à 10 minutes ou moins d’un guichet").waitFor();
    assert.equal(await share(page), atTen);
  });

  await t.test("A-02: communes beyond and without a counter, the most peopled first", async (t) => {
    const { page } = await show(t, coordinator, "?minutes=20");
    await page.getByRole("link", { name: "Voir ces communes" }).click();
    const { body } = await getJson(`${url}/api/v1/coverage?territory=06&by=commune&minutes=20&limit=200`);
    await page.getByRole("heading", { name: `${body.communes_beyond} communes dont la moitié` }).waitFor();
    assert.equal(await rows(page).count(), body.communes_beyond);
    const [first] = body.items.filter(({ access }) => access.median_minutes > 20);
    await page.getByRole("row", { name: new RegExp(`${first.name}.*sans guichet`) }).waitFor();
    assert.match(await rows(page).first().textContent(), new RegExp(first.name));
  });

  await t.test(
    "no commune of the department is at the border: it is said, and no figure is made of nobody",
    async (t) => {
      const { page } = await show(t, coordinator, "?zone=border");
      await page.getByText("Personne n’habite là").waitFor();
      assert.equal(await page.locator(".access-share__value").count(), 0);
      await looksRight(page, "coverage-nobody");
    },
  );

  await t.test("by road and by straight line, line by line, with the two nearest counters", async (t) => {
    const { page } = await show(t, coordinator, "?sort=code");
    const row = page.getByRole("row", { name: /Beausoleil/ });
    await row.waitFor();
    await row.getByText("Par la route").waitFor();
    assert.match(await row.getByRole("link").first().getAttribute("href"), /^\/fr\/counters\/fs-\d+$/);
    const other = page.getByRole("row", { name: /Andon/ });
    await other.getByText("En ligne droite").waitFor();
    assert.equal(await other.getByRole("link").count(), 2);
  });

  await t.test("the same question as a table, on paper and in public", async (t) => {
    const { page } = await show(t, coordinator, "?minutes=20&zone=rural");
    const csv = page.getByRole("link", { name: "Télécharger le tableau (CSV)" });
    const href = await csv.getAttribute("href");
    assert.equal(href, "/api/v1/coverage.csv?network=fr&minutes=20&territory=06&zone=rural&by=commune");
    const table = await getJsonless(`${url}${href}`);
    const { body } = await getJson(`${url}/api/v1/coverage?territory=06&zone=rural&by=commune&limit=1`);
    assert.equal(table.trim().split("\n").length, body.communes + 1);
    await page.locator('a[href="/fr/access?territory=06&network=fr&minutes=20"]').waitFor();
    await page.locator('a[href^="/api/v1/coverage.pdf?network=fr&minutes=20"]').waitFor();
  });

  await t.test("the public page on a telephone: the table goes aside, and says so", async (t) => {
    const { page } = await open(t, { viewport: { width: 390, height: 800 } });
    await page.goto(`${url}/fr/access?territory=06&minutes=20`);
    await page.getByText("Le tableau se fait défiler vers la droite").waitFor();
    const [wide, room, name, across] = await page.locator(".access__table").evaluate((table) => {
      table.scrollLeft = 200;
      const { left } = table.querySelector("tbody th").getBoundingClientRect();
      return [table.scrollWidth, table.clientWidth, left, table.getBoundingClientRect().left];
    });
    assert.ok(wide > room + 100);
    assert.equal(name, across, "the names of the lines stay");
    await page.locator(".access__table").scrollIntoViewIfNeeded();
    await looksRight(page, "access-phone");
  });

  await t.test("by keyboard: a line of the table is lit on the map", async (t) => {
    const { items } = (await getJson(`${url}/api/v1/coverage?territory=06&by=commune&minutes=20&limit=1`)).body;
    const { name } = items[0];
    const { page } = await show(t, coordinator, "?minutes=20");
    const first = page.getByRole("button", { name: `Montrer ${name} sur la carte` });
    await first.waitFor();
    assert.equal(await page.locator(".access-map__ring").count(), 0);
    await first.focus();
    await page.locator(".access-map__ring").waitFor();
    await page.locator(".access-facts__name", { hasText: name }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Montrer ${name} sur la carte`, pressed: true }).waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.locator(".access-facts__name", { hasText: name }).waitFor(); // chosen, it stays
  });

  await t.test("what is pointed at on the map is lit in the table", async (t) => {
    const { page } = await show(t, coordinator, "?sort=code");
    const label = page.locator(".access-map__name", { hasText: "Antibes" });
    await label.scrollIntoViewIfNeeded();
    const name = await label.boundingBox();
    await page.mouse.move(name.x - 8, name.y + name.height / 2);
    await page.locator("tr:has([data-lit])", { hasText: "Antibes" }).waitFor();
    await page.getByRole("button", { name: "Agrandir la carte" }).click();
    await page.getByRole("button", { name: "Toute la carte" }).click();
  });

  await t.test("another territory, by name and by code; an unknown one is said beside the field", async (t) => {
    const { page } = await show(t, coordinator, "", { tolerates: /404/ });
    const field = page.getByRole("combobox", { name: "Territoire" });
    await page.getByRole("heading", { name: "Alpes-Maritimes" }).waitFor();
    await field.fill("ardenn");
    await page.getByRole("option", { name: /Ardennes \(08\)/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ardennes", exact: true }).waitFor();
    await field.fill("qqqqzz");
    await page.keyboard.press("Enter");
    await page.getByText(/Ce territoire n’existe pas/).waitFor();
    await looksRight(page, "coverage-unknown");
    await field.fill("06");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Alpes-Maritimes" }).waitFor();
    await field.fill("");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Tout le réseau" }).waitFor();
    await page.getByRole("heading", { name: "109 départements" }).waitFor();
  });

  await t.test("only counters of a procedure, open on a Saturday and for so many hours", async (t) => {
    const { page } = await show(t, coordinator, "");
    await page.getByRole("heading", { name: "Alpes-Maritimes" }).waitFor();
    const all = await share(page);
    await page.getByText("Horaires, zone et frontière").click();
    await page.getByLabel("Ouvert le").fill("2026-11-28");
    await page.getByLabel("Ouvert au moins").selectOption("24");
    await page.getByText(/départ samedi 28 novembre 2026/).waitFor();
    await page.getByText(/au moins 24 h par semaine · .* guichets comptent/).waitFor();
    const fewer = await share(page);
    assert.ok(Number.parseFloat(fewer) < Number.parseFloat(all), `${fewer} and ${all}`);
    await page.getByRole("combobox", { name: "Démarche" }).fill("carte d'identité");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    const asked = answered(page, "procedure=");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await asked;
    assert.match(page.url(), /procedure=\w+/);
  });

  await t.test("on a small telephone, in the dark, on paper", async (t) => {
    const { page } = await show(t, coordinator, "", { ...kTelephone, colorScheme: "dark" });
    await page.locator(".access-map__land").waitFor();
    await looksRight(page, "coverage-phone-dark");
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    for (const hidden of [
      page.locator(".access-choices"),
      page.locator(".access-map__controls"),
      page.getByText("Imprimer"),
    ]) {
      assert.equal(await hidden.isVisible(), false);
    }
    await page.locator(".access-map__drawing").waitFor();
  });
});

test("access without roads", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--roads", join(folder, "none")] });
  const open = await openBrowser(t, url, kSlow);
  const coordinator = await peopleOf(url, database)(
    "c@r.example",
    "departmental_coordinator",
    "territory:08",
    "prefecture-08",
  );
  const show = openerOf(url, open);

  await t.test("L-04: it says that it is by straight line, and shows the communes by their outlines", async (t) => {
    const { page, fetched } = await show(t, coordinator, "");
    await page.getByRole("heading", { name: "Ardennes", exact: true }).waitFor();
    await page.locator(".access-share", { hasText: "Estimé en ligne droite" }).waitFor();
    await page.locator(".note--warning", { hasText: "Estimé en ligne droite" }).waitFor();
    await page.locator(".access-map__area").first().waitFor();
    assert.equal(await page.locator(".access-map__area").count(), 447);
    assert.equal(fetched.filter((address) => /communes-08/.test(address)).length, 1);
    await looksRight(page, "coverage-straight-line");
  });

  await t.test("A-02: the gap list of the communes at the border", async (t) => {
    const { page } = await show(t, coordinator, "?zone=border&gap=true&minutes=15");
    const { body } = await getJson(`${url}/api/v1/coverage?territory=08&zone=border&minutes=15&by=commune&limit=200`);
    await page.getByRole("heading", { name: `${body.communes_beyond} communes dont la moitié` }).waitFor();
    await page.getByText(/communes frontalières · .* guichets comptent/).waitFor();
    assert.ok(body.communes_beyond > 0 && body.communes_beyond < body.communes);
    assert.equal(await rows(page).count(), Math.min(25, body.communes_beyond));
    assert.match(await rows(page).first().textContent(), new RegExp(body.items[0].name));
  });

  await t.test("by inter-communal body and by density", async (t) => {
    const { page } = await show(t, coordinator, "");
    await page.getByLabel("Détail").selectOption("intercommunal");
    await page.getByRole("link", { name: "CA Ardenne Métropole" }).waitFor();
    await page.getByLabel("Détail").selectOption("density");
    await page.getByRole("row", { name: /Rural/ }).waitFor();
    assert.equal(await page.locator(".access-map").count(), 0);
    await page.getByLabel("Détail").selectOption("intercommunal");
    await page.getByRole("link", { name: "CA Ardenne Métropole" }).click();
    await page.getByRole("heading", { name: "CA Ardenne Métropole" }).waitFor();
    await page.getByText(/^25 sur \d+$/).waitFor();
    await page.getByRole("button", { name: "Voir la suite" }).click();
    await page.getByText(/^50 sur \d+$/).waitFor();
    assert.equal(await rows(page).count(), 50);
    await page.getByRole("button", { name: "Montrer Charleville-Mézières sur la carte" }).waitFor();
  });

  await t.test("the whole country by department", async (t) => {
    const { page, fetched } = await show(t, coordinator, "?territory=");
    await page.getByRole("heading", { name: "109 départements" }).waitFor();
    await page.locator(".access-map__land").waitFor();
    assert.equal(fetched.filter((address) => /communes-08/.test(address)).length, 0);
    await page.getByText(/trop loin pour être dessinés/).waitFor();
    await looksRight(page, "coverage-nation");
  });
});

test("access over a made-up nation", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const args = ["--made-up", "G0", "--roads", join(folder, "roads")];
  const { url } = await serve(t, database, { command: "demo", args });
  const open = await openBrowser(t, url, kSlow);
  const lead = await peopleOf(url, database)("n@r.example", "national_programme", "network:fr", "anct");
  const show = openerOf(url, open);

  await t.test("title and notice say that no sentence about a country can be drawn from it", async (t) => {
    const { page } = await show(t, lead, "");
    await page.getByRole("heading", { name: "Réseau inventé, pour essais : Accès aux guichets" }).waitFor();
    assert.match(await page.title(), /^Réseau inventé/);
    await page.getByText(/Aucune phrase sur un pays réel ne peut en être tirée/).waitFor();
    await page.locator(".access-map__dot").first().waitFor();
    assert.equal(await page.locator(".access-map__land").count(), 0);
    await looksRight(page, "coverage-made-up");
  });
});

test("what if: closed, opened, proposed, shown to a colleague", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", args: ["--roads", join(folder, "none")] });
  const open = await openBrowser(t, url, kSlow);
  const person = peopleOf(url, database);
  const coordinator = await person("c@r.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const colleague = await person("d@r.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const show = openerOf(url, open);
  const whatIf = async (edits, minutes = 15) =>
    (await coordinator.ask("POST", "/coverage/what-if", { query: { network: "fr", territory: "08", minutes }, edits }))
      .body;
  // A counter in a place of its own: whoever comes to it has no other near.
  const { items } = (await getJson(`${url}/api/v1/coverage?territory=08&by=commune&sort=code&limit=200`)).body;
  const alone = items.find(({ nearest, second }) => nearest?.minutes < 8 && second?.minutes > 18);
  const { counter } = (await getJson(`${url}/api/v1/counters/${alone.nearest.counter}`)).body;
  const edits = (page) => page.locator(".edit-list__edit");
  const figure = (page, name) => page.locator(".what-if .figure", { hasText: name }).locator(".figure__value");
  const settled = async (page) => {
    await page.locator(".what-if__outcome").first().waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".what-if__outcome")].every(
        (part) => part.ariaBusy !== "true" && getComputedStyle(part).opacity === "1",
      ),
    );
  };
  const people = (value) => Math.round(value).toLocaleString("fr");
  const start = async (t, who, query, options) => {
    const { page } = await show(t, who, `?if=true&minutes=15${query}`, options);
    await page.getByRole("heading", { name: "Et si ?" }).waitFor();
    return page;
  };
  const choose = async (page, field, text) => {
    await page.getByRole("combobox", { name: field, exact: true }).fill(text);
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  };

  await t.test("a counter is closed, five are proposed, one is accepted, a colleague sees it", async (t) => {
    const { page } = await show(t, coordinator, "?minutes=15");
    await page.getByRole("button", { name: "Et si ?" }).click();
    await page.getByText("Rien n’est encore changé").waitFor();
    await looksRight(page, "what-if-nothing");
    await page.locator(".access-map__counter").first().waitFor();
    await choose(page, "Guichet", counter.name);
    await page.getByRole("button", { name: "Fermer ce guichet" }).click();
    const closed = await whatIf([{ kind: "close", counter: counter.id }]);
    assert.ok(closed.lost > 0);
    await page.getByRole("heading", { name: /\d+ communes? changent?/ }).waitFor();
    assert.equal(await figure(page, "Y perdent").textContent(), people(closed.lost));
    assert.equal(await figure(page, "Y gagnent").textContent(), "0");
    const row = page.getByRole("row", { name: new RegExp(alone.name) });
    await row.locator("s", { hasText: counter.name }).waitFor();
    await page.locator(".access-map__change--lost").first().waitFor();
    await page.locator(".access-map .access-map__edit--close").waitFor();
    await looksRight(page, "what-if-closed");

    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByRole("heading", { name: "5 guichets à ouvrir, dans cet ordre" }).waitFor();
    await page.getByText(/^Prouvé\s: aucun autre choix ne fait mieux/).waitFor();
    assert.equal(await page.locator(".access-map .access-map__suggested").count(), 5);
    await looksRight(page, "what-if-plan");
    const accept = page.getByRole("button", { name: /^Accepter (?!tout)/ }).first();
    const name = (await accept.getAttribute("aria-label")).replace("Accepter ", "");
    await accept.click();
    await edits(page)
      .filter({ hasText: `${name} ouvre` })
      .waitFor();
    await settled(page);
    assert.notEqual(await figure(page, "Y gagnent").textContent(), "0");

    // Pressed once more, it is taken back; and accepted all the same.
    const taken = page.getByRole("button", { name: `Accepter ${name}`, pressed: true });
    await taken.press("Enter");
    await page.getByRole("button", { name: `Accepter ${name}`, pressed: false }).press("Enter");
    await taken.waitFor();
    assert.equal(await edits(page).count(), 2);
    await page.getByLabel("Nom du scénario").fill("Fermer et ouvrir");
    await page.getByRole("button", { name: "Garder", exact: true }).click();
    await page.getByText("Gardé", { exact: true }).waitFor();
    await page.getByRole("switch", { name: /Montré aux autres/ }).click();
    await page.getByRole("switch", { name: /Montré aux autres/, checked: true }).waitFor();
    assert.match(page.url(), /scenario=/);
    await looksRight(page, "what-if-kept");

    const other = await start(t, colleague, "");
    await other.getByText("1 autre scénario").click();
    await other.getByText("montré par un collègue").waitFor();
    await other.getByRole("button", { name: "Fermer et ouvrir" }).click();
    await edits(other)
      .filter({ hasText: `${counter.name} ferme` })
      .waitFor();
    assert.equal(await edits(other).count(), 2);
    assert.equal(await other.getByRole("button", { name: "Effacer le scénario" }).count(), 0);
    const [download] = await Promise.all([
      other.waitForEvent("download"),
      other.getByRole("link", { name: "Télécharger (JSON)" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "Fermer-et-ouvrir.json");
    assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).edits.length, 2);
  });

  await t.test("pressed on the map: a counter, then where it moves to", async (t) => {
    const page = await start(t, coordinator, "");
    const sign = page.locator(".access-map__counter").nth(3);
    await sign.scrollIntoViewIfNeeded();
    const box = await atRest(sign);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const field = page.getByRole("combobox", { name: "Guichet", exact: true });
    await page.waitForFunction((one) => one.value !== "", await field.elementHandle());
    await page.getByRole("button", { name: "Déplacer", exact: true }).click();
    const map = await atRest(page.locator(".access-map__drawing"));
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page.locator(".access-map__aim").waitFor();
    assert.match(await page.getByRole("combobox", { name: "Où" }).inputValue(), /^49\.\d{4}, 4\.\d{4}$/);
    await page.getByRole("button", { name: "Déplacer ce guichet" }).click();
    await page.locator(".access-map__moved").waitFor();
    await edits(page).filter({ hasText: "est déplacé" }).waitFor();
  });

  await t.test("by keyboard: opened in a commune, with hours that cannot be read, put right by undoing", async (t) => {
    const page = await start(t, coordinator, "&open_at=2026-11-26T10:00", { tolerates: /400/ });
    await page.getByRole("button", { name: "Ouvrir", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Ouvrir ce guichet" }).press("Enter");
    await page.getByText("Choisissez un lieu").waitFor();
    await choose(page, "Où", "Grandpr");
    await page.waitForFunction(() => document.querySelector(".edit-form__last input")?.value !== "");
    await page.locator(".edit-form").getByLabel("Horaires").fill("quand il pleut");
    await page.keyboard.press("Enter");
    await edits(page)
      .getByText(/Ces horaires ne peuvent pas être lus/)
      .waitFor();
    await looksRight(page, "what-if-refused");
    await page.getByRole("button", { name: /^Annuler/ }).press("Enter");
    await page.getByText("Rien n’est encore changé").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "edit-form");
  });

  await t.test(
    "opened where nobody lives, it is said beside the edit; who loses by what communes lie in",
    async (t) => {
      const page = await start(t, coordinator, "");
      await page.getByRole("button", { name: "Ouvrir", exact: true }).click();
      await page.getByRole("combobox", { name: "Où", exact: true }).fill("48, -9");
      await page.keyboard.press("Enter");
      await page.locator(".access-map__aim").waitFor({ state: "attached" });
      await page.getByLabel("Nom du guichet", { exact: true }).fill("Un radeau");
      await page.getByRole("button", { name: "Ouvrir ce guichet" }).click();
      await edits(page)
        .getByText(/Un radeau\s: ce lieu est à [\d,]+\skm du centre de toute commune, personne n’habite à portée/)
        .waitFor();
      await page.getByRole("button", { name: "Fermer", exact: true }).click();
      await choose(page, "Guichet", counter.name);
      await page.getByRole("button", { name: "Fermer ce guichet" }).click();
      await page.getByRole("heading", { name: /\d+ communes? changent?/ }).waitFor();
      await page.getByLabel("Détail").selectOption("intercommunal");
      await page.getByRole("heading", { name: /\d+ territoires? changent?/ }).waitFor();
      await settled(page);
      await looksRight(page, "what-if-bodies");
    },
  );

  await t.test("a bus on its round, of two stops", async (t) => {
    const page = await start(t, coordinator, "");
    await page.getByRole("button", { name: "Tournée", exact: true }).click();
    await choose(page, "Où", "Grandpr");
    await page.getByRole("button", { name: "Encore un arrêt" }).click();
    await page.getByRole("button", { name: /^Ôter Grandpré/ }).waitFor();
    await choose(page, "Où", "Buzanc");
    await page.locator(".access-map__aim").waitFor();
    await page.getByLabel("Nom de la tournée", { exact: true }).fill("Bus");
    await page.keyboard.press("Enter");
    await edits(page).filter({ hasText: "Bus fait sa tournée" }).waitFor();
    assert.equal(await page.locator(".access-map .access-map__edit--add").count(), 2);
    await settled(page);
    assert.notEqual(await figure(page, "Y gagnent").textContent(), "0");
    await looksRight(page, "what-if-tour");
  });

  await t.test("changed elsewhere meanwhile: what is drawn stays, and is kept once it is read again", async (t) => {
    const edit = { kind: "close", counter: counter.id };
    const made = (
      await coordinator.ask("POST", "/coverage/scenarios", { name: "À deux", territory: "08", edits: [edit] })
    ).body;
    const opened = { kind: "add", name: "Grandpré", location: { lat: 49.339, lon: 4.871 } };
    const other = (await coordinator.ask("POST", "/coverage/scenarios", { name: "Grandpré ouvre", edits: [opened] }))
      .body;
    const page = await start(t, coordinator, `&scenario=${made.id}`, { tolerates: /409/ });
    await edits(page).waitFor();
    await coordinator.ask("PATCH", `/coverage/scenarios/${made.id}`, { revision: made.revision, name: "À trois" });
    await page.getByLabel("Nom du scénario").fill("À quatre");
    await page.getByRole("button", { name: "Garder", exact: true }).click();
    await page.getByText(/Ce scénario a changé entre-temps/).waitFor();
    await page.getByRole("button", { name: "Relire, et garder ce qui est dessiné" }).click();
    await page.getByText(/Ce scénario a changé entre-temps/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Garder", exact: true }).click();
    await page.getByText("Gardé", { exact: true }).waitFor();
    const kept = (await coordinator.ask("GET", `/coverage/scenarios/${made.id}`)).body;
    assert.deepEqual([kept.name, kept.edits.length], ["À quatre", 1]);
    await page.getByLabel("Comparé avec").selectOption({ label: "Grandpré ouvre" });
    const compared = (
      await coordinator.ask("GET", `/coverage/scenarios/${made.id}/comparison?minutes=15&against=${other.id}`)
    ).body;
    assert.ok(compared.lost > (await whatIf([edit])).lost, "those of Grandpré too");
    await figure(page, "Y perdent")
      .filter({ hasText: people(compared.lost) })
      .waitFor();
    await page.getByRole("button", { name: "Effacer le scénario" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Effacer le scénario" }).click();
    await page.getByText("Pas encore gardé").waitFor();
    assert.equal((await coordinator.ask("GET", `/coverage/scenarios/${made.id}`)).status, 404);
  });

  await t.test(
    "a budget buys a tour, the least travel is another aim, and what was searched and drawn is kept",
    async (t) => {
      const page = await start(t, coordinator, "");
      await page.getByText("Règles", { exact: true }).click();
      await page.getByLabel("Budget, en euros").fill("60 000");
      await page.getByRole("button", { name: "Chercher" }).click();
      await page.getByText("Un budget demande ce coût").waitFor();
      await page.getByLabel("Coût d’un guichet, en euros").fill("110 000");
      await page.getByRole("button", { name: "Proposer cette tournée" }).click();
      await page.getByText("Un nom et une commune au moins").waitFor();
      await page.getByLabel("Nom de la tournée proposée").fill("Bus du nord");
      for (const stop of ["Signy-l'Abbaye", "Novion-Porcien"]) {
        await choose(page, "Communes de passage", stop);
        await page.getByRole("button", { name: `Ôter ${stop}` }).waitFor();
      }
      await page.getByLabel("Coût de la tournée, en euros").fill("60000");
      await page.getByRole("button", { name: "Proposer cette tournée" }).press("Enter");
      await page.getByRole("button", { name: "Ôter Bus du nord" }).waitFor();
      await page.getByLabel("Département", { exact: true }).selectOption("08");
      await page.getByRole("button", { name: "Ôter Ardennes" }).waitFor();
      await looksRight(page, "what-if-rules");
      await page.getByRole("button", { name: "Chercher" }).click();
      await page.getByRole("heading", { name: "1 guichet à ouvrir" }).waitFor();
      await page.getByText("Tournée : Signy-l'Abbaye, Novion-Porcien").waitFor();
      assert.equal(await page.locator(".access-map .access-map__suggested").count(), 2);
      await page.getByRole("button", { name: "Accepter Bus du nord" }).click();
      await edits(page).filter({ hasText: "Bus du nord" }).waitFor();
      await settled(page);

      await page.getByLabel("Budget, en euros").fill("");
      await page.getByLabel("But", { exact: true }).selectOption("travel_time");
      assert.equal(await page.getByLabel("Avec un deuxième guichet à").count(), 0);
      await page.getByRole("button", { name: "Chercher" }).click();
      await page
        .getByText(/^Trajet moyen jusqu’au guichet le plus proche\s: \d+,\d minutes avant, \d+,\d après/)
        .waitFor();
      await looksRight(page, "what-if-travel");

      await page.getByText("Mes recherches").click();
      await page.getByRole("button", { name: /le moins de trajet/, pressed: true }).waitFor();
      await page
        .getByRole("button", { name: /08 · 5 guichets, 15 minutes/ })
        .first()
        .press("Enter");
      await page.getByRole("heading", { name: "1 guichet à ouvrir" }).waitFor();

      await page.getByRole("navigation").getByRole("link", { name: "Chiffres" }).click();
      await page.getByRole("heading", { level: 1, name: /Chiffres/ }).waitFor();
      await page.goBack();
      await edits(page).filter({ hasText: "Bus du nord" }).waitFor();
    },
  );

  await t.test("a long search is stopped", async (t) => {
    const page = await start(t, coordinator, "&territory=", { tolerates: /404/ });
    await page.getByText("Règles", { exact: true }).click();
    await page.getByRole("switch", { name: /Comme si aucun guichet/ }).click();
    await page.getByLabel("Guichets à ouvrir").fill("1000");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByRole("progressbar", { name: "Recherche en cours" }).waitFor();
    await page.getByRole("button", { name: "Arrêter" }).click();
    await page.getByRole("progressbar", { name: "Recherche en cours" }).waitFor({ state: "detached" });
    const { items } = (await coordinator.ask("GET", "/coverage/sitings")).body;
    assert.equal(items[0].state, "cancelled");
  });

  await t.test("rules that cannot be met are said; on a small telephone, in the dark", async (t) => {
    const page = await start(t, coordinator, "", { ...kTelephone, colorScheme: "dark" });
    await page.getByText("Règles", { exact: true }).click();
    await choose(page, "Communes imposées", "Sedan");
    await page.getByRole("button", { name: /^Ôter Sedan/ }).waitFor();
    await choose(page, "Communes imposées", "Rethel");
    await page.getByRole("button", { name: /^Ôter Rethel/ }).waitFor();
    await page.getByLabel("Guichets à ouvrir").fill("1");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByText("Plus de communes sont imposées que de guichets à ouvrir").waitFor();
    await choose(page, "Guichet", counter.name);
    await page.getByRole("button", { name: "Fermer ce guichet" }).click();
    await page.locator(".access-map__change--lost").first().waitFor();
    await settled(page);
    await looksRight(page, "what-if-phone-dark");
  });
});

const getJsonless = async (address) => (await fetch(address)).text();
