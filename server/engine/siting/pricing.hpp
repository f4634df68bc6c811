// The other side of a choice of places: what demand would pay to be served. Prices give each candidate a score, and
// whatever they are, rent + the scores of the best candidates is more than any plan is worth. The lowest such bound is
// that of the linear relaxation (Lagrangian duality; for p-median: G. Cornuéjols, M. Fisher, G. Nemhauser, 1977).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace relais::siting {

class Pricing {
 public:
  Pricing() = default;
  virtual ~Pricing() = default;
  Pricing(Pricing const&) = delete;
  Pricing& operator=(Pricing const&) = delete;

  // Before anything is known.
  virtual std::vector<double> first_prices() const = 0;
  // No choice is worth more.
  virtual double total() const = 0;
  // Looked at in one round.
  virtual std::uint64_t entries() const = 0;

  // How far prices may move at once, near those given; by candidate how strongly its score follows them.
  virtual std::vector<double> set_pace(std::span<double const> prices) = 0;
  // A step of the prices towards the lowest bound, where candidates are open by these shares.
  virtual void move(std::span<double> prices, std::span<double const> shares) const = 0;
  // Writes the scores, returns the rent. Exact where prices are multiples of a power of two and sums stay below 2^53 of
  // them.
  virtual double score(std::span<double const> prices, std::span<double> scores) const = 0;
  // What the shares are worth.
  virtual double value(std::span<double const> shares) const = 0;
};

}  // namespace relais::siting
