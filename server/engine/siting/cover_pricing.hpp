// What demand points would pay to be covered.
#pragma once

#include <vector>

#include "engine/siting/covering_core.hpp"
#include "engine/siting/pricing.hpp"

namespace relais::siting {

// Prices: people, one by single point, then two by doubled point, for the one within X and for any of the two. A score
// is the sum of the prices within reach; the rent what people are left with.
class CoverPricing final : public Pricing {
 public:
  // Refers to the core, which must live longer.
  explicit CoverPricing(CoveringCore const& core);

  std::vector<double> first_prices() const override;
  double total() const override { return total_; }
  std::uint64_t entries() const override;
  std::vector<double> set_pace(std::span<double const> prices) override;
  void move(std::span<double> prices, std::span<double const> shares) const override;
  double score(std::span<double const> prices, std::span<double> scores) const override;
  double value(std::span<double const> shares) const override;

 private:
  struct Served {
    double near = 0;
    double all = 0;
  };
  double served(std::uint32_t point, std::span<double const> shares) const;
  std::vector<Served> served_pairs(std::span<double const> shares) const;

  CoveringCore const& core_;
  Rows across_;  // by single point its candidates
  std::vector<Served> candidates_of_pair_;
  double total_;
};

}  // namespace relais::siting
