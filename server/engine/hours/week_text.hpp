// Opening hours as public lists write them, a text for each weekday: "09:00 - 12:00 / 13:30 - 17:00",
// "9h30 – 12h15 / 13h45 – 16h30", "de 9 h à 12 h et de 14 h à 17 h", "9-12/13-17"; "-", "NA", "fermé" or nothing: none.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace relais::hours {

using WeekCells = std::array<std::string_view, 7>;  // Monday first

struct Interval {  // minutes from midnight, from < to <= 1440
  int from;
  int to;
  bool operator==(Interval const&) const = default;
};

struct CellWarning {
  std::size_t day;        // 0 = Monday
  std::string_view code;  // hours.interval_empty, interval_reversed, intervals_overlap, unreadable
  std::string raw;        // the cell
  bool operator==(CellWarning const&) const = default;
};

struct WeekText {
  std::array<std::vector<Interval>, 7> days;  // by time, disjoint and apart
  std::string osm;  // "Mo-Fr 08:45-12:00,13:30-16:00"; a day that is not readable is "unknown"; empty: no hours at all
  std::vector<CellWarning> warnings;
};

// An empty or reversed interval is left out, overlapping ones are joined, each with a warning; intervals that touch are
// joined in silence. A cell with anything else in it ("sur rendez-vous") is not read at all. Linear.
WeekText read_week_text(WeekCells const& cells);

}  // namespace relais::hours
