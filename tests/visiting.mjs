// Visits for scenarios, as a device makes them.
import { randomBytes } from "node:crypto";

export const kCounter = "fs-1729"; // Vervins, in the Aisne

// A UUIDv7 of that moment.
export function uuid(at = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const act = (more = {}) => ({
  procedure: "caf.open_account",
  service_kind: "online_procedure",
  autonomy: "fully_assisted",
  duration_min: 15,
  outcome: "resolved",
  ...more,
});

export const visit = (more = {}, at = Date.now()) => ({
  id: uuid(at),
  counter: kCounter,
  arrived_at: new Date(at).toISOString(),
  channel: "in_person",
  state: "closed",
  acts: [act()],
  ...more,
});

// "2026-W48", of that moment in UTC.
export function isoWeekOf(at) {
  const day = new Date(at);
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = 1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000));
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}`;
}
