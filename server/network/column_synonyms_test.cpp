#include "network/column_synonyms.hpp"

#include <gmock/gmock.h>

#include "network/shipped_data_for_tests.hpp"

namespace relais::network {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ColumnMap counters(std::vector<std::string> const& columns) {
  return shipped_rules().columns.map("counters", columns);
}

TEST(Columns, case_accents_and_separators_are_forgiven) {
  auto const map = counters({"ID_FS", "Nom de la structure", "code-postal", "TÉLÉPHONE", "Adresse  Mail", "h.Lundi"});
  EXPECT_THAT(map.unrecognised(), IsEmpty());
  for (auto const* const meaning : {"identifier", "name", "postcode", "telephone", "email", "monday"}) {
    EXPECT_TRUE(map.has(meaning)) << meaning;
  }
}

TEST(Columns, a_list_never_seen_before_is_matched_and_what_is_not_is_named) {
  auto const map = counters({"Identifiant", "Dénomination", "Rue", "CP", "Ville", "Lat", "Lng", "Tel", "Mél",
                             "Site Internet", "Lundi", "Couleur du toit"});
  EXPECT_THAT(map.unrecognised(), ElementsAre("Couleur du toit"));
}

TEST(Columns, of_two_columns_with_one_meaning_the_better_name_wins) {
  auto const map = counters({"id", "id_fs", "lib_fs"});
  EXPECT_EQ(map.column_name("identifier"), "id_fs");
  EXPECT_THAT(map.unrecognised(), ElementsAre("id"));
}

TEST(Columns, blanks_and_words_for_nothing_are_nothing) {
  for (auto const* const cell : {"", "  ", "NA", "#N/D", " - ", "\xC2\xA0", "null"}) {
    EXPECT_EQ(meaningful(cell), "") << cell;
  }
  EXPECT_EQ(meaningful("\t Vervins\xC2\xA0\n"), "Vervins");
  EXPECT_EQ(meaningful("Nancy"), "Nancy");
}

TEST(Columns, a_column_stands_for_one_meaning_only) {
  auto const rules = shipped_rules();
  for (auto const* const list : {"counters", "territories", "school_holidays"}) {
    auto const all = rules.columns.map(list, {});
    EXPECT_THAT(all.recognised(), IsEmpty());
  }
}

struct RealList {
  std::string_view file;
  std::vector<std::string> meanings;
};

TEST(Columns, the_real_lists_are_recognised) {
  auto const lists = std::vector<RealList>{
      {"guichets/france-services-2024-08-01.csv",
       {"identifier",     "department", "name",      "address", "address_extra", "commune_code", "postcode",
        "commune_name",   "latitude",   "longitude", "email",   "telephone",     "monday",       "saturday",
        "by_appointment", "comment",    "antenna",   "kind",    "group",         "label"}},
      {"guichets/france-services-2020-01-09.csv",
       {"identifier", "name", "address", "postcode", "commune_name", "email", "telephone", "host_kind", "host_name",
        "monday", "kind", "label", "commune_code", "latitude", "longitude", "department"}},
      {"guichets/mediation-numerique-hauts-de-france.geojson.gz",
       {"identifier", "name", "commune_name", "postcode", "commune_code", "address", "latitude", "longitude",
        "telephone", "email", "website", "hours", "label", "by_appointment", "stated_on"}},
      {"guichets/mediation-numerique-centre-val-de-loire.json",
       {"identifier", "name", "address", "postcode", "commune_name", "telephone", "website", "latitude", "longitude",
        "hours", "host_name", "stated_on"}},
      {"guichets/annuaire-services-publics-2016.csv.gz",
       {"identifier", "name", "address", "postcode", "commune_name", "commune_code", "latitude", "longitude",
        "telephone", "email", "website", "stated_on"}},
      {"guichets/bus-france-services-charente.json",
       {"identifier", "name", "commune_name", "postcode", "commune_code", "address", "latitude", "longitude",
        "telephone", "website", "hours", "weeks", "host_name", "label"}}};
  for (auto const& [file, meanings] : lists) {
    RELAIS_NEEDS_REAL_LIST(file);
    auto const table = tables::read_table(file_bytes(real_list(file)));
    ASSERT_TRUE(table) << file;
    auto const map = counters(table->columns);
    for (auto const& meaning : meanings) {
      EXPECT_TRUE(map.has(meaning)) << file << ": " << meaning;
    }
  }
}

}  // namespace
}  // namespace relais::network
