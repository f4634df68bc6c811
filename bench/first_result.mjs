// When the first result can be read on a telephone's slow line and slow processor, with nothing in the cache: from the
// start of the navigation until the name of the first counter is painted, in a real browser.
//
//   node bench/first_result.mjs [--runs 5] [--slowdown 4] [--trace FILE.json]
//
// The line is DevTools' preset "Slow 4G" ("Fast 3G" until May 2024), as it hands it to Network.emulateNetworkConditions:
// Slow4GConditions in front_end/core/sdk/NetworkManager.ts of ChromeDevTools/devtools-frontend. Chromium adds the
// latency once to each request; the factors of the preset stand for what it does not emulate (names, connections, TLS).
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startBrowser, startDemo } from "./demo.mjs";
import { compactTrace, kTraced } from "./trace.mjs";

const kSlow4G = {
  offline: false,
  downloadThroughput: ((1.6 * 1000 * 1000) / 8) * 0.9, // bytes a second
  uploadThroughput: ((750 * 1000) / 8) * 0.9,
  latency: 150 * 3.75, // milliseconds
};
const kRoundTrips = 3;
const kAllowance = 1.2;
const kMostHtml = 30_000; // bytes, brotli
const kMostTogether = 50_000;
const kPath = "/fr/counters?place=Vervins";
// Playwright's window, and the telephone that Lighthouse emulates.
const kScreens = {
  window: { viewport: { width: 1280, height: 720 } },
  telephone: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
};

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    slowdown: { type: "string", default: "4" },
    trace: { type: "string" },
  },
});

// In the page: the first name is given an `elementtiming` as soon as it is parsed, so that the browser itself says when
// it painted it.
function watchFirstName() {
  const kName = "ol.counters li h2";
  new MutationObserver((_, observer) => {
    const name = document.querySelector(kName);
    if (!name) return;
    name.setAttribute("elementtiming", "first-result");
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  window.firstResult = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [{ startTime }] = list.getEntries();
      const [sheet] = performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".css"));
      const [page] = performance.getEntriesByType("navigation");
      const { top } = document.querySelector(kName).getBoundingClientRect();
      resolve({
        painted: startTime,
        requested: page.requestStart,
        html: page.responseEnd,
        style: sheet.responseEnd,
        screensDown: (top + scrollY) / innerHeight,
      });
    }).observe({ type: "element", buffered: true });
  });
}

/** One navigation in a browser context of its own: milliseconds since its start, and bytes of bodies as sent. */
async function measure(browser, url, screen, { traced = false } = {}) {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  const bytes = { document: 0, stylesheet: 0 };
  const counted = [];
  page.on("requestfinished", (request) => {
    const kind = request.resourceType();
    if (!(kind in bytes)) return;
    const count = async () => {
      const { "content-encoding": coding } = await (await request.response()).allHeaders();
      if (coding !== "br") throw new Error(`${request.url()} came as ${coding ?? "plain"}, not as brotli`);
      bytes[kind] += (await request.sizes()).responseBodySize;
    };
    counted.push(count());
  });
  await page.addInitScript(watchFirstName);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", kSlow4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(options.slowdown) });
  if (traced) await browser.startTracing(page, { categories: kTraced });
  await page.goto(url + kPath);
  const times = await page.evaluate(() => window.firstResult);
  await Promise.all(counted);
  const trace = traced ? JSON.parse(await browser.stopTracing()) : undefined;
  await context.close();
  return { ...times, bytes, trace };
}

const load = () => readFileSync("/proc/loadavg", "utf8").split(" ").slice(0, 3).join(" ");
const limitOf = ({ document, stylesheet }) =>
  (kRoundTrips * kSlow4G.latency + ((document + stylesheet) / kSlow4G.downloadThroughput) * 1000) * kAllowance;
const ms = (value) => `${value.toFixed(0)} ms`;
const kB = (value) => `${(value / 1000).toFixed(1)} kB`;

const demo = await startDemo();
const browser = await startBrowser();
console.log(
  `${kPath} on "Slow 4G" (${kSlow4G.downloadThroughput / 1000} kB/s, ${kSlow4G.latency} ms a request), processor ${options.slowdown} times slower, nothing in the cache;`,
);
console.log("from the start of the navigation until Chromium paints the first counter's name (Element Timing)");
for (const [name, screen] of Object.entries(kScreens)) {
  await measure(browser, demo.url, screen); // the browser reads its fonts once
  const before = load();
  const runs = [];
  for (let run = 0; run < Number(options.runs); ++run) runs.push(await measure(browser, demo.url, screen));
  runs.sort((a, b) => a.painted - b.painted);
  const { painted, requested, html, style, screensDown, bytes } = runs[runs.length >> 1];
  const limit = limitOf(bytes);
  console.log(`${name}, load ${before} before and ${load()} after:`);
  console.log(
    `  HTML ${kB(bytes.document)} (goal: under ${kMostHtml / 1000}), with its style sheet ` +
      `${kB(bytes.document + bytes.stylesheet)} (goal: under ${kMostTogether / 1000}), brotli, bodies as sent`,
  );
  console.log(
    `  first result painted after ${ms(painted)}, median of ${runs.length} (${ms(runs[0].painted)} to ${ms(runs.at(-1).painted)}); ` +
      `of that run: request after ${ms(requested)}, HTML whole after ${ms(html)}, style sheet after ${ms(style)}; ` +
      `the name stands ${screensDown.toFixed(1)} screens down`,
  );
  console.log(
    `  limit (${kRoundTrips} x ${kSlow4G.latency} ms + ${bytes.document + bytes.stylesheet} B / ${kSlow4G.downloadThroughput} B/s) x ${kAllowance}: ${ms(limit)}`,
  );
  console.log(`ratio first result, ${name}/limit: ${(painted / limit).toFixed(2)} (goal: at most 1)`);
}
if (options.trace) {
  const before = load();
  const { trace, painted, bytes } = await measure(browser, demo.url, kScreens.window, { traced: true });
  const about = {
    page: kPath,
    date: new Date().toISOString().slice(0, 10),
    load: before,
    browser: browser.version(),
    line: kSlow4G,
    slowdown: Number(options.slowdown),
    firstResultPainted: Math.round(painted),
    limit: Math.round(limitOf(bytes)),
    bytes,
  };
  writeFileSync(options.trace, compactTrace(trace.traceEvents, demo.url, about));
  console.log(`the run of the trace: ${ms(painted)}`);
}
await browser.close();
await demo.stop();
