// What protects a counter's data on a device without a network. Two key pairs for each person on each device, both used
// as in seal.ts, so that sealing never asks for anything:
//
// - The *reading* pair closes the person's name, rights and catalogues. Its private key lies here only wrapped (AES-GCM)
//   by a key that is derived of the PIN: PBKDF2-SHA-256, 600,000 rounds, a random salt. Ten tries, each counted on the
//   disk before it is made, then the wrapped key and all that it closes are erased.
//   Holds against: whoever finds the device, guesses at the page, or looks at the browser's store with its own tools. Does
//   not hold for long against whoever copies the store or the disk: a PIN has 4 to 8 digits, and there nobody counts.
// - The *sending* pair (outbox.ts) closes the visits that wait. They must outlive a forgotten PIN and those ten tries, and
//   leave when somebody signs in without typing a PIN; so the PIN cannot be what opens them. Its private key lies in the
//   same store, as one that the browser lets scripts of this address use and not export.
//   Holds against: reading the records as they lie there, or a copy of them without this profile; putting a visit under
//   another's name; a wrong person's sign-in sending it. Does not hold against whoever can run a line of script here: a
//   page of this address, its developer tools, an extension. They need no copy of the key, they decrypt with it where it
//   is. Nor against whoever copies the profile. What is opened then is without identity (server/visits), its note masked
//   before it is queued; the screen lock and an account of its own for each person on the machine are what keeps others
//   out. To hold there too, this private key must be kept by the server for whoever is signed in; records need not
//   change for it.
//
// A PIN is learned where the server has just accepted it: set, or typed to unlock on line.
import type { Me } from "../api.ts";
import { isUnreachable } from "../workspace/api.ts";
import { answerOf, transact } from "./device_store.ts";
import { isSecure } from "./outbox.ts";
import { keyPair, open, publicKeyOf, type Sealed, seal } from "./seal.ts";

export const kRounds = 600_000;
export const kMostTries = 10;

export interface Lock {
  version: 1;
  account: string;
  email: string; // hashed with the salt: tells several persons of a device apart without naming them
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: Uint8Array<ArrayBuffer>;
  publicKey: Uint8Array<ArrayBuffer>;
  tries: number;
}

interface Cached {
  account: string;
  name: string;
  sealed: Sealed;
}

export type Unlocked =
  | { outcome: "unlocked"; me: Me }
  | { outcome: "wrong"; left: number }
  /** Nobody with this address has a PIN on this device. */
  | { outcome: "unknown" }
  | { outcome: "wiped" };

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
const utf8 = (text: string) => new TextEncoder().encode(text);

// ---- keys

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["wrapKey", "unwrapKey"],
  );
}

async function emailHash(email: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const typed = utf8(email.trim().toLowerCase());
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array([...salt, ...typed]));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A fresh reading pair behind the PIN. */
export async function newLock(account: string, email: string, pin: string, rounds = kRounds): Promise<Lock> {
  const [salt, iv, pair] = [random(16), random(12), await keyPair(true)];
  const key = await pinKey(pin, salt, rounds);
  const wrapped = await crypto.subtle.wrapKey("pkcs8", pair.privateKey, key, { name: "AES-GCM", iv });
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const hashed = await emailHash(email, salt);
  return {
    version: 1,
    account,
    email: hashed,
    salt,
    rounds,
    iv,
    wrapped: new Uint8Array(wrapped),
    publicKey,
    tries: 0,
  };
}

/** The private reading key; nothing for a wrong PIN. */
export async function unwrapped(lock: Lock, pin: string): Promise<CryptoKey | undefined> {
  const key = await pinKey(pin, lock.salt, lock.rounds);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  try {
    return await crypto.subtle.unwrapKey("pkcs8", lock.wrapped, key, { name: "AES-GCM", iv: lock.iv }, curve, false, [
      "deriveBits",
    ]);
  } catch {
    return undefined;
  }
}

// ---- the store

const lockOf = (account: string) =>
  transact(["locks"], "readonly", (store) => answerOf<Lock | undefined>(store("locks").get(account)));

export const locks = (): Promise<Lock[]> =>
  transact(["locks"], "readonly", (store) => answerOf<Lock[]>(store("locks").getAll()));

/** All that the PIN closes. The visits that wait stay, sealed. */
const wipe = (account: string) =>
  transact(["locks", "cached"], "readwrite", async (store) => {
    store("locks").delete(account);
    store("cached").delete(IDBKeyRange.bound([account], [account, []]));
  });

const forgotten = ["favourites", "draft", "called", "stop"].map((name) => `relais.visits.${name}.`);

type Forgetful = Pick<Storage, "key" | "length" | "removeItem">;

/** What pages keep in the clear beside: what is usual at a counter, a visit that was begun, who was called. */
export function forgetPages(storage: Forgetful): void {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
  for (const key of keys) {
    if (forgotten.some((prefix) => key.startsWith(prefix))) {
      storage.removeItem(key);
    }
  }
}

/** After the last try: everything but the sealed queue. */
async function wipeAll(account: string): Promise<void> {
  await wipe(account);
  forgetPages(localStorage);
  forgetPages(sessionStorage);
}

/** Counts a try on the disk; false where there is none left. */
const countTry = (account: string) =>
  transact(["locks"], "readwrite", async (store) => {
    const lock = await answerOf<Lock | undefined>(store("locks").get(account));
    if (!lock || lock.tries >= kMostTries) {
      return false;
    }
    store("locks").put({ ...lock, tries: lock.tries + 1 });
    return true;
  });

const forgiveTries = (account: string) =>
  transact(["locks"], "readwrite", async (store) => {
    const lock = await answerOf<Lock | undefined>(store("locks").get(account));
    if (lock) {
      store("locks").put({ ...lock, tries: 0 });
    }
  });

// ---- what is open in this page

const readingKeys = new Map<string, CryptoKey>();
// What was to be kept before the PIN was known, of this page's life.
const unkept = new Map<string, { account: string; name: string; value: unknown }>();

/** Until the PIN is typed again, nothing can be read in this page. */
export const lockAgain = (): void => {
  readingKeys.clear();
};

const labelOf = (account: string, name: string) => JSON.stringify([account, name]);

/** Keeps a thing for when there is no network: `keep(me.id, "catalogue fs-1", catalogue)`. Asks for no PIN. */
export async function keep(account: string, name: string, value: unknown): Promise<void> {
  if (!isSecure()) {
    return;
  }
  const lock = await lockOf(account);
  if (!lock) {
    unkept.set(labelOf(account, name), { account, name, value });
    return;
  }
  const label = labelOf(account, name);
  const sealed = await seal(await publicKeyOf(lock.publicKey), JSON.stringify(value), label);
  await transact(["locks", "cached"], "readwrite", async (store) => {
    // Wiped or renewed meanwhile: what is sealed for the old key is for nobody.
    const now = await answerOf<Lock | undefined>(store("locks").get(account));
    if (now && indexedDB.cmp(now.publicKey, lock.publicKey) === 0) {
      store("cached").put({ account, name, sealed } satisfies Cached);
    }
  });
}

/** What was kept; nothing where it was not, or where the PIN has not been typed in this page. */
export async function kept<T>(account: string, name: string): Promise<T | undefined> {
  const key = readingKeys.get(account);
  const cached = key
    ? await transact(["cached"], "readonly", (store) =>
        answerOf<Cached | undefined>(store("cached").get([account, name])),
      )
    : undefined;
  if (!key || !cached) {
    return undefined;
  }
  return JSON.parse(await open(key, cached.sealed, labelOf(account, name)));
}

/** What the server answers; while it cannot be reached, what it answered the last time on this device. */
export async function askedOrKept<T>(account: string, name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    keep(account, name, answer).catch(() => undefined);
    return answer;
  } catch (error) {
    const before = isUnreachable(error) ? await kept<T>(account, name) : undefined;
    if (before === undefined) {
      throw error;
    }
    return before;
  }
}

/** The server has just accepted this PIN: from now on it opens this device without a network too. */
export async function enrol(me: Me, pin: string): Promise<void> {
  if (!isSecure()) {
    return;
  }
  const there = await lockOf(me.id);
  const opened = there && (await unwrapped(there, pin));
  if (there && opened) {
    readingKeys.set(me.id, opened);
    await forgiveTries(me.id);
  } else {
    const lock = await newLock(me.id, me.email, pin);
    await wipe(me.id);
    await transact(["locks"], "readwrite", async (store) => {
      store("locks").put(lock);
    });
    const key = await unwrapped(lock, pin);
    if (key) {
      readingKeys.set(me.id, key);
    }
  }
  const mine = [...unkept].filter(([, one]) => one.account === me.id);
  for (const [label, { account, name, value }] of mine) {
    unkept.delete(label);
    await keep(account, name, value);
  }
}

export const kMe = "me";

/** Without a network. The address is needed only where several persons use the device. */
export async function unlock(pin: string, email?: string): Promise<Unlocked> {
  const lock = await chosen(email);
  if (!lock) {
    return { outcome: "unknown" };
  }
  const { account } = lock;
  const mayTry = await countTry(account);
  const key = mayTry ? await unwrapped(lock, pin) : undefined;
  if (!key) {
    const left = mayTry ? kMostTries - ((await lockOf(account))?.tries ?? kMostTries) : 0;
    if (left > 0) {
      return { outcome: "wrong", left };
    }
    await wipeAll(account);
    return { outcome: "wiped" };
  }
  await forgiveTries(account);
  readingKeys.set(account, key);
  const me = await kept<Me>(account, kMe);
  return me ? { outcome: "unlocked", me } : { outcome: "unknown" };
}

async function chosen(email: string | undefined): Promise<Lock | undefined> {
  const all = await locks();
  if (all.length < 2) {
    return all[0];
  }
  for (const lock of all) {
    if ((await emailHash(email ?? "", lock.salt)) === lock.email) {
      return lock;
    }
  }
  return undefined;
}
