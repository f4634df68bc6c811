#include "engine/roads/synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <random>
#include <set>
#include <tuple>

#include "engine/roads/gabriel.hpp"

namespace relais::roads {
namespace {

constexpr double kFranceSide = 742;
constexpr double kSpacing = 3.97;            // km between communes: 34,900 in the frame
constexpr double kStrip = 60 / kFranceSide;  // abroad, of the side
constexpr double kReach = 11;                // km, the longest road between two communes
constexpr double kTailShare = 0.042;         // of communes, those of the Pareto tail
constexpr double kTownPeople = 10'000;
constexpr double kMetropolises = 120;  // joined by motorways, at France's size
constexpr double kObstacles = 175;     // ridges and rivers, likewise
constexpr double kIslands = 6;         // likewise
constexpr double kCounters = 2'800;    // likewise
constexpr double kCanton = 23;         // km, of the cells that have a counter each; half in relief
constexpr int kHomes = 20;             // places a commune

// The engine is the standard's, the distributions are our own: those differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_{seed} {}
  double share() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  double between(double low, double high) { return low + (high - low) * share(); }
  bool happens(double probability) { return share() < probability; }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(share() * static_cast<double>(count)); }
  double normal() { return std::sqrt(-2 * std::log(1 - share())) * std::cos(2 * std::numbers::pi * share()); }

 private:
  std::mt19937_64 engine_;
};

struct Road {
  std::uint32_t a;
  std::uint32_t b;
  RoadClass road_class;
};

double turn(FlatPoint a, FlatPoint b, FlatPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(FlatPoint a, FlatPoint b, FlatPoint c, FlatPoint d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

class Nation {
 public:
  Nation(SyntheticSize const& size, std::uint64_t seed)
      : size_{size}, of_france_{size.side * size.side / (kFranceSide * kFranceSide)}, random_{seed} {}

  SyntheticNation run() {
    place_communes();
    people_communes();
    lay_roads();
    open_counters();
    build_streets();
    build_roads();
    build_motorways();
    return std::move(nation_);
  }

 private:
  // ---- communes

  void place_communes() {
    auto const columns = static_cast<int>(std::round(size_.side / kSpacing));
    auto const rows = static_cast<int>(std::round(size_.side * (1 + kStrip) / kSpacing));
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        auto const at = FlatPoint{(column + random_.between(0.15, 0.85)) * kSpacing,
                                  (row + random_.between(0.15, 0.85)) * kSpacing};
        at_.push_back(at);
        nation_.communes.push_back({position(at), 0, at.y > size_.side, is_in_relief(at)});
      }
    }
  }

  // Four massifs, together a fifth of the country.
  bool is_in_relief(FlatPoint at) const {
    auto const radius = size_.side * std::sqrt(0.05 / std::numbers::pi);
    constexpr FlatPoint kMassifs[] = {{0.82, 0.40}, {0.50, 0.32}, {0.28, 0.14}, {0.80, 0.78}};
    return std::ranges::any_of(kMassifs, [&](FlatPoint massif) {
      return kilometres_between(at, {massif.x * size_.side, massif.y * size_.side}) < radius;
    });
  }

  void people_communes() {
    auto const count = at_.size();
    auto const tail = static_cast<std::size_t>(std::round(kTailShare * static_cast<double>(count)));
    auto people = std::vector<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      people[i] =
          i < tail
              ? std::min(2.1e6, 5'000 * std::pow(static_cast<double>(tail) / (static_cast<double>(i) + 0.5), 1 / 1.15))
              : std::exp(6.1 + 1.25 * random_.normal());
    }
    auto const scale = 66e6 * of_france_ * (1 + kStrip) / std::accumulate(people.begin(), people.end(), 0.0);
    auto const order = shuffled(count);
    for (std::size_t i = 0; i < count; ++i) {
      nation_.communes[order[i]].people = std::max(1U, static_cast<std::uint32_t>(std::lround(people[i] * scale)));
    }
  }

  std::vector<std::uint32_t> shuffled(std::size_t count) {
    auto order = std::vector<std::uint32_t>(count);
    std::iota(order.begin(), order.end(), 0);
    for (auto i = count; i > 1; --i) {
      std::swap(order[i - 1], order[random_.below(i)]);
    }
    return order;
  }

  double people(std::uint32_t commune) const { return nation_.communes[commune].people; }

  // ---- which roads join communes

  void lay_roads() {
    for (auto const& [a, b] : gabriel_pairs(at_, kReach)) {
      roads_.push_back({a, b, RoadClass::kDepartmental});
    }
    thin_out_relief();
    raise_obstacles();
    open_passes();
    cut_off_islands();
    join_commune_lists();
    upgrade_between_towns();
  }

  void keep_roads_where(auto const& is_kept) {
    auto const gone = std::stable_partition(roads_.begin(), roads_.end(), is_kept);
    given_up_.insert(given_up_.end(), gone, roads_.end());
    roads_.erase(gone, roads_.end());
  }

  void thin_out_relief() {
    auto roads_at = std::vector<int>(at_.size());
    for (auto const& road : roads_) {
      ++roads_at[road.a];
      ++roads_at[road.b];
    }
    keep_roads_where([&](Road const& road) {
      auto const is_relief = nation_.communes[road.a].is_in_relief && nation_.communes[road.b].is_in_relief;
      if (!is_relief || roads_at[road.a] < 3 || roads_at[road.b] < 3 || !random_.happens(0.5)) {
        return true;
      }
      --roads_at[road.a];
      --roads_at[road.b];
      return false;
    });
  }

  // Lines of 15 to 40 km; two roads cross each.
  void raise_obstacles() {
    auto const count = static_cast<int>(std::ceil(kObstacles * of_france_));
    for (int i = 0; i < count; ++i) {
      auto const from = FlatPoint{random_.between(0, size_.side), random_.between(0, size_.side)};
      auto const angle = random_.between(0, 2 * std::numbers::pi);
      auto const length = random_.between(15, 40);
      auto const to = FlatPoint{from.x + length * std::cos(angle), from.y + length * std::sin(angle)};
      int crossings = 0;
      keep_roads_where(
          [&](Road const& road) { return !cross(from, to, at_[road.a], at_[road.b]) || ++crossings <= 2; });
    }
  }

  // Of the roads given up those that nothing else replaces are opened again: no valley is closed on all sides.
  void open_passes() {
    auto part_of = std::vector<std::uint32_t>(at_.size());
    std::iota(part_of.begin(), part_of.end(), 0);
    auto const part = [&](std::uint32_t commune) {
      while (part_of[commune] != commune) {
        commune = part_of[commune] = part_of[part_of[commune]];
      }
      return commune;
    };
    for (auto const& road : roads_) {
      part_of[part(road.a)] = part(road.b);
    }
    for (auto const& road : given_up_) {
      if (part(road.a) != part(road.b)) {
        part_of[part(road.a)] = part(road.b);
        roads_.push_back(road);
      }
    }
  }

  void cut_off_islands() {
    auto const count = static_cast<int>(std::ceil(kIslands * of_france_));
    auto const columns = static_cast<std::uint32_t>(std::round(size_.side / kSpacing));
    auto const rows = static_cast<std::size_t>(size_.side / kSpacing);
    for (int i = 0; i < count; ++i) {
      auto const island = static_cast<std::uint32_t>(random_.below(rows)) * columns;  // at the western coast
      keep_roads_where([&](Road const& road) { return road.a != island && road.b != island; });
      roads_.push_back({island, island + 1, RoadClass::kFerry});
    }
  }

  void join_commune_lists() {
    roads_of_.resize(at_.size());
    for (std::uint32_t i = 0; i < roads_.size(); ++i) {
      roads_of_[roads_[i].a].push_back(i);
      roads_of_[roads_[i].b].push_back(i);
    }
  }

  void upgrade_between_towns() {
    std::vector<std::uint32_t> towns;
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      if (people(i) > kTownPeople) {
        towns.push_back(i);
      }
    }
    for_ways_between(towns, 60, [&](std::uint32_t, std::uint32_t, std::uint32_t road) {
      if (roads_[road].road_class == RoadClass::kDepartmental) {
        roads_[road].road_class = RoadClass::kNational;
      }
    });
  }

  // Calls use(from, to, road) along the shortest way of communes between all neighbours among `places`.
  template <class Use>
  void for_ways_between(std::vector<std::uint32_t> const& places, double reach, Use const& use) {
    std::vector<FlatPoint> points;
    std::ranges::transform(places, std::back_inserter(points), [&](std::uint32_t place) { return at_[place]; });
    for (auto const& [a, b] : gabriel_pairs(points, reach)) {
      auto const came_by = way(places[a], places[b]);
      for (auto at = places[b]; at != places[a] && came_by.contains(at);) {
        auto const road = came_by.at(at);
        auto const before = roads_[road].a == at ? roads_[road].b : roads_[road].a;
        use(before, at, road);
        at = before;
      }
    }
  }

  // By which road each commune was first reached, until `to` was.
  std::map<std::uint32_t, std::uint32_t> way(std::uint32_t from, std::uint32_t to) const {
    using Entry = std::tuple<double, std::uint32_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::map<std::uint32_t, std::uint32_t> came_by;
    std::set<std::uint32_t> settled;
    queue.emplace(0, from, std::numeric_limits<std::uint32_t>::max());
    while (!queue.empty() && !settled.contains(to)) {
      auto const [length, at, by] = queue.top();
      queue.pop();
      if (!settled.insert(at).second) {
        continue;
      }
      if (at != from) {
        came_by[at] = by;
      }
      for (auto const road : roads_of_[at]) {
        auto const other = roads_[road].a == at ? roads_[road].b : roads_[road].a;
        // Along what is built already, roads come together.
        auto const worth = roads_[road].road_class == RoadClass::kNational ? 0.8 : 1;
        queue.emplace(length + worth * kilometres_between(at_[at], at_[other]), other, road);
      }
    }
    return came_by;
  }

  // ---- counters

  void open_counters() {
    auto const wanted = static_cast<std::size_t>(std::round(kCounters * of_france_));
    std::map<std::tuple<double, int, int>, std::uint32_t> best;
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      if (!nation_.communes[i].is_abroad) {
        auto const side = nation_.communes[i].is_in_relief ? kCanton / 2 : kCanton;
        auto const [cell, is_new] =
            best.emplace(std::tuple{side, static_cast<int>(at_[i].x / side), static_cast<int>(at_[i].y / side)}, i);
        if (people(i) > people(cell->second)) {
          cell->second = i;
        }
      }
    }
    std::set<std::uint32_t> chosen;
    for (auto const& [cell, commune] : best) {
      chosen.insert(commune);
    }
    // Each with a chance by its weight: the largest keys log(u) / weight (Efraimidis, Spirakis, 2006).
    std::vector<std::pair<double, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      auto const key = std::log(1 - random_.share()) / std::pow(people(i), 0.6);
      if (!nation_.communes[i].is_abroad && !chosen.contains(i)) {
        keys.emplace_back(-key, i);
      }
    }
    std::ranges::sort(keys);
    for (std::size_t i = 0; i < keys.size() && chosen.size() < wanted; ++i) {
      chosen.insert(keys[i].second);
    }
    nation_.counters.assign(chosen.begin(), chosen.end());
  }

  // ---- streets

  // Junctions of three ways, as bricks lie; some bricks are cut to crossings, some streets end. In towns every eighth
  // street is an avenue.
  void build_streets() {
    double weights = 0;
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      weights += std::pow(people(i), 0.9);
    }
    auto const wanted = (size_.nodes_a_commune - 5) * static_cast<double>(at_.size());
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      build_streets_of(i, std::max(12.0, wanted * std::pow(people(i), 0.9) / weights));
    }
  }

  void build_streets_of(std::uint32_t commune, double nodes) {
    auto const is_town = people(commune) > 2'000;
    auto const relief = nation_.communes[commune].is_in_relief ? 0.65 : 1;
    auto const street = Street{is_town ? RoadClass::kStreet : RoadClass::kCommunal,
                               (is_town ? 27.5 : 42) * relief * random_.between(0.85, 1.15), is_town ? 0.22 : 0};
    auto const spacing = std::clamp(0.30 * std::pow(446 / people(commune), 0.25), 0.055, 0.35);
    auto const width = std::max(2, static_cast<int>(std::round(std::sqrt(nodes * 0.655))));
    auto const height = std::max(2, static_cast<int>(std::round(nodes * 0.655 / width)));
    auto const middle_column = width / 2;
    auto const middle_row = height / 2;
    auto const first = static_cast<std::uint32_t>(flat_.size());
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        node({at_[commune].x + (column - middle_column + random_.between(-0.25, 0.25)) * spacing,
              at_[commune].y + (row - middle_row + random_.between(-0.25, 0.25)) * spacing});
      }
    }
    auto const at = [&](int row, int column) { return first + static_cast<std::uint32_t>(row * width + column); };
    centres_.push_back(at(middle_row, middle_column));
    flat_[centres_.back()] = at_[commune];
    nation_.network.nodes[centres_.back()] = position(at_[commune]);
    auto const avenue = Street{RoadClass::kDepartmental, street.kmh * 1.6, 0};
    auto const is_avenue = [&](int line, int middle) { return is_town && (line - middle) % 8 == 0; };
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        if (column + 1 < width) {
          build_street(at(row, column), at(row, column + 1), is_avenue(row, middle_row) ? avenue : street);
        }
        auto const along_avenue = is_avenue(column, middle_column);
        if (row + 1 < height && ((row + column) % 2 == 0 || along_avenue || random_.happens(0.2))) {
          build_street(at(row, column), at(row + 1, column), along_avenue ? avenue : street);
        }
      }
    }
    if (!nation_.communes[commune].is_abroad) {
      settle(commune, first);
    }
  }

  struct Street {
    RoadClass road_class;
    double kmh;
    double one_way;  // share
  };

  // A fifth of the streets have a side street that ends.
  void build_street(std::uint32_t a, std::uint32_t b, Street const& street) {
    auto const direction = random_.happens(street.one_way)
                               ? (random_.happens(0.5) ? Direction::kForward : Direction::kBackward)
                               : Direction::kBoth;
    if (!random_.happens(0.19)) {
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
    for (auto const& road : roads_) {
      auto const is_relief = nation_.communes[road.a].is_in_relief || nation_.communes[road.b].is_in_relief;
      if (road.road_class == RoadClass::kFerry) {
        segment(centres_[road.a], centres_[road.b], RoadClass::kFerry, 15, 2, Direction::kBoth);
        continue;
      }
      auto const kmh =
          (road.road_class == RoadClass::kNational ? 80 : 65) * random_.between(0.85, 1.15) * (is_relief ? 0.65 : 1);
      build_road(road, kmh, is_relief ? random_.between(1.5, 1.9) : random_.between(1.02, 1.15));
    }
  }

  // With a bend, and half-way a hamlet for most.
  void build_road(Road const& road, double kmh, double detour) {
    auto const a = centres_[road.a];
    auto const b = centres_[road.b];
    auto const along = [&](double share, double aside) {
      return node({flat_[a].x + share * (flat_[b].x - flat_[a].x) - aside * (flat_[b].y - flat_[a].y),
                   flat_[a].y + share * (flat_[b].y - flat_[a].y) + aside * (flat_[b].x - flat_[a].x)});
    };
    auto const bend = along(0.25, random_.between(-0.1, 0.1));
    auto const middle = along(0.5, random_.between(-0.1, 0.1));
    segment(a, bend, road.road_class, kmh, detour, Direction::kBoth);
    segment(bend, middle, road.road_class, kmh, detour, Direction::kBoth);
    segment(middle, b, road.road_class, kmh, detour, Direction::kBoth);
    if (random_.happens(0.6)) {
      auto const hamlet = along(0.5, random_.between(0.1, 0.3) * (random_.happens(0.5) ? 1 : -1));
      segment(middle, hamlet, RoadClass::kCommunal, 42, 1.1, Direction::kBoth);
    }
  }

  // Two carriageways beside the communes on the way, joined to every third of them by ramps.
  void build_motorways() {
    auto order = std::vector<std::uint32_t>(at_.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t commune) { return people(commune); });
    order.resize(std::min<std::size_t>(
        order.size(), static_cast<std::size_t>(std::max(3.0, std::round(kMetropolises * of_france_)))));
    std::set<std::uint32_t> built;
    int passed = 0;
    for_ways_between(order, size_.side, [&](std::uint32_t from, std::uint32_t to, std::uint32_t road) {
      if (built.insert(road).second) {
        auto const a = carriageways(from, ++passed);
        auto const b = carriageways(to, ++passed);
        segment(a.first, b.first, RoadClass::kMotorway, 115, 1, Direction::kForward);
        segment(b.second, a.second, RoadClass::kMotorway, 115, 1, Direction::kForward);
      }
    });
  }

  // Both directions meet at the places where motorways begin, end and fork.
  std::pair<std::uint32_t, std::uint32_t> carriageways(std::uint32_t commune, int passed) {
    auto const [found, is_new] = carriageways_.try_emplace(commune);
    if (is_new) {
      auto const at = at_[commune];
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

  static Position position(FlatPoint at) {
    constexpr double kStepsPerKm = 1'000 / kMetresPerStep;
    constexpr double kNarrowing = 0.688;  // at 46.5 degrees north
    return {435'000'000 + static_cast<std::int32_t>(std::lround(at.y * kStepsPerKm)),
            -20'000'000 + static_cast<std::int32_t>(std::lround(at.x * kStepsPerKm / kNarrowing))};
  }

  std::uint32_t node(FlatPoint at) {
    flat_.push_back(at);
    nation_.network.nodes.push_back(position(at));
    return static_cast<std::uint32_t>(flat_.size() - 1);
  }

  void segment(std::uint32_t a, std::uint32_t b, RoadClass road_class, double kmh, double detour, Direction direction) {
    auto const metres = kilometres_between(flat_[a], flat_[b]) * 1'000 * detour;
    nation_.network.segments.push_back(
        {a, b, milliseconds_of(metres, kmh), road_class, direction, static_cast<std::uint16_t>(std::lround(kmh))});
  }

  SyntheticSize size_;
  double of_france_;  // the area's share
  Random random_;
  std::vector<FlatPoint> at_;  // of communes
  std::vector<Road> roads_;
  std::vector<Road> given_up_;
  std::vector<std::vector<std::uint32_t>> roads_of_;  // by commune
  std::vector<FlatPoint> flat_;                       // of the network's nodes
  std::vector<std::uint32_t> centres_;                // nodes, by commune
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> carriageways_;
  SyntheticNation nation_;
};

}  // namespace

SyntheticNation synthetic_nation(SyntheticSize const& size, std::uint64_t seed) {
  return Nation{size, seed}.run();
}

}  // namespace relais::roads
