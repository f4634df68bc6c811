// What demand points would pay to be nearer to a counter.
#pragma once

#include <vector>

#include "engine/siting/median_core.hpp"
#include "engine/siting/pricing.hpp"

namespace relais::siting {

// Prices: by point the time that people are sure to be spared; the rent is people x that. A candidate's score is what
// it spares beyond.
class MedianPricing final : public Pricing {
 public:
  // Refers to the core, which must live longer.
  explicit MedianPricing(MedianCore const& core);

  std::vector<double> first_prices() const override;
  double total() const override { return total_; }
  std::uint64_t entries() const override { return entries_; }
  std::vector<double> set_pace(std::span<double const> prices) override;
  void move(std::span<double> prices, std::span<double const> shares) const override;
  double score(std::span<double const> prices, std::span<double> scores) const override;
  double value(std::span<double const> shares) const override;

 private:
  double moved(std::uint32_t point, double price, std::span<double const> shares) const;

  MedianCore const& core_;
  double total_ = 0;
  double people_ = 0;
  std::vector<double> pace_;  // by point
  std::uint64_t entries_ = 0;
};

}  // namespace relais::siting
