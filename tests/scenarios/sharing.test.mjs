// Figures that go further, on both databases: links that anybody may open until they end, documents that are sent by a
// real SMTP server, once a month to each, and never to somebody who could not read them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, psql, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kCounter } from "../visiting.mjs";

const kLongAgo = "2020-01-01T00:00:00.000Z";
const kLanguages = ["fr", "en", "nl", "de"];

// Days in the two months before this one: whichever of them is due, its note tells of as many visits.
const monthBefore = (count) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 15)).toISOString().slice(0, 7);
};
const lines = (count, partner, outcome) =>
  [1, 2].flatMap((back) =>
    Array.from(
      { length: count },
      (_, at) => `${monthBefore(back)}-${String(1 + (at % 28)).padStart(2, "0")};${partner};${outcome}`,
    ),
  );
const kCsv = [
  "date;partner;outcome",
  ...lines(100, "caf", "resolved"),
  ...lines(20, "dgfip", "resolved"),
  ...lines(2, "cpam", "resolved"),
].join("\n");

function rows(database, sql) {
  if (!database.startsWith("sqlite:")) return psql(database, sql);
  const opened = new DatabaseSync(database.slice("sqlite:".length));
  opened.exec("pragma busy_timeout = 5000");
  try {
    if (!/^select/.test(sql)) return opened.exec(sql);
    return opened
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).join("|"))
      .join("\n");
  } finally {
    opened.close();
  }
}

// The parts of a mail with an attachment: { text, name, document }.
function partsOf({ raw }) {
  const boundary = /boundary="?([^"\r\n]+)/.exec(raw)[1];
  const [, text, file] = raw.split(`--${boundary}`).map((part) => {
    const [head, body = ""] = part.split(/\r\n\r\n(.*)/s);
    return { head, body: Buffer.from(body, "base64") };
  });
  return { text: text.body.toString("utf8"), name: /filename="([^"]+)"/.exec(file.head)[1], document: file.body };
}

const pdfText = (document) => {
  const { status, stdout } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: document, encoding: "utf8" });
  assert.equal(status, 0);
  return stdout;
};

test("sharing", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => sharing(t, database));
  }
});

async function sharing(t, database) {
  const { url, mail } = await serveWithPost(t, database);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
  await person("elsewhere@relais.example", "advisor", "counter:fs-1", "mairie");
  const coordinator = await person("coordinator@relais.example", "departmental_coordinator", "territory:02", "pref");
  const national = await person("national@relais.example", "national_programme", "network:fr", "anct");
  const brought = await manager.ask("POST", "/visit-imports", { csv: kCsv, counter: kCounter, dry_run: false });
  assert.ok(brought.body.is_done, JSON.stringify(brought.body));
  const period = { from: monthBefore(1), to: monthBefore(1) };
  // What is published is kept for a while, its parts and their whole each on their own: both have to be of these visits.
  const published = new URLSearchParams({ indicator: "acts", by: "partner", counter: kCounter, ...period });
  await soon(async () => {
    const { total, items } = (await coordinator.get(`/statistics/visits?${published}`)).body;
    return total?.value === 122 && items.some(({ key }) => key === "cpam");
  });

  const share = (browser, query, more = {}) =>
    browser.ask("POST", "/shared-views", {
      name: "Pour le comité",
      feed: "visits",
      query: { ...period, ...query },
      ...more,
    });
  const byPartner = { indicator: "acts", counter: kCounter, by: "partner" };
  const open = async (link) => {
    const answer = await fetch(link, { headers: { accept: "text/html" } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const here = (link) => url + new URL(link).pathname; // the public address is not that of this machine
  // The same page for every reason, but for the address itself and the request's number.
  const overOf = async (link) => {
    const { status, text } = await open(link);
    return [status, text.replaceAll(new URL(link).pathname.slice(3), "")];
  };
  const unknown = `${url}/fr/shared/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

  await t.test("a link shows what few know hidden, though it was made by the counter's own team", async () => {
    const made = await share(manager, byPartner);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.match(new URL(made.body.url).pathname, /^\/fr\/shared\/[\w-]{43}$/);
    const { status, headers, text } = await open(here(made.body.url));
    assert.equal(status, 200);
    assert.match(text, /Pour le comité/);
    assert.match(text, /122/);
    assert.match(text, /(CPAM|Assurance maladie)[^<]*<\/th><td>masqué/);
    assert.doesNotMatch(text, /<td>(2|20)<\/td>/, "neither the few nor what would tell them");
    assert.match(text, /Ces visites ont été générées|ces visites ont été générées/);
    assert.equal(headers.get("Cache-Control"), "no-store");
    assert.match(headers.get("X-Robots-Tag"), /noindex/);
    assert.equal(headers.get("Referrer-Policy"), "no-referrer");
    for (const language of kLanguages) {
      const page = await open(here(made.body.url).replace("/fr/", `/${language}/`));
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /sharing\.|figures\.[a-z]|\[\[/, "every word has its text");
    }
    const { items } = (await manager.get("/shared-views")).body;
    assert.deepEqual([items.length, items[0].name, items[0].query.by], [1, "Pour le comité", "partner"]);
    const token = made.body.url.split("/").at(-1);
    assert.doesNotMatch(JSON.stringify(items), new RegExp(token));
    assert.equal(rows(database, `select count(*) from shared_view where token_hash = '${token}'`), "0");
  });

  await t.test("a link ends by its day or by its maker, and nobody learns which", async () => {
    const over = await overOf(unknown);
    assert.equal(over[0], 404);
    assert.match(over[1], /Demandez-en un nouveau/);
    const ended = (await share(manager, byPartner)).body;
    assert.equal((await coordinator.ask("DELETE", `/shared-views/${ended.id}`)).status, 404, "somebody else's");
    assert.equal((await manager.ask("DELETE", `/shared-views/${ended.id}`)).status, 204);
    assert.deepEqual(await overOf(here(ended.url)), over);
    const old = (await share(manager, byPartner)).body;
    assert.equal((await open(here(old.url))).status, 200);
    rows(database, `update shared_view set expires_at = '${kLongAgo}' where id = '${old.id}'`);
    assert.deepEqual(await overOf(here(old.url)), over);
  });

  await t.test("what is out of reach, too long or no figure is refused", async () => {
    for (const [query, more, status] of [
      [{ indicator: "acts", territory: "59" }, {}, 404],
      [{ indicator: "acts" }, {}, 404],
      [{ indicator: "no_such", territory: "02" }, {}, 400],
      [{ indicator: "acts", territory: "02" }, { days: 0 }, 400],
      [{ indicator: "acts", territory: "02" }, { days: 367 }, 400],
      [{ indicator: "acts", territory: "02" }, { name: "" }, 400],
      [{ indicator: "acts", territory: "02" }, { feed: "secrets" }, 400],
    ]) {
      assert.equal((await share(coordinator, query, more)).status, status, JSON.stringify([query, more]));
    }
    assert.equal((await share(coordinator, { indicator: "acts", territory: "02" }, { days: 366 })).status, 200);
  });

  await t.test("whoever loses the role or the account, their links show nothing any more", async () => {
    const leaver = await person("leaver@relais.example", "auditor", "territory:02", "igas");
    const disabled = await person("disabled@relais.example", "auditor", "territory:02", "igas");
    const links = [];
    for (const browser of [leaver, disabled]) {
      links.push(here((await share(browser, { indicator: "acts", territory: "02" })).body.url));
      assert.equal((await open(links.at(-1))).status, 200);
    }
    const found = async (name) => (await root.get(`/people?q=${name}`)).body.items[0];
    assert.equal((await root.ask("DELETE", `/roles/${(await found("leaver")).roles[0].id}`)).status, 204);
    const { id } = await found("disabled");
    await root.ask("PUT", `/people/${id}/disablement`, { reason: "parti" });
    for (const link of links) assert.deepEqual(await overOf(link), await overOf(unknown));
  });

  // ---- reports by mail

  const report = {
    feed: "visits",
    kind: "note",
    format: "pdf",
    place: { territory: "02" },
    language: "fr",
    rhythm: "first_monday",
    hour: 8,
    recipients: ["coordinator@relais.example"],
    is_paused: false,
  };
  const schedule = (browser, more = {}) => browser.ask("POST", "/scheduled-reports", { ...report, ...more });
  // As if it had waited since long ago; gives once its job has run.
  let runs = 0;
  const runNow = async (id) => {
    const job = `run ${++runs}`;
    rows(database, `update scheduled_report set starts_at = '${kLongAgo}' where id = '${id}'`);
    rows(
      database,
      `insert into job (id, kind, payload, due_at)
       select '${job}', kind, payload, '${kLongAgo}' from job where payload like '%${id}%' and id like 'report %'`,
    );
    await soon(
      () => rows(database, `select count(*) from job where id = '${job}' and finished_at is not null`) === "1",
    );
  };
  const standing = async (browser, id) =>
    (await browser.get("/scheduled-reports")).body.items.find((one) => one.id === id);
  let scheduled;

  await t.test("figures are sent to nobody who could not read them", async () => {
    const recipients = ["coordinator@relais.example", "elsewhere@relais.example", "nobody@relais.example", "x"];
    const { status, body } = await schedule(coordinator, { recipients });
    assert.deepEqual([status, body.code], [400, "sharing.recipient_refused"]);
    assert.deepEqual(
      body.errors.map(({ field }) => field),
      ["/recipients/1", "/recipients/2", "/recipients/3"],
    );
    for (const [more, wanted] of [
      [{ place: { territory: "59" } }, 404],
      [{ place: {} }, 404],
      [{ kind: "figure" }, 400],
      [{ format: "csv" }, 400],
      [{ hour: 24 }, 400],
      [{ recipients: [] }, 400],
    ]) {
      assert.equal((await schedule(coordinator, more)).status, wanted, JSON.stringify(more));
    }
  });

  await t.test("a note that is due goes out with its figures, to each once", async () => {
    const recipients = ["coordinator@relais.example", "national@relais.example"];
    const made = await schedule(coordinator, { recipients });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    scheduled = made.body.id;
    assert.deepEqual(
      (({ kind, format, rhythm, hour, place_name }) => [kind, format, rhythm, hour, place_name])(made.body),
      ["note", "pdf", "first_monday", 8, "Aisne"],
    );
    assert.ok(Date.parse(made.body.next_at) > Date.now() && made.body.last_sent_at === undefined);
    assert.equal(mail.letters.length, 0, "nothing is sent before its day");
    await runNow(scheduled);
    assert.deepEqual(mail.letters.flatMap(({ to }) => to).sort(), recipients);
    const { text, name, document } = partsOf(mail.letters[0]);
    assert.match(name, /^note-02-\d{4}-\d\d\.pdf$/);
    assert.match(text, /Note d’une page, Aisne[\s\S]*workspace\/figures\/sharing[\s\S]*générées/);
    const said = pdfText(document);
    assert.match(said, /Aisne/);
    assert.match(said, /\b122\b/);
    const { last_sent_at, last_problem } = await standing(coordinator, scheduled);
    assert.ok(Date.now() - Date.parse(last_sent_at) < 120_000);
    assert.equal(last_problem, undefined);
  });

  await t.test("run again, and after a node that died while it sent: no second letter of the same month", async () => {
    await runNow(scheduled);
    assert.equal(mail.letters.length, 2);
    rows(database, "update scheduled_report_sending set sent_at = null, problem = 'sharing.sending_interrupted'");
    await runNow(scheduled);
    assert.equal(mail.letters.length, 2);
    assert.match((await standing(coordinator, scheduled)).last_problem, /interrompu/);
    const planned = rows(
      database,
      `select count(*) from job where payload like '%${scheduled}%' and id like 'report %'`,
    );
    assert.equal(planned, "1", "the next one, once");
  });

  await t.test("each recipient as far as they reach that day; who may not read any more gets nothing", async () => {
    const made = await schedule(coordinator, {
      recipients: ["coordinator@relais.example", "national@relais.example"],
      format: "xlsx",
    });
    const { roles } = (await root.get("/people?q=national")).body.items[0];
    await root.ask("DELETE", `/roles/${roles[0].id}`);
    const before = mail.letters.length;
    await runNow(made.body.id);
    assert.deepEqual(
      mail.letters.slice(before).flatMap(({ to }) => to),
      ["coordinator@relais.example"],
    );
    assert.match(partsOf(mail.letters.at(-1)).name, /\.xlsx$/);
    assert.match((await standing(coordinator, made.body.id)).last_problem, /périmètre/);
  });

  await t.test(
    "paused, nothing is sent, and what was due meanwhile is not made up for; deleted, it is gone",
    async () => {
      const { body: made } = await schedule(coordinator);
      const change = (is_paused) =>
        coordinator.ask("PUT", `/scheduled-reports/${made.id}`, {
          ...report,
          rhythm: "first_working_day",
          hour: 7,
          is_paused,
        });
      const paused = (await change(true)).body;
      assert.deepEqual([paused.is_paused, paused.rhythm, paused.next_at], [true, "first_working_day", undefined]);
      const before = mail.letters.length;
      await runNow(made.id);
      assert.equal(mail.letters.length, before);
      assert.ok((await change(false)).body.next_at);
      const since = rows(database, `select starts_at from scheduled_report where id = '${made.id}'`);
      assert.ok(Date.now() - Date.parse(since) < 120_000, "it begins anew");
      assert.equal((await manager.ask("DELETE", `/scheduled-reports/${made.id}`)).status, 404, "somebody else's");
      assert.equal((await coordinator.ask("DELETE", `/scheduled-reports/${made.id}`)).status, 204);
      assert.equal(await standing(coordinator, made.id), undefined);
    },
  );

  await t.test("a link says what it was narrowed to, and every word of it, in the language of the page", async () => {
    const narrowed = { indicator: "resolution_rate", territory: "02", zone: "rural" };
    const made = await share(coordinator, { ...narrowed, breakdown: "partner", value: "caf", by: "month" });
    const wide = await share(coordinator, { indicator: "resolution_rate", territory: "02", by: "channel" });
    for (const [language, body, zone, name, detail, value] of [
      ["fr", /Filtré par organisme\s: [^<]*CAF/, /par zone\s: Rural/, /Taux de réalisation/, /par canal/, /Sur place/],
      [
        "en",
        /Filtered by body: [^<]*CAF/,
        /by zone: Rural/,
        /Completion rate|Resolution rate/,
        /by channel/,
        /In person/,
      ],
      [
        "nl",
        /Gefilterd per instelling: [^<]*CAF/,
        /per zone: Landelijk/,
        /Afhandelingsgraad/,
        /per kanaal/,
        /Ter plaatse/,
      ],
      [
        "de",
        /Gefiltert nach Stelle: [^<]*CAF/,
        /nach Zone: Ländlich/,
        /Erledigungsquote/,
        /nach Zugangsweg/,
        /Vor Ort/,
      ],
    ]) {
      const { status, text } = await open(here(made.body.url).replace("/fr/", `/${language}/`));
      assert.equal(status, 200, JSON.stringify(made.body));
      for (const said of [body, zone, name]) assert.match(text, said);
      if (language === "fr") continue;
      const whole = await open(here(wide.body.url).replace("/fr/", `/${language}/`));
      for (const said of [detail, value]) assert.match(whole.text, said);
      assert.doesNotMatch(whole.text, /Filtr|Filter|Gefilter/, "nothing was narrowed");
      assert.doesNotMatch(whole.text, /Actes clos|Définition de Relais/);
    }
  });

  await t.test("who is erased leaves neither links nor reports, nor a place among recipients", async () => {
    const officer = await person("dpo@relais.example", "data_protection_officer", "network:fr", "anct");
    const asked = await officer.ask("POST", "/rights-requests", {
      kind: "erasure",
      email: "coordinator@relais.example",
      note: "",
    });
    const answered = await officer.ask("PUT", `/rights-requests/${asked.body.id}/answer`, {
      outcome: "done",
      answer: "fait",
    });
    assert.equal(answered.status, 200, JSON.stringify(answered.body));
    const { id } = (await root.get("/people?q=national")).body.items[0];
    assert.ok(id);
    const mine = `account_id not in (select id from account where email not like 'erased %')`;
    for (const table of ["shared_view", "scheduled_report", "scheduled_report_recipient", "scheduled_report_sending"])
      assert.equal(rows(database, `select count(*) from ${table} where ${mine}`), "0", table);
    assert.equal(rows(database, "select count(*) from scheduled_report"), "0");
  });
  assert.ok(national);
}
