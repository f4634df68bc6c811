#include "coverage/homes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace relais::coverage {
namespace {

using roads::RoadClass;

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

std::vector<Home> stretches(Owners const& owners, roads::GraphView const& graph) {
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
            Owners const& owners)
      : dwellers_(dwellers), graph_(graph), index_(index), stretches_(stretches(owners, graph)) {
    std::vector<geo::Point> islands;
    std::ranges::transform(graph.islands, std::back_inserter(islands), point_of);
    islands_ = geo::NearestTree{islands};
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
    if (!commune.centre) {
      spread_.ground[i] = Ground::kUnplaced;
      return;
    }
    auto const centre = index_.snap(position_of(*commune.centre), kNearRoadsMetres);
    auto const first = spread_.homes.size();
    if (centre && (centre->metres <= roads::kSnapMetres || is_known(*commune.centre))) {
      spread_.centres[i] = *centre;
      settle(i, along, cells);
    }
    spread_.ground[i] = spread_.homes.size() > first                        ? Ground::kRoads
                        : is_off_roads(*commune.centre, centre.has_value()) ? Ground::kOffRoads
                                                                            : Ground::kBeyondRoads;
  }

  bool is_known(geo::Point at) const { return graph_.is_known(position_of(at)); }

  // Isolation is claimed of whom roads are near that are known to join no others; or where everything is known.
  bool is_off_roads(geo::Point centre, bool is_near_roads) {
    return graph_.boxes.empty() ? is_near_roads || is_near_island(centre) : is_known(centre) && is_near_island(centre);
  }

  void settle(std::uint32_t i, std::span<Home const> along, std::span<PeopleCell const> cells) {
    auto const& centre = spread_.centres[i];
    if (!cells.empty()) {
      add_cells(i, cells);
    } else if (!along.empty()) {
      add_along(i, along);
    } else if (centre.metres <= roads::kSnapMetres) {
      add_home(i, centre.edge, centre.share, dwellers_.communes[i].people.value_or(0));
    }
  }

  // Where an edge cuts both its roads and the centre's, they may be joined out there: its people count at the centre.
  void add_home(std::uint32_t i, std::uint32_t edge, double share, double people) {
    auto const& centre = spread_.centres[i];
    auto const is_at_centre = may_be_joined(part_of(graph_, edge), part_of(graph_, centre.edge));
    spread_.homes.push_back({i, is_at_centre ? centre.edge : edge,
                             static_cast<float>(is_at_centre ? centre.share : share), static_cast<float>(people)});
  }

  bool may_be_joined(std::uint32_t a, std::uint32_t b) const {
    return a != b && is_cut(graph_, a) && is_cut(graph_, b);
  }

  void add_along(std::uint32_t i, std::span<Home const> along) {
    auto length = 0.0;
    for (auto const& home : along) {
      length += home.people;
    }
    for (auto const& home : along) {
      add_home(i, home.edge, home.share, dwellers_.communes[i].people.value_or(0) * home.people / length);
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
      auto const at = geo::Point{cell.lat, cell.lon};
      if (auto const snapped = index_.snap(position_of(at))) {
        add_home(i, snapped->edge, snapped->share, people);
      } else if (!is_known(at)) {  // the roads end before
        add_home(i, spread_.centres[i].edge, spread_.centres[i].share, people);
      } else {
        spread_.off_roads[i] += people;
      }
    }
  }

  bool is_near_island(geo::Point at) {
    islands_.search(
        geo::direction(at), 1, geo::chord_of_metres(kNearRoadsMetres), geo::NearestTree::kFromTheStart,
        [](std::uint32_t) { return true; }, neighbour_);
    return !neighbour_.empty();
  }

  Dwellers const& dwellers_;
  roads::GraphView graph_;
  roads::SnapIndex const& index_;
  std::vector<Home> stretches_;
  geo::NearestTree islands_;
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

std::uint32_t part_of(roads::GraphView const& graph, std::uint32_t edge) {
  return graph.part_of(graph.edges[edge].from);
}

bool is_cut(roads::GraphView const& graph, std::uint32_t part) {
  return graph.parts[part].is_cut != 0;
}

Homes spread_over_roads(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index,
                        Owners const& owners) {
  return Spreading{dwellers, graph, index, owners}.spread();
}

}  // namespace relais::coverage
