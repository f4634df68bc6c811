// Lists of stories in the form of the public export of "Services Publics +", for tests. Every story in them is made up.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./harness.mjs";

const kParts = [1, 2, 3];

export const kHeadings = [
  "ID expérience",
  "Titre",
  "Écrit le",
  "Date de publication",
  "Pseudonyme usager",
  "Description",
  "Ressenti usager",
  "Etat expérience",
  "Date de premiere réponse",
  "Pays",
  "Intitulé région usager",
  "Intitulé département usager",
  "Démarches saisies par usager",
  ...kParts.flatMap((part) => [
    `Intitulé typologie ${part}`,
    `Intitulé structure ${part}`,
    `Canaux Typologie ${part}`,
    `Réponse structure ${part}`,
  ]),
];

const cell = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const csv = (rows, headings = kHeadings) =>
  `\uFEFF${[headings, ...rows.map((row) => headings.map((name) => row[name] ?? ""))]
    .map((cells) => cells.map(cell).join(";"))
    .join("\r\n")}\r\n`;

export const told = (id, more = {}) => ({
  "ID expérience": id,
  Titre: "Récit inventé pour un essai",
  "Écrit le": "2023-01-03T18:00:00+01:00",
  "Date de publication": "2023-01-05T09:30:00+01:00",
  "Pseudonyme usager": "Pseudonymeinventé",
  Description: "Texte inventé pour un essai, sur une attente au guichet.",
  "Ressenti usager": "Négatif",
  "Etat expérience": "En attente de réponse",
  Pays: "France",
  "Intitulé région usager": "Grand Est",
  "Intitulé département usager": "Ardennes",
  "Intitulé typologie 1": "CAF",
  "Intitulé structure 1": "CAF des Ardennes",
  "Canaux Typologie 1": "téléphone",
  ...more,
});

const kLabelled = readFileSync(join(root, "data/language/irritant-stories.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
export const kSurge = "phone_line_unreachable";

// The 15th of the month so many months ago.
export function dayOf(back) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15, 10)).toISOString();
}

// The labelled stories that ship, over two years: each cause evenly, but kSurge, half of which comes in the last month.
export function labelledList() {
  const seen = new Map();
  return csv(
    kLabelled.map(({ cause, text }, number) => {
      const nth = seen.get(cause) ?? 0;
      seen.set(cause, nth + 1);
      const back = cause === kSurge && nth % 2 === 1 ? 1 : 2 + (nth % 20);
      return told(`made-up-${number}`, {
        Description: text,
        "Écrit le": dayOf(back),
        "Date de publication": dayOf(back),
        "Intitulé typologie 1": number % 2 ? "CAF" : "CPAM",
        "Intitulé structure 1": number % 2 ? "CAF des Ardennes" : "CPAM des Ardennes",
      });
    }),
  );
}
