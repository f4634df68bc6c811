// A map made of another is the one that is counted from nothing, to the bit.
#include "coverage/access_edits.hpp"

#include <algorithm>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::coverage {
namespace {

constexpr auto kAll = std::numeric_limits<std::size_t>::max();

void expect_same(Land const& land, AccessMap const& map, AccessMap const& counted) {
  EXPECT_EQ(map.counters, counted.counters);
  EXPECT_EQ(map.names, counted.names);
  EXPECT_EQ(map.networks, counted.networks);
  EXPECT_EQ(map.misplaced, counted.misplaced);
  EXPECT_EQ(map.left_out, counted.left_out);
  ASSERT_EQ(map.communes.size(), counted.communes.size());
  for (std::size_t i = 0; i < counted.communes.size(); ++i) {
    auto const& a = map.communes[i];
    auto const& b = counted.communes[i];
    ASSERT_TRUE(std::ranges::equal(map.of(a), counted.of(b))) << land.communes[i].code;
    ASSERT_EQ(std::tuple(a.unreached, a.off_roads, a.method, a.second_method),
              std::tuple(b.unreached, b.off_roads, b.method, b.second_method));
    ASSERT_EQ(a.from_centre, b.from_centre) << land.communes[i].code;
  }
}

// Communes of two countries with a border between them, and counters that close, open, move, tour and close early.
class Border {
 public:
  Border(roads::Network const& network, std::uint32_t seed, std::size_t sizeable = roads::kSizeable)
      : random_{seed}, built_{roads::build_graph(network, sizeable)}, index_{built_.graph.view()} {
    land_.networks = {NetworkId{"be"}, NetworkId{"fr"}};
  }

  bool has_roads() const { return !built_.graph.edges.empty(); }

  void settle(std::size_t communes, double km2) {
    for (std::size_t i = 0; i < communes; ++i) {
      auto commune = Commune{};
      commune.network = land_.networks[2 * i / communes];
      commune.code = commune.name = std::to_string(i);
      commune.people = below(1'000);
      commune.centre = below(20) == 0 ? std::nullopt : std::optional{somewhere()};
      commune.area_km2 = km2;
      commune.is_at_border = below(3) == 0;
      land_.communes.push_back(std::move(commune));
    }
    spread();
  }

  void settle_at(geo::Point centre) {
    constexpr double kSmall = 0.001;
    auto commune = Commune{};
    commune.network = land_.networks.front();
    commune.people = 100;
    commune.centre = centre;
    commune.area_km2 = kSmall;
    land_.communes.push_back(std::move(commune));
    spread();
  }

  void spread() {
    auto const graph = built_.graph.view();
    ground_ = ground_of({land_.communes}, graph, index_);
  }

  void open(std::size_t counters) {
    for (std::size_t i = 0; i < counters; ++i) {
      open_one(std::to_string(2 * i));
    }
  }

  void edit() {
    auto const id = std::to_string(below(2 * kNumbers));
    auto& places = places_.places;
    switch (below(4)) {
      case 0:
        std::erase_if(places, [&](Place const& place) { return place.counter == id; });
        break;
      case 1:  // a counter that is open already gains a stop
        open_one(id);
        break;
      case 2:
        std::erase_if(places, [&](Place const& place) { return place.counter == id; });
        open_one(id);
        break;
      default:
        if (!places.empty()) {
          places[below(places.size())].at = below(4) == 0 ? places[below(places.size())].at : somewhere();
        }
    }
    ++places_.left_out[land_.networks.front()].unplaced;
  }

  void open_at(geo::Point at, std::string const& id, std::optional<double> closes_in = {}, std::size_t network = 0) {
    places_.places.push_back({land_.networks[network], id, "counter " + id, at, closes_in, 0});
  }

  std::size_t on_roads_by_straight_line(AccessMap const& map) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < map.communes.size(); ++i) {
      count += ground_.homes.ground[i] == Ground::kRoads && map.communes[i].method == Method::kStraightLine ? 1 : 0;
    }
    return count;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  Land const& land() const { return land_; }
  Places& places() { return places_; }
  AccessEdits edits(bool across) const { return {land_, places_, across, ground_}; }
  AccessMap counted(bool across) const { return access(land_, places_, across, &ground_); }

 private:
  static constexpr std::size_t kNumbers = 20;

  void open_one(std::string const& id) {
    constexpr double kSoon = 9;
    open_at(somewhere(), id, below(3) == 0 ? std::optional{kSoon} : std::nullopt, below(2));
  }

  // Mostly on roads, now and then beside them or far away.
  geo::Point somewhere() {
    constexpr std::array kAside{0.0, 0.0, 0.0, 0.0, 0.002, 0.018, 0.1};
    auto const& edge = built_.graph.edges[below(built_.graph.edges.size())];
    auto const from = point_of(built_.graph.nodes[edge.from]);
    auto const to = point_of(built_.graph.nodes[edge.to]);
    auto const share = static_cast<double>(below(4)) / 4;
    return {from.lat + (to.lat - from.lat) * share + kAside[below(kAside.size())],
            from.lon + (to.lon - from.lon) * share};
  }

  std::mt19937 random_;
  roads::BuiltGraph built_;
  roads::SnapIndex index_;
  Land land_;
  RoadsGround ground_;
  Places places_;
};

TEST(AccessEdits, OnDrawnMapsAreWhatIsCountedFromNothing) {
  auto flown = std::size_t{0};
  auto random = [engine = std::mt19937{31}]() mutable { return static_cast<std::uint32_t>(engine()); };
  for (std::uint32_t round = 0; round < 40; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " -|-|++++++++<>^v"[random() % 17];
    }
    // Half of the maps have several parts, some of which are cut by the edge: counters there are flown to.
    auto network = roads::drawn(map, 1 + random() % 90).network;
    auto const has_parts = round % 2 == 0;
    for (auto i = has_parts ? random() % 8 : 0; i > 0; --i) {
      network.ends.push_back(random() % static_cast<std::uint32_t>(network.nodes.size()));
    }
    auto border = Border{network, round, has_parts ? 4 : roads::kSizeable};
    if (!border.has_roads()) {
      continue;
    }
    border.settle(1 + random() % 30, round % 4 < 2 ? 0.05 : 4);
    border.open(1 + random() % 20);
    auto const across = random() % 2 == 0;
    auto edits = std::make_unique<AccessEdits>(border.edits(across));
    expect_same(border.land(), *edits->map(), border.counted(across));
    auto const start = border.places();
    for (int edit = 0; edit < 40; ++edit) {
      if (edit % 3 == 0) {
        border.places() = start;
      }
      border.edit();
      auto const made = edits->with(border.places(), kAll);
      if (!made) {  // nobody closed at that moment in that network
        edits = std::make_unique<AccessEdits>(border.edits(across));
        continue;
      }
      SCOPED_TRACE(map + "\nround " + std::to_string(round) + ", edit " + std::to_string(edit));
      ASSERT_NO_FATAL_FAILURE(expect_same(border.land(), *made, border.counted(across)));
      flown += border.on_roads_by_straight_line(*made);
    }
  }
  EXPECT_GT(flown, 100U) << "communes on roads that fly to a counter beyond them: the test shows nothing";
}

TEST(AccessEdits, OfAMadeUpRegionAreWhatIsCountedFromNothing) {
  auto border = Border{roads::synthetic_nation(roads::kG0, 1).network, 3};
  border.settle(500, 16);
  border.open(40);
  auto const start = border.places();
  auto edits = border.edits(true);
  for (std::size_t edit = 0; edit < 40; ++edit) {
    if (edit % 6 == 0) {
      border.places() = start;
    }
    border.edit();
    auto const made = edits.with(border.places(), kAll);
    ASSERT_TRUE(made);
    ASSERT_NO_FATAL_FAILURE(expect_same(border.land(), *made, border.counted(true))) << edit;
  }
}

// Four counters are nearer to the ends of the road than what stands in its middle, where people live.
TEST(AccessEdits, SeeWhatNoEndOfItsRoadHasAmongItsTwoNearest) {
  auto const roads = roads::drawn("A--------M--------B");
  auto border = Border{roads.network, 1};
  border.settle_at(point_of(roads.at('M')));
  for (auto const* const id : {"a", "b", "c", "d"}) {
    border.open_at(point_of(roads.at(*id < 'c' ? 'A' : 'B')), id);
  }
  auto opening = border.edits(false);
  border.open_at(point_of(roads.at('M')), "m");
  auto const opened = opening.with(border.places(), kAll);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->of(opened->communes[0]).front().tick, 0);
  expect_same(border.land(), *opened, border.counted(false));
  auto closing = border.edits(false);
  border.places().places.pop_back();
  auto const closed = closing.with(border.places(), kAll);
  ASSERT_TRUE(closed);
  expect_same(border.land(), *closed, border.counted(false));
}

TEST(AccessEdits, OfTwoCountersAtOneSpotTheLowestIdIsNearest) {
  auto const roads = roads::drawn("A--+--M\n|  |\n+--+");
  auto border = Border{roads.network, 1};
  border.settle_at(point_of(roads.at('M')));
  border.open_at(point_of(roads.at('A')), "b");
  border.open_at(point_of(roads.at('A')), "d");
  auto edits = border.edits(false);
  for (auto const* const id : {"c", "a", "e"}) {
    border.open_at(point_of(roads.at('A')), id);
    auto const made = edits.with(border.places(), kAll);
    ASSERT_TRUE(made);
    expect_same(border.land(), *made, border.counted(false));
  }
  auto const& nearest = edits.with(border.places(), kAll)->communes[0].from_centre;
  EXPECT_EQ(std::pair(nearest.first.counter, nearest.second.counter), std::pair(0U, 1U));
}

TEST(AccessEdits, LeavesToCountingFromNothingWhatItIsNotMadeFor) {
  auto const roads = roads::drawn("A--+--M\n|  |\n+--+");
  auto border = Border{roads.network, 1};
  border.settle_at(point_of(roads.at('M')));
  border.open_at(point_of(roads.at('A')), "1");
  border.open_at(point_of(roads.at('M')), "2");
  auto edits = border.edits(false);
  EXPECT_TRUE(edits.with(border.places(), 0));
  auto const start = border.places();
  std::swap(border.places().places[0].at, border.places().places[1].at);
  EXPECT_FALSE(edits.with(border.places(), 1));
  EXPECT_TRUE(edits.with(border.places(), 2));
  border.places() = start;
  border.open_at(point_of(roads.at('M')), "early", 77);
  EXPECT_FALSE(edits.with(border.places(), kAll)) << "nobody closed then";
  border.places() = start;
  for (int i = 0; i < 300; ++i) {
    border.open_at(point_of(roads.at('M')), "1 and " + std::to_string(i));
  }
  EXPECT_FALSE(edits.with(border.places(), kAll)) << "there are not so many numbers between two counters";
}

}  // namespace
}  // namespace relais::coverage
