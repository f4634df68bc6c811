// Stories and actions for scenarios and journeys: told and read by the program, then put into months that are over.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { psql } from "./harness.mjs";
import { uuid } from "./visiting.mjs";

export function run(database, sql) {
  if (database.startsWith("sqlite:")) {
    const opened = new DatabaseSync(database.slice("sqlite:".length));
    opened.exec("pragma busy_timeout = 5000");
    opened.exec(sql);
    opened.close();
  } else psql(database, sql);
}

// Rows of cells as texts.
export function rows(database, sql) {
  if (!database.startsWith("sqlite:")) {
    return psql(database, sql)
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split("|"));
  }
  const opened = new DatabaseSync(database.slice("sqlite:".length));
  const all = opened.prepare(sql).all().map(Object.values);
  opened.close();
  return all.map((cells) => cells.map(String));
}

// The first day of the month so many months ago: "2026-03-01".
export function monthsAgo(count) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 10);
}

export function daysFromNow(count) {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
}

const kNumbers = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
let addresses = 0;
let told = 0;

// Tells so many stories and has them read; the first `negative` of them are. Gives their identifiers.
export async function publishStories(url, reader, { service, count, negative, territory = "08105" }) {
  const ids = [];
  for (let number = 0; number < count; ++number) {
    ++told;
    const answer = await fetch(`${url}/api/v1/experiences`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.9.${++addresses >> 8}.${addresses & 255}` },
      body: JSON.stringify({
        id: uuid(),
        language: "fr",
        title: `Dossier ${told}`,
        text: `Ma demande ${told} est restée ${kNumbers[told % 10]} semaines sans réponse au guichet.`,
        would_have_helped: "",
        feeling: number < negative ? "negative" : "positive",
        services: [{ code: service }],
        territory,
        names_agreed: false,
      }),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    const { id } = await answer.json();
    const decided = await reader.ask("POST", `/experiences/${id}/moderation`, { kind: "accept", version: 1 });
    assert.equal(decided.status, 204, JSON.stringify(decided.body));
    ids.push(id);
  }
  return ids;
}

// As though they had been published, and judged, in the middle of that month.
export function movePublication(database, ids, firstDay, verdict = null) {
  const at = `${firstDay.slice(0, 8)}15T12:00:00.000Z`;
  const judged = verdict ? `, verdict = '${verdict}', verdict_at = '${at}'` : "";
  const which = ids.map((id) => `'${id}'`).join(", ");
  run(database, `update experience set published_at = '${at}'${judged} where id in (${which})`);
}

export const action = (origin, more = {}) => ({
  id: uuid(),
  origin: { kind: "experience", id: origin },
  title: "Rappeler sous cinq jours",
  what: "Une permanence rappelle chaque demande sous cinq jours.",
  owner: "caf-08",
  department: "08",
  due_on: daysFromNow(30),
  is_public: true,
  ...more,
});

export const measure = (more = {}) => ({
  kind: "negative_share",
  service: "caf",
  department: "08",
  months: 3,
  ...more,
});
