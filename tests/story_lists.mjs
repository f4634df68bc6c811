// Lists of stories in the form of the public export of "Services Publics +", for tests. Every story in them is made up.
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
