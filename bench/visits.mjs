// Durable visits a second through POST /api/v1/visits, by the running program: batches of 1, 10 and 100 from a few clients
// at once, each with its next batch ready. The peers insert the same rows (visit, act, one outbox event a batch) and
// nothing else: on SQLite bench/bare_visits.cpp, batch by batch; on PostgreSQL pgbench, prepared, as many connections as
// clients, a transaction a batch. Then the generated visits in bulk, against one prepared transaction and COPY of the very
// rows; then the script of the page that records, in bytes as sent.
//
//   tests/postgres.sh --durable node bench/visits.mjs [--folder var] [--clients 8] [--rounds 3] [--scale 0.02]
//                                                     [--only sqlite,postgresql,bulk,script]
//
// The folder is on the disk that is measured. Without a server of tests/postgres.sh its part is left out, and said so.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { program, psql, root, serve } from "../tests/harness.mjs";
import { addUser, Browser, firstSignIn } from "../tests/people.mjs";
import { kCounter, visit } from "../tests/visiting.mjs";
import { startBrowser } from "./demo.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: "var" },
    clients: { type: "string", default: "8" },
    rounds: { type: "string", default: "3" },
    scale: { type: "string", default: "0.02" },
    only: { type: "string", default: "sqlite,postgresql,bulk,script" },
  },
});
const folder = mkdtempSync(join(options.folder, "visits-bench-"));
const ends = [() => rmSync(folder, { recursive: true, force: true })];
const t = { after: (end) => ends.push(end) };
const clients = Number(options.clients);
const rounds = Number(options.rounds);
const isAsked = (part) => options.only.split(",").includes(part);
const postgresql = process.env.RELAIS_TEST_POSTGRESQL;
const kBatches = [1, 10, 100];
const kVisits = { 1: 4_000, 10: 16_000, 100: 40_000 };

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const perSecond = (count, milliseconds) => (count * 1000) / milliseconds;
const figure = (rate) => `${Math.round(rate)}/s`;

// ---- the program

async function startWithAdvisor(database) {
  const served = await serve(t, database, { command: "demo", args: ["--scale", "none"] });
  const advisor = new Browser(served.url);
  const whom = { name: "Bench", role: "advisor", scope: `counter:${kCounter}`, organisation: "cc" };
  await firstSignIn(advisor, addUser(database, "bench@relais.example", whom));
  return { ...served, advisor };
}

function requests(url, advisor, batch, count) {
  const cookie = [...advisor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return Array.from({ length: count / batch }, () => {
    const items = Array.from({ length: batch }, () => visit());
    const body = JSON.stringify({ items, sent_at: new Date().toISOString() });
    return Buffer.from(
      `POST /api/v1/visits HTTP/1.1\r\nHost: ${new URL(url).host}\r\nCookie: ${cookie}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

let sentAgain = 0;

// A connection that sends the next one as soon as its last was answered. By hand: a library's client would cost as much
// of the two processors as the program.
function client(url, waiting) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let answer = "";
    let request;
    const next = () => {
      answer = "";
      request = waiting.pop();
      request ? socket.write(request) : socket.end(resolve);
    };
    socket.setNoDelay(true);
    socket.on("connect", next);
    socket.on("error", reject);
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const size = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
      if (answer.length < end + 4 + size) return;
      const status = Number(answer.slice(9, 12));
      if (status >= 500) {
        waiting.push(request); // as a device does
        ++sentAgain;
      } else if (status !== 200) reject(new Error(answer));
      next();
    });
  });
}

async function throughHttp({ url, advisor }, batch, count) {
  const waiting = requests(url, advisor, batch, count);
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, () => client(url, waiting)));
  return perSecond(count, performance.now() - start);
}

// Relais and its peer by turns; the rows are counted at the end: every visit is there.
async function compare(title, served, countRows, peer) {
  const rates = Object.fromEntries(kBatches.map((batch) => [batch, { own: [], peer: [] }]));
  const before = countRows();
  let others = 0;
  sentAgain = 0;
  for (let round = 0; round < rounds; ++round) {
    for (const batch of kBatches) {
      rates[batch].own.push(await throughHttp(served, batch, kVisits[batch]));
      const { rate, inserted } = peer(batch, kVisits[batch]);
      rates[batch].peer.push(rate);
      others += inserted;
    }
  }
  const expected = rounds * kBatches.reduce((sum, batch) => sum + kVisits[batch], 0) + others;
  if (countRows() - before !== expected) throw new Error(`${countRows() - before} rows, not ${expected}`);
  console.log(`${title}, ${clients} clients, ${rounds} rounds, visits per second:`);
  for (const batch of kBatches) {
    const { own, peer: theirs } = rates[batch];
    const ratios = own.map((rate, i) => rate / theirs[i]);
    console.log(
      `  batches of ${String(batch).padEnd(4)} Relais ${figure(median(own)).padStart(8)}, peer ${figure(median(theirs)).padStart(8)}, ` +
        `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}; goal 0.6)`,
    );
  }
  if (sentAgain > 0) console.log(`  ${sentAgain} batches were answered with a fault of the server and sent again`);
  return rates;
}

// ---- SQLite

const bare = (...args) => {
  const { stdout, stderr, status } = spawnSync(join(root, "build/bench/bare_visits"), args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
};

// The directory without visits, the writing of it whole in the file.
async function directory(name, scale = "none") {
  const file = join(folder, name);
  const { stop } = await serve(t, `sqlite:${file}`, { command: "demo", args: ["--scale", scale] });
  await stop();
  return file;
}

async function sqlite() {
  const file = join(folder, "relais.db");
  const peerFile = join(folder, "peer.db");
  const served = await startWithAdvisor(`sqlite:${file}`);
  const copied = new DatabaseSync(file);
  copied.exec(`vacuum into '${peerFile}'`);
  copied.close();
  const countRows = () => {
    const opened = new DatabaseSync(file, { readOnly: true });
    const { count } = opened.prepare("select count(*) as count from act").get();
    opened.close();
    return count;
  };
  const rates = await compare("SQLite (peer: bare program, a commit a batch)", served, countRows, (batch, count) => ({
    rate: bare("commits", peerFile, String(batch), String(count)),
    inserted: 0,
  }));
  // Clients that wait at once share a commit; what that is worth, said apart.
  const ratios = kBatches.map((batch) => {
    const shared = bare("commits", peerFile, String(batch * clients), String(kVisits[batch]));
    return (median(rates[batch].own) / shared).toFixed(2);
  });
  console.log(`  against a peer that commits ${clients} batches at once: ${ratios.join(", ")}`);
  await served.stop();
}

// ---- PostgreSQL

function freshDatabase(name) {
  psql(postgresql, `create database ${name}`);
  const url = new URL(postgresql);
  url.pathname = `/${name}`;
  return url.toString();
}

function pgbenchScript(batch, round) {
  const id = `format('${String(round).padStart(8, "0")}-%s-7000-8000-%s', lpad((:client_id)::text, 4, '0'), lpad((:n)::text, 12, '0'))`;
  const at = "'2026-11-26T09:15:00.000Z'";
  const visitSql =
    `insert into visit values ('fr', ${id}, '${kCounter}', null, '2026-11-26', 555, 'in_person', 'closed', 1, null, null, null,` +
    ` null, null, null, null, null, null, null, '', '', ${at}, ${at}, '0193aa10-0000-7000-8000-000000000000', 1,` +
    ` '${"d".repeat(64)}', true);`;
  const actSql =
    `insert into act values ('fr', ${id}, 1, 'caf', 'caf.open_account', null, 'online_procedure', 'in_person',` +
    " 'fully_assisted', 15, 'resolved', null, null, 1, 'none', null);";
  const event = `insert into outbox (name, payload, at) values ('visits.recorded', '{"counter":"${kCounter}","network":"fr"}', ${at});`;
  const one = `\\set n :n + 1\n${visitSql}\n${actSql}\n`;
  return `begin;\n${one.repeat(batch)}${event}\ncommit;\n`;
}

async function onPostgresql() {
  const database = freshDatabase("relais_visits_bench");
  const served = await startWithAdvisor(database);
  const script = join(folder, "visits.sql");
  let round = 0;
  const pgbench = (batch, count) => {
    writeFileSync(script, pgbenchScript(batch, ++round));
    const transactions = String(Math.ceil(count / batch / clients));
    const args = ["-n", "-M", "prepared", "-c", String(clients), "-j", "1", "-t", transactions, "-D", "n=0"];
    const { stdout, stderr } = spawnSync("pgbench", [...args, "-f", script, database], { encoding: "utf8" });
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (!rate || !/failed transactions: 0|^(?!.*failed)/s.test(stdout)) throw new Error(stdout + stderr);
    return { rate: Number(rate) * batch, inserted: Number(transactions) * clients * batch };
  };
  const countRows = () => Number(psql(database, "select count(*) from act"));
  await compare("PostgreSQL (peer: pgbench, prepared)", served, countRows, pgbench);
  await served.stop();
}

// ---- in bulk

// From the line that says that it begins to the one that says how many: { rate, visits }.
async function generate(database) {
  const args = ["-oL", program, "demo", "--stories", "none", "--database", database, "--listen", "127.0.0.1:0"];
  const child = spawn("stdbuf", [...args, "--scale", options.scale], {
    env: { ...process.env, RELAIS_LOG_LEVEL: "error", RELAIS_SECRET_FILE: join(folder, "bulk.key") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const generated = await new Promise((resolve, reject) => {
    let begun;
    let printed = "";
    child.stdout.on("data", (part) => {
      printed += part;
      if (begun === undefined && printed.includes("Generating")) begun = performance.now();
      const counted = /(\d+) visits, (\d+) acts/.exec(printed);
      if (counted && begun !== undefined) {
        const visits = Number(counted[1]);
        resolve({ rate: perSecond(visits, performance.now() - begun), visits });
      }
    });
    exited.then((code) => reject(new Error(`relais demo ended with ${code}`)));
  });
  child.kill("SIGTERM");
  await exited;
  return generated;
}

function sayBulk(title, visits, own, peer) {
  console.log(
    `${title}, ${visits} generated visits: Relais ${figure(own)}, peer ${figure(peer)}, ratio ${(own / peer).toFixed(2)} (goal 0.3)`,
  );
}

async function bulk() {
  const empty = await directory("empty.db");
  const file = join(folder, "bulk.db");
  copyFileSync(empty, file);
  const { rate, visits } = await generate(`sqlite:${file}`);
  sayBulk("SQLite (peer: one prepared transaction)", visits, rate, bare("bulk", file, empty));
  if (!postgresql) return;
  const database = freshDatabase("relais_visits_bulk");
  const { stop } = await serve(t, database, { command: "demo", args: ["--scale", "none"] });
  await stop();
  const own = await generate(database);
  const copy = (sql) => {
    const start = performance.now();
    const { status, stderr } = spawnSync("psql", ["-qX", "-v", "ON_ERROR_STOP=1", database], {
      input: sql,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  const files = { visit: join(folder, "visit.copy"), act: join(folder, "act.copy") };
  const each = (words) =>
    Object.entries(files)
      .map(([table, path]) => `\\copy ${table} ${words} '${path}'\n`)
      .join("");
  copy(`${each("to")}truncate visit, act, visit_revision;\n`);
  const milliseconds = copy(`begin;\n${each("from")}commit;\n`);
  sayBulk(
    "PostgreSQL (peer: COPY of the same rows, one transaction)",
    own.visits,
    own.rate,
    perSecond(own.visits, milliseconds),
  );
}

// ---- the page

async function script() {
  const { url, advisor, stop } = await startWithAdvisor(`sqlite:${join(folder, "page.db")}`);
  const browser = await startBrowser();
  const context = await browser.newContext();
  await context.addCookies(
    [...advisor.cookies].map(([name, value]) => ({ name, value, url, httpOnly: true, sameSite: "Lax" })),
  );
  const page = await context.newPage();
  const sizes = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes());
  });
  await page.goto(`${url}/fr/workspace/visits`, { waitUntil: "networkidle" });
  await page.getByRole("heading", { name: "Visite en cours" }).waitFor();
  const sent = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  console.log(
    `script of the page that records, until the network is idle: ${(sent / 1000).toFixed(1)} kB (brotli; goal: at most 200)`,
  );
  await browser.close();
  await stop();
}

try {
  if (isAsked("sqlite")) await sqlite();
  if (isAsked("postgresql") && postgresql) await onPostgresql();
  if (isAsked("bulk")) await bulk();
  if (!postgresql) console.log("PostgreSQL: RELAIS_TEST_POSTGRESQL is not set (tests/postgres.sh --durable)");
  if (isAsked("script")) await script();
} finally {
  for (const end of ends.reverse()) await end();
}
