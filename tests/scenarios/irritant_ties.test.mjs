// The words by which stories tie an irritant are words that stand: one that is masked, or goes with its story, goes at
// once, even while irritants are being found; on both databases. Every story here is made up.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, program, psql, relais, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, reported, storiesOf } from "../stories.mjs";
import { csv, dayOf, told } from "../story_lists.mjs";

test("words that tie an irritant", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => tied(t, database));
  }
});

const kWords = { masked: "zorblax", gone: "trifouille" };
const kOthers = [
  "J’attends ma carte grise depuis trois mois, le site plante à chaque fois.",
  "Personne ne décroche au téléphone de la caisse, j’ai appelé vingt fois.",
  "Le guichet de la mairie était fermé alors que l’affiche disait ouvert.",
  "On me redemande encore le même justificatif de domicile.",
  "Mon courrier de relance est écrit dans un langage que je ne comprends pas.",
];
const line = (id, text, more = {}) =>
  told(id, { Titre: "", Description: text, "Écrit le": dayOf(2), "Date de publication": dayOf(2), ...more });
const lines = (count, text, id) => Array.from({ length: count }, (_, nth) => line(`${id}-${nth}`, text(nth)));
const kMasked = lines(
  4,
  (nth) => `Le virement ${kWords.masked} a disparu de mon compte de pension. Essai ${nth}.`,
  "m",
);
const kGone = lines(4, (nth) => `Aucun rendez-vous ${kWords.gone} n’est proposé avant juin. Essai ${nth}.`, "g");
const kRest = lines(40, (nth) => `${kOthers[nth % 5]} Essai ${nth}.`, "o");

async function tied(t, database) {
  const folder = temporaryFolder(t);
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const reader = await person("reader@relais.example", "moderator", "network:fr", "operator");
  const keeper = await person("keeper@relais.example", "departmental_coordinator", "territory:08", "prefecture_08");
  const { send } = storiesOf(url, reader);

  const bring = (list) => {
    const file = join(folder, "list.csv");
    writeFileSync(file, csv(list));
    const { code, out, err } = relais("import", "experiences", file, "--database", database);
    assert.equal(code, 0, out + err);
  };
  // How many stories are said to be tied by a word.
  const tiedBy = async (word) => {
    const { items } = (await keeper.get("/irritant-register?limit=100")).body;
    return items.flatMap(({ ties }) => ties).find(({ name }) => name === word)?.stories ?? 0;
  };

  await t.test("a word that a report masks ties the others, and nothing once they are too few", async () => {
    bring([...kMasked, ...kRest]);
    assert.equal(relais("irritants", "--database", database).code, 0);
    assert.equal(await tiedBy(kWords.masked), 4);
    const stories = (await send("GET", `/experiences?limit=100&q=${kWords.masked}`)).body.items;
    const left = [];
    for (const { id, text } of stories) {
      assert.equal((await send("POST", `/experiences/${id}/reports`, reported())).status, 200);
      const item = (await reader.get("/content-reports")).body.items.find(({ experience }) => experience === id);
      const first = [...text.slice(0, text.indexOf(kWords.masked))].length;
      const { status, body } = await reader.ask("PUT", `/content-reports/${item.id}/decision`, {
        decision: "mask",
        version: item.version,
        note: "On y reconnaît quelqu’un.",
        hides: [{ field: "text", first, last: first + kWords.masked.length }],
      });
      assert.equal(status, 204, JSON.stringify(body));
      left.push(await tiedBy(kWords.masked));
    }
    assert.deepEqual(left, [3, 2, 0, 0]);
  });

  // On SQLite nothing can be kept from being written between what the command reads and what it writes.
  const isHeld = { skip: database.startsWith("sqlite:") };
  await t.test("a word that goes while irritants are found ties nothing that is found", isHeld, async () => {
    bring(kGone);
    const release = await held(database);
    const child = spawn(program, ["irritants", "--database", database], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    try {
      await soon(() => psql(database, "select count(*) from pg_locks where not granted") !== "0");
      bring(kGone.slice(1).map((story) => ({ ...story, "Etat expérience": "Supprimée" })));
    } finally {
      await release();
    }
    assert.equal(await ended, 0);
    assert.equal(await tiedBy(kWords.gone), 0);
  });
}

// Until the function that it gives is called, whoever writes which stories are of an irritant waits.
async function held(database) {
  const session = spawn("psql", ["-qX", database], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => session.once("exit", resolve));
  const locked = new Promise((resolve) => session.stdout.once("data", resolve));
  session.stdin.write("begin;\nlock table irritant_story in exclusive mode;\n\\echo locked\n");
  await locked;
  return () => {
    session.stdin.end("rollback;\n");
    return ended;
  };
}
