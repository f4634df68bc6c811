#include "coverage/people_grid.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>

namespace relais::coverage {
namespace {

constexpr std::size_t kCommuneCode = 5;
constexpr double kMostInASquare = 100'000;

std::optional<double> read_number(std::string_view text) {
  auto number = 0.0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

// Takes "N2029800" off the front of `text`.
std::optional<double> take(std::string_view& text, char letter) {
  if (text.empty() || text.front() != letter) {
    return std::nullopt;
  }
  auto const end = std::min(text.find_first_not_of("0123456789", 1), text.size());
  auto const number = read_number(text.substr(1, end - 1));
  text.remove_prefix(end);
  return number;
}

// Lambert's azimuthal equal-area projection of ETRS89 (EPSG:3035) backwards: IOGP, Geomatics Guidance Note 7-2, 3.4.2.
geo::Point from_laea(double east, double north) {
  constexpr double kAxis = 6'378'137;
  constexpr double kFlattening = 1 / 298.257222101;
  constexpr double kSquare = kFlattening * (2 - kFlattening);
  constexpr double kRadians = std::numbers::pi / 180;
  constexpr double kLat = 52 * kRadians;
  constexpr double kLon = 10 * kRadians;
  constexpr double kFalseEast = 4'321'000;
  constexpr double kFalseNorth = 3'210'000;
  auto const e = std::sqrt(kSquare);
  auto const q = [&](double sine) {
    return (1 - kSquare) * (sine / (1 - kSquare * sine * sine) - std::log((1 - e * sine) / (1 + e * sine)) / (2 * e));
  };
  auto const pole = q(1);
  auto const beta0 = std::asin(q(std::sin(kLat)) / pole);
  auto const radius = kAxis * std::sqrt(pole / 2);
  auto const d =
      kAxis * std::cos(kLat) / std::sqrt(1 - kSquare * std::sin(kLat) * std::sin(kLat)) / (radius * std::cos(beta0));
  auto const x = east - kFalseEast;
  auto const y = north - kFalseNorth;
  auto const rho = std::hypot(x / d, d * y);
  if (rho == 0) {
    return {kLat / kRadians, kLon / kRadians};
  }
  auto const c = 2 * std::asin(rho / (2 * radius));
  auto const beta = std::asin(std::cos(c) * std::sin(beta0) + d * y * std::sin(c) * std::cos(beta0) / rho);
  auto const lon = kLon + std::atan2(x * std::sin(c), d * rho * std::cos(beta0) * std::cos(c) -
                                                          d * d * y * std::sin(beta0) * std::sin(c));
  auto const e4 = kSquare * kSquare;
  auto const e6 = e4 * kSquare;
  auto const lat = beta + (kSquare / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * std::sin(2 * beta) +
                   (23 * e4 / 360 + 251 * e6 / 3780) * std::sin(4 * beta) + 761 * e6 / 45360 * std::sin(6 * beta);
  return {lat / kRadians, lon / kRadians};
}

enum class Meaning { kSquare, kLat, kLon, kPeople, kCommune };

std::optional<Meaning> meaning_of(std::string_view column) {
  static std::map<std::string_view, Meaning> const kNames{
      {"idcar_200m", Meaning::kSquare}, {"idcar_1km", Meaning::kSquare},  {"idcar_nat", Meaning::kSquare},
      {"idinspire", Meaning::kSquare},  {"lat", Meaning::kLat},           {"latitude", Meaning::kLat},
      {"lon", Meaning::kLon},           {"lng", Meaning::kLon},           {"longitude", Meaning::kLon},
      {"ind", Meaning::kPeople},        {"people", Meaning::kPeople},     {"population", Meaning::kPeople},
      {"lcog_geo", Meaning::kCommune},  {"insee_com", Meaning::kCommune}, {"code_insee", Meaning::kCommune},
      {"commune", Meaning::kCommune},   {"code", Meaning::kCommune}};
  std::string folded{column};
  std::ranges::transform(folded, folded.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  auto const found = kNames.find(folded);
  return found == kNames.end() ? std::nullopt : std::optional{found->second};
}

class GridRows {
 public:
  GridRows(tables::Table const& table, NetworkId const& network,
           std::function<std::optional<std::string>(std::string const&)> const& code_of)
      : table_(table), network_(network), code_of_(code_of) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto const meaning = meaning_of(table.columns[i]);
      if (meaning) {
        columns_.try_emplace(*meaning, i);
      } else {
        grid_.unread_columns.push_back(table.columns[i]);
      }
    }
  }

  Result<ReadGrid> read() {
    auto const has_place = has(Meaning::kSquare) || (has(Meaning::kLat) && has(Meaning::kLon));
    if (!has_place || !has(Meaning::kPeople) || !has(Meaning::kCommune)) {
      return Problem{Fault::kInvalid,
                     "coverage.grid_columns",
                     {},
                     "a grid needs a place (idcar_200m, or lat and lon), people (ind, people) and a commune "
                     "(lcog_geo, insee_com)"};
    }
    for (auto const& row : table_.rows) {
      read_row(row);
    }
    std::ranges::stable_sort(grid_.cells, {}, &PeopleCell::territory_code);
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      auto const goes_on = i > 0 && grid_.cells[i - 1].territory_code == grid_.cells[i].territory_code;
      grid_.cells[i].cell = goes_on ? grid_.cells[i - 1].cell + 1 : 1;
    }
    return std::move(grid_);
  }

 private:
  bool has(Meaning meaning) const { return columns_.contains(meaning); }
  std::string const& cell(tables::Row const& row, Meaning meaning) const { return row.cells[columns_.at(meaning)]; }

  void refuse(tables::Row const& row, Meaning meaning, std::string_view code) {
    grid_.refused.push_back({row.line, table_.columns[columns_.at(meaning)], cell(row, meaning), std::string{code}});
  }

  std::optional<geo::Point> place(tables::Row const& row) {
    if (has(Meaning::kSquare)) {
      auto const middle = middle_of_square(cell(row, Meaning::kSquare));
      if (!middle) {
        refuse(row, Meaning::kSquare, "coverage.grid_square");
      }
      return middle;
    }
    constexpr double kPole = 90;
    constexpr double kDateLine = 180;
    for (auto const& [meaning, most] : {std::pair{Meaning::kLat, kPole}, std::pair{Meaning::kLon, kDateLine}}) {
      auto const degrees = read_number(cell(row, meaning));
      if (!degrees || std::abs(*degrees) > most) {
        refuse(row, meaning, "coverage.grid_degrees");
        return std::nullopt;
      }
    }
    return geo::Point{*read_number(cell(row, Meaning::kLat)), *read_number(cell(row, Meaning::kLon))};
  }

  void read_row(tables::Row const& row) {
    auto const at = place(row);
    if (!at) {
      return;
    }
    auto const people = read_number(cell(row, Meaning::kPeople));
    if (!people || *people < 0 || *people > kMostInASquare) {
      return refuse(row, Meaning::kPeople, "coverage.grid_people");
    }
    auto const& written = cell(row, Meaning::kCommune);
    auto code = code_of_(written);
    if (!code && written.size() > kCommuneCode) {
      code = code_of_(written.substr(0, kCommuneCode));
    }
    if (!code) {
      return refuse(row, Meaning::kCommune, "coverage.grid_commune");
    }
    if (*people > 0) {
      grid_.cells.push_back({network_, *code, 0, at->lat, at->lon, *people});
    }
  }

  tables::Table const& table_;
  NetworkId const& network_;
  std::function<std::optional<std::string>(std::string const&)> const& code_of_;
  std::map<Meaning, std::size_t> columns_;
  ReadGrid grid_;
};

}  // namespace

std::optional<geo::Point> middle_of_square(std::string_view name) {
  constexpr std::string_view kSystem = "CRS3035RES";
  if (name.substr(0, kSystem.size()) != kSystem) {
    return std::nullopt;
  }
  name.remove_prefix(kSystem.size());
  auto const unit = name.find('m');
  auto const side = unit == name.npos ? std::nullopt : read_number(name.substr(0, unit));
  if (!side) {
    return std::nullopt;
  }
  name.remove_prefix(unit + 1);
  auto const north = take(name, 'N');
  auto const east = north ? take(name, 'E') : std::nullopt;
  constexpr double kFurthest = 10'000'000;  // metres: the projection is of Europe
  return east && name.empty() && *north < kFurthest && *east < kFurthest
             ? std::optional{from_laea(*east + *side / 2, *north + *side / 2)}
             : std::nullopt;
}

Result<ReadGrid> read_people_grid(tables::Table const& table, NetworkId const& network,
                                  std::function<std::optional<std::string>(std::string const&)> const& code_of) {
  return GridRows{table, network, code_of}.read();
}

}  // namespace relais::coverage
