#include "engine/hours/open_table.hpp"

#include <map>
#include <unordered_map>

namespace relais::hours {

using std::chrono::days;

namespace {

DayPlan const kNeverOpen{{0, State::kClosed, Segment::kNoComment}};

}  // namespace

OpenTable::OpenMinutes OpenTable::open_minutes(DayPlan const& plan) {
  OpenMinutes minutes{};
  for (std::size_t i = 0; i < plan.size(); ++i) {
    int const end = i + 1 < plan.size() ? plan[i + 1].from : kMinutesPerDay;
    for (int minute = plan[i].from; plan[i].state == State::kOpen && minute < end; ++minute) {
      minutes[static_cast<std::size_t>(minute / 64)] |= std::uint64_t{1} << (minute % 64);
    }
  }
  return minutes;
}

OpenTable::OpenTable(std::span<Schedule const* const> schedules, Day first, Day last)
    : schedules_(schedules.begin(), schedules.end()),
      first_(first),
      days_(static_cast<std::size_t>((last - first).count())) {
  std::unordered_map<DayPlan const*, std::uint32_t> number_of;  // a schedule shows the same plan on many days
  std::map<OpenMinutes, std::uint32_t> numbers;
  plans_.reserve(days_ * schedules_.size());
  for (auto day = first; day < last; day += days{1}) {
    for (auto const* const schedule : schedules_) {
      auto const& plan = schedule == nullptr ? kNeverOpen : schedule->plan_in_window(day);
      auto const [known, is_new] = number_of.emplace(&plan, 0);
      if (is_new) {
        known->second = numbers.emplace(open_minutes(plan), numbers.size()).first->second;
      }
      plans_.push_back(known->second);
    }
  }
  plan_count_ = numbers.size();
  words_.resize(plan_count_ * kWordsPerDay);
  for (auto const& [minutes, number] : numbers) {
    for (std::size_t word = 0; word < minutes.size(); ++word) {
      words_[word * plan_count_ + number] = minutes[word];
    }
  }
}

OpenTable::At OpenTable::at(LocalMinute minute) const {
  auto at = At{};
  at.table_ = this;
  at.minute_ = minute;
  auto const day = std::chrono::floor<days>(minute);
  auto const offset = static_cast<std::size_t>((day - first_).count());  // huge before the first day
  if (offset < days_) {
    auto const minute_of_day = static_cast<std::size_t>((minute - day).count());
    at.plans_ = plans_.data() + offset * schedules_.size();
    at.words_ = words_.data() + minute_of_day / 64 * plan_count_;
    at.bit_ = static_cast<int>(minute_of_day % 64);
  }
  return at;
}

bool OpenTable::At::is_open_by_schedule(std::size_t column) const {
  auto const* const schedule = table_->schedules_[column];
  return schedule != nullptr && schedule->state_at(minute_) == State::kOpen;
}

}  // namespace relais::hours
