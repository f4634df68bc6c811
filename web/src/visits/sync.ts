// Sends what waits in the outbox, in order, as often as it takes. The server knows a visit by its id: the same sent twice
// is recorded once, so whatever was not answered is simply sent again.
import type { RecordedItem, Visit } from "./contract.ts";
import {
  type Batch,
  counts,
  hasWaiting,
  isSecure,
  kUnderWay,
  nextBatch,
  settle,
  subscribe,
  type Verdict,
  type Waiting,
} from "./outbox.ts";

/**
 * "idle": nothing waits. "busy": another tab is at it. "offline": the server cannot be reached. "sealed": what waits is
 * that of somebody who is not signed in. "later": the server does not take it now.
 */
export type SyncState = "idle" | "busy" | "offline" | "sealed" | "later";

export interface SyncResult {
  state: SyncState;
  sent: number;
  refused: number;
  /** How long the server asks to be left alone, in milliseconds. */
  wait?: number;
}

export type Who = { state: "in"; account: string } | { state: "offline" | "sealed" | "later" };

export type Answer =
  | { state: "answered"; items: RecordedItem[] }
  /** The server does not read the batch: one of it may be why. */
  | { state: "unread"; code: string; errors: { field: string; code: string }[] }
  | { state: "offline" | "sealed" }
  | { state: "later"; wait?: number };

/** What sending needs; tests bring their own. */
export interface Means {
  who(): Promise<Who>;
  next(account: string, after: number, size: number, counters?: readonly string[]): Promise<Batch>;
  /** Whose visits wait. */
  accounts(): Promise<string[]>;
  post(visits: Visit[]): Promise<Answer>;
  settle(settled: { of: Waiting; verdict: Verdict }[]): Promise<void>;
  /** Nothing is taken back from the queue meanwhile. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>;
}

const kBatch = 100;

/**
 * Sends what the signed-in person recorded and, for a counter manager, what anybody recorded `atCounters`. Who is signed
 * in is asked before every batch: at a shared desk it may be somebody else by now.
 */
export async function drain(means: Means, atCounters: readonly string[] = []): Promise<SyncResult> {
  const result: SyncResult = { state: "idle", sent: 0, refused: 0 };
  const first = await means.who();
  if (first.state !== "in") {
    return { ...result, state: first.state };
  }
  const sender = first.account;
  const others = atCounters.length > 0 ? (await means.accounts()).filter((account) => account !== sender) : [];
  const queues: Queue[] = [{ account: sender }, ...others.map((account) => ({ account, counters: atCounters }))];
  for (const queue of queues) {
    const state = await drainOf(queue, sender, means, result);
    if (state !== "idle") {
      return { ...result, state };
    }
  }
  return result;
}

interface Queue {
  account: string;
  counters?: readonly string[];
}

// How far the queue of one account has been gone through.
interface Progress {
  after: number;
  size: number;
  isFirst: boolean;
}

async function drainOf(queue: Queue, sender: string, means: Means, result: SyncResult): Promise<SyncState> {
  const progress: Progress = { after: 0, size: kBatch, isFirst: true };
  for (;;) {
    const state = await means.oneAtATime(() => sendBatch(queue, sender, means, progress, result));
    if (state) {
      return state;
    }
  }
}

/** How sending ends; nothing while it goes on. */
async function sendBatch(
  queue: Queue,
  sender: string,
  means: Means,
  progress: Progress,
  result: SyncResult,
): Promise<SyncState | undefined> {
  const batch = await means.next(queue.account, progress.after, progress.size, queue.counters);
  if (batch.items.length === 0) {
    // None of them can be read here, or is asked for: they stay.
    progress.after = batch.after ?? 0;
    return batch.after === undefined ? "idle" : undefined;
  }
  const who: Who = progress.isFirst ? { state: "in", account: sender } : await means.who();
  progress.isFirst = false;
  if (who.state !== "in" || who.account !== sender) {
    return who.state === "in" ? "sealed" : who.state;
  }
  const answer = await means.post(batch.items.map(({ queued }) => queued.visit));
  if (answer.state === "unread" && batch.items.length > 1) {
    progress.size = Math.ceil(batch.items.length / 2);
    return undefined;
  }
  if (answer.state !== "answered" && answer.state !== "unread") {
    if (answer.state === "later" && answer.wait !== undefined) {
      result.wait = answer.wait;
    }
    return answer.state;
  }
  const settled = judged(batch.items, answer);
  await means.settle(settled);
  const refused = settled.filter(({ verdict }) => isRefusal(verdict)).length;
  result.refused += refused;
  result.sent += settled.length - refused;
  // What the answer does not speak of stays, and is passed over this time.
  progress.after = batch.items.at(-1)?.seq ?? progress.after;
  progress.size = Math.min(kBatch, progress.size * 2);
  return undefined;
}

const isRefusal = ({ outcome }: Verdict) => outcome === "conflict" || outcome === "refused";
const outcomes = new Set(["recorded", "known", "conflict", "refused"]);

function judged(items: Waiting[], answer: Answer & { state: "answered" | "unread" }) {
  if (answer.state === "unread") {
    const verdict: Verdict = { outcome: "refused", code: answer.code, errors: answer.errors };
    return items.map((of) => ({ of, verdict }));
  }
  const verdicts = new Map(answer.items.filter((one) => outcomes.has(one.outcome)).map((one) => [one.id, one]));
  return items.flatMap((of) => {
    const verdict = verdicts.get(of.queued.id);
    return verdict ? [{ of, verdict }] : [];
  });
}

// ---- the server

const kPatience = 30_000;

/** Nothing where there was no answer of ours: no network, or another's page in its stead. */
async function ask(method: string, path: string, body?: unknown): Promise<{ answer: Response; read: unknown } | null> {
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        "Accept-Language": document.documentElement.lang,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: "no-store",
      signal: AbortSignal.timeout(kPatience),
    });
    return { answer, read: JSON.parse(await answer.text()) };
  } catch {
    return null;
  }
}

async function who(): Promise<Who> {
  const asked = await ask("GET", "/me");
  if (!asked || asked.answer.status >= 500) {
    return { state: "offline" };
  }
  if (asked.answer.status === 401) {
    return { state: "sealed" };
  }
  if (!asked.answer.ok) {
    return { state: "later" };
  }
  const { id, stage } = asked.read as { id: string; stage: string };
  return stage === "complete" ? { state: "in", account: id } : { state: "sealed" };
}

// What is said of the batch's content; all else may be otherwise later (a right, a limit, a server being replaced).
const ofContent = new Set([400, 409, 413, 422]);

async function post(visits: Visit[]): Promise<Answer> {
  const asked = await ask("POST", "/visits", { items: visits, sent_at: new Date().toISOString() });
  if (!asked) {
    return { state: "offline" };
  }
  const { answer } = asked;
  const read = asked.read as { items?: RecordedItem[]; code?: string; errors?: { field: string; code: string }[] };
  if (answer.ok && Array.isArray(read?.items)) {
    return { state: "answered", items: read.items };
  }
  if (answer.status === 401) {
    return { state: "sealed" };
  }
  if (ofContent.has(answer.status)) {
    return { state: "unread", code: read?.code ?? "", errors: read?.errors ?? [] };
  }
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? { state: "later", wait: seconds * 1000 } : { state: "later" };
}

// ---- when

const listeners = new Set<() => void>();
let last: SyncResult = { state: "idle", sent: 0, refused: 0 };
let running: Promise<SyncResult> | undefined;
let isWanted = false;

export const lastSync = (): SyncResult => last;

export function onSync(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One tab sends at a time. `atCounters`: those whose team's visits the signed-in counter manager sends too. */
export function syncNow({ atCounters = [] }: { atCounters?: readonly string[] } = {}): Promise<SyncResult> {
  if (running && atCounters.length > 0) {
    return running.then(() => syncNow({ atCounters }));
  }
  if (running) {
    isWanted = true;
    return running;
  }
  running = inTurn(atCounters).finally(() => {
    running = undefined;
    if (isWanted) {
      isWanted = false;
      syncNow();
    }
  });
  return running;
}

const accounts = async () =>
  [...(await counts()).byAccount].filter(([, count]) => count > 0).map(([account]) => account);

const oneAtATime = async <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(kUnderWay, work);

async function inTurn(atCounters: readonly string[]): Promise<SyncResult> {
  const nothing: SyncResult = { state: "idle", sent: 0, refused: 0 };
  const hasWork = isSecure() && (await hasWaiting());
  const result = hasWork
    ? await navigator.locks.request("relais-visits-sync", { ifAvailable: true }, (lock) =>
        lock
          ? drain({ who, next: nextBatch, accounts, post, settle, oneAtATime }, atCounters)
          : Promise.resolve<SyncResult>({ ...nothing, state: "busy" }),
      )
    : nothing;
  if (result.state !== "busy") {
    last = result;
  }
  for (const listener of listeners) {
    listener();
  }
  return result;
}

const kEvery = 60_000;
const kLongestWait = 600_000;

/** At once, when the network or the person comes back, when something was recorded, and every minute or so. */
export function startSync(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const again = (wait: number) => {
    clearTimeout(timer);
    if (!isStopped) {
      timer = setTimeout(run, wait);
    }
  };
  const run = async () => {
    // The store may be out of reach for a moment; what is in it is not lost by that.
    const { wait = 0 } = await syncNow().catch(() => last);
    again(Math.min(Math.max(wait, kEvery * (0.75 + Math.random() / 2)), kLongestWait));
  };
  const seen = () => document.visibilityState === "visible" && run();
  const forget = subscribe((change) => (change === "added" || change === "replaced") && again(0));
  addEventListener("online", run);
  document.addEventListener("visibilitychange", seen);
  run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    forget();
    removeEventListener("online", run);
    document.removeEventListener("visibilitychange", seen);
  };
}
