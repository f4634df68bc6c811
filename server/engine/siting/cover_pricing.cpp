#include "engine/siting/cover_pricing.hpp"

#include <algorithm>
#include <numeric>

namespace relais::siting {
namespace {

// The nearest prices for one within X and for any of two that people can pay: near + 2 x all <= people. Prices that
// move more easily give in more.
void limit(double& near, double& all, double people, double near_pace, double all_pace) {
  if (std::max(near, 0.0) + 2 * std::max(all, 0.0) <= people) {
    near = std::max(near, 0.0);
    all = std::max(all, 0.0);
    return;
  }
  auto const excess = (near + 2 * all - people) / (near_pace + 4 * all_pace);
  near = std::clamp(near - near_pace * excess, 0.0, people);
  all = (people - near) / 2;
}

}  // namespace

CoverPricing::CoverPricing(CoveringCore const& core)
    : core_{core},
      across_{turned(core.single, core.single_people.size())},
      candidates_of_pair_(served_pairs(std::vector<double>(core.candidates.size(), 1))),
      total_{std::accumulate(core.single_people.begin(), core.single_people.end(), 0.0) +
             std::accumulate(core.doubled_people.begin(), core.doubled_people.end(), 0.0)} {}

std::vector<double> CoverPricing::first_prices() const {
  auto prices = std::vector<double>{};
  std::ranges::transform(core_.single_people, std::back_inserter(prices), [](auto people) { return people / 2; });
  for (auto const people : core_.doubled_people) {
    prices.insert(prices.end(), {people / 4, people / 4});
  }
  return prices;
}

std::uint64_t CoverPricing::entries() const {
  auto const beside = core_.candidates.size() + core_.single_people.size() + core_.doubled_people.size();
  return 2 * (core_.single.entries.size() + core_.doubled.entries.size()) + 8 * beside;
}

std::vector<double> CoverPricing::set_pace(std::span<double const> /*prices*/) {
  auto follows = std::vector<double>(core_.candidates.size());
  for (std::uint32_t candidate = 0; candidate < follows.size(); ++candidate) {
    for (auto const point : core_.single[candidate]) {
      follows[candidate] += core_.single_people[point];
    }
    for (auto const entry : core_.doubled[candidate]) {
      follows[candidate] += (1 + entry % 2) * core_.doubled_people[entry / 2];
    }
  }
  return follows;
}

double CoverPricing::served(std::uint32_t point, std::span<double const> shares) const {
  double sum = 0;
  for (auto const candidate : across_[point]) {
    sum += shares[candidate];
  }
  return sum;
}

std::vector<CoverPricing::Served> CoverPricing::served_pairs(std::span<double const> shares) const {
  auto served = std::vector<Served>(core_.doubled_people.size());
  for (std::uint32_t candidate = 0; candidate < core_.doubled.size() && !served.empty(); ++candidate) {
    for (auto const entry : core_.doubled[candidate]) {
      served[entry / 2].near += entry % 2 == 1 ? shares[candidate] : 0;
      served[entry / 2].all += shares[candidate];
    }
  }
  return served;
}

void CoverPricing::move(std::span<double> prices, std::span<double const> shares) const {
  auto const singles = static_cast<std::uint32_t>(core_.single_people.size());
  for (std::uint32_t point = 0; point < singles; ++point) {
    auto const people = core_.single_people[point];
    auto const pace = people / static_cast<double>(across_[point].size());
    prices[point] = std::clamp(prices[point] + pace * (1 - served(point, shares)), 0.0, people);
  }
  auto const pairs = served_pairs(shares);
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    auto const people = core_.doubled_people[pair];
    auto const near_pace = people / candidates_of_pair_[pair].near;
    auto const all_pace = people / candidates_of_pair_[pair].all;
    auto& near = prices[singles + 2 * pair];
    auto& all = prices[singles + 2 * pair + 1];
    near += near_pace * (1 - pairs[pair].near);
    all += all_pace * (2 - pairs[pair].all);
    limit(near, all, people, near_pace, all_pace);
  }
}

double CoverPricing::score(std::span<double const> prices, std::span<double> scores) const {
  double rent = 0;
  for (std::size_t point = 0; point < core_.single_people.size(); ++point) {
    rent += core_.single_people[point] - prices[point];
  }
  auto const of_pairs = prices.subspan(core_.single_people.size());
  for (std::size_t pair = 0; pair < core_.doubled_people.size(); ++pair) {
    rent += core_.doubled_people[pair] - of_pairs[2 * pair] - 2 * of_pairs[2 * pair + 1];
  }
  for (std::uint32_t candidate = 0; candidate < scores.size(); ++candidate) {
    double score = 0;
    for (auto const point : core_.single[candidate]) {
      score += prices[point];
    }
    for (auto const entry : core_.doubled[candidate]) {
      score += of_pairs[entry | 1] + (entry % 2 == 1 ? of_pairs[entry - 1] : 0);
    }
    scores[candidate] = score;
  }
  return rent;
}

double CoverPricing::value(std::span<double const> shares) const {
  double people = 0;
  for (std::uint32_t point = 0; point < core_.single_people.size(); ++point) {
    people += core_.single_people[point] * std::min(1.0, served(point, shares));
  }
  auto const pairs = served_pairs(shares);
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    people += core_.doubled_people[pair] * std::min({1.0, pairs[pair].near, pairs[pair].all / 2});
  }
  return people;
}

}  // namespace relais::siting
