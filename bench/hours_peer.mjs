// The same work as hours_bench.cpp with the npm package opening_hours: strings from standard input, one JSON object.
import { readFileSync } from "node:fs";

process.env.TZ = "UTC";
const { default: OpeningHours } = await import("opening_hours");

const ROUNDS = 5;
const QUESTIONS = 20_000;
const MINUTES = 366 * 1440;
const place = { address: { country_code: "fr", state: "Hauts-de-France" } };
const texts = readFileSync(0, "utf8").split("\n").filter(Boolean);
const first = Date.UTC(2024, 0, 1);

function measured(times, work) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / times;
  });
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

let state = 1;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};

const parsed = texts.map((text) => new OpeningHours(text, place));
const asked = Array.from({ length: QUESTIONS }, () => [
  parsed[below(parsed.length)],
  new Date(first + below(MINUTES) * 60_000),
]);
let checksum = 0;
const parseNs = measured(texts.length, () => {
  checksum += texts.map((text) => new OpeningHours(text, place)).length;
});
const stateNs = measured(QUESTIONS, () => {
  checksum += asked.filter(([hours, date]) => hours.getState(date)).length;
});
const few = asked.slice(0, QUESTIONS / 10);
const inAWeek = (date) => new Date(date.getTime() + 7 * 86_400_000);
const changeNs = measured(few.length, () => {
  checksum += few.filter(([hours, date]) => hours.getNextChange(date, inAWeek(date))).length;
});
console.log(
  JSON.stringify({
    strings: texts.length,
    parse_us: Number((parseNs / 1000).toFixed(1)),
    state_ns: Math.round(stateNs),
    next_change_ns: Math.round(changeNs),
    checksum,
  }),
);
