#include "network/offer_origins.hpp"

#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

LocalOffer offer(std::string body, std::optional<OfferOrigin> origin) {
  return {std::move(body), "accueil", {}, {}, origin};
}

DirectoryRows with_offers() {
  auto rows = around_vervins();
  CounterParticulars vervins;
  vervins.network_id = {"fr"};
  vervins.counter_id = {"fs-1"};
  vervins.local_offers = {offer("A", OfferOrigin::kNew), offer("B", OfferOrigin::kCompletes),
                          offer("C", OfferOrigin::kReplaces), offer("D", std::nullopt)};
  auto fumay = vervins;
  fumay.counter_id = {"fs-3"};
  fumay.local_offers = {offer("E", std::nullopt)};
  rows.particulars = {vervins, fumay};
  return rows;
}

TEST(OfferOrigins, shares_are_of_what_is_recorded) {
  auto const directory = Directory{with_offers(), day("2026-11-23")};
  auto const origins = offer_origins(directory, {{"fs-1"}, {"fs-2"}, {"fs-3"}}, {{"fr"}, {}});
  ASSERT_TRUE(origins);
  EXPECT_EQ(origins->all.offers, 5);
  EXPECT_EQ(origins->all.not_recorded, 2);
  EXPECT_NEAR(*origins->all.share, 2.0 / 3, 1e-12);
  ASSERT_EQ(origins->departments.size(), 2U);
  EXPECT_FALSE(origins->departments[1].count.share);
}

TEST(OfferOrigins, a_substitution_is_flagged_with_its_place) {
  auto const directory = Directory{with_offers(), day("2026-11-23")};
  auto const origins = offer_origins(directory, {{"fs-1"}, {"fs-3"}}, {{"fr"}, TerritoryCode{"02"}});
  ASSERT_EQ(origins->substitutions.size(), 1U);
  EXPECT_EQ(origins->substitutions[0].counter.text, "fs-1");
  EXPECT_EQ(origins->substitutions[0].body, "C");
  EXPECT_EQ(origins->all.offers, 4);
}

TEST(OfferOrigins, what_is_not_within_reach_is_not_told) {
  auto const directory = Directory{with_offers(), day("2026-11-23")};
  EXPECT_EQ(offer_origins(directory, {{"fs-3"}}, {{"fr"}, {}})->all.offers, 1);
  EXPECT_EQ(offer_origins(directory, {}, {{"fr"}, TerritoryCode{"99"}}).problem().code, "network.territory_unknown");
}

}  // namespace
}  // namespace relais::network
