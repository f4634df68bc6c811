#include "platform/print/paper.hpp"

#include <algorithm>
#include <numeric>

#include "platform/print/canvas.hpp"
#include "platform/print/pdf_language.hpp"

namespace relais::print {
namespace {

constexpr double kPadding = 3;
constexpr double kBetween = 8;  // columns
constexpr Look kHead{8, true, true};
constexpr Look kDetail{8, false, true};

Look look_of(Cell const& cell, Column const& column) {
  return {9.5, cell.is_strong, false, column.is_number};
}

Look detail_of(Column const& column) {
  auto look = kDetail;
  look.is_at_right = column.is_number;
  return look;
}

class TableDrawing {
 public:
  TableDrawing(Canvas& canvas, Table const& table) : canvas_(canvas), table_(table) {
    auto const total = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                       [](double sum, Column const& column) { return sum + column.share; });
    auto x = Canvas::kMargin;
    for (auto const& column : table.columns) {
      auto const width = Canvas::width() * column.share / total;
      places_.push_back({x, width - kBetween});
      x += width;
    }
    places_.back().width += kBetween;
  }

  void draw() {
    canvas_.need(head_height() + (table_.rows.empty() ? 0 : height_of(table_.rows.front())));
    begin();
    for (auto const& row : table_.rows) {
      auto const height = height_of(row);
      if (!canvas_.fits(height)) {
        canvas_.end("Table");
        canvas_.next_page();
        begin();
      }
      draw_row(row, height);
    }
    canvas_.end("Table");
  }

 private:
  struct Place {
    double x = 0;
    double width = 0;
  };

  void begin() {
    canvas_.begin("Table");
    auto const height = head_height();
    canvas_.fill(Canvas::kMargin, canvas_.y(), Canvas::width(), height, kShade);
    canvas_.begin("TR");
    for (std::size_t i = 0; i < places_.size(); ++i) {
      auto look = kHead;
      look.is_at_right = table_.columns[i].is_number;
      canvas_.begin("TH");
      canvas_.text(table_.columns[i].head, look, places_[i].x, canvas_.y() + padding(), places_[i].width, kQuiet);
      canvas_.end("TH");
    }
    canvas_.end("TR");
    canvas_.move_down(height);
  }

  void draw_row(std::vector<Cell> const& row, double height) {
    canvas_.begin("TR");
    for (std::size_t i = 0; i < row.size(); ++i) {
      auto const* const tag = i == 0 ? "TH" : "TD";
      auto const& [x, width] = places_[i];
      auto const& column = table_.columns[i];
      auto const y = canvas_.y() + padding();
      canvas_.begin(tag);
      auto const used = canvas_.text(row[i].text, look_of(row[i], column), x, y, width, kInk);
      canvas_.text(row[i].detail, detail_of(column), x, y + used, width, kQuiet);
      canvas_.end(tag);
    }
    canvas_.end("TR");
    canvas_.move_down(height);
    canvas_.rule(Canvas::kMargin, canvas_.y(), Canvas::kMargin + Canvas::width(), canvas_.y(), kRule, 0.5);
  }

  double padding() const { return canvas_.scaled(kPadding); }

  double head_height() const {
    double most = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      most = std::max(most, canvas_.height_of(table_.columns[i].head, kHead, places_[i].width));
    }
    return most + 2 * padding();
  }

  double height_of(std::vector<Cell> const& row) const {
    double most = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      auto const& column = table_.columns[i];
      most = std::max(most, canvas_.height_of(row[i].text, look_of(row[i], column), places_[i].width) +
                                canvas_.height_of(row[i].detail, detail_of(column), places_[i].width));
    }
    return most + 2 * padding();
  }

  Canvas& canvas_;
  Table const& table_;
  std::vector<Place> places_;
};

// Of a document of one page.
constexpr double kLargest = 1.25;
constexpr double kSmallest = 0.3;

}  // namespace

void Paper::heading(int level, std::string_view text) {
  auto const look = Look{level == 1 ? 17.0 : level == 2 ? 12.0 : 10.0, true};
  auto const* const tag = level == 1 ? "H1" : level == 2 ? "H2" : "H3";
  auto const height = canvas_.height_of(text, look, Canvas::width());
  canvas_.need(height + canvas_.scaled(40));  // not alone at the foot of a page
  canvas_.begin(tag);
  canvas_.text(text, look, Canvas::kMargin, canvas_.y(), Canvas::width(), kAccent);
  canvas_.end(tag);
  canvas_.move_down(height + canvas_.scaled(4));
}

void Paper::paragraph(std::string_view text, Look const& look) {
  if (text.empty()) {
    return;
  }
  auto const height = canvas_.height_of(text, look, Canvas::width());
  canvas_.need(height);
  canvas_.begin("P");
  canvas_.text(text, look, Canvas::kMargin, canvas_.y(), Canvas::width(), look.is_quiet ? kQuiet : kInk);
  canvas_.end("P");
  canvas_.move_down(height + canvas_.scaled(3));
}

void Paper::note(std::string_view text) {
  auto const look = Look{9, true};
  auto const inner = Canvas::width() - 2 * canvas_.scaled(8);
  auto const height = canvas_.height_of(text, look, inner) + canvas_.scaled(10);
  canvas_.need(height);
  canvas_.fill(Canvas::kMargin, canvas_.y(), Canvas::width(), height, kShade);
  canvas_.fill(Canvas::kMargin, canvas_.y(), 3, height, kAccent);
  canvas_.begin("P");
  canvas_.text(text, look, Canvas::kMargin + canvas_.scaled(8), canvas_.y() + canvas_.scaled(5), inner, kInk);
  canvas_.end("P");
  canvas_.move_down(height + canvas_.scaled(6));
}

void Paper::table(Table const& table) {
  TableDrawing{canvas_, table}.draw();
}

void Paper::space(double points) {
  canvas_.move_down(canvas_.scaled(points));
}

std::string pdf(About const& about, std::function<void(Paper&)> const& draw) {
  auto const pages_at = [&](double scale) {
    auto canvas = Canvas{about, scale, 0};
    auto paper = Paper{canvas};
    draw(paper);
    return canvas.pages();
  };
  auto scale = about.is_one_page ? kLargest : 1.0;
  auto pages = pages_at(scale);
  while (about.is_one_page && pages > 1 && scale > kSmallest) {
    scale *= 0.96;
    pages = pages_at(scale);
  }
  auto canvas = Canvas{about, scale, pages};
  auto paper = Paper{canvas};
  draw(paper);
  return in_language(canvas.finish(), about.language);
}

}  // namespace relais::print
