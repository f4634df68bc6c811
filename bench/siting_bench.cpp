// Where to open next on the made-up instance of formulas.md (C7, C8, C9), beside CBC on the same rows in the same run.
// Prints one line a figure: median of the rounds, least and most; then ratios with their definitions. Minutes, most of
// them CBC's. `siting_bench covering`, `siting_bench median`: one half.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/siting/cbc_for_tests.hpp"
#include "siting_instance.hpp"

namespace {

using namespace relais::siting;

constexpr int kRounds = 5;
constexpr int kRelaxationSeconds = 240;  // for CBC, which then ends with what it has

struct Figure {
  double least;
  double median;
  double most;
  Plan plan;
};

template <class Solve>
Figure measured(std::string_view what, Solve solve) {
  auto seconds = std::vector<double>{};
  auto plan = Plan{};
  for (int round = 0; round < kRounds; ++round) {
    auto const start = std::chrono::steady_clock::now();
    plan = *solve();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(seconds);
  auto const figure = Figure{seconds.front(), seconds[kRounds / 2], seconds.back(), std::move(plan)};
  fmt::print("{:46} {:8.3f} s        ({:.3f} to {:.3f})\n", what, figure.median, figure.least, figure.most);
  return figure;
}

// What exists and whom it covers left out: all that CBC needs.
CoveringProblem residual(CoveringProblem const& problem) {
  auto rest = CoveringProblem{};
  auto number = std::vector<std::uint32_t>(problem.people.size(), kNone);
  for (std::size_t point = 0; point < problem.people.size(); ++point) {
    if (problem.existing.empty() || problem.existing[point] == 0) {
      number[point] = static_cast<std::uint32_t>(rest.people.size());
      rest.people.push_back(problem.people[point]);
    }
  }
  for (std::uint32_t candidate = 0; candidate < problem.candidates.size(); ++candidate) {
    auto const before = rest.within.entries.size();
    for (auto const point : problem.within[candidate]) {
      if (number[point] != kNone) {
        rest.within.entries.push_back(number[point]);
      }
    }
    if (rest.within.entries.size() > before) {
      rest.within.end_row();
      rest.candidates.push_back(problem.candidates[candidate]);
    }
  }
  rest.rules = problem.rules;
  return rest;
}

class LinearProgramFile {
 public:
  explicit LinearProgramFile(CoveringProblem const& problem)
      : path_{std::filesystem::temp_directory_path() / "siting_bench.lp"} {
    write_program(problem, path_);
  }
  ~LinearProgramFile() {
    std::filesystem::remove(path_);
    std::filesystem::remove(path_.string() + ".log");
  }
  LinearProgramFile(LinearProgramFile const&) = delete;
  LinearProgramFile& operator=(LinearProgramFile const&) = delete;

  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// What all entries cost that are looked at once, one after the other: no method is faster than that.
double one_pass_over(Rows const& rows) {
  auto const start = std::chrono::steady_clock::now();
  auto const sum = std::accumulate(rows.entries.begin(), rows.entries.end(), std::uint64_t{0});
  auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return sum > 0 ? seconds : 0;
}

void print(Plan const& plan) {
  fmt::print("  {} openings gain {} of at most {} people, gap {:.4f} %\n", plan.openings.size(), plan.gain, plan.bound,
             100 * plan.gap);
}

void next_at_20_minutes(Instance const& instance, std::uint32_t count) {
  auto const problem = instance.covering(20, count, false);
  auto const rest = residual(problem);
  fmt::print(
      "C7: the next {} at 20 minutes, proven within 0.05 %; {} rows of uncovered communes, {} candidates, {} entries\n",
      count, rest.people.size(), rest.candidates.size(), rest.within.entries.size());
  auto const ours =
      measured("ours, from all 35,000 rows, presolve included", [&] { return cover_most_people(problem); });
  print(ours.plan);
  fmt::print("{:46} {:8.5f} s\n", "floor: the entries of all rows looked at once", one_pass_over(problem.within));
  auto const file = LinearProgramFile{rest};
  auto const cbc = ask_cbc(file.path(), kRelaxationSeconds);
  fmt::print("{:46} {:8.3f} s        {} {}\n", "CBC, the uncovered rows, without reading them", cbc.seconds,
             cbc.is_optimal ? "optimal" : "stopped at", cbc.value.value_or(0));
  fmt::print("ratio: CBC's own time on the uncovered rows / ours on all of them = {:.1f}\n\n",
             cbc.seconds / ours.median);
}

void thousand_from_zero(Instance const& instance) {
  auto const problem = instance.covering(20, 1'000, true);
  fmt::print("C8: 1,000 from zero at 20 minutes; {} rows, {} entries\n", problem.people.size(),
             problem.within.entries.size());
  auto const ours =
      measured("ours, plan and bound within 1 %", [&] { return cover_most_people(problem, {.gap = 0.01}); });
  print(ours.plan);
  auto const start = std::chrono::steady_clock::now();
  auto const longer = cover_most_people(problem, {.gap = 0.002, .entries = 20'000'000'000});
  fmt::print("{:46} {:8.3f} s\n", "ours, with 20 thousand million entries of effort",
             std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  print(*longer);
  fmt::print("{:46} {:8.5f} s\n", "floor: the entries of all rows looked at once", one_pass_over(problem.within));
  auto const file = LinearProgramFile{problem};
  auto const cbc = ask_cbc(file.path(), kRelaxationSeconds);
  if (!cbc.relaxation) {
    fmt::print("CBC: no linear relaxation of the same rows within {} s\n", kRelaxationSeconds);
    fmt::print("ratio: time given to CBC's first linear relaxation / ours to plan and bound > {:.1f}\n\n",
               kRelaxationSeconds / ours.median);
    return;
  }
  fmt::print("{:46} {:8.3f} s        bound {:.0f}; its best plan within {} s: {:.0f}\n",
             "CBC, first linear relaxation of the same rows", cbc.relaxation_seconds, *cbc.relaxation,
             kRelaxationSeconds, cbc.value.value_or(0));
  fmt::print("ratio: CBC's time to its first linear relaxation / ours to plan and bound = {:.1f}\n\n",
             cbc.relaxation_seconds / ours.median);
}

void mean_travel_time(Instance const& instance, std::uint32_t count, bool from_zero) {
  auto const problem = instance.median(count, from_zero);
  fmt::print("C9: p-median, {} {}; {} pairs within 60 minutes\n", count, from_zero ? "from zero" : "more",
             problem.times.entries.size());
  auto const within_one =
      measured("ours, mean travel time certified within 1 %", [&] { return spare_most_time(problem, {.gap = 0.01}); });
  auto const close = measured("ours, within 0.05 %", [&] { return spare_most_time(problem); });
  auto const people =
      static_cast<double>(std::accumulate(instance.people.begin(), instance.people.end(), std::uint64_t{0}));
  for (auto const* const plan : {&within_one.plan, &close.plan}) {
    auto const mean = [&](std::uint64_t gain) { return static_cast<double>(plan->before - gain) / people / 600; };
    fmt::print(
        "  mean {:.4f} minutes, not less than {:.4f} for any choice, {:.4f} before: gap {:.4f} % ({:.4f} % of what can "
        "be spared)\n",
        mean(plan->gain), mean(plan->bound), mean(0), 100 * plan->gap,
        100 * static_cast<double>(plan->bound - plan->gain) / static_cast<double>(plan->bound));
  }
  fmt::print("no peer runs at this size here\n\n");
}

}  // namespace

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  auto const wanted = std::string_view{count > 1 ? words[1] : ""};
  if (!has_cbc()) {
    std::cerr << "cbc is not there (Debian package coinor-cbc)\n";
    return 1;
  }
  auto const instance = Instance{};
  if (wanted != "median") {
    next_at_20_minutes(instance, 50);
    next_at_20_minutes(instance, 200);
    thousand_from_zero(instance);
  }
  if (wanted != "covering") {
    mean_travel_time(instance, 2'800, true);
    mean_travel_time(instance, 100, false);
  }
}
