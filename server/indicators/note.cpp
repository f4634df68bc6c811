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

print::Cell value_of(Statistics const& one, Words const& words) {
  return {words.value(one.total, one.definition.unit), basis_of(one, words), true};
}

std::vector<print::Cell> row_of(Statistics const& one, Words const& words) {
  auto const& definition = one.definition;
  auto change = words.change(one);
  if (change.empty()) {
    change = words.text("documents.not_compared");
  }
  return {{definition.name, definition.formula, true}, value_of(one, words), {change, words.before(one), false}};
}

struct Sheet {
  std::string title;
  std::string lead;
  std::vector<StartMark> marks = {};
  bool is_generated = false;
};

std::string one_page(Sheet const& sheet, print::Table const& table, Words const& words, Instant now) {
  return print::pdf({.title = sheet.title,
                     .footer = foot_of(sheet.title, words, now),
                     .language = words.language(),
                     .made_at = now,
                     .is_one_page = true},
                    [&](print::Paper& paper) {
                      paper.heading(1, sheet.title);
                      paper.paragraph(sheet.lead, {9, false, true});
                      if (sheet.is_generated) {
                        paper.note(words.text("figures.generated_public"));
                      }
                      for (auto const& mark : sheet.marks) {
                        paper.paragraph(
                            words.text("documents.mark", {{"month", words.month(mark.month)}, {"text", mark.text}}),
                            {9, false, false});
                      }
                      paper.table(table);
                      paper.space(6);
                      paper.paragraph(words.text("documents.rule"), {8, false, true});
                    });
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
  auto table = print::Table{{{words.text("documents.about.indicator"), 48},
                             {words.text("documents.figure"), 27},
                             {words.text("documents.change"), 25}},
                            {}};
  for (auto const& one : figures) {
    table.rows.push_back(row_of(one, words));
  }
  auto const title =
      words.text("documents.note.title", {{"place", place_name(first, words)}, {"period", words.month(first.to)}});
  return one_page({title, words.text("documents.note.lead"), {}, first.is_generated}, table, words, now);
}

std::string first_year_pdf(std::vector<Statistics> const& first, std::vector<Statistics> const& then,
                           Words const& words, Instant now) {
  auto const& any = first.front();
  auto table = print::Table{{{words.text("documents.about.indicator"), 48},
                             {words.period(any.from, any.to), 27},
                             {words.text("documents.first_year.then"), 25}},
                            {}};
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& definition = first[i].definition;
    auto const says = words.text("documents.version", {{"formula", definition.formula},
                                                       {"version", std::int64_t{definition.version}},
                                                       {"since", words.month(definition.since)}});
    auto after = print::Cell{words.text("documents.not_compared"), {}, false};
    if (!then.empty()) {
      after = {words.value(then[i].total, definition.unit), words.change(then[i]), false};
    }
    table.rows.push_back({{definition.name, says, true}, value_of(first[i], words), after});
  }
  auto const title = words.text("documents.first_year.title",
                                {{"place", place_name(any, words)}, {"period", words.period(any.from, any.to)}});
  return one_page({title, words.text("documents.first_year.lead"), any.marks, any.is_generated}, table, words, now);
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
