#include <cstdio>

#include <fmt/format.h>

#include "commands/commands.hpp"
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

Result<void> fill(config::Settings const& settings) {
  auto database = open_database(settings, false);
  if (!database) {
    return database.problem();
  }
  if (is_loaded(*database)) {
    return {};
  }
  fmt::print("Loading the shipped directory into {}\n", settings.database);
  std::fflush(stdout);
  auto const loaded = network::load_shipped_directory(*database, shipped_data());
  if (!loaded) {
    return loaded.problem();
  }
  auto const tour = network::load_generated_tour(*database, shipped_data());
  return tour ? network::load_generated_seats(*database, shipped_data()) : Result<void>{tour.problem()};
}

}  // namespace

network::DataSource shipped_data() {
  return [](std::string_view name) { return embedded::file(fmt::format("data/{}", name)); };
}

int demo(config::Settings const& settings) {
  auto const filled = fill(settings);
  return filled ? serve(settings, true) : refuse(filled.problem());
}

}  // namespace relais::commands
