import { expect, test } from "vitest";
import type { Visit } from "./contract.ts";
import { type Kept, sealed, unsealed } from "./outbox.ts";
import { keyPair } from "./seal.ts";

const visit: Visit = {
  id: "019ac0de-0000-7000-8000-00000000f001",
  counter: "fs-08105",
  arrived_at: "2026-11-26T09:00:00Z",
  channel: "in_person",
  state: "closed",
  note: "été",
  acts: [],
};
const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

test("whose and when stands in the clear, what was said does not", async () => {
  const { publicKey, privateKey } = await keyPair();
  const kept = await sealed(visit, "alix", "2026-11-26T09:00:00.000Z", publicKey);
  expect(kept).toMatchObject({ version: 1, id: visit.id, account: "alix", counter: "fs-08105" });
  expect(JSON.stringify({ ...kept, sealed: "" })).not.toContain("in_person");
  expect(await unsealed(kept, privateKey)).toMatchObject({ account: "alix", visit });
});

test("a visit cannot be put under another's name", async () => {
  const { publicKey, privateKey } = await keyPair();
  const kept = await sealed(visit, "alix", "2026-11-26T09:00:00.000Z", publicKey);
  for (const forged of [{ account: "dominique" }, { counter: "fs-59001" }, { at: "2026-11-25T09:00:00.000Z" }]) {
    expect(await unsealed({ ...kept, ...forged }, privateKey)).toBeUndefined();
  }
});

// As version 1 has written it. It must be read as long as a device may hold such a record; the key is of this test alone.
test("a record of version 1 is read", async () => {
  const written: Kept = {
    version: 1,
    id: visit.id,
    account: "alix",
    counter: "fs-08105",
    at: "2026-11-26T09:00:00.000Z",
    revision: "r1",
    sealed: {
      sender: bytes("BEfW7+uwZAozSb0W9FlzTFttGf+h2aFZLyMZrbTVOiejTPbx9dV+10bUsdt/brxRQpf2pxsEJSZk0KbuYERfU8M="),
      iv: bytes("QU3owQblDIK0dKMP"),
      bytes: bytes(
        "IKRc32Oxi8BevpIC4PbbAcv3r3d0gEQc5FcgsecqXTTztm6N9avwF0lDtqD0AuBpx0wOKEocuXj6PTUdgpvyhTitFc4kWsaBSLyAzZrSN2xHt6lGeFUWKz4IGOhB9ixHyjr1idDdtYBtE6mmkrKO2hxkdyPTnHhmUE3D1BhZSXR3aKHAWnELR94VrZLFhj45nJ44ef2SNDmHVksnGYtWFfAausgB4SBru6VLst6fd4bDuFZHHIQ=",
      ),
    },
  };
  const key = await crypto.subtle.importKey(
    "pkcs8",
    bytes(
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgg1cOKuv+vzNl9z6KXSocqPqlKkqvTuPVimSNn6ig/0GhRANCAARxaOT9jHtoX24p6ToqKYexJshQ2N/K/Yq99CtQJWuV8sPfkdHiPOcI5mWSPtS75xbFt6qsavkvTtuJgEjYq36L",
    ),
    { name: "ECDH", namedCurve: "P-256" },
    false,
    ["deriveBits"],
  );
  expect((await unsealed(written, key))?.visit).toEqual(visit);
});

test("a record of a version that is not known yet is left alone, and so is one without its key", async () => {
  const { publicKey, privateKey } = await keyPair();
  const kept = await sealed(visit, "alix", "2026-11-26T09:00:00.000Z", publicKey);
  expect(await unsealed({ ...kept, version: 2 as 1 }, privateKey)).toBeUndefined();
  expect(await unsealed(kept, undefined)).toBeUndefined();
});
