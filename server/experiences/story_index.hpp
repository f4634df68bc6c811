// What the index of published stories holds of each beside its words: terms that no word can be, and an entry that
// tells the story's number and its facets in one. A search reads entries alone, and has the counts of each facet with
// them.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiences/experience_rows.hpp"

namespace relais::experiences {

// What has few values. An entry holds them.
struct StoryFacets {
  Feeling feeling = Feeling::kNeutral;
  bool is_answered = false;
  bool is_changed = false;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  auto operator<=>(StoryFacets const&) const = default;
};

StoryFacets facets_of(ExperienceRow const& row);

// A number for each combination, 0 to kFacetCells - 1.
inline constexpr std::int64_t kFacetCells = 1024;
std::int64_t cell_of(StoryFacets const& facets);
StoryFacets facets_of_cell(std::int64_t cell);

// What is asked of facets; nothing: any.
struct AskedFacets {
  std::optional<Feeling> feeling;
  std::optional<bool> is_answered;
  std::optional<bool> is_changed;
  std::optional<ToldBy> channel;
  std::optional<UsedChannel> used_channel;
};

// Cells and entries that have it: (entry & mask) == cell.
struct CellMask {
  std::int64_t mask = 0;
  std::int64_t cell = 0;
  constexpr bool has(std::int64_t entry) const { return (entry & mask) == cell; }
};
CellMask mask_of(AskedFacets const& asked);

// Newer stories have greater entries: number x kFacetCells + cell. No number is beyond the last.
inline constexpr std::int64_t kLastNumber = std::numeric_limits<std::int64_t>::max() / kFacetCells - 1;
constexpr std::int64_t entry_of(std::int64_t number, std::int64_t cell) {
  return number * kFacetCells + cell;
}
constexpr std::int64_t number_of(std::int64_t entry) {
  return entry / kFacetCells;
}
constexpr std::int64_t cell_of_entry(std::int64_t entry) {
  return entry % kFacetCells;
}

// What has many values. A term begins with "_", which no word has, and the kind's letter.
enum class IndexedBy : char {
  kAll = 'a',  // every story
  kCounter = 'c',
  kDepartment = 'd',
  kMonth = 'm',  // of publication, as are the year and the day
  kTag = 'g',
  kNetwork = 'n',
  kProcedure = 'p',
  kService = 's',
  kPlace = 't',  // as told: a commune, or its department
  kDay = 'x',
  kYear = 'y'
};

// Of letters, digits and "_-.:" only, whatever the code.
std::string term(IndexedBy kind, std::string_view code);

// All of a published story, separated by spaces.
std::string terms_of(FullExperience const& full);

// Stories of these days, the last one included, have one of them: years and months where they are whole. None where the
// first day is after the last.
std::vector<std::string> terms_between(Date first, Date last);

}  // namespace relais::experiences
