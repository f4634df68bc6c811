#include "network/find_counters.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/counter_list.hpp"
#include "network/test_directory.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto const kThursdayMorning = at("2024-08-01T07:30Z");  // 09:30 in Vervins
auto const kSaturdayMorning = at("2024-08-03T08:00Z");  // 10:00
auto const kScope = Scope::public_directory();

CounterQuery near_vervins() {
  CounterQuery query;
  query.near = Near{{49.8355, 3.9083}};
  return query;
}

std::vector<std::string> ids(std::vector<CounterItem> const& items) {
  std::vector<std::string> list;
  std::ranges::transform(items, std::back_inserter(list), [](CounterItem const& item) { return item.id.text; });
  return list;
}

std::string text(ZonedMinute const& minute) {
  return TextForm<ZonedMinute>::write(minute);
}

class Finder : public testing::Test {
 protected:
  // The page for a query; the JSON spliced for the API must say the same.
  CounterList page(CounterQuery const& query, Instant now = kThursdayMorning) {
    auto const directory = Directory{rows, day("2024-08-01")};
    auto const found = find_counters(directory, kScope, query, now);
    EXPECT_TRUE(found) << found.problem().code;
    auto made = counter_list(directory, *found);
    std::string spliced;
    write_counter_list(*found, spliced);
    EXPECT_EQ(spliced, json::write(made));
    return made;
  }
  std::string refusal(CounterQuery const& query) {
    auto const directory = Directory{rows, day("2024-08-01")};
    auto const found = find_counters(directory, kScope, query, kThursdayMorning);
    return found ? "" : found.problem().code;
  }
  DirectoryRows rows = around_vervins();
};

TEST_F(Finder, gives_the_nearest_first_with_its_distance_and_state) {
  auto const found = page(near_vervins());
  EXPECT_THAT(ids(found.items), ElementsAre("fs-1", "fs-2", "fs-3"));
  EXPECT_EQ(found.items[0].distance_m, 60);
  EXPECT_EQ(found.items[0].open.now, OpenState::kOpen);
  EXPECT_EQ(text(*found.items[0].open.until), "2024-08-01T12:00:00+02:00");
  EXPECT_EQ(found.items[1].open.now, OpenState::kClosed);
  EXPECT_EQ(text(*found.items[1].open.next), "2024-08-03T09:00:00+02:00");
  EXPECT_EQ(found.items[2].open.now, OpenState::kNotKnown);
}

TEST_F(Finder, keeps_only_what_is_open_at_the_hour_asked_and_never_loses_what_is_not_known) {
  auto query = near_vervins();
  query.open_at = kSaturdayMorning;
  auto const found = page(query);
  EXPECT_THAT(ids(found.items), ElementsAre("fs-2"));
  EXPECT_EQ(found.items[0].open_then->now, OpenState::kOpen);
  EXPECT_THAT(ids(found.not_known.hours), ElementsAre("fs-3"));
}

TEST_F(Finder, keeps_what_opens_at_some_minute_of_the_time_asked_for) {
  auto query = near_vervins();
  query.open_at = at("2024-08-10T00:00Z");  // a Saturday
  EXPECT_THAT(page(query).items, IsEmpty());
  query.open_until = at("2024-08-10T22:00Z");
  auto const found = page(query);
  EXPECT_THAT(ids(found.items), ElementsAre("fs-2"));
  EXPECT_EQ(found.items[0].open_then->now, OpenState::kOpen);
  query.open_until = query.open_at;
  EXPECT_EQ(refusal(query), "network.open_until_out_of_reach");
  query.open_at.reset();
  EXPECT_EQ(refusal(query), "network.open_until_alone");
}

TEST_F(Finder, a_commune_stands_for_its_centre_also_under_its_former_code) {
  CounterQuery query;
  query.commune = TerritoryCode{"08185"};
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-3", "fs-2", "fs-1"));
  query.commune = TerritoryCode{"02999"};
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1", "fs-2", "fs-3"));
}

TEST_F(Finder, by_opening_puts_what_is_open_first_and_keeps_its_order_from_page_to_page) {
  rows.counters.push_back(counter("fs-4", "Guichet du matin", "02381", 49.9217, 4.0842, "Mo-Fr 09:00-12:00"));
  rows.counters.push_back(counter("fs-5", "Guichet du soir", "02789", 49.8355, 3.9083, "Mo-Fr 17:00-19:00"));
  auto query = near_vervins();
  query.sort = CounterSort::kOpening;
  query.within_km = 100;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1", "fs-4", "fs-5", "fs-2", "fs-3"));
  query.limit = 2;
  auto const first = page(query);
  query.cursor = first.next;
  EXPECT_THAT(ids(page(query, at("2024-08-01T16:00Z")).items), ElementsAre("fs-5", "fs-2"));
  query.sort.reset();
  EXPECT_EQ(refusal(query), "network.cursor_unreadable");
}

TEST_F(Finder, by_opening_looks_fifty_kilometres_far_unless_told) {
  auto query = near_vervins();
  query.sort = CounterSort::kOpening;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1", "fs-2"));
  query.near.reset();
  EXPECT_EQ(refusal(query), "network.sort_needs_place");
}

TEST_F(Finder, a_wheelchair_keeps_who_is_known_to_let_it_in_and_counts_who_is_not_known) {
  rows.counters[0].wheelchair = Wheelchair::kYes;
  rows.counters.push_back(counter("fs-4", "Guichet à marche", "02381", 49.9217, 4.0842));
  rows.counters.back().wheelchair = Wheelchair::kLimited;
  auto query = near_vervins();
  query.wheelchair = Wheelchair::kYes;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1"));
  EXPECT_EQ(page(query).not_known.wheelchair, 2);
  query.wheelchair = Wheelchair::kLimited;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1", "fs-4"));
  EXPECT_EQ(page(query).not_known.wheelchair, 2);
  query.open_at = kSaturdayMorning;
  EXPECT_THAT(page(query).items, IsEmpty());
  EXPECT_EQ(page(query).not_known.wheelchair, 1);  // Hirson is open; of Fumay not even that is known
}

TEST_F(Finder, one_side_of_a_border_can_be_asked_for) {
  auto momignies = counter("be-1", "Momignies", "BE-56051", 50.0272, 4.1647);
  momignies.network_id = {"be"};
  rows.counters.push_back(momignies);
  auto query = near_vervins();
  EXPECT_EQ(page(query).items.size(), 4);
  query.network = NetworkId{"be"};
  EXPECT_THAT(ids(page(query).items), ElementsAre("be-1"));
  query.network = NetworkId{"xx"};
  EXPECT_EQ(refusal(query), "network.network_unknown");
}

TEST_F(Finder, on_a_public_holiday_hours_that_do_not_speak_of_it_are_not_known) {
  rows.counters.push_back(
      counter("fs-4", "Ouvert le 15 août", "02789", 49.8355, 3.9083, "Mo-Fr 09:00-12:00; PH 09:00-12:00"));
  rows.counters.push_back(counter("fs-5", "Fermé le 15 août", "02789", 49.8355, 3.9083, "Mo-Fr 09:00-12:00; PH off"));
  auto query = near_vervins();
  query.open_at = at("2024-08-15T08:00Z");
  auto const found = page(query, at("2024-08-15T08:00Z"));
  EXPECT_THAT(ids(found.items), ElementsAre("fs-4"));
  query.open_at.reset();
  EXPECT_EQ(page(query, at("2024-08-15T08:00Z")).items[2].id.text, "fs-1");
  EXPECT_EQ(page(query, at("2024-08-15T08:00Z")).items[2].open.now, OpenState::kNotKnown);
  EXPECT_EQ(page(query, at("2024-08-15T05:00Z")).items[2].open.now, OpenState::kClosed);  // closed is closed
}

TEST_F(Finder, pages_follow_each_other) {
  auto query = near_vervins();
  query.limit = 2;
  auto const first = page(query);
  EXPECT_THAT(ids(first.items), ElementsAre("fs-1", "fs-2"));
  query.cursor = first.next;
  auto const second = page(query);
  EXPECT_THAT(ids(second.items), ElementsAre("fs-3"));
  EXPECT_FALSE(second.next);
}

TEST_F(Finder, pages_go_on_behind_an_identifier_with_a_dot) {
  for (auto const* id : {"aa-7.0", "aa-7.1", "aa-7.2"}) {
    rows.counters.push_back(counter(id, "Guichet à point", "02789", 49.8350, 3.9080));
  }
  auto query = near_vervins();
  query.limit = 1;
  auto seen = std::vector<std::string>{};
  do {
    auto const found = page(query);
    seen.push_back(found.items.front().id.text);
    query.cursor = found.next;
  } while (query.cursor);
  EXPECT_EQ(seen.size(), 6);
}

TEST_F(Finder, without_a_place_goes_by_name_page_by_page) {
  CounterQuery query;
  query.limit = 2;
  auto const first = page(query);
  EXPECT_THAT(ids(first.items), ElementsAre("fs-2", "fs-3"));
  EXPECT_FALSE(first.items[0].distance_m);
  query.cursor = first.next;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1"));
}

TEST_F(Finder, words_of_the_name_are_matched_as_people_type_them) {
  CounterQuery query;
  query.q = "HIRSON guich";
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-2"));
  query.q = "nowhere";
  EXPECT_THAT(page(query).items, IsEmpty());
}

TEST_F(Finder, a_core_procedure_is_offered_because_of_the_label) {
  rows.counters[0].label.reset();
  auto query = near_vervins();
  query.procedure = ProcedureCode{"caf.request_housing_aid"};
  auto const found = page(query);
  EXPECT_THAT(ids(found.items), ElementsAre("fs-2", "fs-3"));
  EXPECT_EQ(found.not_known.offer, 1);  // the counter without a label has not said: that is no "no"
}

TEST_F(Finder, an_offer_outside_the_bundle_is_counted_as_not_known) {
  auto query = near_vervins();
  query.procedure = ProcedureCode{"urssaf.declare_income"};
  EXPECT_THAT(page(query).items, IsEmpty());
  EXPECT_EQ(page(query).not_known.offer, 3);
  query.within_km = 20;
  EXPECT_EQ(page(query).not_known.offer, 2);
}

TEST_F(Finder, kind_building_and_distance_narrow_the_search) {
  rows.counters[1].kind = CounterKind::kBus;
  rows.counters[2].host_place = HostPlace::kMediaCentre;
  auto query = near_vervins();
  query.kind = CounterKind::kBus;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-2"));
  query = near_vervins();
  query.host_place = HostPlace::kMediaCentre;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-3"));
  query = near_vervins();
  query.within_km = 20;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-1", "fs-2"));
}

TEST_F(Finder, a_building_that_is_not_known_is_counted_and_not_taken_for_another) {
  rows.counters[0].host_place = HostPlace::kTownHall;
  rows.counters[2].host_place = HostPlace::kMediaCentre;
  auto query = near_vervins();
  query.host_place = HostPlace::kMediaCentre;
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-3"));
  EXPECT_EQ(page(query).not_known.host_place, 1);  // Hirson
  query.open_at = kThursdayMorning;                // when Hirson is closed
  EXPECT_EQ(page(query).not_known.host_place, 0);
  query = {};
  EXPECT_EQ(page(query).not_known.host_place, 0);
  query.host_place = HostPlace::kCommunityHouse;
  EXPECT_EQ(page(query).not_known.host_place, 1);
}

TEST_F(Finder, a_tour_is_counted_once) {
  rows.counters[1].kind = CounterKind::kBus;
  rows.stops = {{{"fr"}, {"fs-2"}, 1, "Mairie", {}, {}, "Gercy", {}, 49.8022, 3.8661, {}, {}},
                {{"fr"}, {"fs-2"}, 2, "Gare", {}, {}, "Hirson", {}, 49.9217, 4.0842, {}, {}}};
  auto query = near_vervins();
  query.kind = CounterKind::kBus;
  query.host_place = HostPlace::kPostOffice;
  query.procedure = ProcedureCode{"caf.request_housing_aid"};
  EXPECT_EQ(page(query).not_known.host_place, 1);
  query.host_place.reset();
  query.procedure = ProcedureCode{"urssaf.declare_income"};
  EXPECT_EQ(page(query).not_known.offer, 1);
}

TEST_F(Finder, a_tour_is_met_at_its_stops) {
  rows.counters[1].kind = CounterKind::kBus;
  rows.stops = {{{"fr"},
                 {"fs-2"},
                 1,
                 "Place du marché",
                 {},
                 {},
                 "Gercy",
                 TerritoryCode{"02357"},
                 49.8022,
                 3.8661,
                 "week 01-53/2 Th 09:00-12:00",
                 {}},
                {{"fr"}, {"fs-2"}, 2, "Mairie", {}, {}, "Hirson", TerritoryCode{"02381"}, 49.9217, 4.0842, {}, {}}};
  auto const found = page(near_vervins());
  ASSERT_THAT(ids(found.items), ElementsAre("fs-1", "fs-2", "fs-2", "fs-3"));
  EXPECT_EQ(found.items[1].stop, "Place du marché");
  EXPECT_EQ(found.items[1].open.now, OpenState::kOpen);  // 1 August 2024 lies in week 31
}

TEST_F(Finder, counters_that_do_not_exist_today_are_not_found) {
  rows.counters[0].closed_on = day("2024-08-01");
  rows.counters[1].opened_on = day("2024-08-02");
  EXPECT_THAT(ids(page(near_vervins()).items), ElementsAre("fs-3"));
}

TEST_F(Finder, hours_that_cannot_be_read_hide_no_counter) {
  rows.counters[0].hours = "sunrise-sunset";
  EXPECT_EQ(page(near_vervins()).items[0].open.now, OpenState::kNotKnown);
}

TEST_F(Finder, overseas_time_is_that_of_the_place) {
  rows.counters.push_back(counter("fs-9", "Guichet de Saint-Denis", "97411", -20.88, 55.45, "Th 11:00-12:00"));
  CounterQuery query;
  query.commune = TerritoryCode{"97411"};
  EXPECT_EQ(text(*page(query).items[0].open.until), "2024-08-01T12:00:00+04:00");
}

TEST_F(Finder, refuses_what_it_does_not_know_and_names_the_parameter) {
  CounterQuery query;
  query.commune = TerritoryCode{"99999"};
  EXPECT_EQ(refusal(query), "network.place_unknown");
  query.near = Near{{1, 2}};
  EXPECT_EQ(refusal(query), "network.near_and_commune");
  query = {};
  query.procedure = ProcedureCode{"caf.nothing"};
  EXPECT_EQ(refusal(query), "network.procedure_unknown");
  query = {};
  query.partner = PartnerCode{"nobody"};
  EXPECT_EQ(refusal(query), "network.partner_unknown");
  query = {};
  for (auto const* bad : {"", "x", "d12-", "dzz-fs-1", "n-", "d7ff0000000000000-fs-1"}) {
    query.cursor = bad;
    EXPECT_EQ(refusal(query), "network.cursor_unreadable") << bad;
  }
  query.cursor = "n-fs-77";  // gone
  EXPECT_EQ(refusal(query), "network.cursor_unreadable");
  query = {};
  query.within_km = 5;
  EXPECT_EQ(refusal(query), "network.within_needs_place");
  query = near_vervins();
  query.cursor = "n-fs-1";  // of another order
  EXPECT_EQ(refusal(query), "network.cursor_unreadable");
}

TEST_F(Finder, a_place_that_went_between_two_pages_leaves_its_distance) {
  auto query = near_vervins();
  query.limit = 1;
  query.cursor = page(query).next;
  rows.counters.erase(rows.counters.begin());
  EXPECT_THAT(ids(page(query).items), ElementsAre("fs-2"));
}

}  // namespace
}  // namespace relais::network
