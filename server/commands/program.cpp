#include "commands/program.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "commands/policy_report.hpp"
#include "commands/story_feed.hpp"
#include "commands/version.hpp"
#include "coverage/coverage_routes.hpp"
#include "coverage/scenario_routes.hpp"
#include "coverage/siting_routes.hpp"
#include "identity/device_routes.hpp"
#include "identity/factor_routes.hpp"
#include "identity/link_routes.hpp"
#include "identity/own_account_routes.hpp"
#include "identity/people_routes.hpp"
#include "identity/privacy_routes.hpp"
#include "identity/provider_routes.hpp"
#include "identity/security_routes.hpp"
#include "identity/session_routes.hpp"
#include "identity/team_routes.hpp"
#include "indicators/public_data_routes.hpp"
#include "indicators/scheduled_report_routes.hpp"
#include "indicators/shared_view_routes.hpp"
#include "migrations/migrations.hpp"
#include "network/counter_editing_routes.hpp"
#include "network/error_report_routes.hpp"
#include "network/error_report_store.hpp"
#include "network/offer_origin_routes.hpp"
#include "network/open_data_routes.hpp"
#include "network/report_queue_routes.hpp"
#include "network/routes.hpp"
#include "network/seat_routes.hpp"
#include "network/sheet_editing_routes.hpp"
#include "network/target_routes.hpp"
#include "network/zone_routes.hpp"
#include "platform/db/address.hpp"
#include "platform/http/openapi.hpp"
#include "platform/pages/content_security_policy.hpp"
#include "platform/text/uuid.hpp"
#include "visits/figures_store.hpp"
#include "visits/grid_routes.hpp"
#include "visits/import_routes.hpp"
#include "visits/reception_routes.hpp"
#include "visits/visit_routes.hpp"

namespace relais::commands {
namespace {

// Ready: the database answers and the directory is loaded.
http::Answer readiness(db::Database& database, network::DirectoryNow const& directory) {
  try {
    database.read([](db::Snapshot const&) {});
  } catch (db::Fault const&) {
    return http::refusal({Fault::kUnavailable, "machine.database_lost"});
  }
  if (!directory()) {
    return http::refusal({Fault::kUnavailable, "network.directory_loading"});
  }
  return http::text("ready\n");
}

// Opening would make the file, and find the empty one sound.
Result<void> find_file(std::string const& url) {
  auto const address = db::read_address(url);
  if (!address) {
    return address.problem();
  }
  if (address->dialect == db::Dialect::kSqlite && !std::filesystem::exists(address->place)) {
    return db::unavailable(
        "db.file_missing",
        fmt::format("there is no database at {}: `relais migrate` makes an empty one", address->place));
  }
  return {};
}

}  // namespace

Result<db::Database> open_database(config::Settings const& settings, bool serving) {
  return db::Database::open(settings.database,
                            {.migrations = db::migrations_from(migrations::all()), .serving = serving});
}

Result<db::Database> open_existing_database(config::Settings const& settings) {
  if (auto const there = find_file(settings.database); !there) {
    return there.problem();
  }
  return db::Database::open(settings.database,
                            {.migrations = db::migrations_from(migrations::all()), .schema = db::Schema::kRequire});
}

http::Texts problem_texts(i18n::Texts const& texts) {
  return [&texts](Language language, std::string_view key) { return texts.text(language, key); };
}

void RequestLines::answered(http::AnsweredRequest const& request) {
  // 503 is said of itself while the directory loads; what is behind it, if anything, is logged where it failed.
  auto const level = request.status < 500    ? log::Level::kInfo
                     : request.status == 503 ? log::Level::kWarning
                                             : log::Level::kError;
  log_.write(level, "http.answered",
             {{"request", request.id},
              {"method", request.method},
              {"route", request.route},
              {"status", std::int64_t{request.status}},
              {"bytes", static_cast<std::int64_t>(request.bytes)},
              {"seconds", request.seconds}});
}

void RequestLines::failed(std::string_view request_id, std::string_view reason) {
  log_.write(log::Level::kError, "http.handler_failed", {{"request", request_id}, {"reason", reason}});
}

void add_api_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                    network::FileError const& file_error, network::Editing const& editing, identity::House const& house,
                    visits::VisitHouse const& visits, indicators::FiguresHouse const& figures,
                    indicators::SharingHouse const& sharing, coverage::CoverageHouse const* coverage,
                    experiences::Experiences const& experiences, actions::Actions const& actions,
                    i18n::Texts const& texts) {
  network::add_routes(routes, directory, clock);
  network::add_counter_editing_routes(routes, editing);
  network::add_sheet_editing_routes(routes, editing);
  network::add_error_report_routes(routes, file_error);
  network::add_report_queue_routes(routes, house.database, house.clock);
  network::add_seat_routes(routes, house.database, house.clock);
  network::add_target_routes(routes, house.database, house.clock);
  network::add_offer_origin_routes(routes, house.database, directory);
  network::add_zone_routes(routes, house.database, house.clock, directory);
  identity::add_session_routes(routes, house);
  identity::add_own_account_routes(routes, house);
  identity::add_factor_routes(routes, house);
  identity::add_link_routes(routes, house);
  identity::add_provider_routes(routes, house);
  identity::add_people_routes(routes, house);
  identity::add_team_routes(routes, house);
  identity::add_security_routes(routes, house);
  identity::add_privacy_routes(routes, house);
  identity::add_device_routes(routes, house);
  visits::add_visit_routes(routes, visits);
  visits::add_grid_routes(routes, visits);
  visits::add_reception_routes(routes, visits);
  visits::add_import_routes(routes, visits);
  indicators::add_statistics_routes(routes, figures);
  indicators::add_public_data_routes(routes, figures);
  indicators::add_shared_view_routes(routes, sharing);
  indicators::add_scheduled_report_routes(routes, sharing);
  coverage::add_coverage_routes(routes, coverage, texts, clock);
  coverage::add_scenario_routes(routes, coverage, house.database, house.clock);
  coverage::add_siting_routes(routes, coverage, house.database, house.clock);
  experiences.add_routes(routes, texts);
  actions.add_routes(routes);
}

std::vector<indicators::Feed> feeds() {
  return {visits::figures()};
}

network::FileError file_errors_in(db::Database& database, Clock const& clock) {
  return [&database, &clock](network::CounterId const& counter, network::ToldError const& told) {
    auto const now = clock.now();
    auto const fresh_id = uuid_v7(now);
    return database.write([&](db::Transaction& transaction) {
      return network::file_error(transaction, Scope::public_directory(), counter, told, fresh_id, now);
    });
  };
}

void add_machine_routes(http::Routes& routes, Machine const& machine) {
  routes.get("/healthz", Right::kObserveMachine, http::Work::kShort,
             [](http::Request const&) { return http::text("well\n"); });
  routes.get("/readyz", Right::kObserveMachine, http::Work::kWrite,
             [&database = machine.database, directory = machine.directory](http::Request const&) {
               return readiness(database, directory);
             });
  routes.get("/metrics", Right::kObserveMachine, http::Work::kShort,
             [&metrics = machine.metrics](http::Request const&) {
               return http::text(metrics.text(), metrics::Registry::kContentType);
             });
  // Made when it is asked for, some milliseconds: a start should not wait for it.
  routes.get(
      "/api/v1/openapi.json", Right::kReadPublicDirectory, http::Work::kLong,
      [&texts = machine.texts](http::Request const&) {
        auto const document = contract(texts);
        return document ? http::json_text(*document) : http::refusal(document.problem());
      },
      {.cache_control = http::kOneMinute, .hashed_etag = true, .compressible = true, .rate = http::RateLimit{60, 20}});
  routes.post(std::string{pages::kPolicyReportPath}, Right::kReadPublicDirectory, http::Work::kShort,
              [&log = machine.log](http::Request const& request) {
                auto const report = read_policy_report(request.body);
                log.write(log::Level::kWarning, "web.policy_violated",
                          {{"request", request.id},
                           {"directive", std::string_view{report.directive}},
                           {"blocked", std::string_view{report.blocked}},
                           {"page", std::string_view{report.page}}});
                return http::no_content();
              },
              {.body_limit = 16 * 1024, .rate = http::RateLimit{30, 10}});
}

Result<std::string> contract(i18n::Texts const& texts) {
  auto const clock = SystemClock{};
  http::Routes routes;
  auto const house = identity::House{};
  auto const visits = visits::VisitHouse{};
  auto const figures = indicators::FiguresHouse{nullptr, nullptr, nullptr, feeds(), {}};
  auto const sharing = indicators::SharingHouse{&figures};
  auto const story_house = experiences::ExperienceHouse{};
  auto const stories = experiences::Experiences{story_house};
  auto const action_house = actions::ActionHouse{};
  auto const actions = actions::Actions{action_house};
  add_api_routes(
      routes, [] { return nullptr; }, clock, {}, {}, house, visits, figures, sharing, nullptr, stories, actions, texts);
  network::add_open_data_routes(routes, [] { return nullptr; }, {texts, {}, {}, {}});
  add_story_feed_route(routes, stories, texts, "");
  return http::openapi_document(routes, problem_texts(texts), kVersion);
}

}  // namespace relais::commands
