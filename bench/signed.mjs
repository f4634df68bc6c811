// What a sign-in costs: one finder request again and again, without a cookie and with that of somebody who has signed in
// whole; then a page of the workspace, whose request finds the person by one statement. SQLite, 32 connections.
//
//   node bench/signed.mjs [--rounds 5] [--seconds 4]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "../tests/harness.mjs";
import { addUser, Browser, firstSignIn } from "../tests/people.mjs";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "4" } },
});
const folder = mkdtempSync(join(tmpdir(), "relais-signed-"));
const ends = [() => rmSync(folder, { recursive: true, force: true })];
const t = { after: (end) => ends.push(end) };
const database = `sqlite:${join(folder, "relais.db")}`;
const { url } = await serve(t, database, { command: "demo", args: ["--threads", "1"] });
const person = new Browser(url);
await firstSignIn(
  person,
  addUser(database, "bench@relais.example", { name: "Bench", role: "counter_manager", scope: "counter:fs-1729" }),
);
const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

function requestsPerSecond(path, headers = []) {
  const { stdout, stderr } = spawnSync(
    "wrk",
    ["-t1", "-c32", `-d${options.seconds}s`, ...headers.flatMap((header) => ["-H", header]), url + path],
    { encoding: "utf8" },
  );
  const figure = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (!figure || /Non-2xx/.test(stdout)) throw new Error(`${path}: ${stdout} ${stderr}`);
  return Number(figure);
}
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const finder = "/api/v1/counters?commune=02789&procedure=caf.request_housing_aid";
const kinds = {
  "finder, anonymous": [finder],
  "finder, signed in": [finder, [`Cookie: ${cookie}`]],
  "own counters, signed in": ["/api/v1/own-counters", [`Cookie: ${cookie}`]],
};
const figures = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
for (let round = 0; round < Number(options.rounds); ++round)
  for (const [name, kind] of Object.entries(kinds)) figures[name].push(requestsPerSecond(...kind));
for (const [name, list] of Object.entries(figures)) {
  const [least, most] = [Math.min(...list), Math.max(...list)];
  console.log(`${name.padEnd(24)} ${median(list).toFixed(0)} requests/s (${least.toFixed(0)} to ${most.toFixed(0)})`);
}
const ratio = median(figures["finder, signed in"]) / median(figures["finder, anonymous"]);
console.log(`ratio finder, signed in/anonymous, requests per second: ${ratio.toFixed(2)} (goal 0.7)`);
for (const end of ends.reverse()) await end();
