#include "network/import_values.hpp"

#include <gtest/gtest.h>

#include "engine/hours/parse.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;

TEST(Flag, is_read_from_words_and_booking_addresses) {
  for (auto const* const text : {"Oui", "OUI ", "True", "1", "https://rdv.example.fr"}) {
    EXPECT_EQ(read_flag(text), true) << text;
  }
  for (auto const* const text : {"Non", "false", "0"}) {
    EXPECT_EQ(read_flag(text), false) << text;
  }
  EXPECT_EQ(read_flag("parfois"), std::nullopt);
}

TEST(Tags, are_folded_and_stand_once) {
  EXPECT_EQ(tags_in("Senior ; Santé,senior | Pays basque"), "pays_basque\nsante\nsenior");
  EXPECT_EQ(tags_in(" ; "), "");
}

TEST(Wheelchair, is_read_where_it_is_said_plainly) {
  EXPECT_EQ(read_wheelchair("Oui"), Wheelchair::kYes);
  EXPECT_EQ(read_wheelchair("Partiellement"), Wheelchair::kLimited);
  EXPECT_EQ(read_wheelchair("limited"), Wheelchair::kLimited);
  EXPECT_EQ(read_wheelchair("non"), Wheelchair::kNo);
  EXPECT_EQ(read_wheelchair("à voir"), std::nullopt);
}

TEST(Website, has_a_host) {
  EXPECT_EQ(read_website("https://a.fr/b?c=1"), "https://a.fr/b?c=1");
  EXPECT_EQ(read_website("www.a.fr"), "https://www.a.fr");
  EXPECT_EQ(read_website("http://a.fr:8080"), "http://a.fr:8080");
  for (auto const* const text :
       {"", "http://", "https://", "www.", "http:///a.fr", "http://?a.fr", "http://a", "ftp://a.fr", "a.fr",
        "http://.fr", "http://x@a.fr", "https://a.fr:x@b.fr/", "javascript:alert(1)", "http://a.fr/<b>"}) {
    EXPECT_EQ(read_website(text), std::nullopt) << text;
  }
}

TEST(Name, is_of_three_hundred_characters_at_most) {
  std::string name;
  for (auto i = 0; i < 300; ++i) {
    name += "é";
  }
  EXPECT_EQ(name_in(name), name);
  EXPECT_EQ(name_in(name + "x"), "");
}

TEST(Kind, every_value_of_the_official_lists_is_known) {
  EXPECT_EQ(read_kind("Fixe"), CounterKind::kFixed);
  EXPECT_EQ(read_kind("Multisites"), CounterKind::kMultiSite);
  EXPECT_EQ(read_kind("Bus_équivalent"), CounterKind::kBus);
  EXPECT_EQ(read_kind("Fixe_antenne(s)"), CounterKind::kFixedWithAntennas);
  EXPECT_EQ(read_kind("Itinérante "), CounterKind::kItinerant);
  EXPECT_EQ(read_kind("Oui"), CounterKind::kItinerant);
  EXPECT_EQ(read_kind("sous-marin"), std::nullopt);
}

TEST(HostKind, variants_of_case_and_blanks_are_one) {
  EXPECT_EQ(read_host_kind("Collectivité"), HostKind::kLocalAuthority);
  EXPECT_EQ(read_host_kind("collectivité "), HostKind::kLocalAuthority);
  EXPECT_EQ(read_host_kind("La poste"), HostKind::kLaPoste);
  EXPECT_EQ(read_host_kind("PIMMS"), HostKind::kPimms);
  EXPECT_EQ(read_host_kind("Opérateur"), HostKind::kOperator);
  EXPECT_EQ(read_host_kind("Etat"), HostKind::kState);
  EXPECT_EQ(read_host_kind("?"), std::nullopt);
}

TEST(DateIn, finds_dates_as_lists_write_them) {
  EXPECT_EQ(date_in("Espace labellisé 15/01/2021"), 2021y / January / 15);
  EXPECT_EQ(date_in("Espace labélisé 01/2020"), 2020y / January / 1);
  EXPECT_EQ(date_in("2020/06/30 14:16:50.898"), 2020y / June / 30);
  EXPECT_EQ(date_in("france-services-2024-08-01.csv"), 2024y / August / 1);
  EXPECT_EQ(date_in("liste-fs-20240801.csv"), 2024y / August / 1);
  EXPECT_EQ(date_in("fs_2020_01_09"), 2020y / January / 9);
}

TEST(DateIn, finds_none_where_there_is_none) {
  for (auto const* const text :
       {"", "31/02/2024", "2024", "13/2020", "08 08 12 34 56", "0000-00-00", "liste.csv", "99999999"}) {
    EXPECT_EQ(date_in(text), std::nullopt) << text;
  }
}

TEST(Degrees, take_point_or_comma_and_nothing_else) {
  EXPECT_EQ(read_degrees("46.106"), 46.106);
  EXPECT_EQ(read_degrees("46,106"), 46.106);
  EXPECT_EQ(read_degrees("-61.5"), -61.5);
  for (auto const* const text : {"", "46°06", "46.1.2", "inf", "nan", "46 106", "1e999"}) {
    EXPECT_EQ(read_degrees(text), std::nullopt) << text;
  }
}

TEST(Distance, is_that_of_the_sphere) {
  // One degree of latitude on a sphere of radius 6,371.0088 km is 111.195 km.
  EXPECT_NEAR(distance_km({48, 2}, {49, 2}), 111.195, 0.001);
  EXPECT_NEAR(distance_km({0, 0}, {0, 180}), 20015.1, 0.1);
}

TEST(CounterIdOfAList, is_the_same_each_time_and_fits) {
  EXPECT_EQ(listed_counter_id("fs", "1729").text, "fs-1729");
  auto const odd = listed_counter_id("fs", "N° 12/b");
  EXPECT_EQ(odd, listed_counter_id("fs", "N° 12/b"));
  EXPECT_NE(odd, listed_counter_id("fs", "N° 12-b"));
  auto const long_one = std::string(100, 'a');
  EXPECT_EQ(listed_counter_id("fs", long_one).text.size(), 64u);
  EXPECT_NE(listed_counter_id("fs", long_one + "b"), listed_counter_id("fs", long_one + "c"));
}

TEST(Weeks, stand_before_rules_of_weekdays_only) {
  auto const hours = in_odd_weeks("Mo 09:30-12:30,13:30-15:30; PH off");
  EXPECT_EQ(hours, "week 01-53/2 Mo 09:30-12:30,13:30-15:30; PH off");
  EXPECT_TRUE(std::holds_alternative<hours::Rules>(hours::parse(hours)));
  EXPECT_EQ(in_even_weeks("Tu 09:00-12:00; Fr 09:00-12:00"),
            "week 02-52/2 Tu 09:00-12:00; week 02-52/2 Fr 09:00-12:00");
}

TEST(OneLine, joins_lines_and_blanks) {
  EXPECT_EQ(one_line("  a \r\n b\t c "), "a b c");
}

}  // namespace
}  // namespace relais::network
