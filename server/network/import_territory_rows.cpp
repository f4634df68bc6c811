#include "network/import_territory_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "network/import_values.hpp"
#include "network/territory_codes.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

constexpr std::int64_t kMostPeople = 2'000'000'000;

enum class Form { kCommunes, kDepartments, kRegions, kIntercommunal, kFormerCodes, kBelgian };

std::optional<Form> form_of(ColumnMap const& columns) {
  if (columns.has("nis")) {
    return Form::kBelgian;
  }
  if (columns.has("former_code")) {
    return Form::kFormerCodes;
  }
  if (columns.has("department")) {
    return Form::kCommunes;
  }
  if (columns.has("members") || columns.has("siren")) {
    return Form::kIntercommunal;
  }
  if (columns.has("main_commune")) {
    return columns.has("region") ? Form::kDepartments : Form::kRegions;
  }
  return std::nullopt;
}

template <class Number>
std::optional<Number> read_number(std::string_view text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  auto const is_whole = !text.empty() && error == std::errc{} && end == text.data() + text.size();
  return is_whole ? std::optional{value} : std::nullopt;
}

class TerritoryRows {
 public:
  TerritoryRows(ColumnMap const& columns, NetworkId const& network, std::string const& source, ImportReport& report)
      : columns_(columns), network_(network), source_(source), report_(report) {}

  ListedTerritories read(tables::Table const& table, Form form) {
    listed_.speaks_of_postcodes = columns_.has("postcodes");
    say_wholes(form);
    for (auto const& row : table.rows) {
      row_ = &row;
      ++(read_row(form) ? report_.accepted : report_.refused);
    }
    name_former_codes();
    return std::move(listed_);
  }

 private:
  void say_wholes(Form form) {
    auto& kinds = listed_.wholes_spoken_of;
    if (form == Form::kBelgian) {
      kinds = {TerritoryKind::kProvince, TerritoryKind::kRegion};
    } else if (form == Form::kDepartments) {
      kinds = {TerritoryKind::kRegion};
    } else if (form == Form::kIntercommunal) {
      kinds = {TerritoryKind::kIntercommunal};
    } else if (form == Form::kCommunes) {
      kinds = {TerritoryKind::kDepartment, TerritoryKind::kCommune};
      if (columns_.has("intercommunal")) {
        kinds.insert(TerritoryKind::kIntercommunal);
      }
    }
  }

  bool read_row(Form form) {
    switch (form) {
      case Form::kCommunes:
        return read_commune();
      case Form::kDepartments:
        return read_department();
      case Form::kRegions:
        return read_region();
      case Form::kIntercommunal:
        return read_intercommunal();
      case Form::kFormerCodes:
        return read_former_code();
      case Form::kBelgian:
        return read_belgian();
    }
    return false;
  }

  std::string_view cell(std::string_view meaning) const { return columns_.cell(*row_, meaning); }

  void warn(std::string_view meaning, std::string_view raw, std::string_view reason) {
    report_.warnings.push_back(
        {static_cast<std::int64_t>(row_->line), columns_.column_name(meaning), std::string{raw}, std::string{reason}});
  }

  bool read_commune() {
    auto const code = insee_code(cell("code"));
    auto const name = name_in(cell("name"));
    if (!code || name.empty()) {
      warn(code ? "name" : "code", cell("code"), code ? "network.name_missing" : "network.code_malformed");
      return false;
    }
    auto const type = language::fold(cell("type"));
    auto const main = insee_code(cell("main_commune"));
    auto const is_former = type == "commune deleguee" || type == "commune associee" || type == "comd" || type == "coma";
    if (is_former) {
      former_names_[*code] = name;
      if (main && *main != *code) {
        add_former(*code, *main, name);
      }
      return true;
    }
    auto const is_district = type == "arrondissement municipal" || type == "arm";
    auto& commune = add(*code, is_district ? TerritoryKind::kDistrict : TerritoryKind::kCommune, name);
    read_figures(commune);
    read_postcodes(commune.code);
    if (is_district) {
      add_within(commune.code, main ? *main : std::string{commune_of_district(*code)}, "main_commune");
    }
    read_wholes(commune.code);
    for (auto const& former : list_of(cell("former_codes"))) {
      add_former(former, *code, "");
    }
    return true;
  }

  void read_wholes(TerritoryCode const& commune) {
    auto const department = std::string{cell("department")};
    auto const region = cell("region").empty() ? "" : fmt::format("R{}", cell("region"));
    auto const intercommunal = std::string{cell("intercommunal")};
    imply(department, TerritoryKind::kDepartment, cell("department_name"));
    imply(region, TerritoryKind::kRegion, cell("region_name"));
    imply(intercommunal, TerritoryKind::kIntercommunal, cell("intercommunal_name"));
    add_within(commune, department, "department");
    add_within(commune, intercommunal, "intercommunal");
    if (!cell("region_name").empty()) {
      add_within(TerritoryCode{department}, region, "region");
    }
  }

  bool read_department() {
    auto const code = std::string{cell("code")};
    auto const name = name_in(cell("name"));
    if (code.size() < 2 || code.size() > 3 || name.empty()) {
      warn("code", code, "network.code_malformed");
      return false;
    }
    auto const& department = add(code, TerritoryKind::kDepartment, name);
    add_within(department.code, fmt::format("R{}", cell("region")), "region");
    return true;
  }

  bool read_region() {
    auto const code = std::string{cell("code")};
    auto const name = name_in(cell("name"));
    if (code.size() < 2 || code.size() > 3 || !all_digits(code) || name.empty()) {
      warn("code", code, "network.code_malformed");
      return false;
    }
    add("R" + code, TerritoryKind::kRegion, name);
    return true;
  }

  bool read_intercommunal() {
    auto const code = std::string{columns_.has("siren") ? cell("siren") : cell("code")};
    auto const name = name_in(cell("name"));
    if (code.size() != 9 || !all_digits(code) || name.empty()) {
      warn(columns_.has("siren") ? "siren" : "code", code, "network.code_malformed");
      return false;
    }
    auto& body = add(code, TerritoryKind::kIntercommunal, name);
    read_figures(body);
    read_members(body.code);
    return true;
  }

  // A list of objects, {"code": "74042", ...}.
  void read_members(TerritoryCode const& body) {
    auto const members = cell("members");
    if (members.empty()) {
      return;
    }
    auto const parsed = json::parse(members, [&](boost::json::value const& list) {
      for (auto const& member : list.is_array() ? list.get_array() : boost::json::array{}) {
        auto const* const code = member.is_object() ? member.get_object().if_contains("code") : nullptr;
        if (code != nullptr && code->is_string()) {
          add_within(TerritoryCode{std::string{code->get_string()}}, body.text, "members");
        }
      }
    });
    if (!parsed) {
      warn("members", "", "network.value_unknown");
    }
  }

  bool read_former_code() {
    auto const former = insee_code(cell("former_code"));
    auto const code = insee_code(cell("code"));
    if (!former || !code) {
      warn(former ? "code" : "former_code", former ? cell("code") : cell("former_code"), "network.code_malformed");
      return false;
    }
    add_former(*former, *code, name_in(cell("name")));
    return true;
  }

  bool read_belgian() {
    auto const nis = std::string{cell("nis")};
    auto const name = name_in(cell("name"));
    if (nis.size() != 5 || !all_digits(nis) || name.empty()) {
      warn("nis", nis, nis.size() == 5 ? "network.name_missing" : "network.code_malformed");
      return false;
    }
    auto const type = language::fold(cell("type"));
    auto const kind = type == "region"     ? TerritoryKind::kRegion
                      : type == "province" ? TerritoryKind::kProvince
                                           : TerritoryKind::kCommune;
    auto& territory = add("BE-" + nis, kind, name);
    auto const dutch = name_in(cell("name_nl"));
    territory.name_nl = dutch.empty() ? std::nullopt : std::optional{dutch};
    read_figures(territory);
    if (kind == TerritoryKind::kCommune) {
      read_postcodes(territory.code);
    }
    auto const province = kind == TerritoryKind::kCommune ? belgian_province(nis) : "";
    auto const whole = province.empty() ? cell("region") : province;
    if (!whole.empty() && kind != TerritoryKind::kRegion) {
      add_within(territory.code, fmt::format("BE-{}", whole), "region");
    }
    return true;
  }

  Territory& add(std::string code, TerritoryKind kind, std::string const& name) {
    auto& territory = listed_.territories[TerritoryCode{code}];
    territory.network_id = network_;
    territory.code = TerritoryCode{std::move(code)};
    territory.kind = kind;
    territory.name = name;
    territory.source = source_;
    return territory;
  }

  void imply(std::string const& code, TerritoryKind kind, std::string_view name) {
    auto const known_as = name_in(name);
    if (!code.empty() && !known_as.empty()) {
      listed_.implied.try_emplace(
          TerritoryCode{code}, Territory{network_, TerritoryCode{code}, kind, known_as, {}, {}, {}, {}, {}, source_});
    }
  }

  void add_within(TerritoryCode const& code, std::string const& whole, std::string_view meaning) {
    if (whole.empty() || whole == "R") {
      return;
    }
    auto const row = TerritoryWithin{network_, code, TerritoryCode{whole}};
    listed_.within.try_emplace(row,
                               ListedWithin{row, static_cast<std::int64_t>(row_->line), columns_.column_name(meaning)});
  }

  void add_former(std::string const& former, std::string const& code, std::string const& name) {
    auto& row = listed_.former_codes[TerritoryCode{former}];
    row.network_id = network_;
    row.former_code = TerritoryCode{former};
    row.code = TerritoryCode{code};
    row.name = name.empty() ? row.name : name;
  }

  // A file of communes may name merged ones in rows of their own.
  void name_former_codes() {
    for (auto& [code, row] : listed_.former_codes) {
      if (auto const named = former_names_.find(code.text); named != former_names_.end()) {
        row.name = named->second;
      }
    }
  }

  void read_figures(Territory& territory) {
    auto const population = cell("population");
    territory.population = read_number<std::int64_t>(population);
    if (territory.population && (*territory.population < 0 || *territory.population > kMostPeople)) {
      territory.population = std::nullopt;
    }
    if (!population.empty() && !territory.population) {
      warn("population", population, "network.value_unknown");
    }
    if (territory.population) {
      territory.population_year = population_year();
    }
    auto const area = cell("area");
    territory.area_km2 = read_number<double>(area);
    if (territory.area_km2 && (!std::isfinite(*territory.area_km2) || *territory.area_km2 <= 0)) {
      territory.area_km2 = std::nullopt;
    }
    if (!area.empty() && !territory.area_km2) {
      warn("area", area, "network.value_unknown");
    }
    auto const lat = read_degrees(cell("latitude"));
    auto const lon = read_degrees(cell("longitude"));
    auto const is_read = lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180;
    if (is_read) {
      territory.lat = lat;
      territory.lon = lon;
    } else if (!cell("latitude").empty() || !cell("longitude").empty()) {
      warn("latitude", fmt::format("{}, {}", cell("latitude"), cell("longitude")), "network.coordinates_unreadable");
    }
  }

  // From a column of its own, or the name of the population's: "population_2020".
  std::optional<std::int32_t> population_year() const {
    if (auto const year = read_number<std::int32_t>(cell("population_year"))) {
      return year;
    }
    auto const name = columns_.column_name("population");
    auto const digits = name.find_first_of("0123456789");
    return digits == std::string::npos ? std::nullopt
                                       : read_number<std::int32_t>(std::string_view{name}.substr(digits));
  }

  void read_postcodes(TerritoryCode const& code) {
    for (auto& postcode : list_of(cell("postcodes"))) {
      if (postcode.size() == 4 && !code.text.starts_with("BE-")) {
        postcode.insert(0, 1, '0');
      }
      listed_.postcodes.insert({network_, code, std::move(postcode)});
    }
  }

  // Codes separated by anything that is no letter and no digit.
  static std::vector<std::string> list_of(std::string_view cell) {
    std::vector<std::string> all;
    auto const folded = language::fold(cell);
    for (auto const word : language::words(folded)) {
      auto& code = all.emplace_back(word);
      std::ranges::transform(code, code.begin(),
                             [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    }
    return all;
  }

  ColumnMap const& columns_;
  NetworkId const& network_;
  std::string const& source_;
  ImportReport& report_;
  tables::Row const* row_ = nullptr;
  ListedTerritories listed_;
  std::map<std::string, std::string> former_names_;
};

}  // namespace

std::optional<ListedTerritories> read_territories(tables::Table const& table, ColumnMap const& columns,
                                                  NetworkId const& network, std::string const& source,
                                                  ImportReport& report) {
  auto const form = form_of(columns);
  if (!form || !columns.has("name")) {
    return std::nullopt;
  }
  return TerritoryRows{columns, network, source, report}.read(table, *form);
}

}  // namespace relais::network
