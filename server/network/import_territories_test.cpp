#include "network/import_territories.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class ImportTerritories : public db::OnBothDatabases {
 protected:
  void prepare() override { ASSERT_TRUE(load_reference(database(), data_folder())); }

  Result<ImportReport> import(std::string_view bytes, TerritoryImport how = {}) {
    how.network = network_;
    how.source = "test";
    return import_territories(database(), scope(), rules_, bytes, how);
  }
  ImportReport imported(std::string_view bytes) {
    auto report = import(bytes);
    EXPECT_TRUE(report) << (report ? "" : report.problem().code + " " + report.problem().detail);
    return report ? *std::move(report) : ImportReport{};
  }
  DirectoryRows directory() {
    return database().read([&](db::Snapshot const& snapshot) { return DirectoryStore{snapshot, scope()}.load(); });
  }
  Territory territory(std::string_view code) {
    for (auto const& one : directory().territories) {
      if (one.code.text == code) {
        return one;
      }
    }
    ADD_FAILURE() << "no territory " << code;
    return {};
  }
  std::vector<std::string> wholes_of(std::string_view code) {
    std::vector<std::string> wholes;
    for (auto const& row : directory().within) {
      if (row.code.text == code) {
        wholes.push_back(row.within_code.text);
      }
    }
    return wholes;
  }
  Scope scope() const { return Scope::whole_network(network_); }

  NetworkId network_{"fr"};
  ImportRules const rules_ = shipped_rules();
};
RELAIS_ON_BOTH_DATABASES(ImportTerritories);

TEST_P(ImportTerritories, communes_come_with_what_holds_them) {
  auto const report = imported(kSomeCommunes);
  EXPECT_EQ(report.accepted, 6);
  EXPECT_THAT(report.warnings, IsEmpty());
  auto const vervins = territory("02789");
  EXPECT_EQ(vervins.population, 2414);
  EXPECT_EQ(vervins.lat, 49.83);
  EXPECT_THAT(wholes_of("02789"), UnorderedElementsAre("02", "240200477"));
  EXPECT_THAT(wholes_of("02"), ElementsAre("R32"));
  EXPECT_THAT(wholes_of("75111"), UnorderedElementsAre("75", "75056"));
  EXPECT_EQ(territory("75111").kind, TerritoryKind::kDistrict);
  EXPECT_EQ(territory("R32").name, "Hauts-de-France");
  EXPECT_EQ(directory().postcodes.size(), 8u);
}

TEST_P(ImportTerritories, a_second_run_changes_nothing) {
  imported(kSomeCommunes);
  auto const again = imported(kSomeCommunes);
  EXPECT_EQ(again.created + again.changed, 0);
}

TEST_P(ImportTerritories, a_commune_that_moved_leaves_its_old_whole_and_postcode) {
  imported(kSomeCommunes);
  imported(
      "code,nom,type,departement,departement_nom,region,epci,epci_nom,codes_postaux,population\n"
      "02789,Vervins,,02,Aisne,32,200000001,CC Nouvelle,02141,\n");
  EXPECT_THAT(wholes_of("02789"), UnorderedElementsAre("02", "200000001"));
  EXPECT_THAT(directory().postcodes, Contains(TerritoryPostcode{network_, {"02789"}, "02141"}));
  EXPECT_THAT(directory().postcodes, Not(Contains(TerritoryPostcode{network_, {"02789"}, "02140"})));
  EXPECT_EQ(territory("02789").population, 2414) << "what a list does not say stays";
}

TEST_P(ImportTerritories, the_official_code_gives_former_codes_and_districts) {
  auto const report = imported(R"([
    {"code":"49126","nom":"Orée d'Anjou","departement":"49","region":"52","type":"commune-actuelle","anciensCodes":["49040","49069"],
     "codesPostaux":["49270","49530"],"population":17162},
    {"code":"49069","nom":"Champtoceaux","departement":"49","region":"52","type":"commune-deleguee","chefLieu":"49126"},
    {"code":"49126","nom":"Drain","departement":"49","region":"52","type":"commune-deleguee","chefLieu":"49126"}])");
  EXPECT_THAT(directory().former_codes, ElementsAre(FormerCode{network_, {"49040"}, {"49126"}, ""},
                                                    FormerCode{network_, {"49069"}, {"49126"}, "Champtoceaux"}));
  EXPECT_EQ(territory("49126").name, "Orée d'Anjou");
  ASSERT_EQ(report.warnings.size(), 1u) << "the department is not known yet";
  EXPECT_EQ(report.warnings[0].reason, "network.territory_unknown");
  imported(R"([{"code":"52","chefLieu":"44109","nom":"Pays de la Loire"}])");
  imported(R"([{"code":"49","region":"52","chefLieu":"49007","nom":"Maine-et-Loire"}])");
  EXPECT_THAT(wholes_of("49"), ElementsAre("R52"));
}

TEST_P(ImportTerritories, intercommunal_bodies_hold_their_members) {
  imported(kSomeCommunes);
  imported(
      R"([{"code":"200000002","nom":"CC du Test","populationMunicipale":11090,"membres":[{"code":"02789"},{"code":"02381"}]}])");
  EXPECT_EQ(territory("200000002").population, 11090);
  EXPECT_THAT(wholes_of("02789"), UnorderedElementsAre("02", "200000002"));
  EXPECT_THAT(wholes_of("02381"), UnorderedElementsAre("02", "200000002"));
}

TEST_P(ImportTerritories, belgian_municipalities_lie_in_their_province_by_their_code) {
  network_ = NetworkId{"be"};
  imported(
      "nis,nom_fr,nom_nl,type,region\n"
      "03000,Région wallonne,Waals Gewest,region,\n04000,Bruxelles-Capitale,Brussel,region,\n"
      "80000,Province du Luxembourg,Luxemburg,province,03000\n50000,Province du Hainaut,Henegouwen,province,03000\n");
  auto const report = imported(
      "nis,nom_fr,nom_nl,province_fr,region_nis,population_2020,codes_postaux,latitude,longitude\n"
      "84010,Bouillon,Bouillon,Luxembourg,03000,5385,6834,49.8,5.07\n"
      "54010,Comines-Warneton,Komen-Waasten,Flandre occidentale,03000,18103,7780,50.76,2.99\n"
      "21004,Bruxelles,Brussel,0,04000,185103,1000,50.87,4.37\n");
  EXPECT_THAT(report.warnings, IsEmpty());
  EXPECT_THAT(wholes_of("BE-84010"), ElementsAre("BE-80000"));
  EXPECT_THAT(wholes_of("BE-54010"), ElementsAre("BE-50000"));
  EXPECT_THAT(wholes_of("BE-21004"), ElementsAre("BE-04000"));
  EXPECT_EQ(territory("BE-21004").name_nl, "Brussel");
  EXPECT_EQ(territory("BE-84010").population_year, 2020);
}

TEST_P(ImportTerritories, rows_that_make_no_sense_are_refused_and_the_rest_is_read) {
  auto const report = imported(
      "code,nom,departement,population,latitude,longitude\n1001,Un,01,x,,\n123456,Deux,01,1,,\n02789,,02,1,,\n01002,"
      "Trois,01,270,a,b\n");
  EXPECT_EQ(report.accepted, 2);
  EXPECT_EQ(report.refused, 2);
  EXPECT_EQ(territory("01001").population, std::nullopt);
  EXPECT_EQ(territory("01002").lat, std::nullopt);
}

TEST_P(ImportTerritories, a_territory_lies_only_in_one_of_a_higher_kind) {
  for (auto const* const list :
       {"code,nom,departement\n99201,A,99202\n99202,B,99201\n", "code,nom,departement\n99201,A,99201\n"}) {
    auto const report = imported(list);
    EXPECT_THAT(wholes_of("99201"), IsEmpty());
    EXPECT_THAT(wholes_of("99202"), IsEmpty());
    ASSERT_FALSE(report.warnings.empty());
    auto const whole = std::string_view{list}.substr(std::string_view{list}.find('\n') + 9, 5);
    EXPECT_EQ(report.warnings[0], (ImportWarning{2, "departement", std::string{whole}, "network.territory_not_above"}));
    EXPECT_EQ(import(list, {.strict = true}).problem().code, "network.list_has_warnings");
  }
}

TEST_P(ImportTerritories, kinds_of_what_stands_count_too) {
  imported(kSomeCommunes);
  auto const report = imported("code,nom,departement\n02381,Hirson,02789\n");
  EXPECT_THAT(wholes_of("02381"), Not(Contains("02789")));
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_EQ(report.warnings[0].reason, "network.territory_not_above");
}

TEST_P(ImportTerritories, a_territory_of_a_new_kind_holds_no_longer_what_it_may_not) {
  network_ = NetworkId{"be"};
  imported("nis,nom_fr,type,region\n80000,Luxembourg,province,\n84010,Bouillon,,\n");
  ASSERT_THAT(wholes_of("BE-84010"), ElementsAre("BE-80000"));
  auto const report = imported("nis,nom_fr,type,region\n80000,Luxembourg,,\n");
  EXPECT_THAT(wholes_of("BE-84010"), IsEmpty());
  EXPECT_THAT(report.warnings, Contains(ImportWarning{0, "", "BE-80000", "network.territory_not_above"}));
}

TEST_P(ImportTerritories, populations_of_no_territory_are_left_out) {
  auto const report = imported(
      "code,nom,departement,departement_nom,population\n01001,A,01,Ain,-1\n01002,B,01,Ain,2000000001\n"
      "01003,C,01,Ain,-9223372036854775808\n01004,D,01,Ain,2000000000\n01005,E,01,Ain,0\n");
  for (auto const* const code : {"01001", "01002", "01003"}) {
    EXPECT_EQ(territory(code).population, std::nullopt) << code;
  }
  EXPECT_EQ(territory("01004").population, 2'000'000'000);
  EXPECT_EQ(territory("01005").population, 0);
  ASSERT_EQ(report.warnings.size(), 3u);
  EXPECT_EQ(report.warnings[2], (ImportWarning{4, "population", "-9223372036854775808", "network.value_unknown"}));
}

TEST_P(ImportTerritories, other_lists_strictness_dry_runs_and_scopes_are_kept_apart) {
  EXPECT_EQ(import("a,b\n1,2\n").problem().code, "network.columns_missing");
  EXPECT_EQ(import("code,nom,departement\n1,Un,01\n", {.strict = true}).problem().code, "network.list_has_warnings");
  EXPECT_TRUE(import(kSomeCommunes, {.dry_run = true}));
  EXPECT_THAT(directory().territories, IsEmpty());
  auto const other =
      import_territories(database(), Scope::public_directory(), rules_, kSomeCommunes, {.network = network_});
  EXPECT_EQ(other.problem().code, "network.unknown");
  network_ = NetworkId{"nope"};
  EXPECT_EQ(import(kSomeCommunes).problem().detail, "no network is called \"nope\"; known: be, fr");
}

}  // namespace
}  // namespace relais::network
