// Stories out of a list in the form of the public export of "Services Publics +", on both databases: whole or not at
// all, twice the same, what a later list says otherwise, what is not understood and what was done of it.
// Every story here is made up.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, program, relais, serve, temporaryFolder } from "../harness.mjs";
import { csv, kHeadings, told } from "../story_lists.mjs";

const kSource = "Services Publics + (DITP)";

const kThree = told("exp-1", {
  Titre: "Trois services, inventés",
  Description:
    'Première ligne "entre guillemets" ; un point-virgule.\r\nDeuxième ligne, mon numéro est le 06 12 34 56 78.\nTroisième.',
  "Etat expérience": "Répondue",
  "Date de premiere réponse": "2023-01-09T12:00:00+01:00",
  "Réponse structure 1": "Bonjour, réponse inventée de la caisse.\nCordialement.",
  "Intitulé typologie 2": "SANTE",
  "Intitulé structure 2": "Dispensaire inventé de Nulle-Part",
  "Canaux Typologie 2": "Accueil, pigeon voyageur",
  "Intitulé structure 3": "Office inventé sans pareil",
  "Réponse structure 3": "Réponse inventée de l'office.",
});
const kPlain = told("exp-2", {
  "Ressenti usager": "Positif",
  "Date de publication": "04/01/2023",
  "Écrit le": "04/01/2023",
  "Intitulé département usager": "Atlantide",
  "Démarches saisies par usager": "Une démarche qui n'existe pas",
});

const write = (folder, name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const bring = (database, file, ...more) => relais("import", "experiences", file, "--database", database, ...more);

async function storiesOf(url, query = "") {
  const { status, body, text } = await getJson(`${url}/api/v1/experiences?limit=100${query}`);
  assert.equal(status, 200, text);
  return body;
}

test("stories out of a published list", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => imported(t, database));
  }
});

async function imported(t, database) {
  const folder = temporaryFolder(t);
  const { url } = await serve(t, database, { command: "demo" });
  const file = write(folder, "list.csv", csv([kThree, kPlain, told("exp-3", { "Etat expérience": "Dépubliée" })]));

  await t.test("a trial tells what would be done and keeps nothing", async () => {
    const { code, out } = bring(database, file, "--dry-run");
    assert.equal(code, 0, out);
    assert.match(out, /2 new/);
    assert.match(out, /dry run/);
    assert.equal((await storiesOf(url)).of_items, 0);
  });

  await t.test("broken lines are all named, and nothing of the list is kept", async () => {
    const broken = csv([
      kPlain,
      told("", {}),
      told("b-2", { Description: " \n " }),
      told("b-3", { "Date de publication": "hier" }),
      told("b-4", { "Date de premiere réponse": "2023-13-01" }),
      ...Array.from({ length: 60 }, (_, i) => told(`b-${i + 5}`, { "Écrit le": `31/02/20${10 + i}` })),
    ]);
    const { code, out } = bring(database, write(folder, "broken.csv", broken));
    assert.equal(code, 1);
    assert.match(out, /64 broken/);
    assert.match(out, /line 3, column ID expérience: Identifier missing/);
    assert.match(out, /line 4, column Description: Story without a text/);
    assert.match(out, /column Date de publication: Date missing, unreadable or impossible: line refused: hier/);
    assert.match(out, /column Date de premiere réponse: .*2023-13-01/);
    const shown = out.slice(out.indexOf("Broken lines:"), out.indexOf("Warnings:")).match(/^ {2}line \d+/gm);
    assert.equal(shown.length, 50);
    assert.match(out, /and 14 more/);
    assert.match(out, /Nothing was changed/);
    assert.equal((await storiesOf(url)).of_items, 0);
  });

  await t.test("a column that is missing is named; accents, case and order do not matter", async () => {
    const without = kHeadings.filter((heading) => heading !== "Date de publication");
    const { code, err } = bring(database, write(folder, "short.csv", csv([kPlain], without)));
    assert.equal(code, 1);
    assert.match(err, /columns missing: "Date de publication"; the file has: ID expérience/);
    const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
    const other = csv([{ Autre: "x", ...kPlain }], [...kHeadings, "Autre"].reverse()).replace(/^.*\r\n/, folded);
    const tried = bring(database, write(folder, "other.csv", other), "--dry-run");
    assert.equal(tried.code, 0, tried.err);
    assert.match(tried.out, /1 new/);
    assert.match(tried.out, /column not recognised: AUTRE/);
  });

  await t.test("with --strict a warning stops the list", async () => {
    const { code, out } = bring(database, file, "--strict");
    assert.equal(code, 1);
    assert.match(out, /Nothing was changed: with --strict a warning stops the list/);
    assert.equal((await storiesOf(url)).of_items, 0);
  });

  await t.test("stories are published as they come, masked, with where they come from", async () => {
    const { code, out, err } = bring(database, file);
    assert.equal(code, 0, err + out);
    assert.match(out, /3 lines; stories: 2 new, 0 changed, 0 unchanged/);
    assert.match(out, /1 not published there; 2 new answers; personal data masked in 1 stories/);
    assert.match(out, /service added to the tree: Dispensaire inventé de Nulle-Part/);
    assert.match(out, /line 2, column Canaux Typologie 2: Way not known: not kept: pigeon voyageur/);
    assert.match(out, /column Canaux Typologie 2: A story has one way, the first: this one is not kept: Accueil/);
    assert.match(out, /column Intitulé département usager: Department not known.*: Atlantide/);
    assert.match(
      out,
      /column Démarches saisies par usager: Procedure not known in this network: not kept: Une démarche/,
    );

    const { items, of_items } = await storiesOf(url);
    assert.equal(of_items, 2);
    assert.deepEqual(
      items.map(({ title }) => title),
      ["Trois services, inventés", "Récit inventé pour un essai"],
      "newest first, by the day of publication there",
    );
    const [three, plain] = items;
    assert.equal(
      three.text,
      'Première ligne "entre guillemets" ; un point-virgule.\nDeuxième ligne, mon numéro est le [[phone]].\nTroisième.',
    );
    assert.equal(three.source, kSource);
    assert.equal(three.published_on, "2023-01-05");
    assert.equal(three.feeling, "negative");
    assert.equal(three.used_channel, "telephone");
    assert.deepEqual(three.territory, { code: "08", name: "Ardennes" });
    assert.deepEqual(
      three.structures.map(({ service, answered_at }) => [service.name, Boolean(answered_at)]),
      [
        ["Family benefits (CAF)", true],
        ["Dispensaire inventé de Nulle-Part", false],
        ["Office inventé sans pareil", true],
      ].map(([service, answered], i) => [i === 0 ? three.structures[0].service.name : service, answered]),
    );
    assert.equal(three.structures[0].service.code, "caf");
    assert.deepEqual(
      three.answers
        .map(({ kind, signed_as, answered_on, is_date_known }) => [kind, signed_as, answered_on, is_date_known])
        .sort(),
      [
        ["not_said", "CAF des Ardennes", "2023-01-09", true],
        ["not_said", "Office inventé sans pareil", "2023-01-09", false],
      ],
    );
    assert.deepEqual(plain.territory, { code: "", name: "" });
    assert.equal(plain.published_on, "2023-01-04");
    assert.equal(plain.feeling, "positive");

    const services = (await getJson(`${url}/api/v1/services?network=fr`)).body.items;
    const parentOf = (name) => services.find((one) => one.name === name).parent;
    assert.equal(parentOf("Dispensaire inventé de Nulle-Part"), "health");
    assert.equal(parentOf("Office inventé sans pareil"), "other_services");
  });

  await t.test(
    "they are found by their words, said to be taken over on every page, and told apart in open data",
    async () => {
      assert.equal((await storiesOf(url, "&q=guillemets")).of_items, 1);
      const [{ id }] = (await storiesOf(url)).items;
      for (const path of [
        "/fr/experiences",
        `/fr/experiences/${id}`,
        "/fr/experiences.rss",
        "/fr/experiences/widget",
      ]) {
        const page = await (await fetch(`${url}${path}`)).text();
        assert.match(page, /Récit repris de Services Publics \+ \(DITP\), sous Licence Ouverte 2.0 \(Etalab\)/, path);
        assert.ok(!page.includes("Pseudonymeinventé"), path);
      }
      const open = await (await fetch(`${url}/api/v1/experiences.csv`)).text();
      const lines = open.trim().split("\r\n");
      assert.equal(lines[0].split(",").at(-2), "source");
      assert.equal(
        open.match(/Services Publics \+ \(DITP\),Licence Ouverte 2.0/g).length,
        4,
        "a row for each structure",
      );
      assert.ok(!open.includes("Pseudonymeinventé"));
    },
  );

  await t.test("the same list twice changes nothing", async () => {
    const before = await storiesOf(url);
    const { code, out } = bring(database, file);
    assert.equal(code, 0, out);
    assert.match(out, /0 new, 0 changed, 2 unchanged/);
    assert.deepEqual(await storiesOf(url), before);
  });

  await t.test("a later list adds answers and takes away what is no more; nothing is doubled", async () => {
    const answered = { ...kThree, "Réponse structure 2": "Réponse inventée, venue plus tard." };
    const gone = { ...kPlain, "Etat expérience": "Retirée" };
    const later = write(
      folder,
      "later.csv",
      csv([answered, gone, told("exp-4", { "Date de publication": "2023-02-01" })]),
    );
    const { code, out } = bring(database, later);
    assert.equal(code, 0, out);
    assert.match(out, /1 new, 1 changed, 0 unchanged, 0 left as decided here, 1 taken away/);
    assert.match(out, /1 new answers/);
    const { items, of_items } = await storiesOf(url);
    assert.equal(of_items, 2);
    assert.deepEqual(
      items.map(({ answers }) => answers.length),
      [0, 3],
    );
    assert.equal((await storiesOf(url, "&q=guillemets")).of_items, 1);
    const again = bring(database, file);
    assert.match(again.out, /0 new, \d changed, \d unchanged, 1 left as decided here/, "what was withdrawn stays away");
    assert.equal((await storiesOf(url)).of_items, 2);
  });
}

// P-10 and P-12, without an assertion on time: the time is told.
const kMany = 20_000;
const manyStories = (count) =>
  csv(
    Array.from({ length: count }, (_, i) =>
      told(`m-${i}`, {
        Titre: `Récit inventé numéro ${i}`,
        Description: `Essai inventé ${i} : attente au guichet, dossier ${["perdu", "retrouvé", "ouvert"][i % 3]}, mot${i % 500}.`,
        "Date de publication": `20${18 + (i % 5)}-0${1 + (i % 9)}-1${i % 10}`,
        ...(i % 4 && { "Date de premiere réponse": "2023-03-01", "Réponse structure 1": `Réponse inventée ${i}.` }),
      }),
    ),
  );

test("P-10, P-12: 20,000 stories are brought, counted and found; three in four are answered", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  assert.equal(relais("import", "shipped", "--database", database).code, 0);
  const file = write(folder, "many.csv", manyStories(kMany));
  const began = performance.now();
  const { code, out, err } = bring(database, file);
  assert.equal(code, 0, err);
  t.diagnostic(`${kMany} stories brought in ${Math.round(performance.now() - began)} ms`);
  assert.match(out, /20000 new/);
  const { url } = await serve(t, database);
  const all = await storiesOf(url);
  assert.equal(all.of_items, kMany);
  assert.equal((await storiesOf(url, "&answered=true")).of_items, (kMany * 3) / 4);
  const asked = performance.now();
  assert.equal((await storiesOf(url, "&q=mot42")).of_items, kMany / 500);
  t.diagnostic(`a search among them: ${Math.round(performance.now() - asked)} ms`);
});

test("an import killed at any moment leaves all or nothing", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  assert.equal(relais("import", "shipped", "--database", database).code, 0);
  const file = write(folder, "list.csv", manyStories(1_500));
  const began = performance.now();
  assert.match(bring(database, file, "--dry-run").out, /1500 new/);
  const whole = performance.now() - began;
  let killed = 0;
  for (let i = 1; i <= 8; ++i) {
    const child = spawn(program, ["import", "experiences", file, "--database", database], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await new Promise((resolve) => setTimeout(resolve, (whole * i) / 9));
    child.kill("SIGKILL");
    await ended;
    const { out } = bring(database, file, "--dry-run");
    assert.match(out, / 1500 new, 0 changed, 0 unchanged| 0 new, 0 changed, 1500 unchanged/);
    killed += / 1500 new/.test(out);
  }
  t.diagnostic(`${killed} of 8 killed in time`);
  assert.ok(killed > 0, "no import was killed before its end: the test shows nothing");
});
