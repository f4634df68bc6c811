#include "engine/hours/schedule.hpp"

#include <algorithm>

#include "engine/hours/day_match.hpp"

namespace relais::hours {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr int kLatestShownEnd = kMinutesPerDay + 12 * 60;
constexpr int kWeeksPerYear = 52;

Day day_of(LocalMinute minute) {
  return std::chrono::floor<days>(minute);
}

int minute_of_day(LocalMinute minute) {
  return static_cast<int>((minute - day_of(minute)).count());
}

std::size_t weekday_index(Day day) {
  return std::chrono::weekday{day}.iso_encoding() - 1;
}

Segment const& segment_of(DayPlan const& plan, int minute) {
  auto i = plan.size() - 1;
  while (plan[i].from > minute) {
    --i;
  }
  return plan[i];
}

// Where the first stretch of the day ends if it is the tail of one that began the day before: of the same state, over
// by noon. (24/7 is seven days of 24 hours, not one stretch.)
std::optional<int> tail(DayPlan const& eve, DayPlan const& day) {
  if (day.front().state == State::kClosed || day.front().state != eve.back().state || day.size() < 2) {
    return std::nullopt;
  }
  int const end = day[1].from;
  return kMinutesPerDay + end <= kLatestShownEnd ? std::optional{end} : std::nullopt;
}

}  // namespace

Schedule::Schedule(Rules rules, Calendar calendar, Day first)
    : rules_(std::move(rules)),
      calendar_(std::move(calendar)),
      first_(first),
      same_each_week_(same_each_week(rules_)) {}

Schedule Schedule::compile(Rules rules, Calendar calendar, Day first, Day last) {
  auto schedule = Schedule{std::move(rules), std::move(calendar), first};
  if (!schedule.same_each_week_) {
    for (auto day = first; day < last; day += days{1}) {
      schedule.window_.push_back(schedule.index_of(day_plan(schedule.rules_, schedule.calendar_, day)));
    }
  }
  schedule.find_ordinary_week();
  return schedule;
}

Schedule::PlanIndex Schedule::index_of(DayPlan plan) {
  auto const known = std::ranges::find(plans_, plan);
  auto const index = static_cast<PlanIndex>(known - plans_.begin());
  if (known == plans_.end()) {
    plans_.push_back(std::move(plan));
  }
  return index;
}

void Schedule::find_ordinary_week() {
  int const weeks = same_each_week_ ? 1 : kWeeksPerYear;
  for (int offset = 0; offset < 7; ++offset) {
    std::vector<int> times_seen;
    for (int week = 0; week < weeks; ++week) {
      auto const day = first_ + days{7 * week + offset};
      DayPlan fresh;
      auto const index = index_of(same_each_week_ ? day_plan(rules_, calendar_, day) : plan(day, fresh));
      times_seen.resize(std::max<std::size_t>(times_seen.size(), index + 1u));
      ++times_seen[index];
    }
    auto const most = std::ranges::max_element(times_seen);
    week_[weekday_index(first_ + days{offset})] = static_cast<PlanIndex>(most - times_seen.begin());
  }
}

DayPlan const& Schedule::plan_in_window(Day day) const {
  return same_each_week_ ? plans_[week_[weekday_index(day)]]
                         : plans_[window_[static_cast<std::size_t>((day - first_).count())]];
}

DayPlan const& Schedule::plan(Day day, DayPlan& fresh) const {
  if (same_each_week_ || is_in_window(day)) {
    return plan_in_window(day);
  }
  fresh = day_plan(rules_, calendar_, day);
  return fresh;
}

Segment Schedule::segment_at(LocalMinute minute) const {
  DayPlan fresh;
  return segment_of(plan(day_of(minute), fresh), minute_of_day(minute));
}

State Schedule::state_at(LocalMinute minute) const {
  return segment_at(minute).state;
}

std::string_view Schedule::comment_at(LocalMinute minute) const {
  return comment(segment_at(minute));
}

std::string_view Schedule::comment(Segment const& segment) const {
  return segment.comment == Segment::kNoComment ? std::string_view{} : rules_[segment.comment].comment;
}

std::optional<Change> Schedule::next_change(LocalMinute from, LocalMinute limit) const {
  auto const current = state_at(from);
  DayPlan fresh;
  for (auto day = day_of(from); day <= limit; day += days{1}) {
    for (auto const& segment : plan(day, fresh)) {
      auto const at = LocalMinute{day} + minutes{segment.from};
      if (at > limit) {
        return std::nullopt;
      }
      if (at > from && segment.state != current) {
        return Change{at, segment.state};
      }
    }
  }
  return std::nullopt;
}

std::optional<LocalMinute> Schedule::first_open(LocalMinute from, LocalMinute until) const {
  if (state_at(from) == State::kOpen) {
    return from;
  }
  auto const last = until - minutes{1};
  auto change = next_change(from, last);
  while (change && change->state != State::kOpen) {
    change = next_change(change->at, last);
  }
  return change ? std::optional{change->at} : std::nullopt;
}

std::vector<ShownSpan> Schedule::spans_on(Day day) const {
  DayPlan eve;
  DayPlan today;
  DayPlan morrow;
  return shown(plan(day - days{1}, eve), plan(day, today), plan(day + days{1}, morrow));
}

std::vector<ShownSpan> Schedule::shown(DayPlan const& eve, DayPlan const& day, DayPlan const& morrow) const {
  std::vector<ShownSpan> spans;
  auto const hidden = tail(eve, day);
  for (std::size_t i = hidden ? 1 : 0; i < day.size(); ++i) {
    if (day[i].state == State::kClosed) {
      continue;
    }
    bool const is_last = i + 1 == day.size();
    int const end = is_last ? kMinutesPerDay + tail(day, morrow).value_or(0) : day[i + 1].from;
    spans.push_back({day[i].from, end, day[i].state, comment(day[i])});
  }
  return spans;
}

std::array<std::vector<ShownSpan>, 7> Schedule::ordinary_week() const {
  std::array<std::vector<ShownSpan>, 7> week;
  for (std::size_t i = 0; i < 7; ++i) {
    week[i] = shown(plans_[week_[(i + 6) % 7]], plans_[week_[i]], plans_[week_[(i + 1) % 7]]);
  }
  return week;
}

int Schedule::weekly_minutes() const {
  int total = 0;
  for (auto const index : week_) {
    auto const& plan = plans_[index];
    for (std::size_t i = 0; i < plan.size(); ++i) {
      int const end = i + 1 < plan.size() ? plan[i + 1].from : kMinutesPerDay;
      total += plan[i].state == State::kOpen ? end - plan[i].from : 0;
    }
  }
  return total;
}

int Schedule::open_days() const {
  auto const opens = [](std::vector<ShownSpan> const& spans) {
    return std::ranges::any_of(spans, [](ShownSpan const& span) { return span.state == State::kOpen; });
  };
  return static_cast<int>(std::ranges::count_if(ordinary_week(), opens));
}

}  // namespace relais::hours
