// What a public page costs a visitor: all script, style and HTML answers until the network is idle, with no input given,
// in bytes as sent (brotli), counted in a real browser.
import { startBrowser, startDemo } from "./demo.mjs";

const { url, stop } = await startDemo();
const browser = await startBrowser();
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
await stop();
