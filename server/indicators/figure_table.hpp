// One indicator as a table: a line for the whole, then one for each part.
#pragma once

#include "indicators/figure_words.hpp"
#include "platform/tables/write_xlsx.hpp"

namespace relais::indicators {

// What each table says of a figure, in the row's columns of these names.
template <class Row>
void put_figure(Row& row, Statistics const& all, Figure const& figure) {
  row.indicator = all.definition.id;
  row.version = all.definition.version;
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
}

// Codes and numbers for programs, named as in the contract. `only`: what they were narrowed to, in words.
std::string csv_of(std::vector<Statistics> const& all, std::string const& only);

// The same lines with headings and words for people. `feed`, `by`: where the words of codes stand.
tables::Sheet sheet_of(std::vector<Statistics> const& all, Words const& words, std::string const& only,
                       std::string_view feed, std::string_view by);

// What the lines are: definition, n, period, source of each indicator, and whether they are generated.
tables::Sheet about_sheet(std::vector<Statistics> const& all, Words const& words);

// A number as a spreadsheet reckons with it, or why there is none.
tables::SheetCell figure_cell(Figure const& figure, std::optional<double> value, Unit unit, Words const& words);

}  // namespace relais::indicators
