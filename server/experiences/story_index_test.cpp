#include "experiences/story_index.hpp"

#include <set>

#include <gtest/gtest.h>

namespace relais::experiences {
namespace {

std::vector<StoryFacets> every_combination() {
  std::vector<StoryFacets> all;
  for (auto const& feeling : TextForm<Feeling>::entries()) {
    for (auto const& told : TextForm<ToldBy>::entries()) {
      for (auto const answered : {false, true}) {
        for (auto const changed : {false, true}) {
          all.push_back({feeling.value, answered, changed, told.value, std::nullopt});
          for (auto const& used : TextForm<UsedChannel>::entries()) {
            all.push_back({feeling.value, answered, changed, told.value, used.value});
          }
        }
      }
    }
  }
  return all;
}

TEST(StoryIndex, each_combination_of_facets_has_a_cell_of_its_own) {
  std::set<std::int64_t> cells;
  for (auto const& facets : every_combination()) {
    auto const cell = cell_of(facets);
    EXPECT_TRUE(cell >= 0 && cell < kFacetCells);
    EXPECT_TRUE(cells.insert(cell).second);
    EXPECT_EQ(facets_of_cell(cell), facets);
    EXPECT_EQ(cell_of_entry(entry_of(123456789, cell)), cell);
    EXPECT_EQ(number_of(entry_of(123456789, cell)), 123456789);
  }
}

TEST(StoryIndex, a_mask_has_the_cells_that_are_asked_for) {
  auto const asked = AskedFacets{Feeling::kMixed, false, std::nullopt, ToldBy::kPaper, UsedChannel::kOnSite};
  auto const mask = mask_of(asked);
  for (auto const& facets : every_combination()) {
    auto const is_wanted = facets.feeling == Feeling::kMixed && !facets.is_answered &&
                           facets.channel == ToldBy::kPaper && facets.used_channel == UsedChannel::kOnSite;
    EXPECT_EQ(mask.has(entry_of(7, cell_of(facets))), is_wanted);
    EXPECT_TRUE(mask_of({}).has(cell_of(facets)));
  }
}

TEST(StoryIndex, no_code_leaves_its_term) {
  EXPECT_EQ(term(IndexedBy::kService, "family_benefits"), "_sfamily_benefits");
  EXPECT_EQ(term(IndexedBy::kCounter, "a\" OR b"), "_ca_22_20OR_20b");
}

Date date(std::string_view text) {
  return *TextForm<Date>::read(text);
}

TEST(StoryIndex, periods_are_whole_years_months_and_days) {
  EXPECT_EQ(terms_between(date("2024-12-30"), date("2027-02-02")),
            (std::vector<std::string>{"_x2024-12-30", "_x2024-12-31", "_y2025", "_y2026", "_m2027-01", "_x2027-02-01",
                                      "_x2027-02-02"}));
  EXPECT_EQ(terms_between(date("2026-01-01"), date("2026-01-31")), std::vector<std::string>{"_m2026-01"});
  EXPECT_TRUE(terms_between(date("2026-02-01"), date("2026-01-31")).empty());
}

}  // namespace
}  // namespace relais::experiences
