#include "indicators/note.hpp"

#include <fmt/format.h>

#include "platform/i18n/format.hpp"
#include "platform/print/paper.hpp"

namespace relais::indicators {
namespace {

// A share says of how many it is; everything else is given its n.
std::string basis_of(Statistics const& one, Words const& words) {
  auto said = words.basis(one.total, one.definition.unit);
  if (one.definition.unit != Unit::kShare && one.total.denominator) {
    said += (said.empty() ? "" : " · ") + words.text("documents.n", {{"n", *one.total.denominator}});
  }
  return said;
}

std::vector<print::Cell> row_of(Statistics const& one, Words const& words) {
  auto const& definition = one.definition;
  auto change = words.change(one);
  if (change.empty()) {
    change = words.text("documents.not_compared");
  }
  return {{definition.name, definition.formula, true},
          {words.value(one.total, definition.unit), basis_of(one, words), true},
          {change, words.before(one), false}};
}

}  // namespace

std::vector<std::string> const& note_indicators() {
  static std::vector<std::string> const all{"visits",
                                            "persons",
                                            "acts",
                                            "resolution_rate",
                                            "first_contact_resolution",
                                            "reorientation_rate",
                                            "waiting_median",
                                            "handling_median",
                                            "visits_per_day",
                                            "km_avoided"};
  return all;
}

std::string place_name(Statistics const& statistics, Words const& words) {
  return statistics.place.empty() ? words.text("figures.network") : statistics.place;
}

std::string foot_of(std::string_view title, Words const& words, Instant now) {
  auto const today = Date{std::chrono::floor<std::chrono::days>(now)};
  return words.text("documents.foot", {{"title", std::string{title}}, {"date", i18n::date(words.language(), today)}});
}

std::string note_pdf(std::vector<Statistics> const& figures, Words const& words, Instant now) {
  auto const& first = figures.front();
  auto const title =
      words.text("documents.note.title", {{"place", place_name(first, words)}, {"period", words.month(first.to)}});
  auto table = print::Table{{{words.text("documents.about.indicator"), 48},
                             {words.text("documents.figure"), 27},
                             {words.text("documents.change"), 25}},
                            {}};
  for (auto const& one : figures) {
    table.rows.push_back(row_of(one, words));
  }
  return print::pdf({.title = title,
                     .footer = foot_of(title, words, now),
                     .language = words.language(),
                     .made_at = now,
                     .is_one_page = true},
                    [&](print::Paper& paper) {
                      paper.heading(1, title);
                      paper.paragraph(words.text("documents.note.lead"), {9, false, true});
                      if (first.is_generated) {
                        paper.note(words.text("figures.generated_public"));
                      }
                      paper.table(table);
                      paper.space(6);
                      paper.paragraph(words.text("documents.rule"), {8, false, true});
                    });
}

tables::Sheet note_sheet(std::vector<Statistics> const& figures, Words const& words) {
  auto sheet =
      tables::Sheet{words.text("documents.sheet.figures"),
                    {words.text("documents.about.indicator"), words.text("documents.figure"), words.text("figures.n"),
                     words.text("documents.column.low"), words.text("documents.column.high"),
                     words.text("documents.change"), words.text("documents.before"), words.text("figures.month")},
                    {}};
  for (auto const& one : figures) {
    auto const unit = one.definition.unit;
    auto const bound = [&](double statistics::Interval::*side) {
      return one.total.interval && one.total.value ? figure_cell(one.total, (*one.total.interval).*side, unit, words)
                                                   : tables::SheetCell{};
    };
    auto const& n = one.total.denominator;
    sheet.rows.push_back(
        {one.definition.name, figure_cell(one.total, one.total.value, unit, words),
         n ? tables::SheetCell{static_cast<double>(*n)} : tables::SheetCell{}, bound(&statistics::Interval::low),
         bound(&statistics::Interval::high), words.change(one),
         one.previous ? figure_cell(*one.previous, one.previous->value, unit, words) : tables::SheetCell{},
         tables::MonthDay{Date{one.to / 1}}});
  }
  return sheet;
}

}  // namespace relais::indicators
