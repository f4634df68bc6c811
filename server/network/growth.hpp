// How a network has grown, month by month, beside what was aimed at, and where the last year leads.
//
// Targets and projection are of main places: so official figures count (2,538 at the end of 2022 is the number of main
// places of the national list on that day, antennas come on top).
//
// A projection is no figure: a straight line by least squares through the month ends of the last twelve months, with
// the 95 % prediction interval of engine/statistics/trend.hpp. Of fewer than six months there is none.
#pragma once

#include "engine/statistics/proportion.hpp"
#include "network/profile.hpp"

namespace relais::network {

struct GrowthQuery {
  NetworkId id;                            // in the path
  std::optional<TerritoryCode> territory;  // any that holds communes; the whole network unless said
  std::optional<Date> from;                // the first month; of the first label unless said
  std::optional<Date> to;                  // the last day that is looked at, as it was seen then; today unless said
};
BOOST_DESCRIBE_STRUCT(GrowthQuery, (), (id, territory, from, to))

// What stood at the end of a month, counted as network_size() counts.
struct GrowthPoint {
  Date on;
  std::int64_t main_places = 0;
  std::int64_t with_antennas = 0;
};
BOOST_DESCRIBE_STRUCT(GrowthPoint, (), (on, main_places, with_antennas))

// Main places; the bounds are those of a single further month.
struct ProjectedPoint {
  Date on;
  double value = 0;
  statistics::Interval interval;
};
BOOST_DESCRIBE_STRUCT(ProjectedPoint, (), (on, value, interval))

struct Projection {
  Date since;  // the first and the last month end that it rests on
  Date until;
  double a_month = 0;
  std::vector<ProjectedPoint> points;
};
BOOST_DESCRIBE_STRUCT(Projection, (), (since, until, a_month, points))

enum class TargetOrigin { kStated, kSet };
BOOST_DESCRIBE_ENUM(TargetOrigin, kStated, kSet)

// A target, and how it stands: in main places.
struct TargetStanding {
  std::string id;  // of one that was set here; empty: an official text states it
  TargetOrigin origin = TargetOrigin::kStated;
  std::int64_t value = 0;
  Date due_on;
  std::string source;
  std::int64_t actual = 0;  // on the day that is due, or the last one that is known of
  Date actual_on;
  std::optional<Date> reached_on;           // the first day with as many
  std::optional<double> needed_a_month;     // while it is neither due nor reached
  std::optional<ProjectedPoint> projected;  // on the day that is due, while it is not
};
BOOST_DESCRIBE_STRUCT(TargetStanding, (),
                      (id, origin, value, due_on, source, actual, actual_on, reached_on, needed_a_month, projected))

// GET /api/v1/networks/{id}/growth
struct Growth {
  NetworkId network;
  std::optional<TerritoryCode> territory;
  std::string territory_name;  // empty: the whole network
  Date known_until;            // the day of the list that most of its counters come with: later changes are not in it
  std::vector<GrowthPoint> points;     // none after that day
  std::int64_t undated = 0;            // counters of which no date is known: in no point
  std::vector<StatedFigure> official;  // what official texts state; of the whole network only
  std::vector<TargetStanding> targets;
  std::optional<Projection> projection;
  std::vector<std::string> sources;
};
BOOST_DESCRIBE_STRUCT(Growth, (),
                      (network, territory, territory_name, known_until, points, undated, official, targets, projection,
                       sources))

// Refusals: network.network_unknown, network.territory_unknown, network.period_backwards, network.period_too_long.
Result<Growth> growth(Directory const& directory, GrowthQuery const& query);

}  // namespace relais::network
