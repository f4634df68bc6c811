#include "commands/irritants.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "commands/experience_surroundings.hpp"
#include "commands/program.hpp"
#include "network/directory_store.hpp"

namespace relais::commands {
namespace {

constexpr auto kAtNight = std::chrono::hours{2};

}  // namespace

std::vector<NetworkId> networks_in(db::Database& database) {
  auto const rows = database.read([](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load();
  });
  std::vector<NetworkId> ids;
  std::ranges::transform(rows.networks, std::back_inserter(ids), &network::Network::id);
  return ids;
}

void plan_irritants(db::Transaction& tx, Instant when) {
  auto const day = std::chrono::floor<std::chrono::days>(when);
  auto const id = fmt::format("{}-{}", kIrritantsJob, TextForm<Date>::write(Date{day}));
  jobs::add_job(tx, {jobs::JobId{id}, kIrritantsJob, "{}", day + kAtNight});
}

jobs::Handler irritants_job(db::Database& database, language::StoryConceptFile const& concepts, Clock const& clock) {
  return [&](jobs::RunningJob&) {
    for (auto const& network : networks_in(database)) {
      experiences::find_irritants(database, concepts, shipped_services(), network, clock.now());
    }
    database.write([&](db::Transaction& tx) { plan_irritants(tx, clock.now() + std::chrono::days{1}); });
  };
}

int find_irritants(config::Settings const& settings) {
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  auto const concepts = story_concepts();
  for (auto const& network : networks_in(*database)) {
    auto const found =
        experiences::find_irritants(*database, concepts, shipped_services(), network, SystemClock{}.now());
    fmt::print("{}: {} stories, {} irritants, {} of them new\n", network.text, found.stories, found.found, found.fresh);
  }
  return 0;
}

}  // namespace relais::commands
