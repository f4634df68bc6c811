#include "engine/siting/primal_dual.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace relais::siting {
namespace {

constexpr double kMuchBetter = 0.5;   // of the error at the last start
constexpr double kLongRun = 1.0 / 3;  // of all rounds so far without a new start: take one

double whole_quanta(double price, double quantum) {
  return std::floor(price / quantum) * quantum;
}

Prices rounded(Prices prices, double quantum) {
  for (auto* const kind : {&prices.demand, &prices.groups}) {
    for (auto& price : *kind) {
      price = whole_quanta(price, quantum);
    }
  }
  return prices;
}

// All prices and shares of a position, in the same order every time.
template <class PositionType, class Visit>
void for_each_part(PositionType& position, Visit visit) {
  visit(position.prices.demand);
  visit(position.prices.groups);
  visit(position.shares);
}

// The mean of positions since the last start.
class Mean {
 public:
  explicit Mean(Position const& like) : sum_{like} { clear(); }

  void clear() {
    for_each_part(sum_, [](auto& part) { std::ranges::fill(part, 0); });
    count_ = 0;
  }

  void add(Position const& position) {
    add(sum_.prices.demand, position.prices.demand);
    add(sum_.prices.groups, position.prices.groups);
    add(sum_.shares, position.shares);
    ++count_;
  }

  Position get() const {
    auto mean = sum_;
    for_each_part(mean, [&](auto& part) {
      for (auto& number : part) {
        number /= count_;
      }
    });
    return mean;
  }

 private:
  static void add(std::vector<double>& sum, std::vector<double> const& part) {
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum[i] += part[i];
    }
  }

  Position sum_;
  int count_ = 0;
};

}  // namespace

PrimalDual::PrimalDual(Pricing& pricing, std::span<Candidate const> candidates, Rules const& rules)
    : pricing_{pricing},
      candidates_{candidates},
      rules_{rules},
      selection_{candidates, rules},
      quantum_{std::exp2(std::ceil(std::log2(pricing.total() + 1)) - 48)} {
  auto const all = std::vector<double>(candidates.size(), 1);
  group_size_ = in_groups(all);
}

Position PrimalDual::first_position() const {
  auto const size = static_cast<double>(std::max<std::size_t>(candidates_.size(), 1));
  return {{pricing_.first_prices(), std::vector<double>(group_size_.size())},
          std::vector<double>(candidates_.size(), std::min(1.0, rules_.count / size))};
}

std::vector<double> PrimalDual::in_groups(std::span<double const> shares) const {
  auto sums = std::vector<double>(rules_.at_most.size());
  for (std::size_t i = 0; i < candidates_.size() && !sums.empty(); ++i) {
    if (candidates_[i].group < sums.size()) {
      sums[candidates_[i].group] += shares[i];
    }
  }
  return sums;
}

void PrimalDual::set_pace(Position const& position) {
  pace_ = pricing_.set_pace(position.prices.demand);
  auto const sum = std::accumulate(pace_.begin(), pace_.end(), 0.0);
  auto const mean = sum / static_cast<double>(std::max<std::size_t>(pace_.size(), 1));
  group_pace_ = std::max(mean, 1.0);
  for (std::size_t i = 0; i < pace_.size(); ++i) {
    auto const follows = std::max(pace_[i], group_pace_ / 10);
    pace_[i] = 1 / (follows + (candidates_[i].group < group_size_.size() ? group_pace_ : 0));
  }
}

double PrimalDual::score(Prices const& prices, std::span<double> scores) const {
  auto rent = pricing_.score(prices.demand, scores);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    auto const group = candidates_[i].group;
    scores[i] -= group < prices.groups.size() ? prices.groups[group] : 0;
  }
  for (std::size_t group = 0; group < prices.groups.size(); ++group) {
    rent += prices.groups[group] * rules_.at_most[group];
  }
  return rent;
}

void PrimalDual::move_prices(Prices& prices, std::span<double const> shares) const {
  pricing_.move(prices.demand, shares);
  auto const groups = in_groups(shares);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    auto const over = groups[group] - rules_.at_most[group];
    prices.groups[group] = std::max(0.0, prices.groups[group] + group_pace_ * over / std::max(group_size_[group], 1.0));
  }
}

PrimalDual::Judged PrimalDual::judged(Position const& position) const {
  auto judged = Judged{};
  judged.proof.scores.resize(candidates_.size());
  auto const rent = score(rounded(position.prices, quantum_), judged.proof.scores);
  judged.proof.greatest = selection_.greatest(judged.proof.scores, quantum_);
  judged.proof.bound = rent + judged.proof.greatest.sum;
  auto broken = 0.0;
  auto const groups = in_groups(position.shares);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    broken += std::max(0.0, groups[group] - rules_.at_most[group]);
  }
  judged.error = std::abs(judged.proof.bound - pricing_.value(position.shares)) + group_pace_ * broken;
  // Beyond, sums are no longer exact; prices that high prove nothing anyway.
  auto const sum = judged.proof.greatest.sum;
  if (std::isfinite(sum) && std::max(std::abs(rent), std::abs(sum)) > 8 * pricing_.total()) {
    judged.proof.bound = pricing_.total();
  }
  return judged;
}

Proof PrimalDual::run(Position& position, int rounds, Enough const& enough) {
  auto best = Proof{std::numeric_limits<double>::infinity(), {}, {}};
  auto mean = Mean{position};
  auto scores = std::vector<double>(candidates_.size());
  auto before = scores;
  auto error_at_start = std::numeric_limits<double>::infinity();
  auto started = 0;
  set_pace(position);
  score(position.prices, scores);
  for (int round = 1; round <= rounds; ++round) {
    move_prices(position.prices, position.shares);
    std::swap(before, scores);
    score(position.prices, scores);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      position.shares[i] += pace_[i] * (2 * scores[i] - before[i]);
    }
    selection_.project(position.shares, pace_);
    mean.add(position);
    if (round % kBetweenProofs != 0) {
      continue;
    }
    auto here = judged(position);
    auto middle_position = mean.get();
    auto middle = judged(middle_position);
    auto const error = std::min(here.error, middle.error);
    auto const is_middle_better = middle.error < here.error;
    for (auto* const proof : {&here.proof, &middle.proof}) {
      if (proof->bound < best.bound) {
        best = std::move(*proof);
      }
    }
    auto const is_enough = enough(best, error);
    if (is_enough || error < kMuchBetter * error_at_start || round - started > std::max(200.0, kLongRun * round)) {
      if (is_middle_better) {
        position = std::move(middle_position);
        score(position.prices, scores);
      }
      if (is_enough) {
        break;
      }
      mean.clear();
      error_at_start = error;
      started = round;
      set_pace(position);
    }
  }
  return best;
}

}  // namespace relais::siting
