// How many hours a week counters are open for each thousand people who can come: the enhanced two-step floating
// catchment area (Luo and Qi, Health & Place 15, 2009), the method of the French APL (DREES) by commune.
//
// First, each place's weekly hours are shared among the people of all communes whose centre is at most thirty minutes
// away, the far ones counting less (kBands). Then each commune adds up the shares of the places that its people reach,
// counted the same. Hours are opening hours: how many advisers work in them is in no list.
#pragma once

#include <array>

#include "coverage/coverage.hpp"

namespace relais::coverage {

struct CatchmentBand {
  std::int32_t minutes = 0;
  double weight = 0;
};
BOOST_DESCRIBE_STRUCT(CatchmentBand, (), (minutes, weight))
inline constexpr std::array kBands{CatchmentBand{10, 1}, CatchmentBand{20, 2.0 / 3}, CatchmentBand{30, 1.0 / 3}};

struct CapacityQuery {
  std::optional<std::string> procedure;
  std::optional<std::string> partner;
  std::optional<NetworkId> network;
  std::optional<std::string> territory;
  std::optional<std::int32_t> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(CapacityQuery, (), (procedure, partner, network, territory, limit, cursor))

struct CapacityItem {
  std::string code;
  std::string name;
  double people = 0;
  double hours = 0;  // a week for each thousand people
};
BOOST_DESCRIBE_STRUCT(CapacityItem, (), (code, name, people, hours))

// GET /api/v1/coverage/capacity. Communes, those with the fewest hours first.
struct Capacity {
  NetworkId network;
  std::optional<std::string> territory;
  std::string territory_name;
  double people = 0;
  double hours = 0;            // a week for each thousand people, the mean of the communes by their people
  double without = 0;          // people whose commune reaches no place
  std::int64_t not_known = 0;  // places whose hours no list tells: not counted
  std::vector<CatchmentBand> bands;
  std::vector<CapacityItem> items;
  std::optional<std::string> next;
  Method method = Method::kRoads;
  std::optional<RoadsKnown> roads;
  std::vector<Source> sources;
};
BOOST_DESCRIBE_STRUCT(Capacity, (),
                      (network, territory, territory_name, people, hours, without, not_known, bands, items, next,
                       method, roads, sources))

// From the centres of communes (into Land::communes) to a place; nothing: further than thirty minutes.
using MinutesTo =
    std::function<std::vector<std::optional<double>>(Place const& place, std::span<std::uint32_t const> communes)>;

// Refusals: those of select(), coverage.cursor_unreadable. Cost: one call of `minutes_to` for each place near.
Result<Capacity> capacity(Land const& land, Places const& places, CapacityQuery const& query,
                          MinutesTo const& minutes_to);

}  // namespace relais::coverage

namespace relais {

template <>
struct json::Constraints<coverage::CapacityQuery> {
  static constexpr auto all =
      std::tuple{range(&coverage::CapacityQuery::limit, 1, 200), length(&coverage::CapacityQuery::cursor, 0, 20)};
};

}  // namespace relais
