// What this browser keeps for a counter without a network: one IndexedDB database.

const kName = "relais-visits";
// A later version may add stores and indexes and must leave those that there are: a page of the version before may be open
// for days, and goes on using them.
const kVersion = 1;

export type StoreName = "queue" | "refused" | "send_keys" | "locks" | "cached";

let opened: Promise<IDBDatabase> | undefined;

function makeStores(db: IDBDatabase): void {
  const queue = db.createObjectStore("queue", { keyPath: "seq", autoIncrement: true });
  queue.createIndex("id", "id", { unique: true });
  queue.createIndex("account", "account");
  db.createObjectStore("refused", { keyPath: "id" });
  db.createObjectStore("send_keys", { keyPath: "account" });
  db.createObjectStore("locks", { keyPath: "account" });
  db.createObjectStore("cached", { keyPath: ["account", "name"] });
}

function open(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(kName, version);
    asked.onupgradeneeded = () => makeStores(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const db = asked.result;
      const leave = () => {
        opened = undefined;
      };
      db.onclose = leave;
      db.onversionchange = () => {
        leave();
        db.close();
      };
      resolve(db);
    };
  });
}

// A newer version has been here: its database is used as it is.
const openAsItIs = (error: unknown) => {
  if (error instanceof DOMException && error.name === "VersionError") {
    return open();
  }
  throw error;
};

function database(): Promise<IDBDatabase> {
  const db = opened ?? open(kVersion).catch(openAsItIs);
  opened = db;
  db.catch(() => {
    opened = undefined;
  });
  return db;
}

/** What a request answers; only requests may be awaited within a transaction. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves once the transaction is complete, for writes: once it is on the disk. */
export async function transact<T>(
  stores: StoreName[],
  mode: "readonly" | "readwrite",
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, mode, mode === "readwrite" ? { durability: "strict" } : {});
    let result: T;
    let failure: unknown;
    tx.oncomplete = () => resolve(result);
    tx.onabort = () => reject(tx.error ?? failure);
    work((name) => tx.objectStore(name)).then(
      (value) => {
        result = value;
      },
      (error) => {
        failure = error;
        try {
          tx.abort();
        } catch {
          // aborted by the same error already
        }
      },
    );
  });
}
