// A real Chromium for journeys. A page's complaints fail its test at the end: policy reports, script errors, requests to
// anybody but the server.
import assert from "node:assert/strict";
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

export async function passesAxe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`),
    [],
  );
}
