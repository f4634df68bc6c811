// How long the label asks a fixed place to be open: at least 24 hours a week, on five days (domain.md 4, 9.1).
#pragma once

#include "engine/hours/schedule.hpp"

namespace relais::network {

inline bool keeps_label_hours(hours::Schedule const& schedule) {
  constexpr auto kMinutes = 24 * 60;
  constexpr auto kDays = 5;
  return schedule.weekly_minutes() >= kMinutes && schedule.open_days() >= kDays;
}

}  // namespace relais::network
