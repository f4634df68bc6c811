// A workbook for a spreadsheet (Office Open XML): sheets of cells that are what they are, never formulas.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "platform/clock/clock.hpp"

namespace relais::tables {

struct Share {
  double value = 0;  // 0 to 1, shown in percent
};
struct MonthDay {
  Date first;  // of a month, shown as "2026-11"
};
// Nothing, a text, a number, a share, a month, a day.
using SheetCell = std::variant<std::monostate, std::string, double, Share, MonthDay, Date>;

struct Sheet {
  std::string name;  // cut to the 31 characters that a sheet's name may have
  std::vector<std::string> head;
  std::vector<std::vector<SheetCell>> rows;
};

// Control characters are taken out of texts, and a text is cut where a cell is full (32,767 characters).
// Throws std::runtime_error where the machine has no place for it. Cost: some 10 us a cell.
std::string write_xlsx(std::string const& title, Instant made_at, std::vector<Sheet> const& sheets);

}  // namespace relais::tables
