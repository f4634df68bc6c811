#include "platform/clock/clock.hpp"

#include <gtest/gtest.h>

namespace relais {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

Instant at(std::string_view text) {
  return TextForm<Instant>::read(text).value();
}
std::string text(Instant instant) {
  return TextForm<Instant>::write(instant);
}
LocalMinute local(int y, unsigned m, unsigned d, int hour, int minute) {
  return LocalMinute{local_days{year{y} / month{m} / day{d}}} + hours{hour} + minutes{minute};
}

TEST(Clock, writes_instants_at_fixed_width) {
  EXPECT_EQ(text(Instant{0ms}), "1970-01-01T00:00:00.000Z");
}

TEST(Clock, reads_offsets_and_shortened_forms) {
  EXPECT_EQ(text(at("2024-08-01T09:30+02:00")), "2024-08-01T07:30:00.000Z");
  EXPECT_EQ(text(at("2024-08-01T09:30:15.25Z")), "2024-08-01T09:30:15.250Z");
  EXPECT_EQ(text(at("2024-08-01T00:00:00-0330")), "2024-08-01T03:30:00.000Z");
}

TEST(Clock, refuses_what_is_no_instant) {
  for (auto const* bad :
       {"", "2024-08-01", "2024-02-30T00:00Z", "2024-08-01T24:00Z", "2024-08-01T09:30", "2024-08-01T09:3Z",
        "2024-08-01T09:30:00.Z", "2024-08-01T09:30+99:00", "2024-08-01T09:30Zx", "0000-01-01T00:00Z"}) {
    EXPECT_FALSE(TextForm<Instant>::read(bad)) << bad;
  }
}

TEST(Clock, refuses_days_that_do_not_exist) {
  EXPECT_TRUE(TextForm<Date>::read("2024-02-29"));
  EXPECT_FALSE(TextForm<Date>::read("2023-02-29"));
  EXPECT_FALSE(TextForm<Date>::read("2023-2-9"));
}

TEST(TimeZone, shows_the_wall_clock_of_a_place) {
  auto const paris = TimeZone::named("Europe/Paris").value();
  EXPECT_EQ(paris.local(at("2024-08-01T07:30Z")), local(2024, 8, 1, 9, 30));
  EXPECT_EQ(paris.local(at("2024-12-01T07:30Z")), local(2024, 12, 1, 8, 30));
  auto const reunion = TimeZone::named("Indian/Reunion").value();
  EXPECT_EQ(reunion.local(at("2024-08-01T07:30Z")), local(2024, 8, 1, 11, 30));
}

TEST(TimeZone, a_minute_shown_twice_is_the_first_of_the_two) {
  auto const paris = TimeZone::named("Europe/Paris").value();
  EXPECT_EQ(text(paris.instant(local(2024, 10, 27, 2, 30))), "2024-10-27T00:30:00.000Z");
}

TEST(TimeZone, a_minute_that_is_skipped_is_the_instant_of_the_change) {
  auto const paris = TimeZone::named("Europe/Paris").value();
  EXPECT_EQ(text(paris.instant(local(2024, 3, 31, 2, 30))), "2024-03-31T01:00:00.000Z");
  EXPECT_EQ(text(paris.instant(local(2024, 3, 31, 3, 0))), "2024-03-31T01:00:00.000Z");
}

TEST(TimeZone, a_name_that_does_not_exist_is_nothing) {
  EXPECT_FALSE(TimeZone::named("Europe/Atlantis"));
}

}  // namespace
}  // namespace relais
