#include "coverage/homes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

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

void note_nodes(Homes& homes, roads::GraphView const& graph) {
  std::vector<std::uint32_t> last;  // commune that was noted at each node
  auto const each = [&](auto const& note) {
    last.assign(graph.nodes.size(), kNowhere);
    for (std::uint32_t commune = 0; commune < homes.ground.size(); ++commune) {
      auto const note_ends = [&](std::uint32_t edge) {
        for (auto const node : {graph.edges[edge].from, graph.edges[edge].to}) {
          if (std::exchange(last[node], commune) != commune) {
            note(node, commune);
          }
        }
      };
      for (auto const& home : homes.of(commune)) {
        note_ends(home.edge);
      }
      if (homes.ground[commune] == Ground::kRoads) {
        note_ends(homes.centres[commune].edge);
      }
    }
  };
  homes.first_at.assign(graph.nodes.size() + 1, 0);
  each([&](std::uint32_t node, std::uint32_t) { ++homes.first_at[node + 1]; });
  std::partial_sum(homes.first_at.begin(), homes.first_at.end(), homes.first_at.begin());
  homes.at.resize(homes.first_at.back());
  auto next = homes.first_at;
  each([&](std::uint32_t node, std::uint32_t commune) { homes.at[next[node]++] = commune; });
}

class Spreading {
 public:
  Spreading(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index,
            std::span<geo::Point const> stranded)
      : dwellers_(dwellers),
        graph_(graph),
        index_(index),
        stretches_(stretches(dwellers.communes, graph)),
        stranded_(stranded) {
    auto const count = dwellers.communes.size();
    spread_.ground.resize(count);
    spread_.off_roads.resize(count);
    spread_.centres.resize(count);
    spread_.homes.reserve(stretches_.size());
    spread_.first.push_back(0);
  }

  Homes spread() {
    auto stretch = stretches_.begin();
    auto cell = dwellers_.cells.begin();
    for (std::uint32_t i = 0; i < dwellers_.communes.size(); ++i) {
      auto const& commune = dwellers_.communes[i];
      auto const key = std::pair{commune.network, commune.code};
      auto const last_stretch =
          std::find_if(stretch, stretches_.end(), [&](Home const& home) { return home.commune != i; });
      cell = std::find_if(cell, dwellers_.cells.end(), [&](PeopleCell const& one) { return key_of(one) >= key; });
      auto const last_cell =
          std::find_if(cell, dwellers_.cells.end(), [&](PeopleCell const& one) { return key_of(one) != key; });
      add(i, {stretch, last_stretch}, {cell, last_cell});
      stretch = last_stretch;
      cell = last_cell;
      spread_.first.push_back(static_cast<std::uint32_t>(spread_.homes.size()));
    }
    note_nodes(spread_, graph_);
    return std::move(spread_);
  }

 private:
  static std::pair<NetworkId, std::string> key_of(PeopleCell const& cell) {
    return {cell.network_id, cell.territory_code};
  }

  void add(std::uint32_t i, std::span<Home const> along, std::span<PeopleCell const> cells) {
    auto const& commune = dwellers_.communes[i];
    auto const centre = commune.centre ? index_.snap(position_of(*commune.centre), kNearRoadsMetres) : std::nullopt;
    auto const first = spread_.homes.size();
    if (centre && !cells.empty()) {
      add_cells(i, cells);
    } else if (centre && !along.empty()) {
      add_along(i, along);
    } else if (centre && centre->metres <= roads::kSnapMetres) {
      spread_.homes.push_back(
          {i, centre->edge, static_cast<float>(centre->share), static_cast<float>(commune.people.value_or(0))});
    }
    auto const is_on_roads = spread_.homes.size() > first;
    if (is_on_roads) {
      spread_.centres[i] = *centre;
    }
    spread_.ground[i] = is_on_roads                                   ? Ground::kRoads
                        : !commune.centre                             ? Ground::kUnplaced
                        : centre || is_near_stranded(*commune.centre) ? Ground::kOffRoads
                                                                      : Ground::kBeyondRoads;
  }

  void add_along(std::uint32_t i, std::span<Home const> along) {
    auto length = 0.0;
    for (auto const& home : along) {
      length += home.people;
    }
    for (auto home : along) {
      home.people = static_cast<float>(dwellers_.communes[i].people.value_or(0) * home.people / length);
      spread_.homes.push_back(home);
    }
  }

  void add_cells(std::uint32_t i, std::span<PeopleCell const> cells) {
    auto counted = 0.0;
    for (auto const& cell : cells) {
      counted += cell.people;
    }
    auto const scale = dwellers_.communes[i].people.value_or(counted) / counted;
    for (auto const& cell : cells) {
      auto const people = cell.people * scale;
      if (auto const at = index_.snap(position_of({cell.lat, cell.lon}))) {
        spread_.homes.push_back({i, at->edge, static_cast<float>(at->share), static_cast<float>(people)});
      } else {
        spread_.off_roads[i] += people;
      }
    }
  }

  bool is_near_stranded(geo::Point at) {
    stranded_.search(
        geo::direction(at), 1, geo::chord_of_metres(kNearRoadsMetres), geo::NearestTree::kFromTheStart,
        [](std::uint32_t) { return true; }, neighbour_);
    return !neighbour_.empty();
  }

  Dwellers const& dwellers_;
  roads::GraphView graph_;
  roads::SnapIndex const& index_;
  std::vector<Home> stretches_;
  geo::NearestTree stranded_;
  std::vector<geo::Neighbour> neighbour_;
  Homes spread_;
};

}  // namespace

geo::Point point_of(roads::Position at) {
  return {at.lat / roads::kStepsPerDegree, at.lon / roads::kStepsPerDegree};
}

roads::Position position_of(geo::Point at) {
  return {static_cast<std::int32_t>(std::lround(at.lat * roads::kStepsPerDegree)),
          static_cast<std::int32_t>(std::lround(at.lon * roads::kStepsPerDegree))};
}

Homes spread_over_roads(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index,
                        std::span<geo::Point const> stranded) {
  return Spreading{dwellers, graph, index, stranded}.spread();
}

}  // namespace relais::coverage
