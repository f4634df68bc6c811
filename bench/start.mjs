// Start-up and memory: from the start of the process to its first answer, against a bare Beast program that opens the
// same file; and the resident memory with the real directory.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kRounds = 15;
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const database = join(folder, "relais.db");
const relais = join(root, "build/relais");
const environment = { ...process.env, RELAIS_LOG_LEVEL: "error" };

const ended = (child) => new Promise((resolve) => child.once("exit", resolve));
const status = (url) =>
  new Promise((resolve) => {
    const request = get(url, { agent: false }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
    });
    request.once("error", () => resolve(0));
  });

// Milliseconds until `path` is answered with one of `codes`, from the moment before the process is made.
async function start(command, args, path, codes) {
  const began = process.hrtime.bigint();
  const child = spawn(command, args, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /(http:\S+)/.exec(printed);
      if (found) resolve(found[1]);
    });
  });
  while (!codes.includes(await status(url + path)));
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  return { child, milliseconds, url };
}

async function median(command, args, path, codes) {
  const times = [];
  for (let round = 0; round < kRounds; ++round) {
    const { child, milliseconds } = await start(command, args, path, codes);
    times.push(milliseconds);
    child.kill("SIGKILL");
    await ended(child);
  }
  times.sort((a, b) => a - b);
  return { median: times[kRounds >> 1], least: times[0], most: times.at(-1) };
}

await ended(spawn(relais, ["import", "shipped", "--database", `sqlite:${database}`], { stdio: "ignore" }));
const serve = ["serve", "--database", `sqlite:${database}`, "--listen", "127.0.0.1:0"];
const bare = await median(join(root, "build/bench/bare_beast"), ["--open", database], "/0", [200]);
const first = await median(relais, serve, "/healthz", [200]);
const ready = await median(relais, serve, "/readyz", [200]);
const { child, url } = await start(relais, serve, "/readyz", [200]);
await status(`${url}/fr/counters?place=Vervins`);
const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1];
child.kill("SIGTERM");
await ended(child);
rmSync(folder, { recursive: true });

const figure = ({ median, least, most }) => `${median.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})`;
console.log(`from the start of the process, median of ${kRounds} (least to most):`);
console.log(`  bare Beast that opens the same file, first answer: ${figure(bare)}`);
console.log(`  relais, first answer (/healthz):                   ${figure(first)}`);
console.log(`  relais, directory loaded (/readyz):                ${figure(ready)}`);
console.log(`ratio start-up, first answer, relais/bare: ${(first.median / bare.median).toFixed(2)} (goal: at most 3)`);
console.log(`ratio directory loaded, relais/bare: ${(ready.median / bare.median).toFixed(2)}`);
console.log(
  `resident memory with the shipped directory of 2,845 counters and 37,000 territories: ${(resident / 1000).toFixed(0)} MB`,
);
