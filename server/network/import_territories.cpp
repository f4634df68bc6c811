#include "network/import_territories.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "network/import_counters.hpp"
#include "network/import_list.hpp"
#include "network/import_territory_rows.hpp"

namespace relais::network {
namespace {

// An inter-communal body may have members in several departments: it lies in none.
bool may_lie_in(TerritoryKind part, TerritoryKind whole) {
  return part != TerritoryKind::kIntercommunal && height(part) < height(whole);
}

class TerritoryImportRun {
 public:
  TerritoryImportRun(ListedTerritories const& listed, DirectoryRows const& standing, ImportReport& report)
      : listed_(listed), standing_(standing), report_(report) {
    for (auto const& territory : standing.territories) {
      kinds_.emplace(territory.code, territory.kind);
      known_.emplace(territory.code, &territory);
    }
  }

  // A null store only counts.
  Changes save(ImportStore* store) {
    auto changes = save_territories(store);
    changes += save_within(store);
    changes += save_postcodes(store);
    changes += save_former_codes(store);
    return changes;
  }

 private:
  Changes save_territories(ImportStore* store) {
    std::vector<Territory> wanted;
    for (auto const& [code, territory] : listed_.implied) {
      if (!known_.contains(code) && !listed_.territories.contains(code)) {
        wanted.push_back(territory);
      }
    }
    for (auto const& [code, territory] : listed_.territories) {
      auto const known = known_.find(code);
      wanted.push_back(known == known_.end() ? territory : with_gaps_filled(territory, *known->second));
    }
    for (auto const& territory : wanted) {
      kinds_[territory.code] = territory.kind;
    }
    return Difference{standing_.territories, wanted}.save(store);
  }

  Changes save_within(ImportStore* store) {
    std::vector<TerritoryWithin> wanted;
    std::set<TerritoryCode> spoken_of;
    for (auto const& [row, listed] : listed_.within) {
      spoken_of.insert(row.code);
      if (!kinds_.contains(row.code) || !kinds_.contains(row.within_code)) {
        auto const& unknown = kinds_.contains(row.code) ? row.within_code : row.code;
        report_.warnings.push_back({listed.line, listed.column, unknown.text, "network.territory_unknown"});
      } else if (!is_upward(row)) {
        report_.warnings.push_back({listed.line, listed.column, row.within_code.text, "network.territory_not_above"});
      } else {
        wanted.push_back(row);
      }
    }
    std::vector<TerritoryWithin> standing;
    std::ranges::copy_if(standing_.within, std::back_inserter(standing), [&](TerritoryWithin const& row) {
      auto const is_spoken_of = listed_.wholes_spoken_of.contains(kinds_.at(row.within_code));
      return listed_.within.contains(row) || (is_spoken_of && spoken_of.contains(row.code)) || !is_upward(row);
    });
    report_turned_over(standing);
    auto const difference = Difference{standing, wanted};
    auto changes = difference.remove_others(store);
    changes += difference.save(store);
    return changes;
  }

  bool is_upward(TerritoryWithin const& row) const {
    return may_lie_in(kinds_.at(row.code), kinds_.at(row.within_code));
  }

  // A list that gives a known territory another kind ends what lay in it, or it in, and no longer may.
  void report_turned_over(std::vector<TerritoryWithin> const& standing) {
    for (auto const& row : standing) {
      if (!is_upward(row) && !listed_.within.contains(row)) {
        report_.warnings.push_back({0, "", row.within_code.text, "network.territory_not_above"});
      }
    }
  }

  Changes save_postcodes(ImportStore* store) {
    if (!listed_.speaks_of_postcodes) {
      return {};
    }
    auto const wanted = std::vector<TerritoryPostcode>(listed_.postcodes.begin(), listed_.postcodes.end());
    std::vector<TerritoryPostcode> standing;
    std::ranges::copy_if(standing_.postcodes, std::back_inserter(standing),
                         [&](auto const& row) { return listed_.territories.contains(row.code); });
    auto const difference = Difference{standing, wanted};
    auto changes = difference.remove_others(store);
    changes += difference.save(store);
    return changes;
  }

  // A code that stands today is no former one, though a part of today's commune may have borne it.
  Changes save_former_codes(ImportStore* store) {
    std::vector<FormerCode> wanted;
    for (auto const& [code, row] : listed_.former_codes) {
      if (kinds_.contains(code)) {
        continue;
      }
      if (!kinds_.contains(row.code)) {
        report_.warnings.push_back({0, "", row.code.text, "network.territory_unknown"});
        continue;
      }
      wanted.push_back(row);
    }
    return Difference{standing_.former_codes, wanted}.save(store);
  }

  ListedTerritories const& listed_;
  DirectoryRows const& standing_;
  ImportReport& report_;
  std::unordered_map<TerritoryCode, TerritoryKind> kinds_;
  std::unordered_map<TerritoryCode, Territory const*> known_;
};

void name_population_source(ListedTerritories& listed, TerritoryImport const& import) {
  for (auto& [code, territory] : listed.territories) {
    if (territory.population) {
      territory.population_source = import.population_source.empty() ? import.source : import.population_source;
    }
  }
}

}  // namespace

Result<ImportReport> import_territories(db::Database& database, Scope const& scope, ImportRules const& rules,
                                        std::string_view bytes, TerritoryImport const& import) {
  auto const table = tables::read_table(bytes);
  if (!table) {
    return table.problem();
  }
  auto const columns = rules.columns.map("territories", table->columns);
  ImportReport report;
  report.rows = static_cast<std::int64_t>(table->rows.size());
  report.recognised = columns.recognised();
  report.unrecognised = columns.unrecognised();
  report_flaws(*table, report);
  auto listed = read_territories(*table, columns, import.network, import.source, report);
  if (!listed) {
    return Problem{Fault::kInvalid,
                   "network.columns_missing",
                   {},
                   fmt::format("not a list of territories; the file has: {}", fmt::join(table->columns, ", "))};
  }
  name_population_source(*listed, import);
  return import_list(database, scope, import, report, "territories",
                     [&](DirectoryRows const& standing, ImportStore* store, ImportReport& told) {
                       return TerritoryImportRun{*listed, standing, told}.save(store);
                     });
}

}  // namespace relais::network
