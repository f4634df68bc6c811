#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/coverage_imports.hpp"
#include "commands/demo_stories.hpp"
#include "commands/demo_visits.hpp"
#include "commands/program.hpp"
#include "commands/shipped.hpp"
#include "network/directory_store.hpp"
#include "network/load_shipped.hpp"
#include "platform/db/address.hpp"
#include "platform/embedded/embedded.hpp"

namespace relais::commands {
namespace {

// Counters come last: a loading that was interrupted goes on where it stopped.
bool is_loaded(db::Database& database) {
  return database.read([](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.has_counters();
  });
}

Result<void> load_directory(config::Settings const& settings, db::Database& database) {
  fmt::print("Loading the shipped directory into {}\n", settings.database);
  std::fflush(stdout);
  auto const loaded = network::load_shipped_directory(database, shipped_data());
  if (!loaded) {
    return loaded.problem();
  }
  auto const tour = network::load_generated_tour(database, shipped_data());
  if (!tour) {
    return tour.problem();
  }
  return network::load_generated_seats(database, shipped_data());
}

// Where somebody tries the program in an empty folder, "var" is not there yet.
void make_folders(config::Settings const& settings) {
  auto const address = db::read_address(settings.database);
  for (auto const& file :
       {address && address->dialect == db::Dialect::kSqlite ? address->place : std::string{}, settings.secret_file}) {
    if (auto const folder = std::filesystem::path{file}.parent_path(); !folder.empty()) {
      std::filesystem::create_directories(folder);
    }
  }
}

Result<void> fill(config::Settings const& settings, DemoAsked const& what) {
  make_folders(settings);
  auto database = open_database(settings, false);
  if (!database) {
    return database.problem();
  }
  if (!what.made_up.empty()) {
    return is_loaded(*database) ? Result<void>{} : make_up_nation(settings, *database, what.made_up);
  }
  if (!is_loaded(*database)) {
    if (auto loaded = load_directory(settings, *database); !loaded) {
      return loaded;
    }
  }
  auto const now = SystemClock{}.now();
  if (auto visits = add_demo_visits(*database, what.scale, now); !visits) {
    return visits;
  }
  return add_demo_stories(*database, what.stories, now);
}

}  // namespace

network::DataSource shipped_data() {
  return [](std::string_view name) { return embedded::file(fmt::format("data/{}", name)); };
}

int demo(config::Settings const& settings, DemoAsked const& what) {
  auto const filled = fill(settings, what);
  return filled ? serve(settings, true) : refuse(filled.problem());
}

}  // namespace relais::commands
