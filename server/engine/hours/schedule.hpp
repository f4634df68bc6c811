// Opening hours compiled for questions: "open now?", "until when?", "which week to show?".
//
// The plans of the days are worked out once: seven where the rules say the same in each week, else one for each day of
// a window in which most questions fall, equal ones shared. A day outside the window is worked out from the rules when
// it is asked about, with the same answer. Exact to the minute. Time is what the wall clock shows at the counter: the
// night of a clock change has its minutes skipped or repeated by the caller's time zone, not here.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/hours/calendar.hpp"
#include "engine/hours/day_plan.hpp"
#include "engine/hours/rules.hpp"

namespace relais::hours {

struct Change {
  LocalMinute at;
  State state;  // from `at` on
  bool operator==(Change const&) const = default;
};

// A stretch to show in a week table. Past midnight it belongs to the day on which it began: 18:00 to 26:00.
struct ShownSpan {
  int from;                  // minutes from the midnight of its day
  int to;                    // above from, at most 36 h
  State state;               // kOpen or kNotKnown
  std::string_view comment;  // of the schedule
  bool operator==(ShownSpan const&) const = default;
};

class Schedule {
 public:
  // Works out the days [first, last), at most some years: about 0.15 us a day, so 50 us for a year; 2 us in all where
  // the rules say the same in each week.
  static Schedule compile(Rules rules, Calendar calendar, Day first, Day last);

  // About 20 ns inside the window, 0.3 us outside.
  State state_at(LocalMinute minute) const;
  // The comment that goes with the state, such as "by appointment"; empty if there is none.
  std::string_view comment_at(LocalMinute minute) const;

  // The next moment, at most `limit`, at which another state begins; nothing if none does. Steps from day to day:
  // about 40 ns within a week.
  std::optional<Change> next_change(LocalMinute from, LocalMinute limit) const;

  // The first minute in [from, until) at which it is open; nothing if there is none.
  std::optional<LocalMinute> first_open(LocalMinute from, LocalMinute until) const;

  // What begins on that day and is not closed, by time.
  std::vector<ShownSpan> spans_on(Day day) const;

  // The ordinary week, Monday first: for each weekday, the plan most frequent in the 52 weeks from the window's first
  // day, so that neither holidays nor dated exceptions show in it, nor what happens in fewer than half of the weeks: a
  // fortnightly round is told by spans_on() of the coming days.
  std::array<std::vector<ShownSpan>, 7> ordinary_week() const;
  // Open minutes of the ordinary week.
  int weekly_minutes() const;
  // Days of the ordinary week on which an opening begins.
  int open_days() const;

  // The plan of a day inside the window, kept: its address is the same whenever the same plan holds.
  DayPlan const& plan_in_window(Day day) const;

 private:
  using PlanIndex = std::uint16_t;

  Schedule(Rules rules, Calendar calendar, Day first);
  PlanIndex index_of(DayPlan plan);
  void find_ordinary_week();
  bool is_in_window(Day day) const { return day >= first_ && (day - first_).count() < std::ssize(window_); }
  // The plan of a day; worked out into `fresh` outside the window.
  DayPlan const& plan(Day day, DayPlan& fresh) const;
  Segment segment_at(LocalMinute minute) const;
  std::string_view comment(Segment const& segment) const;
  std::vector<ShownSpan> shown(DayPlan const& eve, DayPlan const& day, DayPlan const& morrow) const;

  Rules rules_;
  Calendar calendar_;
  Day first_;
  bool same_each_week_;
  std::vector<DayPlan> plans_;
  std::vector<PlanIndex> window_;    // from first_ on; empty where each week is the same
  std::array<PlanIndex, 7> week_{};  // the ordinary week, Monday first
};

}  // namespace relais::hours
