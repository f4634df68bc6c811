// Makes data/map, what the maps of the finder and of access draw: node web/map/make.mjs
// Out of ../shared/data (outlines, districts) and data/territories (names, places, populations); data/README.md says whose.
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { boundaries } from "./boundaries.mjs";
import { communes } from "./communes.mjs";
import { widestPlace } from "./label_point.mjs";
import { spreadOut } from "./towns.mjs";

const root = new URL("../../", import.meta.url);
const bytes = (path) => readFileSync(new URL(path, root));
const json = (path) => JSON.parse(bytes(path));
const outlines = (name) => json(`../shared/data/contours/${name}.geojson`).features;
const degrees = (value, decimals) => Number(Number(value).toFixed(decimals));

// The rows of a CSV as records; a quoted cell may hold commas.
function csv(content) {
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2]);
  const [head, ...lines] = String(content).trim().split(/\r?\n/);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [cells(head)[i], cell])));
}

const area = (name, region, geometry) => ({ type: "Feature", properties: { name, region }, geometry });

function frenchDepartments() {
  const regions = new Map(json("data/territories/departements-2026.json").map(({ code, region }) => [code, region]));
  return outlines("departements-avec-outre-mer").map(({ properties: { insee_dep, lib_dep }, geometry }) =>
    area(lib_dep, regions.get(insee_dep), geometry),
  );
}

// "Province de Flandre Occidentale" is "Flandre occidentale" on a map; Brussels is a region without provinces.
function belgianProvinces() {
  const names = new Map(
    csv(bytes("data/territories/belgique-regions-provinces.csv")).map(({ nis, nom_fr }) => [nis, nom_fr]),
  );
  const short = (name) =>
    name
      .replace(/^(Province|Région) (d'|du |de )/, "")
      .replace(/ (Flamand|Wallon|Occidentale|Orientale)$/, (word) => word.toLowerCase());
  return outlines("belgique-provinces").map(({ properties: { nis, reg_nis }, geometry }) =>
    area(short(names.get(nis ?? reg_nis)), reg_nis, geometry),
  );
}

// A prefecture is looked for more than its size tells, a sub-prefecture too.
function towns() {
  const seats = (path) => new Set(json(path).map(({ chefLieu }) => chefLieu));
  const prefectures = seats("data/territories/departements-2026.json");
  const subPrefectures = seats("../shared/data/territoires/cog-2026-arrondissements.json");
  const rank = (code) => (prefectures.has(code) ? 10 : subPrefectures.has(code) ? 4 : 1);
  const french = csv(gunzipSync(bytes("data/territories/communes-france.csv.gz")))
    .filter(({ type }) => type === "commune-actuelle")
    .map((town) => ({
      name: town.nom,
      weight: town.population * rank(town.code),
      seat: rank(town.code) > 1,
      ...at(town),
    }));
  const belgian = csv(bytes("data/territories/communes-belges-centres-2020.csv")).map((town) => ({
    name: town.nom_fr,
    weight: Number(town.population_2020),
    seat: false,
    ...at(town),
  }));
  return spreadOut([...french, ...belgian].filter(({ weight, lat }) => weight > 0 && lat));
}

function at({ latitude, longitude }) {
  return { lon: Number(longitude), lat: Number(latitude) };
}

// The outlines are of 2018.
function communesOfTheArdennes() {
  const today = new Map(csv(bytes("data/territories/former-codes-2026.csv")).map((row) => [row.code_ancien, row.code]));
  return communes(outlines("communes-ardennes"), (code) => today.get(code) ?? code);
}

function writeLines(name, lists) {
  const body = Object.entries(lists).map(
    ([list, rows]) => `${JSON.stringify(list)}:[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}]`,
  );
  writeFileSync(new URL(`data/map/${name}`, root), `{${body.join(",\n")}}\n`);
}

const departments = frenchDepartments();
const provinces = belgianProvinces();

writeFileSync(new URL("data/map/boundaries.json", root), `${JSON.stringify(boundaries(departments, provinces))}\n`);
writeFileSync(new URL("data/map/communes-08.json", root), `${JSON.stringify(communesOfTheArdennes())}\n`);
writeLines("labels.json", {
  areas: [...departments, ...provinces].map(({ properties, geometry }) => {
    const [lon, lat] = widestPlace(geometry);
    return [properties.name, degrees(lon, 2), degrees(lat, 2)];
  }),
  towns: towns().map(({ name, lon, lat }) => [name, degrees(lon, 2), degrees(lat, 2)]),
});
