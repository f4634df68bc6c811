// Which network a page of stories is about, where the directory has several.
#pragma once

#include "commands/story_words.hpp"
#include "network/directory.hpp"

namespace relais::commands {

// One that the reader may turn to.
struct NetworkChoice {
  std::string value;
  std::string name;
  bool selected = false;
};
BOOST_DESCRIBE_STRUCT(NetworkChoice, (), (value, name, selected))

// The one of that code; nothing where the directory has none.
std::optional<NetworkId> known_network(network::Directory const& directory, std::string const& code);

// Where nothing that is asked says which: the network with the most counters, of equal ones the first of the directory.
// Cost: one look at each counter.
NetworkId main_network(network::Directory const& directory);

// As the language calls its country, where we have words for it.
std::string name_of(network::Directory const& directory, NetworkId const& network, StoryWords const& words);

// None where there is but one network. `selected`: nothing, where all of them are meant.
std::vector<NetworkChoice> network_choices(network::Directory const& directory,
                                           std::optional<NetworkId> const& selected, StoryWords const& words);

// What people of the network write in, where its country has but one language.
std::optional<Language> language_of(network::Directory const& directory, NetworkId const& network);

}  // namespace relais::commands
