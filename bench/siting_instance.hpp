// The instance of formulas.md, part 2, section 7: 35,000 communes on a square of 742 km, 40 million people spread
// log-normally, all communes candidates, straight line x 1.35 at 45 km/h, 2,800 existing counters drawn by population
// to the power of 0.6. It shows speed and method; no sentence about a real country may be drawn from it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "engine/siting/covering.hpp"
#include "engine/siting/median.hpp"

namespace relais::siting {

class Instance {
 public:
  static constexpr std::uint32_t kCommunes = 35'000;

  Instance() {
    auto random = std::mt19937_64{kSeed};
    auto place = std::uniform_real_distribution{0.0, kSide};
    auto size = std::lognormal_distribution{6.1, 1.25};
    auto drawn = std::vector<double>{};
    double sum = 0;
    for (std::uint32_t i = 0; i < kCommunes; ++i) {
      x_.push_back(place(random));
      y_.push_back(place(random));
      drawn.push_back(size(random));
      sum += drawn.back();
    }
    // The highest of u^(1/weight): a draw without replacement (P. Efraimidis, P. Spirakis, 2006).
    auto lots = std::vector<std::pair<double, std::uint32_t>>{};
    for (std::uint32_t i = 0; i < kCommunes; ++i) {
      people.push_back(static_cast<std::uint32_t>(std::max(1.0, std::round(drawn[i] * kPeople / sum))));
      lots.emplace_back(std::log(std::uniform_real_distribution{0.0, 1.0}(random)) / std::pow(people[i], 0.6), i);
    }
    std::ranges::sort(lots, std::greater{});
    for (std::uint32_t i = 0; i < kCounters; ++i) {
      counters.push_back(lots[i].second);
    }
  }

  CoveringProblem covering(double minutes, std::uint32_t count, bool from_zero) const {
    auto problem = CoveringProblem{};
    problem.people = people;
    problem.rules.count = count;
    for_each_near(
        minutes, [&](std::uint32_t, std::uint32_t to, std::uint32_t) { problem.within.entries.push_back(to); },
        [&](std::uint32_t commune) {
          problem.within.end_row();
          problem.candidates.push_back({.id = commune});
        });
    if (!from_zero) {
      problem.existing.assign(kCommunes, 0);
      for (auto const counter : counters) {
        for (auto const point : problem.within[counter]) {
          ++problem.existing[point];
        }
      }
    }
    return problem;
  }

  MedianProblem median(std::uint32_t count, bool from_zero) const {
    auto problem = MedianProblem{};
    problem.people = people;
    problem.limit = 36'000;
    problem.rules.count = count;
    for_each_near(
        60,
        [&](std::uint32_t, std::uint32_t to, std::uint32_t time) {
          problem.times.entries.push_back({to, time});
        },
        [&](std::uint32_t commune) {
          problem.times.end_row();
          problem.candidates.push_back({.id = commune});
        });
    if (!from_zero) {
      problem.existing.assign(kCommunes, problem.limit);
      for (auto const counter : counters) {
        for (auto const& [point, time] : problem.times[counter]) {
          problem.existing[point] = std::min(problem.existing[point], time);
        }
      }
    }
    return problem;
  }

  std::vector<std::uint32_t> people;
  std::vector<std::uint32_t> counters;

 private:
  static constexpr std::uint64_t kSeed = 1;
  static constexpr double kSide = 742;
  static constexpr double kPeople = 40e6;
  static constexpr std::uint32_t kCounters = 2'800;
  static constexpr double kTenthsPerKilometre = 1.35 / 45 * 36'000;

  // Calls `reach` with two communes and the tenths of a second between them, then `next` with the first, for all.
  template <class Reach, class Next>
  void for_each_near(double minutes, Reach reach, Next next) const {
    auto const radius = minutes * 600 / kTenthsPerKilometre;
    auto const cells = static_cast<std::uint32_t>(kSide / radius) + 1;
    auto const cell = [&](double where) { return std::min(cells - 1, static_cast<std::uint32_t>(where / radius)); };
    auto grid = std::vector<std::vector<std::uint32_t>>(std::size_t{cells} * cells);
    for (std::uint32_t i = 0; i < kCommunes; ++i) {
      grid[cell(x_[i]) * cells + cell(y_[i])].push_back(i);
    }
    for (std::uint32_t from = 0; from < kCommunes; ++from) {
      for (auto column = std::max(cell(x_[from]), 1U) - 1; column <= std::min(cell(x_[from]) + 1, cells - 1);
           ++column) {
        for (auto row = std::max(cell(y_[from]), 1U) - 1; row <= std::min(cell(y_[from]) + 1, cells - 1); ++row) {
          for (auto const to : grid[column * cells + row]) {
            auto const kilometres = std::hypot(x_[from] - x_[to], y_[from] - y_[to]);
            if (kilometres <= radius) {
              reach(from, to, static_cast<std::uint32_t>(kilometres * kTenthsPerKilometre));
            }
          }
        }
      }
      next(from);
    }
  }

  std::vector<double> x_;
  std::vector<double> y_;
};

}  // namespace relais::siting
