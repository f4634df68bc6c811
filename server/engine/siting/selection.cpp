#include "engine/siting/selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relais::siting {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kClose = 1e-9;

// The fee, not below the floor, at which nothing is over: Newton's method, kept between what is too little and what is
// enough. More is over the lower the fee is.
template <class SharesAt>
double fee_where_none_is_over(SharesAt shares_at, double start, double floor, double scale) {
  auto too_little = floor;
  auto enough = kInfinity;
  auto fee = std::max(start, floor);
  auto step = std::max(1.0, std::abs(start));
  for (int round = 0; round < 100; ++round) {
    auto const shares = shares_at(fee);
    if (std::abs(shares.over) <= kClose * scale || (fee == floor && shares.over <= 0)) {
      break;
    }
    (shares.over > 0 ? too_little : enough) = fee;
    auto next = shares.slope > 0 ? fee + shares.over / shares.slope : kInfinity;
    if (next <= floor && too_little == floor) {
      next = floor;
    } else if (!(next > too_little && next < enough)) {
      step *= 2;
      next = enough == kInfinity ? fee + step : too_little == -kInfinity ? fee - step : (too_little + enough) / 2;
    }
    if (next == fee) {
      break;
    }
    fee = next;
  }
  return fee;
}

}  // namespace

Selection::Selection(std::span<Candidate const> candidates, Rules const& rules)
    : low(candidates.size()),
      high(candidates.size(), 1),
      count_{static_cast<double>(rules.count)},
      minimum_{rules.at_least.begin(), rules.at_least.end()},
      area_fee_(rules.at_least.size() + 1) {
  auto const none = static_cast<std::uint32_t>(minimum_.size());
  for (auto const& candidate : candidates) {
    area_of_.push_back(candidate.area < none && minimum_[candidate.area] > 0 ? candidate.area : none);
    if (rules.budget) {
      costs_.push_back(candidate.cost);
    }
  }
  budget_ = rules.budget ? static_cast<double>(*rules.budget) : 0;
  auto areas = Rows{};
  for (auto const area : area_of_) {
    areas.entries.push_back(area);
    areas.end_row();
  }
  in_area_ = turned(areas, none + std::size_t{1});
}

double Selection::share(std::span<double const> wanted, std::span<double const> pace, double fee,
                        std::uint32_t candidate) const {
  auto const charge = costs_.empty() ? fee : fee + dearness_ * costs_[candidate];
  return std::clamp(wanted[candidate] - pace[candidate] * charge, low[candidate], high[candidate]);
}

Selection::Shares Selection::in_area_at(std::span<double const> wanted, std::span<double const> pace, double fee,
                                        std::uint32_t area) const {
  auto shares = Shares{};
  for (auto const candidate : in_area_[area]) {
    auto const part = share(wanted, pace, fee, candidate);
    shares.over += part;
    shares.slope += part > low[candidate] && part < high[candidate] ? pace[candidate] : 0;
  }
  return shares;
}

// In all, where areas that would have less have their minimum.
Selection::Shares Selection::shares_at(std::span<double const> wanted, std::span<double const> pace, double fee) const {
  auto const none = static_cast<std::uint32_t>(minimum_.size());
  auto all = in_area_at(wanted, pace, fee, none);
  for (std::uint32_t area = 0; area < none; ++area) {
    auto const here = in_area_at(wanted, pace, fee, area);
    all.over += std::max(here.over, minimum_[area]);
    all.slope += here.over > minimum_[area] ? here.slope : 0;
  }
  all.over -= count_;
  return all;
}

void Selection::find_fees(std::span<double const> wanted, std::span<double const> pace) {
  fee_ = fee_where_none_is_over([&](double fee) { return shares_at(wanted, pace, fee); }, fee_, 0, count_);
  area_fee_.back() = fee_;
  for (std::uint32_t area = 0; area < minimum_.size(); ++area) {
    auto const over = [&](double fee) {
      auto shares = in_area_at(wanted, pace, fee, area);
      shares.over -= minimum_[area];
      return shares;
    };
    auto const holds = over(fee_).over < 0;
    area_fee_[area] =
        holds ? fee_where_none_is_over(over, std::min(area_fee_[area], fee_), -kInfinity, minimum_[area]) : fee_;
  }
}

double Selection::cost_of(std::span<double const> wanted, std::span<double const> pace) const {
  double cost = 0;
  for (std::uint32_t i = 0; i < costs_.size(); ++i) {
    cost += costs_[i] * share(wanted, pace, area_fee_[area_of_[i]], i);
  }
  return cost;
}

void Selection::project(std::span<double> wanted, std::span<double const> pace) {
  auto const last = dearness_;
  dearness_ = 0;
  find_fees(wanted, pace);
  if (!costs_.empty() && cost_of(wanted, pace) > budget_) {
    double too_little = 0;
    auto enough = kInfinity;
    dearness_ = last > 0 ? last : 1;
    for (int round = 0; round < 60; ++round) {
      find_fees(wanted, pace);
      auto const over = cost_of(wanted, pace) - budget_;
      if (std::abs(over) <= 1e-7 * budget_) {
        break;
      }
      (over > 0 ? too_little : enough) = dearness_;
      dearness_ = enough < kInfinity ? (too_little + enough) / 2 : 2 * dearness_;
    }
  }
  for (std::uint32_t i = 0; i < wanted.size(); ++i) {
    wanted[i] = share(wanted, pace, area_fee_[area_of_[i]], i);
  }
}

// The best of each area up to its minimum, then the best of all that is left.
Greatest Selection::at_dearness(std::span<double const> scores, double dearness, double& cost) const {
  auto const worth = [&](std::uint32_t i) { return costs_.empty() ? scores[i] : scores[i] - dearness * costs_[i]; };
  auto const better = [&](std::uint32_t a, std::uint32_t b) { return worth(a) > worth(b); };
  auto greatest = Greatest{dearness * budget_, dearness, std::vector<double>(in_area_.size(), kInfinity), 0};
  auto left = count_;
  cost = 0;
  auto const take = [&](std::uint32_t candidate) {
    greatest.sum += worth(candidate);
    cost += costs_.empty() ? 0 : costs_[candidate];
    left -= 1;
  };
  auto open = std::vector<std::uint32_t>{};
  auto here = std::vector<std::uint32_t>{};
  for (std::uint32_t area = 0; area < in_area_.size(); ++area) {
    here.clear();
    auto lacking = area < minimum_.size() ? minimum_[area] : 0;
    for (auto const candidate : in_area_[area]) {
      if (low[candidate] == 1) {
        take(candidate);
        lacking -= 1;
      } else if (high[candidate] == 1) {
        here.push_back(candidate);
      }
    }
    auto const wanted = static_cast<std::size_t>(std::max(0.0, lacking));
    if (wanted > here.size()) {
      greatest.sum = -kInfinity;
      return greatest;
    }
    auto const end = here.begin() + static_cast<std::ptrdiff_t>(wanted);
    if (wanted > 0 && wanted < here.size()) {
      std::nth_element(here.begin(), end, here.end(), better);
    }
    for (auto i = here.begin(); i != end; ++i) {
      take(*i);
      greatest.to_come_in[area] = std::min(greatest.to_come_in[area], worth(*i));
    }
    std::copy_if(end, here.end(), std::back_inserter(open), [&](auto candidate) { return worth(candidate) > 0; });
  }
  if (left < 0) {
    greatest.sum = -kInfinity;
    return greatest;
  }
  auto const taken = std::min(static_cast<std::size_t>(left), open.size());
  auto const is_full = taken == static_cast<std::size_t>(left);
  auto const end = open.begin() + static_cast<std::ptrdiff_t>(taken);
  if (taken < open.size()) {
    std::nth_element(open.begin(), end, open.end(), better);
    greatest.to_go_out = worth(*end);
  }
  auto least = is_full ? kInfinity : 0;
  for (auto i = open.begin(); i != end; ++i) {
    take(*i);
    least = std::min(least, worth(*i));
  }
  for (auto& in_area : greatest.to_come_in) {
    in_area = std::min(in_area, least);
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
    auto here = at_dearness(scores, middle, cost);
    if (here.sum < best.sum) {
      best = std::move(here);
    }
    if (cost == budget_) {
      break;
    }
    (cost > budget_ ? too_little : enough) = middle;
  }
  return best;
}

}  // namespace relais::siting
