#include "indicators/public_data_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "indicators/worded_statistics.hpp"

namespace relais::indicators {
namespace {

constexpr auto kFresh = std::chrono::hours{1};

struct PublicDataQuery {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(PublicDataQuery, (), (network))

// One file a network; whoever comes while it is made waits for it.
class KeptFiles {
 public:
  Result<std::string> file(FiguresHouse const& house, std::optional<NetworkId> const& network) {
    auto const now = house.clock->now();
    auto const lock = std::lock_guard{mutex_};
    auto& kept = kept_[network ? network->text : ""];
    if (kept.bytes.empty() || now - kept.at >= kFresh) {
      auto made = public_data_csv(house, network);
      if (!made) {
        kept_.erase(network ? network->text : "");
        return made;
      }
      kept = {now, *std::move(made)};
    }
    return kept.bytes;
  }

 private:
  struct Kept {
    Instant at;
    std::string bytes;
  };
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

http::Answer saved(std::string bytes, std::string_view content_type, std::string_view name) {
  auto answer = http::text(std::move(bytes), content_type);
  answer.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return answer;
}

}  // namespace

Result<std::string> public_data_csv(FiguresHouse const& house, std::optional<NetworkId> const& network) {
  auto const geography = house.geography();
  if (!geography) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const& known = geography->networks;
  if (known.empty() || (network && std::ranges::find(known, *network) == known.end())) {
    return Problem{Fault::kNotFound, "statistics.place_unknown"};
  }
  auto const which = network.value_or(known.front());
  auto const now = house.clock->now();
  return public_data_csv(which, Date{std::chrono::floor<std::chrono::days>(now)},
                         [&](std::string const& indicator, Month month) {
                           auto asked = Asked{{}, which, {}, {}, now, Language::kFr};
                           asked.query.indicator = indicator;
                           asked.query.from = asked.query.to = month;
                           asked.query.by = "place";
                           return worded_statistics(house, house.feeds.front(), *geography, asked);
                         });
}

void add_public_data_routes(http::Routes& routes, FiguresHouse const& house) {
  constexpr auto kRate = http::RateLimit{30, 15};
  auto const kept = std::make_shared<KeptFiles>();
  routes.get(std::string{kPublicDataPath}, Right::kReadPublicDirectory, http::Work::kLong,
             [&house, kept](http::Request const& request) {
               auto const query = http::read_parameters<PublicDataQuery>(request);
               auto made = query ? kept->file(house, query->network) : Result<std::string>{query.problem()};
               return made ? saved(*std::move(made), "text/csv; charset=utf-8", "figures.csv")
                           : http::refusal(made.problem());
             },
             {.summary = "open_data.api.figures_csv",
              .produces = "text/csv",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = kRate});
  routes.get(std::string{kPublicDataSchemaPath}, Right::kReadPublicDirectory, http::Work::kShort,
             [&house](http::Request const&) {
               return saved(public_data_schema(*house.texts), http::kJson, "figures.schema.json");
             },
             {.summary = "open_data.api.figures_schema",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = kRate});
}

}  // namespace relais::indicators
