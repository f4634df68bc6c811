#include "network/import_school_holidays.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/hours/school_zone.hpp"
#include "engine/language/fold.hpp"
#include "network/import_counters.hpp"
#include "network/import_list.hpp"
#include "network/import_values.hpp"

namespace relais::network {
namespace {

using hours::SchoolZone;

struct ZoneName {
  std::string_view name;
  SchoolZone zone;
};

std::optional<SchoolZone> zone_of(std::string_view text) {
  constexpr auto kNames =
      std::array<ZoneName, 20>{{{"a", SchoolZone::kZoneA},
                                {"b", SchoolZone::kZoneB},
                                {"c", SchoolZone::kZoneC},
                                {"corse", SchoolZone::kCorsica},
                                {"corsica", SchoolZone::kCorsica},
                                {"guadeloupe", SchoolZone::kGuadeloupe},
                                {"martinique", SchoolZone::kMartinique},
                                {"guyane", SchoolZone::kGuyane},
                                {"reunion", SchoolZone::kReunion},
                                {"la reunion", SchoolZone::kReunion},
                                {"saint pierre et miquelon", SchoolZone::kSaintPierreEtMiquelon},
                                {"mayotte", SchoolZone::kMayotte},
                                {"communaute francaise", SchoolZone::kFrenchCommunity},
                                {"federation wallonie bruxelles", SchoolZone::kFrenchCommunity},
                                {"communaute flamande", SchoolZone::kFlemishCommunity},
                                {"vlaamse gemeenschap", SchoolZone::kFlemishCommunity},
                                {"communaute germanophone", SchoolZone::kGermanSpeakingCommunity},
                                {"ostbelgien", SchoolZone::kGermanSpeakingCommunity},
                                {"deutschsprachige gemeinschaft", SchoolZone::kGermanSpeakingCommunity},
                                {"st pierre et miquelon", SchoolZone::kSaintPierreEtMiquelon}}};
  auto const written = TextForm<SchoolZone>::read(text);
  auto const folded = language::fold(text);
  auto const name = std::string_view{folded}.substr(folded.starts_with("zone ") ? 5 : 0);
  auto const found = std::ranges::find(kNames, name, &ZoneName::name);
  return written || found == kNames.end() ? written : std::optional{found->zone};
}

std::optional<Date> day_of(std::string_view text) {
  if (auto const instant = TextForm<Instant>::read(text)) {
    return Date{std::chrono::floor<std::chrono::days>(*instant + std::chrono::hours{12})};
  }
  return date_in(text);
}

bool is_for_teachers(std::string_view pupils) {
  return language::fold(pupils).starts_with("enseignant");
}

class HolidayRows {
 public:
  HolidayRows(ColumnMap const& columns, SchoolHolidayImport const& import, ImportReport& report)
      : columns_(columns), import_(import), report_(report) {}

  std::vector<SchoolHoliday> read(tables::Table const& table) {
    for (auto const& row : table.rows) {
      if (is_for_teachers(columns_.cell(row, "pupils"))) {
        continue;
      }
      auto holiday = read_row(row);
      ++(holiday ? report_.accepted : report_.refused);
      if (holiday) {
        rows_.push_back(*std::move(holiday));
      }
    }
    return std::move(rows_);
  }

 private:
  std::optional<SchoolHoliday> read_row(tables::Row const& row) {
    auto const zone_text = columns_.cell(row, "zone");
    auto const zone = zone_of(zone_text);
    if (!zone) {
      return refuse(row, "zone", zone_text, "network.zone_unknown");
    }
    auto const since = day_of(columns_.cell(row, "since"));
    auto const until = day_of(columns_.cell(row, "until"));
    if (!since || !until) {
      auto const column = since ? "until" : "since";
      return refuse(row, column, columns_.cell(row, column), "network.date_unreadable");
    }
    if (*until <= *since) {
      return refuse(row, "until", columns_.cell(row, "until"), "network.dates_reversed");
    }
    return SchoolHoliday{import_.network, TextForm<SchoolZone>::write(*zone),  *since,
                         *until,          name_in(columns_.cell(row, "name")), import_.source};
  }

  std::nullopt_t refuse(tables::Row const& row, std::string_view meaning, std::string_view raw,
                        std::string_view reason) {
    report_.warnings.push_back(
        {static_cast<std::int64_t>(row.line), columns_.column_name(meaning), std::string{raw}, std::string{reason}});
    return std::nullopt;
  }

  ColumnMap const& columns_;
  SchoolHolidayImport const& import_;
  ImportReport& report_;
  std::vector<SchoolHoliday> rows_;
};

}  // namespace

Result<ImportReport> import_school_holidays(db::Database& database, Scope const& scope, ImportRules const& rules,
                                            std::string_view bytes, SchoolHolidayImport const& import) {
  auto const table = tables::read_table(bytes);
  if (!table) {
    return table.problem();
  }
  auto const columns = rules.columns.map("school_holidays", table->columns);
  if (!columns.has("zone") || !columns.has("since") || !columns.has("until")) {
    return Problem{Fault::kInvalid,
                   "network.columns_missing",
                   {},
                   fmt::format("not a school calendar; the file has: {}", fmt::join(table->columns, ", "))};
  }
  ImportReport report;
  report.rows = static_cast<std::int64_t>(table->rows.size());
  report.recognised = columns.recognised();
  report.unrecognised = columns.unrecognised();
  report_flaws(*table, report);
  auto const rows = HolidayRows{columns, import, report}.read(*table);
  return import_list(database, scope, import, report, "school_holidays",
                     [&](DirectoryRows const& standing, ImportStore* store, ImportReport&) {
                       return Difference{standing.school_holidays, rows}.save(store);
                     });
}

}  // namespace relais::network
