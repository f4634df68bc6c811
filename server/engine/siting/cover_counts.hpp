// The people whom a set of open candidates covers, kept by counts: how many open ones serve each demand point.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/siting/covering_core.hpp"
#include "engine/siting/worth.hpp"

namespace relais::siting {

class CoverCounts final : public Worth {
 public:
  // Refers to the core, which must live longer. Each operation costs the entries of the candidate; where two are
  // needed, those times the candidates of each point.
  explicit CoverCounts(CoveringCore const& core);

  double gain(std::uint32_t candidate) const override;
  double promise(std::uint32_t candidate) const override;
  double exchange(std::uint32_t candidate, Relief& relief) const override;
  double gain_without(std::uint32_t closing, std::uint32_t opening) const override;
  void open(std::uint32_t candidate) override;
  void close(std::uint32_t candidate) override;
  std::uint32_t beside(std::uint32_t candidate, Random& random) const override;
  std::uint32_t entries_of(std::uint32_t candidate) const override;

 private:
  // Open candidates that serve a point which needs two.
  struct Pair {
    std::int32_t near = 0;
    std::int32_t all = 0;
    bool is_met() const { return near >= 1 && all >= 2; }
    // Of the three that are needed (one near, two in all).
    int parts() const { return (near >= 1 ? 1 : 0) + (all >= 2 ? 2 : all); }
    Pair with(std::uint32_t entry, int sign) const { return {near + sign * static_cast<int>(entry % 2), all + sign}; }
  };

  void change_pair(std::uint32_t entry, int sign);
  // Adds (or takes back) what closing would lose at that point to whoever is open there.
  void account_losses(std::uint32_t pair, double sign);

  CoveringCore const& core_;
  Rows across_single_;   // by point its candidates
  Rows across_doubled_;  // by point 2 x candidate, + 1 where within X
  std::vector<std::uint32_t> count_;
  std::vector<std::uint32_t> sum_;  // of the numbers of the open candidates: where there is one, it is that one
  std::vector<Pair> pairs_;
};

}  // namespace relais::siting
