#include "network/routes.hpp"

#include <fmt/format.h>

#include "network/counter_list.hpp"
#include "network/governance.hpp"
#include "network/growth.hpp"
#include "network/look_up.hpp"
#include "network/profile.hpp"
#include "network/show_counter.hpp"
#include "network/show_procedure.hpp"
#include "network/tour_calendar.hpp"

namespace relais::network {
namespace {

using http::Request;
using http::Work;

struct ProcedurePath {
  ProcedureCode code;
};
BOOST_DESCRIBE_STRUCT(ProcedurePath, (), (code))

struct CounterPath {
  CounterId id;
};
BOOST_DESCRIBE_STRUCT(CounterPath, (), (id))

Problem not_loaded() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

constexpr auto kRead = Right::kReadPublicDirectory;

http::RouteOptions options(std::string_view summary) {
  return {.summary = summary, .cache_control = http::kOneMinute, .hashed_etag = true, .compressible = true};
}

// For answers that also say what is open now: their ETag holds for a minute.
http::RouteOptions options_by_the_minute(std::string_view summary, DirectoryNow const& live, Clock const& clock) {
  auto chosen = options(summary);
  chosen.hashed_etag = false;
  chosen.revision = [live, &clock] {
    auto const directory = live();
    auto const minute = std::chrono::floor<std::chrono::minutes>(clock.now()).time_since_epoch().count();
    return directory ? fmt::format("W/\"{:x}-{:x}\"", directory->version(), minute) : std::string{};
  };
  return chosen;
}

// Answers from the directory of this moment, or that it is still being loaded.
template <class Answer, class Use>
Result<Answer> with(DirectoryNow const& live, Use const& use) {
  auto const directory = live();
  return directory ? Result<Answer>{use(*directory)} : Result<Answer>{not_loaded()};
}

void add_counters(http::Routes& routes, DirectoryNow const& live, Clock const& clock) {
  routes.get<CounterQuery, CounterList>(
      "/api/v1/counters", kRead, Work::kShort,
      [live, &clock](CounterQuery const& query, Request const& request) -> Result<json::Written> {
        auto const directory = live();
        if (!directory) {
          return not_loaded();
        }
        auto const found = find_counters(*directory, request.scope(), query, clock.now());
        if (!found) {
          return found.problem();
        }
        json::Written page;
        write_counter_list(*found, page.text);
        return page;
      },
      options_by_the_minute("network.api.find_counters", live, clock));

  routes.get<CounterPath, CounterDetail>(
      "/api/v1/counters/{id}", kRead, Work::kShort,
      [live, &clock](CounterPath const& path, Request const& request) {
        return with<CounterDetail>(live, [&](Directory const& directory) {
          return show_counter(directory, request.scope(), path.id, clock.now());
        });
      },
      options_by_the_minute("network.api.show_counter", live, clock));

  routes.get("/api/v1/counters/{id}/tour.ics", kRead, Work::kLong,
             [live, &clock](Request const& request) {
               auto const directory = live();
               if (!directory) {
                 return http::refusal(not_loaded());
               }
               auto const id = CounterId{std::string{request.parameter("id")}};
               auto const calendar = tour_calendar(*directory, request.scope(), id, clock.now());
               return calendar ? http::text(*calendar, "text/calendar; charset=utf-8")
                               : http::refusal(calendar.problem());
             },
             {.summary = "network.api.tour_calendar",
              .produces = "text/calendar",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = http::RateLimit{60, 20}});
}

// The answer speaks the reader's language: no shared cache may give it to another.
http::RouteOptions for_one_reader(http::RouteOptions options) {
  options.cache_control = "private, max-age=60";
  return options;
}

void add_look_ups(http::Routes& routes, DirectoryNow const& live) {
  routes.get<TextQuery, PlaceList>(
      "/api/v1/places", kRead, Work::kShort,
      [live](TextQuery const& query) {
        return with<PlaceList>(live, [&](Directory const& directory) { return find_places(directory, query); });
      },
      options("network.api.find_places"));

  routes.get<ProcedureQuery, ProcedureList>(
      "/api/v1/procedures", kRead, Work::kShort,
      [live](ProcedureQuery const& query) {
        return with<ProcedureList>(live, [&](Directory const& directory) { return find_procedures(directory, query); });
      },
      options("network.api.find_procedures"));

  routes.get<ProcedurePath, ProcedureDetail>(
      "/api/v1/procedures/{code}", kRead, Work::kShort,
      [live](ProcedurePath const& path, Request const& request) -> Result<ProcedureDetail> {
        auto const directory = live();
        if (!directory) {
          return not_loaded();
        }
        return show_procedure(*directory, path.code, request.language(), directory->today());
      },
      for_one_reader(options("network.api.show_procedure")));
}

void add_profiles(http::Routes& routes, DirectoryNow const& live) {
  routes.get<TerritoryQuery, TerritoryProfile>(
      "/api/v1/territories/{code}", kRead, Work::kLong,
      [live](TerritoryQuery const& query) {
        return with<TerritoryProfile>(live,
                                      [&](Directory const& directory) { return territory_profile(directory, query); });
      },
      options("network.api.show_territory"));

  routes.get<TerritoriesQuery, TerritoryList>(
      "/api/v1/territories", kRead, Work::kLong,
      [live](TerritoriesQuery const& query) {
        return with<TerritoryList>(live, [&](Directory const& directory) { return communes_within(directory, query); });
      },
      options("network.api.territories"));

  routes.get<SizeQuery, NetworkSize>(
      "/api/v1/networks/{id}/size", kRead, Work::kLong,
      [live](SizeQuery const& query) {
        return with<NetworkSize>(live, [&](Directory const& directory) { return network_size(directory, query); });
      },
      options("network.api.network_size"));

  routes.get<GrowthQuery, Growth>(
      "/api/v1/networks/{id}/growth", kRead, Work::kLong,
      [live](GrowthQuery const& query) {
        return with<Growth>(live, [&](Directory const& directory) { return growth(directory, query); });
      },
      options("network.api.growth"));

  routes.get<GovernanceQuery, Governance>(
      "/api/v1/networks/{id}/governance", kRead, Work::kLong,
      [live](GovernanceQuery const& query) {
        return with<Governance>(live, [&](Directory const& directory) { return governance(directory, query); });
      },
      options("network.api.governance"));
}

}  // namespace

void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) {
  add_counters(routes, directory, clock);
  add_look_ups(routes, directory);
  add_profiles(routes, directory);
}

}  // namespace relais::network
