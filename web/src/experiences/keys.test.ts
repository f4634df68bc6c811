import { describe, expect, it } from "vitest";
import { commandOf, keyOf } from "./keys.ts";

const press = (key: string, more = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

describe("a reader's keys", () => {
  it("are letters of their own", () => {
    expect(new Set(Object.values(keyOf)).size).toBe(Object.keys(keyOf).length);
    expect(commandOf(press("a"), false, true)).toBe("accept");
    expect(commandOf(press("x"), false, true)).toBeNull();
  });
  it("write in fields, and do nothing alone where they are turned off", () => {
    expect(commandOf(press("a"), true, true)).toBeNull();
    expect(commandOf(press("a"), false, false)).toBeNull();
  });
  it("work with Alt everywhere, with AltGr nowhere, and never while held down", () => {
    expect(commandOf(press("r", { altKey: true }), true, false)).toBe("reject");
    expect(commandOf(press("r", { altKey: true, ctrlKey: true }), true, false)).toBeNull();
    expect(commandOf(press("a", { repeat: true }), false, true)).toBeNull();
  });
});
