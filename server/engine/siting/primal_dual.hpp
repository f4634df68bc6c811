// The lowest upper bound that prices can prove, and the shares of candidates that go with it: the linear relaxation,
// without a linear program. Steps of prices and of shares alternate, each looking at where the other is heading; the
// mean of the steps is taken as a new start whenever it is much better.
//
// Sources: A. Chambolle, T. Pock, 2011 and T. Pock, A. Chambolle, "Diagonal preconditioning", 2011; with prices that
// are not linear, E. Y. Hamedani, N. S. Aybat, 2021; restarts as in D. Applegate and others, "Practical large-scale
// linear programming using primal-dual hybrid gradient" (PDLP), 2021.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"
#include "engine/siting/pricing.hpp"
#include "engine/siting/selection.hpp"

namespace relais::siting {

struct Prices {
  std::vector<double> demand;
  std::vector<double> groups;  // paid where a limit holds a candidate back
};

struct Position {
  Prices prices;
  std::vector<double> shares;
};

// Any prices prove their bound: it is computed exactly, from prices rounded to a power of two.
struct Proof {
  double bound = 0;
  std::vector<double> scores;  // of candidates at the prices that prove it
  Greatest greatest;           // selection by these scores
};

class PrimalDual {
 public:
  // Refers to what it is given.
  PrimalDual(Pricing& pricing, std::span<Candidate const> candidates, Rules const& rules);

  Position first_position() const;
  Selection& selection() { return selection_; }

  // Asked every kBetweenProofs rounds: the bound, and how far above it is from what the shares are worth.
  using Enough = std::function<bool(Proof const& best, double error)>;

  // Goes on from the position, and leaves there where it came to. Some 2 ms a round and million entries.
  Proof run(Position& position, int rounds, Enough const& enough);

  static constexpr int kBetweenProofs = 25;

 private:
  struct Judged {
    Proof proof;
    double error = 0;
  };

  void set_pace(Position const& position);
  double score(Prices const& prices, std::span<double> scores) const;
  void move_prices(Prices& prices, std::span<double const> shares) const;
  Judged judged(Position const& position) const;
  std::vector<double> in_groups(std::span<double const> shares) const;

  Pricing& pricing_;
  std::span<Candidate const> candidates_;
  Rules const& rules_;
  Selection selection_;
  std::vector<double> group_size_;
  std::vector<double> pace_;
  double group_pace_ = 1;
  double quantum_;
};

}  // namespace relais::siting
