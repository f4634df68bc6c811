// The visits that the server does not have yet. A visit is saved once it is on the disk, and leaves only when the server
// has said that it has it; what the server refuses waits for a person. Nothing is ever dropped.
import type { RecordedItem, Visit } from "./contract.ts";
import { answerOf, transact } from "./device_store.ts";
import { keyPair, open, type Sealed, seal } from "./seal.ts";

export { newVisitId } from "./visit_id.ts";

export interface Queued {
  version: 1;
  id: string;
  account: string; // who recorded it
  counter: string;
  at: string; // when, by the device's clock
  visit: Visit;
}

export interface Refused extends Queued {
  outcome: "conflict" | "refused";
  code: string;
  errors: { field: string; code: string }[];
}

/** As it lies on the disk: in the clear is what says whose it is, the visit is sealed. */
export interface Kept extends Omit<Queued, "visit"> {
  seq?: number; // the order of sending; given by the database
  revision: string; // another with each change of the same visit
  sealed: Sealed;
}

export interface KeptRefused extends Omit<Kept, "seq">, Pick<Refused, "outcome" | "code" | "errors"> {}

export interface Waiting {
  seq: number;
  revision: string;
  queued: Queued;
}

export class StorageFull extends Error {}
/** Browsers seal, and work without a network, only for https addresses and this very machine. */
export class NotSecure extends Error {}

const kVersion = 1;

export const isSecure = (): boolean => isSecureContext && "subtle" in crypto && "locks" in navigator;

// ---- records

const labelOf = ({ version, id, account, counter, at }: Omit<Queued, "visit">) =>
  JSON.stringify([version, id, account, counter, at]);

export async function sealed(visit: Visit, account: string, at: string, key: CryptoKey): Promise<Kept> {
  const queued = { version: kVersion, id: visit.id, account, counter: visit.counter, at } as const;
  const revision = crypto.randomUUID();
  return { ...queued, revision, sealed: await seal(key, JSON.stringify(visit), labelOf(queued)) };
}

/** Of every version that there has been. Nothing for one that cannot be read here: it stays where it is. */
export async function unsealed(kept: Omit<Kept, "seq">, key: CryptoKey | undefined): Promise<Queued | undefined> {
  if (kept.version !== kVersion || !key) {
    return undefined;
  }
  try {
    const visit: Visit = JSON.parse(await open(key, kept.sealed, labelOf(kept)));
    const { version, id, account, counter, at } = kept;
    return { version, id, account, counter, at, visit };
  } catch {
    return undefined;
  }
}

// ---- keys, one pair for each account (local_lock.ts says what they are good for)

interface SendKeys {
  account: string;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
}
const known = new Map<string, SendKeys>();

async function keysOf(account: string): Promise<SendKeys | undefined> {
  const keys =
    known.get(account) ??
    (await transact(["send_keys"], "readonly", (store) =>
      answerOf<SendKeys | undefined>(store("send_keys").get(account)),
    ));
  if (keys) {
    known.set(account, keys);
  }
  return keys;
}

async function ownKeys(account: string): Promise<SendKeys> {
  const there = await keysOf(account);
  if (there) {
    return there;
  }
  const { publicKey, privateKey } = await keyPair();
  // Two tabs may be at it: the first one's pair holds.
  const keys = await transact(["send_keys"], "readwrite", async (store) => {
    const first = await answerOf<SendKeys | undefined>(store("send_keys").get(account));
    const own = first ?? { account, publicKey, privateKey };
    store("send_keys").put(own);
    return own;
  });
  known.set(account, keys);
  return keys;
}

const privateKeyOf = async (account: string) => (await keysOf(account))?.privateKey;

// ---- listeners, in all tabs

/** "added": there is something to send. "replaced": so there is, in the place of what was there before. */
export type Change = "added" | "replaced" | "settled" | "full";

const listeners = new Set<(change: Change) => void>();
let channel: BroadcastChannel | undefined;

function listen(): void {
  channel ??= new BroadcastChannel("relais-outbox");
  channel.onmessage = ({ data }) => tellHere(data);
}

const tellHere = (change: Change) => {
  if (change === "replaced") {
    seen.clear();
  }
  for (const listener of listeners) {
    listener(change);
  }
};

function tell(change: Change): void {
  listen();
  channel?.postMessage(change);
  tellHere(change);
}

/** Also of what happens in other tabs. */
export function subscribe(listener: (change: Change) => void): () => void {
  listen();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// ---- what pages do

const isFull = (error: unknown) => error instanceof DOMException && error.name === "QuotaExceededError";

/** Resolves once the visit is on the disk. The same visit again, changed or refused before, takes its own place. */
export async function add(visit: Visit, account: string): Promise<void> {
  if (!isSecure()) {
    throw new NotSecure();
  }
  try {
    const { publicKey } = await ownKeys(account);
    const kept = await sealed(visit, account, new Date().toISOString(), publicKey);
    const isAnother = await transact(["queue", "refused"], "readwrite", async (store) => {
      const seq = await answerOf(store("queue").index("id").getKey(visit.id));
      store("queue").put(seq === undefined ? kept : { ...kept, seq });
      store("refused").delete(visit.id);
      return seq === undefined;
    });
    tell(isAnother ? "added" : "replaced");
  } catch (error) {
    if (isFull(error)) {
      tell("full");
      throw new StorageFull();
    }
    throw error;
  }
}

// What this page has seen of the queue, by place, and opened of it: a list that is looked at again after every change is
// neither read nor opened again each time.
interface Seen {
  kept: Kept;
  opened?: Queued | undefined;
}
const seen = new Map<number, Seen>();

/**
 * Of a counter, what was recorded since then, in the order of recording; what cannot be read here (counts() knows how
 * many) is left out.
 */
export async function waiting(counter: string, since: string): Promise<Queued[]> {
  await lookAtQueue();
  const wanted = [...seen.values()].filter(({ kept }) => kept.counter === counter && kept.at >= since);
  const found = wanted.map(async (one) => {
    one.opened ??= await unsealed(one.kept, await privateKeyOf(one.kept.account));
    return one.opened;
  });
  return (await Promise.all(found)).filter((one) => one !== undefined);
}

async function lookAtQueue(): Promise<void> {
  const last = [...seen.keys()].at(-1) ?? 0;
  const look = (after: number) =>
    transact(["queue"], "readonly", async (store) => ({
      places: new Set(await answerOf(store("queue").getAllKeys())),
      fresh: await answerOf<Kept[]>(store("queue").getAll(IDBKeyRange.lowerBound(after, true))),
    }));
  const { places, fresh } = await look(last);
  remember(places, fresh);
  if ([...places].some((place) => !seen.has(Number(place)))) {
    seen.clear(); // the browser has begun a new store: it counts from one again
    const all = await look(0);
    remember(all.places, all.fresh);
  }
}

function remember(places: Set<IDBValidKey>, fresh: Kept[]): void {
  for (const kept of fresh) {
    if (kept.seq !== undefined && seen.get(kept.seq)?.kept.revision !== kept.revision) {
      seen.set(kept.seq, { kept });
    }
  }
  for (const place of seen.keys()) {
    if (!places.has(place)) {
      seen.delete(place);
    }
  }
}

/** What the server has refused, with its reasons. `add` sends it again, corrected; `remove` gives it up. */
export async function toCorrect(): Promise<Refused[]> {
  const all = await transact(["refused"], "readonly", (store) => answerOf<KeptRefused[]>(store("refused").getAll()));
  const read = all.map(async (kept) => {
    const queued = await unsealed(kept, await privateKeyOf(kept.account));
    return queued && { ...queued, outcome: kept.outcome, code: kept.code, errors: kept.errors };
  });
  return (await Promise.all(read)).filter((one) => one !== undefined);
}

/** Whether a visit with this id waits here, or was refused. */
export const isHere = (id: string): Promise<boolean> =>
  transact(["queue", "refused"], "readonly", async (store) => {
    const seq = await answerOf(store("queue").index("id").getKey(id));
    return seq !== undefined || (await answerOf(store("refused").getKey(id))) !== undefined;
  });

/** Held while a batch is under way. */
export const kUnderWay = "relais-visits-batch";

/** A person gives a visit up, waiting or refused. False where it is gone: the server has it. */
export async function remove(id: string): Promise<boolean> {
  // What is under way has arrived or not before it is looked at: nothing is taken back that the server records.
  const wasThere = await navigator.locks.request(kUnderWay, () =>
    transact(["queue", "refused"], "readwrite", async (store) => {
      const seq = await answerOf(store("queue").index("id").getKey(id));
      const refused = await answerOf(store("refused").getKey(id));
      if (seq !== undefined) {
        store("queue").delete(seq);
      }
      store("refused").delete(id);
      return seq !== undefined || refused !== undefined;
    }),
  );
  tell("settled");
  return wasThere;
}

export interface Counts {
  waiting: number;
  toCorrect: number;
  /** How many of those that wait are whose. */
  byAccount: Map<string, number>;
}

export const counts = (): Promise<Counts> =>
  transact(["queue", "refused", "send_keys"], "readonly", async (store) => {
    const byAccount = new Map<string, number>();
    for (const account of await answerOf(store("send_keys").getAllKeys())) {
      byAccount.set(String(account), await answerOf(store("queue").index("account").count(account)));
    }
    return {
      waiting: await answerOf(store("queue").count()),
      toCorrect: await answerOf(store("refused").count()),
      byAccount,
    };
  });

/** How many visits of this person only this device has. */
export const unsentOf = (account: string): Promise<number> =>
  counts().then(
    ({ byAccount }) => byAccount.get(account) ?? 0,
    () => 0, // a browser that keeps nothing has nothing to send
  );

// ---- what sending does

/** Whether anything waits; counting takes its time where there is much. */
export const hasWaiting = (): Promise<boolean> =>
  transact(["queue"], "readonly", async (store) => (await answerOf(store("queue").openKeyCursor())) !== null);

export interface Batch {
  items: Waiting[];
  /** Where the next batch begins; nothing where this was the last. */
  after: number | undefined;
}

/** The next visits of an account, in order, from one place of the queue on; of some counters alone where they are named. */
export async function nextBatch(
  account: string,
  after: number,
  size: number,
  counters?: readonly string[],
): Promise<Batch> {
  const kept = await transact(["queue"], "readonly", (store) => {
    const first = store("queue").index("account").openCursor(IDBKeyRange.only(account));
    return new Promise<Kept[]>((resolve, reject) => {
      const found: Kept[] = [];
      let isThere = after === 0;
      first.onerror = () => reject(first.error);
      first.onsuccess = () => {
        const cursor = first.result;
        if (!cursor || found.length === size) {
          resolve(found);
        } else if (!isThere && Number(cursor.primaryKey) <= after) {
          isThere = true;
          cursor.continuePrimaryKey(account, after + 1);
        } else {
          found.push(cursor.value);
          cursor.continue();
        }
      };
    });
  });
  const key = await privateKeyOf(account);
  const asked = kept.filter((one) => counters?.includes(one.counter) ?? true);
  const read = await Promise.all(
    asked.map(async (one) => ({ seq: one.seq ?? 0, revision: one.revision, queued: await unsealed(one, key) })),
  );
  return {
    items: read.filter((one): one is Waiting => one.queued !== undefined),
    after: kept.length < size ? undefined : kept.at(-1)?.seq,
  };
}

/** What the server said of a visit: it has it, or why it does not take it. */
export type Verdict = Pick<RecordedItem, "outcome" | "code" | "errors">;

// What this page has sent: shown until the server's own list, which may be out of reach again, has it.
const sent = new Map<string, Visit>();
const kMostSent = 1_000;

export const sentFrom = (counter: string): Visit[] => [...sent.values()].filter((visit) => visit.counter === counter);

function rememberSent(visit: Visit): void {
  sent.set(visit.id, visit);
  const [oldest] = sent.keys();
  if (sent.size > kMostSent && oldest) {
    sent.delete(oldest);
  }
}

/** A visit that was changed while it was under way stays. */
export async function settle(settled: { of: Waiting; verdict: Verdict }[]): Promise<void> {
  await transact(["queue", "refused"], "readwrite", async (store) => {
    for (const { of, verdict } of settled) {
      const kept = await answerOf<Kept | undefined>(store("queue").get(of.seq));
      if (kept?.revision !== of.revision) {
        continue;
      }
      const { seq, ...rest } = kept;
      const { outcome } = verdict;
      if (outcome === "conflict" || outcome === "refused") {
        const refused: KeptRefused = { ...rest, outcome, code: verdict.code ?? "", errors: verdict.errors ?? [] };
        store("refused").put(refused);
      } else {
        rememberSent(of.queued.visit);
      }
      store("queue").delete(of.seq);
    }
  });
  tell("settled");
}
