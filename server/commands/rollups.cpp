#include <cstdio>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/figures_geography.hpp"
#include "commands/program.hpp"
#include "indicators/rollup_store.hpp"
#include "network/live_directory.hpp"

namespace relais::commands {

int rebuild_rollups(config::Settings const& settings) {
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  auto const clock = SystemClock{};
  auto const day = network::day_of_directory(clock.now());
  auto rows = database->read([&](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(day);
  });
  auto const geography = figures_geography(std::make_shared<network::Directory const>(std::move(rows), day));
  for (auto const& network : geography.networks) {
    for (auto const& feed : feeds()) {
      auto const [counted, different] = indicators::rebuild(*database, feed, network, geography.department_of);
      fmt::print("{}, {}: {} rows counted from the facts, {} were different\n", network.text, feed.id, counted,
                 different);
      std::fflush(stdout);
    }
  }
  return 0;
}

}  // namespace relais::commands
