// The directory is read anew after a change: within two seconds, on a busy machine later.
const kLooksAfterMs = [2_000, 5_000, 12_000];

export function lookAgain(look: () => void): void {
  for (const after of kLooksAfterMs) {
    setTimeout(look, after);
  }
}
