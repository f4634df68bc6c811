// What the routes of figures ask and answer.
#pragma once

#include "indicators/figure.hpp"
#include "indicators/geography.hpp"
#include "platform/json/constraints.hpp"

namespace relais::indicators {

struct StatisticsQuery {
  std::string indicator;                 // "resolution_rate"
  std::optional<std::string> territory;  // a department or a region; the network unless said
  std::optional<std::string> counter;    // instead of a territory
  std::optional<Month> from;             // included; the last twelve months that are over unless said
  std::optional<Month> to;               // included
  std::optional<std::string> by;         // "month", "place", or a breakdown: "partner"
  std::optional<std::string> breakdown;  // with `value`: of one partner alone, and so on
  std::optional<std::string> value;
  std::optional<std::string> zone;          // of counters in communes that are marked so: "rural", "border"
  std::optional<std::string> counter_kind;  // of such counters alone: "bus"
  std::optional<Month> against;  // first month of what it is compared with; as long a time before unless said
};
BOOST_DESCRIBE_STRUCT(StatisticsQuery, (),
                      (indicator, territory, counter, from, to, by, breakdown, value, zone, counter_kind, against))

// The same of what anybody may read: of a network, or of one of its territories.
struct PublicQuery : StatisticsQuery {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(PublicQuery, (StatisticsQuery), (network))

// A definition with its words in the language of the request.
struct DefinitionItem {
  std::string id;
  std::int32_t version = 1;
  Month since{};
  Measure measure = Measure::kCount;
  Unit unit = Unit::kActs;
  Direction direction = Direction::kNeither;
  std::string name;
  std::string formula;
  std::string numerator;
  std::string denominator;  // empty: a count
  std::string source;
  std::vector<std::string> breakdowns;  // by which it is counted
};
BOOST_DESCRIBE_STRUCT(DefinitionItem, (),
                      (id, version, since, measure, unit, direction, name, formula, numerator, denominator, source,
                       breakdowns))

struct DefinitionList {
  std::vector<DefinitionItem> items;
};
BOOST_DESCRIBE_STRUCT(DefinitionList, (), (items))

// How much of the whole a count is, where both are shown.
struct PartOfWhole {
  double value = 0;  // 0 to 1
  statistics::Interval interval;
};
BOOST_DESCRIBE_STRUCT(PartOfWhole, (), (value, interval))

struct StatisticsItem {
  std::string key;                      // "2026-11", "caf", a place's code
  std::string label;                    // its name; empty: the key is a code with words of its own
  std::optional<std::int32_t> version;  // of the definition, by month: where it changes, the series breaks
  Figure figure;
  std::optional<PartOfWhole> part = {};
};
BOOST_DESCRIBE_STRUCT(StatisticsItem, (), (key, label, version, figure, part))

// Of a share: now less before, both known.
struct Change {
  double value = 0;
  double low = 0;  // 95 %
  double high = 0;
};
BOOST_DESCRIBE_STRUCT(Change, (), (value, low, high))

// Of the other counters of the network that are of the same kind and in the same zones.
struct LikeCounters {
  Figure figure;
  std::int64_t counters = 0;
  std::string kind;
  std::vector<std::string> zones;
};
BOOST_DESCRIBE_STRUCT(LikeCounters, (), (figure, counters, kind, zones))

struct Statistics {
  DefinitionItem definition;
  std::string place;  // its name; empty: the network
  Month from{};
  Month to{};
  Figure total;
  std::optional<Figure> previous;    // of as many months just before
  std::optional<Change> change;      // since then
  std::optional<LikeCounters> like;  // of a counter
  std::vector<StatisticsItem> items;
  std::vector<StartMark> marks;  // within the period
  bool is_generated = false;     // of a demonstration: no real visit is in it
};
BOOST_DESCRIBE_STRUCT(Statistics, (),
                      (definition, place, from, to, total, previous, change, like, items, marks, is_generated))

}  // namespace relais::indicators

template <>
struct relais::json::Constraints<relais::indicators::StatisticsQuery> {
  using Query = relais::indicators::StatisticsQuery;
  static constexpr auto all = std::tuple{length(&Query::indicator, 1, 60), length(&Query::territory, 1, 20),
                                         length(&Query::counter, 1, 60),   length(&Query::value, 1, 160),
                                         length(&Query::zone, 1, 20),      length(&Query::counter_kind, 1, 30)};
};
