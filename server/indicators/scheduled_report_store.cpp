#include "indicators/scheduled_report_store.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "access/reach_sql.hpp"
#include "platform/jobs/job_queue.hpp"
#include "platform/json/read.hpp"

namespace relais::indicators {
namespace {

using db::arg;

std::string const kSelect = R"sql(
  select network_id, id, account_id, feed, kind, format, place, language, rhythm, hour, starts_at, is_paused
  from scheduled_report )sql";

db::Statement const kOwn{"indicators.own_reports", kSelect + R"sql(
  where network_id = :network and account_id = :account order by id)sql"};
db::Statement const kFind{"indicators.find_report", kSelect + R"sql(
  where network_id = :network and id = :id)sql"};

db::Statement const kRecipients{"indicators.report_recipients", R"sql(
  select account_id from scheduled_report_recipient
  where network_id = :network and report_id = :id order by account_id)sql"};
db::Statement const kAddresses{"indicators.report_addresses", R"sql(
  select a.email from scheduled_report_recipient r
  join account a on a.network_id = r.network_id and a.id = r.account_id
  where r.network_id = :network and r.report_id = :id and a.state = 'active' order by a.email)sql"};

db::Statement const kStanding{"indicators.report_standing", R"sql(
  select max(sent_at), max(case when month = (
      select max(last.month) from scheduled_report_sending last
      where last.network_id = s.network_id and last.report_id = s.report_id) then problem end)
  from scheduled_report_sending s where network_id = :network and report_id = :id)sql"};

db::Statement const kSettled{"indicators.settled_sending", R"sql(
  select count(*) from scheduled_report_sending
  where network_id = :network_id and report_id = :report_id and account_id = :account_id and month = :month
    and began_at is not null)sql"};

db::Statement const kReaches{"indicators.reaches_report_place",
                             "select case when " + reaches_thing(":kind", ":code") + " then 1 else 0 end"};

db::Statement const kSave{"indicators.save_report", R"sql(
  insert into scheduled_report (network_id, id, account_id, feed, kind, format, place, language, rhythm, hour, starts_at,
    is_paused)
  values (:network_id, :id, :account_id, :feed, :kind, :format, :place, :language, :rhythm, :hour, :starts_at,
    :is_paused)
  on conflict (network_id, id) do update set
    feed = excluded.feed, kind = excluded.kind, format = excluded.format, place = excluded.place,
    language = excluded.language, rhythm = excluded.rhythm, hour = excluded.hour, starts_at = excluded.starts_at,
    is_paused = excluded.is_paused)sql"};
db::Statement const kClearRecipients{"indicators.clear_report_recipients", R"sql(
  delete from scheduled_report_recipient where network_id = :network and report_id = :id)sql"};
db::Statement const kAddRecipient{"indicators.add_report_recipient", R"sql(
  insert into scheduled_report_recipient (network_id, report_id, account_id) values (:network, :id, :account)
  on conflict do nothing)sql"};

db::Statement const kRemove{"indicators.remove_report", R"sql(
  delete from scheduled_report where network_id = :network and account_id = :account and id = :id)sql"};

db::Statement const kClaim{"indicators.claim_sending", R"sql(
  insert into scheduled_report_sending (network_id, report_id, account_id, month, began_at, problem)
  values (:network_id, :report_id, :account_id, :month, :now, 'sharing.sending_interrupted')
  on conflict (network_id, report_id, account_id, month) do update set
    began_at = excluded.began_at, problem = excluded.problem
  where scheduled_report_sending.began_at is null)sql"};
db::Statement const kTellSent{"indicators.tell_sending_sent", R"sql(
  update scheduled_report_sending set sent_at = :now, problem = null
  where network_id = :network_id and report_id = :report_id and account_id = :account_id and month = :month)sql"};
db::Statement const kTellUntaken{"indicators.tell_sending_untaken", R"sql(
  update scheduled_report_sending set began_at = null, problem = :problem
  where network_id = :network_id and report_id = :report_id and account_id = :account_id and month = :month)sql"};
db::Statement const kTellRefused{"indicators.tell_sending_refused", R"sql(
  insert into scheduled_report_sending (network_id, report_id, account_id, month, began_at, problem)
  values (:network_id, :report_id, :account_id, :month, :now, :problem)
  on conflict (network_id, report_id, account_id, month) do update set
    began_at = excluded.began_at, problem = excluded.problem
  where scheduled_report_sending.began_at is null)sql"};

db::Statement const kOld{"indicators.old_sendings", R"sql(
  select distinct report_id from scheduled_report_sending
  where network_id = :network and began_at < :before order by report_id)sql"};
db::Statement const kDeleteOld{"indicators.delete_old_sendings", R"sql(
  delete from scheduled_report_sending where network_id = :network and began_at < :before)sql"};
db::Statement const kForgetReports{"indicators.forget_reports", R"sql(
  delete from scheduled_report where network_id = :network and account_id = :account)sql"};
db::Statement const kForgetRecipient{"indicators.forget_report_recipient", R"sql(
  delete from scheduled_report_recipient where network_id = :network and account_id = :account)sql"};
db::Statement const kForgetSendings{"indicators.forget_sendings", R"sql(
  delete from scheduled_report_sending where network_id = :network and account_id = :account)sql"};

}  // namespace

ReportPlace place_of(ScheduledReport const& report) {
  auto place = json::read<ReportPlace>(report.place);
  if (!place) {
    throw std::logic_error{"a scheduled report keeps a place that was never asked for"};
  }
  return *std::move(place);
}

std::vector<ScheduledReport> ScheduledReportReader::own(Scope const& scope) const {
  auto const& reach = scope.reach();
  return snapshot_.all<ScheduledReport>(kOwn, arg("network", reach.network), arg("account", reach.account));
}

std::optional<ScheduledReport> ScheduledReportReader::own(Scope const& scope, std::string const& id) const {
  auto found = find(scope.network(), id);
  return found && found->account_id.text == scope.reach().account ? found : std::nullopt;
}

std::optional<ScheduledReport> ScheduledReportReader::find(NetworkId const& network, std::string const& id) const {
  return snapshot_.one<ScheduledReport>(kFind, arg("network", network), arg("id", id));
}

std::vector<AccountId> ScheduledReportReader::recipients(ScheduledReport const& report) const {
  return snapshot_.all<AccountId>(kRecipients, arg("network", report.network_id), arg("id", report.id));
}

std::vector<std::string> ScheduledReportReader::addresses(ScheduledReport const& report) const {
  return snapshot_.all<std::string>(kAddresses, arg("network", report.network_id), arg("id", report.id));
}

ReportStanding ScheduledReportReader::standing(ScheduledReport const& report) const {
  return snapshot_.one<ReportStanding>(kStanding, arg("network", report.network_id), arg("id", report.id))
      .value_or(ReportStanding{});
}

bool ScheduledReportReader::is_settled(ReportSending const& sending) const {
  return snapshot_.one<std::int64_t>(kSettled, sending) == 1;
}

bool ScheduledReportReader::reaches(Scope const& scope, ReportPlace const& place) const {
  auto const holds = [&](ScopeKind kind, std::string const& code) {
    return snapshot_.one<std::int64_t>(kReaches, scope.reach(), arg("kind", kind), arg("code", code)) == 1;
  };
  return place.counter     ? holds(ScopeKind::kCounter, *place.counter)
         : place.territory ? holds(ScopeKind::kTerritory, *place.territory)
                           : holds(ScopeKind::kNetwork, scope.reach().network);
}

void ScheduledReportStore::save(ScheduledReport const& report, std::vector<AccountId> const& recipients) {
  transaction_.run(kSave, report);
  auto const network = arg("network", report.network_id);
  auto const id = arg("id", report.id);
  transaction_.run(kClearRecipients, network, id);
  for (auto const& account : recipients) {
    transaction_.run(kAddRecipient, network, id, arg("account", account));
  }
}

bool ScheduledReportStore::remove(Scope const& scope, std::string const& id) {
  auto const& reach = scope.reach();
  return transaction_.run(kRemove, arg("network", reach.network), arg("account", reach.account), arg("id", id)) == 1;
}

void ScheduledReportStore::plan(ScheduledReport const& report, Instant when) {
  auto const id = fmt::format("report {} {}", report.id, when.time_since_epoch().count());
  auto const payload = json::write(ReportToSend{report.network_id, report.id});
  jobs::add_job(transaction_, {jobs::JobId{id}, std::string{kReportJob}, payload, when});
}

bool ScheduledReportStore::claim(ReportSending const& sending, Instant now) {
  return transaction_.run(kClaim, sending, arg("now", now)) == 1;
}

void ScheduledReportStore::tell_sent(ReportSending const& sending, Instant now) {
  transaction_.run(kTellSent, sending, arg("now", now));
}

void ScheduledReportStore::tell_untaken(ReportSending const& sending, std::string const& problem) {
  transaction_.run(kTellUntaken, sending, arg("problem", problem));
}

void ScheduledReportStore::tell_refused(ReportSending const& sending, std::string const& problem, Instant now) {
  transaction_.run(kTellRefused, sending, arg("problem", problem), arg("now", now));
}

std::vector<std::string> wipe_report_sendings(db::Transaction& tx, std::string const& network, Instant before) {
  auto ids = tx.all<std::string>(kOld, arg("network", network), arg("before", before));
  tx.run(kDeleteOld, arg("network", network), arg("before", before));
  return ids;
}

void forget_reports_of(db::Transaction& tx, std::string const& network, std::string const& account) {
  for (auto const* const statement : {&kForgetSendings, &kForgetRecipient, &kForgetReports}) {
    tx.run(*statement, arg("network", network), arg("account", account));
  }
}

}  // namespace relais::indicators
