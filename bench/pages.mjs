// What a public page costs a visitor: all script, style and HTML answers until the network is idle, with no input given,
// in bytes as sent (brotli), counted in a real browser.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
const child = spawn(
  join(root, "build/relais"),
  ["demo", "--database", `sqlite:${join(folder, "relais.db")}`, "--listen", "127.0.0.1:0"],
  {
    env: { ...process.env, RELAIS_LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const url = await new Promise((resolve) => {
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    const found = /answers at (http:\S+)/.exec(printed);
    if (found) resolve(found[1]);
  });
});
while (!(await fetch(`${url}/readyz`)).ok);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  headless: true,
  chromiumSandbox: process.getuid() !== 0,
});
const kPages = { home: "/fr/", results: "/fr/counters?place=Vervins", counter: "/fr/counters/fs-1729" };
for (const [name, path] of Object.entries(kPages)) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sent = { script: 0, stylesheet: 0, document: 0, other: 0 };
  const hosts = new Set();
  page.on("requestfinished", async (request) => {
    hosts.add(new URL(request.url()).host);
    const kind = request.resourceType() in sent ? request.resourceType() : "other";
    sent[kind] += (await request.sizes()).responseBodySize;
  });
  await page.goto(url + path, { waitUntil: "networkidle" });
  await page.waitForTimeout(500);
  const kilobytes = (kind) => `${(sent[kind] / 1000).toFixed(1)} kB`;
  console.log(
    `${name}: script ${kilobytes("script")}${name === "home" ? " (goal: at most 100)" : ""}, style ${kilobytes("stylesheet")}, ` +
      `HTML ${kilobytes("document")}, other ${kilobytes("other")}, from ${hosts.size} host`,
  );
  await context.close();
}
await browser.close();
child.kill("SIGTERM");
await new Promise((resolve) => child.once("exit", resolve));
rmSync(folder, { recursive: true });
