#include "network/tour_calendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Tour : testing::Test {
  DirectoryRows rows = around_vervins();
  Tour() {
    rows.counters.push_back(counter("fs-8", "Bus, de Thiérache", "02789", 49.8350, 3.9080));
    rows.counters.back().kind = CounterKind::kBus;
    auto stop = Stop{};
    stop.network_id = {"fr"};
    stop.counter_id = {"fs-8"};
    stop.position = 1;
    stop.name = "Place de la mairie; à côté de l’église, devant la salle polyvalente";
    stop.postcode = "02140";
    stop.commune_name = "Gercy";
    stop.commune_code = TerritoryCode{"02357"};
    stop.lat = 49.8;
    stop.lon = 3.866;
    stop.hours = "week 2-52/2 Th 09:00-12:00";
    rows.stops = {stop};
  }
  Result<std::string> calendar(std::string id) const {
    auto const directory = Directory{rows, day("2026-11-25")};
    return tour_calendar(directory, Scope::public_directory(), {std::move(id)}, at("2026-11-25T07:00Z"));
  }
};

TEST_F(Tour, is_a_calendar_of_its_coming_stops) {
  auto const text = *calendar("fs-8");
  // Thursday of week 48, an even one, at nine in Paris.
  EXPECT_THAT(text, AllOf(HasSubstr("DTSTART:20261126T080000Z\r\n"), HasSubstr("DTEND:20261126T110000Z\r\n"),
                          HasSubstr("GEO:49.800000;3.866000\r\n"), Not(HasSubstr("20261203T"))));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Bus\\, de Thiérache – Place de la mairie\\;"));
  for (std::size_t from = 0; from < text.size();) {
    auto const end = text.find("\r\n", from);
    ASSERT_NE(end, text.npos);
    EXPECT_LE(end - from, 75U);
    from = end + 2;
  }
}

TEST_F(Tour, of_a_counter_without_stops_is_refused) {
  EXPECT_EQ(calendar("fs-1").problem().code, "network.tour_unknown");
  EXPECT_EQ(calendar("fs-none").problem().code, "network.counter_unknown");
}

}  // namespace
}  // namespace relais::network
