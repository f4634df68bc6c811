// What a search has spent, found and proven so far, and whether it should go on.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/siting/plan.hpp"

namespace relais::siting {

class Ledger {
 public:
  // `whole`: gaps are shares of what the bound leaves of it; 0: shares of the bound.
  Ledger(Effort const& effort, Watch const& watch, double whole) : effort_{effort}, watch_{watch}, whole_{whole} {}

  // Of entries just looked at; false once nothing more should be done. Counted, not timed, so that the same problem
  // ends at the same plan however busy the machine is.
  bool spend(std::uint64_t entries) {
    spent_ += entries;
    if (watch_ && spent_ >= next_question_ && !is_stopped_) {
      next_question_ = spent_ + kBetweenQuestions;
      is_stopped_ = !watch_({whole(gain_), whole(std::max(bound_, gain_)), share_spent()});
    }
    return !is_over();
  }

  void found(double gain) { gain_ = std::max(gain_, gain); }
  // Worth is a whole number: what lies above the bound's whole part cannot be reached.
  void proven(double bound) { bound_ = std::min(bound_, std::floor(bound)); }

  double gain() const { return gain_; }
  double bound() const { return bound_; }
  double share_spent() const {
    return std::min(1.0,
                    static_cast<double>(spent_) / static_cast<double>(std::max<std::uint64_t>(effort_.entries, 1)));
  }
  bool is_stopped() const { return is_stopped_; }
  bool is_over() const { return is_stopped_ || spent_ >= effort_.entries || suffices(bound_); }
  // Whether the best plan is close enough to that bound.
  bool suffices(double bound) const {
    auto const possible = std::floor(bound);
    auto const missing = possible - gain_;
    return missing <= 0 || missing <= effort_.gap * (whole_ > 0 ? whole_ - possible : possible);
  }

 private:
  static constexpr std::uint64_t kBetweenQuestions = 50'000'000;

  static std::uint64_t whole(double amount) { return static_cast<std::uint64_t>(std::min(amount, 9e15)); }

  Effort effort_;
  Watch const& watch_;
  double whole_;
  std::uint64_t spent_ = 0;
  std::uint64_t next_question_ = 0;
  double gain_ = 0;
  double bound_ = std::numeric_limits<double>::infinity();
  bool is_stopped_ = false;
};

}  // namespace relais::siting
