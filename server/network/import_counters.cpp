#include "network/import_counters.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "network/directory_store.hpp"
#include "network/edition_history.hpp"
#include "network/edition_store.hpp"
#include "network/import_changes.hpp"
#include "network/import_counter_row.hpp"
#include "network/import_tour.hpp"
#include "network/import_values.hpp"
#include "network/read_hsds.hpp"

namespace relais::network {
namespace {

// What the person who brings a list may change; everything for commands of the machine.
class ImportReach {
 public:
  ImportReach(db::Snapshot const& snapshot, Scope const& scope, DirectoryRows const& standing,
              std::string const& list) {
    if (scope.may_change_directory(scope.network())) {
      return;
    }
    auto const territories = territories_within(snapshot, scope);
    if (!territories) {
      return;
    }
    is_everything_ = false;
    auto const counters = counters_within(snapshot, scope);
    counters_ = {counters.begin(), counters.end()};
    territories_ = {territories->begin(), territories->end()};
    // Whose list reaches further may change their own counters in it, and bring no new one under its name.
    is_own_list_ = std::ranges::all_of(standing.counters, [&](Counter const& counter) {
      return counter.list != list || counters_.contains(counter.id);
    });
    std::multimap<TerritoryCode, TerritoryCode> inside;
    for (auto const& edge : standing.within) {
      inside.emplace(edge.within_code, edge.code);
    }
    for (auto waiting = *territories; !waiting.empty();) {
      auto const [first, last] = inside.equal_range(waiting.back());
      waiting.pop_back();
      for (auto edge = first; edge != last; ++edge) {
        if (territories_.insert(edge->second).second) {
          waiting.push_back(edge->second);
        }
      }
    }
  }

  // `known`: the counter that stands, null for one that the list opens.
  bool has(Counter const* known, Counter const& wanted) const {
    auto const stays = known != nullptr && known->commune_code == wanted.commune_code;
    return is_everything_ || ((known == nullptr ? is_own_list_ : counters_.contains(known->id)) &&
                              (stays || (wanted.commune_code && territories_.contains(*wanted.commune_code))));
  }

 private:
  bool is_everything_ = true;
  bool is_own_list_ = true;
  std::set<CounterId> counters_;
  std::set<TerritoryCode> territories_;
};

constexpr std::size_t kShownDifferences = 300;

// Of the records that a list changes, what changes in each.
std::vector<RecordDifference> differences_of(DirectoryRows const& standing, std::vector<Counter> const& wanted) {
  std::unordered_map<CounterId, Counter const*> known;
  for (auto const& counter : standing.counters) {
    known.emplace(counter.id, &counter);
  }
  std::unordered_map<std::string_view, CounterEdition> editions;
  for (auto const& row : standing.editions) {
    if (auto const edition = json::read<CounterEdition>(row.document); edition && row.kind == EditionKind::kCounter) {
      editions.emplace(row.object_id, *edition);
    }
  }
  std::vector<RecordDifference> all;
  for (auto const& counter : wanted) {
    auto const found = known.find(counter.id);
    auto const stands = found != known.end();
    if ((stands && *found->second == counter) || all.size() == kShownDifferences) {
      continue;
    }
    auto const is_closed = stands && !found->second->closed_on && counter.closed_on;
    auto difference = RecordDifference{counter.id.text,
                                       counter.name,
                                       is_closed ? RecordChange::kClosed
                                       : stands  ? RecordChange::kChanged
                                                 : RecordChange::kCreated,
                                       {}};
    auto const edition = editions.find(counter.id.text);
    auto const edited =
        edition == editions.end() ? std::vector<std::string>{} : changed_members(CounterEdition{}, edition->second);
    auto const before = stands ? *found->second : Counter{};
    boost::mp11::mp_for_each<json::Members<Counter>>([&](auto member) {
      if (stands && !(before.*member.pointer == counter.*member.pointer)) {
        auto const is_edited = std::ranges::find(edited, member.name) != edited.end();
        difference.fields.push_back(
            {member.name, json::write(before.*member.pointer), json::write(counter.*member.pointer), is_edited});
      }
    });
    all.push_back(std::move(difference));
  }
  return all;
}

// Reads the rows against what stands, collecting what should stand.
class CounterRows {
 public:
  // `elsewhere`: the identifiers that are taken by counters of other networks.
  CounterRows(ListToImport const& list, ImportRules const& rules, DirectoryRows const& standing,
              std::set<CounterId> const& elsewhere, ImportReach const& reach, ImportReport& report)
      : list_(list),
        standing_(standing),
        elsewhere_(elsewhere),
        reach_(reach),
        communes_(standing),
        report_(report),
        reader_(list, rules.words, communes_, report) {
    for (auto const& counter : standing.counters) {
      known_.emplace(counter.id, &counter);
    }
    for (auto const& row : standing.unread_fields) {
      unread_of_[row.counter_id].push_back(row);
    }
  }

  void take(tables::Row const& row) {
    auto const id = reader_.identifier(row);
    if (id && is_of_another_list(*id)) {
      ++report_.refused;
      return warn_of_identifier(row, "network.identifier_of_another_list");
    }
    if (id && !seen_.insert(*id).second) {
      ++report_.repeated;
      return warn_of_identifier(row, "network.identifier_repeated");
    }
    auto const found = id ? known_.find(*id) : known_.end();
    auto const* const known = found == known_.end() ? nullptr : found->second;
    auto const is_older = known != nullptr && known->source_date > list_.source_date;
    auto listed = reader_.read(row, known != nullptr && !is_older ? std::optional{reopened(*known)} : std::nullopt);
    if (!listed) {
      ++report_.refused;
      seen_.erase(id.value_or(CounterId{}));
      return;
    }
    if (!reach_.has(known, listed->counter)) {
      ++report_.refused;
      return warn_of_identifier(row, "network.counter_out_of_reach");
    }
    ++report_.accepted;
    is_older ? keep_older(*known, *listed) : keep(*std::move(listed));
  }

  // Counters of the list that no row names are closed from the list's date on.
  void close_missing() {
    for (auto const& counter : standing_.counters) {
      auto const is_missing = counter.list == list_.code && !counter.closed_on && !seen_.contains(counter.id);
      if (is_missing && counter.source_date <= list_.source_date && reach_.has(&counter, counter)) {
        counters_.push_back(counter);
        counters_.back().closed_on = list_.source_date;
        keep_standing_unread(counter.id);
        ++report_.closed;
      }
    }
  }

  std::vector<Counter> const& counters() const { return counters_; }
  std::vector<UnreadField> const& unread() const { return unread_; }
  // The unread fields that stand of the counters that were read.
  std::vector<UnreadField> standing_unread() const {
    std::vector<UnreadField> rows;
    for (auto const& counter : counters_) {
      if (auto const found = unread_of_.find(counter.id); found != unread_of_.end()) {
        rows.insert(rows.end(), found->second.begin(), found->second.end());
      }
    }
    return rows;
  }

 private:
  bool is_of_another_list(CounterId const& id) const {
    auto const known = known_.find(id);
    return elsewhere_.contains(id) || (known != known_.end() && known->second->list != list_.code);
  }

  void warn_of_identifier(tables::Row const& row, std::string reason) {
    report_.warnings.push_back({static_cast<std::int64_t>(row.line), list_.columns.column_name("identifier"),
                                std::string{list_.columns.cell(row, "identifier")}, std::move(reason)});
  }

  // A counter that stands in a newer list than the one that closed it is open again.
  Counter reopened(Counter counter) const {
    if (!list_.columns.has("closed_on")) {
      counter.closed_on = std::nullopt;
    }
    return counter;
  }

  void keep(ListedCounter listed) {
    for (auto const& row : unread_of_[listed.counter.id]) {
      if (!reader_.speaks_of(row.field)) {
        unread_.push_back(row);
      }
    }
    unread_.insert(unread_.end(), listed.unread.begin(), listed.unread.end());
    counters_.push_back(std::move(listed.counter));
  }

  void keep_older(Counter const& known, ListedCounter const& listed) {
    counters_.push_back(with_gaps_filled(known, listed.counter));
    keep_standing_unread(known.id);
  }

  void keep_standing_unread(CounterId const& id) {
    auto const& rows = unread_of_[id];
    unread_.insert(unread_.end(), rows.begin(), rows.end());
  }

  ListToImport const& list_;
  DirectoryRows const& standing_;
  std::set<CounterId> const& elsewhere_;
  ImportReach const& reach_;
  std::unordered_map<CounterId, Counter const*> known_;
  CommuneIndex communes_;
  ImportReport& report_;
  CounterRowReader reader_;
  std::set<CounterId> seen_;
  std::unordered_map<CounterId, std::vector<UnreadField>> unread_of_;
  std::vector<Counter> counters_;
  std::vector<UnreadField> unread_;
};

// One run against the database; run again from the beginning when the transaction must be.
class CounterImportRun {
 public:
  CounterImportRun(ImportStore& store, DirectoryRows const& standing, ImportReach const& reach,
                   CounterImport const& import)
      : elsewhere_(store.counters_elsewhere()),
        reach_(reach),
        store_(import.dry_run ? nullptr : &store),
        standing_(standing),
        import_(import) {}

  Result<ImportReport> run(tables::Table const& table, ImportRules const& rules, ListToImport const& list) {
    ImportReport report;
    report.rows = static_cast<std::int64_t>(table.rows.size());
    report.recognised = list.columns.recognised();
    report.unrecognised = list.columns.unrecognised();
    report_flaws(table, report);
    auto const changes = import_.stops_of ? save_tour(table, rules, list, report) : save(table, rules, list, report);
    report.created = changes.created;
    report.changed = changes.changed - report.closed;
    report.unchanged = changes.unchanged;
    if (import_.strict && !report.warnings.empty()) {
      return strict_problem(report);
    }
    return report;
  }

 private:
  Changes save(tables::Table const& table, ImportRules const& rules, ListToImport const& list, ImportReport& report) {
    CounterRows rows{list, rules, standing_, elsewhere_, reach_, report};
    for (auto const& row : table.rows) {
      rows.take(row);
    }
    if (import_.complete) {
      rows.close_missing();
    }
    report.differences = differences_of(standing_, rows.counters());
    auto const changes = Difference{standing_.counters, rows.counters()}.save(store_);
    auto const standing_unread = rows.standing_unread();
    auto const unread = Difference{standing_unread, rows.unread()};
    announce(changes, unread.save(store_), unread.remove_others(store_));
    return changes;
  }

  Changes save_tour(tables::Table const& table, ImportRules const& rules, ListToImport const& list,
                    ImportReport& report) {
    auto const communes = CommuneIndex{standing_};
    auto reader = CounterRowReader{list, rules.words, communes, report};
    auto const tour = read_tour(table, list, *import_.stops_of, reader, report);
    if (tour.stops.empty()) {
      return {};
    }
    if (elsewhere_.contains(tour.counter.id)) {
      report.warnings.push_back({1, "", tour.counter.name, "network.identifier_of_another_list"});
      report.refused = std::exchange(report.accepted, 0);
      return {};
    }
    auto const is_of_tour = [&](auto const& row) { return row.counter_id == tour.counter.id; };
    std::vector<Stop> stops;
    std::ranges::copy_if(standing_.stops, std::back_inserter(stops), is_of_tour);
    std::vector<UnreadField> unread;
    std::ranges::copy_if(standing_.unread_fields, std::back_inserter(unread), is_of_tour);

    auto changes = Difference{standing_.counters, std::vector{tour.counter}}.save(store_);
    auto const stop_difference = Difference{stops, tour.stops};
    auto const unread_difference = Difference{unread, tour.unread};
    auto parts = stop_difference.save(store_);
    parts += stop_difference.remove_others(store_);
    parts += unread_difference.save(store_);
    parts += unread_difference.remove_others(store_);
    announce(changes, parts, {});
    if (changes.unchanged == 1 && parts.any()) {
      changes = {.changed = 1};  // a tour changes with its stops
    }
    return changes;
  }

  void announce(Changes const& changes, Changes const& more, Changes const& removed) {
    if (store_ != nullptr && (changes.any() || more.any() || removed.any())) {
      store_->announce_change("counters");
    }
  }

  std::set<CounterId> const elsewhere_;
  ImportReach const& reach_;
  ImportStore* store_;  // null in a dry run
  DirectoryRows const& standing_;
  CounterImport const& import_;
};

Result<ListToImport> list_of(tables::Table const& table, ImportRules const& rules, std::string_view file_name,
                             CounterImport const& import) {
  auto columns = rules.columns.map("counters", table.columns);
  if (!columns.has("identifier") || !columns.has("name")) {
    return Problem{Fault::kInvalid,
                   "network.columns_missing",
                   {},
                   fmt::format("no column for {}; the file has: {}", columns.has("name") ? "identifier" : "name",
                               fmt::join(table.columns, ", "))};
  }
  auto const date = import.source_date ? import.source_date : date_in(file_name);
  if (!date) {
    return Problem{Fault::kInvalid,
                   "network.source_date_missing",
                   {},
                   "say of which day the list is, by a date in its name or with --date"};
  }
  if (import.latest && *import.latest < *date) {
    return invalid("/source_date", "network.list_of_tomorrow");
  }
  return ListToImport{import.network, import.list, "", import.source, *date, std::move(columns)};
}

}  // namespace

Result<ImportReport> import_counters(db::Database& database, Scope const& scope, ImportRules const& rules,
                                     std::string_view bytes, std::string_view file_name, CounterImport const& import) {
  auto const hsds = rows_of_hsds(bytes);
  auto const table = tables::read_table(hsds ? std::string_view{*hsds} : bytes);
  if (!table) {
    return table.problem();
  }
  auto const list = list_of(*table, rules, file_name, import);
  if (!list) {
    return list.problem();
  }
  return database.write([&](db::Transaction& transaction) -> Result<ImportReport> {
    auto store = scope.is_person() ? Result{ImportStore::of_person(transaction, scope)}
                                   : ImportStore::open(transaction, scope, import.network);
    if (!store) {
      return store.problem();
    }
    auto const standing = DirectoryStore{transaction, scope}.load();
    if (standing.networks.empty()) {
      return unknown_network(transaction, import.network);
    }
    auto known_list = *list;
    known_list.country = language::fold(standing.networks.front().country);
    auto const reach = ImportReach{transaction, scope, standing, import.list};
    auto report = CounterImportRun{*store, standing, reach, import}.run(*table, rules, known_list);
    if (report && import.after_change && !import.dry_run && report->created + report->changed + report->closed > 0) {
      import.after_change(transaction);
    }
    return report;
  });
}

std::string warnings_text(std::vector<ImportWarning> const& warnings) {
  constexpr std::size_t kMost = 20;
  std::string text;
  for (auto const& warning : std::span{warnings}.first(std::min(kMost, warnings.size()))) {
    text += fmt::format("line {}{}{}: {}{}{}\n", warning.line, warning.column.empty() ? "" : ", column ",
                        warning.column, warning.reason, warning.raw.empty() ? "" : ": ", warning.raw);
  }
  if (warnings.size() > kMost) {
    text += fmt::format("and {} more\n", warnings.size() - kMost);
  }
  return text;
}

Problem strict_problem(ImportReport const& report) {
  return {Fault::kInvalid, "network.list_has_warnings", {}, warnings_text(report.warnings)};
}

Problem unknown_network(db::Snapshot const& snapshot, NetworkId const& network) {
  std::vector<std::string> known;
  for (auto const& one : DirectoryStore{snapshot, Scope::public_directory()}.load().networks) {
    known.push_back(one.id.text);
  }
  return {Fault::kNotFound,
          "network.unknown",
          {},
          fmt::format("no network is called \"{}\"; known: {}", network.text, fmt::join(known, ", "))};
}

void report_flaws(tables::Table const& table, ImportReport& report) {
  for (auto const& flaw : table.flaws) {
    auto const has_name = flaw.column > 0 && flaw.column <= table.columns.size();
    auto const column = has_name ? table.columns[flaw.column - 1] : std::to_string(flaw.column);
    report.warnings.push_back({static_cast<std::int64_t>(flaw.line), column, "", flaw.code});
  }
}

}  // namespace relais::network
