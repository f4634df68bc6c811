#include "network/coming_closures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// Seen from Wednesday 25 November 2026.
struct Closures : testing::Test {
  DirectoryRows rows = around_vervins();
  std::vector<Closure> of(std::string hours) {
    rows.counters[0].hours = std::move(hours);
    rows.counters[1].hours = "Mo-Fr 09:00-17:00; PH off";
    auto const directory = Directory{rows, day("2026-11-25")};
    auto const& vervins = directory.places_of(*directory.find(CounterId{"fs-1"})).front();
    return coming_closures(directory, Scope::public_directory(), vervins, at("2026-11-25T09:00Z"));
  }
};

TEST_F(Closures, name_the_reason_and_the_nearest_that_is_open_then) {
  auto const closures = of("Mo-Fr 09:00-12:00; PH off; 2026 Dec 3-2026 Dec 7 off \"travaux\"");
  ASSERT_THAT(closures, SizeIs(3));  // then Christmas and New Year's Day
  EXPECT_EQ(closures[0].first, day("2026-12-03"));
  EXPECT_EQ(closures[0].last, day("2026-12-07"));  // over a weekend
  EXPECT_EQ(closures[0].known, OpenState::kClosed);
  EXPECT_EQ(closures[0].reason, "travaux");
  ASSERT_TRUE(closures[0].open_instead);
  EXPECT_EQ(closures[0].open_instead->id.text, "fs-2");
  EXPECT_EQ(closures[1].first, day("2026-12-25"));
  EXPECT_EQ(closures[1].holiday, "christmas");
  EXPECT_FALSE(closures[1].open_instead);
}

TEST_F(Closures, say_of_a_holiday_that_the_hours_forget_that_nothing_is_known) {
  auto const closures = of("Mo-Fr 09:00-12:00");
  ASSERT_THAT(closures, SizeIs(2));
  EXPECT_EQ(closures[0].holiday, "christmas");
  EXPECT_EQ(closures[0].known, OpenState::kNotKnown);
}

TEST_F(Closures, are_not_what_happens_every_second_week) {
  EXPECT_THAT(of("week 1-53/2 Mo 09:00-12:00; PH off"), IsEmpty());
}

TEST_F(Closures, are_none_where_the_hours_are_not_known) {
  EXPECT_THAT(of("by heart"), IsEmpty());
}

}  // namespace
}  // namespace relais::network
