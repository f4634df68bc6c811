import { expect, test } from "vitest";
import { commandOf } from "./keys.ts";

const press = (key: string, more = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

test("a key alone does its work outside fields", () => {
  expect(commandOf(press("n"), false, true)).toBe("new");
  expect(commandOf(press("/"), false, true)).toBe("new");
  expect(commandOf(press("+"), false, true)).toBe("another");
  expect(commandOf(press("3"), false, true)).toEqual({ template: 2 });
  expect(commandOf(press("x"), false, true)).toBeNull();
});

test("in a field it is a letter, with Alt it does its work", () => {
  expect(commandOf(press("n"), true, true)).toBeNull();
  expect(commandOf(press("n", { altKey: true }), true, true)).toBe("new");
});

test("turned off, a key alone does nothing anywhere", () => {
  expect(commandOf(press("n"), false, false)).toBeNull();
  expect(commandOf(press("n", { altKey: true }), false, false)).toBe("new");
});

test("the browser's own keys and AltGr are left alone", () => {
  expect(commandOf(press("n", { ctrlKey: true }), false, true)).toBeNull();
  expect(commandOf(press("r", { metaKey: true }), false, true)).toBeNull();
  expect(commandOf(press("+", { ctrlKey: true, altKey: true }), false, true)).toBeNull();
});

test("Ctrl and Enter save from anywhere; Enter alone is the form's, and a held key is nobody's", () => {
  expect(commandOf(press("Enter", { ctrlKey: true }), true, true)).toBe("save");
  expect(commandOf(press("Enter", { metaKey: true }), true, false)).toBe("save");
  expect(commandOf(press("Enter"), false, true)).toBeNull();
  expect(commandOf(press("Enter", { ctrlKey: true, repeat: true }), true, true)).toBeNull();
});
