// The candidates in shares from 0 to 1, at most so many in all and within the budget: what the rules become where
// places need not be whole. Limits of groups and areas are not here: they have prices (primal_dual.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"

namespace relais::siting {

// The greatest sum of scores times shares.
struct Greatest {
  double sum = 0;       // not less than it; exactly it where there is no budget. No selection at all: minus infinity
  double dearness = 0;  // of a unit of cost
  // What the sum loses at least where something undecided comes in is this less its score, where something goes out its
  // score less that. Costs are taken off scores at the dearness.
  double to_come_in = 0;
  double to_go_out = 0;
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

  std::vector<double> const& costs() const { return costs_; }  // empty without a budget

 private:
  struct Sums {
    double count = 0;
    double cost = 0;
    double slope = 0;  // of the count, by fee
  };
  Sums sums_at(std::span<double const> wanted, std::span<double const> pace, double fee, double dearness) const;
  double fee_for(std::span<double const> wanted, std::span<double const> pace, double dearness);
  double share(double wanted, double pace, double fee, double dearness, std::size_t candidate) const;
  Greatest at_dearness(std::span<double const> scores, double dearness, double& cost) const;

  double count_;
  double budget_ = 0;
  std::vector<double> costs_;
  double fee_ = 0;  // found last, of any selected candidate
  double dearness_ = 0;
};

}  // namespace relais::siting
