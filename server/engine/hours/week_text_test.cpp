#include "engine/hours/week_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

#include "engine/hours/parse.hpp"
#include "engine/hours/schedule.hpp"

namespace relais::hours {
namespace {

std::string osm_of(std::string_view monday) {
  return read_week_text({monday}).osm;
}

std::vector<std::string_view> codes_of(std::string_view monday) {
  std::vector<std::string_view> codes;
  for (auto const& warning : read_week_text({monday}).warnings) {
    codes.push_back(warning.code);
  }
  return codes;
}

TEST(WeekText, vervins_comes_out_as_published) {
  constexpr std::string_view kDay = "08:45 - 12:00 / 13:30 - 16:00";
  auto const week = read_week_text({kDay, kDay, kDay, kDay, kDay});
  EXPECT_EQ(week.osm, "Mo-Fr 08:45-12:00,13:30-16:00");
  EXPECT_TRUE(week.warnings.empty());
}

TEST(WeekText, groups_days_in_a_row_only) {
  EXPECT_EQ(read_week_text({"14h-18h", "9h-12h", "9h-12h", "14h-18h", "", "9h-12h", "9h-12h"}).osm,
            "Mo 14:00-18:00; Tu-We 09:00-12:00; Th 14:00-18:00; Sa-Su 09:00-12:00");
}

TEST(WeekText, reads_the_forms_in_use) {
  for (std::string_view const text :
       {"9h30 – 12h15 / 13h45 – 16h30", "09:30 - 12:15 / 13:45 - 16:30", "de 9h30 à 12h15 et de 13h45 à 16h30",
        "9 h 30 - 12 h 15 / 13 h 45 - 16 h 30 ", "9h30-12h15 13H45-16H30", "9:30-12.15/13:45-16h30\n",
        "9h30 – 12h15 – 13h45 – 16h30", "9\u00a0:30-12:15/13:45\u00a0- 16:30"}) {
    EXPECT_EQ(osm_of(text), "Mo 09:30-12:15,13:45-16:30") << text;
  }
  EXPECT_EQ(osm_of("9-12/13-17"), "Mo 09:00-12:00,13:00-17:00");
  EXPECT_EQ(osm_of("9h12h/13h-15h"), "Mo 09:00-12:00,13:00-15:00");
  EXPECT_EQ(osm_of("9 h 12 h / 14 h 17 h"), "Mo 09:00-12:00,14:00-17:00");
  EXPECT_EQ(osm_of("9 à 12h 13h30 à 16h30"), "Mo 09:00-12:00,13:30-16:30");
}

TEST(WeekText, nothing_is_no_hours_and_no_warning) {
  for (std::string_view const text : {"", " ", "-", "–", "NA", "fermé"}) {
    EXPECT_EQ(osm_of(text), "") << text;
    EXPECT_TRUE(codes_of(text).empty()) << text;
  }
}

TEST(WeekText, bad_intervals_are_left_out_and_named) {
  EXPECT_EQ(osm_of("00:00 - 00:00"), "");
  EXPECT_EQ(codes_of("00:00 - 00:00"), (std::vector<std::string_view>{"hours.interval_empty"}));
  EXPECT_EQ(osm_of("09:00 - 12:00 / 17:00 - 13:30"), "Mo 09:00-12:00");
  EXPECT_EQ(codes_of("09:00 - 12:00 / 17:00 - 13:30"), (std::vector<std::string_view>{"hours.interval_reversed"}));
  EXPECT_EQ(osm_of("09:00 - 12:00 / 09:00 - 16:30 / 14:00 - 17:00"), "Mo 09:00-17:00");
  EXPECT_EQ(codes_of("09:00 - 12:00 / 09:00 - 16:30"), (std::vector<std::string_view>{"hours.intervals_overlap"}));
  EXPECT_EQ(osm_of("09:00 - 12:00 / 12:00 - 17:00"), "Mo 09:00-17:00");
  EXPECT_TRUE(codes_of("09:00 - 12:00 / 12:00 - 17:00").empty());
}

TEST(WeekText, a_cell_with_words_is_unknown_not_closed) {
  auto const week = read_week_text({"9h-12h", "sur RDV", "9h-12h / 14h", "25h-26h", "9h-12h75"});
  EXPECT_EQ(week.osm, "Mo 09:00-12:00; Tu-Fr unknown");
  ASSERT_EQ(week.warnings.size(), 4u);
  EXPECT_EQ(week.warnings[0], (CellWarning{1, "hours.unreadable", "sur RDV"}));
}

// --- the published lists ----------------------------------------------------------------------------------------

using Row = std::map<std::string, std::string>;

// RFC 4180 with quoted newlines; the files are well-formed.
std::vector<Row> rows_of(std::string const& path) {
  auto file = std::ifstream{path};
  std::string const text{std::istreambuf_iterator<char>{file}, {}};
  std::vector<std::vector<std::string>> table(1, std::vector<std::string>(1));
  bool quoted = false;
  for (char const c : text) {
    if (c == '"') {
      quoted = !quoted;  // a doubled quote leaves and enters again; the quote itself matters to no test
    } else if (c == ',' && !quoted) {
      table.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      table.emplace_back(1, std::string{});
    } else {
      table.back().back() += c;
    }
  }
  std::vector<Row> rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    if (table[i].size() == table[0].size()) {
      Row& row = rows.emplace_back();
      for (std::size_t column = 0; column < table[0].size(); ++column) {
        row[table[0][column]] = table[i][column];
      }
    }
  }
  return rows;
}

WeekText week_of(Row const& row) {
  return read_week_text({row.at("h_lundi"), row.at("h_mardi"), row.at("h_mercredi"), row.at("h_jeudi"),
                         row.at("h_vendredi"), row.at("h_samedi")});
}

Schedule compiled(std::string_view osm) {
  auto parsed = parse(osm);
  auto const* rules = std::get_if<Rules>(&parsed);
  EXPECT_NE(rules, nullptr) << osm;
  auto const first = Day{std::chrono::year{2024} / 8 / 1};
  return Schedule::compile(rules == nullptr ? Rules{} : *rules, Calendar{}, first, first);
}

std::map<std::string_view, int> warnings_by_code(std::vector<WeekText> const& weeks) {
  std::map<std::string_view, int> count;
  for (auto const& week : weeks) {
    for (auto const& warning : week.warnings) {
      ++count[warning.code];
    }
  }
  return count;
}

std::string const kListOf2024 = RELAIS_SOURCE_DIR "/../shared/data/guichets/france-services-2024-08-01.csv";
std::string const kListOf2020 = RELAIS_SOURCE_DIR "/../shared/data/guichets/france-services-2020-01-09.csv";

TEST(WeekText, every_row_of_the_list_of_2024_is_read) {
  if (!std::filesystem::exists(kListOf2024)) {
    GTEST_SKIP() << "france-services-2024-08-01.csv is not there";
  }
  auto const rows = rows_of(kListOf2024);
  ASSERT_EQ(rows.size(), 2845u);
  std::vector<WeekText> weeks;
  std::ranges::transform(rows, std::back_inserter(weeks), week_of);
  EXPECT_EQ(std::ranges::count(weeks, std::string{}, &WeekText::osm), 48);
  EXPECT_EQ(warnings_by_code(weeks),
            (std::map<std::string_view, int>{{"hours.interval_empty", 67}, {"hours.intervals_overlap", 79}}));
}

// A fixed place is open 24 hours a week on 5 days. Adding overlapping intervals up twice would let two more rows pass
// (2,553 and 2,271, as was published).
TEST(WeekText, the_rule_of_24_hours_on_5_days_over_the_list_of_2024) {
  if (!std::filesystem::exists(kListOf2024)) {
    GTEST_SKIP() << "france-services-2024-08-01.csv is not there";
  }
  int passing = 0;
  int fixed = 0;
  int fixed_passing = 0;
  std::vector<int> minutes;
  for (auto const& row : rows_of(kListOf2024)) {
    auto const osm = week_of(row).osm;
    if (osm.empty()) {
      continue;
    }
    auto const schedule = compiled(osm);
    minutes.push_back(schedule.weekly_minutes());
    bool const passes = schedule.weekly_minutes() >= 24 * 60 && schedule.open_days() >= 5;
    bool const is_fixed = row.at("type_fs") == "Principal" && row.at("format_fs") == "Fixe";
    passing += passes ? 1 : 0;
    fixed += is_fixed ? 1 : 0;
    fixed_passing += passes && is_fixed ? 1 : 0;
  }
  EXPECT_EQ(minutes.size(), 2797u);
  EXPECT_EQ(passing, 2551);
  EXPECT_EQ(fixed, 2375);
  EXPECT_EQ(fixed_passing, 2270);
  std::ranges::nth_element(minutes, minutes.begin() + std::ssize(minutes) / 2);
  EXPECT_EQ(minutes[minutes.size() / 2], 29 * 60);
}

TEST(WeekText, the_list_of_2020_in_free_form_is_read_or_named) {
  if (!std::filesystem::exists(kListOf2020)) {
    GTEST_SKIP() << "france-services-2020-01-09.csv is not there";
  }
  auto const rows = rows_of(kListOf2020);
  ASSERT_EQ(rows.size(), 483u);
  std::vector<WeekText> weeks;
  std::ranges::transform(rows, std::back_inserter(weeks), week_of);
  auto const count = warnings_by_code(weeks);
  EXPECT_EQ(count, (std::map<std::string_view, int>{{"hours.unreadable", 107}}));
  for (auto const& week : weeks) {
    if (!week.osm.empty()) {
      compiled(week.osm);
    }
  }
}

}  // namespace
}  // namespace relais::hours
