#include <atomic>
#include <cstdio>

#include <fmt/format.h>

#include "commands/background_loop.hpp"
#include "commands/commands.hpp"
#include "commands/coverage_land.hpp"
#include "commands/experience_surroundings.hpp"
#include "commands/figures_geography.hpp"
#include "commands/house.hpp"
#include "commands/irritants.hpp"
#include "commands/open_data_site.hpp"
#include "commands/program.hpp"
#include "commands/sharing.hpp"
#include "commands/shipped.hpp"
#include "commands/story_feed.hpp"
#include "commands/visit_surroundings.hpp"
#include "commands/web_pages.hpp"
#include "commands/work_letters.hpp"
#include "commands/workspace_pages.hpp"
#include "coverage/siting_routes.hpp"
#include "coverage/siting_store.hpp"
#include "experiences/irritant_ports_routes.hpp"
#include "identity/extent_store.hpp"
#include "identity/session_routes.hpp"
#include "identity/settle_wipes_store.hpp"
#include "indicators/keeper_store.hpp"
#include "network/live_directory.hpp"
#include "network/open_data_routes.hpp"
#include "platform/assets/assets.hpp"
#include "platform/http/server.hpp"
#include "platform/http/stop_signal.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/pages/content_security_policy.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

Result<log::Log> open_log(config::Settings const& settings, std::shared_ptr<Clock const> clock) {
  if (settings.log_file.empty()) {
    return log::Log::to_stderr(settings.log_level, std::move(clock));
  }
  return log::Log::to_file(settings.log_file, settings.log_level, std::move(clock));
}

http::ServerOptions server_options(config::Settings const& settings) {
  auto options = http::ServerOptions{};
  options.listen = settings.listen;
  options.threads = static_cast<unsigned>(settings.threads);
  options.connections = static_cast<std::size_t>(settings.connections);
  return options;
}

http::SiteOptions site_options(config::Settings const& settings) {
  return {.content_security_policy = std::string{pages::kContentSecurityPolicy},
          .trusted_proxies = settings.trusted_proxies};
}

}  // namespace

int serve(config::Settings const& settings, bool is_demonstration) {
  auto stop_signal = http::StopSignal{};  // before any thread
  auto const clock = std::make_shared<SystemClock>();
  auto const log = open_log(settings, clock);
  if (!log) {
    return refuse(log.problem());
  }
  auto const texts = i18n::Texts::load_embedded();
  if (!texts) {
    return refuse(texts.problem());
  }
  auto const site_pages = network::PublicPages::load(*texts, settings.public_url, network::accessibility_of(settings));
  if (!site_pages) {
    return refuse(site_pages.problem());
  }
  if (auto const checked = WebPages::check(*site_pages); !checked) {
    return refuse(checked.problem());
  }
  if (auto const missing = network::missing_settings(settings); !missing.empty()) {
    log->write(log::Level::kWarning, "config.legal_notice_incomplete",
               {{"settings", fmt::format("{}", fmt::join(missing, ", "))}});
  }
  auto const import_rules = network::read_import_rules(shipped_data());
  if (!import_rules) {
    return refuse(import_rules.problem());
  }
  auto database = open_database(settings, true);
  if (!database) {
    return refuse(database.problem());
  }
  auto directory = network::LiveDirectory{*database, *clock, *log};
  auto const directory_now = [&directory] { return directory.get(); };

  auto const vault = identity::Vault::open(settings.secret_file);
  if (!vault) {
    return refuse(vault.problem());
  }
  auto const house = house_of(settings, *database, *clock, *vault, *texts);
  if (auto const settled = identity::settle_wipes(house); !settled) {
    return refuse(settled.problem());
  }
  database->write([&](db::Transaction& tx) {
    if (tx.dialect() == db::Dialect::kSqlite) {
      jobs::end_all_leases(tx);  // one server at a time: what is held was held by one that is no more
    }
    plan_housekeeping(tx, clock->now());
    plan_irritants(tx, clock->now());
    plan_work_letters(tx, clock->now());
  });
  auto const figures =
      indicators::FiguresHouse{&*database, clock.get(), &*texts, feeds(), figures_geography(directory_now, *texts)};
  auto const sharing = sharing_house(settings, figures, directory_now);
  auto handlers = house_jobs(settings, house);
  handlers.merge(sharing_jobs(sharing));
  handlers.emplace(kWorkLettersJob, work_letters_job(house));
  auto worker = jobs::Worker{*database, *clock, uuid_v7(clock->now()), std::move(handlers)};
  auto const job_loop = BackgroundLoop{*log, [&worker] { return worker.run_one(); }};
  auto keeper = indicators::Keeper{*database, figures.feeds, figures.geography};
  auto const keeper_loop = BackgroundLoop{*log, [&keeper] { return keeper.run_once(); }};

  auto coverage =
      coverage::CoverageHouse{coverage_land(directory_now), settings.roads_file, people_grids_in(*database), *log};
  auto const coverage_loop = BackgroundLoop{*log, [&coverage] { return coverage.keep_up(); }};
  // Work of minutes: letters do not wait for it.
  auto is_stopping = std::atomic<bool>{false};
  auto const concepts = story_concepts();
  auto long_worker = jobs::Worker{*database,
                                  *clock,
                                  uuid_v7(clock->now()),
                                  {{coverage::kSitingJob, coverage::siting_job(coverage, *database, *log, is_stopping)},
                                   {kIrritantsJob, irritants_job(*database, concepts, *clock)}}};
  auto const long_loop = BackgroundLoop{*log, [&long_worker] { return long_worker.run_one(); }};

  auto metrics = metrics::Registry{};
  auto routes = http::Routes{};
  add_machine_routes(routes, {*database, directory_now, metrics, *log, *texts});
  auto const file_error = file_errors_in(*database, *clock);
  auto const rules = personal_data_rules();
  auto const guard = visits::Guard{rules, [&vault](std::string_view text) { return vault->digest(text); }};
  auto const story_guard = language::TextGuard{rules, language::PersonalDataText::kStory};
  auto const danger = danger_words();
  auto const plain = plain_language();
  auto const spam = spam_words();
  auto const story_tags = language::StoryTags{concepts};
  auto const story_house = experiences::ExperienceHouse{&*database,
                                                        clock.get(),
                                                        &story_guard,
                                                        &danger,
                                                        shipped_services(),
                                                        experience_surroundings(directory_now),
                                                        [&vault](std::string_view text) { return vault->digest(text); },
                                                        is_demonstration,
                                                        &plain,
                                                        &spam,
                                                        visits_beside_stories(figures),
                                                        &concepts,
                                                        &story_tags};
  auto const stories = experiences::Experiences{story_house};
  auto const story_figures_loop = BackgroundLoop{*log, [&stories] { return stories.figures.keep_up(); }};
  auto const action_house =
      actions::ActionHouse{&*database,
                           clock.get(),
                           &story_guard,
                           {{actions::OriginKind::kExperience, experiences::experience_origins(story_house)},
                            {actions::OriginKind::kIrritant, experiences::irritant_origins(stories.irritants)}},
                           experiences::action_measures(story_house, experiences::stories_of_irritant(story_house)),
                           &*texts,
                           is_demonstration};
  auto const actions = actions::Actions{action_house};
  auto const web_pages = WebPages{*site_pages, settings, file_error, figures, sharing, coverage, stories, actions};
  auto const editing = network::Editing{
      &*database,    clock.get(),
      directory_now, &*import_rules,
      &*site_pages,  [](db::Transaction& tx, NetworkId const& network) {
                                          identity::refresh_extents(tx, network); }};
  auto const visit_house =
      visits::VisitHouse{&*database, clock.get(), &guard, visit_surroundings(directory_now), is_demonstration};
  add_api_routes(routes, directory_now, *clock, file_error, editing, house, visit_house, figures, sharing, &coverage,
                 stories, actions, *texts);
  network::add_open_data_routes(routes, directory_now, open_data_site(*texts, settings));
  add_story_feed_route(routes, stories, *texts, settings.public_url);
  web_pages.add_routes(routes, directory_now, *clock);
  add_workspace_routes(routes, *site_pages);
  routes.assets(Right::kReadPublicDirectory, assets::all());

  auto request_lines = RequestLines{*log};
  auto const site = http::Site{
      routes,
      site_options(settings),
      {.texts = problem_texts(*texts),
       .log = request_lines,
       .metrics = metrics,
       .sign_in = [&house](http::Request const& request) { return identity::principal_of(house, request); },
       .problem_page = [&](http::Request const& request,
                           http::ProblemDocument const& problem) { return web_pages.problem(request, problem); }}};
  auto const server = http::Server::start(server_options(settings), site);
  if (!server) {
    return refuse(server.problem());
  }
  fmt::print("Relais answers at {}\n", (*server)->url());
  std::fflush(stdout);
  stop_signal.wait();
  is_stopping = true;
  (*server)->stop();
  return 0;
}

}  // namespace relais::commands
