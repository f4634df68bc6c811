// The parts that a serving program is made of, and its routes.
#pragma once

#include "actions/actions.hpp"
#include "coverage/coverage_house.hpp"
#include "experiences/experience_routes.hpp"
#include "identity/identity.hpp"
#include "indicators/sharing_house_routes.hpp"
#include "indicators/statistics_routes.hpp"
#include "network/counter_editing_routes.hpp"
#include "network/error_report.hpp"
#include "platform/config/settings.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"
#include "platform/http/site.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"
#include "platform/pages/templates.hpp"
#include "visits/visit_house_routes.hpp"

namespace relais::commands {

Result<db::Database> open_database(config::Settings const& settings, bool serving);

// Refused where there is none yet, or one of another version: opening makes nothing and changes nothing.
Result<db::Database> open_existing_database(config::Settings const& settings);

// The texts of i18n as http asks for them. `texts` must outlive it.
http::Texts problem_texts(i18n::Texts const& texts);

// One log line a request.
class RequestLines : public http::RequestLog {
 public:
  explicit RequestLines(log::Log const& log) : log_(log) {}
  void answered(http::AnsweredRequest const& request) override;
  void failed(std::string_view request_id, std::string_view reason) override;

 private:
  log::Log const& log_;
};

// Routes of every capability's API: what the contract describes.
void add_api_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                    network::FileError const& file_error, network::Editing const& editing, identity::House const& house,
                    visits::VisitHouse const& visits, indicators::FiguresHouse const& figures,
                    indicators::SharingHouse const& sharing, coverage::CoverageHouse const* coverage,
                    experiences::Experiences const& experiences, actions::Actions const& actions,
                    i18n::Texts const& texts);

// What every capability hands in to be counted.
std::vector<indicators::Feed> feeds();

// Files what people tell is wrong into the database. Both outlive it.
network::FileError file_errors_in(db::Database& database, Clock const& clock);

// Health, readiness, figures, the contract, what browsers report of the content security policy. All outlive the
// routes.
struct Machine {
  db::Database& database;
  network::DirectoryNow directory;
  metrics::Registry& metrics;
  log::Log const& log;
  i18n::Texts const& texts;
};
void add_machine_routes(http::Routes& routes, Machine const& machine);

// The OpenAPI document of the API's routes.
Result<std::string> contract(i18n::Texts const& texts);

}  // namespace relais::commands
