// Figures out of roll-ups against plain SQL over the facts, on SQLite and, with tests/postgres.sh, on PostgreSQL: the pages
// of figures_bench.cpp, and how large roll-ups are beside the facts.
//
//   tests/postgres.sh --durable node bench/figures.mjs [--folder var] [--scale 0.05] [--only sqlite,postgresql]
//
// A scale of 1 is a nation's year (7.5 million visits): some 10 GB of disk and an hour.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { psql, root, serve } from "../tests/harness.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: "var" },
    scale: { type: "string", default: "0.05" },
    only: { type: "string", default: "sqlite,postgresql" },
  },
});
const folder = mkdtempSync(join(options.folder, "figures-bench-"));
const ends = [() => rmSync(folder, { recursive: true, force: true })];
const t = { after: (end) => ends.push(end) };
const indexes = readFileSync(join(root, "bench/figures_indexes.sql"), "utf8");
const now = new Date();
const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);

async function fill(database) {
  const { stop } = await serve(t, database, { command: "demo", args: ["--scale", options.scale] });
  await stop();
}

function measure(title, database, share) {
  console.log(`${title}, scale ${options.scale}: roll-ups take ${(share * 100).toFixed(1)} % of the facts (goal 20)`);
  const { status, stderr, stdout } = spawnSync(join(root, "build/bench/figures_bench"), [database, month], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  console.log(stdout);
}

try {
  if (options.only.includes("sqlite")) {
    const file = join(folder, "relais.db");
    await fill(`sqlite:${file}`);
    const opened = new DatabaseSync(file);
    const size = (like) =>
      opened
        .prepare(`select sum(pgsize) as bytes from dbstat where name like ? or name like ?`)
        .get(like, `sqlite_autoindex_${like}%`).bytes;
    const facts = size("visit") + size("act") + size("visit_of_day%");
    const share = size("rollup") / facts;
    opened.exec(indexes);
    opened.close();
    measure("SQLite", `sqlite:${file}`, share);
  }
  if (options.only.includes("postgresql") && process.env.RELAIS_TEST_POSTGRESQL) {
    psql(process.env.RELAIS_TEST_POSTGRESQL, "create database relais_figures_bench");
    const url = new URL(process.env.RELAIS_TEST_POSTGRESQL);
    url.pathname = "/relais_figures_bench";
    await fill(url.toString());
    const size = (table) => Number(psql(url.toString(), `select pg_total_relation_size('${table}')`));
    const share = size("rollup") / (size("visit") + size("act"));
    psql(url.toString(), indexes);
    measure("PostgreSQL", url.toString(), share);
  }
} finally {
  for (const end of ends.reverse()) await end();
}
