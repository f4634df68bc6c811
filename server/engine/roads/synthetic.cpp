#include "engine/roads/synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/roads/synthetic_plan.hpp"

namespace relais::roads {
namespace {

// Found by trial, for the shares of ends, junctions and one-way streets that synthetic_test.cpp states.
constexpr double kSideStreets = 0.214;
constexpr double kCrossings = 0.18;
constexpr double kOneWay = 0.175;
constexpr double kOfBricks = 0.625;  // of a commune's junctions; the others are of side streets and roads
constexpr double kOfRoads = 11;      // a commune

constexpr int kHomes = 20;       // places a commune
constexpr double kBuiltUp = 42;  // km/h where the limit is 50, as in drivable.hpp

class Builder {
 public:
  Builder(SyntheticSize const& size, Plan plan, Random& random)
      : size_{size}, plan_{std::move(plan)}, random_{random} {}

  SyntheticNation run() {
    build_streets();
    build_roads();
    build_motorways();
    nation_.communes = std::move(plan_.communes);
    nation_.counters = std::move(plan_.counters);
    return std::move(nation_);
  }

 private:
  double people(std::uint32_t commune) const { return plan_.communes[commune].people; }

  // ---- streets

  // Junctions of three ways, as bricks lie; some bricks are cut to crossings, some streets end. In towns every eighth
  // street is an avenue.
  void build_streets() {
    double weights = 0;
    for (std::uint32_t i = 0; i < plan_.at.size(); ++i) {
      weights += std::pow(people(i), 0.9);
    }
    auto const wanted = (size_.nodes_a_commune - kOfRoads) * static_cast<double>(plan_.at.size());
    for (std::uint32_t i = 0; i < plan_.at.size(); ++i) {
      build_streets_of(i, std::max(12.0, wanted * std::pow(people(i), 0.9) / weights));
    }
  }

  void build_streets_of(std::uint32_t commune, double nodes) {
    auto const is_town = people(commune) > 2'000;
    auto const relief = plan_.communes[commune].is_in_relief ? 0.65 : 1;
    auto const street = Street{is_town ? RoadClass::kStreet : RoadClass::kCommunal,
                               (is_town ? 27.5 : 42) * relief * random_.between(0.85, 1.15), is_town ? kOneWay : 0};
    auto const spacing = std::clamp(0.21 * std::pow(446 / people(commune), 0.25), 0.05, 0.35);
    auto const width = std::max(2, static_cast<int>(std::round(std::sqrt(nodes * kOfBricks))));
    auto const height = std::max(2, static_cast<int>(std::round(nodes * kOfBricks / width)));
    auto const middle_column = width / 2;
    auto const middle_row = height / 2;
    auto const first = static_cast<std::uint32_t>(flat_.size());
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        node({plan_.at[commune].x + (column - middle_column + random_.between(-0.25, 0.25)) * spacing,
              plan_.at[commune].y + (row - middle_row + random_.between(-0.25, 0.25)) * spacing});
      }
    }
    auto const at = [&](int row, int column) { return first + static_cast<std::uint32_t>(row * width + column); };
    centres_.push_back(at(middle_row, middle_column));
    flat_[centres_.back()] = plan_.at[commune];
    nation_.network.nodes[centres_.back()] = position_of(plan_.at[commune]);
    auto const avenue = Street{RoadClass::kDepartmental, street.kmh * 1.6, 0};
    auto const is_avenue = [&](int line, int middle) { return is_town && (line - middle) % 8 == 0; };
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        if (column + 1 < width) {
          build_street(at(row, column), at(row, column + 1), is_avenue(row, middle_row) ? avenue : street);
        }
        auto const along_avenue = is_avenue(column, middle_column);
        if (row + 1 < height && ((row + column) % 2 == 0 || along_avenue || random_.happens(kCrossings))) {
          build_street(at(row, column), at(row + 1, column), along_avenue ? avenue : street);
        }
      }
    }
    if (!plan_.communes[commune].is_abroad) {
      settle(commune, first);
    }
  }

  struct Street {
    RoadClass road_class;
    double kmh;
    double one_way;  // share
  };

  // Some have a side street that ends.
  void build_street(std::uint32_t a, std::uint32_t b, Street const& street) {
    auto const direction = random_.happens(street.one_way)
                               ? (random_.happens(0.5) ? Direction::kForward : Direction::kBackward)
                               : Direction::kBoth;
    if (!random_.happens(kSideStreets)) {
      return segment(a, b, street.road_class, street.kmh, 1, direction);
    }
    auto const middle = node({(flat_[a].x + flat_[b].x) / 2, (flat_[a].y + flat_[b].y) / 2});
    segment(a, middle, street.road_class, street.kmh, 1, direction);
    segment(middle, b, street.road_class, street.kmh, 1, direction);
    auto const length =
        kilometres_between(flat_[a], flat_[b]) *
        (street.road_class == RoadClass::kCommunal && random_.happens(0.3) ? random_.between(1, 4) : 0.5);
    auto const angle = random_.between(0, 2 * std::numbers::pi);
    auto const end = node({flat_[middle].x + length * std::cos(angle), flat_[middle].y + length * std::sin(angle)});
    segment(middle, end, street.road_class, street.kmh, 1, Direction::kBoth);
  }

  void settle(std::uint32_t commune, std::uint32_t first_node) {
    for (int i = 0; i < kHomes; ++i) {
      auto const home = first_node + static_cast<std::uint32_t>(random_.below(flat_.size() - first_node));
      nation_.homes.push_back({commune, nation_.network.nodes[home], people(commune) / kHomes});
    }
  }

  // ---- roads between communes

  void build_roads() {
    for (auto const& road : plan_.roads) {
      auto const is_relief = plan_.communes[road.a].is_in_relief || plan_.communes[road.b].is_in_relief;
      if (road.road_class == RoadClass::kFerry) {
        segment(centres_[road.a], centres_[road.b], RoadClass::kFerry, 15, 2, Direction::kBoth);
        continue;
      }
      auto const kmh =
          (road.road_class == RoadClass::kNational ? 80 : 65) * random_.between(0.85, 1.15) * (is_relief ? 0.65 : 1);
      build_road(road, kmh, is_relief ? random_.between(1.5, 1.9) : random_.between(1.02, 1.15));
    }
  }

  // Slow in the communes at its ends, with a bend, and half-way a hamlet for most.
  void build_road(Plan::Road const& road, double kmh, double detour) {
    auto const a = centres_[road.a];
    auto const b = centres_[road.b];
    auto const along = [&](double share, double aside) {
      return node({flat_[a].x + share * (flat_[b].x - flat_[a].x) - aside * (flat_[b].y - flat_[a].y),
                   flat_[a].y + share * (flat_[b].y - flat_[a].y) + aside * (flat_[b].x - flat_[a].x)});
    };
    auto const way_out = along(0.12, 0);
    auto const bend = along(0.3, random_.between(-0.1, 0.1));
    auto const middle = along(0.5, random_.between(-0.1, 0.1));
    auto const way_in = along(0.88, 0);
    segment(a, way_out, road.road_class, std::min(kmh, kBuiltUp), detour, Direction::kBoth);
    segment(way_out, bend, road.road_class, kmh, detour, Direction::kBoth);
    segment(bend, middle, road.road_class, kmh, detour, Direction::kBoth);
    segment(middle, way_in, road.road_class, kmh, detour, Direction::kBoth);
    segment(way_in, b, road.road_class, std::min(kmh, kBuiltUp), detour, Direction::kBoth);
    if (random_.happens(0.6)) {
      auto const hamlet = along(0.5, random_.between(0.1, 0.3) * (random_.happens(0.5) ? 1 : -1));
      segment(middle, hamlet, RoadClass::kCommunal, 42, 1.1, Direction::kBoth);
    }
  }

  // Two carriageways beside the communes on the way, joined to every third of them by ramps.
  void build_motorways() {
    int passed = 0;
    for (auto const& [from, to] : plan_.motorways) {
      auto const a = carriageways(from, ++passed);
      auto const b = carriageways(to, ++passed);
      segment(a.first, b.first, RoadClass::kMotorway, 115, 1, Direction::kForward);
      segment(b.second, a.second, RoadClass::kMotorway, 115, 1, Direction::kForward);
    }
  }

  // Both directions meet at the places where motorways begin, end and fork.
  std::pair<std::uint32_t, std::uint32_t> carriageways(std::uint32_t commune, int passed) {
    auto const [found, is_new] = carriageways_.try_emplace(commune);
    if (is_new) {
      auto const at = plan_.at[commune];
      auto const out = node({at.x + 0.6, at.y + 0.6});
      auto const back = node({at.x + 0.63, at.y + 0.57});
      found->second = {out, back};
      segment(out, back, RoadClass::kRamp, 50, 1, Direction::kBoth);
      if (passed % 6 < 2) {
        segment(out, centres_[commune], RoadClass::kRamp, 50, 1.2, Direction::kForward);
        segment(centres_[commune], back, RoadClass::kRamp, 50, 1.2, Direction::kForward);
      }
    }
    return found->second;
  }

  // ---- pieces

  std::uint32_t node(FlatPoint at) {
    flat_.push_back(at);
    nation_.network.nodes.push_back(position_of(at));
    return static_cast<std::uint32_t>(flat_.size() - 1);
  }

  void segment(std::uint32_t a, std::uint32_t b, RoadClass road_class, double kmh, double detour, Direction direction) {
    auto const metres = kilometres_between(flat_[a], flat_[b]) * 1'000 * detour;
    nation_.network.segments.push_back(
        {a, b, milliseconds_of(metres, kmh), road_class, direction, static_cast<std::uint16_t>(std::lround(kmh))});
  }

  SyntheticSize size_;
  Plan plan_;
  Random& random_;
  std::vector<FlatPoint> flat_;         // of the network's nodes
  std::vector<std::uint32_t> centres_;  // nodes, by commune
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> carriageways_;
  SyntheticNation nation_;
};

}  // namespace

SyntheticNation synthetic_nation(SyntheticSize const& size, std::uint64_t seed) {
  auto random = Random{seed};
  auto plan = plan_nation(size, random);
  return Builder{size, std::move(plan), random}.run();
}

}  // namespace relais::roads
