import { expect, test } from "vitest";
import { callHelp } from "./help_call.ts";

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
}

test("one device calls help once a minute, however often the key is pressed", async () => {
  const kept = storage();
  let sent = 0;
  const send = async () => ++sent;
  expect(await callHelp(kept, 1_000_000, send)).toBe("reception.help_called");
  expect(await callHelp(kept, 1_059_999, send)).toBe("reception.help_just_called");
  expect(sent).toBe(1);
  expect(await callHelp(kept, 1_060_000, send)).toBe("reception.help_called");
  expect(sent).toBe(2);
});

test("a call that did not arrive may be made again at once", async () => {
  const kept = storage();
  const fails = () => Promise.reject(new Error("no network"));
  await expect(callHelp(kept, 1_000_000, fails)).rejects.toThrow();
  expect(await callHelp(kept, 1_000_001, async () => null)).toBe("reception.help_called");
});
