#include "network/governance.hpp"

#include <algorithm>
#include <unordered_map>

namespace relais::network {
namespace {

struct Middle {
  double lat = 0;
  double lon = 0;
  int counters = 0;
};

// Where the counters of each department are, on average.
std::unordered_map<std::string, Middle> middles(Directory const& directory, NetworkId const& network) {
  std::unordered_map<std::string, Middle> all;
  for (auto const& counter : directory.counters()) {
    if (counter.network_id != network || !counter.lat || !counter.lon || !counter.commune_code) {
      continue;
    }
    auto const& territories = directory.territories();
    auto const* const commune = territories.find(*counter.commune_code);
    auto const* const department = commune == nullptr ? nullptr : territories.middle_level(*commune);
    if (department != nullptr) {
      auto& middle = all[department->code.text];
      middle.lat += *counter.lat;
      middle.lon += *counter.lon;
      ++middle.counters;
    }
  }
  return all;
}

std::optional<StatedFigure> stated(Directory const& directory, NetworkId const& network, Date day) {
  std::optional<StatedFigure> last;
  for (auto const& figure : directory.official_figures()) {
    if (figure.network_id == network && figure.figure == "departments_with_coordinator" && figure.stated_on <= day &&
        (!last || last->stated_on < figure.stated_on)) {
      last = StatedFigure{figure.value, figure.stated_on, figure.source};
    }
  }
  return last;
}

}  // namespace

Result<Governance> governance(Directory const& directory, GovernanceQuery const& query) {
  if (std::ranges::find(directory.networks(), query.id, &Network::id) == directory.networks().end()) {
    return Problem{Fault::kNotFound, "network.network_unknown"};
  }
  auto const day = query.on.value_or(directory.today());
  auto answer = Governance{query.id, day, {}, 0, {}, stated(directory, query.id, day)};
  auto const& territories = directory.territories();
  std::unordered_map<std::string, Seat const*> coordinators;
  for (auto const& seat : directory.seats()) {
    if (seat.network_id != query.id || !is_filled_on(seat, day)) {
      continue;
    }
    auto const* const territory = seat.territory_code ? territories.find(*seat.territory_code) : nullptr;
    if (seat.kind == SeatKind::kDepartmentalCoordinator) {
      coordinators.emplace(territory == nullptr ? "" : territory->code.text, &seat);
    } else {
      answer.leads.push_back({seat.kind, territory == nullptr ? "" : territory->name, seat.holder, seat.body,
                              seat.started_on, seat.is_generated});
    }
  }
  auto const places = middles(directory, query.id);
  for (auto const* const department : territories.of_kind(query.id, TerritoryKind::kDepartment)) {
    // An overseas collectivity stands in the code list as a department that is its own region, under one code.
    auto const* const region = territories.holder(*department, TerritoryKind::kRegion);
    if (region == nullptr || region->code.text.ends_with(department->code.text)) {
      continue;
    }
    auto& item = answer.departments.emplace_back();
    item.code = department->code;
    item.name = department->name;
    if (auto const found = coordinators.find(department->code.text); found != coordinators.end()) {
      auto const& seat = *found->second;
      item.state = SeatState::kRecruited;
      item.holder = seat.holder;
      item.body = seat.body;
      item.since = seat.started_on;
      item.is_generated = seat.is_generated;
      ++answer.recruited;
    }
    if (auto const place = places.find(department->code.text); place != places.end()) {
      item.middle = Location{place->second.lat / place->second.counters, place->second.lon / place->second.counters};
    }
  }
  return answer;
}

}  // namespace relais::network
