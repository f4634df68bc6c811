#include "indicators/figure_table.hpp"

#include <fmt/format.h>

#include "platform/i18n/format.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::indicators {
namespace {

using tables::SheetCell;

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
  std::string only;  // what all the lines were narrowed to, in words
};
BOOST_DESCRIBE_STRUCT(CsvRow, (),
                      (indicator, version, place, from, to, key, label, state, value, unit, numerator, denominator, low,
                       high, is_lower_bound, is_generated, only))

CsvRow row_of(Statistics const& all, Figure const& figure, std::string const& only) {
  CsvRow row;
  put_figure(row, all, figure);
  row.only = only;
  row.place = all.place;
  row.from = all.from;
  row.to = all.to;
  return row;
}

CsvRow row_of(Statistics const& all, StatisticsItem const& item, std::string const& only) {
  auto row = row_of(all, item.figure, only);
  row.key = item.key;
  row.label = item.label;
  row.version = item.version.value_or(row.version);
  return row;
}

SheetCell month_cell(Month month) {
  return tables::MonthDay{Date{month / 1}};
}

SheetCell number_cell(std::optional<double> value, Unit unit) {
  if (!value) {
    return std::monostate{};
  }
  return unit == Unit::kShare ? SheetCell{tables::Share{*value}} : SheetCell{*value};
}

SheetCell count_cell(std::optional<std::int64_t> value) {
  return value ? SheetCell{static_cast<double>(*value)} : SheetCell{};
}

// In the order of CsvRow.
std::vector<SheetCell> cells_of(CsvRow const& row, Words const& words) {
  auto const yes_or_no = [&](bool is) { return words.text(is ? "documents.yes" : "documents.no"); };
  auto const month = TextForm<Month>::read(row.key);
  return {row.indicator,
          static_cast<double>(row.version),
          row.place,
          month_cell(row.from),
          month_cell(row.to),
          month ? month_cell(*month) : SheetCell{row.key},
          row.label,
          words.state(row.state),
          number_cell(row.value, row.unit),
          words.text(fmt::format("documents.unit.{}", TextForm<Unit>::write(row.unit))),
          count_cell(row.numerator),
          count_cell(row.denominator),
          number_cell(row.low, row.unit),
          number_cell(row.high, row.unit),
          yes_or_no(row.is_lower_bound),
          yes_or_no(row.is_generated),
          row.only};
}

std::string n_of(Figure const& figure, Words const& words) {
  return figure.denominator ? i18n::number(words.language(), *figure.denominator)
         : figure.numerator ? i18n::number(words.language(), *figure.numerator)
                            : words.state(figure.state);
}

}  // namespace

std::string csv_of(std::vector<Statistics> const& all, std::string const& only) {
  std::string out;
  tables::write_csv_head<CsvRow>(out);
  for (auto const& one : all) {
    tables::write_csv_row(row_of(one, one.total, only), out);
    for (auto const& item : one.items) {
      tables::write_csv_row(row_of(one, item, only), out);
    }
  }
  return out;
}

tables::Sheet sheet_of(std::vector<Statistics> const& all, Words const& words, std::string const& only,
                       std::string_view feed, std::string_view by) {
  auto sheet = tables::Sheet{words.text("documents.sheet.figures"), {}, {}};
  boost::mp11::mp_for_each<json::Members<CsvRow>>(
      [&](auto member) { sheet.head.push_back(words.text(fmt::format("documents.column.{}", member.name))); });
  for (auto const& one : all) {
    sheet.rows.push_back(cells_of(row_of(one, one.total, only), words));
    for (auto const& item : one.items) {
      auto row = row_of(one, item, only);
      row.label = words.item(item, feed, by);
      sheet.rows.push_back(cells_of(row, words));
    }
  }
  return sheet;
}

tables::Sheet about_sheet(std::vector<Statistics> const& all, Words const& words) {
  auto sheet = tables::Sheet{
      words.text("documents.sheet.about"),
      {words.text("documents.about.indicator"), words.text("figures.formula"), words.text("figures.numerator"),
       words.text("figures.denominator"), words.text("documents.about.n"), words.text("figures.period"),
       words.text("figures.source"), words.text("figures.version"), words.text("documents.column.is_generated")},
      {}};
  for (auto const& one : all) {
    auto const& definition = one.definition;
    sheet.rows.push_back({definition.name, definition.formula, definition.numerator, definition.denominator,
                          n_of(one.total, words), words.period(one.from, one.to), definition.source,
                          fmt::format("{}, {}", definition.id, definition.version),
                          words.text(one.is_generated ? "documents.yes" : "documents.no")});
  }
  sheet.rows.push_back({words.text("documents.rule")});
  return sheet;
}

tables::SheetCell figure_cell(Figure const& figure, std::optional<double> value, Unit unit, Words const& words) {
  if (!value) {
    return words.state(figure.state);
  }
  return figure.is_lower_bound ? SheetCell{words.text("figures.at_least", {{"value", words.value(*value, unit)}})}
                               : number_cell(value, unit);
}

}  // namespace relais::indicators
