// Where the next N counters spare the most travel time: the sum over all people of the time to their nearest counter,
// and with it the mean, is as low as it can be, with a bound (p-median: S. L. Hakimi, 1964).
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"
#include "engine/siting/table.hpp"
#include "platform/result/result.hpp"

namespace relais::siting {

struct Timed {
  std::uint32_t point = 0;
  std::uint32_t time = 0;
  auto operator<=>(Timed const&) const = default;
};

// Times in any whole unit; tenths of a second as in engine/roads.
struct MedianProblem {
  std::vector<std::uint32_t> people;  // by demand point
  std::vector<std::uint32_t>
      existing;  // by demand point the time to the nearest existing counter; empty: there are none
  std::vector<Candidate> candidates;
  Table<Timed> times;       // by candidate the demand points that are near, in any order
  std::uint32_t limit = 0;  // who has no counter nearer is counted with this time; longer ones are not looked at
  Rules rules;
};

// The rows, and after them one for each set: each point once, with the least time of any of its rows.
Table<Timed> with_unions(Table<Timed> rows, std::span<std::vector<std::uint32_t> const> sets);

// Amounts are people times time; before: of all people; gain: what is spared. The gap is the share of the plan's travel
// time that a better choice could spare at most. Refuses rules that cannot be met (rules.hpp). The same problem with
// its points, entries or candidates listed otherwise has the same plan. Memory: 32 bytes a pair of candidate and point
// beside the problem's own.
Result<Plan> spare_most_time(MedianProblem const& problem, Effort const& effort = {}, Watch const& watch = {});

}  // namespace relais::siting
