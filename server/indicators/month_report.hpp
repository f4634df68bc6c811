// What a prefecture asks for each month: a line for each counter of its department and one for all of them, in columns
// that are chosen once.
#pragma once

#include "indicators/figure_table.hpp"

namespace relais::indicators {

// Of an indicator (or of one value of a breakdown of it): the figure, or what it is made of.
struct ReportColumn {
  enum class Part { kValue, kNumerator, kDenominator };
  std::string indicator;
  Part part = Part::kValue;
  std::string breakdown = {};
  std::string value = {};
};

std::vector<ReportColumn> const& month_columns();

struct ReportPart {
  ReportColumn column;
  std::string heading;
  Statistics by_place;
};

// The report's lines, then what its columns are.
std::vector<tables::Sheet> month_sheets(std::vector<ReportPart> const& parts, Words const& words);
std::string month_csv(std::vector<ReportPart> const& parts, Words const& words);

}  // namespace relais::indicators
