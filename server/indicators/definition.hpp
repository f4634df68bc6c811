// What an indicator is, as data: each figure that is shown names its definition and its version. Where a definition
// changes, a series breaks there, and figures of two definitions are never compared.
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "indicators/month.hpp"

namespace relais::indicators {

// kShare: numerator / denominator, 0 to 1. kRatio: the same, of any size. kCount: the numerator. kMedian and
// kNinetieth: quantiles of a breakdown by classes.
enum class Measure { kShare, kRatio, kCount, kMedian, kNinetieth };
BOOST_DESCRIBE_ENUM(Measure, kShare, kRatio, kCount, kMedian, kNinetieth)

enum class Unit { kShare, kVisits, kActs, kPersons, kMinutes, kKilometres, kActsAVisit, kVisitsADay };
BOOST_DESCRIBE_ENUM(Unit, kShare, kVisits, kActs, kPersons, kMinutes, kKilometres, kActsAVisit, kVisitsADay)

// Which way is better.
enum class Direction { kUp, kDown, kNeither };
BOOST_DESCRIBE_ENUM(Direction, kUp, kDown, kNeither)

struct Definition {
  std::string id;  // "resolution_rate"; its words are the texts "indicators.resolution_rate.…"
  std::int32_t version = 1;
  Month since{};  // the first month that it holds for
  Measure measure = Measure::kCount;
  Unit unit = Unit::kActs;
  Direction direction = Direction::kNeither;
  std::vector<std::string> numerator;  // columns of the roll-up, added up
  // Of a share or ratio; of a count: of how many it is known, so that what nobody asked is never 0.
  std::vector<std::string> denominator;
  std::string classes;  // of a quantile: the breakdown whose values are the classes
  // The numerator counts no persons, as kilometres do: it is shown where its denominator is.
  bool is_amount = false;
};
BOOST_DESCRIBE_STRUCT(Definition, (),
                      (id, version, since, measure, unit, direction, numerator, denominator, classes, is_amount))

}  // namespace relais::indicators
