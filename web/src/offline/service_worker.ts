// Opens the workspaces without a network: their page in both languages, and all that it loads. Built as /sw.js
// (vite.config.ts puts the list in); it never touches /api, nor any other page of the site.
//
// A page comes from the server where that answers in time, so that who is on line has today's version. A new worker waits
// while pages of the old one are open (web/src/offline/new_version.ts).

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchAsked extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchAsked) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}
declare const __SHELL__: { version: string; files: string[] };

const worker = self as unknown as Worker;
const { version, files } = __SHELL__;
const kPrefix = "relais-shell-";
const kName = kPrefix + version;
const kPatience = 4_000;
const known = new Set(files);

async function keepAll(): Promise<void> {
  const cache = await caches.open(kName);
  await cache.addAll(files.map((path) => new Request(path, { cache: path.endsWith("/") ? "reload" : "default" })));
}

// The version before this one stays: a page of it may be open in another tab, with parts not loaded yet.
async function forgetOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kName);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

const shellOf = (path: string) => /^\/(?:fr|en)\/workspace\//.exec(`${path}/`)?.[0];

const cached = (path: string) =>
  caches
    .open(kName)
    .then((cache) => cache.match(path, { ignoreVary: true }))
    .then((found) => found ?? caches.match(path, { ignoreVary: true }));

async function page(request: Request, shell: string): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, kPatience));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  // What a proxy says while the server is away is no page of ours either.
  if (answer && answer.status < 500) {
    return answer;
  }
  return (await cached(shell)) ?? answer ?? asked;
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(() => worker.clients.claim())));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) {
    return;
  }
  const shell = request.mode === "navigate" ? shellOf(pathname) : undefined;
  if (shell) {
    event.respondWith(page(request, shell));
  } else if (pathname.startsWith("/assets/") || known.has(pathname)) {
    event.respondWith(cached(pathname).then((found) => found ?? fetch(request)));
  }
});

// A page asks the waiting worker whether it is of the worker's version already, and tells it when to begin.
worker.addEventListener("message", ({ data, ports: [port] }) => {
  if (data?.kind === "is_yours") {
    port?.postMessage(known.has(data.script));
  } else if (data?.kind === "begin") {
    worker.skipWaiting();
  }
});
