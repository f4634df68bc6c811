#include "indicators/scheduled_report_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "identity/identity.hpp"
#include "indicators/scheduled_report_store.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::indicators {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct ScheduledReportPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(ScheduledReportPath, (), (id))

Problem unknown_report() {
  return {Fault::kNotFound, "sharing.report_unknown"};
}

Problem unknown_place() {
  return {Fault::kNotFound, "statistics.place_unknown", {{"/place", "statistics.place_unknown"}}};
}

class ScheduledReports {
 public:
  explicit ScheduledReports(SharingHouse const& house) : house_(house) {}

  Result<ScheduledReportList> list(Request const& request) const {
    auto const around = surroundings(request);
    if (!around) {
      return around.problem();
    }
    auto const scope = request.scope();
    return database().read([&](db::Snapshot const& snapshot) {
      auto const reader = ScheduledReportReader{snapshot};
      auto list = ScheduledReportList{house_.mailer.has_value(), {}};
      for (auto const& report : reader.own(scope)) {
        list.items.push_back(item_of(reader, report, *around, request.language()));
      }
      return list;
    });
  }

  Result<ScheduledReportItem> make(ScheduledReportChange const& wanted, Request const& request) const {
    auto report = ScheduledReport{};
    report.network_id = request.scope().network();
    report.id = uuid_v7(now());
    report.account_id = request.principal.signed_in()->account;
    report.starts_at = now();
    return save(std::move(report), wanted, request, "journal.report_scheduled");
  }

  Result<ScheduledReportItem> change(std::string const& id, ScheduledReportChange const& wanted,
                                     Request const& request) const {
    auto const scope = request.scope();
    auto report =
        database().read([&](db::Snapshot const& snapshot) { return ScheduledReportReader{snapshot}.own(scope, id); });
    if (!report) {
      return unknown_report();
    }
    if (report->is_paused && !wanted.is_paused) {
      report->starts_at = now();  // what was due meanwhile is not sent
    }
    return save(*std::move(report), wanted, request, "journal.report_changed");
  }

  Result<void> remove(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    return database().write([&](db::Transaction& tx) -> Result<void> {
      if (!ScheduledReportStore{tx}.remove(scope, id)) {
        return unknown_report();
      }
      journal::tell(tx, request, "journal.report_ended", "scheduled_report", id, "", now());
      return {};
    });
  }

 private:
  struct Surroundings {
    Geography geography;
    NetworkCalendar calendar;
  };

  db::Database& database() const { return *house_.figures->database; }
  Instant now() const { return house_.figures->clock->now(); }

  Result<Surroundings> surroundings(Request const& request) const {
    auto geography = house_.figures->geography();
    auto calendar = house_.calendar(request.scope().network());
    if (!geography || !calendar) {
      return Problem{Fault::kUnavailable, "network.directory_loading"};
    }
    return Surroundings{*std::move(geography), *std::move(calendar)};
  }

  Result<ScheduledReportItem> save(ScheduledReport report, ScheduledReportChange const& wanted, Request const& request,
                                   std::string const& action) const {
    if (!house_.mailer) {
      return Problem{Fault::kUnavailable, "sharing.mail_not_set"};
    }
    if (feed_of(house_, wanted.feed) == nullptr) {
      return invalid("/feed", "sharing.feed_unknown");
    }
    if (wanted.kind == DocumentKind::kFigure) {
      return invalid("/kind", "sharing.kind_refused");
    }
    auto const around = surroundings(request);
    if (!around) {
      return around.problem();
    }
    // What cannot be written now would be a report of nothing.
    auto const place = json::write(wanted.place);
    auto const is_known = report.kind == wanted.kind && report.format == wanted.format && report.place == place;
    if (auto const written = is_known ? Result<void>{} : write(wanted, request); !written) {
      return written.problem();
    }
    report.feed = wanted.feed;
    report.kind = wanted.kind;
    report.format = wanted.format;
    report.place = place;
    report.language = wanted.language;
    report.rhythm = wanted.rhythm;
    report.hour = wanted.hour;
    report.is_paused = wanted.is_paused;
    auto const scope = request.scope();
    return database().write([&](db::Transaction& tx) -> Result<ScheduledReportItem> {
      auto store = ScheduledReportStore{tx};
      if (!store.reaches(scope, wanted.place)) {
        return unknown_place();
      }
      auto const recipients = recipients_of(tx, wanted, report.network_id);
      if (!recipients) {
        return recipients.problem();
      }
      store.save(report, *recipients);
      if (!report.is_paused) {
        store.plan(report, next_due(report.rhythm, report.hour, around->calendar, now()).at);
      }
      journal::tell(tx, request, action, "scheduled_report", report.id, "", now());
      return item_of(store, report, *around, request.language());
    });
  }

  Result<void> write(ScheduledReportChange const& wanted, Request const& request) const {
    StatisticsQuery query;
    query.territory = wanted.place.territory;
    query.counter = wanted.place.counter;
    auto const scope = request.scope();
    auto const written =
        write_document(*house_.figures, *feed_of(house_, wanted.feed),
                       {wanted.kind, wanted.format, {query, scope.network(), scope, {}, now(), wanted.language}});
    return written ? Result<void>{} : written.problem();
  }

  // Figures are sent to nobody who could not read them. Whoever is unknown and whoever may not are refused alike, so
  // that an address is not found out here.
  static Result<std::vector<AccountId>> recipients_of(db::Snapshot const& snapshot, ScheduledReportChange const& wanted,
                                                      NetworkId const& network) {
    auto const reader = ScheduledReportReader{snapshot};
    std::vector<AccountId> accounts;
    auto refused = Problem{Fault::kInvalid, "sharing.recipient_refused"};
    for (std::size_t number = 0; number < wanted.recipients.size(); ++number) {
      auto const person = identity::absent_person_at(snapshot, network, wanted.recipients[number]);
      auto const may_read =
          person && std::ranges::any_of(person->hats, [&](Principal const& hat) {
            return hat.has(Right::kReadFigures) && reader.reaches(hat.scope(Right::kReadFigures), wanted.place);
          });
      if (may_read) {
        accounts.push_back(person->id);
      } else {
        refused.fields.push_back({fmt::format("/recipients/{}", number), refused.code});
      }
    }
    return refused.fields.empty() ? Result{std::move(accounts)} : Result<std::vector<AccountId>>{std::move(refused)};
  }

  ScheduledReportItem item_of(ScheduledReportReader const& reader, ScheduledReport const& report,
                              Surroundings const& around, Language language) const {
    ScheduledReportItem item;
    item.id = report.id;
    item.feed = report.feed;
    item.kind = report.kind;
    item.format = report.format;
    item.place = place_of(report);
    item.language = report.language;
    item.rhythm = report.rhythm;
    item.hour = report.hour;
    item.recipients = reader.addresses(report);
    item.is_paused = report.is_paused;
    auto const& place = item.place.counter ? item.place.counter : item.place.territory;
    item.place_name = place ? around.geography.name_of(*place) : "";
    if (!report.is_paused) {
      item.next_at = next_due(report.rhythm, report.hour, around.calendar, now()).at;
    }
    auto const standing = reader.standing(report);
    item.last_sent_at = standing.last_sent_at;
    if (standing.last_problem) {
      item.last_problem = house_.figures->texts->text(language, *standing.last_problem);
    }
    return item;
  }

  SharingHouse const& house_;
};

}  // namespace

void add_scheduled_report_routes(http::Routes& routes, SharingHouse const& house) {
  auto const reports = ScheduledReports{house};
  routes.get<NoParameters, ScheduledReportList>(
      "/api/v1/scheduled-reports", Right::kReadFigures, Work::kWrite,
      [reports](NoParameters const&, Request const& request) { return reports.list(request); },
      {.summary = "sharing.api.reports"});
  routes.post<NoParameters, ScheduledReportChange, ScheduledReportItem>(
      "/api/v1/scheduled-reports", Right::kReadFigures, Work::kLong,
      [reports](NoParameters const&, ScheduledReportChange const& wanted, Request const& request) {
        return reports.make(wanted, request);
      },
      {.summary = "sharing.api.make_report", .rate = http::RateLimit{30, 30}});
  routes.put<ScheduledReportPath, ScheduledReportChange, ScheduledReportItem>(
      "/api/v1/scheduled-reports/{id}", Right::kReadFigures, Work::kLong,
      [reports](ScheduledReportPath const& path, ScheduledReportChange const& wanted, Request const& request) {
        return reports.change(path.id, wanted, request);
      },
      {.summary = "sharing.api.change_report", .rate = http::RateLimit{30, 30}});
  routes.remove<ScheduledReportPath, void>(
      "/api/v1/scheduled-reports/{id}", Right::kReadFigures, Work::kWrite,
      [reports](ScheduledReportPath const& path, Request const& request) { return reports.remove(path.id, request); },
      {.summary = "sharing.api.end_report"});
}

}  // namespace relais::indicators
