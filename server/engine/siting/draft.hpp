// A plan being made: candidates open and close within the rules, for the better.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/ledger.hpp"
#include "engine/siting/rules.hpp"
#include "engine/siting/worth.hpp"

namespace relais::siting {

class Draft {
 public:
  // Refers to all but the choice. The best plan seen by finish() and its value go to the ledger.
  Draft(Worth& worth, Choice choice, Ledger& ledger);

  enum class By : std::uint8_t { kPromise, kPromisePerCost };

  // Opens what promises most, one after the other, until nothing may open or helps; returns what was opened, in order.
  // Lazy: an old promise is an upper bound (M. Minoux, "Accelerated greedy algorithms", 1978).
  std::vector<std::uint32_t> fill(By by = By::kPromise);
  // Opens what is preferred by more than a half, the most preferred first, then fills.
  void fill_from(std::span<double const> preference);
  // From shares to plans: fills so, or first by promise among those with a share at all, of which several may be as
  // good as one; then improves and keeps the better.
  void follow(std::span<double const> shares);
  // Opens what helps, and swaps one for another, until nothing is better (M. B. Teitz, P. Bart, 1968; losses and
  // reliefs kept as in M. G. C. Resende, R. F. Werneck, "A fast swap-based local search procedure for location
  // problems", 2007).
  void improve();
  // Swaps with something near even where it is a little worse, less and less so (threshold accepting: G. Dueck,
  // T. Scheuer, 1990), among candidates that are open or may be chosen; then improves the best.
  void wander(std::span<char const> may_be_chosen, std::uint64_t swaps, double threshold, std::uint64_t seed);

  // Keeps what is open if it is the best so far.
  void keep();
  void clear();
  void restore(std::vector<std::uint32_t> const& places);

  std::vector<std::uint32_t> const& best() const { return best_; }
  double mean_loss() const;
  Worth const& worth() const { return worth_; }

 private:
  void open(std::uint32_t candidate);
  void close(std::uint32_t candidate);
  void fill_among(std::span<double const> preference);
  std::vector<std::uint32_t> fill_with(std::span<std::uint32_t const> candidates, By by);
  bool swap_for(std::uint32_t opening);
  std::uint32_t best_to_close_for(std::uint32_t opening, double gain) const;

  Worth& worth_;
  Choice choice_;
  Ledger& ledger_;
  Relief relief_;
  std::vector<std::uint32_t> open_;  // in no order
  double least_loss_ = 0;            // of the open ones, while improving
  std::vector<std::uint32_t> best_;
  double best_value_ = -1;
};

}  // namespace relais::siting
