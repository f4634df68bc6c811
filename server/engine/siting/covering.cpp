#include "engine/siting/covering.hpp"

#include <algorithm>

#include "engine/siting/cover_counts.hpp"
#include "engine/siting/cover_pricing.hpp"
#include "engine/siting/covering_core.hpp"
#include "engine/siting/draft.hpp"
#include "engine/siting/rules.hpp"
#include "engine/siting/solve.hpp"

namespace relais::siting {
namespace {

// The same demand with only these candidates, all of them free.
CoveringProblem only(CoveringProblem const& problem, std::vector<std::uint32_t> const& chosen) {
  auto some = CoveringProblem{};
  some.people = problem.people;
  some.existing = problem.existing;
  some.rules.count = static_cast<std::uint32_t>(chosen.size());
  if (problem.backup) {
    some.backup.emplace().existing = problem.backup->existing;
  }
  for (auto const candidate : chosen) {
    some.candidates.push_back({.id = problem.candidates[candidate].id});
    auto const near = problem.within[candidate];
    some.within.entries.insert(some.within.entries.end(), near.begin(), near.end());
    some.within.end_row();
    if (problem.backup) {
      auto const all = problem.backup->within[candidate];
      some.backup->within.entries.insert(some.backup->within.entries.end(), all.begin(), all.end());
      some.backup->within.end_row();
    }
  }
  return some;
}

}  // namespace

Result<Plan> cover_most_people(CoveringProblem const& problem, Effort const& effort, Watch const& watch) {
  if (auto const checked = check(problem.candidates, problem.rules); !checked) {
    return checked.problem();
  }
  auto const core = core_of(problem);
  auto counts = CoverCounts{core};
  auto pricing = CoverPricing{core};
  auto ledger = Ledger{effort, watch, 0};
  auto const places = solve(counts, pricing, Choice{core.candidates, core.rules}, ledger);
  auto const chosen = with_forced(places, core.original, problem.candidates);

  auto const alone = core_of(only(problem, chosen), Dominated::kKept);
  auto of_chosen = CoverCounts{alone};
  auto numbers = std::vector<std::uint32_t>{};
  std::ranges::transform(alone.original, std::back_inserter(numbers), [&](auto place) { return chosen[place]; });
  auto const by_forced = core.settled - alone.settled;
  auto plan = Plan{.openings = in_order_of_opening(of_chosen, numbers),
                   .before = static_cast<std::uint64_t>(alone.settled),
                   .gain = static_cast<std::uint64_t>(by_forced + ledger.gain()),
                   .bound = static_cast<std::uint64_t>(by_forced + ledger.bound()),
                   .is_stopped = ledger.is_stopped()};
  plan.gap = plan.bound == 0 ? 0 : static_cast<double>(plan.bound - plan.gain) / static_cast<double>(plan.bound);
  return plan;
}

}  // namespace relais::siting
