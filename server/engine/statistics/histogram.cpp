#include "engine/statistics/histogram.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace relais::statistics {

Histogram::Histogram(std::span<double const> edges) : Histogram{edges, std::vector<std::int64_t>(edges.size(), 0)} {}

Histogram::Histogram(std::span<double const> edges, std::vector<std::int64_t> counts)
    : edges_{edges}, counts_{std::move(counts)} {
  assert(!edges.empty() && counts_.size() == edges.size());
  assert(std::adjacent_find(edges.begin(), edges.end(), std::greater_equal{}) == edges.end());
}

void Histogram::add(double value, std::int64_t count) {
  assert(value >= edges_.front());
  auto const next = std::upper_bound(edges_.begin(), edges_.end(), value);
  counts_[static_cast<std::size_t>(next - edges_.begin()) - 1] += count;
}

Histogram& Histogram::operator+=(Histogram const& other) {
  assert(std::equal(edges_.begin(), edges_.end(), other.edges_.begin(), other.edges_.end()));
  std::transform(counts_.begin(), counts_.end(), other.counts_.begin(), counts_.begin(), std::plus{});
  return *this;
}

std::int64_t Histogram::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

std::optional<QuantileEstimate> Histogram::quantile(double share) const {
  assert(share >= 0 && share <= 1);
  if (total() == 0) {
    return std::nullopt;
  }
  auto const wanted = share * static_cast<double>(total());
  // 0.55 of 100 is the 55th value, whatever the last binary digit says.
  auto const rank = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(wanted - 1e-9)));
  auto before = std::int64_t{0};
  auto at = std::size_t{0};
  while (before + counts_[at] < rank) {
    before += counts_[at++];
  }
  auto const low = edges_[at];
  if (at + 1 == edges_.size()) {
    return QuantileEstimate{std::nullopt, low, std::nullopt};
  }
  auto const high = edges_[at + 1];
  auto const part = (wanted - static_cast<double>(before)) / static_cast<double>(counts_[at]);
  return QuantileEstimate{low + std::clamp(part, 0.0, 1.0) * (high - low), low, high};
}

}  // namespace relais::statistics
