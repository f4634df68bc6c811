#include "coverage/homes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relais::coverage {
namespace {

using roads::RoadClass;

constexpr std::size_t kCentresLookedAt = 6;
constexpr double kRadiiAway = 3;
constexpr double kRadiusUnknown = 2'000;  // metres: of a French commune of common size

double houses_along(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::kStreet:
      return 1;
    case RoadClass::kCommunal:
      return 0.2;
    case RoadClass::kDepartmental:
      return 0.1;
    default:
      return 0;
  }
}

double radius_of(Commune const& commune) {
  constexpr double kSquareMetres = 1e6;
  return commune.area_km2 && *commune.area_km2 > 0 ? std::sqrt(*commune.area_km2 * kSquareMetres / std::numbers::pi)
                                                   : kRadiusUnknown;
}

// Whose ground a point is.
class Owners {
 public:
  explicit Owners(std::span<Commune const> communes) {
    std::vector<geo::Point> centres;
    for (std::uint32_t i = 0; i < communes.size(); ++i) {
      if (communes[i].centre) {
        centres.push_back(*communes[i].centre);
        communes_.push_back(i);
        radii_.push_back(radius_of(communes[i]));
      }
    }
    tree_ = geo::NearestTree{centres};
    auto const largest = radii_.empty() ? 0.0 : *std::ranges::max_element(radii_);
    reach_ = geo::chord_of_metres(largest * kRadiiAway);
  }

  std::uint32_t owner(geo::Point at) {
    tree_.search(
        geo::direction(at), kCentresLookedAt, reach_, geo::NearestTree::kFromTheStart,
        [](std::uint32_t) { return true; }, found_);
    auto best = kNowhere;
    auto least = kRadiiAway;
    for (auto const& neighbour : found_) {
      auto const radii = geo::metres_of_chord(neighbour.chord) / radii_[neighbour.index];
      if (radii < least) {
        least = radii;
        best = communes_[neighbour.index];
      }
    }
    return best;
  }

 private:
  geo::NearestTree tree_;
  std::vector<std::uint32_t> communes_;
  std::vector<double> radii_;
  double reach_ = 0;
  std::vector<geo::Neighbour> found_;
};

struct Middle {
  double metres = 0;  // of the whole stretch
  geo::Point at;
};

Middle middle_of(roads::GraphView const& graph, std::uint32_t edge) {
  auto const& ends = graph.edges[edge];
  auto const shape = graph.shape(edge);
  auto const point = [&](std::size_t i) {
    return i == 0 ? graph.nodes[ends.from] : i <= shape.size() ? shape[i - 1] : graph.nodes[ends.to];
  };
  auto total = 0.0;
  for (std::size_t i = 0; i <= shape.size(); ++i) {
    total += roads::metres_between(point(i), point(i + 1));
  }
  auto left = total / 2;
  for (std::size_t i = 0; i <= shape.size(); ++i) {
    auto const piece = roads::metres_between(point(i), point(i + 1));
    if (piece >= left && piece > 0) {
      auto const a = point_of(point(i));
      auto const b = point_of(point(i + 1));
      auto const along = left / piece;
      return {total, {a.lat + (b.lat - a.lat) * along, a.lon + (b.lon - a.lon) * along}};
    }
    left -= piece;
  }
  return {total, point_of(point(0))};
}

std::vector<Home> stretches(std::span<Commune const> communes, roads::GraphView const& graph) {
  auto owners = Owners{communes};
  std::vector<Home> homes;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    auto const houses = houses_along(graph.edges[edge].road_class);
    if (houses == 0) {
      continue;
    }
    auto const middle = middle_of(graph, edge);
    auto const commune = owners.owner(middle.at);
    if (commune != kNowhere) {
      constexpr float kMiddle = 0.5F;
      homes.push_back({commune, edge, kMiddle, static_cast<float>(middle.metres * houses)});
    }
  }
  std::ranges::stable_sort(homes, {}, &Home::commune);
  return homes;
}

}  // namespace

geo::Point point_of(roads::Position at) {
  return {at.lat / roads::kStepsPerDegree, at.lon / roads::kStepsPerDegree};
}

roads::Position position_of(geo::Point at) {
  return {static_cast<std::int32_t>(std::lround(at.lat * roads::kStepsPerDegree)),
          static_cast<std::int32_t>(std::lround(at.lon * roads::kStepsPerDegree))};
}

Homes spread_over_roads(std::span<Commune const> communes, roads::GraphView const& graph, roads::SnapIndex const& index,
                        std::span<geo::Point const> stranded) {
  auto const near_stranded = geo::NearestTree{stranded};
  std::vector<geo::Neighbour> neighbour;
  auto const found = stretches(communes, graph);
  Homes spread{{}, std::vector<Ground>(communes.size()), std::vector<roads::Snapped>(communes.size())};
  spread.homes.reserve(found.size());
  auto next = found.begin();
  for (std::uint32_t i = 0; i < communes.size(); ++i) {
    auto const& commune = communes[i];
    auto const last = std::find_if(next, found.end(), [&](Home const& home) { return home.commune != i; });
    auto const centre = commune.centre ? index.snap(position_of(*commune.centre), kNearRoadsMetres) : std::nullopt;
    auto const is_on_roads = centre && (centre->metres <= roads::kSnapMetres || next != last);
    spread.ground[i] = !commune.centre ? Ground::kUnplaced
                       : is_on_roads   ? Ground::kRoads
                       : centre        ? Ground::kOffRoads
                                       : Ground::kBeyondRoads;
    if (spread.ground[i] == Ground::kBeyondRoads) {
      near_stranded.search(
          geo::direction(*commune.centre), 1, geo::chord_of_metres(kNearRoadsMetres), geo::NearestTree::kFromTheStart,
          [](std::uint32_t) { return true; }, neighbour);
      spread.ground[i] = neighbour.empty() ? Ground::kBeyondRoads : Ground::kOffRoads;
    }
    if (is_on_roads) {
      spread.centres[i] = *centre;
      auto const people = commune.people.value_or(0);
      auto length = 0.0;
      std::for_each(next, last, [&](Home const& home) { length += home.people; });
      std::for_each(next, last, [&](Home home) {
        home.people = static_cast<float>(people * home.people / length);
        spread.homes.push_back(home);
      });
      if (next == last) {
        spread.homes.push_back({i, centre->edge, static_cast<float>(centre->share), static_cast<float>(people)});
      }
    }
    next = last;
  }
  return spread;
}

}  // namespace relais::coverage
