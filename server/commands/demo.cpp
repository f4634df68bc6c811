#include <cstdio>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/coverage_imports.hpp"
#include "commands/demo_visits.hpp"
#include "commands/program.hpp"
#include "commands/shipped.hpp"
#include "network/directory_store.hpp"
#include "network/load_shipped.hpp"
#include "platform/embedded/embedded.hpp"

namespace relais::commands {
namespace {

// Counters come last: a loading that was interrupted goes on where it stopped.
bool is_loaded(db::Database& database) {
  return database.read([](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.has_counters();
  });
}

Result<void> fill(config::Settings const& settings, std::string const& scale, std::string const& made_up) {
  auto database = open_database(settings, false);
  if (!database) {
    return database.problem();
  }
  if (!made_up.empty()) {
    return is_loaded(*database) ? Result<void>{} : make_up_nation(settings, *database, made_up);
  }
  if (is_loaded(*database)) {
    return add_demo_visits(*database, scale, SystemClock{}.now());
  }
  fmt::print("Loading the shipped directory into {}\n", settings.database);
  std::fflush(stdout);
  auto const loaded = network::load_shipped_directory(*database, shipped_data());
  if (!loaded) {
    return loaded.problem();
  }
  auto const tour = network::load_generated_tour(*database, shipped_data());
  if (!tour) {
    return tour.problem();
  }
  if (auto const seats = network::load_generated_seats(*database, shipped_data()); !seats) {
    return seats;
  }
  return add_demo_visits(*database, scale, SystemClock{}.now());
}

}  // namespace

network::DataSource shipped_data() {
  return [](std::string_view name) { return embedded::file(fmt::format("data/{}", name)); };
}

int demo(config::Settings const& settings, std::string const& scale, std::string const& made_up) {
  auto const filled = fill(settings, scale, made_up);
  return filled ? serve(settings, true) : refuse(filled.problem());
}

}  // namespace relais::commands
