// Which of many schedules are open at a minute, without following a pointer: for a finder that asks hundreds at once.
#pragma once

#include <span>

#include "engine/hours/schedule.hpp"

namespace relais::hours {

class OpenTable {
 public:
  OpenTable() = default;
  // One column for each schedule, in their order; null: its hours are not known, so it is never open. The days [first,
  // last) are laid out, which lie in the schedules' own window; what is asked outside goes to the schedules, which
  // outlive this. 4 bytes a day and schedule, 184 bytes for each different day; some 20 ns a day and schedule to build.
  OpenTable(std::span<Schedule const* const> schedules, Day first, Day last);

  // The columns at one minute.
  class At {
   public:
    // About 1 ns inside the days laid out.
    bool is_open(std::size_t column) const {
      return plans_ == nullptr ? is_open_by_schedule(column) : ((words_[plans_[column]] >> bit_) & 1) != 0;
    }

   private:
    friend class OpenTable;
    bool is_open_by_schedule(std::size_t column) const;

    OpenTable const* table_;
    LocalMinute minute_;
    std::uint32_t const* plans_ = nullptr;  // by column; null outside the days laid out
    std::uint64_t const* words_ = nullptr;  // by plan: the 64 minutes of the day that hold the one asked for
    int bit_ = 0;
  };

  At at(LocalMinute minute) const;  // not beyond the table's life

 private:
  static constexpr int kWordsPerDay = (kMinutesPerDay + 63) / 64;
  using OpenMinutes = std::array<std::uint64_t, kWordsPerDay>;
  static OpenMinutes open_minutes(DayPlan const& plan);

  std::vector<Schedule const*> schedules_;
  Day first_;
  std::size_t days_ = 0;
  std::size_t plan_count_ = 0;
  std::vector<std::uint32_t> plans_;  // day by day, of all columns
  std::vector<std::uint64_t> words_;  // word by word of the day, of all plans: what one minute needs lies together
};

}  // namespace relais::hours
