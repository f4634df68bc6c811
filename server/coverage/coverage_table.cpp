#include "coverage/coverage_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "platform/tables/table_schema.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::coverage {
namespace {

// Of a share four digits, of minutes one: more would be noise.
std::optional<double> rounded(std::optional<double> value, double steps) {
  return value ? std::optional{std::round(*value * steps) / steps} : std::nullopt;
}
constexpr double kShareSteps = 10'000;
constexpr double kMinuteSteps = 10;

}  // namespace

AccessRow access_row(CoveredTerritory const& item, std::int32_t minutes, std::optional<RoadsKnown> const& roads) {
  auto const& access = item.access;
  AccessRow row;
  row.code = item.code;
  row.name = item.name;
  row.minutes = minutes;
  row.people = std::llround(access.people);
  row.people_within = std::llround(access.within);
  row.share = rounded(access.share, kShareSteps);
  if (access.band) {
    row.share_slower = rounded(access.band->slower, kShareSteps);
    row.share_faster = rounded(access.band->faster, kShareSteps);
  }
  row.median_minutes = rounded(access.median_minutes, kMinuteSteps);
  row.people_off_roads = std::llround(access.off_roads);
  row.people_unreached = std::llround(access.unreached);
  row.people_centre_unknown = std::llround(access.centre_unknown);
  row.method = item.method;
  row.licence = row.method == Method::kRoads && roads ? roads->attribution : "";
  if (item.nearest) {
    row.nearest_counter = item.nearest->counter;
    row.nearest_minutes = rounded(item.nearest->minutes, kMinuteSteps);
  }
  if (item.second) {
    row.second_counter = item.second->counter;
    row.second_minutes = rounded(item.second->minutes, kMinuteSteps);
  }
  return row;
}

std::string access_schema(i18n::Texts const& texts) {
  auto const said = [&](std::string_view key) { return texts.text(Language::kFr, key); };
  return tables::table_schema<AccessRow>(
      {.name = "access",
       .title = said("open_data.access_title"),
       .description = said("open_data.access_description"),
       .primary_key = {"code", "minutes"},
       .may_be_empty = {"name", "licence"},
       .describe = [&](std::string_view column) { return said(fmt::format("open_data.access_field.{}", column)); }});
}

Result<std::string> coverage_csv(CoverageHouse const& house, CoverageQuery query) {
  query.by = query.by.value_or(GroupedBy::kCommune);
  query.limit.reset();
  query.cursor.reset();
  auto const said = house.answer(query, kEverything);
  if (!said) {
    return said.problem();
  }
  std::string out;
  tables::write_csv_head<AccessRow>(out);
  for (auto const& item : said->items) {
    tables::write_csv_row(access_row(item, said->minutes, said->roads), out);
  }
  return out;
}

}  // namespace relais::coverage
