// A document on A4 as PDF: headings, paragraphs, tables and charts, one below the other. Text can be selected and is
// tagged, so that it can be read aloud; fonts are embedded; title, language and page numbers stand in it.
//
//   auto const bytes = pdf({.title = "Visits", .language = Language::kEn}, [](Paper& paper) {
//     paper.heading(1, "Visits");
//     paper.paragraph("Of October 2026");
//   });
//
// Cost: some 10 ms and 2 MB a page; the fonts of the machine are read for each document, some 20 ms.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/text/language.hpp"

namespace relais::print {

struct About {
  std::string title = {};
  std::string footer = {};  // at the foot of each page, before its number
  Language language = Language::kFr;
  Instant made_at{};
  bool is_one_page = false;  // everything is made as large as it fits one, within reason
};

struct Look {
  double size = 9.5;  // points
  bool is_strong = false;
  bool is_quiet = false;
  bool is_at_right = false;
};

struct Cell {
  std::string text;
  std::string detail = {};  // below it, small
  bool is_strong = false;
};

struct Column {
  std::string head;
  double share = 1;  // of the width
  bool is_number = false;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // the first cell of each says what the row is of
};

struct ChartPoint {
  std::string label;
  std::optional<double> value;  // nothing: a gap
  std::optional<double> low;
  std::optional<double> high;
  bool is_break = false;  // what is counted changed before this one
  std::string mark = {};  // what happened then
};

struct Chart {
  std::string about;  // what it shows, for whoever does not see it
  std::vector<ChartPoint> points;
  std::optional<double> top;                  // of the scale, which begins at 0; nothing: by the values
  std::function<std::string(double)> format;  // of a value of the scale
  std::string break_label;
};

class Canvas;

class Paper {
 public:
  explicit Paper(Canvas& canvas) : canvas_(canvas) {}

  void heading(int level, std::string_view text);  // 1 to 3
  void paragraph(std::string_view text, Look const& look = {});
  void note(std::string_view text);  // in a frame
  void table(Table const& table);    // its head is repeated on each page
  void chart(Chart const& chart);
  void space(double points);

 private:
  Canvas& canvas_;
};

// `draw` is called more than once: to know how many pages there are, and how small it has to be.
// Throws std::runtime_error where the drawing library or its fonts are missing.
std::string pdf(About const& about, std::function<void(Paper&)> const& draw);

}  // namespace relais::print
