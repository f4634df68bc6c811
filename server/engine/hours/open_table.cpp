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

OpenTable::During OpenTable::during(LocalMinute from, LocalMinute until) const {
  auto during = During{};
  during.table_ = this;
  during.from_ = from;
  during.until_ = until;
  auto const day = std::chrono::floor<days>(from);
  auto const offset = static_cast<std::size_t>((day - first_).count());  // huge before the first day
  auto const first = (from - day).count();
  auto const last = (until - day).count() - 1;
  if (offset >= days_ || last >= kMinutesPerDay) {
    return during;
  }
  during.plans_ = plans_.data() + offset * schedules_.size();
  for (auto word = first / 64; word <= last / 64; ++word) {
    auto asked = ~std::uint64_t{0};
    if (word == first / 64) {
      asked &= ~std::uint64_t{0} << (first % 64);
    }
    if (word == last / 64) {
      asked &= ~std::uint64_t{0} >> (63 - last % 64);
    }
    during.parts_[during.part_count_++] = {words_.data() + static_cast<std::size_t>(word) * plan_count_, asked};
  }
  return during;
}

bool OpenTable::During::is_open_by_schedule(std::size_t column) const {
  auto const* const schedule = table_->schedules_[column];
  return schedule != nullptr && schedule->first_open(from_, until_);
}

}  // namespace relais::hours
