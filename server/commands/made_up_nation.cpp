#include <cmath>

#include <fmt/format.h>

#include "commands/coverage_imports.hpp"
#include "commands/shipped.hpp"
#include "coverage/roads_file.hpp"
#include "network/import_counters.hpp"
#include "network/import_territories.hpp"
#include "network/live_directory.hpp"
#include "network/load_shipped.hpp"

namespace relais::commands {
namespace {

constexpr auto kNetwork = "fr";
constexpr auto kSource = "réseau inventé par un générateur, pour essais : rien n’y existe";
constexpr auto kDepartmentsAcross = 9;
constexpr auto kCommuneArea = 15.8;  // km²: a square of 742 km for 34,900 communes

double degrees(std::int32_t steps) {
  return steps / roads::kStepsPerDegree;
}

// Codes as France's, "01001": the department is a cell of nine by nine.
class Nation {
 public:
  explicit Nation(roads::SyntheticNation const& nation) : nation_(nation) {
    for (auto const& commune : nation.communes) {
      low_ = {std::min(low_.lat, commune.centre.lat), std::min(low_.lon, commune.centre.lon)};
      high_ = {std::max(high_.lat, commune.centre.lat), std::max(high_.lon, commune.centre.lon)};
    }
    std::vector<int> counted(kDepartmentsAcross * kDepartmentsAcross + 1);
    for (auto const& commune : nation.communes) {
      auto const department = department_of(commune.centre);
      codes_.push_back(fmt::format("{:02}{:03}", department, ++counted[static_cast<std::size_t>(department)]));
    }
  }

  std::string territories() const {
    std::string csv =
        "code,nom,type,departement,departement_nom,region,region_nom,codes_postaux,population,latitude,longitude,"
        "superficie_km2\n";
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      auto const& commune = nation_.communes[i];
      if (!commune.is_abroad) {
        auto const department = codes_[i].substr(0, 2);
        csv += fmt::format(
            "{},Commune inventée {},commune-actuelle,{},Département inventé {},99,Région inventée,,{},{},{},{}\n",
            codes_[i], codes_[i], department, department, commune.people, degrees(commune.centre.lat),
            degrees(commune.centre.lon), kCommuneArea);
      }
    }
    return csv;
  }

  std::string counters() const {
    std::string csv = "id_fs,lib_fs,insee_com,lib_com,latitude,longitude,horaires,type_fs,format_fs\n";
    auto number = 0;
    for (auto const commune : nation_.counters) {
      auto const& at = nation_.communes[commune].centre;
      csv += fmt::format(
          "{},Guichet inventé {},{},Commune inventée {},{},{},\"Mo-Fr 09:00-12:00,13:30-17:00\",Principal,Fixe\n",
          ++number, number, codes_[commune], codes_[commune], degrees(at.lat), degrees(at.lon));
    }
    return csv;
  }

 private:
  int department_of(roads::Position at) const {
    auto const cell = [](std::int32_t value, std::int32_t low, std::int32_t high) {
      auto const share = (double{1} * value - low) / std::max(1.0, double{1} * high - low);
      return std::min(kDepartmentsAcross - 1, static_cast<int>(share * kDepartmentsAcross));
    };
    return 1 + cell(at.lat, low_.lat, high_.lat) * kDepartmentsAcross + cell(at.lon, low_.lon, high_.lon);
  }

  roads::SyntheticNation const& nation_;
  std::vector<std::string> codes_;
  roads::Position low_{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  roads::Position high_{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
};

}  // namespace

Result<void> make_up_nation(config::Settings const& settings, db::Database& database, std::string const& size) {
  auto const today = network::day_of_directory(SystemClock{}.now());
  auto const nation = coverage::made_up_nation(size);
  if (!nation) {
    return nation.problem();
  }
  auto const imported =
      coverage::keep_made_up_roads(*nation, size, settings.roads_file, today, [](std::string_view) {});
  if (!imported) {
    return imported.problem();
  }
  auto const rules = network::read_import_rules(shipped_data());
  if (!rules) {
    return rules.problem();
  }
  if (auto const loaded = network::load_reference(database, shipped_data()); !loaded) {
    return loaded.problem();
  }
  auto const scope = Scope::whole_network(NetworkId{kNetwork});
  auto const lists = Nation{*nation};
  auto const territories = network::import_territories(database, scope, *rules, lists.territories(),
                                                       {.network = NetworkId{kNetwork}, .source = kSource});
  if (!territories) {
    return territories.problem();
  }
  auto const counters = network::import_counters(
      database, scope, *rules, lists.counters(), "inventes.csv",
      {.network = NetworkId{kNetwork}, .list = "invente", .source = kSource, .source_date = today});
  if (!counters) {
    return counters.problem();
  }
  fmt::print("A made-up nation: {} communes, {} counters; nothing in it exists\n", territories->accepted,
             counters->accepted);
  return {};
}

}  // namespace relais::commands
