#include "engine/siting/median_pricing.hpp"

#include <algorithm>

namespace relais::siting {
namespace {

constexpr double kAround = 0.3;  // of the usual price range: candidates so little beyond a price may come into play

}  // namespace

MedianPricing::MedianPricing(MedianCore const& core) : core_{core}, pace_(core.people.size()) {
  for (std::uint32_t point = 0; point < core.people.size(); ++point) {
    people_ += core.people[point];
    total_ += core.people[point] * core.by_point[point].front().time;
  }
}

// As if every so many-th candidate were open: what the last of the nearest so many spares.
std::vector<double> MedianPricing::first_prices() const {
  auto const each = core_.candidates.size() / std::max<std::size_t>(core_.rules.count, 1);
  auto prices = std::vector<double>(core_.people.size());
  for (std::uint32_t point = 0; point < prices.size(); ++point) {
    auto const row = core_.by_point[point];
    prices[point] = each < row.size() ? row[each].time : 0;
  }
  return prices;
}

std::vector<double> MedianPricing::set_pace(std::span<double const> prices) {
  double range = 0;
  for (std::uint32_t point = 0; point < prices.size(); ++point) {
    range += core_.people[point] * (core_.by_point[point].front().time - prices[point]);
  }
  range = std::max(1.0, range / std::max(1.0, people_));
  auto follows = std::vector<double>(core_.candidates.size());
  entries_ = 8 * (core_.candidates.size() + core_.people.size());
  for (std::uint32_t point = 0; point < prices.size(); ++point) {
    std::uint32_t concerned = 0;
    for (auto const& [candidate, time] : core_.by_point[point]) {
      if (time <= prices[point] - kAround * range) {
        break;
      }
      follows[candidate] += core_.people[point] * range;
      ++concerned;
    }
    pace_[point] = range / std::max(1U, concerned);
    entries_ += 8 * concerned;
  }
  return follows;
}

// The price that is as far below the old one as the shares of candidates that spare more than it are below 1, in paces:
// between the times of two candidates the shares are the same.
double MedianPricing::moved(std::uint32_t point, double price, std::span<double const> shares) const {
  auto const row = core_.by_point[point];
  double high = row.front().time;
  double served = 0;
  for (auto const& [candidate, time] : row) {
    auto const here = price - pace_[point] * (1 - served);
    if (here >= time) {
      return std::min(here, high);
    }
    served += shares[candidate];
    high = time;
  }
  return std::clamp(price - pace_[point] * (1 - served), 0.0, high);
}

void MedianPricing::move(std::span<double> prices, std::span<double const> shares) const {
  for (std::uint32_t point = 0; point < prices.size(); ++point) {
    prices[point] = moved(point, prices[point], shares);
  }
}

double MedianPricing::score(std::span<double const> prices, std::span<double> scores) const {
  std::ranges::fill(scores, 0);
  double rent = 0;
  for (std::uint32_t point = 0; point < prices.size(); ++point) {
    auto const people = core_.people[point];
    rent += people * prices[point];
    for (auto const& [candidate, time] : core_.by_point[point]) {
      if (time <= prices[point]) {
        break;
      }
      scores[candidate] += people * (time - prices[point]);
    }
  }
  return rent;
}

double MedianPricing::value(std::span<double const> shares) const {
  double spared = 0;
  for (std::uint32_t point = 0; point < core_.people.size(); ++point) {
    double left = 1;
    for (auto const& [candidate, time] : core_.by_point[point]) {
      if (left <= 0) {
        break;
      }
      auto const part = std::min(left, shares[candidate]);
      spared += core_.people[point] * part * time;
      left -= part;
    }
  }
  return spared;
}

}  // namespace relais::siting
