// When a place is open: its compiled hours on the wall clock of the place.
#pragma once

#include <memory>

#include "engine/hours/schedule.hpp"
#include "network/counter_query.hpp"

namespace relais::network {

// How far ahead a next opening is looked for: beyond, "closed" alone is more honest than a date.
inline constexpr auto kLookAhead = std::chrono::days{21};

class OpeningTimes {
 public:
  OpeningTimes() = default;  // not known
  // `zone` outlives this.
  OpeningTimes(std::shared_ptr<hours::Schedule const> schedule, TimeZone const& zone)
      : schedule_(std::move(schedule)), zone_(&zone) {}

  bool are_known() const { return schedule_ != nullptr; }
  hours::Schedule const* schedule() const { return schedule_.get(); }
  TimeZone const* zone() const { return zone_; }

  OpenState state(LocalMinute local) const;
  Opening opening(LocalMinute local) const;
  // `local` itself where it is open then, else the next opening within three weeks; nothing where none is known.
  std::optional<LocalMinute> opens(LocalMinute local) const;
  // The first minute in [from, until) at which it is known to be open.
  std::optional<LocalMinute> first_open(LocalMinute from, LocalMinute until) const;
  // Seven days from that of `local`.
  std::vector<DayHours> week(LocalMinute local) const;

 private:
  std::shared_ptr<hours::Schedule const> schedule_;
  TimeZone const* zone_ = nullptr;
};

}  // namespace relais::network
