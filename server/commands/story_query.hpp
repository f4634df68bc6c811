// The address of the list of stories: what it asks for, as people and old links write it. What cannot be understood is
// left out, and said; so is a place that nobody knows.
#pragma once

#include "experiences/search_store.hpp"
#include "network/directory.hpp"

namespace relais::commands {

struct StoryQuery {
  std::string q;
  std::string service;    // a body, or a theme with all its bodies
  std::string place;      // words, or a code
  std::string territory;  // the one meant among those that the words may mean
  std::string tag;
  std::string network;  // whose stories and services; all of them unless said
  std::string feeling;
  std::string answered;  // "true", "false"
  std::string changed;   // the same
  std::string used_channel;
  std::string channel;
  std::string since;  // "2026-11-27", or "2026-11": from its first day, until its last
  std::string until;
  std::string cursor;
};
BOOST_DESCRIBE_STRUCT(StoryQuery, (),
                      (q, service, place, territory, tag, network, feeling, answered, changed, used_channel, channel,
                       since, until, cursor))

// Which territory the words of a place mean: one, or one of several; neither: there is none, or nothing is asked.
struct Candidate {
  network::Territory const* territory;
  std::string label;  // "Saint-Martin (Ariège)"
};
struct MeantPlace {
  network::Territory const* territory = nullptr;
  std::vector<Candidate> candidates = {};
};
MeantPlace meant_place(network::Directory const& directory, StoryQuery const& query);

std::optional<Date> first_day(std::string_view text);
std::optional<Date> last_day(std::string_view text);

// What is asked of a feeling, a way, a day, yes or no that has no such value is taken out of the query and given back.
std::vector<std::string> take_not_understood(StoryQuery& query);

// In the terms of the API.
experiences::ExperienceQuery asked(StoryQuery const& query, network::Territory const* territory);

}  // namespace relais::commands
