// A real Chromium for journeys. A page's complaints fail its test at the end: policy reports, script errors, requests to
// anybody but the server.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

// One browser for a test file; `open` gives a page in a context of its own, and what it fetched.
export async function openBrowser(t, url, { patience = 15_000 } = {}) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
  });
  t.after(() => browser.close());

  return async function open(t, { tolerates, ...options } = {}) {
    const complaints = [];
    const fetched = [];
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 }, ...options });
    t.after(async () => {
      await context.close();
      assert.deepEqual(
        complaints.filter((complaint) => !tolerates?.test(complaint)),
        [],
      );
    });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      fetched.push(request.url());
      if (request.url().includes("csp-report")) complaints.push(`policy: ${request.postData()}`);
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) {
        complaints.push(`outside: ${request.url()}`);
      }
    });
    return { page, fetched };
  };
}

// A browser that keeps what it stores in `profile`, until it is closed or killed; what is found there then, another finds.
export async function openProfile(t, profile, { patience = 15_000, ...options } = {}) {
  for (const name of readdirSync(profile)) {
    if (name.startsWith("Singleton")) rmSync(join(profile, name)); // of one that was killed
  }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
    locale: "fr-FR",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(patience);
  const complaints = [];
  context.on("weberror", (thrown) => complaints.push(thrown.error().message));
  context.on("request", (request) => {
    if (request.url().includes("csp-report")) complaints.push(`policy: ${request.postData()}`);
  });
  t.after(async () => {
    await context.close().catch(() => {});
    assert.deepEqual(complaints, []);
  });
  const closed = new Promise((resolve) => context.once("close", resolve));
  const kill = async () => {
    for (const pid of processesOf(profile)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // gone with its parent
      }
    }
    await closed;
  };
  return { context, page: context.pages()[0] ?? (await context.newPage()), kill, close: () => context.close() };
}

// Those started with this very profile, and no others.
function processesOf(profile) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(`--user-data-dir=${profile}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

export async function passesAxe(page) {
  // A colour on its way is that of nobody. What never ends, or stands still with the page's clock, is not waited for.
  const settled = page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished),
    ).then(() => undefined),
  );
  await Promise.race([settled.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1000))]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`),
    [],
  );
}
