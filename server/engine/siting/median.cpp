#include "engine/siting/median.hpp"

#include <algorithm>

#include "engine/siting/median_core.hpp"
#include "engine/siting/median_pricing.hpp"
#include "engine/siting/median_times.hpp"
#include "engine/siting/rules.hpp"
#include "engine/siting/solve.hpp"

namespace relais::siting {
namespace {

// The same demand with only these candidates, all of them free.
MedianProblem only(MedianProblem const& problem, std::vector<std::uint32_t> const& chosen) {
  auto some = MedianProblem{};
  some.people = problem.people;
  some.existing = problem.existing;
  some.limit = problem.limit;
  some.rules.count = static_cast<std::uint32_t>(chosen.size());
  for (auto const candidate : chosen) {
    some.candidates.push_back({.id = problem.candidates[candidate].id});
    auto const row = problem.times[candidate];
    some.times.entries.insert(some.times.entries.end(), row.begin(), row.end());
    some.times.end_row();
  }
  return some;
}

}  // namespace

Table<Timed> with_unions(Table<Timed> rows, std::span<std::vector<std::uint32_t> const> sets) {
  for (auto const& set : sets) {
    auto together = std::vector<Timed>{};
    for (auto const row : set) {
      together.insert(together.end(), rows[row].begin(), rows[row].end());
    }
    std::ranges::sort(together);
    auto const repeated =
        std::unique(together.begin(), together.end(), [](Timed one, Timed other) { return one.point == other.point; });
    rows.entries.insert(rows.entries.end(), together.begin(), repeated);
    rows.end_row();
  }
  return rows;
}

Result<Plan> spare_most_time(MedianProblem const& problem, Effort const& effort, Watch const& watch) {
  if (auto const checked = check(problem.candidates, problem.rules); !checked) {
    return checked.problem();
  }
  auto const core = core_of(problem);
  auto times = MedianTimes{core};
  auto pricing = MedianPricing{core};
  auto ledger = Ledger{effort, watch, core.travel};
  auto const places = solve(times, pricing, Choice{core.candidates, core.rules}, ledger);
  auto const chosen = with_forced(places, core.original, problem.candidates);

  auto const alone = core_of(only(problem, chosen), Useless::kKept);
  auto of_chosen = MedianTimes{alone};
  auto numbers = std::vector<std::uint32_t>{};
  std::ranges::transform(alone.original, std::back_inserter(numbers), [&](auto place) { return chosen[place]; });
  auto const by_forced = alone.travel - core.travel;
  auto plan = Plan{.openings = in_order_of_opening(of_chosen, numbers),
                   .before = static_cast<std::uint64_t>(alone.travel),
                   .gain = static_cast<std::uint64_t>(by_forced + ledger.gain()),
                   .bound = static_cast<std::uint64_t>(by_forced + ledger.bound()),
                   .is_stopped = ledger.is_stopped()};
  auto const travel = plan.before - plan.gain;
  plan.gap = travel == 0 ? 0 : static_cast<double>(plan.bound - plan.gain) / static_cast<double>(travel);
  return plan;
}

}  // namespace relais::siting
