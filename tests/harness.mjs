// The real program on a free port, for scenarios, journeys and faults. Nothing it starts outlives the test.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const program = process.env.RELAIS_PROGRAM ?? join(root, "build/relais");
export const sharedData = join(root, "../shared/data");
export const hasSharedData = existsSync(sharedData);
// For tests that read what may not ship; said by name where they are skipped.
export const needsSharedData = hasSharedData ? {} : { skip: "../shared/data is not there" };

const quiet = { RELAIS_LOG_LEVEL: "error" };

// A folder of its own, removed at the end of the test.
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "relais-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Runs a command to its end: { code, out, err }.
export function relais(...args) {
  const { status, signal, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, ...quiet },
    timeout: 120_000,
    maxBuffer: 64 << 20,
  });
  return { code: status, signal, out: stdout, err: stderr };
}

// Starts `relais serve` (or another serving command) and waits until it is ready: { url, child, stop() }.
export async function serve(t, database, { command = "serve", args = [], env = {}, listen = "127.0.0.1:0" } = {}) {
  // Tests that want generated visits or stories say so.
  const isDemo = command === "demo";
  const none = ["--scale", "--stories"].flatMap((flag) => (isDemo && !args.includes(flag) ? [flag, "none"] : []));
  const child = spawn(program, [command, "--database", database, "--listen", listen, ...none, ...args], {
    env: {
      ...process.env,
      ...quiet,
      RELAIS_SECRET_FILE: join(temporaryFolder(t), "relais.key"),
      RELAIS_ROADS_FILE: join(temporaryFolder(t), "relais.roads"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    return exited;
  };
  t.after(stop);
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const url = await new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const address = /answers at (http:\S+)/.exec(printed);
      if (address) resolve(address[1]);
    });
    exited.then(({ code }) => reject(new Error(`the program ended with ${code}: ${errors}`)));
  });
  await ready(url);
  return { url, child, exited, stop, errors: () => errors };
}

export async function ready(url) {
  for (let tries = 0; tries < 600; ++tries) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("not ready after half a minute");
}

// The shipped directory on SQLite, served: made once for a test file.
export async function serveShipped(t) {
  const folder = temporaryFolder(t);
  return { folder, ...(await serve(t, `sqlite:${join(folder, "relais.db")}`, { command: "demo" })) };
}

export async function getJson(url, headers = {}) {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : undefined };
}

// Both databases by name: [["sqlite", url], ["postgresql", url]]. Without a server for tests, PostgreSQL is left out,
// and said so.
export function databases(t, folder) {
  const list = [["sqlite", `sqlite:${join(folder, "relais.db")}`]];
  if (process.env.RELAIS_TEST_POSTGRESQL) list.push(["postgresql", freshPostgresql(t)]);
  else t.diagnostic("skipped on PostgreSQL: RELAIS_TEST_POSTGRESQL is not set (tests/postgres.sh)");
  return list;
}

let postgresqlNumber = 0;
export function freshPostgresql(t) {
  const server = process.env.RELAIS_TEST_POSTGRESQL;
  const name = `relais_scenario_${process.pid}_${postgresqlNumber++}`;
  psql(server, `create database ${name}`);
  t.after(() => psql(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export function psql(url, sql) {
  const { status, stdout, stderr } = spawnSync("psql", ["-qAtX", url, "-c", sql], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

// What shows a moment after a change, as the directory that is read anew.
export async function soon(look) {
  for (let tries = 0; tries < 600; ++tries) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it never showed");
}
