// A browser's trace, reduced to what one page waited for, in the trace event format (ui.perfetto.dev reads it).
export const kTraced = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "loading"];

const kNetwork = ["ResourceSendRequest", "ResourceReceiveResponse", "ResourceFinish"];
const kMarks = ["navigationStart", "responseEnd", "firstPaint", "firstContentfulPaint", "domContentLoadedEventStart"];
const kWork = [
  "ParseHTML",
  "ParseAuthorStyleSheet",
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
  "EvaluateScript",
  "FunctionCall",
  "v8.compileModule",
  "v8.evaluateModule",
  "RunTask",
];
const kShortest = 1000; // microseconds of work that are worth a line

/** Times are microseconds since the navigation began; no process number, address or path stays. */
export function compactTrace(events, origin, about) {
  const inMain = new Set(
    events.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map((e) => `${e.pid}/${e.tid}`),
  );
  const start = events.findLast(
    (e) => e.name === "navigationStart" && e.args.data?.documentLoaderURL?.startsWith(origin),
  );
  const until = start.ts + about.firstResultPainted * 1000;
  const isPages = (e) => e.pid === start.pid && e.ts >= start.ts && e.ts <= until && inMain.has(`${e.pid}/${e.tid}`);
  const isTold = (e) =>
    kNetwork.includes(e.name) ||
    (kMarks.includes(e.name) && e.args.data?.navigationId === start.args.data.navigationId) ||
    (kWork.includes(e.name) && e.dur >= kShortest);
  const urls = new Map(
    events.filter((e) => e.name === "ResourceSendRequest").map(({ args: { data } }) => [data.requestId, data.url]),
  );
  const answer = ({ requestId, statusCode, encodedDataLength, renderBlocking }) => ({
    url: urls.get(requestId)?.replace(origin, ""),
    statusCode,
    encodedDataLength,
    renderBlocking,
  });
  const told = events
    .filter((e) => isPages(e) && isTold(e))
    .toSorted((a, b) => a.ts - b.ts)
    .map((e) => ({
      name: e.name,
      cat: e.cat,
      ph: e.ph,
      ts: e.ts - start.ts,
      ...(e.dur && { dur: e.dur }),
      pid: 1,
      tid: 1,
      args: kNetwork.includes(e.name) ? { data: answer(e.args.data) } : {},
    }));
  const named = [
    { name: "process_name", ph: "M", pid: 1, tid: 1, args: { name: "page" } },
    { name: "thread_name", ph: "M", pid: 1, tid: 1, args: { name: "CrRendererMain" } },
  ];
  const painted = { name: "first result painted", cat: "bench", ph: "I", s: "p", pid: 1, tid: 1, args: {} };
  const lines = [...named, ...told, { ...painted, ts: about.firstResultPainted * 1000 }].map((e) => JSON.stringify(e));
  return `{"metadata":${JSON.stringify(about)},"traceEvents":[\n${lines.join(",\n")}\n]}\n`;
}
