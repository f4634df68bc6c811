// The open data: every link of its page answers, the descriptions fit the files, and the command writes what the routes
// answer.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, relais, serve, soon, temporaryFolder } from "../harness.mjs";

const kFiles = {
  "counters.csv": "/api/v1/counters.csv",
  "counters.geojson": "/api/v1/counters.geojson",
  "counters.json": "/api/v1/counters.json",
  "counters.mednum.json": "/api/v1/counters.mednum.json",
  "counters.hsds.json": "/api/v1/counters.hsds.json",
  "counters.schema.json": "/api/v1/counters.schema.json",
  "open-data.jsonld": "/api/v1/open-data",
  "figures.csv": "/api/v1/public-statistics/visits.csv",
  "figures.schema.json": "/api/v1/public-statistics/visits.schema.json",
  "experiences.csv": "/api/v1/experiences.csv",
  "experiences.schema.json": "/api/v1/experiences.schema.json",
};

test("open data", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const { url } = await serve(t, database, { command: "demo" });
      await shows(t, url);
      await describes(t, url);
      await writes(t, url, database, join(folder, name));
      await reads(t, database, join(folder, name));
    });
  }
});

async function shows(t, url) {
  await t.test("every link of the page answers, in each language", async () => {
    for (const language of ["fr", "en", "nl", "de"]) {
      const page = await (await fetch(`${url}/${language}/open-data`)).text();
      const links = [...page.matchAll(/(?:href|src)="([^"#]+)/g)].map((match) => match[1]);
      for (const path of Object.values(kFiles)) assert.ok(links.includes(path), `${language}: ${path}`);
      assert.ok(links.includes("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
      for (const link of new Set(links.filter((each) => each.startsWith("/")))) {
        // Figures of access come a moment after the start: 503 until then.
        const { status } = await soon(async () => {
          const answer = await fetch(url + link);
          return answer.status !== 503 && answer;
        });
        assert.equal(status, 200, link);
      }
    }
  });
  await t.test("each file says what it is, is offered for saving and is not sent twice", async () => {
    const types = {
      "counters.csv": "text/csv; charset=utf-8",
      "figures.csv": "text/csv; charset=utf-8",
      "experiences.csv": "text/csv; charset=utf-8",
      "counters.geojson": "application/geo+json",
      "open-data.jsonld": "application/ld+json",
    };
    for (const [file, path] of Object.entries(kFiles)) {
      const answer = await fetch(url + path);
      assert.equal(answer.headers.get("content-type"), types[file] ?? "application/json", file);
      assert.equal(answer.headers.get("content-disposition"), `attachment; filename="${file}"`);
      const again = await fetch(url + path, { headers: { "If-None-Match": answer.headers.get("etag") } });
      assert.equal(again.status, 304, file);
    }
  });
}

async function describes(t, url) {
  await t.test("the schema names the columns of the CSV", async () => {
    const csv = await (await fetch(`${url}/api/v1/counters.csv`)).text();
    const { body } = await getJson(`${url}/api/v1/counters.schema.json`);
    assert.equal(csv.slice(0, csv.indexOf("\r\n")), body.fields.map((field) => field.name).join(","));
    assert.ok(body.fields.every((field) => field.description && !field.description.startsWith("open_data.")));
  });
  await t.test("each distribution of the catalogue is there, of the type it says", async () => {
    const { body } = await getJson(`${url}/api/v1/open-data`);
    const [dataset, figures] = body["dcat:dataset"];
    assert.deepEqual(
      [dataset, figures].map((one) => one["dct:identifier"]),
      ["counters", "figures"],
    );
    assert.equal(dataset["dct:modified"]["@value"], "2024-08-01");
    assert.equal(dataset["dcat:contactPoint"], undefined);
    assert.equal(dataset["dcat:distribution"].length, 5);
    const [figuresCsv] = figures["dcat:distribution"];
    assert.equal((await fetch(new URL(figuresCsv["dct:conformsTo"]["@id"], url))).status, 200);
    for (const form of [...dataset["dcat:distribution"], figuresCsv]) {
      const answer = await fetch(new URL(form["dcat:accessURL"]["@id"], url));
      assert.equal(answer.status, 200);
      const type = answer.headers.get("content-type").split(";")[0];
      assert.ok(form["dcat:mediaType"]["@id"].endsWith(`/${type}`), type);
      assert.match(form["dct:license"]["@id"], /licence-ouverte/);
    }
  });
  await t.test("no address that names a person is in any of them", async () => {
    for (const file of ["json", "mednum.json", "hsds.json"]) {
      const text = await (await fetch(`${url}/api/v1/counters.${file}`)).text();
      for (const [, name] of text.matchAll(/"([\w.+-]+)@[\w.-]+"/g)) {
        assert.doesNotMatch(name, /^(marie|jean|pierre|nathalie|sylvie|isabelle|laurence|julie)[._]/i);
      }
    }
  });
}

async function writes(t, url, database, folder) {
  await t.test("the command writes what the routes answer", async () => {
    const { code, out, err } = relais("export", "open-data", folder, "--database", database);
    assert.equal(code, 0, err);
    assert.deepEqual(
      out.trim().split("\n"),
      Object.keys(kFiles).map((file) => join(folder, file)),
    );
    for (const [file, path] of Object.entries(kFiles)) {
      const served = Buffer.from(await (await fetch(url + path)).arrayBuffer());
      assert.ok(served.equals(readFileSync(join(folder, file))), file);
    }
  });
  await t.test("it refuses with one line where it cannot, and makes no database", () => {
    const plain = join(folder, "plain");
    writeFileSync(plain, "");
    const refused = relais("export", "open-data", plain, "--database", database);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^relais: .*cannot be written[^\n]*\n$/);
    const missing = join(folder, "missing.db");
    assert.equal(relais("export", "open-data", join(folder, "x"), "--database", `sqlite:${missing}`).code, 1);
    assert.ok(!existsSync(missing));
    assert.equal(relais("export", "open-data").code, 2);
  });
}

async function reads(t, database, folder) {
  await t.test("what was written can be imported as another list", async () => {
    const file = join(folder, "counters.hsds.json");
    const read = relais(
      ...["import", "counters", file, "--list", "again", "--date", "2024-08-02", "--dry-run"],
      ...["--database", database],
    );
    assert.equal(read.code, 0, read.err);
    // The list, and the generated bus of the demonstration.
    assert.match(read.out, /2846 rows, 2846 accepted .* 0 refused.* 2846 new/);
  });
}
