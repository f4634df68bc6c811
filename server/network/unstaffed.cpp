#include <algorithm>

#include "network/edition_models.hpp"

namespace relais::network {

std::vector<UnstaffedSpan> unstaffed(ShownWeek const& week, std::vector<StaffedSlot> const& slots) {
  std::vector<UnstaffedSpan> gaps;
  if (slots.empty()) {
    return gaps;
  }
  for (std::size_t i = 0; i < week.days.size(); ++i) {
    auto const day = static_cast<DayOfWeek>(i);
    std::vector<StaffedSlot const*> there;
    for (auto const& slot : slots) {
      if (slot.day == day) {
        there.push_back(&slot);
      }
    }
    std::ranges::sort(there, {}, &StaffedSlot::from);
    for (auto const& open : week.days[i]) {
      auto covered = open.from;  // times of a day compare as texts
      for (auto const* const slot : there) {
        if (slot->from > covered && covered < open.until) {
          gaps.push_back({day, covered, std::min(slot->from, open.until)});
        }
        covered = std::max(covered, slot->until);
      }
      if (covered < open.until) {
        gaps.push_back({day, covered, open.until});
      }
    }
  }
  return gaps;
}

}  // namespace relais::network
