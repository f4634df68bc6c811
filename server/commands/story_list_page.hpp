// The list of stories: what is found, and every filter with what it is set to.
#pragma once

#include <functional>

#include "commands/experience_page_models.hpp"
#include "commands/story_query.hpp"
#include "experiences/experience_routes.hpp"
#include "experiences/reading_routes.hpp"

namespace relais::commands {

// A filter that is set, and the address without it.
struct SetFilter {
  std::string label;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(SetFilter, (), (label, url))

// Template "experiences/list".
struct StoryListPage : pages::Page {
  std::string q;
  std::string place;
  std::optional<std::string> territory;
  std::string since;
  std::string until;
  std::vector<Option> networks;        // addresses, where there is more than one
  std::optional<std::string> network;  // whose stories alone
  std::vector<OptionGroup> services;
  std::vector<Option> tags_offered;
  std::vector<Option> feelings;
  std::vector<Option> answered;
  std::vector<Option> changed;
  std::vector<Option> used_channels;
  std::vector<Option> channels;
  bool is_more_open = false;  // one of the folded filters is set
  std::vector<SetFilter> set;
  std::vector<Option> places;  // where the words may mean several: addresses
  std::optional<std::string> unknown_place;
  std::optional<std::string> not_understood;    // values that no filter has
  std::optional<std::string> searched_instead;  // of what was typed
  std::string count;
  std::vector<std::string> parts;  // "Negative: 1,327"
  std::vector<StoryCard> stories;
  bool is_empty = false;  // nothing is found of what is asked
  std::optional<std::string> next;
  std::string rss_url;
  std::string csv_url;
  std::string embed_url;
};
BOOST_DESCRIBE_STRUCT(StoryListPage, (pages::Page),
                      (q, place, territory, since, until, networks, network, services, tags_offered, feelings, answered,
                       changed, used_channels, channels, is_more_open, set, places, unknown_place, not_understood,
                       searched_instead, count, parts, stories, is_empty, next, rss_url, csv_url, embed_url))

// Themes with their bodies, each theme first among its own.
std::vector<OptionGroup> services_offered(experiences::ServiceList const& list, StoryWords const& words,
                                          std::string const& chosen);

std::vector<Option> tags_offered(experiences::TagList const& list, std::string const& chosen);

// Those of the network that is asked for, of the place's, or of the service's; of the main one where nothing says
// which.
experiences::ServiceList services_meant(experiences::Experiences const& stories, network::Directory const& directory,
                                        StoryQuery const& query, network::Territory const* place, Language language);

// The same page for each network, and for all of them first; none where there is but one. `url`: of the page so
// narrowed.
std::vector<Option> networks_offered(network::Directory const& directory, StoryQuery const& query,
                                     StoryWords const& words, std::function<std::string(StoryQuery const&)> const& url);

// A network that the directory does not have is not asked for.
StoryQuery of_known_network(StoryQuery query, network::Directory const& directory);

// `list` is nothing where the place is not known.
StoryListPage story_list_page(StoryQuery const& query, network::Directory const& directory, MeantPlace const& place,
                              experiences::ServiceList const& services, experiences::TagList const& tags,
                              std::optional<experiences::ExperienceList> const& list, StoryWords const& words);

}  // namespace relais::commands
