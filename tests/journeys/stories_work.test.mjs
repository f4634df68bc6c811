// Stories behind the counter, in a browser: masked further and published, asked, refused; sent sideways, answered after
// a warning about plain language, put right; told on paper and typed by an advisor. Axe on every page, 390 and 1280 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { getJson, temporaryFolder } from "../harness.mjs";
import { handOver, peopleOf, serveWithPost } from "../people.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kNarrow = { width: 390, height: 780 };
const kWide = { width: 1280, height: 900 };
const kHousing =
  "J’ai demandé mon aide au logement en mars. La dame blonde du bureau 12 à Rocroi m’a dit d’appeler le 06 12 34 56 78, personne ne répond.";
const kHardAnswer =
  "En l’espèce, votre dossier sera traité par nos services dans les meilleurs délais, sous réserve de la production des pièces afférentes à votre demande.";
const kPlainAnswer =
  "Votre dossier a pris du retard parce qu’un document manquait. Vous pouvez l’envoyer en ligne. Nous vous écrirons avant le 15 décembre 2026.";

test("stories behind the counter, in a browser", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serveWithPost(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  for (const [id, name, partner_code] of [
    ["caf-08", "CAF des Ardennes", "caf"],
    ["cpam-08", "CPAM des Ardennes", "cpam"],
  ]) {
    const made = await root.ask("PUT", `/organisations/${id}`, {
      kind: "partner",
      name,
      partner_code,
      territory_code: "08",
    });
    assert.equal(made.status, 200);
  }
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");
  const other = await person("m2@relais.example", "moderator", "network:fr", "operator");
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const cpam = await person("cpam@relais.example", "partner_referent", "organisation:cpam-08", "cpam-08");
  const coordinator = await person("c@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const advisor = await person("a@relais.example", "advisor", `counter:${kCounter}`, "cc-thierache");

  let addresses = 0;
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `10.1.1.${++addresses}`,
        "accept-language": "fr",
      },
      body: JSON.stringify(body),
    });
    const read = await answer.json();
    assert.equal(answer.status, 200, JSON.stringify(read));
    return read;
  };
  const tell = (more) =>
    send("POST", "/experiences", {
      id: uuid(),
      language: "fr",
      title: "",
      text: kHousing,
      would_have_helped: "Une date.",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
      ...more,
    });
  const own = async (code) =>
    (await getJson(`${url}/api/v1/follow-ups/${code}/experience`, { "x-forwarded-for": "10.2.2.2" })).body;

  const pageOf = async (t, who, viewport = kWide, more = {}) => {
    const { page } = await open(t, { viewport, tolerates: /status of (404|409|400)/, ...more });
    await handOver(who, page);
    return page;
  };
  const fits = async (page) =>
    assert.equal(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth), 0);
  // Looked at in both widths, then as it was.
  const looksWell = async (page, name) => {
    const before = page.viewportSize();
    for (const viewport of [kNarrow, kWide, { width: 320, height: 700 }]) {
      await page.setViewportSize(viewport);
      await fits(page);
      if (process.env.RELAIS_SHOTS && viewport.width > 320) {
        await page.screenshot({
          path: join(process.env.RELAIS_SHOTS, `${name}-${viewport.width}.png`),
          fullPage: true,
        });
      }
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS) {
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}-dark-320.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(before);
    await passesAxe(page);
  };
  // By the keys: a list closes when the page is scrolled under it.
  const choose = async (page, label, words, name) => {
    await page.getByLabel(label).fill(words);
    await page.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".suggestions").waitFor({ state: "detached" });
  };
  const heading = (page, name, level = 1) => page.getByRole("heading", { level, name }).waitFor();

  const housing = await tell();

  await t.test("under a finger there are no keys to press; beside a long story the queue stays in view", async (t) => {
    const touched = await pageOf(t, reader, kNarrow, { hasTouch: true, isMobile: true });
    await touched.goto(`${url}/fr/workspace/moderation`);
    await touched.getByRole("button", { name: "Publier" }).waitFor();
    assert.equal(await touched.locator(".story__reader kbd:visible").count(), 0);
    assert.equal(await touched.getByText("Touches", { exact: true }).isVisible(), false);
    assert.ok(await touched.getByText("Choisissez des mots à masquer.").isVisible());
    const page = await pageOf(t, reader);
    await page.goto(`${url}/fr/workspace/moderation`);
    const queue = page.getByRole("navigation", { name: "La file" });
    await queue.waitFor();
    assert.ok((await page.locator(".story__reader kbd:visible").count()) > 0);
    await page.evaluate(() => {
      document.querySelector(".story__reader").style.minHeight = "4000px";
      scrollTo(0, 2000);
    });
    assert.ok((await queue.boundingBox()).y >= 0, "in view");
  });

  await t.test("a reader hides more by keys, sees what will be published, and publishes it", async (t) => {
    const page = await pageOf(t, reader);
    // Home says what waits; a page of another role's says no more than that.
    await page.goto(`${url}/fr/workspace/`);
    const waiting = page.getByRole("region", { name: "Ce qui vous attend" });
    await waiting.getByRole("link", { name: "1 récit à lire avant publication" }).waitFor();
    await looksWell(page, "home-waiting");
    await page.goto(`${url}/fr/workspace/stories`);
    await heading(page, "Vous n’avez pas ce droit");
    assert.equal(await page.getByRole("heading").count(), 1);
    assert.equal(await page.getByRole("button", { name: "Tous" }).count(), 0);
    await looksWell(page, "no-right");
    await page.goto(`${url}/fr/workspace/`);
    await waiting.getByRole("link", { name: "1 récit à lire avant publication" }).click();
    await heading(page, "Relire les récits");
    await page.getByText("1 récit attend").waitFor();
    await page.getByText("téléphone masqué").first().waitFor();
    const text = page.getByRole("textbox", { name: "Ce qui s’est passé" });
    assert.doesNotMatch(await text.textContent(), /\[\[/);
    await looksWell(page, "moderation");

    // Word by word: "La dame blonde" stands after eight words.
    await text.focus();
    for (let word = 0; word < 9; ++word) await page.keyboard.press("ArrowRight");
    for (let word = 0; word < 6; ++word) await page.keyboard.press("Shift+ArrowRight");
    await page.getByText("Choisi : « La dame blonde du bureau 12 à »").waitFor();
    await page.keyboard.press("m");
    await page.getByText("1 passage masqué par vous").waitFor();
    assert.doesNotMatch(await text.textContent(), /blonde/);
    await page.keyboard.press("z");
    await page.getByText("Choisissez des mots à masquer").waitFor();
    assert.match(await text.textContent(), /blonde/);

    // By the pointer, half words are taken whole.
    await text.evaluate((host) => {
      const letters = host.querySelector("[data-first]").firstChild;
      const at = letters.data.indexOf("ame blonde");
      getSelection().setBaseAndExtent(letters, at, letters, at + "ame blonde du bureau 1".length);
    });
    await text.dispatchEvent("mouseup");
    await page.getByText("Choisi : « dame blonde du bureau 12 »").waitFor();
    await page.getByRole("button", { name: "Masquer", exact: false }).first().click();
    await page.getByRole("button", { name: /Rétablir « dame blonde du bureau 12 »/ }).waitFor();

    await page.keyboard.press("a");
    const panel = page.getByRole("form", { name: "Ce qui sera publié" });
    await panel.getByText("passage masqué").waitFor();
    assert.doesNotMatch(await panel.textContent(), /blonde|06 12/);
    await page.locator(":focus", { hasText: "Publier" }).waitFor();
    await looksWell(page, "moderation-preview");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await page.getByText("Tout est lu").waitFor();
    await page.getByText("Publié avec des passages masqués").waitFor();
    await looksWell(page, "moderation-empty");
    const { body } = await getJson(`${url}/api/v1/experiences/${housing.id}`);
    assert.match(body.text, /La \[\[other\]\] à Rocroi .*\[\[phone\]\]/);
  });

  await t.test(
    "danger comes first with the procedure; a question, a refusal, a double, each with its key",
    async (t) => {
      const calm = await tell({ text: "La queue est longue le lundi matin, on attend dehors sous la pluie." });
      const advert = await tell({
        text: "Achetez mes machines à laver, les moins chères du pays, au marché.",
        title: "Une affaire",
      });
      const again = await tell({ text: "Toujours rien pour mon aide au logement demandée en mars à la CAF." });
      const danger = await tell({ text: "Depuis la lettre de la CAF je veux en finir, je n’ai plus envie de vivre." });
      const praise = await tell({
        feeling: "positive",
        names_agreed: true,
        text: "Merci à Mme Lambert, si patiente avec ma mère.",
      });
      const page = await pageOf(t, reader);
      await page.goto(`${url}/fr/workspace/moderation`);
      await page.getByText("5 récits attendent").waitFor();
      await page.getByText("Ce récit parle peut-être d’un danger immédiat").waitFor();
      await page.getByRole("link", { name: "3114" }).waitFor();
      await page.getByText("prévention du suicide, jour et nuit").waitFor();
      await looksWell(page, "moderation-danger");
      const queue = page.getByRole("navigation", { name: "La file" });
      const turnTo = async (words) => {
        await queue.getByRole("button", { name: words }).click();
        await page.locator("article h2:focus", { hasText: words }).waitFor();
      };

      await page.keyboard.press("d");
      await page.getByLabel("Votre question").and(page.locator(":focus")).waitFor();
      await page.keyboard.type("Avez-vous pu appeler le 3114 ?");
      await page.keyboard.press("Control+Enter");
      await page.getByText("4 récits attendent").waitFor();
      await page.locator("article h2:focus").waitFor();
      assert.equal((await own(danger.code)).state, "asked");

      await turnTo("Une affaire");
      await page.keyboard.press("r");
      await page.getByRole("button", { name: "Refuser ce récit" }).click();
      await page.getByText("Choisissez une règle").waitFor();
      await page.getByLabel("Publicité").check();
      await looksWell(page, "moderation-refusal");
      await page.getByRole("button", { name: "Refuser ce récit" }).click();
      await page.getByText("3 récits attendent").waitFor();
      assert.equal((await own(advert.code)).decisions[0].reason, "advertising");

      await turnTo("Toujours rien");
      await page.keyboard.press("b");
      await page.getByLabel(/^J’ai demandé mon aide/).check();
      await page.getByRole("button", { name: "Classer comme doublon" }).click();
      await page.getByText("2 récits attendent").waitFor();
      assert.equal((await own(again.code)).decisions[0].kind, "duplicate");

      await turnTo("Merci à Mme Lambert");
      await page.getByText("Les noms sont gardés").waitFor();
      await page.keyboard.press("s");
      await page.locator("article h2:focus", { hasText: "La queue est longue" }).waitFor();

      // Turned off, a key alone does nothing; with Alt it does.
      await page.getByText("Touches", { exact: true }).click();
      await page.getByLabel("Touches seules").uncheck();
      await page.getByRole("heading", { level: 2, name: /La queue/ }).focus();
      await page.keyboard.press("a");
      assert.equal(await page.getByRole("form").count(), 0);
      await page.keyboard.press("Alt+a");
      await page.getByRole("form", { name: "Ce qui sera publié" }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("1 récit attend", { exact: true }).waitFor();
      await page.getByLabel("Touches seules").check();
      assert.equal((await own(calm.code)).state, "published");

      // Somebody else decides meanwhile: it is said, and read again.
      const { items } = (await other.get("/moderation")).body;
      const version = items.find(({ experience }) => experience.id === praise.id).version;
      assert.equal(
        (await other.ask("POST", `/experiences/${praise.id}/moderation`, { kind: "accept", version })).status,
        204,
      );
      await page.keyboard.press("a");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByRole("button", { name: "Relire" }).click();
      await page.getByText("Tout est lu").waitFor();
    },
  );

  await t.test("a story told twice is shown beside the first one, and joined to it in two presses", async (t) => {
    const text = "La mairie de Givet ferme à seize heures, la demande de passeport attend depuis le printemps.";
    const story = await tell({ text: `${text} Achetez sur www.exemple.com, livraison gratuite !` });
    const first = await tell({ text });
    const { version } = (await other.get("/moderation")).body.items.find(
      ({ experience }) => experience.id === first.id,
    );
    assert.equal(
      (await other.ask("POST", `/experiences/${first.id}/moderation`, { kind: "accept", version })).status,
      204,
    );
    const page = await pageOf(t, reader);
    await page.goto(`${url}/fr/workspace/moderation`);
    await page.getByText("Un récit semblable").waitFor();
    await page.getByText("l’adresse d’un site, des mots de vente").waitFor();
    await looksWell(page, "moderation-alike");
    await page.getByRole("button", { name: "Doublon de celui-ci" }).press("Enter");
    assert.ok(await page.getByRole("radio", { name: /^La mairie de Givet/ }).isChecked());
    await page.keyboard.press("Control+Enter");
    await page.getByText("Tout est lu").waitFor();
    assert.equal((await getJson(`${url}/api/v1/experiences/${first.id}`)).status, 200);
    assert.equal((await own(story.code)).state, "rejected");
  });

  await t.test("an appeal is marked for the second reader", async (t) => {
    const { items } = (await getJson(`${url}/api/v1/experiences?limit=50`)).body;
    const story = await tell({ text: "Au marché on m’a dit d’aller au guichet pour ma machine." });
    const waiting = (await reader.get("/moderation")).body.items.find(({ experience }) => experience.id === story.id);
    assert.ok(items.length > 0 && waiting);
    await reader.ask("POST", `/experiences/${story.id}/moderation`, {
      kind: "reject",
      reason: "advertising",
      note: "C’est une annonce.",
      version: waiting.version,
    });
    await send("POST", `/follow-ups/${story.code}/experience/appeal`, { why: "C’était au guichet." });
    const page = await pageOf(t, other);
    await page.goto(`${url}/fr/workspace/moderation`);
    await page.getByText("C’est un recours").waitFor();
    await page.getByText("C’était au guichet.").waitFor();
    await looksWell(page, "moderation-appeal");
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await page.getByText("Tout est lu").waitFor();
  });

  await t.test("sent sideways in two clicks; whoever coordinates sends and does not answer", async (t) => {
    const page = await pageOf(t, caf);
    await page.goto(`${url}/fr/workspace/stories`);
    await heading(page, "Récits à répondre");
    await page.getByText("Publié aujourd’hui").first().waitFor();
    await looksWell(page, "inbox");
    await page.getByRole("link", { name: /^J’ai demandé mon aide/ }).click();
    await heading(page, /^J’ai demandé mon aide/);
    await choose(page, "Service ou guichet", "carte vital", /Assurance maladie/);
    // To another department: asked about first, since nobody here could have it back.
    await page.getByLabel(/^Autre département/).fill("02");
    await page.getByText(/^Aucun organisme n’y répond encore ici.: Assurance maladie/).waitFor();
    await page.getByRole("button", { name: /^Transmettre : Assurance maladie/ }).click();
    const question = page.getByRole("alertdialog", { name: /^Transmettre dans un autre département/ });
    await question.getByText(/Ardennes n’y répondra plus.*département 02, y répondra/).waitFor();
    await looksWell(page, "transfer-away");
    await question.getByRole("button", { name: "Revenir" }).click();
    await question.waitFor({ state: "detached" });
    await page.getByLabel(/^Autre département/).fill("");
    await page.getByRole("button", { name: /^Transmettre : Assurance maladie/ }).click();
    await page.getByText(/Récit transmis.*Son délai continue/).waitFor();
    await page.getByRole("link", { name: "Tous les récits" }).click();
    await heading(page, "Récits à répondre");
    await page.getByRole("link", { name: /^La queue est longue/ }).waitFor();
    assert.equal(await page.getByRole("link", { name: /^J’ai demandé mon aide/ }).count(), 0);

    const theirs = await pageOf(t, coordinator);
    await theirs.goto(`${url}/fr/workspace/stories/${housing.id}`);
    await theirs.getByText("Dans votre territoire : à transmettre, pas à répondre").waitFor();
    await theirs
      .getByRole("list", { name: "À qui ce récit a été transmis" })
      .getByText(/Avant.: Allocations familiales.*depuis.: Assurance maladie.*Ce récit concerne/)
      .waitFor();
    assert.equal(await theirs.getByRole("heading", { name: "Répondre" }).count(), 0);
    await passesAxe(theirs);
  });

  await t.test("answered after a warning about plain language, then put right", async (t) => {
    const page = await pageOf(t, cpam);
    await page.goto(`${url}/fr/workspace/stories/${housing.id}`);
    await heading(page, "Répondre", 2);
    const answer = page.getByLabel("Votre réponse");
    await answer.fill(kHardAnswer);
    const plain = page.getByRole("region", { name: "Langage clair" });
    await plain.getByText("ne dit pas pourquoi · ne dit pas la suite").waitFor();
    await plain.getByText("Mot de l’administration").first().waitFor();
    await looksWell(page, "answer-warning");
    // Only what fits as it stands is put in; the rest is said, for its writer to say in their words.
    await plain.getByText("Dites plutôt : lié à").waitFor();
    assert.equal(await plain.getByRole("button", { name: /^Écrire.*(lié à|si) / }).count(), 0);
    await plain.getByRole("button", { name: /^Écrire.*dans votre cas/ }).click();
    assert.match(await answer.inputValue(), /^Dans votre cas, votre dossier/);
    await plain.getByRole("button", { name: "Annuler le dernier remplacement" }).click();
    assert.equal(await answer.inputValue(), kHardAnswer);

    // What is written stays, over a look at another page.
    await page.reload();
    assert.equal(await answer.inputValue(), kHardAnswer);
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await page.getByRole("alertdialog").getByText("Ne dit pas pourquoi").waitFor();
    await looksWell(page, "answer-question");
    await page.getByRole("button", { name: "Corriger" }).click();
    await answer.and(page.locator(":focus")).waitFor();

    // What would be masked is said before it is.
    await answer.fill(`${kPlainAnswer} Appelez Mme Durand au 03 24 11 22 33.`);
    await plain.getByText("(nom masqué)").or(plain.getByText("nom masqué")).first().waitFor();
    await looksWell(page, "answer-masked");
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    const masked = page.getByRole("alertdialog", { name: "Publier avec des passages masqués ?" });
    await masked.getByText("téléphone masqué").waitFor();
    await looksWell(page, "answer-masked-question");
    await masked.getByRole("button", { name: "Corriger" }).click();
    assert.equal((await getJson(`${url}/api/v1/experiences/${housing.id}`)).body.answers.length, 0);
    await answer.fill(kHardAnswer);
    assert.equal((await getJson(`${url}/api/v1/experiences/${housing.id}`)).body.answers.length, 0);
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await page.getByRole("button", { name: "Envoyer quand même" }).click();
    await page.getByText(/Réponse publiée/).waitFor();
    await looksWell(page, "answered");

    await page.getByRole("button", { name: "Corriger la réponse" }).click();
    const editor = page.getByRole("form", { name: "Corriger la réponse" });
    await editor.getByLabel("Votre réponse").fill(kPlainAnswer);
    await editor.getByText("Rien à redire").waitFor();
    await editor.getByText("dit pourquoi · dit la suite · donne une date").waitFor();
    await page.getByRole("button", { name: "Enregistrer la correction" }).click();
    await page.getByText("Réponse corrigée").waitFor();
    const { body } = await getJson(`${url}/api/v1/experiences/${housing.id}`);
    assert.deepEqual([body.answers[0].text, body.answers[0].signed_as], [kPlainAnswer, "CPAM des Ardennes"]);
  });

  await t.test(
    "a template is kept, taken, refused the second time as it stands, and removed with a way back",
    async (t) => {
      const kThanks = "Merci pour votre récit, il fait plaisir à toute l’équipe.";
      const stories = [];
      for (const text of [
        "Très bien reçue à la CPAM, tout réglé en dix minutes.",
        "Accueil parfait à la CPAM de Charleville, merci.",
      ]) {
        const story = await tell({ feeling: "positive", services: [{ code: "cpam" }], text });
        const { version } = (await reader.get("/moderation")).body.items.find(
          ({ experience }) => experience.id === story.id,
        );
        assert.equal(
          (await reader.ask("POST", `/experiences/${story.id}/moderation`, { kind: "accept", version })).status,
          204,
        );
        stories.push(story);
      }
      const page = await pageOf(t, cpam);
      await page.goto(`${url}/fr/workspace/stories/${stories[0].id}`);
      const answer = page.getByLabel("Votre réponse");
      await page.getByLabel("Remercier").check();
      await answer.fill(kThanks);
      await page.getByText(/^Modèles de réponse/).click();
      await page.getByLabel("Nom du modèle").fill("Merci");
      await page.getByRole("button", { name: "Garder ma réponse comme modèle" }).click();
      await page.getByRole("button", { name: "Effacer le modèle" }).waitFor();
      await page.getByRole("button", { name: /Prendre ce modèle/ }).click();
      await page.getByText("C’est le modèle tel quel").waitFor();
      await looksWell(page, "template");
      await page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await page.getByText(/Réponse publiée/).waitFor();

      await page.goto(`${url}/fr/workspace/stories/${stories[1].id}`);
      await page.getByText(/^Modèles de réponse/).click();
      await page.getByLabel("Modèle", { exact: true }).selectOption({ label: "Merci (Remercier)" });
      await page.getByRole("button", { name: "Prendre ce modèle" }).click();
      await page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await page.getByText(/mot pour mot la réponse que votre service/).waitFor();
      await answer.and(page.locator(":focus")).waitFor();
      await answer.fill(`${kThanks} À bientôt à Charleville !`);
      await page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await page.getByText(/Réponse publiée/).waitFor();

      await page.getByText("Ajouter une réponse").click();
      await page.getByText(/^Modèles de réponse/).click();
      await page.getByLabel("Modèle", { exact: true }).selectOption({ label: "Merci (Remercier)" });
      await page.getByRole("button", { name: "Effacer le modèle" }).click();
      await page.getByText("Aucun modèle.").waitFor();
      await page.getByRole("button", { name: "Annuler" }).click();
      await page.getByRole("button", { name: "Effacer le modèle" }).waitFor();
      assert.equal((await cpam.get("/answer-templates")).body.items.length, 1);
    },
  );

  await t.test("a report is decided with its reasons: a passage of what is published is hidden", async (t) => {
    await send("POST", `/experiences/${housing.id}/reports`, {
      id: uuid(),
      reason: "names_me",
      text: "À Rocroi on me reconnaît tout de suite.",
    });
    const page = await pageOf(t, reader);
    await page.goto(`${url}/fr/workspace/moderation`);
    const report = page.getByRole("form", { name: /^Signalement/ });
    await report.getByText("On m’y reconnaît").waitFor();
    await report.getByRole("button", { name: "Décider" }).click();
    await report.getByText("Choisissez une décision").waitFor();
    await report.getByRole("textbox", { name: "Ce qui est signalé" }).evaluate((host) => {
      const letters = [...host.querySelectorAll("[data-first]")].map(({ firstChild }) => firstChild);
      const place = letters.find(({ data }) => data.includes("Rocroi"));
      const at = place.data.indexOf("Rocroi");
      getSelection().setBaseAndExtent(place, at, place, at + 6);
      host.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    });
    await report.getByRole("button", { name: "Masquer", exact: true }).click();
    await report.getByLabel("Masquer ce que j’ai choisi").and(page.locator(":checked")).waitFor();
    await report.getByLabel("Pourquoi").fill("Le lieu et le bureau ensemble désignent quelqu’un.");
    await looksWell(page, "report");
    await report.getByRole("button", { name: "Décider" }).click();
    await page.getByText(/^Signalement décidé, passage masqué/).waitFor();
    const { body } = await getJson(`${url}/api/v1/experiences/${housing.id}`);
    assert.doesNotMatch(body.text, /Rocroi/);
  });

  await t.test(
    "whoever is recognised answers below the story once it is read, and learns what became of it",
    async (t) => {
      const story = await tell({ text: "Au guichet vert de Fumay, on m’a dit de revenir sans ouvrir mon dossier." });
      const { version } = (await other.get("/moderation?limit=100")).body.items.find(
        ({ experience }) => experience.id === story.id,
      );
      const accepted = await other.ask("POST", `/experiences/${story.id}/moderation`, { kind: "accept", version });
      assert.equal(accepted.status, 204);
      const from = { extraHTTPHeaders: { "X-Forwarded-For": "10.3.3.3" } };
      const { page: site } = await open(t, { viewport: kNarrow, ...from });
      await site.goto(`${url}/fr/experiences/${story.id}`);
      await site.getByText("Signaler ce récit").click();
      await site.getByLabel("On me reconnaît").check();
      await site.locator("#report-text").fill("Je suis le seul agent de ce guichet.");
      await site.getByLabel(/^Votre réponse/).fill("J’avais demandé une pièce qui manquait. Mme Trucmuche le sait.");
      await looksWell(site, "recognised");
      await site.getByRole("button", { name: "Signaler", exact: true }).click();
      const code = (await site.locator(".follow-code").textContent()).trim();

      const page = await pageOf(t, reader);
      await page.goto(`${url}/fr/workspace/moderation`);
      await page.getByText("Mot de la personne citée").first().waitFor();
      assert.equal(await page.getByRole("button", { name: /^(Demander|Doublon)/ }).count(), 0, "a reply is no story");
      await looksWell(page, "moderation-reply");
      await page.getByRole("button", { name: /^Publier le mot/ }).click();
      await page.getByRole("form", { name: "Ce qui sera publié" }).waitFor();
      await looksWell(page, "moderation-reply-published");
      await page.keyboard.press("Enter");
      await page.getByText(/^Mot publié sous/).waitFor();
      const report = page.getByRole("form", { name: /^Signalement/ });
      await report.getByLabel("Laisser comme c’est").check();
      await report.getByLabel("Pourquoi").fill("La réponse dit ce qu’il fallait.");
      await report.getByRole("button", { name: "Décider" }).click();
      await page.getByText(/^Signalement décidé/).waitFor();

      await site.goto(`${url}/fr/experiences/${story.id}`);
      await site.getByText("La personne qui se reconnaît dans ce récit").waitFor();
      await site.getByRole("link", { name: "Signaler ce message" }).waitFor();
      await looksWell(site, "recognised-published");
      await site.goto(`${url}/fr/follow-up`);
      await site.getByRole("textbox").fill(code);
      await site.getByRole("button", { name: "Continuer" }).click();
      await site.getByText("Elle est publiée sous le récit.").waitFor();
    },
  );

  await t.test("told on paper and typed by an advisor; the code is large, printed and read aloud", async (t) => {
    const page = await pageOf(t, advisor);
    await page.goto(`${url}/fr/workspace/stories/tell`);
    await heading(page, "Saisir un récit");
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByText("Racontez en quelques mots ce qui s’est passé").waitFor();
    await page.getByLabel("Ce qui s’est passé").and(page.locator(":focus")).waitFor();
    await looksWell(page, "tell-missing");
    await page.getByLabel("Sur papier").check();
    await page.getByLabel("Ce guichet ne doit ni décider de sa publication, ni y répondre").check();
    await page
      .getByLabel("Ce qui s’est passé")
      .fill("Au guichet on m’a renvoyé trois fois. Mon numéro est le 06 12 34 56 78, rappelez-moi.");
    await page.getByText("Sera masqué : un téléphone").waitFor();
    await page.getByLabel("Négatif").check();
    await choose(page, "Service ou guichet concerné", "vervins", /Vervins/);
    await page.getByRole("button", { name: /^Retirer .*Vervins/ }).waitFor();
    await choose(page, "Service ou guichet concerné", "alloc", /CAF/);
    await choose(page, "Commune ou département", "Vervins", /Vervins/);
    await page.getByLabel("Le service a été utilisé").selectOption("sur place");
    await looksWell(page, "tell");

    // Kept over a look at another page, without what would tell who it is.
    await page.reload();
    assert.match(await page.getByLabel("Ce qui s’est passé").inputValue(), /renvoyé trois fois.*\[\[phone\]\]/);
    await page.getByLabel("Négatif").and(page.locator(":checked")).waitFor();
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByRole("heading", { name: "Relisez ensemble" }).and(page.locator(":focus")).waitFor();
    await page.getByText("téléphone masqué").waitFor();
    await page.getByText("Les passages encadrés ne seront jamais gardés").waitFor();
    const chosen = await page.locator(".story__one .facts > div").allTextContents();
    for (const said of [
      /^Ressenti\s*Négatif/,
      /^Services.*Vervins.*CAF/,
      /^Lieu\s*Vervins/,
      /^Service utilisé.*sur place/,
      /^Raconté\s*sur papier/,
      /^Ce guichet\s*ne décide pas de sa publication et n’y répond pas/,
    ])
      assert.ok(
        chosen.some((line) => said.test(line)),
        `${said} in ${chosen}`,
      );
    await looksWell(page, "tell-preview");
    await page.getByRole("button", { name: "Envoyer le récit" }).click();
    await heading(page, "Récit envoyé");
    const code = (await page.locator(".story__code-value").textContent()).trim();
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    await page.getByText("À lire au téléphone").click();
    assert.equal(await page.locator(".story__aloud li").count(), 3);
    await looksWell(page, "told");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByText(code).isVisible());
    assert.equal(await page.getByRole("button", { name: "Imprimer" }).count(), 0);
    await page.emulateMedia({ media: null });

    const story = await own(code);
    assert.deepEqual([story.experience.channel, story.state], ["paper", "received"]);
    assert.deepEqual(story.experience.structures.map(({ service }) => service.code).sort(), ["caf", "counter"]);
    await page.getByRole("button", { name: "Saisir un autre récit" }).click();
    assert.equal(await page.getByLabel("Ce qui s’est passé").inputValue(), "");
  });

  await t.test("the same rooms in English", async (t) => {
    const page = await pageOf(t, reader, kNarrow);
    await page.goto(`${url}/en/workspace/moderation`);
    await heading(page, "Read stories before publication");
    await page.getByText("1 story is waiting").waitFor();
    await page.getByText("telephone hidden").first().waitFor();
    await passesAxe(page);
    assert.doesNotMatch(await page.locator("main").textContent(), /stories_work\./);
  });
});
