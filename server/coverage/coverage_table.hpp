// Access as rows: open data and the table of the report.
#pragma once

#include "coverage/coverage_house.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::coverage {

struct AccessRow {
  std::string code;
  std::string name;
  std::int32_t minutes = 0;
  std::int64_t people = 0;
  std::int64_t people_within = 0;
  std::optional<double> share;
  std::optional<double> share_slower;
  std::optional<double> share_faster;
  std::optional<double> median_minutes;
  std::int64_t people_off_roads = 0;
  std::int64_t people_unreached = 0;
  std::int64_t people_centre_unknown = 0;  // not among the people
  Method method = Method::kRoads;
  std::optional<std::string> nearest_counter;
  std::optional<double> nearest_minutes;
  std::optional<std::string> second_counter;
  std::optional<double> second_minutes;
  std::string licence;  // of what derives from the roads; empty by straight line
};
BOOST_DESCRIBE_STRUCT(AccessRow, (),
                      (code, name, minutes, people, people_within, share, share_slower, share_faster, median_minutes,
                       people_off_roads, people_unreached, people_centre_unknown, method, nearest_counter,
                       nearest_minutes, second_counter, second_minutes, licence))

AccessRow access_row(CoveredTerritory const& item, std::int32_t minutes, std::optional<RoadsKnown> const& roads);

inline constexpr std::string_view kAccessDataPath = "/api/v1/coverage.csv";
inline constexpr std::string_view kAccessSchemaPath = "/api/v1/coverage.schema.json";

// Its columns as a Table Schema.
std::string access_schema(i18n::Texts const& texts);

// Every territory of the question, communes unless said. Refusals: those of CoverageHouse::answer().
Result<std::string> coverage_csv(CoverageHouse const& house, CoverageQuery query);

}  // namespace relais::coverage
