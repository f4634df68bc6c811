#include "engine/siting/selection.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace relais::siting {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kClose = 1e-9;

}  // namespace

Selection::Selection(std::span<Candidate const> candidates, Rules const& rules)
    : low(candidates.size()), high(candidates.size(), 1), count_{static_cast<double>(rules.count)} {
  if (rules.budget) {
    budget_ = static_cast<double>(*rules.budget);
    for (auto const& candidate : candidates) {
      costs_.push_back(candidate.cost);
    }
  }
}

double Selection::share(double wanted, double pace, double fee, double dearness, std::size_t candidate) const {
  auto const charge = costs_.empty() ? fee : fee + dearness * costs_[candidate];
  return std::clamp(wanted - pace * charge, low[candidate], high[candidate]);
}

Selection::Sums Selection::sums_at(std::span<double const> wanted, std::span<double const> pace, double fee,
                                   double dearness) const {
  auto sums = Sums{};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    auto const part = share(wanted[i], pace[i], fee, dearness, i);
    sums.count += part;
    sums.cost += costs_.empty() ? 0 : part * costs_[i];
    sums.slope += part > low[i] && part < high[i] ? pace[i] : 0;
  }
  return sums;
}

// The least fee at which no more are selected than may be: Newton's method, kept between what is too little and enough.
double Selection::fee_for(std::span<double const> wanted, std::span<double const> pace, double dearness) {
  double too_little = 0;
  auto enough = kInfinity;
  auto fee = fee_;
  for (int round = 0; round < 100; ++round) {
    auto const sums = sums_at(wanted, pace, fee, dearness);
    auto const over = sums.count - count_;
    if (std::abs(over) <= kClose * count_ || (fee == 0 && over <= 0)) {
      break;
    }
    (over > 0 ? too_little : enough) = fee;
    auto next = sums.slope > 0 ? fee + over / sums.slope : -1;
    if (next <= 0 && too_little == 0) {
      next = 0;
    } else if (!(next > too_little && next < enough)) {
      next = enough < kInfinity ? (too_little + enough) / 2 : std::max(1.0, 2 * too_little);
    }
    if (next == fee) {
      break;
    }
    fee = next;
  }
  return fee_ = fee;
}

void Selection::project(std::span<double> wanted, std::span<double const> pace) {
  auto fee = fee_for(wanted, pace, 0);
  double dearness = 0;
  if (!costs_.empty() && sums_at(wanted, pace, fee, 0).cost > budget_) {
    double too_little = 0;
    auto enough = kInfinity;
    dearness = dearness_ > 0 ? dearness_ : 1;
    for (int round = 0; round < 60; ++round) {
      fee = fee_for(wanted, pace, dearness);
      auto const over = sums_at(wanted, pace, fee, dearness).cost - budget_;
      if (std::abs(over) <= 1e-7 * budget_) {
        break;
      }
      (over > 0 ? too_little : enough) = dearness;
      dearness = enough < kInfinity ? (too_little + enough) / 2 : 2 * dearness;
    }
    dearness_ = dearness;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    wanted[i] = share(wanted[i], pace[i], fee, dearness, i);
  }
}

Greatest Selection::at_dearness(std::span<double const> scores, double dearness, double& cost) const {
  auto const worth = [&](std::size_t i) { return costs_.empty() ? scores[i] : scores[i] - dearness * costs_[i]; };
  auto greatest = Greatest{dearness * budget_, dearness, 0, 0};
  auto left = count_;
  cost = 0;
  auto open = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (low[i] == 1) {
      greatest.sum += worth(i);
      cost += costs_.empty() ? 0 : costs_[i];
      left -= 1;
    } else if (high[i] == 1 && worth(i) > 0) {
      open.push_back(i);
    }
  }
  if (left < 0) {
    return {-kInfinity, dearness, 0, 0};
  }
  auto const taken = std::min(static_cast<std::size_t>(left), open.size());
  auto const end = open.begin() + static_cast<std::ptrdiff_t>(taken);
  if (taken < open.size()) {
    std::nth_element(open.begin(), end, open.end(), [&](auto a, auto b) { return worth(a) > worth(b); });
    greatest.to_go_out = worth(*end);
  }
  greatest.to_come_in = taken == static_cast<std::size_t>(left) ? kInfinity : 0;
  for (auto i = open.begin(); i != end; ++i) {
    greatest.sum += worth(*i);
    greatest.to_come_in = std::min(greatest.to_come_in, worth(*i));
    cost += costs_.empty() ? 0 : costs_[*i];
  }
  return greatest;
}

// Whatever the dearness, the sum is an upper bound; the least of them is where what is selected costs the budget.
Greatest Selection::greatest(std::span<double const> scores, double quantum) const {
  double cost = 0;
  auto best = at_dearness(scores, 0, cost);
  if (costs_.empty() || cost <= budget_) {
    return best;
  }
  double too_little = 0;
  auto enough = best.sum / std::max(budget_, 1.0);
  for (int round = 0; round < 40 && enough - too_little > quantum; ++round) {
    auto const middle = std::floor((too_little + enough) / 2 / quantum) * quantum;
    auto const here = at_dearness(scores, middle, cost);
    best = here.sum < best.sum ? here : best;
    if (cost == budget_) {
      break;
    }
    (cost > budget_ ? too_little : enough) = middle;
  }
  return best;
}

}  // namespace relais::siting
