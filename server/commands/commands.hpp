// What `relais` does on the command line. Each command returns the exit code: 0 done, 1 refused or failed with one line
// on standard error, 2 wrong usage (main's).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/config/settings.hpp"

namespace relais::commands {

// Of a demonstration, what is recorded counts as generated.
int serve(config::Settings const& settings, bool is_demonstration = false);
// A database made of the shipped directory where there is none yet, then serve().
struct DemoAsked {
  std::string scale = "department";    // of the generated visits, see demo_visits.hpp
  std::string stories = "department";  // generated ones, see demo_stories.hpp
  // Instead of the shipped directory a generated nation with its roads, of that size ("G0" to "G4"), without visits and
  // stories; empty: none.
  std::string made_up;
};
int demo(config::Settings const& settings, DemoAsked const& what);

int migrate(config::Settings const& settings);
int check(config::Settings const& settings);
// Asks every page that sheets lead to whether it answers: the only requests to other machines, made when called.
int check_links(config::Settings const& settings, std::string const& network);
int backup(config::Settings const& settings, std::string const& file);
int restore(config::Settings const& settings, std::string const& file);

// Counts all facts anew and says how many rows of the figures were not as the facts have them.
int rebuild_rollups(config::Settings const& settings);
// Of every network, out of its stories of two years.
int find_irritants(config::Settings const& settings);

struct CoverageAsked {
  std::int32_t minutes = 30;
  std::string procedure;
  std::string at;  // an instant: "2026-11-26T10:00:00Z"
  std::string network;
  std::string territory;
  std::string by;        // departments unless said, of a scenario communes
  std::string scenario;  // a file: {"edits": […]}, as the API keeps it
};
// Prints who is within so many minutes of a counter; with a scenario, what it changes.
int print_coverage(config::Settings const& settings, CoverageAsked const& asked);

// Every file of the open data into a folder, as the routes answer them.
int export_open_data(config::Settings const& settings, std::string const& folder);

enum class ImportKind {
  kCounters,
  kTerritories,
  kZones,
  kSchoolHolidays,
  kPack,
  kVisits,
  kExperiences,
  kRoads,
  kPeople,
  kShipped
};

struct Import {
  ImportKind kind = ImportKind::kCounters;
  std::vector<std::string> files;  // one, but for roads
  std::string network = "fr";
  std::string list;    // empty: from the file's name
  std::string source;  // empty: the file's name
  std::optional<Date> date;
  std::string stops_of;
  std::string counter;  // of visits whose lines name none
  std::string mapping;  // a file: what a list of visits calls things
  bool strict = false;
  bool complete = false;
  bool dry_run = false;
};
int import(config::Settings const& settings, Import const& what);

struct UserToAdd {
  std::string email;
  std::string name;  // empty: the address
  std::string role;
  std::string scope;  // "network:fr", "territory:02", "counter:fs-1729"
  std::string organisation = "operator";
  // Where there is no organisation of this name it is made, of this kind ("host"), of this partner ("caf"), acting in
  // this territory ("08"). Without kind and partner it is refused, but for the operator of the machine.
  std::string kind;
  std::string partner;
  std::string acts_in;
  std::string organisation_name;  // as people read it; the operator of the machine has one, another its own code
  std::string network = "fr";
};
// "administrator  network", a line for each role and what it is given for.
std::string roles_and_scopes();
// Gives a role on the machine itself, and prints the link by which its person signs in for the first time.
int add_user(config::Settings const& settings, UserToAdd const& what);

int print_openapi();

// "relais: <detail>" on standard error; gives 1.
int refuse(Problem const& problem);

}  // namespace relais::commands
