#include "network/growth.hpp"

#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

constexpr auto kToday = "2026-11-23";

// One more on the first of each month of 2023, and of the list of that year's end.
DirectoryRows one_a_month() {
  auto rows = around_vervins();
  rows.counters.clear();
  for (auto month = 1; month <= 12; ++month) {
    auto made = counter("fs-" + std::to_string(month), "Guichet", "02789", 49.835, 3.908);
    made.labelled_on =
        Date{std::chrono::year{2023}, std::chrono::month(static_cast<unsigned>(month)), std::chrono::day{1}};
    made.source_date = day("2023-12-31");
    rows.counters.push_back(made);
  }
  return rows;
}

Growth of(DirectoryRows rows, std::string_view to = "", std::optional<TerritoryCode> const& territory = {}) {
  auto const directory = Directory{std::move(rows), day(kToday)};
  auto grown = growth(directory, {{"fr"}, territory, {}, TextForm<Date>::read(to)});
  EXPECT_TRUE(grown);
  return grown ? *std::move(grown) : Growth{};
}

TEST(Growth, counts_at_month_ends_until_the_list_ends) {
  auto const grown = of(one_a_month());
  EXPECT_EQ(grown.known_until, day("2023-12-31"));
  ASSERT_EQ(grown.points.size(), 12U);
  EXPECT_EQ(grown.points.front().on, day("2023-01-31"));
  EXPECT_EQ(grown.points.back().with_antennas, 12);
}

// As official figures count.
TEST(Growth, antennas_come_on_top_and_fulfil_no_target) {
  auto rows = one_a_month();
  rows.counters[10].is_antenna = rows.counters[11].is_antenna = true;
  rows.targets = {{{"fr"}, "t", {}, day("2023-12-31"), 12, "comité", day("2023-01-01")}};
  auto const grown = of(std::move(rows));
  EXPECT_EQ(grown.points.back().main_places, 10);
  EXPECT_EQ(grown.points.back().with_antennas, 12);
  EXPECT_EQ(grown.targets.at(0).actual, 10);
  EXPECT_FALSE(grown.targets.at(0).reached_on);
}

TEST(Growth, what_closes_is_gone_and_what_has_no_date_is_counted_apart) {
  auto rows = one_a_month();
  rows.counters[0].closed_on = day("2023-06-15");
  rows.counters[1].labelled_on = std::nullopt;
  auto const grown = of(std::move(rows));
  EXPECT_EQ(grown.undated, 1);
  EXPECT_EQ(grown.points[4].with_antennas, 4);
  EXPECT_EQ(grown.points[5].with_antennas, 4);
}

TEST(Growth, a_counter_opened_here_does_not_make_the_list_newer) {
  auto rows = one_a_month();
  rows.counters.push_back(counter("here", "Guichet", "02789", 49.835, 3.908));
  rows.counters.back().list = "here";
  rows.counters.back().source_date = day(kToday);
  EXPECT_EQ(of(std::move(rows)).known_until, day("2023-12-31"));
}

TEST(Growth, a_line_goes_on_as_it_was) {
  auto const grown = of(one_a_month());
  ASSERT_TRUE(grown.projection);
  EXPECT_NEAR(grown.projection->a_month, 1, 0.02);
  EXPECT_EQ(grown.projection->until, day("2023-12-31"));
  EXPECT_NEAR(grown.projection->points.back().value, 24, 0.3);
  auto const& last = grown.projection->points.back();
  EXPECT_LT(last.interval.low, last.value - 0.5);
  EXPECT_GT(last.interval.high, last.value + 0.5);
}

TEST(Growth, of_fewer_than_six_months_there_is_no_projection) {
  EXPECT_FALSE(of(one_a_month(), "2023-05-31").projection);
  EXPECT_TRUE(of(one_a_month(), "2023-06-30").projection);
}

TEST(Growth, a_target_tells_what_it_takes) {
  auto rows = one_a_month();
  rows.targets = {{{"fr"}, "t", {}, day("2023-12-31"), 24, "comité", day("2023-01-01")}};
  auto const target = of(std::move(rows), "2023-06-30").targets.at(0);
  EXPECT_EQ(target.actual, 6);
  EXPECT_FALSE(target.reached_on);
  EXPECT_NEAR(*target.needed_a_month, 3, 0.1);
  ASSERT_TRUE(target.projected);
  EXPECT_NEAR(target.projected->value, 12, 0.3);
}

TEST(Growth, a_target_that_is_due_is_reached_or_missed) {
  auto rows = one_a_month();
  rows.targets = {{{"fr"}, "a", {}, day("2023-06-30"), 6, "", day("2023-01-01")},
                  {{"fr"}, "b", {}, day("2023-07-31"), 8, "", day("2023-01-01")},
                  {{"fr"}, "c", TerritoryCode{"08"}, day("2023-07-31"), 8, "", day("2023-01-01")}};
  auto const targets = of(std::move(rows)).targets;
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].reached_on, day("2023-06-01"));
  EXPECT_EQ(targets[1].actual, 7);
  EXPECT_EQ(targets[1].reached_on, day("2023-08-01"));
  EXPECT_FALSE(targets[1].needed_a_month);
}

TEST(Growth, a_territory_has_its_own_counters_from_the_networks_first_month_on) {
  auto const grown = of(one_a_month(), "", TerritoryCode{"08"});
  EXPECT_EQ(grown.points.size(), 12U);
  EXPECT_EQ(grown.points.back().with_antennas, 0);
  EXPECT_FALSE(grown.projection);
}

TEST(Growth, refuses_what_it_cannot_tell) {
  auto const directory = Directory{one_a_month(), day(kToday)};
  auto const code = [&](GrowthQuery const& query) { return growth(directory, query).problem().code; };
  EXPECT_EQ(code({{"no-such"}, {}, {}, {}}), "network.network_unknown");
  EXPECT_EQ(code({{"fr"}, TerritoryCode{"99"}, {}, {}}), "network.territory_unknown");
  EXPECT_EQ(code({{"fr"}, TerritoryCode{"BE-50000"}, {}, {}}), "network.territory_unknown");
  EXPECT_EQ(code({{"fr"}, {}, day("2023-02-01"), day("2023-01-01")}), "network.period_backwards");
  EXPECT_EQ(code({{"fr"}, {}, day("1900-01-01"), {}}), "network.period_too_long");
}

}  // namespace
}  // namespace relais::network
