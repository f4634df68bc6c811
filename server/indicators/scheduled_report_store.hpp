// Reports that are sent: each person's own, who gets them, what was sent of which month.
#pragma once

#include "indicators/scheduled_report.hpp"
#include "platform/db/session.hpp"

namespace relais::indicators {

struct ScheduledReport {
  NetworkId network_id;
  std::string id;
  AccountId account_id;
  std::string feed;
  DocumentKind kind = DocumentKind::kNote;
  DocumentFormat format = DocumentFormat::kPdf;
  std::string place;  // JSON
  Language language = Language::kFr;
  Rhythm rhythm = Rhythm::kFirstMonday;
  std::int32_t hour = 8;
  Instant starts_at;
  bool is_paused = false;
};
BOOST_DESCRIBE_STRUCT(ScheduledReport, (),
                      (network_id, id, account_id, feed, kind, format, place, language, rhythm, hour, starts_at,
                       is_paused))

ReportPlace place_of(ScheduledReport const& report);

// How far a report has come.
struct ReportStanding {
  std::optional<Instant> last_sent_at;
  std::optional<std::string> last_problem;  // code: of the last month of which anything was to be sent
};
BOOST_DESCRIBE_STRUCT(ReportStanding, (), (last_sent_at, last_problem))

// One month's report to one person.
struct ReportSending {
  NetworkId network_id;
  std::string report_id;
  AccountId account_id;
  Month month{};
};
BOOST_DESCRIBE_STRUCT(ReportSending, (), (network_id, report_id, account_id, month))

class ScheduledReportReader {
 public:
  explicit ScheduledReportReader(db::Snapshot const& snapshot) : snapshot_(snapshot) {}

  std::vector<ScheduledReport> own(Scope const& scope) const;
  std::optional<ScheduledReport> own(Scope const& scope, std::string const& id) const;
  // Of everybody's: for the job that sends it.
  std::optional<ScheduledReport> find(NetworkId const& network, std::string const& id) const;
  std::vector<AccountId> recipients(ScheduledReport const& report) const;
  std::vector<std::string> addresses(ScheduledReport const& report) const;  // of recipients who are still active
  ReportStanding standing(ScheduledReport const& report) const;
  bool is_settled(ReportSending const& sending) const;  // sent, refused, or nobody knows
  bool reaches(Scope const& scope, ReportPlace const& place) const;

 private:
  db::Snapshot const& snapshot_;
};

class ScheduledReportStore : public ScheduledReportReader {
 public:
  explicit ScheduledReportStore(db::Transaction& transaction)
      : ScheduledReportReader(transaction), transaction_(transaction) {}

  void save(ScheduledReport const& report, std::vector<AccountId> const& recipients);
  // False where it is nobody's, or somebody else's.
  bool remove(Scope const& scope, std::string const& id);
  // Has it sent at that time; asked twice, once.
  void plan(ScheduledReport const& report, Instant when);

  // True for one caller alone, and for none once it was sent or cannot be. From then on it counts as sent, for nobody
  // knows what a machine that died has sent: sharing.sending_interrupted.
  bool claim(ReportSending const& sending, Instant now);
  void tell_sent(ReportSending const& sending, Instant now);
  // The mail was not taken: to be tried again.
  void tell_untaken(ReportSending const& sending, std::string const& problem);
  // It is not sent that month.
  void tell_refused(ReportSending const& sending, std::string const& problem, Instant now);

 private:
  db::Transaction& transaction_;
};

inline constexpr std::string_view kReportJob = "scheduled_report";
// The payload of such a job.
struct ReportToSend {
  NetworkId network;
  std::string report;
};
BOOST_DESCRIBE_STRUCT(ReportToSend, (), (network, report))

// Deletes what is told of months that were sent before then; gives the ids of their reports.
std::vector<std::string> wipe_report_sendings(db::Transaction& tx, std::string const& network, Instant before);
// Theirs, and their place among the recipients of others.
void forget_reports_of(db::Transaction& tx, std::string const& network, std::string const& account);

}  // namespace relais::indicators
