// A morning at the counter, by keyboard alone: visits in a few keystrokes, counted; what is not done here; a note whose
// number never leaves the page; a correction; the day closed. Axe in every state. RELAIS_SHOTS: a folder for pictures.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { soon, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729"; // Vervins, in the Aisne
const kBus = "demo-bus-d-exemple-genere-n-existe-pas"; // the generated tour
const kNumber = "1 85 05 78 006 084 91"; // made up, its key right

test("a morning at the counter", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);

  // Signs in by the API and hands the session to a page.
  async function atCounter(t, email, { counter = kCounter, ...options } = {}) {
    const browser = await person(email, "advisor", `counter:${counter}`, "cc", "Conseillère");
    const { page } = await open(t, options);
    await handOver(browser, page);
    return { page, browser };
  }

  const shot = async (page, name) => {
    if (process.env.RELAIS_SHOTS) {
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
    }
  };

  // Every key but the letters of the search is counted.
  function hands(page) {
    let keys = 0;
    return {
      press: async (...pressed) => {
        for (const key of pressed) {
          await page.keyboard.press(key);
          ++keys;
        }
      },
      letters: (words) => page.keyboard.type(words),
      count: () => {
        const counted = keys;
        keys = 0;
        return counted;
      },
    };
  }

  const recorded = (page, what) => page.getByRole("status").filter({ hasText: what }).waitFor();
  const rows = (page) => page.getByRole("table").getByRole("row");
  // The next body that leaves the page, asked for before the key that sends it.
  const nextBody = async (page) => {
    const isOfVisits = (request) => request.method() !== "GET" && /\/api\/v1\/visits/.test(request.url());
    return (await page.waitForRequest(isOfVisits)).postData();
  };

  await t.test("by keyboard alone", async (t) => {
    const { page, browser } = await atCounter(t, "advisor@relais.example");
    await page.goto(`${url}/fr/workspace/`);
    await page.getByRole("link", { name: "Aujourd’hui" }).press("Enter");
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    const today = new Date().toLocaleDateString("fr", {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "Europe/Paris",
    });
    await page.getByRole("heading", { level: 1, name: new RegExp(today, "i") }).waitFor();
    await page.getByText("Aucune visite aujourd’hui").waitFor();
    await passesAxe(page);
    await shot(page, "empty");
    const { press, letters, count } = hands(page);

    await t.test("an ordinary visit", async (t) => {
      await press("n");
      await letters("carte vital");
      await page
        .getByRole("option", { name: /carte Vitale/ })
        .first()
        .waitFor();
      await passesAxe(page);
      await shot(page, "search");
      await press("Enter");
      assert.match(await page.getByRole("combobox", { name: "Démarche" }).inputValue(), /carte Vitale/);
      await press("Enter");
      await recorded(page, "Enregistré");
      const keys = count();
      t.diagnostic(`an ordinary visit: ${keys} keystrokes and the letters`);
      assert.ok(keys <= 6);
      await page.getByRole("cell", { name: /carte Vitale.*Réglé/ }).waitFor();
      await passesAxe(page);
    });

    await t.test("the same again, and as a template", async (t) => {
      await press("r", "Enter");
      await recorded(page, "Enregistré");
      t.diagnostic(`the same again: ${count()} keystrokes`);
      await page.getByText("2 visites aujourd’hui").waitFor();
      await press("r");
      await page.getByRole("button", { name: "Garder comme modèle" }).press("Enter");
      await recorded(page, "Modèle gardé");
      await press("Enter");
      await page.getByText("3 visites aujourd’hui").waitFor();
      count();
      await press("1", "Enter");
      await page.getByText("4 visites aujourd’hui").waitFor();
      t.diagnostic(`a template: ${count()} keystrokes`);
      await page.getByRole("button", { name: /^Retirer le modèle/ }).press("Enter");
    });

    await t.test("two acts", async (t) => {
      await press("n");
      await letters("decl trim");
      await press("Enter", "+");
      await letters("avis impo");
      await press("Enter");
      await passesAxe(page);
      await shot(page, "two-acts");
      await press("Enter");
      await page.getByText("5 visites aujourd’hui").waitFor();
      const keys = count();
      t.diagnostic(`two acts: ${keys} keystrokes and the letters`);
      assert.ok(keys <= 14);
    });

    await t.test("family, taxes and health, one of them not settled, another longer", async (t) => {
      await press("n");
      await letters("apl");
      await press("Enter", "+");
      await letters("timbre fisca");
      await press("Enter", "d", "ArrowUp", "Alt++");
      await letters("remboursement medecin");
      await press("Enter", "i");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const body = nextBody(page);
      await press("Control+Enter");
      await page.getByText("6 visites aujourd’hui").waitFor();
      t.diagnostic(`three acts, two of them changed: ${count() + 2} keystrokes and the letters`);
      const { items } = JSON.parse(await body);
      assert.deepEqual(
        items[0].acts.map(({ procedure, duration_min, outcome }) => [procedure, duration_min, outcome]),
        [
          ["caf.request_housing_aid", 15, "resolved"],
          ["dgfip.buy_stamp", 20, "resolved"],
          ["cpam.track_reimbursement", 15, "awaiting_document"],
        ],
      );
    });

    await t.test("what is not done here is said at once, and where it goes", async () => {
      await press("n");
      await letters("trop percu");
      await press("Enter");
      await page.getByText("Cette démarche ne se fait pas à ce guichet").waitFor();
      assert.equal(await page.getByRole("combobox", { name: "Issue" }).inputValue(), "reoriented");
      assert.equal(await page.getByRole("combobox", { name: "Pourquoi" }).inputValue(), "outside_bundle");
      await page.getByRole("link", { name: /Page officielle/ }).waitFor();
      await passesAxe(page);
      await shot(page, "elsewhere");
      await page.getByRole("combobox", { name: "Réorienté vers" }).selectOption("");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Dites vers qui et pourquoi").first().waitFor();
      await page.getByRole("combobox", { name: "Réorienté vers" }).and(page.locator(":focus")).waitFor();
      await passesAxe(page);
      await shot(page, "wrong");
      await page.getByRole("combobox", { name: "Réorienté vers" }).selectOption("partner_referent");
      await page.keyboard.press("Control+Enter");
      await page.getByText("7 visites aujourd’hui").waitFor();
    });

    await t.test("a number in a note never leaves the page", async () => {
      count();
      await press("n");
      await letters("mot de passe caf");
      await press("Enter", "p");
      assert.equal(await page.evaluate(() => document.activeElement.labels?.[0].textContent), "Canal");
      await page.getByRole("textbox", { name: "Note" }).fill(`Numéro ${kNumber}, rappeler Mme Petit au 06 12 34 56 78`);
      await page.getByText(/Sera masqué.*numéro de sécurité sociale.*téléphone/).waitFor();
      await page.getByRole("spinbutton", { name: "Attente (min)" }).fill("12");
      await page.getByRole("combobox", { name: "Commune" }).pressSequentially("verv");
      await page.getByRole("option", { name: /Vervins/ }).click();
      await page.getByRole("combobox", { name: "Pays de résidence" }).selectOption("Belgique");
      await page.getByRole("combobox", { name: "Canal de l’acte" }).selectOption("Téléphone");
      await page.getByRole("radio", { name: "Demandés" }).check();
      await page.getByRole("checkbox", { name: "Numérique" }).check();
      await page.getByRole("combobox", { name: "Frontière" }).selectOption("fr_to_be");
      await page.getByRole("combobox", { name: "Thème" }).selectOption("family");
      await passesAxe(page);
      await shot(page, "facts");
      const body = nextBody(page);
      await page.keyboard.press("Control+Enter");
      await recorded(page, /Masqué dans la note.*numéro de sécurité sociale/);
      await page.getByText("8 visites aujourd’hui").waitFor();
      const sent = await body;
      assert.doesNotMatch(sent, /006|084|Petit|34 56/);
      const [visit] = JSON.parse(sent).items;
      assert.equal(visit.note, "Numéro [[nir]], rappeler Mme [[name]] au [[phone]]");
      assert.equal(visit.waiting_min, 12);
      assert.equal(visit.commune, "02789");
      assert.deepEqual([visit.country, visit.channel, visit.acts[0].channel], ["BE", "in_person", "phone"]);
      assert.deepEqual(visit.needs, ["digital"]);
      assert.equal(visit.acts[0].cross_border_theme, "family");
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      assert.doesNotMatch(kept, /006 084|Petit|34 56/);
      await page.getByText("Attente médiane").waitFor();
    });

    await t.test("somebody who left, a workshop, and words of one's own", async () => {
      await press("p");
      await page.getByRole("switch", { name: /Parti sans être reçu/ }).check();
      await page.keyboard.press("Control+Enter");
      await page.getByText("9 visites aujourd’hui").waitFor();
      await press("n");
      await letters("clé numérique");
      await page.getByRole("option", { name: /Autre/ }).click();
      await press("p");
      await page.getByRole("combobox", { name: "Canal", exact: true }).selectOption("workshop");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Un atelier a un nombre de participants").first().waitFor();
      await page.getByRole("spinbutton", { name: "Participants" }).fill("6");
      const body = nextBody(page);
      await page.keyboard.press("Control+Enter");
      await page.getByText("10 visites aujourd’hui").waitFor();
      assert.equal(JSON.parse(await body).items[0].acts[0].label, "clé numérique");
    });

    await t.test("undone once it is sent, a visit is corrected, with a reason", async () => {
      await press("z");
      await page.getByRole("heading", { name: /Corriger la visite/ }).waitFor();
      await page.getByRole("button", { name: "Enregistrer la correction" }).press("Enter");
      await page.getByText("Dites pourquoi vous corrigez").first().waitFor();
      await passesAxe(page);
      await shot(page, "correction");
      await page.getByRole("textbox", { name: "Motif de la correction" }).fill("Deux personnes de plus");
      await page.keyboard.press("Alt+p");
      await page.getByRole("spinbutton", { name: "Participants" }).fill("8");
      const body = nextBody(page);
      await page.keyboard.press("Control+Enter");
      await recorded(page, "La correction est enregistrée");
      await page.getByRole("cell", { name: /8 personnes.*corrigée/ }).waitFor();
      const { reason, visit } = JSON.parse(await body);
      assert.equal(reason, "Deux personnes de plus");
      assert.equal(visit.participants, 8);
    });

    await t.test(
      "a visit that never took place is withdrawn with a reason, and a correction brings it back",
      async () => {
        await page
          .getByRole("button", { name: /^Corriger la visite/ })
          .first()
          .click();
        await page.getByRole("button", { name: "Elle n’a pas eu lieu" }).click();
        await page.getByText("Dites pourquoi vous corrigez").first().waitFor();
        const reason = page.getByRole("textbox", { name: "Motif de la correction" });
        await reason.fill("Saisie deux fois");
        await page.getByRole("button", { name: "Elle n’a pas eu lieu" }).click();
        const question = page.getByRole("alertdialog", { name: "Retirer cette visite ?" });
        await question.waitFor();
        await passesAxe(page);
        await question.getByRole("button", { name: "Elle n’a pas eu lieu" }).click();
        await page.getByText("9 visites aujourd’hui").waitFor();
        await page.getByRole("cell", { name: /Retirée/ }).waitFor();
        await passesAxe(page);
        await shot(page, "withdrawn");
        await page.getByRole("button", { name: /^Rétablir la visite/ }).click();
        await reason.fill("Bien venue");
        await page.keyboard.press("Alt+n");
        await letters("carte vital");
        await page.getByRole("option").first().waitFor();
        await page.keyboard.press("Enter");
        await page.keyboard.press("Control+Enter");
        await page.getByText("10 visites aujourd’hui").waitFor();
        assert.equal(await page.getByRole("cell", { name: /Retirée/ }).count(), 0);
      },
    );

    await t.test("the day is closed, and more is still possible", async () => {
      await page.getByRole("button", { name: "Clore la journée" }).press("Enter");
      await page.getByRole("alertdialog").waitFor();
      await passesAxe(page);
      await page.getByRole("alertdialog").getByRole("button", { name: "Clore la journée" }).press("Enter");
      await page.getByText(/La journée est close depuis/).waitFor();
      await passesAxe(page);
      await shot(page, "closed");
      await page.getByRole("heading", { name: "Visite en cours" }).press("r");
      await press("Enter");
      await page.getByText("11 visites aujourd’hui").waitFor();
    });

    await t.test("single keys are turned off, and work with Alt", async () => {
      await page.getByText("Raccourcis du clavier").press("Enter");
      await page.getByText("Accueillir, pas à pas").press("Enter");
      await passesAxe(page);
      await shot(page, "help");
      await page.getByRole("switch", { name: /Raccourcis d’une seule touche/ }).press("Space");
      const search = page.getByRole("combobox", { name: "Démarche" });
      const hasFocus = () => search.evaluate((it) => it === document.activeElement);
      await page.keyboard.press("n");
      assert.equal(await hasFocus(), false);
      await page.keyboard.press("Alt+n");
      assert.equal(await hasFocus(), true);
      await page.reload();
      await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
      await page.keyboard.press("n");
      assert.equal(await hasFocus(), false);
    });

    const me = await browser.get("/me");
    assert.ok(me.body.rights.includes("record_visits"));
    assert.equal((await rows(page).count()) - 1, 11);
  });

  await t.test("what another counter helps with is said with its place, hours and telephone", async (t) => {
    const manager = await person("elsewhere@relais.example", "counter_manager", "counter:fs-1", "cc", "Responsable");
    const edition = { missing_partners: ["caf"] };
    assert.equal((await manager.ask("PUT", "/counters/fs-1", { number: 0, edition })).status, 200);
    const caf = await soon(async () =>
      (await manager.get("/counters/fs-1/visit-catalogue")).body.destinations.find(({ partner }) => partner === "caf"),
    );
    const { page } = await open(t, { viewport: { width: 390, height: 800 } });
    await handOver(manager, page);
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("apl");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Le guichet le plus proche qui aide à la faire").waitFor();
    const place = page.getByRole("link", { name: caf.name });
    assert.equal(await place.getAttribute("href"), `/fr/counters/${caf.counter}`);
    await page.getByText(caf.address).waitFor();
    const call = page.getByRole("link", { name: /^0\d( \d\d){4}$/ });
    assert.equal(await call.getAttribute("href"), `tel:${caf.telephone}`);
    assert.equal(await page.getByRole("combobox", { name: "Réorienté vers" }).inputValue(), "other_counter");
    await passesAxe(page);
    await shot(page, "destination");
  });

  await t.test("a bus records by stop: chosen once, kept from visit to visit, and said in the list", async (t) => {
    const { page } = await atCounter(t, "bus@relais.example", {
      counter: kBus,
      viewport: { width: 360, height: 740 },
      tolerates: /ERR_INTERNET_DISCONNECTED/,
    });
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    const record = async (...keys) => {
      const body = nextBody(page);
      for (const key of keys) await page.keyboard.press(key);
      return JSON.parse(await body).items;
    };
    const choose = async (letters) => {
      await page.keyboard.press("n");
      await page.keyboard.type(letters);
      await page.getByRole("listbox").getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
    };
    const stop = page.getByRole("combobox", { name: "Arrêt de la tournée" });
    await page.getByText("À dire une fois").waitFor();
    await stop.selectOption("Gentioux");
    await page.getByText("À dire une fois").waitFor({ state: "detached" });
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("carte vital");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    const [first] = await record("Enter");
    await page.getByText("1 visite aujourd’hui").waitFor();
    // Said once for the day: the browser may be closed meanwhile.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    assert.equal(await stop.evaluate((it) => it.selectedOptions[0].text), "Gentioux");
    await choose("impot");
    const [second] = await record("Enter");
    await page.getByText("2 visites aujourd’hui").waitFor();
    assert.deepEqual([first.stop, second.stop], [1, 1]);

    // At the next stop, where there is no network.
    await page.context().setOffline(true);
    await stop.selectOption("Faux-la-Montagne");
    await page.getByRole("heading", { name: "Visite en cours" }).focus();
    await page.keyboard.press("r");
    await page
      .getByRole("button", { name: /^Enregistrer/ })
      .and(page.locator(":focus"))
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("3 visites aujourd’hui").waitFor();
    await page.getByRole("heading", { name: "Visite en cours" }).and(page.locator(":focus")).waitFor();
    await choose("apl");
    await page.keyboard.press("Enter");
    await page.getByText("4 visites aujourd’hui").waitFor();
    await passesAxe(page);
    await shot(page, "bus");
    const sent = nextBody(page);
    await page.context().setOffline(false);
    assert.deepEqual(
      JSON.parse(await sent).items.map(({ stop }) => stop),
      [2, 2],
    );
    await page.getByRole("cell", { name: "À envoyer" }).first().waitFor({ state: "detached" });
    assert.equal(await page.getByRole("cell", { name: "Faux-la-Montagne" }).count(), 2);
    assert.equal(await page.getByRole("cell", { name: "Gentioux" }).count(), 2);
  });

  await t.test("what was on paper yesterday is entered the next day, off line too", async (t) => {
    const { page, browser } = await atCounter(t, "paper@relais.example", { tolerates: /ERR_INTERNET_DISCONNECTED/ });
    const dayAgo = (days) =>
      new Date(Date.now() - days * 86_400_000).toLocaleDateString("sv", { timeZone: "Europe/Paris" });
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    await page.getByText("Sans code PIN, cette page ne s’ouvrira pas hors ligne").waitFor();
    await page.getByRole("button", { name: "Jour précédent" }).press("Enter");
    await page.getByText("Aucune visite ce jour-là").waitFor();
    assert.equal(new URL(page.url()).search, `?day=${dayAgo(1)}`);
    await page.getByRole("button", { name: "Jour précédent" }).and(page.locator(":focus")).waitFor();
    await passesAxe(page);
    const choose = async (letters) => {
      await page.keyboard.press("Alt+n");
      await page.keyboard.type(letters);
      await page.getByRole("listbox").getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    };
    await choose("carte vital");
    await page.getByText("Dites à quelle heure la personne est arrivée").first().waitFor();
    const arrival = page.getByLabel("Heure d’arrivée");
    await arrival.and(page.locator(":focus")).waitFor();
    await passesAxe(page);
    await shot(page, "yesterday");
    await arrival.fill("10:07");
    const body = nextBody(page);
    await page.keyboard.press("Control+Enter");
    await page.getByText("1 visite ce jour-là").waitFor();
    const [visit] = JSON.parse(await body).items;
    assert.match(visit.arrived_at, /:00:00\.000Z$/);
    assert.equal(new Date(visit.arrived_at).toLocaleDateString("sv", { timeZone: "Europe/Paris" }), dayAgo(1));
    await page.getByRole("row", { name: /10:00.*carte Vitale/ }).waitFor();
    await arrival.and(page.locator(":focus")).waitFor();

    // An error that is seen the next morning; a day that somebody has closed says so.
    await page.getByRole("button", { name: "Corriger la visite de 10:00" }).click();
    await page.getByRole("textbox", { name: "Motif de la correction" }).fill("Vu le lendemain");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("cell", { name: /corrigée/ }).waitFor();
    const closed = await browser.ask("PUT", `/counters/${kCounter}/days/${dayAgo(2)}/closure`, {});
    assert.ok(closed.status < 300);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Jour précédent" }).click();
    await page.getByText("Les visites déjà envoyées ne sont pas visibles").waitFor();
    await arrival.fill("15:20");
    await choose("impot");
    await page.getByText("1 visite ce jour-là").waitFor();
    await page.getByText("1 à envoyer").waitFor();
    await page.context().setOffline(false);
    await page.getByText("1 à envoyer").waitFor({ state: "detached" });
    await page.getByText(/La journée est close depuis/).waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "Aujourd’hui" }).press("Enter");
    await page.getByText("1 visite ce jour-là").waitFor({ state: "detached" });
    assert.equal(new URL(page.url()).search, "");
  });

  await t.test("help is called with one key from any page, once a minute", async (t) => {
    const { page } = await atCounter(t, "help@relais.example");
    let calls = 0;
    page.on("request", (asked) => (calls += asked.method() === "POST" && asked.url().endsWith("/help-calls")));
    await page.goto(`${url}/fr/workspace/`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("F4");
    await recorded(page, "Appel noté");
    await passesAxe(page);
    await page.getByRole("link", { name: "Aujourd’hui" }).click();
    await page.getByRole("combobox", { name: "Démarche" }).focus();
    await page.keyboard.press("F4");
    await recorded(page, "L’appel est déjà noté");
    assert.equal(calls, 1);
    await page.getByText("Raccourcis du clavier").click();
    await page.getByText("Demander de l’aide, de toute page").waitFor();
  });

  await t.test("the header is one line with a long name, and folds away on a telephone", async (t) => {
    const long = await person(
      "long@relais.example",
      "advisor",
      `counter:${kCounter}`,
      "cc",
      "Marie-Bérengère de La Rochefoucauld-Montbel",
    );
    const { page } = await open(t, { viewport: { width: 1280, height: 800 } });
    await handOver(long, page);
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    const height = () => page.getByRole("banner").evaluate((it) => it.clientHeight);
    assert.ok((await height()) <= 66, `${await height()} px`);
    await shot(page, "long-name");
    await page.setViewportSize({ width: 390, height: 800 });
    assert.ok((await height()) <= 66, `${await height()} px`);
    assert.equal(await page.getByRole("link", { name: "Réception" }).count(), 0);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await passesAxe(page);
    await shot(page, "menu-phone");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Réception" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await page.getByRole("link", { name: "Réception" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Réception" }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Grille de la semaine" }).count(), 0);
  });

  await t.test("a draft outlives a look at another page", async (t) => {
    const { page } = await atCounter(t, "draft@relais.example");
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("passeport");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Accueil", exact: true }).click();
    await page.getByRole("link", { name: "Aujourd’hui" }).click();
    assert.match(await page.getByRole("combobox", { name: "Démarche" }).inputValue(), /passeport/i);
  });

  await t.test("without a network a visit waits, is taken back, and another is sent once it is there", async (t) => {
    const { page } = await atCounter(t, "offline@relais.example", { tolerates: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto(`${url}/fr/workspace/visits`);
    await page.getByRole("table").waitFor();
    const before = await rows(page).count();
    await page.context().setOffline(true);
    const record = async () => {
      await page.keyboard.press("n");
      await page.keyboard.type("permis");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await page.getByRole("cell", { name: "À envoyer" }).waitFor();
    };
    await record();
    await passesAxe(page);
    await shot(page, "waiting");
    await page.keyboard.press("z");
    await recorded(page, "La visite est retirée");
    await page.getByRole("cell", { name: "À envoyer" }).waitFor({ state: "detached" });
    await record();
    await page.context().setOffline(false);
    await page.getByRole("cell", { name: "À envoyer" }).waitFor({ state: "detached" });
    assert.equal(await rows(page).count(), before + 1);
  });

  for (const [name, width, colorScheme] of [
    ["narrow", 320, "dark"],
    ["phone", 360, "light"],
  ]) {
    await t.test(`on a telephone, ${width} px, ${colorScheme}`, async (t) => {
      const { page } = await atCounter(t, `${name}@relais.example`, { viewport: { width, height: 740 }, colorScheme });
      await page.goto(`${url}/fr/workspace/visits`);
      await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
      const fits = async (state) => {
        const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
        assert.equal(wide, 0, state);
        await passesAxe(page);
        await shot(page, `${name}-${state}`);
      };
      await page.getByRole("table").waitFor();
      await fits("day");
      await page.getByRole("combobox", { name: "Démarche" }).click();
      await page.keyboard.type("carte");
      await fits("search");
      await page.getByRole("option").first().click();
      await page.getByRole("button", { name: "Autre acte" }).click();
      await page.keyboard.type("trop percu");
      await page.keyboard.press("Enter");
      await page.getByText("Précisions").first().click();
      await fits("form");
    });
  }

  await t.test("in English, in the dark", async (t) => {
    const { page } = await atCounter(t, "english@relais.example", { locale: "en-GB", colorScheme: "dark" });
    await page.goto(`${url}/en/workspace/visits`);
    await page.getByRole("heading", { name: "Current visit" }).waitFor();
    await page.getByRole("table").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("passport");
    await page.keyboard.press("Enter");
    await passesAxe(page);
    await shot(page, "dark");
    await page.keyboard.press("Enter");
    await recorded(page, "Recorded");
  });
});
