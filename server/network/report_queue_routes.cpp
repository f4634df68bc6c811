#include "network/report_queue_routes.hpp"

#include "network/error_report_store.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::network {
namespace {

struct ReportPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(ReportPath, (), (id))

}  // namespace

void add_report_queue_routes(http::Routes& routes, db::Database* database, Clock const* clock) {
  routes.get<http::NoParameters, ReportList>(
      "/api/v1/error-reports", Right::kManageCounters, http::Work::kLong,
      [database](http::NoParameters const&, http::Request const& request) {
        auto const scope = request.scope();
        return database->read([&](db::Snapshot const& snapshot) { return ReportList{open_reports(snapshot, scope)}; });
      },
      {.summary = "network.api.error_reports"});
  routes.put<ReportPath, http::NoParameters, ReportItem>(
      "/api/v1/error-reports/{id}/treatment", Right::kManageCounters, http::Work::kWrite,
      [database, clock](ReportPath const& path, http::NoParameters const&, http::Request const& request) {
        auto const scope = request.scope();
        auto const now = clock->now();
        return database->write([&](db::Transaction& tx) {
          auto treated = treat_report(tx, scope, path.id);
          if (treated) {
            journal::tell(tx, request, "journal.report_treated", "error_report", path.id, "", now);
          }
          return treated;
        });
      },
      {.summary = "network.api.treat_error_report"});
}

}  // namespace relais::network
