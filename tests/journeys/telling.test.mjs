// Telling, in a browser: through a flood from many addresses, with a script and without; of a Belgian service; from a
// slip of a counter; from the code on paper; typed by a Belgian advisor. A reader cannot publish what has no word left.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, passesAxe } from "../browser.mjs";
import { relais, soon, temporaryFolder } from "../harness.mjs";
import { addUser, Browser, firstSignIn, handOver, peopleOf, serveWithPost } from "../people.mjs";
import { codesOn } from "../qr.mjs";
import { kCounter, uuid } from "../visiting.mjs";

const kSite = "http://relais.example";
const kA4 = { format: "A4", margin: { top: "10mm", bottom: "10mm", left: "10mm", right: "10mm" } };
// Page objects of a file that Chromium has written stand uncompressed.
const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const kNarrow = { width: 390, height: 844 };
const kWide = { width: 1280, height: 900 };
const kText = "J’attends mon aide au logement depuis mars, et personne ne répond.";

test("telling, in a browser", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const env = { RELAIS_TRUSTED_PROXIES: "127.0.0.1", RELAIS_PUBLIC_URL: kSite };
  const { url } = await serveWithPost(t, database, { env });
  const open = await openBrowser(t, url);
  const person = peopleOf(url, database);
  const reader = await person("m@relais.example", "moderator", "network:fr", "operator");
  let addresses = 0;
  const elsewhere = () => `10.4.${(++addresses >> 8) & 255}.${addresses & 255}`;
  const from = (more = {}) => ({ extraHTTPHeaders: { "x-forwarded-for": elsewhere() }, ...more });
  const looksRight = async (page, name) => {
    const before = page.viewportSize();
    for (const viewport of [kNarrow, kWide]) {
      await page.setViewportSize(viewport);
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(width <= room, `${name}: ${width} of ${room}`);
      if (process.env.RELAIS_SHOTS) {
        const path = join(process.env.RELAIS_SHOTS, `telling-${name}-${viewport.width}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    }
    await page.setViewportSize(before);
    await passesAxe(page);
  };
  const story = (more = {}) => ({
    id: uuid(),
    language: "fr",
    title: "",
    text: kText,
    would_have_helped: "",
    feeling: "negative",
    services: [{ code: "caf" }],
    territory: "08105",
    names_agreed: false,
    ...more,
  });
  const tell = (body) =>
    fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": elsewhere() },
      body: JSON.stringify(body),
    });
  const fill = async (page) => {
    await page.goto(`${url}/fr/tell`);
    await page.getByLabel("Que s’est-il passé").fill(kText);
    await page.getByLabel("Négatif").check();
    await page.getByText("Famille et enfants", { exact: true }).click();
    await page.getByLabel("Allocations familiales (CAF)").check();
    await page.getByLabel("Où cela s’est-il passé").fill("Charleville-Mézières");
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByRole("heading", { name: "Est-ce bien cela" }).waitFor();
  };
  const isTold = (page) => page.getByRole("heading", { name: "Merci, votre récit est reçu" }).waitFor();

  // axe itself is a script: the same page is looked at in its form here.
  async function looksRightWithoutScript(page, name) {
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, `telling-${name}-390.png`), fullPage: true });
  }

  await t.test(
    "a Belgian service in Dutch and in German: services are turned to, and what was typed stays",
    async (t) => {
      for (const [language, words] of [
        ["nl", { country: "België", theme: "Werk en werkloosheid", service: "RVA (werkloosheid)" }],
        ["de", { country: "Belgien", theme: "Arbeit und Arbeitslosigkeit", service: "LfA (Arbeitslosigkeit)" }],
      ]) {
        const { page } = await open(t, from({ viewport: kNarrow }));
        await page.goto(`${url}/${language}/tell`);
        await page.locator("#tell-text").fill("Ik wacht al sinds maart op antwoord. Ich warte seit März.");
        await page.locator("input[name=feeling]").first().check();
        await page.getByRole("button", { name: words.country }).click();
        assert.match(await page.locator("#tell-text").inputValue(), /Ich warte/);
        assert.ok(await page.locator("input[name=feeling]").first().isChecked());
        await page.getByText(words.theme, { exact: true }).click();
        await page.getByLabel(words.service).check();
        await looksRight(page, `belgian-${language}`);
        await page.locator("#tell-place").fill("Eupen");
        await page.locator("#tell-place").press("Enter"); // as the button that reads over, not the first one of the form
        await page.getByText(`${words.service} · Eupen`).waitFor();
        await page.locator("button[value=send]").click();
        await page.locator(".follow-code").waitFor();
      }
    },
  );

  await t.test("P-37: a slip is printed, leads to telling of its counter, and the author may unlink it", async (t) => {
    const { page } = await open(t, from());
    await page.goto(`${url}/fr/tell/slip?counter=${kCounter}`);
    await looksRight(page, "slip");
    assert.equal(await page.locator(".slip:visible").count(), 1);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".slip:visible").count(), 4);
    assert.equal(pagesOf(await page.pdf(kA4)), 1);
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "telling-slip-print.png"), fullPage: true });
    await page.emulateMedia({ media: null });
    const [code] = codesOn(await page.content(), folder);
    await page.goto(url + code.slice(kSite.length));
    const about = page.getByLabel("Votre récit parle de");
    assert.ok(await about.isChecked());
    await looksRight(page, "of-a-counter");
    await page.getByLabel("Que s’est-il passé").fill("Très bien reçue, mon dossier est parti le jour même.");
    await page.getByLabel("Positif").check();
    await page.getByLabel("Où cela s’est-il passé").fill("Vervins");
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByText(/France services.* · Vervins · Positif/).waitFor();
    await page.getByRole("button", { name: "Corriger" }).click();
    await about.uncheck();
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByRole("link", { name: "Choisissez au moins un service" }).waitFor();
    await page.goto(url + code.slice(kSite.length));
    assert.ok(await about.isChecked(), "a draft takes nothing from what the address says");
    await page.getByLabel("Où cela s’est-il passé").fill("Vervins");
    await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
    await page.getByRole("button", { name: "Envoyer" }).click();
    await isTold(page);
    const { items } = (await reader.get("/moderation")).body;
    const told = items.find(({ experience }) => experience.text.startsWith("Très bien reçue"));
    assert.equal(told.experience.structures[0].counter.code, kCounter);
  });

  await t.test("a counter's story in the simple version: Enter goes on, and does not unlink it", async (t) => {
    const { page } = await open(t, from({ viewport: kNarrow }));
    await page.goto(`${url}/fr/simple/tell?counter=${kCounter}`);
    await page.locator("button.simple__face").first().click();
    await page.locator("#tell-place").fill("Vervins");
    await looksRight(page, "simple-of-a-counter");
    await page.locator("#tell-place").press("Enter");
    await page.locator("textarea").waitFor();
    await page.getByText("Votre récit parle de").waitFor();
    await page.getByRole("button", { name: "Non, pas là" }).click();
    await page.getByRole("heading", { name: "De quoi s’agit-il" }).waitFor();
  });

  await t.test(
    "the paper form is one page of A4 in every language, asks all that the page asks, fits any screen",
    async (t) => {
      for (const language of ["fr", "en", "nl", "de"]) {
        const { page } = await open(t, from({ viewport: { width: 320, height: 800 } }));
        await page.goto(`${url}/${language}/tell/paper`);
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 800 });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, language);
        }
        const pdf = await page.pdf(kA4);
        if (process.env.RELAIS_SHOTS) writeFileSync(join(process.env.RELAIS_SHOTS, `paper-${language}.pdf`), pdf);
        assert.equal(pagesOf(pdf), 1, language);
        assert.ok((await page.locator(".paper-form__line").count()) >= 18, "lines to write on");
        assert.equal(await page.locator(".paper-form__box").count(), 4 + 5 + 2, "feelings, channels, names, this desk");
      }
    },
  );

  await t.test("a service is found by everyday words; what was chosen stays in sight", async (t) => {
    const { page } = await open(t, from({ viewport: kNarrow }));
    await page.goto(`${url}/fr/tell`);
    const field = page.getByLabel("Chercher un service");
    await field.fill("allocations familiales");
    const caf = page.getByLabel("Allocations familiales (CAF)");
    await caf.check();
    await page.getByText(/^Services trouvés/).waitFor();
    assert.equal(await page.getByLabel("Hôpital public").isVisible(), false);
    await looksRight(page, "find-service");
    await field.fill("hopital");
    await page.getByLabel("Hôpital public").check();
    assert.ok((await caf.isVisible()) && (await caf.isChecked()));
    await field.fill("zzzzzz");
    await page.getByText(/^Aucun service trouvé/).waitFor();
    await field.fill("");
    await page.getByText("Santé", { exact: true }).waitFor();
    const { page: plain } = await open(t, from({ javaScriptEnabled: false }));
    await plain.goto(`${url}/fr/tell`);
    assert.equal(await plain.locator("#find-service").isVisible(), false);
    assert.ok(await plain.getByText("Santé", { exact: true }).isVisible());
  });

  await t.test("the code on paper is read by a camera, and left neither in the history nor in a request", async (t) => {
    const { page, fetched } = await open(t, from());
    await page.goto(`${url}/fr/tell/paper`);
    await looksRight(page, "paper");
    await page.emulateMedia({ media: "print" });
    if (process.env.RELAIS_SHOTS)
      await page.screenshot({ path: join(process.env.RELAIS_SHOTS, "telling-paper-print.png"), fullPage: true });
    await page.emulateMedia({ media: null });
    const [address] = codesOn(await page.content(), folder);
    const code = address.split("#")[1];
    await page.goto(url + address.slice(kSite.length));
    assert.equal(await page.getByLabel("Votre code").inputValue(), code);
    assert.equal(page.url(), `${url}/fr/follow-up`);
    assert.ok(fetched.every((one) => !new URL(one).pathname.includes(code) && !new URL(one).search.includes(code)));
  });

  await t.test("a story of which every word is hidden is asked about or refused", async (t) => {
    await tell(
      story({ text: "Anne Dupont du guichet m’a insultée devant tout le monde hier matin.", title: "À masquer" }),
    );
    const { page } = await open(t, { viewport: kWide });
    await handOver(reader, page);
    await page.goto(`${url}/fr/workspace/moderation`);
    await page.getByRole("heading", { name: "À masquer" }).waitFor();
    const text = page.getByRole("textbox", { name: "Ce qui s’est passé" });
    await text.evaluate((element) => getSelection().selectAllChildren(element));
    await text.dispatchEvent("mouseup");
    await page.getByRole("button", { name: /^Masquer/ }).click();
    await page.getByRole("button", { name: /^Publier/ }).click();
    await page.getByText("Il ne reste rien à lire", { exact: true }).waitFor();
    await looksRight(page, "nothing-left");
    await page
      .getByRole("alert")
      .getByRole("button", { name: /^Demander/ })
      .click();
    await page.getByLabel("Votre question").waitFor();
  });

  await t.test("a Belgian advisor types a story told in Dutch and one in German", async (t) => {
    const list = join(folder, "belgian.csv");
    writeFileSync(list, "id,nom,adresse,code_postal,commune,nis\n1,Loket Luik,Rue Léopold 1,4000,Liège,62063\n");
    const imported = relais(
      ...["import", "counters", list, "--network", "be", "--list", "loket", "--source", "Test"],
      ...["--date", "2026-11-01", "--database", database],
    );
    assert.equal(imported.code, 0, imported.err);
    const listed = async () => (await (await fetch(`${url}/api/v1/counters?q=Loket`)).json()).items[0];
    const { id } = await soon(listed);
    const advisor = new Browser(url);
    const wears = { name: "Anke", role: "advisor", scope: `counter:${id}`, organisation: "loket", network: "be" };
    await firstSignIn(advisor, addUser(database, "be@relais.example", wears));
    const reads = await person("mbe@relais.example", "moderator", "network:be", "operator-be");
    for (const [language, name, words] of [
      ["nl", /néerlandais/i, "Ik kreeg drie keer een ander antwoord aan het loket."],
      ["de", /allemand/i, "Ich bekam dreimal eine andere Antwort am Schalter."],
    ]) {
      const { page } = await open(t, { viewport: kNarrow });
      await handOver(advisor, page);
      await page.goto(`${url}/fr/workspace/stories/tell`);
      await page.getByRole("link", { name: "Petits papiers de ce guichet" }).waitFor();
      const option = page.getByLabel("Langue du récit").locator("option").filter({ hasText: name });
      await page.getByLabel("Langue du récit").selectOption(await option.getAttribute("value"));
      await page.getByLabel("Ce qui s’est passé").fill(words);
      await page.getByLabel("Négatif").check();
      for (const [label, typed, found] of [
        ["Service ou guichet concerné", "chômage", /ONEM/],
        ["Service ou guichet concerné", "Loket", /Loket Luik/],
        ["Commune ou département", "Eupen", /Eupen/],
      ]) {
        const field = page.getByLabel(label);
        await field.fill(typed);
        await page.getByRole("option", { name: found }).first().click();
      }
      await looksRight(page, `advisor-${language}`);
      await page.getByRole("button", { name: "Relire avant d’envoyer" }).click();
      await page.getByRole("button", { name: "Envoyer le récit" }).click();
      await page.getByRole("heading", { name: "Récit envoyé" }).waitFor();
      const { items } = (await reads.get("/moderation")).body;
      const told = items.find(({ experience }) => experience.text === words);
      assert.equal(told.experience.language, language);
      assert.deepEqual(
        told.experience.structures.map(({ service }) => service.code),
        ["onem", "counter"],
      );
    }
  });

  // Last: it leaves many stories to be read.
  await t.test("a flood from many addresses", async (t) => {
    // It goes on for as long as somebody tells here.
    let isFlooded = true;
    let refused = 0;
    const flood = (async () => {
      while (isFlooded) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => tell(story())));
        refused += answers.filter(({ status }) => status === 429).length;
      }
    })();
    t.after(async () => {
      isFlooded = false;
      await flood;
    });
    await soon(() => refused > 0);

    await t.test("the browser works for the story, says so, and sends it", async (t) => {
      const { page } = await open(t, from({ viewport: kNarrow }));
      await fill(page);
      const proofs = [];
      page.on("request", (request) => {
        const proof = new URLSearchParams(request.postData() ?? "").get("proof");
        if (proof) proofs.push(proof);
      });
      await page.getByRole("button", { name: "Envoyer" }).click();
      await isTold(page);
      assert.equal(proofs.length, 1);
      assert.match(proofs[0], /^\d+$/);
      assert.match(await page.locator(".follow-code").textContent(), /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    });

    await t.test("it can be stopped: the story is still there, and what to do is said", async (t) => {
      const { page } = await open(t, from({ viewport: kNarrow }));
      await fill(page);
      // The page as it is answered, with more to do than anybody ever will.
      await page.route("**/fr/tell", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace(/data-bits="\d+"/, 'data-bits="200"') });
      });
      await page.getByRole("button", { name: "Envoyer" }).click();
      await page.getByText("Votre appareil fait un petit calcul").waitFor();
      await page.getByRole("progressbar", { name: "Avancement du calcul" }).waitFor();
      await looksRight(page, "flood-working");
      await page.getByRole("button", { name: "Arrêter" }).click();
      await page.unroute("**/fr/tell");
      await page.getByText("Attendez une minute").waitFor();
      await page.getByRole("button", { name: "Envoyer" }).and(page.locator(":focus")).waitFor();
      await page.getByText("J’attends mon aide au logement").waitFor();
      await page.getByRole("button", { name: "Envoyer" }).click();
      await isTold(page);
    });

    for (const [name, path] of [
      ["whole", "tell"],
      ["simple", "simple/tell"],
    ]) {
      await t.test(`without a script, ${name}: what to do is said in plain words, and nothing is lost`, async (t) => {
        const { page } = await open(t, from({ viewport: kNarrow, javaScriptEnabled: false }));
        if (name === "whole") {
          await fill(page);
        } else {
          await page.goto(`${url}/fr/${path}`);
          await page.locator("button.simple__face").first().click();
          await page.locator("#tell-place").fill("Charleville-Mézières");
          await page.locator(".simple__go").click();
          await page.locator(".simple__choices button").first().click();
          await page.locator(".simple__choices button").first().click();
          await page.locator("textarea").fill(kText);
          await page.locator(".simple__go").click();
        }
        const alert = page.getByRole("alert");
        await soon(async () => {
          await page.getByRole("button", { name: "Envoyer" }).click();
          return alert.isVisible();
        });
        for (const words of ["Rien n’est perdu", "Attendez une minute", "appelez un guichet", "écrivez sur papier"])
          await alert.getByText(words).waitFor();
        assert.equal(await page.getByText("Votre appareil fait un petit calcul").isVisible(), false);
        await page.getByText("J’attends mon aide au logement").waitFor();
        await looksRightWithoutScript(page, `flood-by-hand-${name}`);
      });
    }
  });
});
