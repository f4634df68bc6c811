// SHA-256 (FIPS 180-4) of short texts, many thousand times: what browsers have of their own answers each time later, and
// not at all on sites without https.

const kRounds = 64;
const kBlock = 64;
const kLengthAt = 56;

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; ++number) {
    if (primes.every((prime) => number % prime !== 0)) {
      primes.push(number);
    }
  }
  return primes;
}

// The first 32 bits of the fractions of the primes' roots.
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const kPrimes = firstPrimes(kRounds);
const kStart = kPrimes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const kConstants = Int32Array.from(kPrimes, (prime) => fraction(Math.cbrt(prime)));

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Whole blocks: the text, a bit, zeros, its length in bits. */
function padded(text: string): DataView {
  const bytes = new TextEncoder().encode(text);
  const blocks = Math.ceil((bytes.length + 1 + kBlock - kLengthAt) / kBlock);
  const all = new Uint8Array(blocks * kBlock);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(all.length - 4, bytes.length * 8);
  return view;
}

const words = new Int32Array(kRounds);
const at = (index: number): number => words[index] ?? 0;

function addBlock(state: number[], view: DataView, from: number): number[] {
  for (let i = 0; i < 16; ++i) {
    words[i] = view.getInt32(from + 4 * i);
  }
  for (let i = 16; i < kRounds; ++i) {
    const [early, late] = [at(i - 15), at(i - 2)];
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[i] = at(i - 16) + first + at(i - 7) + second;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < kRounds; ++i) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const next = (h + high + choice + (kConstants[i] ?? 0) + at(i)) | 0;
    [a, b, c, d, e, f, g, h] = [(next + low + majority) | 0, a, b, c, (d + next) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0)) | 0);
}

/** Eight words of 32 bits, the first one first. */
export function sha256(text: string): number[] {
  const view = padded(text);
  let state = kStart;
  for (let from = 0; from < view.byteLength; from += kBlock) {
    state = addBlock(state, view, from);
  }
  return state;
}
