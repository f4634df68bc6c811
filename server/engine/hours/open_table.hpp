// Which of many schedules are open at a minute, or during some, without following a pointer: for a finder that asks
// hundreds at once.
#pragma once

#include <span>

#include "engine/hours/schedule.hpp"

namespace relais::hours {

class OpenTable {
  static constexpr int kWordsPerDay = (kMinutesPerDay + 63) / 64;

 public:
  OpenTable() = default;
  // One column for each schedule, in their order; null: its hours are not known, so it is never open. The days [first,
  // last) are laid out, which lie in the schedules' own window; what is asked outside goes to the schedules, which
  // outlive this. 4 bytes a day and schedule, 184 bytes for each different day; some 20 ns a day and schedule to build.
  OpenTable(std::span<Schedule const* const> schedules, Day first, Day last);

  // The columns during some minutes: open at one of them is enough.
  class During {
   public:
    // About 1 ns inside the days laid out, for each hour asked for; across midnight the schedules are asked.
    bool is_open(std::size_t column) const {
      if (plans_ == nullptr) {
        return is_open_by_schedule(column);
      }
      auto const plan = plans_[column];
      for (std::size_t i = 0; i < part_count_; ++i) {
        if ((parts_[i].words[plan] & parts_[i].asked) != 0) {
          return true;
        }
      }
      return false;
    }

   private:
    friend class OpenTable;
    bool is_open_by_schedule(std::size_t column) const;

    struct Part {
      std::uint64_t const* words;  // by plan: 64 minutes of the day
      std::uint64_t asked;         // which of them
    };
    OpenTable const* table_;
    LocalMinute from_;
    LocalMinute until_;
    std::uint32_t const* plans_ = nullptr;  // by column; null outside the days laid out
    std::array<Part, kWordsPerDay> parts_;
    std::size_t part_count_ = 0;
  };

  During during(LocalMinute from, LocalMinute until) const;  // [from, until); not beyond the table's life
  During at(LocalMinute minute) const { return during(minute, minute + std::chrono::minutes{1}); }

 private:
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
