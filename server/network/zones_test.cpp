#include "network/zones.hpp"

#include <gtest/gtest.h>

#include "network/profile.hpp"
#include "network/test_directory.hpp"

namespace relais::network {
namespace {

TerritoryZone said(Directory const& directory, std::string const& code, Zone zone) {
  auto const zones = directory.zones().of(*directory.territories().find({code}));
  return *std::ranges::find(zones, zone, &TerritoryZone::zone);
}

// Hirson is 5.8 km² too dense for the rule, Gercy is not; of the others no area is known.
DirectoryRows with_areas() {
  auto rows = around_vervins();
  for (auto& one : rows.territories) {
    if (one.code.text == "02381") {
      one.area_km2 = 8'600 / kRuralBelow;  // exactly as many as the rule no longer calls rural
    }
    if (one.code.text == "02357") {
      one.area_km2 = 6.1;
    }
  }
  return rows;
}

TEST(Zones, rural_below_150_inhabitants_to_the_square_kilometre) {
  auto const directory = Directory{with_areas(), day("2026-11-23")};
  EXPECT_EQ(said(directory, "02381", Zone::kRural).is_in, false);
  EXPECT_EQ(said(directory, "02381", Zone::kRural).density, 150);
  EXPECT_EQ(said(directory, "02357", Zone::kRural).is_in, true);
  EXPECT_EQ(said(directory, "02357", Zone::kRural).density, 49.2);
}

TEST(Zones, without_an_area_nobody_knows) {
  auto const directory = Directory{with_areas(), day("2026-11-23")};
  EXPECT_EQ(said(directory, "08185", Zone::kRural).is_in, std::nullopt);
  EXPECT_FALSE(directory.zones().is_in(*directory.territories().find({"08185"}), Zone::kRural));
}

// Hirson is 13 km from Momignies, Vervins 28.
TEST(Zones, a_border_is_within_20_km_of_a_commune_abroad_on_both_sides) {
  auto const directory = Directory{around_vervins(), day("2026-11-23")};
  EXPECT_EQ(said(directory, "02381", Zone::kBorder).is_in, true);
  EXPECT_NEAR(*said(directory, "02381", Zone::kBorder).km_to_abroad, 13.1, 0.2);
  EXPECT_EQ(said(directory, "02789", Zone::kBorder).is_in, false);
  EXPECT_EQ(said(directory, "BE-56051", Zone::kBorder).is_in, true);
}

TEST(Zones, a_mark_stands_over_the_rule_and_says_where_it_comes_from) {
  auto rows = around_vervins();
  rows.zone_marks = {{{"fr"}, {"02789"}, Zone::kBorder, true, "bassin de vie", day("2026-01-05"), "Préfecture"}};
  auto const directory = Directory{std::move(rows), day("2026-11-23")};
  auto const border = said(directory, "02789", Zone::kBorder);
  EXPECT_EQ(border.is_in, true);
  EXPECT_EQ(border.by_rule, false);
  EXPECT_EQ(border.origin, ZoneOrigin::kMark);
  EXPECT_EQ(border.reason, "bassin de vie");
  EXPECT_EQ(border.marked_on, day("2026-01-05"));
  EXPECT_EQ(said(directory, "02789", Zone::kRural).origin, ZoneOrigin::kRule);
}

TEST(Zones, a_wider_territory_counts_its_communes_among_those_known) {
  auto const directory = Directory{with_areas(), day("2026-11-23")};
  EXPECT_TRUE(directory.zones().of(*directory.territories().find({"02"})).empty());
  auto const profile = territory_profile(directory, {{"02"}, {}});
  ASSERT_TRUE(profile);
  ASSERT_EQ(profile->zone_shares.size(), 2U);
  EXPECT_EQ(profile->zone_shares[0].communes, 1);
  EXPECT_EQ(profile->zone_shares[0].of, 2);
  EXPECT_EQ(profile->zone_shares[1].communes, 1);
  EXPECT_EQ(profile->zone_shares[1].of, 3);
}

TEST(Zones, a_list_of_communes_is_filtered_and_paged) {
  auto const directory = Directory{with_areas(), day("2026-11-23")};
  auto const border = communes_within(directory, {{"02"}, Zone::kBorder, {}, {}});
  ASSERT_EQ(border->items.size(), 1U);
  EXPECT_EQ(border->items.front().name, "Hirson");
  auto const first = communes_within(directory, {{"R32"}, {}, {}, 2});
  ASSERT_EQ(first->items.size(), 2U);
  auto const second = communes_within(directory, {{"R32"}, {}, first->next, 2});
  ASSERT_EQ(second->items.size(), 1U);
  EXPECT_FALSE(second->next);
  EXPECT_EQ(communes_within(directory, {{"99"}, {}, {}, {}}).problem().code, "network.territory_unknown");
}

}  // namespace
}  // namespace relais::network
