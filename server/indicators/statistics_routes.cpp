#include "indicators/statistics_routes.hpp"

#include <fmt/format.h>

#include "indicators/statistics_store.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::indicators {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct IndicatorPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IndicatorPath, (), (id))

// The words of a definition; those of a later version stand under "…_2".
DefinitionItem item_of(Definition const& definition, i18n::Texts const& texts, Language language) {
  auto const id = definition.version == 1 ? definition.id : fmt::format("{}_{}", definition.id, definition.version);
  auto const word = [&](std::string_view part) {
    auto const key = fmt::format("indicators.{}.{}", id, part);
    return texts.has(Language::kFr, key) ? std::string{texts.text(language, key)} : std::string{};
  };
  return {definition.id,     definition.version,   definition.since, definition.measure,
          definition.unit,   definition.direction, word("name"),     word("formula"),
          word("numerator"), word("denominator"),  word("source")};
}

// A line of the table: the whole first, then what it is made of.
struct CsvRow {
  std::string indicator;
  std::int32_t version = 1;
  std::string place;
  Month from{};
  Month to{};
  std::string key;  // empty: the whole
  std::string label;
  FigureState state = FigureState::kNotRecorded;
  std::optional<double> value;
  Unit unit = Unit::kActs;
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
  std::optional<double> low;
  std::optional<double> high;
  bool is_lower_bound = false;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(CsvRow, (),
                      (indicator, version, place, from, to, key, label, state, value, unit, numerator, denominator, low,
                       high, is_lower_bound, is_generated))

CsvRow row_of(Statistics const& all, Figure const& figure) {
  CsvRow row;
  row.indicator = all.definition.id;
  row.version = all.definition.version;
  row.place = all.place;
  row.from = all.from;
  row.to = all.to;
  row.state = figure.state;
  row.value = figure.value;
  row.unit = all.definition.unit;
  row.numerator = figure.numerator;
  row.denominator = figure.denominator;
  if (figure.interval) {
    row.low = figure.interval->low;
    row.high = figure.interval->high;
  }
  row.is_lower_bound = figure.is_lower_bound;
  row.is_generated = all.is_generated;
  return row;
}

std::string csv_of(Statistics const& all) {
  std::string out;
  tables::write_csv_head<CsvRow>(out);
  tables::write_csv_row(row_of(all, all.total), out);
  for (auto const& item : all.items) {
    auto row = row_of(all, item.figure);
    row.key = item.key;
    row.label = item.label;
    row.version = item.version.value_or(row.version);
    tables::write_csv_row(row, out);
  }
  return out;
}

http::Answer csv_answer(std::string const& name, Statistics const& all) {
  auto answer = http::text(csv_of(all), "text/csv; charset=utf-8");
  answer.add("Content-Disposition", fmt::format("attachment; filename=\"{}-{}.csv\"", name, all.definition.id));
  return answer;
}

Result<Statistics> read(FiguresHouse const& house, Feed const& feed, Geography const& geography, Asked const& asked) {
  return house.database->read([&](db::Snapshot const& snapshot) -> Result<Statistics> {
    auto found = read_statistics(snapshot, feed, geography, asked);
    if (found) {
      auto const* const words = definition_for_words(feed, asked.query.indicator, found->to);
      found->definition = item_of(*words, *house.texts, asked.language);
    }
    return found;
  });
}

class Figures {
 public:
  explicit Figures(FiguresHouse const& house) : house_(house) {}

  DefinitionList list(Request const& request) const {
    DefinitionList list;
    for (auto const& feed : house_.feeds) {
      for (auto const& definition : feed.definitions) {
        list.items.push_back(item_of(definition, *house_.texts, request.language()));
      }
    }
    return list;
  }

  // All versions of one.
  Result<DefinitionList> one(std::string const& id, Request const& request) const {
    auto found = list(request);
    std::erase_if(found.items, [&](DefinitionItem const& item) { return item.id != id; });
    return found.items.empty() ? Result<DefinitionList>{Problem{Fault::kNotFound, "statistics.indicator_unknown"}}
                               : Result{std::move(found)};
  }

  Result<Statistics> statistics(Feed const& feed, StatisticsQuery const& query, Request const& request) const {
    auto const geography = house_.geography();
    if (!geography) {
      return Problem{Fault::kUnavailable, "network.directory_loading"};
    }
    auto const& principal = request.principal;
    auto const own = principal.has(feed.own) ? std::optional{principal.scope(feed.own)} : std::nullopt;
    auto const scope = request.scope();
    return read(house_, feed, *geography,
                {query, scope.network(), scope, own, house_.clock->now(), request.language()});
  }

 private:
  FiguresHouse const& house_;
};

}  // namespace

Result<Statistics> open_statistics(FiguresHouse const& house, Feed const& feed, PublicQuery const& query,
                                   Language language) {
  auto const geography = house.geography();
  if (!geography) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const network = query.network.value_or(geography->networks.empty() ? NetworkId{} : geography->networks.front());
  auto const now = house.clock->now();
  // The protected cube of a country's departments takes a second: strangers do not ask for it at will.
  auto const key =
      fmt::format("{} {} {} {}", feed.id, network.text, TextForm<Language>::write(language), json::write(query));
  if (auto kept = house.kept->find(key, now)) {
    return *std::move(kept);
  }
  auto found =
      read(house, feed, *geography, {static_cast<StatisticsQuery const&>(query), network, {}, {}, now, language});
  if (found) {
    house.kept->keep(key, *found, now);
  }
  return found;
}

void add_statistics_routes(http::Routes& routes, FiguresHouse const& house) {
  auto const figures = Figures{house};
  routes.get<NoParameters, DefinitionList>(
      "/api/v1/indicators", Right::kReadPublicDirectory, Work::kShort,
      [figures](NoParameters const&, Request const& request) { return figures.list(request); },
      {.summary = "statistics.api.indicators", .hashed_etag = true, .compressible = true});
  routes.get<IndicatorPath, DefinitionList>(
      "/api/v1/indicators/{id}", Right::kReadPublicDirectory, Work::kShort,
      [figures](IndicatorPath const& path, Request const& request) { return figures.one(path.id, request); },
      {.summary = "statistics.api.indicator", .hashed_etag = true});
  for (auto const& feed : house.feeds) {
    routes.get<StatisticsQuery, Statistics>("/api/v1/statistics/" + feed.id, Right::kReadFigures, Work::kLong,
                                            [figures, &feed](StatisticsQuery const& query, Request const& request) {
                                              return figures.statistics(feed, query, request);
                                            },
                                            {.summary = "statistics.api.figures", .compressible = true});
    routes.get("/api/v1/statistics/" + feed.id + ".csv", Right::kReadFigures, Work::kLong,
               [figures, &feed](Request const& request) {
                 auto const query = http::read_parameters<StatisticsQuery>(request);
                 auto const found =
                     query ? figures.statistics(feed, *query, request) : Result<Statistics>{query.problem()};
                 return found ? csv_answer(feed.id, *found) : http::refusal(found.problem());
               },
               {.summary = "statistics.api.csv", .compressible = true});
    routes.get<PublicQuery, Statistics>("/api/v1/public-statistics/" + feed.id, Right::kReadPublicDirectory,
                                        Work::kLong,
                                        [&house, &feed](PublicQuery const& query, Request const& request) {
                                          return open_statistics(house, feed, query, request.language());
                                        },
                                        {.summary = "statistics.api.public_figures",
                                         .cache_control = http::kOneMinute,
                                         .compressible = true,
                                         .rate = http::RateLimit{30, 15}});
  }
}

}  // namespace relais::indicators
