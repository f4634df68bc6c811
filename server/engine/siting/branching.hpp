// What prices leave open is decided candidate by candidate: open here, closed there, each side with a bound of its own
// (branch and bound: A. Land, A. Doig, 1960).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/siting/draft.hpp"
#include "engine/siting/primal_dual.hpp"

namespace relais::siting {

enum class Decision : std::int8_t { kOpen, kClosed, kUndecided };

class Branching {
 public:
  Branching(PrimalDual& dual, Pricing const& pricing, Draft& draft, Choice const& choice, Ledger& ledger);

  // Decides what a proof shows to be worse than what the ledger has found, up to its target. Returns how many are left.
  std::size_t decide(std::vector<Decision>& decisions, Proof const& proof);

  // From what holds for the whole problem, until the ledger is over. The bound goes to the ledger, plans to the draft.
  void run(std::vector<Decision> decisions, Position position);

 private:
  struct Node {
    std::vector<Decision> decisions;
    Position position;
    double bound = 0;
  };

  void explore(Node node);
  void split(Node node);
  bool can_be_met(std::vector<Decision> const& decisions) const;
  void try_leaf(std::vector<Decision> const& decisions);
  void report() const;

  PrimalDual& dual_;
  Pricing const& pricing_;
  Draft& draft_;
  Choice const& choice_;
  Ledger& ledger_;
  std::vector<Node> waiting_;  // a heap by bound
  double set_aside_ = 0;       // the highest bound of what was not followed further
};

}  // namespace relais::siting
