#include "network/zones.hpp"

#include <algorithm>
#include <cmath>

#include "engine/geo/nearest.hpp"

namespace relais::network {
namespace {

constexpr double kMetresToKm = 1000;

bool has_centre(Territory const& territory) {
  return territory.lat && territory.lon;
}

geo::Point centre(Territory const& territory) {
  return {*territory.lat, *territory.lon};
}

// The communes of one country, by nearness.
struct Country {
  std::string code;
  std::vector<Territory const*> communes;
  geo::NearestTree tree;
};

std::vector<Country> countries_of(Territories const& territories, std::vector<Network> const& networks) {
  std::vector<Country> countries;
  for (auto const& network : networks) {
    auto country = std::ranges::find(countries, network.country, &Country::code);
    if (country == countries.end()) {
      country = countries.insert(country, {network.country, {}, {}});
    }
    std::ranges::copy_if(territories.of_kind(network.id, TerritoryKind::kCommune),
                         std::back_inserter(country->communes),
                         [](Territory const* commune) { return has_centre(*commune); });
  }
  for (auto& country : countries) {
    std::vector<geo::Point> points;
    std::ranges::transform(country.communes, std::back_inserter(points),
                           [](Territory const* commune) { return centre(*commune); });
    country.tree = geo::NearestTree{points};
  }
  return countries;
}

double rounded(double value, double steps_to_one) {
  return std::round(value * steps_to_one) / steps_to_one;
}

}  // namespace

Zones::Zones(Territories const& territories, std::vector<Network> const& networks, std::vector<ZoneMark> marks)
    : territories_(territories), marks_(std::move(marks)) {
  std::ranges::stable_sort(marks_, {}, &ZoneMark::code);
  auto const countries = countries_of(territories, networks);
  auto const limit = geo::chord_of_metres(kBorderWithinKm * kMetresToKm);
  std::vector<geo::Neighbour> found;
  for (auto const& country : countries) {
    for (auto const& abroad : countries) {
      for (auto const* const commune : &abroad == &country ? std::vector<Territory const*>{} : country.communes) {
        abroad.tree.search(
            geo::direction(centre(*commune)), 1, limit, geo::NearestTree::kFromTheStart,
            [](std::uint32_t) { return true; }, found);
        if (found.empty()) {
          continue;
        }
        auto const km = geo::metres_of_chord(found.front().chord) / kMetresToKm;
        auto const [known, is_new] = km_to_abroad_.emplace(commune->code.text, km);
        known->second = std::min(known->second, km);
      }
    }
  }
}

TerritoryZone Zones::by_rule(Territory const& commune, Zone zone) const {
  TerritoryZone said;
  said.zone = zone;
  if (zone == Zone::kRural && commune.population && commune.area_km2) {
    auto const density = static_cast<double>(*commune.population) / *commune.area_km2;
    said.density = rounded(density, 10);
    said.by_rule = density < kRuralBelow;
  }
  if (zone == Zone::kBorder && has_centre(commune)) {
    auto const abroad = km_to_abroad_.find(commune.code.text);
    said.by_rule = abroad != km_to_abroad_.end();
    if (*said.by_rule) {
      said.km_to_abroad = rounded(abroad->second, 10);
    }
  }
  said.is_in = said.by_rule;
  return said;
}

std::vector<TerritoryZone> Zones::of(Territory const& territory) const {
  auto const* const commune =
      territory.kind == TerritoryKind::kDistrict ? territories_.holder(territory, TerritoryKind::kCommune) : &territory;
  if (commune == nullptr || commune->kind != TerritoryKind::kCommune) {
    return {};
  }
  std::vector<TerritoryZone> zones;
  for (auto const zone : kZones) {
    zones.push_back(by_rule(*commune, zone));
  }
  auto mark = std::ranges::lower_bound(marks_, commune->code, {}, &ZoneMark::code);
  for (; mark != marks_.end() && mark->code == commune->code; ++mark) {
    auto& said = *std::ranges::find(zones, mark->zone, &TerritoryZone::zone);
    said.is_in = mark->is_in;
    said.origin = ZoneOrigin::kMark;
    said.marked_on = mark->marked_on;
    said.reason = mark->reason;
    said.source = mark->source;
  }
  return zones;
}

bool Zones::is_in(Territory const& commune, Zone zone) const {
  auto const zones = of(commune);
  return std::ranges::any_of(zones, [&](TerritoryZone const& one) { return one.zone == zone && one.is_in == true; });
}

}  // namespace relais::network
