// A small directory for tests, around Vervins: what a test does not say is not known.
#pragma once

#include "network/find_counters.hpp"

namespace relais::network {

inline Date day(std::string_view text) {
  return TextForm<Date>::read(text).value();
}
inline Instant at(std::string_view text) {
  return TextForm<Instant>::read(text).value();
}

inline Territory commune(std::string code, std::string name, double lat, double lon, std::int64_t population) {
  auto const network = code.starts_with("BE-") ? NetworkId{"be"} : NetworkId{"fr"};
  return {network, {std::move(code)}, TerritoryKind::kCommune, std::move(name), {}, population, 2023, lat, lon, "test"};
}

inline Territory territory(std::string code, TerritoryKind kind, std::string name) {
  auto const network = code.starts_with("BE-") ? NetworkId{"be"} : NetworkId{"fr"};
  return {network, {std::move(code)}, kind, std::move(name), {}, {}, {}, {}, {}, "test"};
}

// A labelled fixed counter.
inline Counter counter(std::string id, std::string name, std::string commune_code, double lat, double lon,
                       std::optional<std::string> hours = std::nullopt) {
  Counter made;
  made.network_id = {"fr"};
  made.id = {std::move(id)};
  made.list = "test";
  made.name = std::move(name);
  made.commune_name = "somewhere";
  made.commune_code = TerritoryCode{std::move(commune_code)};
  made.lat = lat;
  made.lon = lon;
  made.hours = std::move(hours);
  made.label = "france_services";
  made.labelled_on = day("2021-01-15");
  made.source = "test list";
  made.source_date = day("2024-08-01");
  return made;
}

// Vervins and Hirson in Aisne, Fumay in Ardennes, Saint-Denis in La Réunion, Momignies in Hainaut; one counter in each
// of the first three.
inline DirectoryRows around_vervins() {
  DirectoryRows rows;
  rows.networks = {{{"fr"}, "FR", "France services", "Europe/Paris"}, {{"be"}, "BE", "Belgique", "Europe/Brussels"}};
  rows.territories = {territory("R32", TerritoryKind::kRegion, "Hauts-de-France"),
                      territory("02", TerritoryKind::kDepartment, "Aisne"),
                      territory("08", TerritoryKind::kDepartment, "Ardennes"),
                      territory("974", TerritoryKind::kDepartment, "La Réunion"),
                      territory("BE-50000", TerritoryKind::kProvince, "Hainaut"),
                      commune("02789", "Vervins", 49.8355, 3.9083, 2'500),
                      commune("02381", "Hirson", 49.9217, 4.0842, 8'600),
                      commune("02357", "Gercy", 49.8022, 3.8661, 300),
                      commune("08185", "Fumay", 49.9886, 4.7031, 3'300),
                      commune("97411", "Saint-Denis", -20.8821, 55.4504, 155'000),
                      commune("BE-56051", "Momignies", 50.0272, 4.1647, 5'300)};
  rows.within = {{{"fr"}, {"02"}, {"R32"}},           {{"fr"}, {"02789"}, {"02"}}, {{"fr"}, {"02381"}, {"02"}},
                 {{"fr"}, {"02357"}, {"02"}},         {{"fr"}, {"08185"}, {"08"}}, {{"fr"}, {"97411"}, {"974"}},
                 {{"be"}, {"BE-56051"}, {"BE-50000"}}};
  rows.postcodes = {{{"fr"}, {"02789"}, "02140"},  {{"fr"}, {"02357"}, "02140"}, {{"fr"}, {"02381"}, "02500"},
                    {{"fr"}, {"08185"}, "08170"},  {{"fr"}, {"97411"}, "97400"}, {{"fr"}, {"97411"}, "97490"},
                    {{"be"}, {"BE-56051"}, "6590"}};
  rows.former_codes = {{{"fr"}, {"02999"}, {"02789"}, "Vervins-le-Petit"}};
  rows.partners = {{{"fr"}, {"caf"}, "Caf", "Family fund", {}, "test"}, {{"fr"}, {"urssaf"}, "Urssaf", {}, {}, "test"}};
  rows.memberships = {{{"fr"}, "france_services", {"caf"}, day("2019-07-01"), {}, "test"}};
  rows.procedures = {{{"fr"},
                      {"caf.request_housing_aid"},
                      {"caf"},
                      Theme::kHousing,
                      HelpLevel::kFirstLevel,
                      "Demander une aide au logement",
                      "Ask for housing aid",
                      {},
                      {},
                      "APL | rent"},
                     {{"fr"},
                      {"caf.dispute_overpayment"},
                      {"caf"},
                      Theme::kMoney,
                      HelpLevel::kReoriented,
                      "Contester un trop-perçu",
                      {},
                      {},
                      {},
                      "indu"},
                     {{"fr"},
                      {"urssaf.declare_income"},
                      {"urssaf"},
                      Theme::kMoney,
                      HelpLevel::kFirstLevel,
                      "Déclarer un revenu",
                      {},
                      {},
                      {},
                      "cesu"}};
  rows.counters = {counter("fs-1", "Guichet de Vervins", "02789", 49.8350, 3.9080, "Mo-Fr 08:45-12:00,13:30-16:00"),
                   counter("fs-2", "Guichet d'Hirson", "02381", 49.9217, 4.0842, "Sa 09:00-12:00"),
                   counter("fs-3", "Guichet de Fumay", "08185", 49.9886, 4.7031)};
  return rows;
}

}  // namespace relais::network
