// The demonstration on a free port, in a folder of its own, for benches that look at it with a browser.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");

/** Ready to answer: { url, stop() }. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), "relais-bench-"));
  const child = spawn(
    join(root, "build/relais"),
    ["demo", "--stories", "none", "--database", `sqlite:${join(folder, "relais.db")}`, "--listen", "127.0.0.1:0"],
    {
      env: { ...process.env, RELAIS_LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  process.once("exit", () => child.kill("SIGTERM")); // also where a bench fails
  const url = await new Promise((resolve) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /answers at (http:\S+)/.exec(printed);
      if (found) resolve(found[1]);
    });
  });
  while (!(await fetch(`${url}/readyz`)).ok);
  const stop = async () => {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
    rmSync(folder, { recursive: true });
  };
  return { url, stop };
}

export const startBrowser = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    headless: true,
    chromiumSandbox: process.getuid() !== 0,
  });
