#include "engine/siting/median_core.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "engine/siting/rules.hpp"

namespace relais::siting {
namespace {

// By demand point the time to the nearest counter that exists or is forced.
std::vector<std::uint32_t> times_before(MedianProblem const& problem) {
  auto times = problem.existing;
  times.resize(problem.people.size(), problem.limit);
  for (auto& time : times) {
    time = std::min(time, problem.limit);
  }
  for (std::uint32_t candidate = 0; candidate < problem.candidates.size(); ++candidate) {
    if (problem.candidates[candidate].standing == Standing::kForced) {
      for (auto const& [point, time] : problem.times[candidate]) {
        times[point] = std::min(times[point], time);
      }
    }
  }
  return times;
}

// What a candidate spares, by point.
std::vector<Saving> savings(MedianProblem const& problem, std::uint32_t candidate,
                            std::vector<std::uint32_t> const& before) {
  auto row = std::vector<Saving>{};
  for (auto const& [point, time] : problem.times[candidate]) {
    if (time < before[point] && problem.people[point] > 0) {
      row.push_back({point, before[point] - time});
    }
  }
  std::ranges::sort(row, std::greater{});
  row.erase(std::unique(row.begin(), row.end(), [](auto const& a, auto const& b) { return a.number == b.number; }),
            row.end());
  return row;
}

bool may_be_wanted(Candidate const& candidate, Rules const& rules) {
  return candidate.area < rules.at_least.size() && rules.at_least[candidate.area] > 0;
}

Table<Saving> turned_savings(Table<Saving> const& rows, std::size_t columns) {
  return turned(
      rows, columns, [](Saving const& saving) { return saving.number; },
      [](auto row, Saving const& saving) {
        return Saving{row, saving.time};
      });
}

bool spares_more(Saving const& a, Saving const& b) {
  return a.time != b.time ? a.time > b.time : a.number < b.number;
}

}  // namespace

MedianCore core_of(MedianProblem const& problem, Useless useless) {
  assert(problem.times.size() == problem.candidates.size());
  auto core = MedianCore{};
  core.rules = left_by_forced(problem.candidates, problem.rules);
  auto const before = times_before(problem);
  for (std::size_t point = 0; point < before.size(); ++point) {
    core.travel += static_cast<double>(problem.people[point]) * before[point];
  }
  auto order = std::vector<std::uint32_t>(problem.candidates.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](auto candidate) { return problem.candidates[candidate].id; });
  auto rows = Table<Saving>{};
  for (auto const candidate : order) {
    if (problem.candidates[candidate].standing != Standing::kFree) {
      continue;
    }
    auto const row = savings(problem, candidate, before);
    if (!row.empty() || useless == Useless::kKept || may_be_wanted(problem.candidates[candidate], core.rules)) {
      rows.entries.insert(rows.entries.end(), row.begin(), row.end());
      rows.end_row();
      core.original.push_back(candidate);
      core.candidates.push_back(problem.candidates[candidate]);
    }
  }

  auto points = turned_savings(rows, problem.people.size());
  auto served = std::vector<std::uint32_t>{};
  for (std::uint32_t point = 0; point < points.size(); ++point) {
    if (!points[point].empty()) {
      served.push_back(point);
    }
  }
  std::ranges::sort(served, [&](auto a, auto b) {
    return std::ranges::equal(points[a], points[b]) ? problem.people[a] < problem.people[b]
                                                    : std::ranges::lexicographical_compare(points[a], points[b]);
  });
  for (auto const point : served) {
    core.people.push_back(problem.people[point]);
    core.by_point.entries.insert(core.by_point.entries.end(), points[point].begin(), points[point].end());
    core.by_point.end_row();
  }
  core.by_candidate = turned_savings(core.by_point, core.candidates.size());
  for (std::uint32_t point = 0; point < core.by_point.size(); ++point) {
    auto const begin = core.by_point.entries.begin();
    std::sort(begin + core.by_point.first[point], begin + core.by_point.first[point + 1], spares_more);
  }
  return core;
}

}  // namespace relais::siting
