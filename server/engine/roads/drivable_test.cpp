#include "engine/roads/drivable.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace relais::roads {
namespace {

std::optional<Drivable> of(std::vector<Tag> tags) {
  return drivable(tags);
}

TEST(Drivable, classes_have_their_speeds_and_limits_only_make_slower) {
  EXPECT_EQ(of({{"highway", "motorway"}})->speed, 115);
  EXPECT_EQ(of({{"highway", "secondary"}})->speed, 65);
  EXPECT_EQ(of({{"highway", "secondary"}, {"maxspeed", "50"}})->speed, 43);
  EXPECT_EQ(of({{"highway", "residential"}, {"maxspeed", "50"}})->speed, 28);
  EXPECT_EQ(of({{"highway", "primary"}, {"maxspeed", "FR:urban"}})->speed, 43);
}

TEST(Drivable, absurd_limits_are_no_limits) {
  for (auto const* const text : {"0", "-50", "4", "999999999999", "fast", "", "none", "signals"}) {
    EXPECT_FALSE(speed_limit(text)) << text;
  }
  EXPECT_EQ(speed_limit("30 mph"), 48);
  EXPECT_EQ(speed_limit("50;70"), 50);
}

TEST(Drivable, the_most_particular_access_decides) {
  EXPECT_FALSE(of({{"highway", "service"}, {"access", "private"}}));
  EXPECT_TRUE(of({{"highway", "service"}, {"access", "no"}, {"motor_vehicle", "destination"}}));
  EXPECT_FALSE(of({{"highway", "footway"}}));
  EXPECT_FALSE(of({{"highway", "track"}}));
  EXPECT_FALSE(of({{"highway", "residential"}, {"area", "yes"}}));
}

TEST(Drivable, one_way_streets_and_what_is_one_way_without_saying_so) {
  EXPECT_EQ(of({{"highway", "primary"}})->direction, Direction::kBoth);
  EXPECT_EQ(of({{"highway", "primary"}, {"oneway", "yes"}})->direction, Direction::kForward);
  EXPECT_EQ(of({{"highway", "primary"}, {"oneway", "-1"}})->direction, Direction::kBackward);
  EXPECT_EQ(of({{"highway", "motorway"}})->direction, Direction::kForward);
  EXPECT_EQ(of({{"highway", "motorway"}, {"oneway", "no"}})->direction, Direction::kBoth);
  EXPECT_EQ(of({{"highway", "tertiary"}, {"junction", "roundabout"}})->direction, Direction::kForward);
}

TEST(Drivable, a_ferry_carries_cars_only_where_it_says_so) {
  EXPECT_FALSE(of({{"route", "ferry"}}));
  EXPECT_EQ(of({{"route", "ferry"}, {"motorcar", "yes"}, {"duration", "1:05"}})->ferry_seconds, 3'900u);
  EXPECT_EQ(of({{"route", "ferry"}, {"motorcar", "yes"}, {"duration", "soon"}})->ferry_seconds, 0u);
}

TEST(Drivable, a_gate_is_open_unless_it_is_private) {
  EXPECT_TRUE(is_barrier(std::vector<Tag>{{"barrier", "bollard"}}));
  EXPECT_FALSE(is_barrier(std::vector<Tag>{{"barrier", "gate"}}));
  EXPECT_TRUE(is_barrier(std::vector<Tag>{{"barrier", "gate"}, {"access", "private"}}));
  EXPECT_FALSE(is_barrier(std::vector<Tag>{{"barrier", "bollard"}, {"motor_vehicle", "yes"}}));
}

}  // namespace
}  // namespace relais::roads
