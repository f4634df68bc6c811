#include "network/error_report_store.hpp"

#include <algorithm>

#include "access/reach_sql.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::network {
namespace {

db::Statement const kNetworkOf{"network.network_of_counter", R"sql(
  select network_id from counter
  where id = :id and closed_on is null and (:only_network = '' or network_id = :only_network)
  order by network_id limit 1)sql"};

db::Statement const kFind{"network.find_error_report", R"sql(
  select network_id, id, counter_id, subject, message, reported_at, status from counter_error_report
  where network_id = :network_id and id = :id)sql"};

db::Statement const kSave{"network.save_error_report", R"sql(
  insert into counter_error_report (network_id, id, counter_id, subject, message, reported_at, status)
  values (:network_id, :id, :counter_id, :subject, :message, :reported_at, :status))sql"};

db::Statement const kOpen{"network.open_error_reports",
                          R"sql(
  select e.id, e.counter_id, c.name, e.subject, e.message, e.reported_at, e.status
  from counter_error_report e
  join counter c on c.network_id = e.network_id and c.id = e.counter_id
  where e.network_id = :network and e.status = 'open' and )sql" +
                              reaches_thing(R"sql('counter')sql", R"sql(e.counter_id)sql") +
                              " order by e.reported_at, e.id"};

db::Statement const kTreat{"network.treat_error_report", R"sql(
  update counter_error_report set status = 'treated', message = ''
  where network_id = :network and id = :id and status = 'open')sql"};

}  // namespace

Result<FiledError> file_error(db::Transaction& transaction, Scope const& scope, CounterId const& counter,
                              ToldError const& told, std::string const& fresh_id, Instant now) {
  if (told.id && !is_uuid(*told.id)) {
    return Problem{Fault::kInvalid, "network.report_id_malformed", {{"/id", "network.report_id_malformed"}}};
  }
  auto const network =
      transaction.one<NetworkId>(kNetworkOf, db::arg("id", counter), db::arg("only_network", scope.only_network()));
  if (!network) {
    return Problem{Fault::kNotFound, "network.counter_unknown"};
  }
  auto const report = ErrorReport{
      *network, told.id.value_or(fresh_id), counter, told.subject, told.message.value_or(""), now, ReportStatus::kOpen};
  auto const known =
      transaction.one<ErrorReport>(kFind, db::arg("network_id", report.network_id), db::arg("id", report.id));
  if (!known) {
    transaction.run(kSave, report);
    transaction.emit("network.error_reported", json::write(std::map<std::string, std::string>{
                                                   {"network", report.network_id.text}, {"report", report.id}}));
    return FiledError{report.id, report.status};
  }
  if (known->counter_id != report.counter_id || known->subject != report.subject || known->message != report.message) {
    return Problem{Fault::kConflict, "network.report_id_taken", {{"/id", "network.report_id_taken"}}};
  }
  return FiledError{known->id, known->status};
}

std::vector<ReportItem> open_reports(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<ReportItem>(kOpen, scope.reach());
}

Result<ReportItem> treat_report(db::Transaction& transaction, Scope const& scope, std::string const& id) {
  auto const open = open_reports(transaction, scope);
  auto const report = std::ranges::find(open, id, &ReportItem::id);
  if (report == open.end()) {
    return Problem{Fault::kNotFound, "network.report_unknown"};
  }
  transaction.run(kTreat, db::arg("network", scope.network()), db::arg("id", id));
  auto treated = *report;
  treated.status = ReportStatus::kTreated;
  treated.message.clear();
  return treated;
}

}  // namespace relais::network
