// Shares that can be counted by hand, on drawn roads.
#include <gmock/gmock.h>

#include "coverage/capacity.hpp"
#include "engine/roads/drawn_roads.hpp"

namespace relais::coverage {
namespace {

using testing::DoubleNear;
using testing::Optional;

constexpr auto kNear = 1e-3;

// A land of communes at places of a drawn map, a minute between neighbouring characters.
class DrawnLand {
 public:
  // Roads go on from the letters of `ends` beyond what is drawn; parts of three points and more are kept.
  explicit DrawnLand(std::string_view map, std::string_view ends = "")
      : roads_(roads::drawn(map)), built_(roads::build_graph(with_ends(ends), 3)) {
    land_.networks = {NetworkId{"fr"}};
    land_.territories = {{NetworkId{"fr"}, "08", "Ardennes", Level::kDepartment}};
    land_.code_of = [](std::string const& code) { return code == "nowhere" ? std::nullopt : std::optional{code}; };
  }

  // All live at the letter: it is too small for the middle of a stretch to lie in it.
  void commune(char letter, double people) { commune_at(std::string{letter}, people, point(letter)); }
  void commune_at(std::string const& code, double people, std::optional<geo::Point> centre) {
    constexpr double kSmall = 0.001;
    Commune commune;
    commune.network = NetworkId{"fr"};
    commune.code = commune.name = code;
    commune.people = people;
    commune.centre = centre;
    commune.area_km2 = kSmall;
    commune.within[static_cast<std::size_t>(Level::kDepartment)] = 0;
    land_.communes.push_back(commune);
  }
  void counter(std::string const& id, char letter, std::optional<double> closes_in = {},
               std::string const& network = "fr") {
    places_.places.push_back({NetworkId{network}, id, id, point(letter), closes_in, 24});
  }

  geo::Point point(char letter) const { return point_of(roads_.at(letter)); }
  Land& land() { return land_; }
  std::vector<PeopleCell>& cells() { return cells_; }
  Places& places() { return places_; }

  AccessMap map(bool across = false) const {
    auto const graph = built_.graph.view();
    auto const index = roads::SnapIndex{graph};
    auto const ground = ground_of({land_.communes, cells_}, graph, index);
    return access(land_, places_, across, &ground);
  }
  Coverage covered(CoverageQuery const& query) const {
    auto const counted = map(query.across.value_or(false));
    auto const said = coverage(land_, {counted, counted, counted}, query);
    EXPECT_TRUE(said);
    return *said;
  }
  PeopleWithin within(std::int32_t minutes) const {
    CoverageQuery query;
    query.minutes = minutes;
    return covered(query).access;
  }

 private:
  roads::Network const& with_ends(std::string_view ends) {
    auto& network = roads_.network;
    for (auto const letter : ends) {
      auto const node = std::ranges::find(network.nodes, roads_.at(letter)) - network.nodes.begin();
      network.ends.push_back(static_cast<std::uint32_t>(node));
    }
    return network;
  }

  roads::DrawnRoads roads_;
  roads::BuiltGraph built_;
  Land land_;
  Places places_;
  std::vector<PeopleCell> cells_;
};

// Four communes along a road of nine minutes, a counter at its left end.
DrawnLand road() {
  auto land = DrawnLand{"A--B--C--D"};
  land.commune('A', 100);
  land.commune('B', 200);
  land.commune('C', 300);
  land.commune('D', 400);
  land.counter("left", 'A');
  return land;
}

TEST(Coverage, OfASampleIsRightByHand) {
  auto const land = road();
  EXPECT_THAT(land.within(9).share, Optional(DoubleNear(1, kNear)));
  auto const six = land.within(6);  // A, B and C: 600 of 1,000
  EXPECT_DOUBLE_EQ(six.people, 1'000);
  EXPECT_NEAR(six.within, 600, kNear);
  EXPECT_THAT(six.share, Optional(DoubleNear(0.6, kNear)));
  EXPECT_THAT(six.median_minutes, Optional(DoubleNear(6, kNear)));
  EXPECT_EQ(six.by_straight_line, 0);
}

TEST(Coverage, HasABandOfAFifthOfTheSpeed) {
  auto const six = road().within(6);
  ASSERT_TRUE(six.band);
  EXPECT_NEAR(six.band->slower, 0.3, kNear);  // 4.8 minutes as roads are: A and B
  EXPECT_NEAR(six.band->faster, 0.6, kNear);  // 7.2 minutes: D is at 9
}

TEST(Coverage, CountsAWayAgainstTheTrafficRound) {
  // B is two minutes from A, but the street between them leads from A to B only.
  auto land = DrawnLand{
      "A->B\n"
      "|  |\n"
      "+--+"};
  land.commune('B', 100);
  land.counter("a", 'A');
  EXPECT_EQ(land.within(3).within, 0);
  EXPECT_NEAR(land.within(9).within, 100, kNear);
}

TEST(Coverage, NamesTheNearestAndTheSecondCounter) {
  auto land = road();
  land.counter("right", 'D');
  CoverageQuery query;
  query.minutes = 3;
  query.by = GroupedBy::kCommune;
  query.sort = CoverageSort::kCode;
  auto const said = land.covered(query);
  ASSERT_EQ(said.items.size(), 4U);
  EXPECT_EQ(said.items[1].nearest->counter, "left");
  EXPECT_DOUBLE_EQ(said.items[1].nearest->minutes, 3);
  EXPECT_EQ(said.items[1].second->counter, "right");
  EXPECT_DOUBLE_EQ(said.items[1].second->minutes, 6);
  EXPECT_EQ(said.items[2].nearest->counter, "right");
}

TEST(Coverage, OfTwoPlacesOfACounterKnowsOne) {
  auto land = road();
  land.counter("left", 'B');
  CoverageQuery query;
  query.by = GroupedBy::kCommune;
  for (auto const& item : land.covered(query).items) {
    EXPECT_EQ(item.nearest->counter, "left");
    EXPECT_FALSE(item.second);
  }
}

TEST(Coverage, WantsToArriveBeforeItCloses) {
  // What is nearer hides nobody: "left" closes in two minutes, "right" stays open.
  auto land = DrawnLand{"A--B--C--D"};
  land.commune('B', 100);
  land.counter("left", 'A', 2);
  land.counter("right", 'D');
  EXPECT_EQ(land.within(5).within, 0);
  EXPECT_NEAR(land.within(6).within, 100, kNear);
  auto closed = DrawnLand{"A--B--C--D"};
  closed.commune('B', 100);
  closed.counter("left", 'A', 2);
  auto const said = closed.within(60);
  EXPECT_EQ(said.within, 0);
  EXPECT_NEAR(said.unreached, 100, kNear);
  EXPECT_FALSE(said.median_minutes);
}

TEST(Coverage, GoesAcrossTheBorderOnlyFromTheBorderAndOnlyIfAsked) {
  auto land = road();
  land.counter("abroad", 'D', {}, "be");
  land.land().communes[3].is_at_border = true;
  CoverageQuery query;
  query.minutes = 5;
  EXPECT_NEAR(land.covered(query).access.within, 300, kNear);
  query.across = true;
  EXPECT_NEAR(land.covered(query).access.within, 700, kNear);  // C is not on the border
}

TEST(Coverage, SaysWhoIsOffTheRoadsAndWhoIsBeyondThem) {
  auto land = road();
  auto const d = land.point('D');
  land.commune_at("island", 50, geo::Point{d.lat + 0.018, d.lon});  // 2 km from the end of the road
  land.commune_at("beyond", 30, geo::Point{d.lat + 0.09, d.lon});   // 10 km
  land.commune_at("unplaced", 20, std::nullopt);
  auto const said = land.within(60);
  EXPECT_DOUBLE_EQ(said.people, 1'080);
  EXPECT_DOUBLE_EQ(said.centre_unknown, 20);
  EXPECT_DOUBLE_EQ(said.off_roads, 50);
  EXPECT_DOUBLE_EQ(said.unreached, 0);
  EXPECT_DOUBLE_EQ(said.by_straight_line, 30);
  EXPECT_NEAR(said.within, 1'030, kNear);
}

TEST(Coverage, WithoutRoadsIsByStraightLineAndSaysSo) {
  auto land = road();
  auto const map = access(land.land(), land.places(), false, nullptr);
  auto const said = coverage(land.land(), {map, map, map}, {});
  ASSERT_TRUE(said);
  EXPECT_DOUBLE_EQ(said->access.by_straight_line, 1'000);
  EXPECT_FALSE(said->roads);
  // 1,000 m in the countryside: 1.4 times as far at 45 km/h.
  EXPECT_EQ(straight_line_time(Density::kRural, 1'000), 1'120U);
}

TEST(Coverage, NamesCountersThatLieInTheSea) {
  auto land = road();
  auto const d = land.point('D');
  land.places().places.push_back({NetworkId{"fr"}, "ship", "ship", {d.lat + 0.018, d.lon}, {}, 0});
  land.places().places.push_back({NetworkId{"fr"}, "submarine", "submarine", {d.lat + 0.18, d.lon}, {}, 0});
  auto const misplaced = land.covered({}).misplaced;
  ASSERT_EQ(misplaced.size(), 2U);
  EXPECT_EQ(misplaced[0].counter, "ship");
  EXPECT_EQ(misplaced[0].why, Misplacement::kOffRoads);
  EXPECT_NEAR(misplaced[0].kilometres, 2, 0.01);
  EXPECT_EQ(misplaced[1].why, Misplacement::kInNoCommune);
  EXPECT_NEAR(misplaced[1].kilometres, 20, 0.1);
}

// Two roads, each with its commune at the near end; the counter is at the far end of the left one.
DrawnLand two_roads(std::string_view ends) {
  auto land = DrawnLand{"A----------B   C----D", ends};
  land.commune('B', 100);
  land.commune('C', 200);
  land.counter("a", 'A');
  return land;
}

TEST(Coverage, CallsIsolatedOnlyWhomNoEdgeCutsOff) {
  auto const island = two_roads("").within(60);
  EXPECT_DOUBLE_EQ(island.unreached, 200);
  EXPECT_EQ(island.by_straight_line, 0);
  EXPECT_DOUBLE_EQ(two_roads("C").within(60).unreached, 200) << "the counter's own road goes nowhere else";
  EXPECT_DOUBLE_EQ(two_roads("A").within(60).unreached, 200);
  auto const cut = two_roads("AC").within(60);
  EXPECT_EQ(cut.unreached, 0);
  EXPECT_DOUBLE_EQ(cut.by_straight_line, 200);
  EXPECT_DOUBLE_EQ(cut.within, 300);
}

TEST(Coverage, IsByStraightLineWhereACounterBeyondTheEdgeIsNearer) {
  auto land = two_roads("AC");
  CoverageQuery query;
  query.by = GroupedBy::kCommune;
  query.sort = CoverageSort::kCode;
  auto const b = land.covered(query).items[0];
  EXPECT_EQ(b.method, Method::kRoads) << "nothing is beyond";
  EXPECT_FALSE(b.second);
  land.counter("c", 'D');
  auto const said = land.covered(query).items;
  // From B 1 km to D as the crow flies: in a town 1.3 times as far at 25 km/h, 3.1 minutes; 11 by road to A.
  EXPECT_EQ(said[0].method, Method::kStraightLine);
  EXPECT_EQ(said[0].nearest->counter, "c");
  EXPECT_NEAR(said[0].nearest->minutes, 3.1, 0.05);
  EXPECT_EQ(said[0].nearest->method, Method::kStraightLine);
  EXPECT_EQ(said[0].second->counter, "a");
  EXPECT_EQ(said[0].second->method, Method::kRoads);
  EXPECT_DOUBLE_EQ(said[0].access.by_straight_line, 100);
  // From C 5 minutes by road to D, and 5.2 as the crow flies to A.
  EXPECT_EQ(said[1].nearest->counter, "c");
  EXPECT_EQ(said[1].method, Method::kRoads);
  EXPECT_EQ(said[1].second->method, Method::kStraightLine);
}

TEST(Coverage, IsGroupedAndComesInPages) {
  auto const land = road();
  CoverageQuery query;
  query.minutes = 3;
  query.by = GroupedBy::kDepartment;
  auto const departments = land.covered(query).items;
  ASSERT_EQ(departments.size(), 1U);
  EXPECT_NEAR(departments[0].access.within, 300, kNear);
  query.by = GroupedBy::kCommune;
  query.limit = 1;
  auto const first = land.covered(query);
  EXPECT_EQ(first.items[0].code, "D");  // most people beyond
  query.cursor = first.next;
  EXPECT_EQ(land.covered(query).items[0].code, "C");
  query.limit = 200;
  EXPECT_FALSE(land.covered(query).next);
  query.territory = "C";
  query.cursor.reset();
  EXPECT_DOUBLE_EQ(land.covered(query).access.people, 300);
}

TEST(Coverage, RefusesWhatItDoesNotKnow) {
  auto land = road();
  auto const map = land.map();
  CoverageQuery query;
  query.network = NetworkId{"xx"};
  EXPECT_EQ(coverage(land.land(), {map, map, map}, query).problem().code, "coverage.network_unknown");
  query = {};
  query.territory = "nowhere";
  EXPECT_EQ(coverage(land.land(), {map, map, map}, query).problem().code, "coverage.territory_unknown");
  query = {};
  query.cursor = "12x";
  EXPECT_EQ(coverage(land.land(), {map, map, map}, query).problem().code, "coverage.cursor_unreadable");
}

TEST(Coverage, CountsTheCountersThatPeopleMayGoTo) {
  auto land = road();
  land.counter("abroad", 'D', {}, "be");
  EXPECT_EQ(land.covered({}).counters, 1);
  CoverageQuery query;
  query.across = true;
  EXPECT_EQ(land.covered(query).counters, 2);
}

TEST(Coverage, NamesRoadsWhereverMinutesAreByRoad) {
  auto land = road();
  land.land().communes.resize(1);
  land.land().communes[0].people = 0;
  EXPECT_TRUE(land.covered({}).uses_roads) << "nobody lives there, and yet its centre lies on roads";
  auto const map = access(land.land(), land.places(), false, nullptr);
  EXPECT_FALSE(coverage(land.land(), {map, map, map}, {})->uses_roads);
}

TEST(Coverage, OfNobodyHasNoShare) {
  auto land = DrawnLand{"A--B"};
  land.counter("a", 'A');
  auto const said = land.within(30);
  EXPECT_FALSE(said.share);
  EXPECT_FALSE(said.band);
  EXPECT_EQ(said.people, 0);
}

TEST(Coverage, SpreadsPeopleByTheLengthOfTheirStreets) {
  // The commune's circle holds the whole road; half of its people live on each of two stretches of equal length.
  auto land = DrawnLand{"A--B--C\n   |\n   D"};
  constexpr double kWide = 10;
  land.commune('B', 300);
  land.land().communes[0].area_km2 = kWide;
  land.counter("a", 'A');
  // Stretches of 3, 3 and 2 steps, their middles 1.5, 4.5 and 4 minutes away: 3, 3 and 2 eighths.
  EXPECT_NEAR(land.within(2).within, 300 * 3.0 / 8, 0.5);
  EXPECT_NEAR(land.within(4).within, 300 * 5.0 / 8, 0.5);
  EXPECT_NEAR(land.within(5).within, 300, 0.5);
}

TEST(Coverage, TakesTheCellsOfAGridForHomes) {
  auto land = road();
  auto const d = land.point('D');
  auto const b = land.point('B');
  // Half of D's people live at B, a quarter at D, a quarter where no road comes near.
  land.cells() = {{NetworkId{"fr"}, "D", 1, b.lat, b.lon, 20},
                  {NetworkId{"fr"}, "D", 2, d.lat, d.lon, 10},
                  {NetworkId{"fr"}, "D", 3, d.lat + 0.018, d.lon, 10}};
  auto const three = land.within(3);
  EXPECT_NEAR(three.within, 100 + 200 + 200, kNear);
  EXPECT_NEAR(three.off_roads, 100, kNear);
  EXPECT_NEAR(three.people, 1'000, kNear);
  EXPECT_NEAR(land.within(9).within, 900, kNear);
}

TEST(Capacity, SharesThePlacesAmongWhoCanCome) {
  auto land = road();  // 24 hours a week at A; A, B, C and D at 0, 3, 6 and 9 minutes, as far as 15, 25 and 40 here
  constexpr std::array kMinutes{5.0, 15.0, 25.0, 40.0};
  auto const said =
      capacity(land.land(), land.places(), {}, [&](Place const&, std::span<std::uint32_t const> communes) {
        std::vector<std::optional<double>> minutes;
        for (auto const commune : communes) {
          minutes.emplace_back(kMinutes[commune]);
        }
        return minutes;
      });
  ASSERT_TRUE(said);
  // 100 x 1 + 200 x 2/3 + 300 x 1/3 = 333.3 people share 24 hours: 72 for each thousand.
  ASSERT_EQ(said->items.size(), 4U);
  EXPECT_EQ(said->items[0].code, "D");
  EXPECT_EQ(said->items[0].hours, 0);
  EXPECT_NEAR(said->items[1].hours, 24, kNear);  // C
  EXPECT_NEAR(said->items[2].hours, 48, kNear);  // B
  EXPECT_NEAR(said->items[3].hours, 72, kNear);  // A
  EXPECT_EQ(said->without, 400);
  EXPECT_NEAR(said->hours * said->people, 24'000, kNear);  // all of the hours are given out once
}

}  // namespace
}  // namespace relais::coverage
