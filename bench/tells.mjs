// Stories told a second through POST /api/v1/experiences, by the running program: 64 clients at once, each with its next
// story ready and the arithmetic that a flood is asked for done before. The peer (stories_bench tells) inserts the very
// rows and nothing else: on SQLite 16 stories a commit, as many as the program has threads that wait for the disk; on
// PostgreSQL a story a commit from as many threads.
//
//   tests/postgres.sh --durable node bench/tells.mjs [--folder var] [--stories 3000] [--rounds 3]
//                                                    [--only sqlite,postgresql]
//
// The folder is on the disk that is measured.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { getJson, psql, root, serve } from "../tests/harness.mjs";
import { uuid } from "../tests/visiting.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: "var" },
    stories: { type: "string", default: "3000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "sqlite,postgresql" },
  },
});
const folder = mkdtempSync(join(options.folder, "tells-bench-"));
const ends = [() => rmSync(folder, { recursive: true, force: true })];
const t = { after: (end) => ends.push(end) };
const kClients = 64;
const kTogether = 16; // write_threads of server/platform/http/server.hpp
const count = Number(options.stories);

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

function bench(args, input) {
  const { status, stderr, stdout } = spawnSync(join(root, "build/bench/stories_bench"), args, {
    cwd: root,
    encoding: "utf8",
    input,
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split("\n");
}

// Each as a request of its own address, as those of many people are.
async function requests(url, round) {
  const { salt } = (await getJson(`${url}/api/v1/experiences/proof`)).body;
  const ids = Array.from({ length: count }, () => uuid());
  const proofs = bench(["proofs", salt], `${ids.join("\n")}\n`);
  return ids.map((id, number) => {
    const body = JSON.stringify({
      id,
      language: "fr",
      title: "Dossier sans nouvelles",
      text: `Mon dossier numéro ${number} attend depuis le printemps. J’ai appelé trois fois, personne ne décroche, et le guichet me renvoie vers le site. On m’a redemandé deux fois la même pièce, que j’avais déjà donnée.`,
      would_have_helped: "Un nom à qui parler.",
      feeling: "negative",
      services: [{ code: "caf" }],
      territory: "08105",
      names_agreed: false,
    });
    const address = `10.${round}.${number >> 8}.${number & 255}`;
    return Buffer.from(
      `POST /api/v1/experiences?proof=${proofs[number]} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-Forwarded-For: ${address}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

// A connection that sends the next one as soon as its last was answered.
function client(url, waiting) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let answer = "";
    const next = () => {
      answer = "";
      const request = waiting.pop();
      request ? socket.write(request) : socket.end(resolve);
    };
    socket.setNoDelay(true);
    socket.on("connect", next);
    socket.on("error", reject);
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0 || answer.length < end + 4 + Number(/content-length: (\d+)/i.exec(answer)?.[1])) return;
      if (Number(answer.slice(9, 12)) !== 200) reject(new Error(answer));
      next();
    });
  });
}

async function measure(title, database, batch, threads) {
  const { url, stop } = await serve(t, database, { command: "demo", env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const rates = { own: [], peer: [] };
  for (let round = 0; round < Number(options.rounds); ++round) {
    const waiting = await requests(url, round);
    const start = performance.now();
    await Promise.all(Array.from({ length: kClients }, () => client(url, waiting)));
    rates.own.push((count * 1000) / (performance.now() - start));
    rates.peer.push(Number(bench(["tells", database, String(count), String(batch), String(threads)])[0]));
  }
  await stop();
  const ratios = rates.own.map((rate, i) => rate / rates.peer[i]);
  console.log(
    `${title}, ${kClients} clients: ${Math.round(median(rates.own))} stories/s over HTTP, bare program ` +
      `${Math.round(median(rates.peer))}/s; ratio ${median(ratios).toFixed(2)} ` +
      `(${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}; goal: 0.5 at least)`,
  );
}

try {
  if (options.only.includes("sqlite")) await measure("SQLite", `sqlite:${join(folder, "relais.db")}`, kTogether, 1);
  if (options.only.includes("postgresql") && process.env.RELAIS_TEST_POSTGRESQL) {
    psql(process.env.RELAIS_TEST_POSTGRESQL, "create database relais_tells_bench");
    const url = new URL(process.env.RELAIS_TEST_POSTGRESQL);
    url.pathname = "/relais_tells_bench";
    await measure("PostgreSQL", url.toString(), 1, kTogether);
  }
} finally {
  for (const end of ends.reverse()) await end();
}
