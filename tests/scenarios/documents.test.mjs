// What leaves the program as files, on both databases: the same figures as the page shows, opened by the programs that
// people open them with (LibreOffice, poppler); what is hidden stays hidden and says so.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { databases, getJson, serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";

const kDepartment = "08"; // the one that the demonstration generates a year for

test("documents", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => documents(t, database));
  }
});

// A program that is missing is a failure: a test that is passed over proves nothing.
function run(program, args) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 180_000 });
  assert.equal(error, undefined, `${program}: ${error?.message} (bin/test installs it)`);
  assert.equal(status, 0, `${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

// RFC 4180, read here and not by the program under test.
function rowsOf(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
}
const recordsOf = (csv) => {
  const [head, ...rows] = rowsOf(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]])));
};

// All sheets of workbooks as LibreOffice reads them, of each { name: rows }. Values as they are, not as they are shown.
// One start for all of them: it takes longer than what follows.
function sheetsOf(books, folder) {
  mkdirSync(folder, { recursive: true });
  const names = books.map((bytes, place) => {
    writeFileSync(join(folder, `${place}.xlsx`), bytes);
    return join(folder, `${place}.xlsx`);
  });
  run("soffice", [
    "--headless",
    "--norestore",
    `-env:UserInstallation=file://${folder}/profile`,
    ...["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1"],
    ...["--outdir", folder, ...names],
  ]);
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  return books.map((_, place) =>
    Object.fromEntries(
      files
        .filter((file) => file.startsWith(`${place}-`))
        .map((file) => [file.slice(`${place}-`.length, -4), rowsOf(readFileSync(join(folder, file), "utf8"))]),
    ),
  );
}

// "81.25%" is 0.8125.
const numberOf = (cell) => (cell.endsWith("%") ? Number(cell.slice(0, -1)) / 100 : Number(cell));
const isNear = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
// 2026-10-01 as LibreOffice may write it, of a cell that is a date: its month.
const monthOf = (cell) => {
  const [, month, year] = /^(\d\d?)\/\d\d?\/(\d{4})$/.exec(cell) ?? [];
  return year ? `${year}-${month.padStart(2, "0")}` : cell.slice(0, 7);
};

async function documents(t, database) {
  const env = { RELAIS_SECRET_FILE: join(temporaryFolder(t), "key") };
  const { url } = await serve(t, database, { command: "demo", args: ["--scale", "department"], env });
  const person = peopleOf(url, database);
  const coordinator = await person(
    "coordinator@relais.example",
    "departmental_coordinator",
    `territory:${kDepartment}`,
    "pref",
  );
  const elsewhere = await person("elsewhere@relais.example", "departmental_coordinator", "territory:59", "pref-59");
  const folder = temporaryFolder(t);
  const take = async (browser, file, query) => {
    const answer = await fetch(`${url}/api/v1/statistics/${file}?${new URLSearchParams(query)}`, {
      headers: {
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "accept-language": "fr",
      },
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const here = { territory: kDepartment };
  const pagesOf = (bytes, name) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return {
      about: run("pdfinfo", [file]),
      text: run("pdftotext", ["-layout", file, "-"]),
      fonts: run("pdffonts", [file]).trim().split("\n").slice(2),
      structure: run("pdfinfo", ["-struct", file]),
    };
  };

  await t.test("the table for a spreadsheet holds what the CSV holds", async () => {
    const asked = Object.entries({ resolution_rate: ["partner"], visits: ["channel"], waiting_median: [] }).flatMap(
      ([indicator, breakdowns]) => ["month", "place", ...breakdowns].map((by) => ({ indicator, by })),
    );
    const taken = [];
    for (const query of asked) {
      const { status, headers, bytes } = await take(coordinator, "visits.xlsx", { ...query, ...here });
      assert.deepEqual(
        [status, headers.get("content-type"), headers.get("content-disposition")],
        [
          200,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          `attachment; filename="visits-${query.indicator}.xlsx"`,
        ],
      );
      const csv = rowsOf((await take(coordinator, "visits.csv", { ...query, ...here })).bytes.toString());
      taken.push({ ...query, bytes, csv });
    }
    const books = sheetsOf(
      taken.map(({ bytes }) => bytes),
      join(folder, "figures"),
    );
    for (const [number, { indicator, by, csv }] of taken.entries()) {
      const sheets = books[number];
      assert.deepEqual(Object.keys(sheets).sort(), ["Chiffres", "Définitions"]);
      const [head, ...rows] = sheets.Chiffres;
      assert.equal(head[8], "Valeur");
      assert.equal(rows.length, csv.length - 1);
      assert.ok(rows.length > 3);
      for (const [place, row] of rows.entries()) {
        const expected = Object.fromEntries(csv[0].map((name, column) => [name, csv[place + 1][column]]));
        const told = Object.fromEntries(csv[0].map((name, column) => [name, row[column] ?? ""]));
        const which = `${indicator} by ${by}: ${JSON.stringify([expected, told])}`;
        assert.equal(told.indicator, expected.indicator, which);
        assert.equal(told.place, expected.place, which);
        for (const month of ["from", "to"]) assert.equal(monthOf(told[month]), expected[month], which);
        assert.equal(by === "month" ? monthOf(told.key) : told.key, expected.key, which);
        if (expected.label) assert.equal(told.label, expected.label, which);
        for (const name of ["version", "value", "numerator", "denominator", "low", "high"]) {
          assert.equal(told[name] === "", expected[name] === "", which);
          assert.ok(isNear(numberOf(told[name]), Number(expected[name])), `${name}, ${which}`);
        }
        assert.equal(told.is_generated, "oui");
        assert.equal(told.state.startsWith("masqué"), expected.state === "hidden", which);
      }
      assert.match(JSON.stringify(sheets.Définitions), /démonstration/);
      assert.ok(sheets.Définitions[1][1].length > 10, "the formula");
    }
  });

  await t.test("a table that was narrowed says to what on each line", async () => {
    const query = { indicator: "resolution_rate", breakdown: "partner", value: "caf", zone: "rural", ...here };
    const [row, ...rest] = recordsOf((await take(coordinator, "visits.csv", query)).bytes.toString());
    assert.match(row.only, /^Filtré par organisme\s: .*CAF.* · Filtré par zone\s: Rural/);
    assert.ok(rest.every(({ only }) => only === row.only));
    const [all] = recordsOf((await take(coordinator, "visits.csv", { indicator: "visits", ...here })).bytes.toString());
    assert.equal(all.only, "");
  });

  await t.test("one indicator on paper", async () => {
    const query = { indicator: "resolution_rate", ...here };
    const { status, headers, bytes } = await take(coordinator, "visits.pdf", query);
    assert.deepEqual([status, headers.get("content-type")], [200, "application/pdf"]);
    const { about, text, fonts, structure } = pagesOf(bytes, "figure.pdf");
    const { total, items } = (await coordinator.get(`/statistics/visits?${new URLSearchParams(query)}`)).body;
    const percent = (share) => `${(share * 100).toFixed(1).replace(".", ",")} %`;
    const clean = text.replaceAll(/[\u00a0\u202f]/g, " ");
    for (const value of [total.value, total.interval.low, ...items.map(({ figure }) => figure.value)]) {
      if (value !== undefined) assert.ok(clean.includes(percent(value)), `${percent(value)} in ${clean}`);
    }
    assert.match(about, /^Title: +Taux de réalisation.*Ardennes/m);
    assert.match(about, /^Page size: .*A4/m);
    assert.match(about, /^Tagged: +yes/m);
    assert.match(structure, /H1[\s\S]*Figure[\s\S]*Table/);
    assert.match(bytes.toString("latin1"), /\/Lang \(fr\)/);
    assert.ok(fonts.length > 0 && fonts.every((font) => /\byes yes yes\b/.test(font)), fonts.join("\n"));
    assert.match(clean, /générées/);
    assert.match(clean, /Dénominateur/);
    assert.match(clean, new RegExp(`1 ?/ ?${/^Pages: +(\d+)/m.exec(about)[1]}`));
  });

  await t.test("the note: ten figures, one page, of the last month that is over", async () => {
    const { status, headers, bytes } = await take(coordinator, "visits-note.pdf", here);
    assert.equal(status, 200);
    const last = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1))
      .toISOString()
      .slice(0, 7);
    assert.equal(headers.get("content-disposition"), `attachment; filename="note-${kDepartment}-${last}.pdf"`);
    const { about, text } = pagesOf(bytes, "note.pdf");
    assert.match(about, /^Pages: +1$/m);
    const { items } = (await getJson(`${url}/api/v1/indicators`, { "accept-language": "fr" })).body;
    const ten = [
      ...["visits", "persons", "acts", "resolution_rate", "first_contact_resolution", "reorientation_rate"],
      ...["waiting_median", "handling_median", "visits_per_day", "km_avoided"],
    ];
    const flat = text.replaceAll(/\s+/g, " ");
    for (const id of ten) {
      assert.ok(flat.includes(items.find((one) => one.id === id).name.replaceAll(/\s+/g, " ")), id);
    }
    const rate = await coordinator.get(
      `/statistics/visits?${new URLSearchParams({ indicator: "resolution_rate", from: last, to: last, ...here })}`,
    );
    assert.ok(flat.includes(`${(rate.body.total.value * 100).toFixed(1).replace(".", ",")} %`), flat);
    // Every reason for having no figure fits as well.
    for (const month of ["1999-01", "2019-05", "2099-01"]) {
      const empty = await take(coordinator, "visits-note.pdf", { ...here, month });
      assert.match(pagesOf(empty.bytes, "empty.pdf").about, /^Pages: +1$/m, month);
    }
    const [sheets] = sheetsOf([(await take(coordinator, "visits-note.xlsx", here)).bytes], join(folder, "note"));
    assert.equal(sheets.Chiffres.length, 11);
    assert.ok(isNear(numberOf(sheets.Chiffres[4][1]), rate.body.total.value));
  });

  await t.test("A-35: the first year since the first month, with the version of each definition", async () => {
    const { status, bytes } = await take(coordinator, "visits-first-year.pdf", here);
    assert.equal(status, 200);
    const said = pagesOf(bytes, "first-year.pdf").text;
    assert.match(said, /première année \(/);
    assert.match(said, /Taux de réalisation[\s\S]*définition 1, depuis janvier 2008/);
    assert.equal((await take(coordinator, "visits-first-year.pdf", { territory: "59" })).status, 404);
  });

  await t.test("the month of a prefecture: a line a counter and the total, hidden cells in words", async () => {
    const csv = (await take(coordinator, "visits-month.csv", here)).bytes.toString();
    const [head, ...rows] = rowsOf(csv);
    assert.ok(head.length > 25 && head.every((name) => name.length > 0), head.join());
    assert.ok(rows.length > 5 && rows.every((row) => row.length === head.length));
    const { body } = await coordinator.get(
      `/statistics/visits?${new URLSearchParams({ indicator: "acts", by: "place", from: rows[0][2], to: rows[0][2], ...here })}`,
    );
    const acts = head.indexOf("Actes");
    for (const { key, figure } of body.items) {
      const cell = rows.find(([code]) => code === key)[acts];
      figure.value === undefined ? assert.match(cell, /\p{L}/u) : assert.equal(Number(cell), figure.value);
    }
    assert.equal(Number(rows.at(-1)[acts]), body.total.value);
    const justice = head.findIndex((name) => name.includes("Justice"));
    assert.ok(
      rows.some((row) => row[justice].startsWith("masqué")),
      "small numbers of a body are hidden",
    );
    const [{ "Relevé mensuel": lines }] = sheetsOf(
      [(await take(coordinator, "visits-month.xlsx", here)).bytes],
      join(folder, "month"),
    );
    assert.deepEqual(lines[0], head);
    for (const [place, row] of rows.entries()) {
      for (const [column, cell] of row.entries()) {
        const told = lines[place + 1][column] ?? "";
        const isSame =
          told === cell || (column === 2 && monthOf(told) === cell) || isNear(numberOf(told), Number(cell));
        assert.ok(isSame, `${head[column]}: ${told} is not ${cell}`);
      }
    }
    for (const [territory, status] of [
      ["84", 404],
      ["59", 404],
      ["no-such", 404],
    ]) {
      assert.equal((await take(coordinator, "visits-month.csv", { territory })).status, status, territory);
    }
  });

  await t.test("each within reach, and nothing else than what is asked", async () => {
    for (const file of ["visits.xlsx", "visits.pdf", "visits-note.pdf", "visits-month.xlsx"]) {
      const query = file.startsWith("visits.") ? { ...here, indicator: "visits" } : here;
      assert.equal((await take(elsewhere, file, query)).status, 404, file);
      assert.equal((await fetch(`${url}/api/v1/statistics/${file}?territory=${kDepartment}`)).status, 401, file);
    }
    assert.equal((await take(coordinator, "visits-note.pdf", { ...here, month: "2026-13" })).status, 400);
    assert.equal((await take(coordinator, "visits-note.pdf", { ...here, account: "x" })).status, 400);
  });

  await t.test("anybody takes the public figures away, as their schema says", async () => {
    const address = `${url}/api/v1/public-statistics/visits`;
    const answer = await fetch(`${address}.csv`);
    assert.deepEqual(
      [answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")],
      [200, "text/csv; charset=utf-8", "public, max-age=60"],
    );
    const again = await fetch(`${address}.csv`, { headers: { "If-None-Match": answer.headers.get("etag") } });
    assert.equal(again.status, 304);
    const csv = await answer.text();
    const { fields, primaryKey } = (await getJson(`${address}.schema.json`)).body;
    assert.deepEqual(
      fields.map(({ name }) => name),
      rowsOf(csv)[0],
    );
    const holds = {
      string: () => true,
      integer: (cell) => /^-?\d+$/.test(cell),
      number: (cell) => cell.trim() !== "" && Number.isFinite(Number(cell)),
      boolean: (cell) => cell === "true" || cell === "false",
      yearmonth: (cell) => /^\d{4}-(0[1-9]|1[0-2])$/.test(cell),
    };
    const rows = recordsOf(csv);
    for (const row of rows) {
      for (const { name, type, constraints } of fields) {
        const cell = row[name];
        assert.ok(cell === "" ? !constraints?.required : holds[type](cell), `${name}: "${cell}" is no ${type}`);
        if (constraints?.enum) assert.ok(constraints.enum.includes(cell), `${name}: ${cell}`);
      }
      assert.equal(row.value === "", !["known", "fragile"].includes(row.state), JSON.stringify(row));
      assert.ok(row.unit === "share" || row.state === "not_recorded" || row.value !== "0", "never 0 for unknown");
    }
    assert.equal(new Set(rows.map((row) => primaryKey.map((name) => row[name]).join())).size, rows.length);
    assert.equal(new Set(rows.map(({ month }) => month)).size, 12);
    assert.ok(rows.some(({ territory, state }) => territory === kDepartment && state === "known"));
    assert.equal((await fetch(`${address}.csv?network=no-such`)).status, 404);
    assert.doesNotMatch(csv, /fs-\d/, "of no counter");
  });
}
