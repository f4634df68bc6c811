// What a story is checked against: territories, counters and procedures, as `network` publishes them. The program hands
// them in, so that this room knows no other's tables.
#pragma once

#include <functional>
#include <map>

#include "experiences/experience.hpp"
#include "indicators/indicators.hpp"

namespace relais::experiences {

// Where a story takes place.
struct PlaceFacts {
  NetworkId network;
  std::string department;  // or province; itself where it is one
};

struct Surroundings {
  // Of a commune, a department or a province; nothing for any other code.
  std::function<std::optional<PlaceFacts>(std::string const& territory)> place;
  std::function<std::string(std::string const& territory)> place_name;  // the code itself where it is unknown
  // The departments or provinces that a territory holds or is; none: it is a commune. Nothing: there is no such one.
  std::function<std::optional<std::vector<std::string>>(std::string const& territory)> departments;
  std::function<std::optional<std::string>(std::string const& department)> region;  // that it lies in
  std::function<NetworkId()> main_network;  // that is meant where a question names none
  // Of one that is open; without a department where it has no commune.
  std::function<std::optional<PlaceFacts>(std::string const& counter)> place_of_counter;
  std::function<std::string(std::string const& counter)> counter_name;
  std::function<bool(NetworkId const& network, std::string const& procedure)> knows_procedure;
  std::function<std::string(std::string const& procedure, Language language)> procedure_name;
  std::function<std::string(std::string const& tag, Language language)> tag_name;
};

inline NetworkId network_meant(std::optional<NetworkId> const& asked, Surroundings const& around) {
  return asked ? *asked : around.main_network();
}

// Nothing while the directory is being loaded.
using SurroundingsNow = std::function<std::optional<Surroundings>()>;

// Visits of a network's counters, as far as they may be published, from `since` on: before, none were recorded.
struct RecordedVisits {
  std::optional<indicators::Month> since;           // absent: none in these months
  std::map<std::string, std::int64_t> departments;  // "" is the whole network
};
using VisitsByDepartment =
    std::function<RecordedVisits(NetworkId const&, indicators::Month from, indicators::Month to)>;

}  // namespace relais::experiences
