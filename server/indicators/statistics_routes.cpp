#include "indicators/statistics_routes.hpp"

#include <fmt/format.h>

#include "indicators/document.hpp"
#include "indicators/worded_statistics.hpp"

namespace relais::indicators {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

// Of a note and a month's report.
struct PlaceAndMonth {
  std::optional<std::string> territory;
  std::optional<std::string> counter;
  std::optional<Month> month;  // the last one that is over unless said
};
BOOST_DESCRIBE_STRUCT(PlaceAndMonth, (), (territory, counter, month))

struct IndicatorPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IndicatorPath, (), (id))

// Beside the address of a feed's figures: "/api/v1/statistics/visits-note.pdf".
struct FileOffered {
  std::string_view suffix;
  DocumentKind kind;
  DocumentFormat format;
  std::string_view summary;
};
constexpr auto kFiles = std::array{
    FileOffered{".csv", DocumentKind::kFigure, DocumentFormat::kCsv, "statistics.api.csv"},
    FileOffered{".xlsx", DocumentKind::kFigure, DocumentFormat::kXlsx, "statistics.api.xlsx"},
    FileOffered{".pdf", DocumentKind::kFigure, DocumentFormat::kPdf, "statistics.api.pdf"},
    FileOffered{"-note.pdf", DocumentKind::kNote, DocumentFormat::kPdf, "statistics.api.note"},
    FileOffered{"-note.xlsx", DocumentKind::kNote, DocumentFormat::kXlsx, "statistics.api.note_xlsx"},
    FileOffered{"-month.xlsx", DocumentKind::kMonth, DocumentFormat::kXlsx, "statistics.api.month"},
    FileOffered{"-month.csv", DocumentKind::kMonth, DocumentFormat::kCsv, "statistics.api.month_csv"},
    FileOffered{"-first-year.pdf", DocumentKind::kFirstYear, DocumentFormat::kPdf, "statistics.api.first_year"}};

http::Answer file_answer(Document const& document, DocumentFormat format) {
  auto answer = http::text(document.bytes, content_type(format));
  answer.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", document.file_name));
  return answer;
}

class Figures {
 public:
  explicit Figures(FiguresHouse const& house) : house_(house) {}

  DefinitionList list(Request const& request) const {
    DefinitionList list;
    for (auto const& feed : house_.feeds) {
      for (auto const& definition : feed.definitions) {
        list.items.push_back(worded(feed, definition, *house_.texts, request.language()));
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
    return worded_statistics(house_, feed, *geography, asked(feed, query, request));
  }

  http::Answer file(Feed const& feed, FileOffered const& offered, Request const& request) const {
    auto const query = offered.kind == DocumentKind::kFigure ? http::read_parameters<StatisticsQuery>(request)
                                                             : read_place_and_month(request);
    auto const made = query ? write_document(house_, feed, {offered.kind, offered.format, asked(feed, *query, request)})
                            : Result<Document>{query.problem()};
    return made ? file_answer(*made, offered.format) : http::refusal(made.problem());
  }

 private:
  static Result<StatisticsQuery> read_place_and_month(Request const& request) {
    auto const read = http::read_parameters<PlaceAndMonth>(request);
    if (!read) {
      return read.problem();
    }
    StatisticsQuery query;
    query.territory = read->territory;
    query.counter = read->counter;
    query.to = read->month;
    return query;
  }

  Asked asked(Feed const& feed, StatisticsQuery const& query, Request const& request) const {
    auto const& principal = request.principal;
    auto const own = principal.has(feed.own) ? std::optional{principal.scope(feed.own)} : std::nullopt;
    auto const scope = request.scope();
    return {query, scope.network(), scope, own, house_.clock->now(), request.language()};
  }

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
  auto found = worded_statistics(house, feed, *geography,
                                 {static_cast<StatisticsQuery const&>(query), network, {}, {}, now, language});
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
    for (auto const& offered : kFiles) {
      routes.get("/api/v1/statistics/" + feed.id + std::string{offered.suffix}, Right::kReadFigures, Work::kLong,
                 [figures, &feed, &offered](Request const& request) { return figures.file(feed, offered, request); },
                 {.summary = offered.summary,
                  .produces = content_type(offered.format),
                  .compressible = offered.format == DocumentFormat::kCsv,
                  .rate = http::RateLimit{120, 60}});
    }
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
