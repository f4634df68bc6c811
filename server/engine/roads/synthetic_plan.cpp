#include "engine/roads/synthetic_plan.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

namespace relais::roads {
namespace {

constexpr double kFranceSide = 742;
constexpr double kSpacing = 3.97;            // between communes: 34,900 in the frame
constexpr double kStrip = 60 / kFranceSide;  // abroad, of the side
constexpr double kReach = 11;                // the longest road between two communes
constexpr double kTailShare = 0.042;         // of communes, those of the Pareto tail
constexpr double kTownPeople = 17'000;
constexpr double kTownReach = 60;     // the furthest neighbour of a town
constexpr double kMetropolises = 80;  // joined by motorways, at France's size
constexpr double kObstacles = 175;    // ridges and rivers, likewise
constexpr double kIslands = 6;        // likewise
constexpr double kCounters = 2'800;   // likewise
constexpr double kCanton = 23;        // of the cells that have a counter each; half in relief

double turn(FlatPoint a, FlatPoint b, FlatPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(FlatPoint a, FlatPoint b, FlatPoint c, FlatPoint d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

// Which communes are joined, directly or over others.
class Parts {
 public:
  explicit Parts(std::size_t count) : of_(count) { std::iota(of_.begin(), of_.end(), 0U); }

  // False if they were already.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = part(a);
    b = part(b);
    of_[a] = b;
    return a != b;
  }

 private:
  std::uint32_t part(std::uint32_t one) {
    while (of_[one] != one) {
      one = of_[one] = of_[of_[one]];
    }
    return one;
  }

  std::vector<std::uint32_t> of_;
};

class Planner {
 public:
  Planner(SyntheticSize const& size, Random& random)
      : size_{size}, of_france_{size.side * size.side / (kFranceSide * kFranceSide)}, random_{random} {}

  Plan run() {
    place_communes();
    people_communes();
    lay_roads();
    open_counters();
    return std::move(plan_);
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
        plan_.at.push_back(at);
        plan_.communes.push_back({position_of(at), 0, at.y > size_.side, is_in_relief(at)});
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
    auto const count = plan_.at.size();
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
      plan_.communes[order[i]].people = std::max(1U, static_cast<std::uint32_t>(std::lround(people[i] * scale)));
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

  double people(std::uint32_t commune) const { return plan_.communes[commune].people; }

  // ---- which roads join communes

  void lay_roads() {
    for (auto const& [a, b] : gabriel_pairs(plan_.at, kReach)) {
      plan_.roads.push_back({a, b, RoadClass::kDepartmental});
    }
    thin_out_relief();
    raise_obstacles();
    open_passes();
    cut_off_islands();
    join_commune_lists();
    lay_motorways();
    upgrade_between_towns();
  }

  void keep_roads_where(auto const& is_kept) {
    auto const gone = std::stable_partition(plan_.roads.begin(), plan_.roads.end(), is_kept);
    given_up_.insert(given_up_.end(), gone, plan_.roads.end());
    plan_.roads.erase(gone, plan_.roads.end());
  }

  void thin_out_relief() {
    auto roads_at = std::vector<int>(plan_.at.size());
    for (auto const& road : plan_.roads) {
      ++roads_at[road.a];
      ++roads_at[road.b];
    }
    keep_roads_where([&](Plan::Road const& road) {
      auto const is_relief = plan_.communes[road.a].is_in_relief && plan_.communes[road.b].is_in_relief;
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
      keep_roads_where([&](Plan::Road const& road) {
        return !cross(from, to, plan_.at[road.a], plan_.at[road.b]) || ++crossings <= 2;
      });
    }
  }

  // Of the roads given up those that nothing else replaces are opened again: no valley is closed on all sides.
  void open_passes() {
    auto parts = Parts{plan_.at.size()};
    for (auto const& road : plan_.roads) {
      parts.join(road.a, road.b);
    }
    for (auto const& road : given_up_) {
      if (parts.join(road.a, road.b)) {
        plan_.roads.push_back(road);
      }
    }
  }

  void cut_off_islands() {
    auto const count = static_cast<int>(std::ceil(kIslands * of_france_));
    auto const columns = static_cast<std::uint32_t>(std::round(size_.side / kSpacing));
    auto const rows = static_cast<std::size_t>(size_.side / kSpacing);
    for (int i = 0; i < count; ++i) {
      auto const island = static_cast<std::uint32_t>(random_.below(rows)) * columns;  // at the western coast
      keep_roads_where([&](Plan::Road const& road) { return road.a != island && road.b != island; });
      plan_.roads.push_back({island, island + 1, RoadClass::kFerry});
    }
  }

  void join_commune_lists() {
    roads_of_.resize(plan_.at.size());
    for (std::uint32_t i = 0; i < plan_.roads.size(); ++i) {
      roads_of_[plan_.roads[i].a].push_back(i);
      roads_of_[plan_.roads[i].b].push_back(i);
    }
  }

  // Between the largest, along the ways of communes.
  void lay_motorways() {
    auto order = std::vector<std::uint32_t>(plan_.at.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater{}, [this](std::uint32_t commune) { return people(commune); });
    auto const wanted = std::max(3.0, std::round(kMetropolises * of_france_));
    order.resize(std::min(order.size(), static_cast<std::size_t>(wanted)));
    has_motorway_.resize(plan_.roads.size());
    for (auto const& [a, b] : gabriel_pairs(places_of(order), size_.side)) {
      for_way_between(order[a], order[b], [&](std::uint32_t from, std::uint32_t to, std::uint32_t road) {
        if (!has_motorway_[road]) {
          has_motorway_[road] = true;
          plan_.motorways.push_back({from, to});
        }
      });
    }
  }

  // No more of them than it takes to join the towns, shortest first, and none beside a motorway: what was national
  // there has become departmental.
  void upgrade_between_towns() {
    std::vector<std::uint32_t> towns;
    for (std::uint32_t i = 0; i < plan_.at.size(); ++i) {
      if (people(i) > kTownPeople) {
        towns.push_back(i);
      }
    }
    auto pairs = gabriel_pairs(places_of(towns), kTownReach);
    std::ranges::stable_sort(pairs, {}, [&](auto const& pair) {
      return kilometres_between(plan_.at[towns[pair.first]], plan_.at[towns[pair.second]]);
    });
    auto parts = Parts{towns.size()};
    for (auto const& [a, b] : pairs) {
      if (parts.join(a, b)) {
        for_way_between(towns[a], towns[b], [this](std::uint32_t, std::uint32_t, std::uint32_t road) {
          if (plan_.roads[road].road_class == RoadClass::kDepartmental && !has_motorway_[road]) {
            plan_.roads[road].road_class = RoadClass::kNational;
          }
        });
      }
    }
  }

  std::vector<FlatPoint> places_of(std::vector<std::uint32_t> const& communes) const {
    std::vector<FlatPoint> places;
    std::ranges::transform(communes, std::back_inserter(places),
                           [this](std::uint32_t commune) { return plan_.at[commune]; });
    return places;
  }

  // Calls use(from, to, road) along the shortest way of communes.
  void for_way_between(std::uint32_t a, std::uint32_t b, auto const& use) const {
    auto const came_by = way(a, b);
    for (auto at = b; at != a && came_by.contains(at);) {
      auto const road = came_by.at(at);
      auto const before = plan_.roads[road].a == at ? plan_.roads[road].b : plan_.roads[road].a;
      use(before, at, road);
      at = before;
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
        auto const other = plan_.roads[road].a == at ? plan_.roads[road].b : plan_.roads[road].a;
        // Along what is built already, roads come together.
        auto const worth = plan_.roads[road].road_class == RoadClass::kNational ? 0.8 : 1;
        queue.emplace(length + worth * kilometres_between(plan_.at[at], plan_.at[other]), other, road);
      }
    }
    return came_by;
  }

  // ---- counters

  void open_counters() {
    auto const wanted = static_cast<std::size_t>(std::round(kCounters * of_france_));
    std::map<std::tuple<double, int, int>, std::uint32_t> best;
    for (std::uint32_t i = 0; i < plan_.at.size(); ++i) {
      if (!plan_.communes[i].is_abroad) {
        auto const side = plan_.communes[i].is_in_relief ? kCanton / 2 : kCanton;
        auto const [cell, is_new] = best.emplace(
            std::tuple{side, static_cast<int>(plan_.at[i].x / side), static_cast<int>(plan_.at[i].y / side)}, i);
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
    for (std::uint32_t i = 0; i < plan_.at.size(); ++i) {
      auto const key = std::log(1 - random_.share()) / std::pow(people(i), 0.6);
      if (!plan_.communes[i].is_abroad && !chosen.contains(i)) {
        keys.emplace_back(-key, i);
      }
    }
    std::ranges::sort(keys);
    for (std::size_t i = 0; i < keys.size() && chosen.size() < wanted; ++i) {
      chosen.insert(keys[i].second);
    }
    plan_.counters.assign(chosen.begin(), chosen.end());
  }

  SyntheticSize size_;
  double of_france_;  // the area's share
  Random& random_;
  Plan plan_;
  std::vector<Plan::Road> given_up_;
  std::vector<std::vector<std::uint32_t>> roads_of_;  // by commune
  std::vector<bool> has_motorway_;                    // by road
};

}  // namespace

Position position_of(FlatPoint at) {
  constexpr double kStepsPerKm = 1'000 / kMetresPerStep;
  constexpr double kNarrowing = 0.688;  // at 46.5 degrees north
  return {435'000'000 + static_cast<std::int32_t>(std::lround(at.y * kStepsPerKm)),
          -20'000'000 + static_cast<std::int32_t>(std::lround(at.x * kStepsPerKm / kNarrowing))};
}

Plan plan_nation(SyntheticSize const& size, Random& random) {
  return Planner{size, random}.run();
}

}  // namespace relais::roads
