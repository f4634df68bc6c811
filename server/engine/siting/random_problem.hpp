// Made-up problems of any size and the plain count of what a choice is worth, for tests.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/siting/covering.hpp"
#include "engine/siting/median.hpp"
#include "engine/siting/random.hpp"

namespace relais::siting {

struct Size {
  std::uint32_t points = 0;
  std::uint32_t candidates = 0;
  double reach = 0;  // of a candidate, where the whole land is 1 x 1
};

struct Place {
  double x = 0;
  double y = 0;
};

inline double part_of_one(Random& random) {
  return random.below(1'000'000) / 1e6;
}

inline std::vector<Place> random_places(std::uint32_t count, Random& random) {
  auto places = std::vector<Place>(count);
  for (auto& place : places) {
    place.x = part_of_one(random);
    place.y = part_of_one(random);
  }
  return places;
}

inline Rows within(std::span<Place const> candidates, std::span<Place const> points, double reach) {
  auto rows = Rows{};
  for (auto const& candidate : candidates) {
    for (std::uint32_t point = 0; point < points.size(); ++point) {
      if (std::hypot(candidate.x - points[point].x, candidate.y - points[point].y) <= reach) {
        rows.entries.push_back(point);
      }
    }
    rows.end_row();
  }
  return rows;
}

inline CoveringProblem random_problem(Size const& size, std::uint32_t count, Random& random, bool has_backup = false) {
  auto const points = random_places(size.points, random);
  auto const candidates = random_places(size.candidates, random);
  auto problem = CoveringProblem{};
  for (std::uint32_t point = 0; point < size.points; ++point) {
    problem.people.push_back(random.below(10) * random.below(100));
  }
  for (std::uint32_t i = 0; i < size.candidates; ++i) {
    auto const& place = candidates[i];
    problem.candidates.push_back({.id = i,
                                  .group = static_cast<std::uint32_t>(place.x * 4),
                                  .area = static_cast<std::uint32_t>(place.y * 3),
                                  .cost = 1 + random.below(20)});
  }
  problem.within = within(candidates, points, size.reach);
  problem.rules.count = count;
  if (has_backup) {
    problem.backup.emplace().within = within(candidates, points, 1.5 * size.reach);
  }
  return problem;
}

inline MedianProblem random_median(Size const& size, std::uint32_t count, Random& random) {
  auto const points = random_places(size.points, random);
  auto const candidates = random_places(size.candidates, random);
  auto problem = MedianProblem{};
  problem.limit = 1'000;
  for (std::uint32_t point = 0; point < size.points; ++point) {
    problem.people.push_back(random.below(10) * random.below(100));
  }
  for (std::uint32_t i = 0; i < size.candidates; ++i) {
    for (std::uint32_t point = 0; point < size.points; ++point) {
      auto const distance = std::hypot(candidates[i].x - points[point].x, candidates[i].y - points[point].y);
      if (distance < size.reach) {
        problem.times.entries.push_back({point, static_cast<std::uint32_t>(1'000 * distance / size.reach)});
      }
    }
    problem.times.end_row();
    problem.candidates.push_back({.id = i,
                                  .group = static_cast<std::uint32_t>(candidates[i].x * 4),
                                  .area = static_cast<std::uint32_t>(candidates[i].y * 3),
                                  .cost = 1 + random.below(20)});
  }
  problem.rules.count = count;
  return problem;
}

// Some of the rules, or none, as they come.
inline void add_random_rules(std::vector<Candidate>& candidates, Rules& rules, Random& random) {
  if (random.below(2) == 0) {
    rules.at_most = {1 + random.below(2), 1, kNone};
  }
  if (random.below(2) == 0) {
    rules.at_least = {random.below(2), random.below(3)};
  }
  if (random.below(3) == 0) {
    rules.budget = 10 + random.below(50);
  }
  for (auto& candidate : candidates) {
    auto const standing = random.below(12);
    candidate.standing = standing == 0 ? Standing::kForced : standing == 1 ? Standing::kForbidden : Standing::kFree;
  }
}

// The numbers from 0 in some order.
inline std::vector<std::uint32_t> shuffled(std::uint32_t count, Random& random) {
  auto order = std::vector<std::uint32_t>(count);
  std::iota(order.begin(), order.end(), 0);
  for (auto left = count; left > 1; --left) {
    std::swap(order[left - 1], order[random.below(left)]);
  }
  return order;
}

template <class Entry>
void shuffle_row(Table<Entry>& rows, Random& random) {
  auto const begin = rows.entries.begin() + rows.first[rows.size() - 1];
  for (auto left = static_cast<std::uint32_t>(rows.entries.end() - begin); left > 1; --left) {
    std::swap(begin[left - 1], begin[random.below(left)]);
  }
}

inline bool meets_rules(std::span<Candidate const> candidates, Rules const& rules,
                        std::span<std::uint32_t const> open) {
  auto in_group = std::vector<std::uint32_t>(rules.at_most.size());
  auto in_area = std::vector<std::uint32_t>(rules.at_least.size());
  auto is_open = std::vector<bool>(candidates.size());
  std::uint64_t cost = 0;
  for (auto const candidate : open) {
    auto const& opening = candidates[candidate];
    is_open[candidate] = true;
    cost += opening.cost;
    if (opening.group < in_group.size()) {
      ++in_group[opening.group];
    }
    if (opening.area < in_area.size()) {
      ++in_area[opening.area];
    }
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (is_open[i] ? candidates[i].standing == Standing::kForbidden : candidates[i].standing == Standing::kForced) {
      return false;
    }
  }
  return open.size() <= rules.count && (!rules.budget || cost <= *rules.budget) &&
         std::ranges::equal(in_group, rules.at_most, std::less_equal{}) &&
         std::ranges::equal(in_area, rules.at_least, std::greater_equal{});
}

// The most that any choice is worth, by trying all; nothing if none meets the rules.
template <class WorthOf>
std::optional<std::uint64_t> best_of_all(std::vector<Candidate> const& candidates, Rules const& rules,
                                         WorthOf worth_of) {
  auto best = std::optional<std::uint64_t>{};
  for (std::uint32_t choice = 0; choice < 1U << candidates.size(); ++choice) {
    auto open = std::vector<std::uint32_t>{};
    for (std::uint32_t candidate = 0; candidate < candidates.size(); ++candidate) {
      if ((choice >> candidate & 1) == 1) {
        open.push_back(candidate);
      }
    }
    if (meets_rules(candidates, rules, open)) {
      best = std::max(best.value_or(0), worth_of(open));
    }
  }
  return best;
}

// People x time where these candidates are open, from the definition.
inline std::uint64_t travel(MedianProblem const& problem, std::span<std::uint32_t const> open) {
  auto times = problem.existing;
  times.resize(problem.people.size(), problem.limit);
  for (auto const candidate : open) {
    for (auto const& [point, time] : problem.times[candidate]) {
      times[point] = std::min(times[point], time);
    }
  }
  std::uint64_t sum = 0;
  for (std::size_t point = 0; point < times.size(); ++point) {
    sum += std::uint64_t{problem.people[point]} * std::min(times[point], problem.limit);
  }
  return sum;
}

// People who count where these candidates are open, from the definition.
inline std::uint64_t people_who_count(CoveringProblem const& problem, std::span<std::uint32_t const> open) {
  auto near = problem.existing;
  near.resize(problem.people.size());
  auto all = problem.backup ? problem.backup->existing : near;
  all.resize(problem.people.size());
  std::ranges::transform(near, all, all.begin(),
                         [](auto within_x, auto within_y) { return std::max(within_x, within_y); });
  for (auto const candidate : open) {
    for (auto const point : problem.within[candidate]) {
      ++near[point];
    }
    if (problem.backup) {
      for (auto const point : problem.backup->within[candidate]) {
        ++all[point];
      }
    }
  }
  std::uint64_t people = 0;
  for (std::size_t point = 0; point < near.size(); ++point) {
    people += near[point] > 0 && (!problem.backup || all[point] > 1) ? problem.people[point] : 0;
  }
  return people;
}

inline std::vector<std::uint32_t> places_of(Plan const& plan) {
  auto places = std::vector<std::uint32_t>{};
  for (auto const& opening : plan.openings) {
    places.push_back(opening.candidate);
  }
  return places;
}

}  // namespace relais::siting
