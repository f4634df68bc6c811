#include "indicators/document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "indicators/figure_paper.hpp"
#include "indicators/month_report.hpp"
#include "indicators/narrowing.hpp"
#include "indicators/note.hpp"
#include "indicators/worded_statistics.hpp"
#include "platform/json/write.hpp"

namespace relais::indicators {
namespace {

constexpr std::string_view kCsvType = "text/csv; charset=utf-8";
constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kPdfType = "application/pdf";

// What a file's name may hold of a code.
std::string plain(std::string text) {
  std::erase_if(text, [](char c) { return std::string_view{"/\\\"."}.find(c) != std::string_view::npos || c <= ' '; });
  return text;
}

class Writing {
 public:
  Writing(FiguresHouse const& house, Feed const& feed, Geography const& geography, DocumentAsked const& asked)
      : house_(house), feed_(feed), geography_(geography), asked_(asked), words_(*house.texts, asked.asked.language) {}

  Result<Document> write() {
    switch (asked_.kind) {
      case DocumentKind::kNote:
        return note();
      case DocumentKind::kMonth:
        return month_report();
      case DocumentKind::kFigure:
        return figure();
      case DocumentKind::kFirstYear:
        return first_year();
    }
    return unknown_format();
  }

 private:
  StatisticsQuery const& query() const { return asked_.asked.query; }
  Instant now() const { return asked_.asked.now; }
  static Problem unknown_format() { return {Fault::kInvalid, "documents.format_unknown"}; }

  Result<Statistics> read(StatisticsQuery query) const {
    auto asked = asked_.asked;
    asked.query = std::move(query);
    return worded_statistics(house_, feed_, geography_, asked);
  }

  Month month() const {
    auto const today = Date{std::chrono::floor<std::chrono::days>(now())};
    return query().to.value_or(month_of(today) - std::chrono::months{1});
  }

  Document document(std::string_view name, std::string bytes) const {
    return {fmt::format("{}.{}", name, TextForm<DocumentFormat>::write(asked_.format)),
            std::string{content_type(asked_.format)}, std::move(bytes)};
  }

  std::string name_of(std::string_view kind) const {
    auto const place = query().counter ? query().counter : query().territory;
    return fmt::format("{}-{}-{}", kind, plain(place.value_or(asked_.asked.network.text)),
                       TextForm<Month>::write(month()));
  }

  // ---- one indicator

  Result<Document> figure() const {
    auto found = read(query());
    if (!found) {
      return found.problem();
    }
    auto const by = query().by.value_or("month");
    auto const name = fmt::format("{}-{}", feed_.id, found->definition.id);
    auto const all = std::vector{*std::move(found)};
    auto const only = narrowing(query(), feed_.id, asked_.asked.network, geography_, words_);
    switch (asked_.format) {
      case DocumentFormat::kCsv:
        return document(name, csv_of(all, only));
      case DocumentFormat::kXlsx:
        return document(name,
                        tables::write_xlsx(all.front().definition.name, now(),
                                           {sheet_of(all, words_, only, feed_.id, by), about_sheet(all, words_)}));
      case DocumentFormat::kPdf:
        return document(name, figure_pdf(all.front(), words_, only, feed_.id, by, now()));
    }
    return unknown_format();
  }

  // ---- a note

  Result<Document> note() const {
    if (asked_.format == DocumentFormat::kCsv) {
      return unknown_format();
    }
    std::vector<Statistics> all;
    for (auto const& indicator : note_indicators()) {
      auto one = query();
      one.indicator = indicator;
      one.from = one.to = month();
      one.by = std::nullopt;
      auto found = read(one);
      if (!found) {
        return found.problem();
      }
      found->items.clear();
      all.push_back(*std::move(found));
    }
    if (asked_.format == DocumentFormat::kPdf) {
      return document(name_of("note"), note_pdf(all, words_, now()));
    }
    auto const title = words_.text(
        "documents.note.title", {{"place", place_name(all.front(), words_)}, {"period", words_.month(all.front().to)}});
    return document(name_of("note"),
                    tables::write_xlsx(title, now(), {note_sheet(all, words_), about_sheet(all, words_)}));
  }

  // ---- the first year

  Result<Document> first_year() const {
    if (asked_.format != DocumentFormat::kPdf) {
      return unknown_format();
    }
    auto const start = first_month();
    if (!start) {
      return start.problem();
    }
    constexpr auto kYear = std::chrono::months{12};
    auto const last_over = month_of(Date{std::chrono::floor<std::chrono::days>(now())}) - std::chrono::months{1};
    auto const end = std::min(*start + kYear - std::chrono::months{1}, last_over);
    auto const is_second_over = *start + kYear + kYear - std::chrono::months{1} <= last_over;
    if (end < *start) {
      return Problem{Fault::kNotFound, "documents.first_year.nothing"};
    }
    std::vector<Statistics> first;
    std::vector<Statistics> then;
    for (auto const& indicator : note_indicators()) {
      auto one = query();
      one.indicator = indicator;
      one.from = *start;
      one.to = end;
      auto found = read(one);
      if (!found) {
        return found.problem();
      }
      first.push_back(*std::move(found));
      if (is_second_over) {
        one.from = *start + kYear;
        one.to = end + kYear;
        one.against = *start;
        then.push_back(read_against(one));
      }
    }
    return document(name_of("first-year"), first_year_pdf(first, then, words_, now()));
  }

  // Refused where the definition has changed: then there is no figure.
  Statistics read_against(StatisticsQuery const& query) const {
    if (auto found = read(query)) {
      return *std::move(found);
    }
    Statistics none;
    none.total.state = FigureState::kDefinitionChanged;
    return none;
  }

  Result<Month> first_month() const {
    auto const nothing = Problem{Fault::kNotFound, "documents.first_year.nothing"};
    auto const months = house_.database->read(
        [&](db::Snapshot const& snapshot) { return feed_.months(snapshot, asked_.asked.network); });
    if (!months) {
      return nothing;
    }
    auto one = query();
    one.indicator = note_indicators().front();
    one.from = months->first;
    one.to = months->second;
    one.by = "month";
    auto const found = read(one);
    if (!found) {
      return found.problem();
    }
    auto const first = std::ranges::find_if(
        found->items, [](StatisticsItem const& item) { return item.figure.state != FigureState::kNotRecorded; });
    return first == found->items.end() ? Result<Month>{nothing} : *TextForm<Month>::read(first->key);
  }

  // ---- a month's report

  Result<Document> month_report() const {
    if (asked_.format == DocumentFormat::kPdf) {
      return unknown_format();
    }
    auto const& territory = query().territory;
    auto const inside = territory ? geography_.departments_in(asked_.asked.network, *territory) : std::nullopt;
    if (!inside || query().counter) {
      return Problem{Fault::kNotFound, "statistics.place_unknown"};
    }
    if (*inside != std::vector{*territory}) {
      return Problem{Fault::kInvalid, "documents.department_only", {{"/territory", "documents.department_only"}}};
    }
    auto parts = report_parts();
    if (!parts) {
      return parts.problem();
    }
    if (asked_.format == DocumentFormat::kCsv) {
      return document(name_of("month"), month_csv(*parts, words_));
    }
    auto const title = words_.text("documents.month.title",
                                   {{"place", parts->front().by_place.place}, {"period", words_.month(month())}});
    return document(name_of("month"), tables::write_xlsx(title, now(), month_sheets(*parts, words_)));
  }

  // A body that the network does not know has no column.
  Result<std::vector<ReportPart>> report_parts() const {
    std::vector<ReportPart> parts;
    for (auto const& column : month_columns()) {
      auto one = query();
      one.indicator = column.indicator;
      one.from = one.to = month();
      one.by = "place";
      std::string value;
      if (!column.breakdown.empty()) {
        one.breakdown = column.breakdown;
        one.value = column.value;
        auto const known =
            geography_.name_of_value(asked_.asked.network, column.breakdown, column.value, words_.language());
        if (column.breakdown == "partner" && known.empty()) {
          continue;
        }
        value = words_.item({column.value, known, {}, {}}, feed_.id, column.breakdown);
      }
      auto const same = std::ranges::find_if(parts, [&](ReportPart const& part) {
        return part.column.indicator == column.indicator && part.column.value == column.value;
      });
      auto found = same == parts.end() ? read(one) : Result{same->by_place};
      if (!found) {
        return found.problem();
      }
      auto heading = heading_of(column, found->definition, value);
      parts.push_back({column, std::move(heading), *std::move(found)});
    }
    return parts;
  }

  std::string heading_of(ReportColumn const& column, DefinitionItem const& definition, std::string const& value) const {
    switch (column.part) {
      case ReportColumn::Part::kNumerator:
        return definition.numerator;
      case ReportColumn::Part::kDenominator:
        return definition.denominator;
      case ReportColumn::Part::kValue:
        return value.empty() ? definition.name
                             : words_.text("documents.says", {{"name", definition.name}, {"said", value}});
    }
    return definition.name;
  }

  FiguresHouse const& house_;
  Feed const& feed_;
  Geography const& geography_;
  DocumentAsked const& asked_;
  Words words_;
};

}  // namespace

std::string_view content_type(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::kCsv:
      return kCsvType;
    case DocumentFormat::kXlsx:
      return kXlsxType;
    case DocumentFormat::kPdf:
      return kPdfType;
  }
  return {};
}

Result<Document> write_document(FiguresHouse const& house, Feed const& feed, DocumentAsked const& asked) {
  auto const geography = house.geography();
  return geography ? Writing{house, feed, *geography, asked}.write()
                   : Result<Document>{Problem{Fault::kUnavailable, "network.directory_loading"}};
}

}  // namespace relais::indicators
