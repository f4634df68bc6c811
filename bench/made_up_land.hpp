// A made-up nation as the land that access is counted over: its communes at home, its counters always open.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "coverage/homes.hpp"
#include "coverage/land.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::coverage::bench {

inline std::shared_ptr<Land const> land_of(roads::SyntheticNation const& nation) {
  constexpr double kCommuneArea = 15.8;
  auto land = std::make_shared<Land>();
  land->networks = {NetworkId{"fr"}};
  std::vector<std::string> codes;
  for (auto const& commune : nation.communes) {
    codes.push_back(fmt::format("{:05}", codes.size()));
    if (commune.is_abroad) {
      continue;
    }
    Commune one;
    one.network = land->networks.front();
    one.code = one.name = codes.back();
    one.people = commune.people;
    one.centre = point_of(commune.centre);
    one.area_km2 = kCommuneArea;
    land->communes.push_back(std::move(one));
  }
  Places places;
  for (auto const commune : nation.counters) {
    auto const& code = codes[commune];
    places.places.push_back({land->networks.front(), code, code, point_of(nation.communes[commune].centre), {}, 0});
  }
  land->places = [places](PlacesAsked const&) { return places; };
  land->has_counter = [](std::string const&) { return true; };
  return land;
}

}  // namespace relais::coverage::bench
