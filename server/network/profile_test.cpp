#include "network/profile.hpp"

#include <gtest/gtest.h>

#include "network/export_counters.hpp"
#include "network/look_up.hpp"
#include "network/show_counter.hpp"
#include "network/test_directory.hpp"

namespace relais::network {
namespace {

class Profile : public testing::Test {
 protected:
  Directory directory() const { return Directory{rows, day("2024-08-01")}; }
  DirectoryRows rows = around_vervins();
};

TEST_F(Profile, a_department_counts_its_people_its_small_communes_and_its_counters) {
  auto const profile = territory_profile(directory(), {{"02"}, {}});
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->population, 11'400);
  EXPECT_EQ(profile->small_communes->communes, 1);  // Gercy
  EXPECT_EQ(profile->small_communes->of, 3);
  EXPECT_EQ(profile->counters, 2);
  EXPECT_EQ(territory_profile(directory(), {{"02"}, 3'000})->small_communes->communes, 2);
}

TEST_F(Profile, a_commune_says_its_population_with_year_and_source) {
  auto const profile = territory_profile(directory(), {{"02789"}, {}});
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->population, 2'500);
  EXPECT_EQ(profile->population_year, 2023);
  EXPECT_EQ(profile->population_source, "test");
  EXPECT_EQ(profile->within.front().name, "Aisne");
  EXPECT_FALSE(profile->small_communes);
}

TEST_F(Profile, a_population_names_its_own_source_beside_what_others_stated) {
  for (auto& territory : rows.territories) {
    if (territory.population) {
      territory.population_source = "census";
    }
  }
  rows.official_figures = {{{"fr"}, "population", day("2008-01-01"), 12'000, "slides", TerritoryCode{"02"}}};
  auto const department = territory_profile(directory(), {{"02"}, {}});
  EXPECT_EQ(department->population, 11'400);
  EXPECT_EQ(department->population_source, "census");
  ASSERT_EQ(department->stated.size(), 1);
  EXPECT_EQ(department->stated.front().source, "slides");
  EXPECT_TRUE(territory_profile(directory(), {{"02789"}, {}})->stated.empty());
}

TEST_F(Profile, an_unknown_territory_is_refused) {
  EXPECT_EQ(territory_profile(directory(), {{"ZZ"}, {}}).problem().code, "network.territory_unknown");
}

TEST_F(Profile, the_network_is_counted_on_any_day_beside_the_official_figure) {
  rows.counters[1].labelled_on = day("2022-09-02");
  rows.counters[2].is_antenna = true;
  rows.official_figures = {{{"fr"}, "labelled_counters", day("2022-09-01"), 2379, "ministerial answer"}};
  auto const size = network_size(directory(), {{"fr"}, day("2022-09-01"), {}});
  ASSERT_TRUE(size);
  EXPECT_EQ(size->main_places, 1);
  EXPECT_EQ(size->with_antennas, 2);
  EXPECT_EQ(size->official->value, 2379);  // never forced to agree
  EXPECT_FALSE(network_size(directory(), {{"fr"}, day("2022-08-31"), {}})->official);
  EXPECT_EQ(network_size(directory(), {{"xx"}, {}, {}}).problem().code, "network.network_unknown");
}

TEST_F(Profile, a_network_by_buildings_tells_of_the_buildings_that_are_not_known) {
  rows.counters[0].host_place = HostPlace::kTownHall;
  rows.official_figures = {{{"fr"}, "labelled_counters", day("2022-09-01"), 2379, "ministerial answer"}};
  auto const size = network_size(directory(), {{"fr"}, day("2024-08-01"), HostPlace::kMediaCentre});
  ASSERT_TRUE(size);
  EXPECT_EQ(size->with_antennas, 0);
  EXPECT_EQ(size->not_known.host_place, 2);
  EXPECT_FALSE(size->official);  // it is the whole network's
  EXPECT_EQ(network_size(directory(), {{"fr"}, day("2019-01-01"), HostPlace::kMediaCentre})->not_known.host_place, 0);
  EXPECT_EQ(network_size(directory(), {{"fr"}, day("2024-08-01"), {}})->not_known.host_place, 0);
}

TEST_F(Profile, media_centres_are_counted_as_they_opened_twelve_then_fourteen) {
  rows.counters.clear();
  for (int i = 0; i < 14; ++i) {
    auto media_centre = counter("lot-" + std::to_string(i), "Cyber-base", "02789", 44.6, 1.6);
    media_centre.label.reset();
    media_centre.labelled_on.reset();
    media_centre.opened_on = day(i < 12 ? "2007-01-01" : "2008-09-01");
    media_centre.host_place = HostPlace::kMediaCentre;
    rows.counters.push_back(media_centre);
  }
  auto const count = [this](std::string_view on, HostPlace kind) {
    return network_size(directory(), {{"fr"}, day(on), kind})->with_antennas;
  };
  EXPECT_EQ(count("2008-06-01", HostPlace::kMediaCentre), 12);
  EXPECT_EQ(count("2008-10-01", HostPlace::kMediaCentre), 14);
  EXPECT_EQ(count("2008-10-01", HostPlace::kTownHall), 0);
}

TEST_F(Profile, a_counter_tells_what_is_done_there_and_why) {
  auto const shown = show_counter(directory(), Scope::public_directory(), {"fs-1"}, at("2024-08-01T07:30Z"));
  ASSERT_TRUE(shown);
  ASSERT_TRUE(shown->offer);
  EXPECT_EQ(shown->offer->because, "label");
  EXPECT_EQ(shown->offer->partners.front().procedures, std::vector{ProcedureCode{"caf.request_housing_aid"}});
  EXPECT_EQ(shown->commune->population, 2'500);
  ASSERT_EQ(shown->week.size(), 7);
  EXPECT_EQ(shown->week[0].spans.front().from, "08:45");
  EXPECT_EQ(shown->week[2].known, OpenState::kClosed);  // Saturday
}

TEST_F(Profile, a_counter_without_a_label_has_no_known_offer) {
  rows.counters[0].label.reset();
  EXPECT_FALSE(show_counter(directory(), Scope::public_directory(), {"fs-1"}, at("2024-08-01T07:30Z"))->offer);
}

TEST_F(Profile, a_stranger_to_the_network_is_told_that_a_counter_is_unknown) {
  auto const belgian = Scope::whole_network({"be"});
  EXPECT_EQ(show_counter(directory(), belgian, {"fs-1"}, at("2024-08-01T07:30Z")).problem().code,
            "network.counter_unknown");
  EXPECT_EQ(show_counter(directory(), Scope::public_directory(), {"fs-77"}, at("2024-08-01T07:30Z")).problem().code,
            "network.counter_unknown");
}

TEST_F(Profile, procedures_are_found_by_their_everyday_names) {
  auto const directory_now = Directory{rows, day("2024-08-01")};
  EXPECT_EQ(find_procedures(directory_now, {"apl", {}}).items.front().code, "caf.request_housing_aid");
  EXPECT_EQ(find_procedures(directory_now, {"LOGEMENT", {}}).items.front().code, "caf.request_housing_aid");
  EXPECT_EQ(find_procedures(directory_now, {"", 2}).items.size(), 2);
  EXPECT_TRUE(find_procedures(directory_now, {"zebra", {}}).items.empty());
  EXPECT_EQ(find_procedures(directory_now, {"", 2, NetworkId{"fr"}}).items.size(), 2);
  EXPECT_TRUE(find_procedures(directory_now, {"apl", {}, NetworkId{"be"}}).items.empty());
}

TEST_F(Profile, exports_keep_cells_whole_and_harmless) {
  rows.counters[0].name = "Guichet \"A\", bureau 2";
  rows.counters[1].name = "=HYPERLINK(\"x\")";
  rows.counters[2].telephone = "+33324000000";
  auto const csv = counters_csv(directory(), Scope::public_directory());
  EXPECT_NE(csv.find("\"Guichet \"\"A\"\", bureau 2\""), std::string::npos);
  EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"x\"\")\""), std::string::npos);
  EXPECT_NE(csv.find(",+33324000000,"), std::string::npos);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
  EXPECT_NE(counters_geojson(directory(), Scope::public_directory()).find(R"("coordinates":[3.908,49.835])"),
            std::string::npos);
}

}  // namespace
}  // namespace relais::network
