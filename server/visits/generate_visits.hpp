// Visits that nobody paid, for demonstrations and benchmarks: seasons, weekdays, hours and outcomes as published for
// France services. They prove how the product works and how fast, and say nothing of any place.
#pragma once

#include <functional>

#include "visits/check_visit.hpp"

namespace relais::visits {

struct GeneratedCounter {
  std::string id;
  std::int32_t stops = 0;
  std::vector<std::string> partners = {};  // whose help it gives; empty: not known, of any
};

struct GeneratorPlan {
  NetworkId network;
  std::vector<GeneratedCounter> counters;
  std::vector<ListedProcedure> procedures;  // done wherever their partner's help is given, or nowhere
  Date since;
  Date until;                // excluded
  double visits_a_day = 11;  // of an ordinary counter on an ordinary weekday (domain.md 5.3)
  std::uint64_t seed = 20261126;
};

// Calls `take` once for each day and counter that has visits, in the order of days: the same plan gives the same.
void generate_visits(GeneratorPlan const& plan, std::function<void(std::vector<KeptVisit> const&)> const& take);

}  // namespace relais::visits
