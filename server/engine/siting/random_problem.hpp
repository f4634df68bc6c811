// Made-up problems of any size and the plain count of what a choice is worth, for tests.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "engine/siting/covering.hpp"
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

inline std::vector<std::uint32_t> places_of(Plan const& plan) {
  auto places = std::vector<std::uint32_t>{};
  for (auto const& opening : plan.openings) {
    places.push_back(opening.candidate);
  }
  return places;
}

}  // namespace relais::siting
