// A grid of people: squares or points, each with its commune. INSEE's gridded data as it comes, or any list with
// latitude, longitude, people and commune.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "engine/geo/nearest.hpp"
#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"
#include "platform/tables/table.hpp"

namespace relais::coverage {

struct PeopleCell {
  NetworkId network_id;
  std::string territory_code;
  std::int64_t cell = 0;
  double lat = 0;
  double lon = 0;
  double people = 0;
  bool operator==(PeopleCell const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PeopleCell, (), (network_id, territory_code, cell, lat, lon, people))

struct PeopleGrid {
  NetworkId network_id;
  std::string source;
  Date imported_on;
  std::int64_t cells = 0;
  bool operator==(PeopleGrid const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PeopleGrid, (), (network_id, source, imported_on, cells))

// All that is known of grids, of every network.
struct PeopleGrids {
  std::vector<PeopleGrid> grids;
  std::vector<PeopleCell> cells;  // by network and commune
  bool operator==(PeopleGrids const&) const = default;
};
using ReadPeopleGrids = std::function<PeopleGrids()>;

struct RefusedLine {
  std::size_t line = 0;
  std::string column;
  std::string value;
  std::string code;
};

struct ReadGrid {
  std::vector<PeopleCell> cells;
  std::vector<RefusedLine> refused;
  std::vector<std::string> unread_columns;
};

// `code_of`: today's code of a commune by one that the list may use; nothing: unknown. A square that lies in several
// communes (INSEE writes their codes one after the other) counts for the first. Problem: coverage.grid_columns (which
// columns are missing stands in the detail).
Result<ReadGrid> read_people_grid(tables::Table const& table, NetworkId const& network,
                                  std::function<std::optional<std::string>(std::string const&)> const& code_of);

// The middle of a square of INSEE's grid: "CRS3035RES200mN2029800E4252400", its lower left corner in metres of
// ETRS89-LAEA (EPSG:3035). Nothing where it is not such a name.
std::optional<geo::Point> middle_of_square(std::string_view name);

}  // namespace relais::coverage
