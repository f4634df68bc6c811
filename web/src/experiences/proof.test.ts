import { createHash } from "node:crypto";
import { expect, it, vi } from "vitest";
import { findProof, isProof } from "./proof.ts";
import { sha256 } from "./sha256.ts";

const hexOf = (text: string) =>
  sha256(text)
    .map((word) => (word >>> 0).toString(16).padStart(8, "0"))
    .join("");

it("hashes as others do, whatever the length", () => {
  for (let length = 0; length < 200; ++length) {
    const text = "é0".repeat(length).slice(0, length);
    expect(hexOf(text)).toBe(createHash("sha256").update(text).digest("hex"));
  }
});

it("finds the first number whose hash begins with that many bits of zero", async () => {
  const [salt, id, bits] = ["a3f0", "019ac1b2-7c1e-7000-8000-000000000001", 9];
  const beginsSo = (number: number) =>
    createHash("sha256").update(`${salt} ${id} ${number}`).digest().readUInt32BE() < 2 ** (32 - bits);
  let expected = 0;
  while (!beginsSo(expected)) {
    ++expected;
  }
  const onProgress = vi.fn();
  const search = { salt, id, bits, onProgress, signal: new AbortController().signal };
  expect(await findProof(search)).toBe(expected);
  expect(isProof(salt, id, expected, bits)).toBe(true);
});

it("stops when it is told to, and says how far it came", async () => {
  const stopping = new AbortController();
  const said: number[] = [];
  const onProgress = (likely: number) => {
    said.push(likely);
    stopping.abort();
  };
  expect(await findProof({ salt: "a", id: "b", bits: 200, onProgress, signal: stopping.signal })).toBeNull();
  expect(said).toHaveLength(1);
  expect(said[0]).toBeGreaterThanOrEqual(0);
});
