#include "experiences/anonymity.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace relais::experiences {
namespace {

using Indexes = std::vector<std::uint32_t>;

std::int32_t quarter_of(std::int32_t month) {
  return month / 3;
}

// What stories of one class share.
std::array<std::int32_t, 3> class_of(StoryTraits const& story, TraitDetail detail) {
  switch (detail) {
    case TraitDetail::kMonthDepartment:
      return {story.month, story.department, story.others};
    case TraitDetail::kQuarterDepartment:
      return {quarter_of(story.month), story.department, story.others};
    case TraitDetail::kQuarterRegion:
      return {quarter_of(story.month), story.region, story.others};
    case TraitDetail::kHidden:
      break;
  }
  return {};
}

// Gives the detail to those that are alike in it; the others are left.
Indexes settle(std::span<StoryTraits const> stories, TraitDetail detail, Indexes unsettled,
               std::vector<TraitDetail>& details) {
  auto const class_at = [&](std::uint32_t index) { return class_of(stories[index], detail); };
  std::ranges::sort(unsettled, {}, class_at);
  Indexes left;
  for (auto first = unsettled.begin(); first != unsettled.end();) {
    auto const end = std::find_if(first, unsettled.end(), [&, shared = class_at(*first)](std::uint32_t index) {
      return class_at(index) != shared;
    });
    auto const are_enough = [](std::ptrdiff_t count) { return static_cast<std::size_t>(count) >= kFewestAlike; };
    if (!are_enough(end - first)) {
      left.insert(left.end(), first, end);
    } else if (are_enough(std::count_if(first, end, [&](std::uint32_t index) { return stories[index].is_shown; }))) {
      std::for_each(first, end, [&](std::uint32_t index) { details[index] = detail; });
    }
    first = end;
  }
  return left;
}

}  // namespace

std::vector<TraitDetail> trait_details(std::span<StoryTraits const> stories, std::int32_t present_month) {
  std::vector<TraitDetail> details(stories.size(), TraitDetail::kHidden);
  Indexes left(stories.size());
  std::iota(left.begin(), left.end(), 0U);
  left = settle(stories, TraitDetail::kMonthDepartment, std::move(left), details);
  std::erase_if(left,
                [&](std::uint32_t index) { return quarter_of(stories[index].month) >= quarter_of(present_month); });
  left = settle(stories, TraitDetail::kQuarterDepartment, std::move(left), details);
  settle(stories, TraitDetail::kQuarterRegion, std::move(left), details);
  return details;
}

}  // namespace relais::experiences
