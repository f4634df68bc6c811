// Prints the strings for hours_bench and hours_peer.mjs, one a line: the real ones where they are there, else generated
// ones. Strings that either program refuses are left out by name of what they hold.
//
//   node bench/hours_strings.mjs [../shared/data/guichets/horaires-osm-reels.csv]
import { existsSync, readFileSync } from "node:fs";
import OpeningHours from "opening_hours";
import { generate, random } from "../tests/hours_differential/generate.mjs";

const path = process.argv[2] ?? "../shared/data/guichets/horaires-osm-reels.csv";
const place = { address: { country_code: "fr", state: "Hauts-de-France" } };

function real() {
  const rows = readFileSync(path, "utf8").split("\n").slice(1);
  return rows
    .map((row) => row.match(/^(?:"((?:[^"]|"")*)"|([^,]*)),\d+,/))
    .filter(Boolean)
    .map((match) => (match[1] ?? match[2]).replaceAll('""', '"'));
}

function generated() {
  const r = random(1);
  return Array.from({ length: 300 }, () => generate(r));
}

function isRead(text) {
  try {
    new OpeningHours(text, place);
    return !/sunrise|sunset|easter/.test(text);
  } catch {
    return false;
  }
}

console.log((existsSync(path) ? real() : generated()).filter(isRead).join("\n"));
