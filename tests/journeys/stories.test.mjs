// Stories among the public pages, in a real browser: told on a telephone-size screen, come back to with the code, judged,
// withdrawn; without a script too; in four languages; axe finds nothing.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kTelephone = { viewport: { width: 360, height: 740 } };

test("stories", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo", env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  const caf = await person("caf@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const reader = await person("m@relais.example", "moderator", "network:fr", "operator");
  const looksRight = async (page, name) => {
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width <= room, `${name}: ${width} of ${room}`);
    await passesAxe(page);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `${name}.png`), fullPage: true });
  };
  const readAll = async () => {
    const { items } = (await reader.get("/moderation")).body;
    for (const { experience, version } of items) {
      const decision = { kind: "accept", version };
      assert.equal((await reader.ask("POST", `/experiences/${experience.id}/moderation`, decision)).status, 204);
    }
    return items.map(({ experience }) => experience.id);
  };
  const goOn = async (page, code) => {
    await page.goto(`${url}/fr/follow-up`);
    await page.getByLabel("Votre code").fill(code);
    await page.getByRole("button", { name: "Continuer" }).click();
  };

  // Each from an address of its own: what one address may do in a minute is another test's.
  const from = (address) => ({ extraHTTPHeaders: { "x-forwarded-for": address } });
  for (const [how, options] of [
    ["on a telephone", { ...kTelephone, ...from("10.0.0.1") }],
    ["without a script", { ...kTelephone, ...from("10.0.0.2"), javaScriptEnabled: false }],
  ]) {
    await t.test(`P-03, P-06, P-13: told ${how}, masked, answered, judged with the code, withdrawn`, async (t) => {
      const { page } = await open(t, options);
      const hasScript = options.javaScriptEnabled !== false;
      const shows = async (name) => hasScript && (await looksRight(page, `stories-${name}`));
      await page.goto(`${url}/fr/experiences`);
      await page.getByRole("link", { name: "Raconter" }).first().click();
      await page.getByRole("heading", { name: "Raconter", level: 1 }).waitFor();
      await shows("tell");
      await page
        .getByLabel("Que s’est-il passé")
        .fill("J’attends mon aide au logement depuis mars. Rappelez-moi au 06 12 34 56 78, je suis Mme Dupont.");
      await page.getByLabel("Négatif").check();
      await page.getByText("Famille et enfants", { exact: true }).click();
      await page.getByLabel("Allocations familiales (CAF)").check();
      await page.getByLabel("Où cela s’est-il passé").fill("Charleville-Mézières");
      await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
      await page.getByRole("heading", { name: "Est-ce bien cela" }).waitFor();
      await page.getByText("(téléphone masqué)").waitFor();
      await page.getByText("(nom masqué)").waitFor();
      await shows("check");
      await page.getByRole("button", { name: "Corriger" }).click();
      await page.getByLabel("Négatif").waitFor();
      assert.ok(await page.getByLabel("Négatif").isChecked(), "nothing is lost by going back");
      await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
      await page.getByRole("button", { name: "Envoyer" }).click();
      await page.getByRole("heading", { name: "Merci, votre récit est reçu" }).waitFor();
      const code = (await page.locator(".follow-code").textContent()).trim();
      assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      await shows("told");
      await page.getByRole("button", { name: "Voir mon récit" }).click();
      await page.getByText("attend d’être lu").waitFor();

      const [id] = await readAll();
      const text = "Votre dossier est complet : le versement part le 5 décembre 2026. Rien à faire de votre côté.";
      const answer = { id: uuid(), position: 0, kind: "explanation", text };
      assert.equal((await caf.ask("POST", `/experiences/${id}/answers`, answer)).status, 204);

      await goOn(page, code.toLowerCase());
      await page.getByText("le versement part le 5 décembre").waitFor();
      await page.getByText(/CAF des Ardennes, le/).waitFor();
      await shows("own");
      await page.getByLabel("C’est résolu").check();
      await page.getByRole("button", { name: "Le dire" }).click();
      await page.getByText("Merci, c’est noté").waitFor();
      await page.goto(`${url}/fr/experiences/${id}`);
      await page.getByText("C’est résolu").waitFor();
      assert.ok(!(await page.content()).includes("06 12"));
      await shows("one");
      await page.getByText("Signaler ce récit").click();
      await page.getByRole("button", { name: "Signaler" }).click();
      await page.getByRole("link", { name: "Choisissez une raison" }).waitFor();
      await page.getByRole("link", { name: /^Dites ce qui ne va pas/ }).waitFor();
      await page.getByLabel("C’est faux").check();
      await page.getByLabel("Dites ce qui ne va pas").fill("La date du versement n’est pas la bonne.");
      await page.getByRole("button", { name: "Signaler" }).click();
      await page.getByRole("heading", { name: "votre signalement est reçu" }).waitFor();
      await goOn(page, (await page.locator(".follow-code").textContent()).trim());
      await page.getByText("pas encore décidé").waitFor();
      await shows("report");
      await page.goto(`${url}/fr/experiences/${id}`);
      await page.getByRole("link", { name: "Signaler cette réponse" }).click();
      await page.getByText("Vous signalez : Explication, CAF des Ardennes").waitFor();
      await shows("report-answer");
      await page.getByLabel("On reconnaît quelqu’un").check();
      await page.getByLabel("Dites ce qui ne va pas").fill("La réponse dit de quel dossier il s’agit.");
      await page.getByRole("button", { name: "Signaler" }).click();
      await page.getByRole("heading", { name: "votre signalement est reçu" }).waitFor();
      const { items } = (await reader.get("/content-reports")).body;
      assert.ok(items.some((one) => one.experience === id && one.answer === answer.id));

      await goOn(page, code);
      await page.getByText("Retirer mon récit").click();
      await page.getByRole("button", { name: "Retirer maintenant" }).click();
      await page.getByText("Votre récit est retiré et son texte effacé").waitFor();
      assert.equal((await fetch(`${url}/fr/experiences/${id}`)).status, 404);
    });
  }

  await t.test(
    "with a script too, what is missing is said by the page, in its language, and focus goes there",
    async (t) => {
      for (const [language, check, missing] of [
        ["fr", "Relire avant d’envoyer", "Dites comment vous l’avez vécu"],
        ["nl", "Nalezen", /ervaren hebt/],
      ]) {
        const { page } = await open(t, { ...kTelephone, ...from(`10.0.1.${language.charCodeAt(0)}`) });
        await page.goto(`${url}/${language}/tell`);
        await page.locator("#tell-text").fill("On m’a fait attendre une heure debout, sans rien dire.");
        await page.getByRole("button", { name: check }).click();
        const summary = page.locator("[data-problems]");
        await summary.getByRole("link", { name: missing }).waitFor();
        assert.ok(await summary.evaluate((element) => element === document.activeElement));
        assert.match(await page.locator("#tell-text").inputValue(), /une heure debout/);
        assert.equal(await page.locator("#tell-place").getAttribute("aria-invalid"), "true");
        assert.equal(await page.locator(".field__error").count(), 3);
        await looksRight(page, `stories-missing-${language}`);
      }
      const { page } = await open(t, { ...kTelephone, ...from("10.0.1.9"), tolerates: /status of 400/ });
      await page.goto(`${url}/fr/follow-up`);
      await page.getByRole("button", { name: "Continuer" }).click();
      await page.getByRole("alert").waitFor();
    },
  );

  await t.test("its author sees a state’s own words, the question to answer, and whom to call", async (t) => {
    const told = async (text) => {
      const story = {
        id: uuid(),
        language: "fr",
        title: "",
        text,
        would_have_helped: "",
        feeling: "negative",
        services: [{ code: "caf" }],
        territory: "08105",
        names_agreed: false,
      };
      const sent = await fetch(`${url}/api/v1/experiences`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "10.0.2.1" },
        body: JSON.stringify(story),
      });
      return sent.json();
    };
    const decide = async (id, decision) => {
      const { items } = (await reader.get("/moderation")).body;
      const { version } = items.find(({ experience }) => experience.id === id);
      const body = { ...decision, version };
      assert.equal((await reader.ask("POST", `/experiences/${id}/moderation`, body)).status, 204);
    };
    const asked = await told("Je n’en peux plus de la CAF, je veux mourir, je vais me suicider ce soir.");
    await decide(asked.id, { kind: "ask", note: "Êtes-vous en sécurité maintenant ?" });
    const rejected = await told("Achetez nos crédits sur notre site, c’est une annonce pour vous.");
    await decide(rejected.id, { kind: "reject", reason: "advertising", note: "C’est une annonce." });
    const { page } = await open(t, { ...kTelephone, ...from("10.0.2.2") });
    await goOn(page, asked.code);
    await page.getByText("Précision demandée").waitFor();
    await page.getByRole("link", { name: "3114" }).waitFor();
    await page.getByText("prévention du suicide, jour et nuit").waitFor();
    await page.getByLabel("Répondre à la question").waitFor();
    await looksRight(page, "stories-own-asked");
    await goOn(page, rejected.code);
    await page.getByText("Non publié").waitFor();
    assert.equal(await page.getByText("En attente de réponse").count(), 0);
    assert.equal(await page.getByText("Aucune réponse").count(), 0);
    await looksRight(page, "stories-own-rejected");
  });

  await t.test("texts in another language than the page say so: list, story, answer, frame, feed", async (t) => {
    const story = {
      id: uuid(),
      language: "nl",
      title: "",
      text: "Ik kreeg drie keer een ander antwoord aan het loket, en niemand wist wat er moest gebeuren.",
      would_have_helped: "Eén antwoord.",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
    };
    const sent = await fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": "10.0.3.1" },
      body: JSON.stringify(story),
    });
    const { id } = await sent.json();
    await readAll();
    const text = "Uw dossier is volledig: de betaling vertrekt op 5 december 2026.";
    const answer = { id: uuid(), position: 0, kind: "explanation", text };
    assert.equal((await caf.ask("POST", `/experiences/${id}/answers`, answer)).status, 204);
    const { page } = await open(t);
    const languageOf = (words) =>
      page
        .getByText(words)
        .first()
        .evaluate((element) => element.closest("[lang]").lang);
    for (const [path, words] of [
      ["experiences", "Ik kreeg drie keer"],
      ["experiences/widget", "Ik kreeg drie keer"],
      [`experiences/${id}`, "Ik kreeg drie keer"],
      [`experiences/${id}`, "Eén antwoord."],
      [`experiences/${id}`, "Uw dossier is volledig"],
    ]) {
      await page.goto(`${url}/fr/${path}`);
      assert.equal(await languageOf(words), "nl", path);
    }
    assert.equal(await languageOf("Ce qui aurait aidé"), "fr");
    await page.goto(`${url}/nl/experiences/${id}`);
    assert.equal(await page.locator("main [lang]").count(), 0);
    const feed = await (await fetch(`${url}/fr/experiences.rss`)).text();
    assert.match(feed, /<title xml:lang="nl">Ik kreeg/);
    assert.match(feed, /<description xml:lang="nl">/);
  });

  await t.test("what is missing is said by field, and what was written stays", async (t) => {
    const { page } = await open(t, { javaScriptEnabled: false });
    await page.goto(`${url}/fr/tell?counter=${kCounter}`);
    await page.getByText("Votre récit parle de").waitFor();
    await page.evaluate(() => 0).catch(() => 0);
    const sent = await fetch(`${url}/fr/tell`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        text: "Le guichet était fermé ce matin sans un mot.",
        place: "Saint-Martin",
        need: "carte grise",
      }),
    });
    const page2 = (await sent.text()).replaceAll(/[\u00a0\u202f]/g, " ");
    for (const line of [
      "Dites comment vous l’avez vécu",
      "Choisissez au moins un service",
      "De quel lieu s’agit-il ?",
      "De quelle démarche s’agit-il ?",
    ])
      assert.ok(page2.includes(line), line);
    assert.ok(page2.includes("Le guichet était fermé ce matin"));
    assert.ok(/name="territory"/.test(page2) && /name="procedure"/.test(page2), "both are offered");
  });

  await t.test("a draft outlives a reload in its own tab, and no other", async (t) => {
    const { page } = await open(t, kTelephone);
    await page.goto(`${url}/fr/tell`);
    await page.getByLabel("Que s’est-il passé").fill("On m’a fait attendre une heure debout.");
    await page.getByLabel("Mitigé").check();
    await page.getByText("Santé", { exact: true }).click();
    await page.getByLabel("Hôpital public").check();
    await page.reload();
    assert.equal(await page.getByLabel("Que s’est-il passé").inputValue(), "On m’a fait attendre une heure debout.");
    assert.ok((await page.getByLabel("Mitigé").isChecked()) && (await page.getByLabel("Hôpital public").isChecked()));
    const other = await page.context().newPage();
    await other.goto(`${url}/fr/tell`);
    assert.equal(await other.getByLabel("Que s’est-il passé").inputValue(), "");
  });

  await t.test("a text that speaks of danger shows the numbers before it is sent", async (t) => {
    const { page } = await open(t, kTelephone);
    await page.goto(`${url}/fr/tell`);
    await page.getByLabel("Que s’est-il passé").fill("On m’a tout coupé, je veux mourir, je vais me suicider ce soir.");
    await page.getByLabel("Négatif").check();
    await page.getByText("Famille et enfants", { exact: true }).click();
    await page.getByLabel("Allocations familiales (CAF)").check();
    await page.getByLabel("Où cela s’est-il passé").fill("Ardennes");
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByRole("link", { name: "3114" }).waitFor();
    await looksRight(page, "stories-danger");
  });

  await t.test("P-09, P-11: the list with filters, its feed and the paper form, in four languages", async (t) => {
    for (const [text, feeling] of [
      ["Très bien reçue, dossier réglé en dix minutes, merci.", "positive"],
      ["Trois mois sans réponse à ma demande de logement.", "negative"],
    ]) {
      const story = {
        id: uuid(),
        language: "fr",
        title: "",
        text,
        would_have_helped: "",
        feeling,
        services: [{ code: "caf" }],
        territory: "08105",
        names_agreed: false,
      };
      const sent = await fetch(`${url}/api/v1/experiences`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(story),
      });
      assert.equal(sent.status, 200);
    }
    await readAll();
    for (const language of ["fr", "en", "nl", "de"]) {
      const { page } = await open(t, language === "fr" ? {} : kTelephone);
      await page.goto(`${url}/${language}/experiences`);
      await page.locator(".story-card").first().waitFor();
      await looksRight(page, `stories-list-${language}`);
      for (const path of ["tell", "tell/paper", "follow-up"]) {
        await page.goto(`${url}/${language}/${path}`);
        await looksRight(page, `stories-${path.replace("/", "-")}-${language}`);
      }
    }
    const { page } = await open(t);
    await page.goto(`${url}/fr/experiences`);
    await page.getByLabel("Ressenti").selectOption("positive");
    await page.getByRole("button", { name: "Afficher" }).click();
    await page.getByText("Très bien reçue").first().waitFor();
    assert.equal(await page.locator(".story-card").count(), 1);
    const feed = await (await fetch(`${url}/fr/experiences.rss?feeling=positive`)).text();
    assert.match(feed, /<rss version="2.0">[\s\S]*Très bien reçue/);
    assert.ok(!feed.includes("Trois mois"));
  });

  await t.test(
    "P-11: every filter of the list, folded on a telephone, kept in the address, without a script",
    async (t) => {
      const { page } = await open(t, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
      await page.goto(`${url}/fr/experiences`);
      assert.equal(await page.getByLabel("Lieu").isVisible(), false, "folded until it is asked for");
      await page.getByText("Plus de filtres").click();
      await page.getByLabel("Lieu").fill("ardennes");
      await page.getByLabel("Publié depuis le").fill("2020-01-31");
      await page.getByLabel("Réponse du service").selectOption("false");
      await page.getByRole("button", { name: "Afficher" }).click();
      await page.locator(".story-card").first().waitFor();
      assert.match(page.url(), /place=ardennes&.*since=2020-01-31/);
      assert.ok(await page.getByLabel("Lieu").isVisible(), "what is set is seen");
      assert.equal(await page.getByLabel("Lieu").inputValue(), "Ardennes");
      await page.getByLabel("Service", { exact: true }).selectOption({ label: "Famille et enfants : tout le thème" });
      await page.getByRole("button", { name: "Afficher" }).click();
      assert.ok((await page.locator(".story-card").count()) >= 2);
      await page.getByLabel("Un changement a-t-il suivi").selectOption("true");
      await page.getByRole("button", { name: "Afficher" }).click();
      await page.getByText("Aucun récit ne correspond").waitFor();
      await page.getByRole("link", { name: /^Quelque chose a changé/ }).click();
      assert.ok((await page.locator(".story-card").count()) >= 2, "a filter is taken away by pressing it");
      await page.getByLabel("Lieu").fill("Saint-Martin");
      await page.getByRole("button", { name: "Afficher" }).click();
      await page.getByRole("link", { name: "Saint-Martin (Gers)" }).click();
      await page.getByText("Aucun récit ne correspond").waitFor();
    },
  );

  for (const scheme of ["light", "dark"]) {
    await t.test(`P-11: the list, its filters and its empty state in ${scheme} colours`, async (t) => {
      for (const [size, viewport] of Object.entries({
        telephone: { width: 390, height: 844 },
        desktop: { width: 1280, height: 900 },
      })) {
        const { page } = await open(t, { viewport, colorScheme: scheme });
        for (const [name, path] of Object.entries({
          list: "",
          filters: "?place=Ardennes&since=2020-01-01&feeling=positive",
          empty: "?q=hippopotame&used_channel=letter",
          places: "?place=Saint-Martin",
          embed: "/embed?service=caf&place=Ardennes",
          widget: "/widget?service=caf&territory=08&limit=3",
        })) {
          await page.goto(`${url}/fr/experiences${path}`);
          await looksRight(page, `stories-${name}-${size}-${scheme}`);
        }
      }
    });
  }

  await t.test(
    "stories on somebody else’s site: framed, its links open on their own, nothing else may be framed",
    async (t) => {
      const { page } = await open(t, { ...kTelephone, tolerates: /frame-ancestors|outside/ });
      await page.goto(`${url}/fr/experiences/embed?service=caf&place=Ardennes&limit=3`);
      await page.getByText("Ce site ne sait pas à quelle adresse on le trouve").waitFor();
      const copied = await page.getByLabel("Le code à copier").inputValue();
      const code = copied.replaceAll('"/fr/', `"${url}/fr/`); // as the page says
      const host = createServer((_request, answer) => {
        answer.setHeader("content-type", "text/html; charset=utf-8");
        answer.end(
          `<!doctype html><title>Host</title>${code}<iframe id="refused" src="${url}/fr/experiences"></iframe>`,
        );
      });
      await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
      t.after(() => host.close());
      await page.goto(`http://127.0.0.1:${host.address().port}/`);
      const framed = page.frameLocator("iframe").first();
      await framed
        .getByRole("heading", { name: "Récits d’usagers : Allocations familiales (CAF), Ardennes" })
        .waitFor();
      const [opened] = await Promise.all([
        page.context().waitForEvent("page"),
        framed.getByRole("link", { name: "Très bien reçue" }).click(),
      ]);
      await opened.getByRole("heading", { name: "Récit : Allocations familiales (CAF)", level: 1 }).waitFor();
      assert.equal(
        await opened.getByText("Très bien reçue").count(),
        1,
        "a title that is the first words is not repeated",
      );
      assert.equal(await opened.evaluate(() => window.opener), null);
      const refused = await (await page.locator("#refused").elementHandle()).contentFrame();
      assert.equal(await refused.locator(".story-card").count(), 0);
      assert.deepEqual(await page.context().cookies(), []);
    },
  );
});
