import { expect, test } from "vitest";
import listedPartners from "../../../data/partners.json";
import listedProcedures from "../../../data/procedures.json";
import { entriesOf, isAlmost, search, wordsOf } from "./search.ts";

const entries = entriesOf({
  counter: "x",
  counter_name: "",
  commune: "",
  time_zone: "Europe/Paris",
  communes: [],
  stops: [],
  destinations: [],
  procedures: listedProcedures
    .filter((one) => one.network_id === "fr")
    .map((one) => ({
      code: one.code,
      name: one.name_fr,
      words: one.also_called,
      partner: one.partner_code,
      is_done_here: one.level === "first_level",
      goes_to: "",
      official_url: "",
    })),
  partners: listedPartners
    .filter((one) => one.network_id === "fr")
    .map((one) => ({ code: one.code, name: one.name_fr })),
});
const never = () => 0;
const found = (text: string, frequency: (code: string) => number = never) =>
  search(entries, text, frequency).map(({ code }) => code);

// As they are typed at a counter: beginnings, everyday words, one mistake.
test.each([
  ["carte grise", "interior.change_vehicle_holder"],
  ["décl trim", "caf.declare_income"],
  ["declaration trimestrielle", "caf.declare_income"],
  ["mot de passe caf", "caf.open_account"],
  ["alocation logement", "caf.request_housing_aid"],
  ["apl", "caf.request_housing_aid"],
  ["atestation caf", "caf.download_certificate"],
  ["carte vital", "cpam.order_card"],
  ["remboursement médecin", "cpam.track_reimbursement"],
  ["Passeport", "interior.request_passport"],
  ["pasport", "interior.request_passport"],
  ["vendre ma voiture", "interior.declare_vehicle_sale"],
  ["refaire carte d'identité", "interior.request_identity_card"],
  ["timbre fiscal", "dgfip.buy_stamp"],
  ["avis impo", "dgfip.get_tax_notice"],
  ["trop de dettes", "banque_de_france.file_over_indebtedness"],
  ["pointer au chômage", "france_travail.update_monthly"],
  ["chomage inscription", "france_travail.register"],
  ["relevé trimestres", "carsat.read_career_statement"],
  ["suivi coli", "la_poste.track_item"],
  ["femme de ménage", "urssaf.manage_home_employment"],
  ["trop perçu", "caf.dispute_overpayment"],
  ["timbre fiscla", "dgfip.buy_stamp"],
])("%s is found among the first three", (text, code) => {
  expect(found(text).slice(0, 3)).toContain(code);
});

test("what this device records most comes first among what fits as well, and alone while nothing is typed", () => {
  const often = (code: string) => ({ "cpam.order_card": 3, "interior.request_identity_card": 9 })[code] ?? 0;
  expect(found("carte", often).slice(0, 2)).toEqual(["interior.request_identity_card", "cpam.order_card"]);
  expect(found("", often)).toEqual(["interior.request_identity_card", "cpam.order_card"]);
  expect(found("carte vitale", often)[0]).toBe("cpam.order_card");
});

test("a body is found by its name, after its procedures", () => {
  expect(found("urssaf").at(-1)).toBe("urssaf");
});

test("what no word fits is not guessed", () => {
  expect(found("xylophone")).toEqual([]);
  expect(found("zzz")).toEqual([]);
});

test("one mistake is forgiven, two are not", () => {
  for (const typed of ["paseport", "passseport", "passepirt", "psaseport", "passepo"]) {
    expect(isAlmost(typed, "passeport")).toBe(true);
  }
  expect(isAlmost("pasprot", "passeport")).toBe(false);
  expect(isAlmost("bretagne", "passeport")).toBe(false);
});

test("accents, case and apostrophes make no difference", () => {
  expect(wordsOf("L’Œuvre d'Éloïse, n° 12")).toEqual(["l", "oeuvre", "d", "eloise", "n", "12"]);
});
