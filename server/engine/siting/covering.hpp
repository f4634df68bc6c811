// Where the next N counters cover the most people within X minutes, with a bound that no choice can pass (maximal
// covering: R. Church, C. ReVelle, 1974).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"
#include "engine/siting/table.hpp"
#include "platform/result/result.hpp"

namespace relais::siting {

// With a back-up, people count where a counter is within X minutes and another one within Y minutes, Y not less than X;
// both may be new, both may exist. Y = X: two within X minutes.
struct Backup {
  Rows within;                          // by candidate the demand points within Y minutes; holds those within X
  std::vector<std::uint32_t> existing;  // by demand point the existing counters within Y minutes
};

struct CoveringProblem {
  std::vector<std::uint32_t> people;    // by demand point
  std::vector<std::uint32_t> existing;  // by demand point the existing counters within X minutes; empty: from zero
  std::vector<Candidate> candidates;
  Rows within;  // by candidate the demand points within X minutes, in any order
  Rules rules;
  std::optional<Backup> backup{};
};

// Amounts are people; the gap is the share of the bound that the plan does not gain. Refuses rules that cannot be met
// (rules.hpp). The same problem with its points, entries or candidates listed otherwise has the same plan.
Result<Plan> cover_most_people(CoveringProblem const& problem, Effort const& effort = {}, Watch const& watch = {});

}  // namespace relais::siting
