// Compares engine/hours with the npm package opening_hours, instant by instant, on real and on generated strings.
//
//   node tests/hours_differential/run.mjs --probe build/tests/hours_differential/hours_probe
//        [--real ../shared/data/guichets/horaires-osm-reels.csv] [--generated 2000] [--seed 1] [--instants 500]
//
// Both must say the same state, or engine/hours must refuse the string with a position. Exit 1 with the disagreements.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { generate, random } from "./generate.mjs";

process.env.TZ = "Europe/Paris"; // a zone with clock changes; the states are those of the wall clock
const { default: OpeningHours } = await import("opening_hours");

const { values: options } = parseArgs({
  options: {
    probe: { type: "string" },
    real: { type: "string", default: "../shared/data/guichets/horaires-osm-reels.csv" },
    generated: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    instants: { type: "string", default: "500" },
  },
});

// Not among the places: Guadeloupe, Martinique and Saint-Barthélemy, where the other program counts customary days (Good
// Friday, 21 July) that the labour code does not name, and Saint-Martin, whose day is 28 May since 2012 and 27 May there.
const PLACES = [
  { name: "Nord", country: "FR", subdivision: "59", address: { country_code: "fr", state: "Hauts-de-France" } },
  { name: "Charente", country: "FR", subdivision: "16", address: { country_code: "fr", state: "Nouvelle-Aquitaine" } },
  { name: "La Réunion", country: "FR", subdivision: "974", address: { country_code: "fr", state: "La Réunion" } },
  { name: "Guyane", country: "FR", subdivision: "973", address: { country_code: "fr", state: "Guyane" } },
  { name: "Communauté française", country: "BE", subdivision: "", address: { country_code: "be", state: "FR" } },
  { name: "Vlaamse Gemeenschap", country: "BE", subdivision: "", address: { country_code: "be", state: "NL" } },
];
const ALSACE = {
  name: "Bas-Rhin",
  country: "FR",
  subdivision: "67",
  address: { country_code: "fr", state: "Bas-Rhin" },
};

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEARS = 3;
const GENERATED_FROM = 2022; // the other program knows the school holidays of these years at each place
const MOST_REFUSED = 0.05; // of the real strings, by occurrence

const iso = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
const wallMinute = (date) =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()) / MINUTE;

// --- the program under test -------------------------------------------------------------------------------------

class Probe {
  constructor(path) {
    this.process = spawn(path, { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }
  tell(line) {
    this.process.stdin.write(`${line}\n`);
  }
  async ask(line) {
    this.tell(line);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the probe ended at: ${line}`);
    return value;
  }
  end() {
    this.process.stdin.end();
  }
}

// --- the other program ------------------------------------------------------------------------------------------

const schoolCalendars = new Map();

// "KNOWN HOLIDAY HOLIDAY ...": the days that the other program counts as school holidays from a month before the first
// year to a month after the last, as ranges with both ends included.
function schoolCalendar(place, firstYear) {
  const key = `${place.name} ${firstYear}`;
  if (!schoolCalendars.has(key)) {
    const from = new Date(firstYear - 1, 11, 1);
    const to = new Date(firstYear + YEARS, 1, 1);
    const range = ([first, after]) => `${iso(first)}/${iso(new Date(after.getTime() - DAY / 2))}`;
    const holidays = new OpeningHours("SH", place).getOpenIntervals(from, to).map(range);
    schoolCalendars.set(key, [range([from, to]), ...holidays].join(" "));
  }
  return schoolCalendars.get(key);
}

// "2021 Mar 28-Apr 16" is in the specification, and the other program wants the year twice.
const withBothYears = (text) =>
  text.replace(/(\d{4}) ([A-Z][a-z]{2}) (\d+)-([A-Z][a-z]{2}) (\d+)/g, "$1 $2 $3-$1 $4 $5");

function oracle(text, place) {
  try {
    return new OpeningHours(withBothYears(text), place);
  } catch {
    return null;
  }
}

function oracleState(hours, date) {
  const [open, , unknown] = hours.getStatePair(date);
  return unknown ? "n" : open ? "o" : "c";
}

// A known defect of the other program: it finds "the eve" 24 hours ago, which in the first hour after the spring
// change is two days ago, and in the last hour of the autumn change the same day.
function eveIsMistaken(date) {
  const eve = new Date(date.getTime() - DAY);
  const rightEve = new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1);
  return eve.getDate() !== rightEve.getDate();
}

// --- instants ---------------------------------------------------------------------------------------------------

function specialDays(firstYear) {
  const days = [];
  for (let year = firstYear; year < firstYear + YEARS; year++) {
    for (const month of [2, 9]) {
      const sunday = new Date(year, month + 1, 0);
      sunday.setDate(sunday.getDate() - sunday.getDay()); // the clock change
      for (const shift of [-1, 0, 1]) days.push([year, month, sunday.getDate() + shift]);
    }
    for (const [month, day] of [
      [0, 1],
      [1, 28],
      [1, 29],
      [4, 1],
      [6, 14],
      [6, 21],
      [10, 11],
      [11, 25],
      [11, 31],
    ])
      days.push([year, month, day]);
  }
  return days;
}

function instants(r, text, firstYear, count) {
  const days = specialDays(firstYear);
  const first = new Date(firstYear, 0, 1).getTime();
  const span = new Date(firstYear + YEARS, 0, 1).getTime() - first;
  const clocks = [...text.matchAll(/(\d{1,2})[:.](\d{2})/g)].map(([, h, m]) => (Number(h) * 60 + Number(m)) % 1440);
  clocks.push(0);
  return Array.from({ length: count }, () => {
    if (r.chance(0.4)) return new Date(first + Math.floor((r.below(1_000_000) / 1_000_000) * (span / MINUTE)) * MINUTE);
    const any = new Date(first + r.below(span / DAY) * DAY + DAY / 2);
    const [year, month, day] = r.chance(0.5) ? r.of(days) : [any.getFullYear(), any.getMonth(), any.getDate()];
    const minute = r.chance(0.6) ? r.of(clocks) + r.of([-1, 0, 0, 1]) : r.below(1440);
    return new Date(year, month, day, 0, minute);
  });
}

// --- comparison -------------------------------------------------------------------------------------------------

const tally = { compared: 0, passed: 0, failed: 0, refused: 0, eve: 0 };

function fail(message) {
  tally.failed++;
  console.log(`DISAGREEMENT ${message}`);
}

function settle(probe, place, firstYear, text) {
  probe.tell(`place ${place.country} ${place.subdivision}`.trim());
  probe.tell(`window ${firstYear}-01-01 ${firstYear + 1}-07-01`); // the rest is asked outside the window
  if (/\bsh\b/i.test(text)) {
    probe.tell(`school ${schoolCalendar(place, firstYear)}`);
  }
}

// The answer: what was refused, or nothing.
async function compare(probe, r, text, place, firstYear, count) {
  settle(probe, place, firstYear, text);
  const read = await probe.ask(`hours ${text}`);
  if (read.startsWith("refused")) {
    tally.refused++;
    return read;
  }
  const hours = oracle(text, place);
  if (!hours) {
    fail(`${place.name} "${text}": read here, refused by the other program`);
    return null;
  }
  const dates = instants(r, text, firstYear, count);
  tally.compared++;
  const ours = await probe.ask(`at ${dates.map(wallMinute).join(" ")}`);
  const wrong = dates.filter((date, i) => {
    if (oracleState(hours, date) === ours[i]) return false;
    if (eveIsMistaken(date)) tally.eve++;
    return !eveIsMistaken(date);
  });
  if (wrong.length === 0) {
    tally.passed++;
    return null;
  }
  const date = wrong[0];
  const mine = ours[dates.indexOf(date)];
  fail(
    `${place.name} "${text}": ${wrong.length} instants, first ${iso(date)} ${date.toTimeString().slice(0, 5)}: here ${mine}, there ${oracleState(hours, date)}`,
  );
  return null;
}

function firstYearFor(text) {
  const year = text.match(/\b(20[0-4]\d)\b/);
  return year ? Number(year[1]) - 1 : 2024;
}

function csvRows(path) {
  const rows = [];
  for (const line of readFileSync(path, "utf8").split("\n").slice(1)) {
    const match = line.match(/^(?:"((?:[^"]|"")*)"|([^,]*)),(\d+),/);
    if (match) rows.push({ text: (match[1] ?? match[2]).replaceAll('""', '"'), occurrences: Number(match[3]) });
  }
  return rows;
}

async function compareReal(probe, r, path) {
  if (!existsSync(path)) {
    console.log(`SKIPPED real strings: ${path} is not there`);
    return;
  }
  let occurrences = 0;
  let refused = 0;
  for (const row of csvRows(path)) {
    occurrences += row.occurrences;
    const refusal = await compare(probe, r, row.text, PLACES[0], firstYearFor(row.text), Number(options.instants));
    if (refusal) {
      refused += row.occurrences;
      console.log(`refused ${row.occurrences} x "${row.text}": ${refusal.slice("refused ".length)}`);
    }
  }
  console.log(`real strings: ${refused} of ${occurrences} occurrences refused`);
  if (refused > MOST_REFUSED * occurrences) fail(`more than ${MOST_REFUSED * 100} % of the real strings are refused`);
}

async function compareGenerated(probe, r, count) {
  const kinds = { SH: 0, "week parity": 0, Belgian: 0 };
  for (let n = 0; n < count; n++) {
    const text = generate(r);
    const place = PLACES[n % PLACES.length];
    if (/\bSH\b/.test(text)) kinds.SH++;
    if (/week .*\/2/.test(text)) kinds["week parity"]++;
    if (place.country === "BE") kinds.Belgian++;
    const refusal = await compare(probe, r, text, place, GENERATED_FROM, Number(options.instants));
    if (refusal) console.log(`refused generated "${text}": ${refusal.slice("refused ".length)}`);
  }
  for (const [kind, seen] of Object.entries(kinds)) {
    console.log(`generated with ${kind}: ${seen}`);
    if (count >= 100 && seen < count / 100) fail(`too few generated strings with ${kind}`);
  }
}

// Public holidays, each day of six years.
async function compareHolidays(probe) {
  for (const place of [...PLACES, ALSACE]) {
    settle(probe, place, 2024, "PH");
    await probe.ask("hours PH");
    const hours = oracle("PH", place);
    const dates = [];
    for (
      let date = new Date(2021, 0, 1, 12);
      date.getFullYear() < 2027;
      date = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 12)
    )
      dates.push(date);
    const ours = await probe.ask(`at ${dates.map(wallMinute).join(" ")}`);
    const wrong = dates.filter((date, i) => oracleState(hours, date) !== ours[i]);
    if (wrong.length > 0) fail(`public holidays of ${place.name}: ${wrong.map(iso).join(" ")}`);
  }
}

const probe = new Probe(options.probe);
const r = random(Number(options.seed));
await compareHolidays(probe);
await compareReal(probe, r, options.real);
await compareGenerated(probe, r, Number(options.generated));
probe.end();
if (tally.eve > 0)
  console.log(`${tally.eve} instants left out: the other program mistakes the eve around a clock change`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.refused} refused`);
if (tally.compared === 0) console.log("nothing was compared");
process.exit(tally.failed > 0 || tally.compared === 0 ? 1 : 0);
