// Territories of a network: regions, departments or provinces, inter-communal bodies, communes and their districts.
// Codes are those of the official geographic codes, made unambiguous across kinds and countries:
//   commune "08105", district "75101" (INSEE) · department "08", "2A", "971" · region "R44" · inter-communal body: its
//   SIREN "200041630" · Belgium: "BE-84010" (NIS) for regions, provinces and municipalities.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/text/code.hpp"

namespace relais::network {

using TerritoryCode = Code<struct TerritoryCodeTag>;

enum class TerritoryKind { kRegion, kDepartment, kProvince, kIntercommunal, kCommune, kDistrict };
BOOST_DESCRIBE_ENUM(TerritoryKind, kRegion, kDepartment, kProvince, kIntercommunal, kCommune, kDistrict)

// A territory lies only in one of a greater height, so that a walk along containment ends whatever a list says.
constexpr int height(TerritoryKind kind) {
  switch (kind) {
    case TerritoryKind::kDistrict:
      return 0;
    case TerritoryKind::kCommune:
      return 1;
    case TerritoryKind::kIntercommunal:
      return 2;
    case TerritoryKind::kDepartment:
    case TerritoryKind::kProvince:
      return 3;
    case TerritoryKind::kRegion:
      return 4;
  }
  return 0;
}

// Degrees, WGS84.
struct Location {
  double lat = 0;
  double lon = 0;
  bool operator==(Location const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Location, (), (lat, lon))

struct Territory {
  NetworkId network_id;
  TerritoryCode code;
  TerritoryKind kind = TerritoryKind::kCommune;
  std::string name;
  std::optional<std::string> name_nl;  // Belgian municipalities have two official names
  std::optional<std::int64_t> population;
  std::optional<std::int32_t> population_year;
  std::optional<double> lat;  // of the centre
  std::optional<double> lon;
  std::string source;                                 // "INSEE, Code officiel géographique 2026"
  std::optional<std::string> population_source = {};  // the population may come from elsewhere than the name
  std::optional<double> area_km2 = {};
  bool operator==(Territory const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Territory, (),
                      (network_id, code, kind, name, name_nl, population, population_year, lat, lon, source,
                       population_source, area_km2))

// One direct containment: commune in department, commune in inter-communal body, department in region.
struct TerritoryWithin {
  NetworkId network_id;
  TerritoryCode code;
  TerritoryCode within_code;
  auto operator<=>(TerritoryWithin const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TerritoryWithin, (), (network_id, code, within_code))

struct TerritoryPostcode {
  NetworkId network_id;
  TerritoryCode code;
  std::string postcode;
  auto operator<=>(TerritoryPostcode const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TerritoryPostcode, (), (network_id, code, postcode))

// A code that no longer stands (merged or associated commune) and the commune that holds its ground today.
struct FormerCode {
  NetworkId network_id;
  TerritoryCode former_code;
  TerritoryCode code;
  std::string name;
  auto operator<=>(FormerCode const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormerCode, (), (network_id, former_code, code, name))

}  // namespace relais::network
