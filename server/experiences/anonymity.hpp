// k-anonymity of the open data about stories (formulas 15.6): how much of when, where, which services and by which way
// may stand beside a story, so that at least five are alike in what is told of each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <boost/describe/enum.hpp>

namespace relais::experiences {

inline constexpr std::size_t kFewestAlike = 5;

// What somebody else may know of a story. All but the month is numbered in any way.
struct StoryTraits {
  std::int32_t month = 0;  // of publication, since the year 0
  std::int32_t department = 0;
  std::int32_t region = 0;
  std::int32_t others = 0;  // its services, its ways and whether it was generated, together
  bool is_shown = true;     // false: it was published, and is no more
};

// Nothing of it; or its services and ways, with the period and the place as closely as is said.
enum class TraitDetail : std::uint8_t { kHidden, kQuarterRegion, kQuarterDepartment, kMonthDepartment };
BOOST_DESCRIBE_ENUM(TraitDetail, kHidden, kQuarterRegion, kQuarterDepartment, kMonthDepartment)

// For each story, in the order given. What is told of the month and department of five alike stands; of the others what
// five are alike in by quarter, then by quarter and region; the rest is hidden.
//
// Who takes the file twice learns no more than from the later one: a period is widened only once its quarter is over,
// when no story can join it; and a story that is shown no more still counts, so that its leaving moves no other one,
// while a class of which fewer than five are left to be shown is hidden.
//
// Cost: three sorts of the stories; 4 bytes a story beside the result.
std::vector<TraitDetail> trait_details(std::span<StoryTraits const> stories, std::int32_t present_month);

}  // namespace relais::experiences
