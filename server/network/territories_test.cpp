#include "network/territories.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TerritoriesTest : public testing::Test {
 protected:
  std::vector<std::string> search(std::string_view text, std::size_t limit = 10) const {
    std::vector<std::string> names;
    for (auto const* const commune : territories_.search(text, limit)) {
      names.push_back(commune->name);
    }
    return names;
  }

  DirectoryRows rows_ = around_vervins();
  Territories territories_{rows_.territories, rows_.within, rows_.postcodes, rows_.former_codes};
};

TEST_F(TerritoriesTest, forgive_accents_case_and_hyphens) {
  EXPECT_THAT(search("saint denis"), ElementsAre("Saint-Denis"));
  EXPECT_THAT(search("ST DENIS"), ElementsAre("Saint-Denis"));
  EXPECT_THAT(search("denis"), ElementsAre("Saint-Denis"));
  EXPECT_THAT(search("verv"), ElementsAre("Vervins"));
  EXPECT_THAT(search("vervins x"), IsEmpty());
}

TEST_F(TerritoriesTest, are_found_by_postcode_by_its_start_and_beside_a_name) {
  EXPECT_THAT(search("02140"), ElementsAre("Vervins", "Gercy"));
  EXPECT_THAT(search("02"), ElementsAre("Hirson", "Vervins", "Gercy"));
  EXPECT_THAT(search("Gercy (02140)"), ElementsAre("Gercy"));
  EXPECT_THAT(search("vervins 08"), IsEmpty());
  EXPECT_THAT(search("02789 vervins"), ElementsAre("Vervins"));
}

TEST_F(TerritoriesTest, nothing_typed_finds_nothing) {
  EXPECT_THAT(search(""), IsEmpty());
  EXPECT_THAT(search("--"), IsEmpty());
}

TEST_F(TerritoriesTest, the_larger_comes_first_and_the_limit_holds) {
  EXPECT_THAT(search("02", 1), ElementsAre("Hirson"));
}

TEST_F(TerritoriesTest, know_what_holds_them_and_what_they_hold) {
  auto const* const vervins = territories_.find({"02789"});
  EXPECT_EQ(territories_.middle_level(*vervins)->name, "Aisne");
  EXPECT_EQ(territories_.holder(*vervins, TerritoryKind::kRegion)->name, "Hauts-de-France");
  EXPECT_EQ(territories_.middle_level(*territories_.find({"BE-56051"}))->name, "Hainaut");
  EXPECT_EQ(territories_.inside(*territories_.find({"R32"}), TerritoryKind::kCommune).size(), 3);
}

TEST_F(TerritoriesTest, a_circle_in_the_data_ends) {
  auto rows = around_vervins();
  rows.within = {{{"fr"}, {"02789"}, {"02381"}}, {{"fr"}, {"02381"}, {"02789"}}, {{"fr"}, {"02"}, {"02"}}};
  rows.former_codes = {{{"fr"}, {"a"}, {"b"}, "A"}, {{"fr"}, {"b"}, {"a"}, "B"}};
  auto const circular = Territories{rows.territories, rows.within, rows.postcodes, rows.former_codes};
  EXPECT_EQ(circular.middle_level(*circular.find({"02789"})), nullptr);
  EXPECT_TRUE(circular.inside(*circular.find({"02"}), TerritoryKind::kCommune).empty());
  EXPECT_EQ(circular.find({"a"}), nullptr);
}

TEST_F(TerritoriesTest, a_former_code_leads_to_todays_commune) {
  EXPECT_EQ(territories_.find({"02999"})->name, "Vervins");
  EXPECT_EQ(territories_.find({"99999"}), nullptr);
}

}  // namespace
}  // namespace relais::network
