// The candidates in shares from 0 to 1, at most so many in all, at least so many in each area, and within the budget:
// what the rules become where places need not be whole. Limits of groups are not here: they have prices
// (primal_dual.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"
#include "engine/siting/table.hpp"

namespace relais::siting {

// The greatest sum of scores times shares, and what it loses at least where something undecided comes in or goes out.
struct Greatest {
  double sum = 0;                  // not less than it; exactly it without a budget. No selection: minus infinity
  double dearness = 0;             // of a unit of cost; it is taken off scores
  std::vector<double> to_come_in;  // by area, the last without one: this less the score
  double to_go_out = 0;            // the score less this
};

class Selection {
 public:
  Selection(std::span<Candidate const> candidates, Rules const& rules);

  // Both 0 or both 1 where a candidate is decided.
  std::vector<double> low;
  std::vector<double> high;

  // The selection nearest to `wanted`, where a candidate moves the more easily the greater its pace. Overwrites it.
  void project(std::span<double> wanted, std::span<double const> pace);

  // Exact where scores are multiples of the quantum and sums of their amounts stay below 2^53 quanta.
  Greatest greatest(std::span<double const> scores, double quantum) const;

  // Its area, or the last number where that has no minimum.
  std::uint32_t area_of(std::uint32_t candidate) const { return area_of_[candidate]; }

 private:
  struct Shares {
    double over = 0;   // more than should be
    double slope = 0;  // less of it for each unit of the fee
  };

  double share(std::span<double const> wanted, std::span<double const> pace, double fee, std::uint32_t candidate) const;
  Shares shares_at(std::span<double const> wanted, std::span<double const> pace, double fee) const;
  Shares in_area_at(std::span<double const> wanted, std::span<double const> pace, double fee, std::uint32_t area) const;
  void find_fees(std::span<double const> wanted, std::span<double const> pace);
  double cost_of(std::span<double const> wanted, std::span<double const> pace) const;
  Greatest at_dearness(std::span<double const> scores, double dearness, double& cost) const;

  double count_;
  double budget_ = 0;
  std::vector<double> costs_;  // empty without a budget
  std::vector<std::uint32_t> area_of_;
  std::vector<double> minimum_;  // by area
  Rows in_area_;                 // the last row: those without
  // Found last: what any selected candidate pays, in areas that hold to their minimum another fee, and for its cost.
  double fee_ = 0;
  std::vector<double> area_fee_;
  double dearness_ = 0;
};

}  // namespace relais::siting
