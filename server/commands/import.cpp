#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/coverage_imports.hpp"
#include "commands/experience_import.hpp"
#include "commands/program.hpp"
#include "commands/shipped.hpp"
#include "commands/visit_surroundings.hpp"
#include "identity/secret.hpp"
#include "network/import_counters.hpp"
#include "network/import_pack.hpp"
#include "network/import_school_holidays.hpp"
#include "network/import_territories.hpp"
#include "network/import_zones.hpp"
#include "network/live_directory.hpp"
#include "network/load_shipped.hpp"
#include "platform/json/read.hpp"
#include "visits/import_store.hpp"

namespace relais::commands {
namespace {

using network::ImportReport;

constexpr std::size_t kLargestFile = 256U << 20;  // compressed; what it unfolds to is bounded by the readers
constexpr std::size_t kShownWarnings = 50;

Result<std::string> read_file(std::string const& path) {
  if (path.empty()) {
    return Problem{Fault::kInvalid, "import.file_missing", {}, "name the file of the list to import"};
  }
  std::error_code error;
  auto const size = std::filesystem::file_size(path, error);
  if (error) {
    return Problem{Fault::kInvalid,
                   "import.file_unreadable",
                   {},
                   fmt::format("{} cannot be read ({}): name a list that exists and that this user may read", path,
                               error.message())};
  }
  if (size > kLargestFile) {
    return Problem{Fault::kTooLarge,
                   "import.file_too_large",
                   {},
                   fmt::format("{} is larger than {} MB", path, kLargestFile >> 20)};
  }
  auto file = std::ifstream{path, std::ios::binary};
  auto bytes = std::string{std::istreambuf_iterator<char>{file}, {}};
  if (file.bad() || bytes.size() != size) {
    return Problem{Fault::kInvalid, "import.file_unreadable", {}, fmt::format("{} cannot be read to its end", path)};
  }
  return bytes;
}

// "france-services-2024-08-01.csv.gz" -> "france-services": a list keeps its name from one date to the next.
std::string list_name(std::string const& path) {
  auto name = std::filesystem::path{path}.filename().string();
  name = name.substr(0, name.find('.'));
  auto const end = name.find_first_of("0123456789");
  name = name.substr(0, end);
  return name.substr(0, name.find_last_not_of("-_ ") + 1);
}

std::string file_of(Import const& what) {
  return what.files.empty() ? std::string{} : what.files.front();
}

Result<ImportReport> import_file(db::Database& database, Import const& what, std::string_view bytes) {
  auto const rules = network::read_import_rules(shipped_data());
  if (!rules) {
    return rules.problem();
  }
  auto const id = NetworkId{what.network};
  auto const scope = Scope::whole_network(id);
  auto const file_name = std::filesystem::path{file_of(what)}.filename().string();
  auto const source = what.source.empty() ? file_name : what.source;
  switch (what.kind) {
    case ImportKind::kCounters:
      return network::import_counters(
          database, scope, *rules, bytes, file_name,
          {.network = id,
           .list = what.list.empty() ? list_name(file_of(what)) : what.list,
           .source = source,
           .source_date = what.date,
           .strict = what.strict,
           .complete = what.complete,
           .dry_run = what.dry_run,
           .stops_of = what.stops_of.empty() ? std::nullopt : std::optional{what.stops_of}});
    case ImportKind::kTerritories:
      return network::import_territories(
          database, scope, *rules, bytes,
          {.network = id, .source = source, .strict = what.strict, .dry_run = what.dry_run});
    case ImportKind::kZones:
      return network::import_zones(database, scope, *rules, bytes,
                                   {.network = id,
                                    .source = source,
                                    .marked_on = what.date.value_or(network::day_of_directory(SystemClock{}.now())),
                                    .dry_run = what.dry_run});
    case ImportKind::kSchoolHolidays:
      return network::import_school_holidays(
          database, scope, *rules, bytes,
          {.network = id, .source = source, .strict = what.strict, .dry_run = what.dry_run});
    case ImportKind::kPack:
      return network::import_pack(database, scope, bytes,
                                  {.network = id, .strict = what.strict, .dry_run = what.dry_run});
    case ImportKind::kVisits:
    case ImportKind::kExperiences:
    case ImportKind::kRoads:
    case ImportKind::kPeople:
    case ImportKind::kShipped:
      break;
  }
  return Problem{Fault::kInvalid, "import.kind"};
}

void print_warnings(ImportReport const& report, i18n::Texts const& texts) {
  auto const shown = std::span{report.warnings}.first(std::min(kShownWarnings, report.warnings.size()));
  for (auto const& warning : shown) {
    fmt::print("  line {}{}: {}{}\n", warning.line, warning.column.empty() ? "" : ", column " + warning.column,
               texts.text(Language::kEn, warning.reason), warning.raw.empty() ? "" : ": " + warning.raw);
  }
  if (report.warnings.size() > kShownWarnings) {
    fmt::print("  and {} more\n", report.warnings.size() - kShownWarnings);
  }
}

void print_report(std::string_view name, ImportReport const& report) {
  fmt::print(
      "{}: {} rows, {} accepted with {} warnings, {} refused, {} repeated; {} new, {} changed, {} unchanged, "
      "{} closed\n",
      name, report.rows, report.accepted, report.warnings.size() - static_cast<std::size_t>(report.refused),
      report.refused, report.repeated, report.created, report.changed, report.unchanged, report.closed);
  if (report.emails_withheld + report.comments_masked > 0) {
    fmt::print("  not published: {} addresses that may name a person, parts of {} comments\n", report.emails_withheld,
               report.comments_masked);
  }
  for (auto const& column : report.unrecognised) {
    fmt::print("  column not recognised: {}\n", column);
  }
}

Result<visits::VisitImport> bring_visits(config::Settings const& settings, db::Database& database, Import const& what,
                                         std::string_view bytes) {
  auto mapping = visits::ImportMapping{};
  if (!what.mapping.empty()) {
    auto const file = read_file(what.mapping);
    auto read = file ? json::read<visits::ImportMapping>(*file) : Result<visits::ImportMapping>{file.problem()};
    if (!read) {
      return read.problem();
    }
    mapping = *std::move(read);
  }
  auto const table = tables::read_table(bytes);
  if (!table) {
    return table.problem();
  }
  auto const clock = SystemClock{};
  auto const now = clock.now();
  auto const scope = Scope::whole_network(NetworkId{what.network});
  auto const day = network::day_of_directory(now);
  auto rows = database.read([&](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(day);
  });
  auto directory = std::make_shared<network::Directory const>(std::move(rows), day);
  auto const around = visit_surroundings([directory] { return directory; })();
  auto const vault = identity::Vault::open(settings.secret_file);
  if (!vault) {
    return vault.problem();
  }
  auto const rules = personal_data_rules();
  auto const guard = visits::Guard{rules, [&vault](std::string_view text) { return vault->digest(text); }};
  auto const read = visits::read_visits(*table, mapping, what.counter, *around, guard, now);
  if (!read) {
    return read.problem();
  }
  return visits::bring_visits(database, scope, *read, what.counter, {AccountId{}, now, {}, false}, what.dry_run,
                              [](db::Transaction&, visits::VisitImport const&) {});
}

int print_visits(std::string_view name, visits::VisitImport const& report, i18n::Texts const& texts) {
  fmt::print("{}: {} lines, {} visits with {} acts, {} visits known already, {} lines refused\n", name, report.lines,
             report.visits, report.acts, report.known, report.refused_lines);
  for (auto const& line : report.refused) {
    fmt::print("  line {}, {}: {}{}\n", line.line, line.field, texts.text(Language::kEn, line.code),
               line.value.empty() ? "" : ": " + line.value);
  }
  for (auto const& column : report.unread_columns) {
    fmt::print("  column not recognised: {}\n", column);
  }
  if (!report.is_done) {
    fmt::print("Nothing was changed: {}\n",
               report.refused_lines > 0 ? "a list is brought whole or not at all." : "this was a dry run.");
  }
  return report.is_done || report.refused_lines == 0 ? 0 : 1;
}

int print_shipped(std::vector<network::LoadedFile> const& files) {
  for (auto const& file : files) {
    print_report(file.name, file.report);
  }
  return 0;
}

}  // namespace

int import(config::Settings const& settings, Import const& what) {
  if (what.kind == ImportKind::kRoads) {
    return import_roads(settings, what);
  }
  if (what.files.size() > 1) {
    return refuse({Fault::kInvalid, "import.one_file", {}, "such a list is one file: name one after the other"});
  }
  auto const texts = i18n::Texts::load_embedded();
  if (!texts) {
    return refuse(texts.problem());
  }
  // The file first: a wrong name leaves no empty database behind.
  auto const is_shipped = what.kind == ImportKind::kShipped;
  auto bytes = is_shipped ? Result<std::string>{std::string{}} : read_file(file_of(what));
  if (!bytes) {
    return refuse(bytes.problem());
  }
  auto database = open_database(settings, false);
  if (!database) {
    return refuse(database.problem());
  }
  if (is_shipped) {
    auto const files = network::load_shipped_directory(*database, shipped_data());
    return files ? print_shipped(*files) : refuse(files.problem());
  }
  if (what.kind == ImportKind::kVisits) {
    auto const visits = bring_visits(settings, *database, what, *bytes);
    return visits ? print_visits(file_of(what), *visits, *texts) : refuse(visits.problem());
  }
  if (what.kind == ImportKind::kPeople) {
    return import_people(*database, what, *bytes, *texts);
  }
  if (what.kind == ImportKind::kExperiences) {
    return import_experiences(*database, what, *std::move(bytes), *texts);
  }
  auto const report = import_file(*database, what, *bytes);
  if (!report) {
    return refuse(report.problem());
  }
  print_report(file_of(what), *report);
  print_warnings(*report, *texts);
  if (what.dry_run) {
    fmt::print("Nothing was changed: this was a dry run.\n");
  }
  return 0;
}

}  // namespace relais::commands
