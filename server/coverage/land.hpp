// What access is counted over: communes with their people, and the places where people are welcomed. The program hands
// it in as `network` publishes it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "engine/geo/nearest.hpp"
#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"

namespace relais::coverage {

inline constexpr auto kNowhere = std::numeric_limits<std::uint32_t>::max();

// What a commune lies in, one of each.
enum class Level { kIntercommunal, kDepartment, kRegion };
BOOST_DESCRIBE_ENUM(Level, kIntercommunal, kDepartment, kRegion)
inline constexpr std::size_t kLevels = 3;

struct Commune {
  NetworkId network;
  std::string code;
  std::string name;
  std::optional<double> people;
  std::optional<geo::Point> centre;
  std::optional<double> area_km2;
  bool is_rural = false;
  bool is_at_border = false;
  std::int32_t counters = 0;                                                // that stand there, stops of tours too
  std::array<std::uint32_t, kLevels> within{kNowhere, kNowhere, kNowhere};  // into Land::territories, by Level
  bool operator==(Commune const&) const = default;
};

struct Territory {
  NetworkId network;
  std::string code;
  std::string name;
  Level level = Level::kDepartment;
};

// Where one can go: a counter's own place, or one stop of its tour.
struct Place {
  NetworkId network;
  std::string counter;
  std::string name;
  geo::Point at;
  // Minutes from the moment that is asked for until it closes; nothing: it stays open for longer than anybody drives.
  std::optional<double> closes_in;
  double weekly_hours = 0;  // of the seven days from the day of the directory; 0 where they are not known
};

// Which places count.
struct PlacesAsked {
  std::optional<std::string> procedure;
  std::optional<std::string> partner;
  std::optional<std::string> kind;
  std::optional<Instant> open_at;      // known to be open then
  std::optional<double> weekly_hours;  // known to be open for at least so long a week
  auto operator<=>(PlacesAsked const&) const = default;
};

// Places of a network that are left out.
struct LeftOut {
  std::int64_t hours_not_known = 0;
  std::int64_t unplaced = 0;  // no list says where they are
  bool operator==(LeftOut const&) const = default;
};

struct Places {
  std::vector<Place> places;
  std::map<NetworkId, LeftOut> left_out;
};

struct Source {
  NetworkId network;  // empty: of all
  std::string what;   // a key of coverage.source.…: "people", "counters", "roads", "roads_read"
  std::string name;
  std::optional<Date> of = {};
  std::optional<std::int32_t> year = {};
};
BOOST_DESCRIBE_STRUCT(Source, (), (network, what, name, of, year))

// Opening hours of a place that does not exist, as they answer the question.
struct HoursKept {
  bool is_open = true;  // then, and for as long a week as is asked for
  std::optional<double> closes_in;
  double weekly_hours = 0;
};

// Of one moment; what it is made of does not change.
struct Land {
  std::int64_t version = 0;
  std::vector<NetworkId> networks;  // the largest first: the one that is meant where none is said
  std::vector<Commune> communes;    // in the order of networks and codes
  std::vector<Territory> territories;
  std::vector<Source> sources;
  std::function<Result<Places>(PlacesAsked const&)> places;
  std::function<bool(std::string const& counter)> has_counter;
  // OSM opening_hours at a place; nothing where they cannot be read.
  std::function<std::optional<HoursKept>(std::string const& hours, NetworkId const& network, geo::Point at,
                                         PlacesAsked const& asked)>
      hours_kept;
  // By today's code or by one that a merger ended; nothing: no such commune or territory.
  std::function<std::optional<std::string>(std::string const&)> code_of;
};

// Null while the directory is being loaded. The same Land until the directory changes.
using LandNow = std::function<std::shared_ptr<Land const>()>;

}  // namespace relais::coverage
