// What a siting chooses from and for: the communes of a territory, tours, the rules, the counters that exist.
#pragma once

#include <map>

#include "coverage/siting.hpp"
#include "engine/siting/plan.hpp"
#include "engine/siting/table.hpp"

namespace relais::coverage {

// Demand points are communes by their number here. Candidates are the same communes, and after them the tours.
struct SitingGround {
  std::vector<std::uint32_t> communes;  // into Land::communes
  std::vector<std::uint32_t> people;    // by demand point
  std::vector<siting::Candidate> candidates;
  std::vector<std::vector<std::uint32_t>> tours;  // the demand points of their stops
  siting::Rules rules;
  std::vector<Place> existing;  // by counter
};

// Refusals: coverage.territory_unknown, those of apply_edits(), coverage.siting_area_unknown,
// coverage.siting_commune_unknown, coverage.siting_both, coverage.siting_cost_needed.
Result<SitingGround> siting_ground(Land const& land, NetworkId const& network, SitingAsked const& asked);

}  // namespace relais::coverage
