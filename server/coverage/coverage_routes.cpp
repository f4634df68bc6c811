#include "coverage/coverage_routes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "coverage/access_report.hpp"
#include "coverage/coverage_table.hpp"

namespace relais::coverage {
namespace {

using http::Request;
using http::Work;

constexpr auto kRead = Right::kReadPublicDirectory;
constexpr auto kRate = http::RateLimit{120, 60};
constexpr double kLongestWayShown = 90;  // minutes
constexpr std::int32_t kPlacesShown = 10;
constexpr double kAsFarAsTheCrowFlies = 120'000;  // metres: further nobody is in ninety minutes
constexpr double kWholeMinute = 10;               // minutes are told to the tenth

struct TravelTimesQuery {
  std::string from;  // "49.83,3.91"
  std::optional<std::string> procedure;
  std::optional<std::int32_t> limit;  // 10 unless said
};
BOOST_DESCRIBE_STRUCT(TravelTimesQuery, (), (from, procedure, limit))

}  // namespace
}  // namespace relais::coverage

template <>
struct relais::json::Constraints<relais::coverage::TravelTimesQuery> {
  static constexpr auto all = std::tuple{range(&coverage::TravelTimesQuery::limit, 1, 50)};
};

namespace relais::coverage {
namespace {

struct TravelTime {
  std::string counter;
  std::string name;
  Centre location;
  double minutes = 0;
  Method method = Method::kRoads;
};
BOOST_DESCRIBE_STRUCT(TravelTime, (), (counter, name, location, minutes, method))

// Why a place near by has no time: it lies off the roads or in no commune, or no known road leads there.
enum class NoTime { kOffRoads, kInNoCommune, kNoWay };
BOOST_DESCRIBE_ENUM(NoTime, kOffRoads, kInNoCommune, kNoWay)

struct WithoutTime {
  std::string counter;
  std::string name;
  NoTime why = NoTime::kNoWay;
};
BOOST_DESCRIBE_STRUCT(WithoutTime, (), (counter, name, why))

// Where one starts: off the roads and in no commune nobody starts by car.
enum class StartsFrom { kRoads, kOffRoads, kBeyondRoads, kInNoCommune };
BOOST_DESCRIBE_ENUM(StartsFrom, kRoads, kOffRoads, kBeyondRoads, kInNoCommune)

// The nearest first: by road, or where the loaded roads do not come near or end before by straight line.
struct TravelTimes {
  StartsFrom from = StartsFrom::kRoads;
  std::vector<TravelTime> items;
  std::vector<WithoutTime> without;  // at most as many, the nearest first as the crow flies
  std::optional<RoadsKnown> roads;
};
BOOST_DESCRIBE_STRUCT(TravelTimes, (), (from, items, without, roads))

std::optional<double> read_degrees(std::string_view text, double most) {
  auto degrees = 0.0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), degrees);
  auto const is_read = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return is_read && std::abs(degrees) <= most ? std::optional{degrees} : std::nullopt;
}

std::optional<geo::Point> read_point(std::string_view text) {
  constexpr double kPole = 90;
  constexpr double kDateLine = 180;
  auto const comma = std::min(text.find(','), text.size());
  auto const lat = read_degrees(text.substr(0, comma), kPole);
  auto const lon = read_degrees(text.substr(std::min(comma + 1, text.size())), kDateLine);
  return lat && lon ? std::optional{geo::Point{*lat, *lon}} : std::nullopt;
}

StartsFrom starts_from(Ground ground) {
  return ground == Ground::kRoads         ? StartsFrom::kRoads
         : ground == Ground::kOffRoads    ? StartsFrom::kOffRoads
         : ground == Ground::kBeyondRoads ? StartsFrom::kBeyondRoads
                                          : StartsFrom::kInNoCommune;
}

// Nothing: by road, or a known road is missing and unknown ones may be there.
std::optional<NoTime> why_without(Surroundings const& around, Standing const& from, Standing const& to) {
  if (to.ground == Ground::kOffRoads || to.ground == Ground::kUnplaced) {
    return to.ground == Ground::kOffRoads ? NoTime::kOffRoads : NoTime::kInNoCommune;
  }
  auto const leads_there =
      from.part == to.part || from.part == kNoPart || may_fly(around.ground->graph, from.part, to.part);
  return leads_there ? std::nullopt : std::optional{NoTime::kNoWay};
}

struct PlaceNear {
  Place const* place;
  double metres;
};

std::vector<PlaceNear> places_near(Places const& places, geo::Point from) {
  std::vector<PlaceNear> near;
  for (auto const& place : places.places) {
    if (auto const metres = geo::metres_between(from, place.at); metres <= kAsFarAsTheCrowFlies) {
      near.push_back({&place, metres});
    }
  }
  std::ranges::stable_sort(near, {}, &PlaceNear::metres);
  return near;
}

Result<TravelTimes> travel_times(CoverageHouse const& house, TravelTimesQuery const& query) {
  auto const from = read_point(query.from);
  if (!from) {
    return invalid("from", "coverage.point_unreadable");
  }
  auto const around = house.surroundings();
  auto const places =
      around ? around->land->places({query.procedure, {}, {}, {}, {}}) : Result<Places>{around.problem()};
  if (!places) {
    return places.problem();
  }
  auto const start = standing_at(*around, *from);
  TravelTimes times;
  times.from = starts_from(start.ground);
  if (times.from == StartsFrom::kOffRoads || times.from == StartsFrom::kInNoCommune) {
    return times;
  }
  auto const near = places_near(*places, *from);
  std::vector<geo::Point> to;
  std::ranges::transform(near, std::back_inserter(to), [](PlaceNear const& one) { return one.place->at; });
  auto const by_road = house.minutes_by_road(*from, to, kLongestWayShown);
  for (std::size_t i = 0; i < near.size(); ++i) {
    auto const& [place, metres] = near[i];
    auto const end = standing_at(*around, place->at);
    if (auto const why = why_without(*around, start, end)) {
      times.without.push_back({place->counter, place->name, *why});
      continue;
    }
    auto const is_by_road = start.part != kNoPart && start.part == end.part;
    auto const minutes =
        is_by_road ? by_road[i] : std::optional{straight_line_time(Density::kRural, metres) / kTenthsAMinute};
    if (minutes && *minutes <= kLongestWayShown) {
      times.items.push_back({place->counter,
                             place->name,
                             {place->at.lat, place->at.lon},
                             std::round(*minutes * kWholeMinute) / kWholeMinute,
                             is_by_road ? Method::kRoads : Method::kStraightLine});
    }
  }
  std::ranges::stable_sort(times.items, {}, &TravelTime::minutes);
  auto const limit = static_cast<std::size_t>(query.limit.value_or(kPlacesShown));
  times.items.resize(std::min(times.items.size(), limit));
  times.without.resize(std::min(times.without.size(), limit));
  if (std::ranges::find(times.items, Method::kRoads, &TravelTime::method) != times.items.end()) {
    times.roads = RoadsKnown{around->roads->about().attribution, around->roads->about().is_made_up};
  }
  return times;
}

http::Answer saved(Result<std::string> bytes, std::string_view content_type, std::string_view name) {
  if (!bytes) {
    return http::refusal(bytes.problem());
  }
  auto answer = http::text(*std::move(bytes), content_type);
  answer.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return answer;
}

}  // namespace

void add_coverage_routes(http::Routes& routes, CoverageHouse const* house, i18n::Texts const& texts,
                         Clock const& clock) {
  routes.get<CoverageQuery, Coverage>(
      "/api/v1/coverage", kRead, Work::kLong,
      [house](CoverageQuery const& query, Request const&) { return house->answer(query); },
      {.summary = "coverage.api.coverage",
       .codes = {"coverage.loading", "coverage.territory_unknown", "coverage.network_unknown"},
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true,
       .rate = kRate});
  routes.get<CapacityQuery, Capacity>(
      "/api/v1/coverage/capacity", kRead, Work::kLong,
      [house](CapacityQuery const& query, Request const&) { return house->capacity(query); },
      {.summary = "coverage.api.capacity",
       .codes = {"coverage.loading", "coverage.territory_unknown"},
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true,
       .rate = http::RateLimit{30, 10}});
  routes.get(std::string{kAccessSchemaPath}, kRead, Work::kShort,
             [&texts](Request const&) { return saved(access_schema(texts), http::kJson, "access.schema.json"); },
             {.summary = "open_data.api.access_schema",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = kRate});
  routes.get(std::string{kAccessDataPath}, kRead, Work::kLong,
             [house](Request const& request) {
               auto const query = http::read_parameters<CoverageQuery>(request);
               return saved(query ? coverage_csv(*house, *query) : Result<std::string>{query.problem()},
                            "text/csv; charset=utf-8", "access.csv");
             },
             {.summary = "coverage.api.coverage_csv",
              .produces = "text/csv",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = kRate});
  routes.get("/api/v1/coverage.pdf", kRead, Work::kLong,
             [house, &texts, &clock](Request const& request) {
               auto const query = http::read_parameters<CoverageQuery>(request);
               auto const words = AccessWords{texts, request.language()};
               return saved(
                   query ? access_report(*house, words, *query, clock.now()) : Result<std::string>{query.problem()},
                   "application/pdf", "access.pdf");
             },
             {.summary = "coverage.api.coverage_pdf", .produces = "application/pdf", .rate = http::RateLimit{30, 10}});
  routes.get<TravelTimesQuery, TravelTimes>(
      "/api/v1/travel-times", kRead, Work::kLong,
      [house](TravelTimesQuery const& query, Request const&) { return travel_times(*house, query); },
      {.summary = "coverage.api.travel_times", .codes = {"coverage.loading"}, .rate = kRate});
}

}  // namespace relais::coverage
