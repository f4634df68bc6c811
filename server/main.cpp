// The command line. What each command does: commands/commands.hpp.
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>

#include "commands/commands.hpp"
#include "commands/version.hpp"

namespace relais {
namespace {

using commands::Import;
using commands::ImportKind;

// Flags that override relais.toml and the variables.
struct Flags {
  std::string config;
  std::optional<std::string> database;
  std::optional<std::string> listen;
  std::optional<std::string> roads;
  std::optional<std::int32_t> threads;
};

Result<config::Settings> settings_from(Flags const& flags) {
  auto settings = config::load(flags.config, [](char const* name) { return std::getenv(name); });
  if (settings) {
    settings->database = flags.database.value_or(settings->database);
    settings->roads_file = flags.roads.value_or(settings->roads_file);
    settings->listen = flags.listen.value_or(settings->listen);
    settings->threads = flags.threads.value_or(settings->threads);
    if (auto const checked = config::check(*settings); !checked) {
      return checked.problem();
    }
  }
  return settings;
}

void add_flags(CLI::App& command, Flags& flags) {
  command.add_option("--config", flags.config, "settings file (relais.toml)");
  command.add_option("--database", flags.database, "sqlite:FILE or postgresql://USER@HOST/NAME");
  command.add_option("--roads", flags.roads, "the file of roads");
}

void add_import(CLI::App& app, Flags& flags, Import& what) {
  auto* const import = app.add_subcommand("import", "read a list into the directory");
  auto const kinds = std::map<std::string, ImportKind>{{"counters", ImportKind::kCounters},
                                                       {"territories", ImportKind::kTerritories},
                                                       {"school-holidays", ImportKind::kSchoolHolidays},
                                                       {"zones", ImportKind::kZones},
                                                       {"pack", ImportKind::kPack},
                                                       {"visits", ImportKind::kVisits},
                                                       {"experiences", ImportKind::kExperiences},
                                                       {"roads", ImportKind::kRoads},
                                                       {"people", ImportKind::kPeople},
                                                       {"shipped", ImportKind::kShipped}};
  import
      ->add_option(
          "KIND", what.kind,
          "counters, territories, zones, school-holidays, pack, visits, experiences (stories), roads, people (a "
          "grid); or shipped: all that the program carries")
      ->required()
      ->transform(CLI::Transformer(kinds).description(""))
      ->type_name("{counters,territories,zones,school-holidays,pack,visits,experiences,roads,people,shipped}");
  import->add_option("FILE", what.files,
                     "CSV, JSON or GeoJSON, also with gzip; roads: .osm.pbf, .osm or .osm.gz, several");
  import->add_option("--network", what.network, "network that the list belongs to")->capture_default_str();
  import->add_option("--list", what.list, "short name of the list: part of its counters' identifiers");
  import->add_option("--source", what.source, "producer and name of the list, as shown beside its data");
  import
      ->add_option_function<std::string>(
          "--date", [&what](std::string const& text) { what.date = TextForm<Date>::read(text);
},
          "day of the list, where the file's name does not tell")
      ->check(CLI::Validator{[](std::string const& text) {
  return TextForm<Date>::read(text) ? "" : "a day such as 2024-08-01";
                             },
                             "YYYY-MM-DD"});
import->add_option("--stops-of", what.stops_of, "the rows are the stops of the tour of this name");
import->add_option("--counter", what.counter, "counter of the visits whose lines name none");
import->add_option("--mapping", what.mapping, "JSON: columns and values by the names that a list of visits gives them");
import->add_flag("--strict", what.strict, "refuse the file if any field cannot be read");
import->add_flag("--complete", what.complete, "counters of this list that the file lacks are closed");
import->add_flag("--dry-run", what.dry_run, "tell what would change, and change nothing");
add_flags(*import, flags);
}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Relais: a platform for networks of proximity public-service counters", "relais"};
  app.require_subcommand(1);
  Flags flags;
  std::string file;
  Import import;

  auto* const serve = app.add_subcommand("serve", "answer requests");
  auto* const demo = app.add_subcommand("demo", "make a database of the shipped directory, then serve it");
  auto* const migrate = app.add_subcommand("migrate", "bring the database to this version's schema");
  auto* const check = app.add_subcommand("check", "verify the database");
  auto* const check_links = app.add_subcommand("check-links", "ask every page that sheets lead to whether it answers");
  auto network = std::string{"fr"};
  check_links->add_option("--network", network, "whose sheets");
  auto* const backup = app.add_subcommand("backup", "copy the database into a file, also while it serves");
  auto* const restore = app.add_subcommand("restore", "make an empty database from such a file");
  for (auto* const command : {serve, demo, migrate, check, check_links, backup, restore}) {
    add_flags(*command, flags);
  }
  for (auto* const command : {serve, demo}) {
    command->add_option("--listen", flags.listen, "ADDRESS:PORT");
    command->add_option("--threads", flags.threads, "0: one for each core");
  }
  commands::DemoAsked shown;
  demo->add_option("--scale", shown.scale,
                   "generated visits: none, department, nation, or a number of times the nation")
      ->capture_default_str();
  demo->add_option("--stories", shown.stories, "generated stories, answers, irritants and actions: none or department")
      ->capture_default_str();
  demo->add_option("--made-up", shown.made_up, "a generated nation with roads, G0 to G4, for speed and method only");
  for (auto* const command : {backup, restore}) {
    command->add_option("FILE", file)->required();
  }
  add_import(app, flags, import);
  auto* const coverage = app.add_subcommand("coverage", "who is within so many minutes of a counter");
  commands::CoverageAsked covered;
  coverage->add_option("--minutes", covered.minutes)->capture_default_str()->check(CLI::Range(1, 180));
  coverage->add_option("--procedure", covered.procedure, "counters that help with it alone");
  coverage->add_option("--at", covered.at, "on the road then, and there before it closes: 2026-11-26T10:00:00Z");
  coverage->add_option("--network", covered.network);
  coverage->add_option("--territory", covered.territory, "department, inter-communal body or commune");
  coverage->add_option("--by", covered.by, "commune, intercommunal, department, region, density")
      ->capture_default_str();
  coverage->add_option("--scenario", covered.scenario, "JSON file of a scenario: what it would change");
  add_flags(*coverage, flags);
  auto* const exporting = app.add_subcommand("export", "write what the directory publishes into files");
  exporting->require_subcommand(1);
  auto* const open_data = exporting->add_subcommand("open-data", "every form of the list of counters");
  open_data->add_option("DIR", file, "folder, made where there is none")->required();
  add_flags(*open_data, flags);
  auto* const rollups = app.add_subcommand("rollups", "figures that are kept beside the facts");
  rollups->require_subcommand(1);
  auto* const rebuild = rollups->add_subcommand("rebuild", "count all facts anew, and say what was different");
  add_flags(*rebuild, flags);
  auto* const irritants = app.add_subcommand("irritants", "find anew what many stories tell of");
  add_flags(*irritants, flags);
  auto* const user = app.add_subcommand("user", "people who work with the product");
  user->require_subcommand(1);
  auto* const add_user =
      user->add_subcommand("add", "give somebody a role, and print their link for the first sign-in");
  commands::UserToAdd new_user;
  add_user->add_option("EMAIL", new_user.email)->required();
  add_user->add_option("--role", new_user.role, "see below")->required();
  add_user->add_option("--scope", new_user.scope, "network:fr, territory:08, counter:fs-51, organisation:caf-08 ...")
      ->required();
  add_user->add_option("--name", new_user.name, "first and last name");
  add_user->add_option("--organisation", new_user.organisation, "on whose behalf")->capture_default_str();
  add_user->add_option("--kind", new_user.kind,
                       "makes that organisation where there is none: host, partner, state, programme, inspection, "
                       "operator");
  add_user->add_option("--partner", new_user.partner,
                       "the same, as a partner: whose stories it answers (caf, cpam ...)");
  add_user->add_option("--organisation-name", new_user.organisation_name,
                       "what people call an organisation that is made");
  add_user->add_option("--acts-in", new_user.acts_in, "territory of an organisation that is made; else the network");
  add_user->footer("Roles, and the kind of scope that each is given for (KIND:CODE):\n" + commands::roles_and_scopes());
  add_user->add_option("--network", new_user.network)->capture_default_str();
  add_flags(*add_user, flags);
  auto* const openapi = app.add_subcommand("openapi", "print the contract of the API");
  auto* const version = app.add_subcommand("version", "print the version");

  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (version->parsed()) {
    std::cout << "relais " << commands::kVersion << "\n";
    return 0;
  }
  if (openapi->parsed()) {
    return commands::print_openapi();
  }
  auto const settings = settings_from(flags);
  if (!settings) {
    return commands::refuse(settings.problem());
  }
  if (serve->parsed()) {
    return commands::serve(*settings);
  }
  if (demo->parsed()) {
    return commands::demo(*settings, shown);
  }
  if (check_links->parsed()) {
    return commands::check_links(*settings, network);
  }
  if (migrate->parsed()) {
    return commands::migrate(*settings);
  }
  if (check->parsed()) {
    return commands::check(*settings);
  }
  if (backup->parsed()) {
    return commands::backup(*settings, file);
  }
  if (restore->parsed()) {
    return commands::restore(*settings, file);
  }
  if (add_user->parsed()) {
    return commands::add_user(*settings, new_user);
  }
  if (coverage->parsed()) {
    return commands::print_coverage(*settings, covered);
  }
  if (rebuild->parsed()) {
    return commands::rebuild_rollups(*settings);
  }
  if (irritants->parsed()) {
    return commands::find_irritants(*settings);
  }
  if (open_data->parsed()) {
    return commands::export_open_data(*settings, file);
  }
  return commands::import(*settings, import);
}

}  // namespace relais
}  // namespace relais

int main(int argc, char** argv) {
  try {
    return relais::run(argc, argv);
  } catch (std::exception const& failure) {
    return relais::commands::refuse({relais::Fault::kUnavailable, "command.failed", {}, failure.what()});
  }
}
