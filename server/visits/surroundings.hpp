// What a visit is checked against: counters, procedures and territories, as `network` publishes them. The program hands
// them in, so that this room knows no other's tables.
#pragma once

#include <functional>
#include <memory>

#include "platform/text/language.hpp"
#include "visits/visit.hpp"

namespace relais::visits {

struct CounterFacts {
  NetworkId network;
  TimeZone zone;
  bool exists = false;  // today; one that has closed takes what was recorded off line until its last day
  std::optional<Date> closed_on;
  std::int32_t stops = 0;  // positions from 1
};

struct ProcedureFacts {
  std::string partner;
};

// Where somebody lives, as far as it is kept: below 2,000 inhabitants the inter-communal body.
struct Residence {
  std::string code;
  std::string kind;                // "commune", "intercommunal"
  std::optional<std::int32_t> km;  // from the commune's centre to the counter, as the crow flies
  // What coming here spares, one way: from the place that is kept to the largest town of the department, where bodies
  // have their offices, less the way to the counter; 0 where the town is nearer.
  std::optional<std::int32_t> saved_km;
};

// A procedure as the recording page searches it.
struct ListedProcedure {
  std::string code;
  std::string name;
  std::string words;    // everyday words, separated by " | "
  std::string partner;  // a code
  bool is_done_here = true;
  std::string goes_to;       // where it goes, where it is not done here: in words; empty: not said
  std::string official_url;  // empty: none
};
BOOST_DESCRIBE_STRUCT(ListedProcedure, (), (code, name, words, partner, is_done_here, goes_to, official_url))

struct ListedName {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ListedName, (), (code, name))

// Where the help of a partner is to be had that this counter does not give: the nearest counter that gives it.
struct ListedDestination {
  std::string partner;  // a code
  std::string counter;  // its id
  std::string name;
  std::string address;  // in one line
  std::optional<std::string> telephone;
  std::optional<std::string> hours;  // OSM opening_hours
  std::optional<std::int32_t> km;    // as the crow flies
};
BOOST_DESCRIBE_STRUCT(ListedDestination, (), (partner, counter, name, address, telephone, hours, km))

struct ListedStop {
  std::int32_t position = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ListedStop, (), (position, name))

// All that the recording page needs while it has no network.
struct VisitCatalogue {
  std::string counter;
  std::string counter_name;
  std::string commune;  // of the counter: most people live there
  std::string time_zone;
  std::vector<ListedProcedure> procedures;
  std::vector<ListedName> partners;
  std::vector<ListedName> communes;  // around, nearest first
  std::vector<ListedStop> stops;
  std::vector<ListedDestination> destinations;
};
BOOST_DESCRIBE_STRUCT(VisitCatalogue, (),
                      (counter, counter_name, commune, time_zone, procedures, partners, communes, stops, destinations))

// Of one moment: it does not change while it is held.
struct Surroundings {
  std::function<std::optional<CounterFacts>(std::string const& counter)> counter;
  std::function<std::optional<ProcedureFacts>(NetworkId const& network, std::string const& code)> procedure;
  std::function<bool(NetworkId const& network, std::string const& partner)> knows_partner;
  std::function<std::optional<Residence>(std::string const& commune, std::string const& counter)> residence;
  std::function<std::optional<VisitCatalogue>(std::string const& counter, Language language)> catalogue;
};

// Nothing while the directory is being loaded.
using SurroundingsNow = std::function<std::optional<Surroundings>()>;

}  // namespace relais::visits
