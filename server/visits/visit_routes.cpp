#include "visits/visit_routes.hpp"

#include <set>

#include "platform/journal/tell_routes.hpp"
#include "visits/visit_store.hpp"

namespace relais::visits {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct VisitPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(VisitPath, (), (id))

struct CounterPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(CounterPath, (), (id))

struct DayPath {
  std::string id;
  Date day;
};
BOOST_DESCRIBE_STRUCT(DayPath, (), (id, day))

Problem not_loaded() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

Problem unknown_counter() {
  return {Fault::kNotFound, "visits.counter_unknown"};
}

RecordedItem refused(std::string id, Problem const& problem) {
  auto item = RecordedItem{std::move(id), RecordOutcome::kRefused, problem.code, {}, {}};
  for (auto const& fault : problem.fields) {
    item.errors.push_back({fault.field, fault.code});
  }
  return item;
}

class Recording {
 public:
  explicit Recording(VisitHouse const& house) : house_(house) {}

  Result<RecordedBatch> record(VisitBatch const& batch, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return not_loaded();
    }
    auto const by = recorder(request, batch.sent_at);
    std::vector<RecordedItem> items(batch.items.size());
    std::vector<std::optional<KeptVisit>> kept(batch.items.size());
    for (std::size_t i = 0; i < batch.items.size(); ++i) {
      auto const& [visit, faults] = batch.items[i];
      auto checked = faults.empty() ? check_visit(visit, *around, *house_.guard, by.clock_error, by.now)
                                    : Result<KeptVisit>{Problem{Fault::kInvalid, "json.invalid", faults}};
      if (checked) {
        kept[i] = *std::move(checked);
      } else {
        items[i] = refused(visit.id, checked.problem());
      }
    }
    auto const scope = request.scope();
    house_.database->write([&](db::Transaction& tx) { save(tx, scope, kept, items, by); });
    return RecordedBatch{std::move(items)};
  }

  Result<DayList> day(DayQuery const& query, Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) -> Result<DayList> {
      auto const reader = VisitReader{snapshot, scope};
      if (!reader.reaches(query.counter)) {
        return unknown_counter();
      }
      return DayList{reader.day(query.counter, query.day), reader.closed_at(query.counter, query.day)};
    });
  }

  Result<RecordedItem> correct(std::string const& id, Correction const& correction, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return not_loaded();
    }
    auto const by = recorder(request, {});
    if (id != correction.visit.id) {
      return invalid("/visit/id", "visits.id_malformed");
    }
    auto const kept = check_visit(correction.visit, *around, *house_.guard, by.clock_error, by.now);
    if (!kept) {
      auto problem = kept.problem();
      for (auto& fault : problem.fields) {
        fault.field.insert(0, "/visit");
      }
      return problem;
    }
    auto const reason = reason_of(correction.reason);
    if (!reason) {
      return reason.problem();
    }
    auto const scope = request.scope();
    return house_.database->write([&](db::Transaction& tx) -> Result<RecordedItem> {
      if (!VisitStore{tx, scope}.correct(*kept, {*reason, correction.forgets_residence.value_or(false)}, by)) {
        return Problem{Fault::kNotFound, "visits.visit_unknown"};
      }
      journal::tell(tx, request, "journal.visit_corrected", "visit", id, "", by.now);
      return RecordedItem{id, RecordOutcome::kRecorded, {}, {}, kept->masked};
    });
  }

  Result<void> withdraw(std::string const& id, Withdrawal const& withdrawal, Request const& request) const {
    auto const by = recorder(request, {});
    auto const reason = reason_of(withdrawal.reason);
    if (!reason) {
      return reason.problem();
    }
    auto const scope = request.scope();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      if (!VisitStore{tx, scope}.withdraw(id, *reason, by)) {
        return Problem{Fault::kNotFound, "visits.visit_unknown"};
      }
      journal::tell(tx, request, "journal.visit_withdrawn", "visit", id, "", by.now);
      return {};
    });
  }

  Result<void> close(DayPath const& path, Request const& request) const {
    auto const by = recorder(request, {});
    auto const around = house_.surroundings();
    if (!around) {
      return not_loaded();
    }
    auto const counter = around->counter(path.id);
    if (!counter) {
      return unknown_counter();
    }
    auto const today = std::chrono::floor<std::chrono::days>(counter->zone.local(by.now));
    auto const day = std::chrono::local_days{std::chrono::sys_days{path.day}.time_since_epoch()};
    if (day > today || day < today - kOldestVisit) {
      return invalid("/day", "visits.day_out_of_reach");
    }
    auto const scope = request.scope();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = VisitStore{tx, scope};
      if (!store.reaches(path.id)) {
        return unknown_counter();
      }
      store.close(path.id, path.day, by);
      journal::tell(tx, request, "journal.day_closed", "counter", path.id, TextForm<Date>::write(path.day), by.now);
      return {};
    });
  }

  Result<VisitCatalogue> catalogue(std::string const& counter, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return not_loaded();
    }
    auto const scope = request.scope();
    auto const is_own = house_.database->read([&](db::Snapshot const& snapshot) {
      return VisitReader{snapshot, scope}.reaches(counter);
    });
    auto found = is_own ? around->catalogue(counter, request.language()) : std::nullopt;
    return found ? Result{*std::move(found)} : unknown_counter();
  }

 private:
  // Not of spaces alone, and masked as everything that is typed.
  Result<std::string> reason_of(std::string const& text) const {
    auto reason = house_.guard->masked(text);
    auto const is_said = reason.find_first_not_of(' ') != std::string::npos;
    return is_said ? Result{std::move(reason)} : invalid("/reason", "visits.reason_missing");
  }

  Recorder recorder(Request const& request, std::optional<Instant> sent_at) const {
    auto const now = house_.clock->now();
    return {request.principal.signed_in()->account, now, clock_error(sent_at, now), house_.is_demonstration};
  }

  // May be run again: each item is filled anew.
  void save(db::Transaction& tx, Scope const& scope, std::vector<std::optional<KeptVisit>> const& kept,
            std::vector<RecordedItem>& items, Recorder const& by) const {
    auto store = VisitStore{tx, scope};
    auto const is_mixed = !store.claim_kind(by.is_generated);
    std::map<std::string, bool> reached;
    ChangedMonths changed;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (!kept[i]) {
        continue;
      }
      auto const& visit = kept[i]->visit;
      auto const [known, is_new] = reached.try_emplace(visit.counter, false);
      if (is_new) {
        known->second = store.reaches(visit.counter);
      }
      if (!known->second) {
        items[i] = refused(visit.id, invalid("/counter", "visits.counter_unknown"));
      } else if (is_mixed) {
        items[i] = refused(visit.id, {Fault::kConflict, "visits.network_is_generated"});
      } else {
        auto const outcome = store.record(*kept[i], by);
        items[i] = {visit.id, outcome, {}, {}, kept[i]->masked};
        if (outcome == RecordOutcome::kConflict) {
          items[i].code = "visits.digest_conflict";
        }
        if (outcome == RecordOutcome::kRecorded) {
          changed[visit.counter].insert(indicators::month_of(kept[i]->day));
        }
      }
    }
    store.tell(changed);
  }

  VisitHouse const& house_;
};

}  // namespace

void add_visit_routes(http::Routes& routes, VisitHouse const& house) {
  auto const recording = Recording{house};
  routes.post<NoParameters, VisitBatch, RecordedBatch>(
      "/api/v1/visits", Right::kRecordVisits, Work::kWrite,
      [recording](NoParameters const&, VisitBatch const& batch, Request const& request) {
        return recording.record(batch, request);
      },
      {.summary = "visits_api.record", .body_limit = 2 * 1024 * 1024});
  routes.get<DayQuery, DayList>(
      "/api/v1/visits", Right::kRecordVisits, Work::kLong,
      [recording](DayQuery const& query, Request const& request) { return recording.day(query, request); },
      {.summary = "visits_api.day"});
  routes.put<VisitPath, Correction, RecordedItem>(
      "/api/v1/visits/{id}/correction", Right::kRecordVisits, Work::kWrite,
      [recording](VisitPath const& path, Correction const& correction, Request const& request) {
        return recording.correct(path.id, correction, request);
      },
      {.summary = "visits_api.correct"});
  routes.put<VisitPath, Withdrawal, void>(
      "/api/v1/visits/{id}/withdrawal", Right::kRecordVisits, Work::kWrite,
      [recording](VisitPath const& path, Withdrawal const& withdrawal, Request const& request) {
        return recording.withdraw(path.id, withdrawal, request);
      },
      {.summary = "visits_api.withdraw"});
  routes.put<DayPath, NoParameters, void>(
      "/api/v1/counters/{id}/days/{day}/closure", Right::kRecordVisits, Work::kWrite,
      [recording](DayPath const& path, NoParameters const&, Request const& request) {
        return recording.close(path, request);
      },
      {.summary = "visits_api.close_day"});
  routes.get<CounterPath, VisitCatalogue>(
      "/api/v1/counters/{id}/visit-catalogue", Right::kRecordVisits, Work::kLong,
      [recording](CounterPath const& path, Request const& request) { return recording.catalogue(path.id, request); },
      {.summary = "visits_api.catalogue", .compressible = true});
}

}  // namespace relais::visits
