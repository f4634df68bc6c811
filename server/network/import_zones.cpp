#include "network/import_zones.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "network/import_counters.hpp"
#include "network/import_list.hpp"
#include "network/import_values.hpp"
#include "network/territory_codes.hpp"

namespace relais::network {
namespace {

std::optional<bool> yes_or_no(std::string_view text) {
  constexpr auto kYes = std::array<std::string_view, 5>{"1", "oui", "yes", "true", "vrai"};
  constexpr auto kNo = std::array<std::string_view, 5>{"0", "non", "no", "false", "faux"};
  auto const folded = language::fold(text);
  if (std::ranges::find(kYes, folded) != kYes.end()) {
    return true;
  }
  return std::ranges::find(kNo, folded) != kNo.end() ? std::optional{false} : std::nullopt;
}

class ZoneRows {
 public:
  ZoneRows(ColumnMap const& columns, ZoneImport const& import, DirectoryRows const& standing, ImportReport& report)
      : columns_(columns), import_(import), report_(report) {
    for (auto const& territory : standing.territories) {
      if (territory.kind == TerritoryKind::kCommune) {
        today_.emplace(territory.code.text, territory.code);
      }
    }
    for (auto const& former : standing.former_codes) {
      today_.emplace(former.former_code.text, former.code);
    }
    for (auto const& mark : standing.zone_marks) {
      standing_.emplace(std::pair{mark.code, mark.zone}, &mark);
    }
  }

  std::vector<ZoneMark> read(tables::Table const& table) {
    std::vector<ZoneMark> marks;
    for (auto const& row : table.rows) {
      auto mark = read_row(row);
      ++(mark ? report_.accepted : report_.refused);
      if (mark) {
        marks.push_back(*std::move(mark));
      }
    }
    return marks;
  }

 private:
  std::optional<ZoneMark> read_row(tables::Row const& row) {
    auto const code = columns_.cell(row, "code");
    auto const insee = insee_code(code);
    auto const commune = today_.find(insee ? *insee : std::string{code});
    if (commune == today_.end()) {
      return refuse(row, "code", "network.territory_unknown");
    }
    auto const zone = TextForm<Zone>::read(columns_.cell(row, "zone"));
    if (!zone) {
      return refuse(row, "zone", "network.value_unknown");
    }
    auto const is_in = yes_or_no(columns_.cell(row, "is_in"));
    if (!is_in) {
      return refuse(row, "is_in", "network.value_unknown");
    }
    auto mark = ZoneMark{import_.network,   commune->second, *zone, *is_in, std::string{columns_.cell(row, "reason")},
                         import_.marked_on, import_.source};
    auto const known = standing_.find({mark.code, mark.zone});
    if (known != standing_.end() && says_the_same(*known->second, mark)) {
      mark.marked_on = known->second->marked_on;
    }
    return mark;
  }

  static bool says_the_same(ZoneMark const& a, ZoneMark const& b) {
    return a.is_in == b.is_in && a.reason == b.reason && a.source == b.source;
  }

  std::nullopt_t refuse(tables::Row const& row, std::string_view meaning, std::string_view reason) {
    report_.warnings.push_back({static_cast<std::int64_t>(row.line), columns_.column_name(meaning),
                                std::string{columns_.cell(row, meaning)}, std::string{reason}});
    return std::nullopt;
  }

  ColumnMap const& columns_;
  ZoneImport const& import_;
  ImportReport& report_;
  std::unordered_map<std::string, TerritoryCode> today_;
  std::map<std::pair<TerritoryCode, Zone>, ZoneMark const*> standing_;
};

}  // namespace

Result<ImportReport> import_zones(db::Database& database, Scope const& scope, ImportRules const& rules,
                                  std::string_view bytes, ZoneImport const& import) {
  auto const table = tables::read_table(bytes);
  if (!table) {
    return table.problem();
  }
  auto const columns = rules.columns.map("zones", table->columns);
  if (!columns.has("code") || !columns.has("zone") || !columns.has("is_in")) {
    return Problem{
        Fault::kInvalid,
        "network.columns_missing",
        {},
        fmt::format("a list of zones has code, zone and is_in; the file has: {}", fmt::join(table->columns, ", "))};
  }
  ImportReport report;
  report.rows = static_cast<std::int64_t>(table->rows.size());
  report.recognised = columns.recognised();
  report.unrecognised = columns.unrecognised();
  report_flaws(*table, report);
  return import_list(database, scope, import, report, "zones",
                     [&](DirectoryRows const& standing, ImportStore* store, ImportReport& told) {
                       auto const marks = ZoneRows{columns, import, standing, told}.read(*table);
                       return Difference{standing.zone_marks, marks}.save(store);
                     });
}

}  // namespace relais::network
