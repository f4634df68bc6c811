// Where to open next: the communes in which the next counters cover the most people, or spare them the most travel,
// under rules, with a bound that no other choice can pass (engine/siting).
//
// Every commune of the territory is a candidate, at its centre, and so is every tour that is asked about; a commune is
// near or not as a whole: what a plan changes for homes is told by a comparison once it is a scenario. The communes
// themselves are those of the territory; people beyond it are nobody's aim.
#pragma once

#include "coverage/centre_times.hpp"
#include "coverage/compare.hpp"

namespace relais::coverage {

struct MinimumIn {
  std::string territory;  // a department or province
  std::int32_t least = 0;
};
BOOST_DESCRIBE_STRUCT(MinimumIn, (), (territory, least))

// What opens together or not at all: whoever is near a stop is near the tour.
struct TourAsked {
  std::string name;
  std::vector<std::string> stops;  // communes
  std::optional<std::int32_t> cost;
};
BOOST_DESCRIBE_STRUCT(TourAsked, (), (name, stops, cost))

enum class SitingAim {
  kCover,      // the most people within the minutes
  kTravelTime  // the least travel of all people; beyond kFarthestMinutes it grows no more
};
BOOST_DESCRIBE_ENUM(SitingAim, kCover, kTravelTime)
inline constexpr double kFarthestMinutes = 60;

struct SitingAsked {
  std::int32_t count = 0;        // of counters and tours to open
  std::optional<SitingAim> aim;  // kCover if nothing is said
  std::int32_t minutes = 30;
  std::optional<std::string> territory;
  std::optional<std::string> procedure;
  std::optional<bool> from_zero;           // as if no counter existed
  std::optional<std::vector<Edit>> edits;  // the network as a scenario has it
  std::optional<std::int32_t> most_in_intercommunal;
  std::optional<std::vector<MinimumIn>> least_in;
  std::optional<std::vector<std::string>> forced;     // communes
  std::optional<std::vector<std::string>> forbidden;  // communes
  std::optional<std::int32_t> backup_minutes;         // people count once a second counter is within so many
  std::optional<std::vector<TourAsked>> tours;
  std::optional<std::int64_t> budget;  // whole units of money, for all that opens
  std::optional<std::int32_t> cost;    // of a counter
};
BOOST_DESCRIBE_STRUCT(SitingAsked, (),
                      (count, aim, minutes, territory, procedure, from_zero, edits, most_in_intercommunal, least_in,
                       forced, forbidden, backup_minutes, tours, budget, cost))

struct SitedStop {
  std::string commune;
  std::string name;
  Centre location;
};
BOOST_DESCRIBE_STRUCT(SitedStop, (), (commune, name, location))

struct SitedCounter {
  std::string commune;  // of a tour its first stop
  std::string name;
  Centre location;
  Method method = Method::kRoads;               // of the minutes to it from its own commune
  double gain = 0;                              // over those before it: people, or hours if each of them comes once
  std::optional<std::vector<SitedStop>> stops;  // of a tour
};
BOOST_DESCRIBE_STRUCT(SitedCounter, (), (commune, name, location, method, gain, stops))

struct SitingPlan {
  std::vector<SitedCounter> openings;  // in the order of opening
  double people = 0;
  double covered_before = 0;
  double covered_after = 0;
  std::optional<double> bound;        // of kCover: no choice under the same rules covers more
  std::optional<double> mean_before;  // of kTravelTime, minutes a person
  std::optional<double> mean_after;
  std::optional<double> mean_bound;        // no choice under the same rules brings it lower
  std::optional<double> farthest_minutes;  // of kTravelTime: longer journeys count as this
  double gap = 0;  // share of the bound's gain that the plan may leave, of kTravelTime of its travel; 0: proven best
  bool is_stopped = false;
  double by_straight_line = 0;  // people for some of whose minutes no roads are known
  std::optional<RoadsKnown> roads;
};
BOOST_DESCRIBE_STRUCT(SitingPlan, (),
                      (openings, people, covered_before, covered_after, bound, mean_before, mean_after, mean_bound,
                       farthest_minutes, gap, is_stopped, by_straight_line, roads))

// Asked now and then with the share that is done; false ends the work.
using SitingWatch = std::function<bool(double progress)>;

// Refusals: coverage.territory_unknown, those of apply_edits() and of the rules (siting.*, the field names the rule).
Result<SitingPlan> site(Surroundings const& around, NetworkId const& network, SitingAsked const& asked,
                        SitingWatch const& watch);

}  // namespace relais::coverage

namespace relais {

template <>
struct json::Constraints<coverage::SitingAsked> {
  using Asked = coverage::SitingAsked;
  static constexpr auto all = std::tuple{range(&Asked::count, 1, 5'000),
                                         range(&Asked::minutes, 1, 120),
                                         range(&Asked::most_in_intercommunal, 1, 1'000),
                                         range(&Asked::backup_minutes, 1, 120),
                                         length(&Asked::edits, 0, coverage::kMostEdits),
                                         length(&Asked::least_in, 0, 200),
                                         length(&Asked::forced, 0, 5'000),
                                         length(&Asked::forbidden, 0, 40'000),
                                         length(&Asked::tours, 0, 200),
                                         range(&Asked::budget, 0, 1e15),
                                         range(&Asked::cost, 0, 2e9)};
};

template <>
struct json::Constraints<coverage::TourAsked> {
  using Asked = coverage::TourAsked;
  static constexpr auto all = std::tuple{length(&Asked::name, 1, 100), length(&Asked::stops, 1, coverage::kMostStops),
                                         range(&Asked::cost, 0, 2e9)};
};

template <>
struct json::Constraints<coverage::MinimumIn> {
  static constexpr auto all = std::tuple{range(&coverage::MinimumIn::least, 0, 1'000)};
};

}  // namespace relais
