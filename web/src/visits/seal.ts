// Sealing for a key pair: whoever holds the public key closes, only the private key opens. ECDH P-256 with a key pair of
// the moment, HKDF-SHA-256, AES-GCM-256; the label is bound to what it names, so that nothing is put under another's.

export interface Sealed {
  sender: Uint8Array<ArrayBuffer>; // the public key of the moment, 65 bytes
  iv: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

const kCurve = { name: "ECDH", namedCurve: "P-256" };
const kPurpose = new TextEncoder().encode("relais sealed 1");
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The private key does not leave the browser, unless it is made to be wrapped. */
export const keyPair = (extractable = false): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(kCurve, extractable, ["deriveBits"]);

export const publicKeyOf = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, kCurve, true, []);

async function contentKey(own: CryptoKey, other: CryptoKey, sender: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: sender, info: kPurpose },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

// One key pair of the moment serves a page for its life: two curve operations less for each visit. Each text has a random
// vector of its own, which AES-GCM allows 2^32 times.
interface Moment {
  sender: Uint8Array<ArrayBuffer>;
  key: CryptoKey;
}
const moments = new WeakMap<CryptoKey, Promise<Moment>>();

async function newMoment(recipient: CryptoKey): Promise<Moment> {
  const pair = await keyPair();
  const sender = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { sender, key: await contentKey(pair.privateKey, recipient, sender) };
}

function momentFor(recipient: CryptoKey): Promise<Moment> {
  const moment = moments.get(recipient) ?? newMoment(recipient);
  moments.set(recipient, moment);
  return moment;
}

export async function seal(recipient: CryptoKey, text: string, label: string): Promise<Sealed> {
  const { sender, key } = await momentFor(recipient);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(label) }, key, utf8(text));
  return { sender, iv, bytes: new Uint8Array(bytes) };
}

const opened = new WeakMap<CryptoKey, Map<string, Promise<CryptoKey>>>();
const kMostSenders = 64;

function openingKey(own: CryptoKey, sender: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const known = opened.get(own) ?? new Map<string, Promise<CryptoKey>>();
  opened.set(own, known);
  const name = sender.join();
  const key = known.get(name) ?? publicKeyOf(sender).then((other) => contentKey(own, other, sender));
  if (known.size >= kMostSenders) {
    known.clear();
  }
  known.set(name, key);
  return key;
}

/** Throws where it was sealed for another key, under another label, or was altered. */
export async function open(own: CryptoKey, sealed: Sealed, label: string): Promise<string> {
  const key = await openingKey(own, sealed.sender);
  const text = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: sealed.iv, additionalData: utf8(label) },
    key,
    sealed.bytes,
  );
  return new TextDecoder().decode(text);
}
