// Where many tell at once, a story costs its browser some arithmetic (server/experiences/flood.hpp): done in slices, so
// that the page stays alive, said, and stopped when somebody wants to.
import { sha256 } from "./sha256.ts";

const kSlice = 40; // milliseconds

/** Bits of zero that a hash begins with. */
function zeroBits(words: number[]): number {
  const first = words.findIndex((word) => word !== 0);
  return first < 0 ? 32 * words.length : 32 * first + Math.clz32(words[first] ?? 0);
}

export const isProof = (salt: string, id: string, number: number, bits: number): boolean =>
  zeroBits(sha256(`${salt} ${id} ${number}`)) >= bits;

const aMoment = () => new Promise((resolve) => setTimeout(resolve));

interface Search {
  salt: string;
  id: string;
  bits: number;
  /** How likely it would have been found by now, 0 to 1. */
  onProgress(likely: number): void;
  signal: AbortSignal;
}

/** The number that is asked for; nothing where it was stopped. */
export async function findProof({ salt, id, bits, onProgress, signal }: Search): Promise<number | null> {
  for (let number = 0; ; ) {
    await aMoment();
    if (signal.aborted) {
      return null;
    }
    const until = performance.now() + kSlice;
    while (performance.now() < until) {
      if (isProof(salt, id, number, bits)) {
        return number;
      }
      ++number;
    }
    onProgress(1 - Math.exp(-number / 2 ** bits));
  }
}

/** Works for the story of a form, and sends it again with what was found. */
export async function workFor(form: HTMLFormElement, notice: HTMLElement): Promise<void> {
  const part = (name: string) => notice.querySelector<HTMLElement>(`[data-proof-${name}]`);
  const [byHand, working, cancel] = [part("by-hand"), part("working"), part("cancel")];
  const progress = notice.querySelector("progress");
  const id = form.elements.namedItem("id");
  const send = form.querySelector<HTMLButtonElement>("button[name=step][value=send]");
  const { salt, bits } = notice.dataset;
  if (!byHand || !working || !cancel || !progress || !(id instanceof HTMLInputElement) || !send || !salt || !bits) {
    return;
  }
  const show = (isWorking: boolean) => {
    byHand.hidden = isWorking;
    working.hidden = !isWorking;
  };
  const stopping = new AbortController();
  cancel.addEventListener("click", () => stopping.abort());
  form.addEventListener("submit", () => stopping.abort());
  show(true);
  const found = await findProof({
    salt,
    id: id.value,
    bits: Number(bits),
    onProgress: (likely) => {
      progress.value = 100 * likely;
    },
    signal: stopping.signal,
  });
  show(false);
  if (found === null) {
    send.focus();
    return;
  }
  const proof = document.createElement("input");
  Object.assign(proof, { type: "hidden", name: "proof", value: String(found) });
  form.append(proof);
  form.requestSubmit(send);
}
