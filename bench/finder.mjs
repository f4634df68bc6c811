// The finder, or what fields suggest, against nginx serving files of the same sizes, and a bare tuned Beast handler giving
// as many constant bytes.
//
//   node bench/finder.mjs [--what finder|suggestions] [--rounds 5] [--seconds 4] [--seed 1] [--picture FILE.svg]
//
// 10,000 different requests are drawn beforehand. The finder: a commune by its population, a first-level procedure, an
// hour of the week. Suggestions: the beginnings of communes' names, and of what people ask for (tests/search), a letter
// of each third one struck out. No answer is kept by any server between two requests. One core serves (processor 0), wrk has the other.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { barChart } from "./picture.mjs";

const { values: options } = parseArgs({
  options: {
    what: { type: "string", default: "finder" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    seed: { type: "string", default: "1" },
    picture: { type: "string" },
  },
});
const kRequests = 10_000;
const kConnections = 32;
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const children = [];
process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM"); // nginx ends its worker only when it is asked to
  rmSync(folder, { recursive: true, force: true });
});

// mulberry32: the same draw for the same seed everywhere.
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function communes() {
  const [head, ...lines] = gunzipSync(readFileSync(join(root, "data/territories/communes-france.csv.gz")))
    .toString()
    .split("\n");
  const column = Object.fromEntries(head.split(",").map((name, index) => [name, index]));
  return lines
    .filter((line) => line !== "" && !line.includes('"'))
    .map((line) => line.split(","))
    .filter((cells) => cells[column.type] === "commune-actuelle" && cells[column.latitude] !== "")
    .map((cells) => ({
      code: cells[column.code],
      name: cells[column.nom],
      people: Number(cells[column.population]) || 1,
    }));
}

function drawSuggestions(random) {
  const places = communes();
  const needs = JSON.parse(readFileSync(join(root, "tests/search/requests.json"))).map((request) => request.text);
  const begun = (text) => text.slice(0, 2 + Math.floor(random() * (text.length - 1)));
  const paths = new Set();
  while (paths.size < kRequests) {
    const isPlace = random() < 0.5;
    let text = begun(
      isPlace ? places[Math.floor(random() * places.length)].name : needs[Math.floor(random() * needs.length)],
    );
    if (!isPlace && random() < 1 / 3 && text.length > 4) {
      const struck = 1 + Math.floor(random() * (text.length - 2));
      text = text.slice(0, struck) + text.slice(struck + 1);
    }
    paths.add(`/api/v1/${isPlace ? "places" : "procedures"}?q=${encodeURIComponent(text)}&limit=8`);
    if (paths.size % 2 === 0 && random() < 0.3) paths.add(`/api/v1/procedures?q=${encodeURIComponent(text)}&limit=5`);
  }
  return [...paths].slice(0, kRequests);
}

function drawFinder(random) {
  const places = communes();
  const cumulated = [];
  places.reduce((sum, place, index) => (cumulated[index] = sum + place.people), 0);
  const procedures = JSON.parse(readFileSync(join(root, "data/procedures.json"))).filter(
    (procedure) => procedure.level === "first_level",
  );
  const place = () => {
    const mark = random() * cumulated.at(-1);
    let low = 0;
    let high = cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle] > mark) high = middle;
      else low = middle + 1;
    }
    return places[low].code;
  };
  const paths = new Set();
  while (paths.size < kRequests) {
    const procedure = procedures[Math.floor(random() * procedures.length)].code;
    const hour = new Date(Date.UTC(2026, 10, 23 + Math.floor(random() * 6), 7 + Math.floor(random() * 10)));
    paths.add(`/api/v1/counters?commune=${place()}&procedure=${procedure}&open_at=${hour.toISOString()}`);
  }
  return [...paths];
}

function shuffled(list, random) {
  const order = [...list];
  for (let i = order.length - 1; i > 0; --i) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(command, args, pattern) {
  const child = spawn("taskset", ["-c", "0", command, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, RELAIS_LOG_LEVEL: "error" },
  });
  children.push(child);
  if (!pattern) return { child };
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = pattern.exec(printed);
      if (found) resolve({ child, url: found[1] });
    });
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}`)));
  });
}

async function answers(url) {
  for (let i = 0; i < 400; ++i) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}

async function startNginx(sizes) {
  const port = await freePort();
  mkdirSync(join(folder, "files"));
  sizes.forEach((size, index) => {
    writeFileSync(join(folder, "files", `${index}.json`), "x".repeat(size));
  });
  writeFileSync(
    join(folder, "nginx.conf"),
    `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
     events { worker_connections 512; }
     http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; types { application/json json; }
       open_file_cache max=20000 inactive=1h; open_file_cache_valid 1h;
       client_body_temp_path ${folder}/t; proxy_temp_path ${folder}/t; fastcgi_temp_path ${folder}/t;
       uwsgi_temp_path ${folder}/t; scgi_temp_path ${folder}/t;
       server { listen 127.0.0.1:${port}; root ${folder}/files; } }`,
  );
  if (process.getuid() === 0) spawnSync("chmod", ["-R", "a+rX", folder]);
  const { child } = start("nginx", ["-c", join(folder, "nginx.conf")]);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/0.json`);
  return { url, child };
}

// Processor seconds of a process and its children so far.
function processorSeconds(pid) {
  const own = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = own.slice(own.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const below = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
    .stdout.split("\n")
    .filter(Boolean);
  return ticks / 100 + below.reduce((sum, child) => sum + processorSeconds(child), 0);
}

function writeScript(name, paths) {
  const file = join(folder, `${name}.lua`);
  writeFileSync(join(folder, `${name}.txt`), paths.join("\n"));
  writeFileSync(
    file,
    `local requests, next = {}, 0
     function init()
       for path in io.lines("${join(folder, `${name}.txt`)}") do
         requests[#requests + 1] = wrk.format("GET", path)
       end
     end
     function request()
       next = next % #requests + 1
       return requests[next]
     end`,
  );
  return file;
}

function measure(server, script) {
  const before = processorSeconds(server.child.pid);
  const { stdout } = spawnSync(
    "taskset",
    ["-c", "1", "wrk", "-t1", `-c${kConnections}`, `-d${options.seconds}s`, "-s", script, server.url],
    { encoding: "utf8" },
  );
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  if (/Non-2xx/.test(stdout)) throw new Error(`wrong answers: ${stdout}`);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
    microseconds: ((processorSeconds(server.child.pid) - before) / requests) * 1e6,
  };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const random = generator(Number(options.seed));
const paths = { finder: drawFinder, suggestions: drawSuggestions }[options.what](random);
const goals = { finder: "goal 0.4, stretch 0.7", suggestions: "goal 0.3" };

console.log(`${options.what}: loading the shipped directory`);
const relais = await start(
  join(root, "build/relais"),
  [
    "demo",
    "--stories",
    "none",
    "--database",
    `sqlite:${join(folder, "relais.db")}`,
    "--listen",
    "127.0.0.1:0",
    "--threads",
    "1",
  ],
  /answers at (http:\S+)/,
);
await answers(`${relais.url}/readyz`);
const sizes = [];
for (const path of paths) {
  const answer = await fetch(relais.url + path, { headers: { "Accept-Encoding": "identity" } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  sizes.push((await answer.arrayBuffer()).byteLength);
}
const nginx = await startNginx(sizes);
writeFileSync(join(folder, "sizes.txt"), sizes.join("\n"));
const bare = await start(join(root, "build/bench/bare_beast"), ["--sizes", join(folder, "sizes.txt")], /(http:\S+)/);

const order = shuffled([...paths.keys()], random);
const servers = {
  relais: [
    relais,
    writeScript(
      "relais",
      order.map((index) => paths[index]),
    ),
  ],
  nginx: [
    nginx,
    writeScript(
      "nginx",
      order.map((index) => `/${index}.json`),
    ),
  ],
  bare: [
    bare,
    writeScript(
      "bare",
      order.map((index) => `/${index}`),
    ),
  ],
};
const rounds = { relais: [], nginx: [], bare: [] };
for (let round = 0; round < Number(options.rounds); ++round) {
  for (const [name, [server, script]] of Object.entries(servers)) rounds[name].push(measure(server, script));
}

const figure = (name, key) => median(rounds[name].map((round) => round[key]));
const bytes = [...sizes].sort((a, b) => a - b);
console.log(
  `${kRequests} different requests, answers of ${bytes[0]} to ${bytes.at(-1)} bytes, median ${median(sizes)};`,
);
console.log(
  `${options.rounds} rounds in turn of ${options.seconds} s, ${kConnections} connections; medians (least to most)`,
);
for (const name of Object.keys(rounds)) {
  const list = rounds[name].map((round) => round.perSecond).sort((a, b) => a - b);
  console.log(
    `  ${name.padEnd(7)} ${figure(name, "perSecond").toFixed(0).padStart(7)} requests/s (${list[0].toFixed(0)} to ${list.at(-1).toFixed(0)}), ` +
      `${figure(name, "microseconds").toFixed(1)} us of processor a request`,
  );
}
const ratio = (key, a, b) => figure(a, key) / figure(b, key);
console.log(
  `ratio ${options.what}/nginx, requests per second: ${ratio("perSecond", "relais", "nginx").toFixed(2)} (${goals[options.what]})`,
);
console.log(
  `ratio ${options.what}/bare Beast, requests per second: ${ratio("perSecond", "relais", "bare").toFixed(2)}`,
);
console.log(
  `ratio ${options.what}/nginx, processor time a request: ${ratio("microseconds", "relais", "nginx").toFixed(2)} (less is better)`,
);
if (options.picture) {
  const names = { relais: "Relais finder", nginx: "nginx, files", bare: "bare Beast" };
  const bars = Object.keys(rounds).map((name) => ({
    name: names[name],
    value: figure(name, "perSecond"),
    words: `${figure(name, "perSecond").toFixed(0)}/s, ${figure(name, "microseconds").toFixed(0)} µs each`,
  }));
  writeFileSync(options.picture, barChart("Answers per second on one core, and processor time of each", bars));
}
process.exit(0);
