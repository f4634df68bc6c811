import { expect, test } from "vitest";
import { keyPair, open, seal } from "./seal.ts";

test("only the private key opens, and only under the label that it was sealed with", async () => {
  const own = await keyPair();
  const other = await keyPair();
  const sealed = await seal(own.publicKey, "une visite", "alix");
  expect(await open(own.privateKey, sealed, "alix")).toBe("une visite");
  await expect(open(other.privateKey, sealed, "alix")).rejects.toThrow();
  await expect(open(own.privateKey, sealed, "dominique")).rejects.toThrow();
  const altered = { ...sealed, bytes: sealed.bytes.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) };
  await expect(open(own.privateKey, altered, "alix")).rejects.toThrow();
});

test("the same text is sealed differently each time, and does not show", async () => {
  const { publicKey } = await keyPair();
  const [a, b] = [await seal(publicKey, "une visite", ""), await seal(publicKey, "une visite", "")];
  expect(a.iv).not.toEqual(b.iv);
  expect(a.bytes).not.toEqual(b.bytes);
  expect(new TextDecoder().decode(a.bytes)).not.toContain("visite");
});

test("a private key cannot be read out", async () => {
  const { privateKey } = await keyPair();
  await expect(crypto.subtle.exportKey("pkcs8", privateKey)).rejects.toThrow();
  await expect(crypto.subtle.exportKey("jwk", privateKey)).rejects.toThrow();
});
