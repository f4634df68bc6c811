#include "network/opening_times.hpp"

#include <fmt/format.h>

namespace relais::network {
namespace {

OpenState open_state(hours::State state) {
  switch (state) {
    case hours::State::kOpen:
      return OpenState::kOpen;
    case hours::State::kClosed:
      return OpenState::kClosed;
    case hours::State::kNotKnown:
      return OpenState::kNotKnown;
  }
  return OpenState::kNotKnown;
}

std::string clock_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60);
}

}  // namespace

OpenState OpeningTimes::state(LocalMinute local) const {
  return schedule_ ? open_state(schedule_->state_at(local)) : OpenState::kNotKnown;
}

Opening OpeningTimes::opening(LocalMinute local) const {
  auto opening = Opening{state(local), {}, {}};
  if (opening.now == OpenState::kNotKnown) {
    return opening;
  }
  auto const wanted = opening.now == OpenState::kOpen ? OpenState::kClosed : OpenState::kOpen;
  auto const limit = local + kLookAhead;
  auto const change = schedule_->next_change(local, limit);
  // What is not known lies between: neither an end nor an opening can be promised.
  if (!change || open_state(change->state) != wanted) {
    return opening;
  }
  (wanted == OpenState::kClosed ? opening.until : opening.next) = zoned(*zone_, change->at);
  return opening;
}

std::optional<LocalMinute> OpeningTimes::opens(LocalMinute local) const {
  auto const now = state(local);
  if (now == OpenState::kOpen) {
    return local;
  }
  auto const change = schedule_ ? schedule_->next_change(local, local + kLookAhead) : std::nullopt;
  return now == OpenState::kClosed && change && change->state == hours::State::kOpen ? std::optional{change->at}
                                                                                     : std::nullopt;
}

std::optional<LocalMinute> OpeningTimes::first_open(LocalMinute from, LocalMinute until) const {
  return schedule_ ? schedule_->first_open(from, until) : std::nullopt;
}

std::vector<DayHours> OpeningTimes::week(LocalMinute local) const {
  std::vector<DayHours> days;
  auto const first = std::chrono::floor<std::chrono::days>(local);
  for (auto day = first; day < first + std::chrono::days{7}; day += std::chrono::days{1}) {
    auto hours = DayHours{Date{day}, schedule_ ? OpenState::kClosed : OpenState::kNotKnown, {}};
    if (schedule_) {
      for (auto const& span : schedule_->spans_on(day)) {
        hours.known = open_state(span.state);
        if (span.state == hours::State::kOpen) {
          hours.spans.push_back({clock_text(span.from), clock_text(span.to)});
        }
      }
      if (!hours.spans.empty()) {
        hours.known = OpenState::kOpen;
      }
    }
    days.push_back(std::move(hours));
  }
  return days;
}

}  // namespace relais::network
