// How many people are within so many minutes of a counter, by territory, and how sure that is.
//
// Within: the way takes at most so many minutes. Its band: the same count were everybody a fifth slower or a fifth
// faster than the roads' free-flow speeds. People whom no road comes near, or who come to no counter, count as people
// and are within no time: they are named apart. Communes without a known population count with nobody; those whose
// centre is not known neither, and their people are named apart.
#pragma once

#include "coverage/access.hpp"
#include "platform/json/constraints.hpp"

namespace relais::coverage {

enum class GroupedBy { kCommune, kIntercommunal, kDepartment, kRegion, kDensity };
BOOST_DESCRIBE_ENUM(GroupedBy, kCommune, kIntercommunal, kDepartment, kRegion, kDensity)

enum class ZoneAsked { kRural, kBorder };
BOOST_DESCRIBE_ENUM(ZoneAsked, kRural, kBorder)

// Most people beyond first, or by code.
enum class CoverageSort { kBeyond, kCode };
BOOST_DESCRIBE_ENUM(CoverageSort, kBeyond, kCode)

struct CoverageQuery {
  std::optional<std::int32_t> minutes;  // 30 unless said
  std::optional<std::string> procedure;
  std::optional<std::string> partner;
  std::optional<std::string> kind;       // of counters
  std::optional<Instant> open_at;        // on the road then, and there before it closes
  std::optional<double> weekly_hours;    // open for at least so long a week
  std::optional<bool> across;            // from communes on the border, counters of other networks too
  std::optional<NetworkId> network;      // the largest unless said
  std::optional<std::string> territory;  // any that holds communes, or a commune
  std::optional<ZoneAsked> zone;         // communes in it alone
  std::optional<GroupedBy> by;
  std::optional<CoverageSort> sort;
  std::optional<std::int32_t> limit;  // 50 unless said
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(CoverageQuery, (),
                      (minutes, procedure, partner, kind, open_at, weekly_hours, across, network, territory, zone, by,
                       sort, limit, cursor))

struct SpeedBand {
  double slower = 0;  // the share were everybody a fifth slower
  double faster = 0;
};
BOOST_DESCRIBE_STRUCT(SpeedBand, (), (slower, faster))

// Of the people of some communes. Shares are of all of them; nothing of nobody.
struct PeopleWithin {
  double people = 0;
  double within = 0;
  std::optional<double> share;
  std::optional<SpeedBand> band;
  std::optional<double> median_minutes;  // nothing: half of them come to no counter
  double off_roads = 0;
  double unreached = 0;
  double by_straight_line = 0;  // whose minutes are estimated so
  double centre_unknown = 0;    // not among the people: nobody knows where their commune is
};
BOOST_DESCRIBE_STRUCT(PeopleWithin, (),
                      (people, within, share, band, median_minutes, off_roads, unreached, by_straight_line,
                       centre_unknown))

// Whether nobody is counted, for nobody knows where the people are.
inline bool is_unknown(PeopleWithin const& access) {
  return access.people < 1 && access.centre_unknown >= 1;
}

// From the centre of a commune.
struct NearCounter {
  std::string counter;
  std::string name;
  double minutes = 0;
  Method method = Method::kRoads;
};
BOOST_DESCRIBE_STRUCT(NearCounter, (), (counter, name, minutes, method))

struct Centre {
  double lat = 0;
  double lon = 0;
};
BOOST_DESCRIBE_STRUCT(Centre, (), (lat, lon))

struct CoveredTerritory {
  std::string code;  // of a density: its name in the contract
  std::string name;  // likewise empty
  std::optional<Centre> centre;
  PeopleWithin access;
  std::optional<NearCounter> nearest;  // of communes, as the two below
  std::optional<NearCounter> second;
  std::optional<bool> has_counter;
  Method method = Method::kRoads;  // by road where any of its communes lies near roads
};
BOOST_DESCRIBE_STRUCT(CoveredTerritory, (), (code, name, centre, access, nearest, second, has_counter, method))

struct CurvePoint {
  std::int32_t minutes = 0;
  double share = 0;
};
BOOST_DESCRIBE_STRUCT(CurvePoint, (), (minutes, share))

struct RoadsKnown {
  std::string attribution;  // of what derives from them
  bool is_made_up = false;  // a generated network: no sentence about a real country can be drawn from it
};
BOOST_DESCRIBE_STRUCT(RoadsKnown, (), (attribution, is_made_up))

// GET /api/v1/coverage
struct Coverage {
  NetworkId network;
  std::optional<std::string> territory;
  std::string territory_name;  // empty: the whole network
  std::int32_t minutes = 0;
  PeopleWithin access;
  std::int64_t communes = 0;
  std::int64_t communes_beyond = 0;  // of which half the people need longer
  std::vector<CurvePoint> curve;     // each five minutes, to an hour
  std::vector<CoveredTerritory> items;
  std::int64_t of_items = 0;  // on all pages
  std::optional<std::string> next;
  std::int64_t counters = 0;                // that count, of the networks that people may go to
  std::vector<MisplacedCounter> misplaced;  // nobody comes to them
  std::int64_t hours_not_known = 0;         // places left out for it
  std::int64_t unplaced = 0;
  std::optional<RoadsKnown> roads;  // absent: none are loaded, all is by straight line
  std::vector<Source> sources;
  bool uses_roads = false;  // not part of the answer: whether roads are to be named in it
};
BOOST_DESCRIBE_STRUCT(Coverage, (),
                      (network, territory, territory_name, minutes, access, communes, communes_beyond, curve, items,
                       of_items, next, counters, misplaced, hours_not_known, unplaced, roads, sources))

// Which communes are asked for, into Land::communes. Refusals: coverage.network_unknown, coverage.territory_unknown.
struct Selection {
  NetworkId network;
  std::optional<std::string> territory;
  std::string name;
  std::vector<std::uint32_t> communes;
};
Result<Selection> select(Land const& land, CoverageQuery const& query);

// The same places at the roads' speeds, and as they are reached by whoever is a fifth slower or faster: another map
// only where places close meanwhile.
struct SpeedMaps {
  AccessMap const& as_roads;
  AccessMap const& slower;
  AccessMap const& faster;
};
inline constexpr double kSlower = 0.8;  // of the roads' speeds
inline constexpr double kFaster = 1.2;

// Of one group of communes.
PeopleWithin people_within(Land const& land, SpeedMaps const& maps, std::span<std::uint32_t const> communes,
                           std::int32_t minutes);

// Communes that one line of an answer is of.
struct Group {
  std::string code;
  std::string name;
  std::vector<std::uint32_t> communes;
};
// By code; communes that lie in no such territory are in none of them.
std::vector<Group> groups_of(Land const& land, Selection const& selection, GroupedBy by);

// The middle of their people, or of their centres where there are none.
std::optional<Centre> centre_of(Land const& land, std::span<std::uint32_t const> communes);

// At the roads' speeds: no band.
PeopleWithin people_as_roads(Land const& land, AccessMap const& map, std::span<std::uint32_t const> communes,
                             std::int32_t minutes);
PeopleWithin people_as_roads(Land const& land, AccessMap const& map, std::uint32_t commune, std::int32_t minutes);

// By road where any of them lies near roads.
Method method_of(AccessMap const& map, std::span<std::uint32_t const> communes);

// From its centre.
std::optional<NearCounter> nearest_of(AccessMap const& map, std::uint32_t commune);

// Where people are said: whole ones. What is summed up is not rounded before.
double whole(double people);
void round_people(PeopleWithin& access);

inline constexpr std::int32_t kMinutesUnlessSaid = 30;
inline constexpr std::size_t kItemsUnlessSaid = 50;
inline constexpr auto kEverything = std::numeric_limits<std::size_t>::max();

// `limit`: of items, where the query says none. Refusals: those of select(), coverage.cursor_unreadable.
Result<Coverage> coverage(Land const& land, SpeedMaps const& maps, CoverageQuery const& query,
                          std::size_t limit = kItemsUnlessSaid);

}  // namespace relais::coverage

namespace relais {

template <>
struct json::Constraints<coverage::CoverageQuery> {
  static constexpr auto all = std::tuple{
      range(&coverage::CoverageQuery::minutes, 1, 180), range(&coverage::CoverageQuery::limit, 1, 200),
      range(&coverage::CoverageQuery::weekly_hours, 0, 168), length(&coverage::CoverageQuery::cursor, 0, 20)};
};

}  // namespace relais
