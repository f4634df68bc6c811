#include "coverage/access.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "coverage/counting.hpp"

namespace relais::coverage {
namespace {

using roads::Time;

constexpr Time kTenthsAMinute = 600;

}  // namespace

Tick tick_of(Time time) {
  constexpr Time kTenthsATick = kTenthsAMinute / kTicksAMinute;
  return static_cast<Tick>(std::min<Time>((time + kTenthsATick - 1) / kTenthsATick, kLongest));
}

Density density_of(Commune const& commune) {
  auto const density =
      commune.people && commune.area_km2 && *commune.area_km2 > 0 ? *commune.people / *commune.area_km2 : 0.0;
  return density >= kDenseFrom          ? Density::kDense
         : density >= kIntermediateFrom ? Density::kIntermediate
                                        : Density::kRural;
}

StraightLine straight_line(Density density) {
  switch (density) {
    case Density::kDense:
      return {1.3, 25};
    case Density::kIntermediate:
      return {1.35, 35};
    case Density::kRural:
      return {1.4, 45};
  }
  return {};
}

namespace {

constexpr double kMetresToTenths = 3.6 * 10;  // at 1 km/h

double tenths(double metres, double kmh) {
  return metres / kmh * kMetresToTenths;
}

double metres_in(double tenths, double kmh) {
  return tenths * kmh / kMetresToTenths;
}

double country_kmh() {
  return straight_line(Density::kRural).kmh;
}

}  // namespace

Time straight_line_time(Density density, double metres) {
  auto const [detour, kmh] = straight_line(density);
  auto const way = metres * detour;
  auto const in_town = std::min(way, kTownWay);
  return static_cast<Time>(std::lround(tenths(in_town, kmh) + tenths(way - in_town, country_kmh())));
}

double straight_line_metres(Density density, Time time) {
  auto const [detour, kmh] = straight_line(density);
  auto const limit = time + 1.0;
  auto const beyond_town = limit - tenths(kTownWay, kmh);
  auto const way = beyond_town <= 0 ? metres_in(limit, kmh) : kTownWay + metres_in(beyond_town, country_kmh());
  return way / detour;
}

AccessMap access(Land const& land, Places const& places, bool across, RoadsGround const* ground) {
  AccessMap map;
  map.left_out = places.left_out;
  auto const waves = waves_of(places, standing_in(land, ground), map);
  std::vector<std::uint32_t> all(land.communes.size());
  std::iota(all.begin(), all.end(), 0U);
  auto counting = Counting{land, across, ground, all, map};
  for (auto const& wave : waves) {
    counting.add(wave, wave.on_roads.empty()
                           ? std::vector<roads::TwoNearest>{}
                           : roads::two_nearest(ground->graph, roads::seeds(ground->graph, wave.on_roads)));
  }
  counting.sum_up();
  return map;
}

}  // namespace relais::coverage
