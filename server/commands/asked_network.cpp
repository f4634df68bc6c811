#include "commands/asked_network.hpp"

#include <algorithm>
#include <map>

namespace relais::commands {

std::optional<NetworkId> known_network(network::Directory const& directory, std::string const& code) {
  auto const& networks = directory.networks();
  auto const found = std::ranges::find(networks, NetworkId{code}, &network::Network::id);
  return found == networks.end() ? std::nullopt : std::optional{found->id};
}

NetworkId main_network(network::Directory const& directory) {
  std::map<std::string_view, std::int64_t> counters;
  for (auto const& counter : directory.counters()) {
    ++counters[counter.network_id.text];
  }
  auto const& networks = directory.networks();
  auto const most = std::ranges::max_element(networks, std::ranges::less{},
                                             [&](network::Network const& one) { return counters[one.id.text]; });
  return most == networks.end() ? NetworkId{} : most->id;
}

std::string name_of(network::Directory const& directory, NetworkId const& network, StoryWords const& words) {
  if (auto const key = "stories.network." + network.text; words.has(key)) {
    return words.text(key);
  }
  auto const& networks = directory.networks();
  auto const found = std::ranges::find(networks, network, &network::Network::id);
  return found == networks.end() ? network.text : found->name;
}

std::vector<NetworkChoice> network_choices(network::Directory const& directory,
                                           std::optional<NetworkId> const& selected, StoryWords const& words) {
  std::vector<NetworkChoice> all;
  if (directory.networks().size() > 1) {
    for (auto const& one : directory.networks()) {
      all.push_back({one.id.text, name_of(directory, one.id, words), one.id == selected});
    }
  }
  return all;
}

std::optional<Language> language_of(network::Directory const& directory, NetworkId const& network) {
  auto const& networks = directory.networks();
  auto const found = std::ranges::find(networks, network, &network::Network::id);
  return found != networks.end() && found->country == "FR" ? std::optional{Language::kFr} : std::nullopt;
}

}  // namespace relais::commands
