// What the page of the figures of stories shows.
#pragma once

#include "commands/asked_network.hpp"
#include "commands/experience_page_models.hpp"
#include "indicators/public_figures.hpp"

namespace relais::commands {

struct FigureCell {
  std::string value;                // "75 % (75/100)"
  std::optional<std::string> note;  // "between 66 % and 82 %"
};
BOOST_DESCRIBE_STRUCT(FigureCell, (), (value, note))

struct FigureLine {
  std::string name;
  std::vector<FigureCell> cells;
  bool is_total = false;
};
BOOST_DESCRIBE_STRUCT(FigureLine, (), (name, cells, is_total))

struct FigureTable {
  std::string id;
  std::string heading;
  std::string meaning;
  std::string first_column;
  std::vector<std::string> columns;
  std::vector<FigureLine> lines;
  std::optional<std::string> file_url;
};
BOOST_DESCRIBE_STRUCT(FigureTable, (), (id, heading, meaning, first_column, columns, lines, file_url))

// In the units of the view box: 640 wide, 220 high.
struct ChartMark {
  std::string at;  // along the axis
  std::string label;
  std::string anchor = "middle";  // of the label: "start", "end"
};
BOOST_DESCRIBE_STRUCT(ChartMark, (), (at, label, anchor))

struct CohortBar {
  std::string x;
  std::string y;
  std::string width;
  std::string height;
  std::string middle;
  std::string low;
  std::string high;
};
BOOST_DESCRIBE_STRUCT(CohortBar, (), (x, y, width, height, middle, low, high))

// Each month has its place; one without a rate stands empty.
struct CohortChart {
  std::int64_t months = 0;   // places
  std::string cohorts_said;  // what it shows, in words
  std::vector<CohortBar> bars;
  std::vector<ChartMark> bar_marks;
};
BOOST_DESCRIBE_STRUCT(CohortChart, (), (months, cohorts_said, bars, bar_marks))

struct WaitingChart {
  std::string waiting_said;
  std::string band;   // points of the interval
  std::string curve;  // points of the steps
  std::optional<std::string> median_at;
  std::vector<ChartMark> day_marks;
};
BOOST_DESCRIBE_STRUCT(WaitingChart, (), (waiting_said, band, curve, median_at, day_marks))

// Template "experiences/figures".
struct ExperienceFiguresPage : pages::Page {
  std::vector<NetworkChoice> networks;
  std::string network;
  std::vector<Option> from_months;
  std::vector<Option> to_months;
  std::vector<OptionGroup> subjects;
  std::string period;
  std::string as_of;
  std::optional<std::string> about;
  bool is_generated = false;
  std::vector<indicators::PublicFigure> figures;
  std::string months_counted;
  std::optional<CohortChart> cohort_chart;
  std::vector<FigureTable> cohorts;  // one, or none
  std::optional<WaitingChart> waiting_chart;
  std::vector<FigureTable> waiting;
  std::vector<FigureTable> tables;
  std::vector<OptionGroup> firsts;
  std::vector<OptionGroup> seconds;
  std::vector<std::string> comparison;
  std::vector<std::string> definitions;
  std::string csv_url;
};
BOOST_DESCRIBE_STRUCT(ExperienceFiguresPage, (pages::Page),
                      (networks, network, from_months, to_months, subjects, period, as_of, about, is_generated, figures,
                       months_counted, cohort_chart, cohorts, waiting_chart, waiting, tables, firsts, seconds,
                       comparison, definitions, csv_url))

}  // namespace relais::commands
