// A course over time: its line, a band of how sure it is, gaps where nothing is known, a mark where what is counted
// changed.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "platform/print/canvas.hpp"

namespace relais::print {
namespace {

constexpr double kChartHeight = 170;
constexpr Look kAxis{7, false, true};
constexpr int kParts = 5;  // of the scale, each a round number

// The next 1, 2.5 or 5 times a power of ten.
double nice_top(double most) {
  if (most <= 0) {
    return 1;
  }
  auto const power = std::pow(10, std::floor(std::log10(most)));
  for (auto const step : {1.0, 2.5, 5.0}) {
    if (most <= step * power) {
      return step * power;
    }
  }
  return 10 * power;
}

class ChartDrawing {
 public:
  ChartDrawing(Canvas& canvas, Chart const& chart)
      : canvas_(canvas), chart_(chart), top_(chart.top.value_or(nice_top(most()))) {}

  void draw() {
    canvas_.need(canvas_.scaled(kChartHeight));
    high_ = canvas_.y() + canvas_.scaled(12);
    low_ = canvas_.y() + canvas_.scaled(kChartHeight - 20);
    canvas_.begin("Figure");
    scale();
    months();
    each_run([&](std::size_t from, std::size_t to) { band(from, to); });
    each_run([&](std::size_t from, std::size_t to) { line(from, to); });
    breaks();
    canvas_.end("Figure");
    canvas_.move_down(canvas_.scaled(kChartHeight));
  }

 private:
  double most() const {
    double found = 0;
    for (auto const& point : chart_.points) {
      found = std::max({found, point.value.value_or(0), point.high.value_or(0)});
    }
    return found;
  }

  double left() const { return Canvas::kMargin + canvas_.scaled(48); }
  double step() const {
    return (Canvas::kMargin + Canvas::width() - left()) /
           static_cast<double>(std::max<std::size_t>(chart_.points.size(), 1));
  }
  double x(std::size_t place) const { return left() + (static_cast<double>(place) + 0.5) * step(); }
  double y(double value) const { return low_ - (low_ - high_) * std::clamp(value / top_, 0.0, 1.0); }

  void scale() {
    for (int part = 0; part <= kParts; ++part) {
      auto const value = top_ * part / kParts;
      canvas_.rule(left(), y(value), Canvas::kMargin + Canvas::width(), y(value), kRule, 0.5);
      auto look = kAxis;
      look.is_at_right = true;
      canvas_.text(chart_.format(value), look, Canvas::kMargin, y(value) - canvas_.scaled(4.5), canvas_.scaled(42),
                   kQuiet);
    }
  }

  // As many labels as have place.
  void months() {
    auto const room = canvas_.scaled(52);
    auto const every = static_cast<std::size_t>(std::ceil(room / step()));
    for (std::size_t i = 0; i < chart_.points.size(); i += std::max<std::size_t>(every, 1)) {
      canvas_.text(chart_.points[i].label, kAxis, x(i) - canvas_.scaled(21), low_ + canvas_.scaled(4), room, kQuiet);
    }
  }

  // Of points that follow each other with a value and one definition.
  template <class Draw>
  void each_run(Draw const& draw) {
    auto const& points = chart_.points;
    for (std::size_t from = 0; from < points.size();) {
      if (!points[from].value) {
        ++from;
        continue;
      }
      auto to = from;
      while (to + 1 < points.size() && points[to + 1].value && !points[to + 1].is_break) {
        ++to;
      }
      draw(from, to);
      from = to + 1;
    }
  }

  void band(std::size_t from, std::size_t to) {
    auto const& points = chart_.points;
    auto const is_sure = std::all_of(points.begin() + static_cast<std::ptrdiff_t>(from),
                                     points.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                                     [](ChartPoint const& point) { return point.low && point.high; });
    if (!is_sure) {
      return;
    }
    auto* const cairo = canvas_.cairo();
    auto const half = from == to ? canvas_.scaled(3) : 0;
    cairo_new_path(cairo);
    for (auto i = from; i <= to; ++i) {
      cairo_line_to(cairo, x(i) - half, y(*points[i].high));
    }
    for (auto i = to + 1; i-- > from;) {
      cairo_line_to(cairo, x(i) + half, y(i == to && half > 0 ? *points[i].high : *points[i].low));
    }
    if (half > 0) {
      cairo_line_to(cairo, x(from) + half, y(*points[from].low));
      cairo_line_to(cairo, x(from) - half, y(*points[from].low));
    }
    cairo_close_path(cairo);
    canvas_.colour(kBand);
    cairo_fill(cairo);
  }

  void line(std::size_t from, std::size_t to) {
    auto* const cairo = canvas_.cairo();
    canvas_.colour(kAccent);
    cairo_set_line_width(cairo, 1.4);
    cairo_new_path(cairo);
    for (auto i = from; i <= to; ++i) {
      cairo_line_to(cairo, x(i), y(*chart_.points[i].value));
    }
    cairo_stroke(cairo);
    for (auto i = from; i <= to; ++i) {
      cairo_new_path(cairo);
      cairo_arc(cairo, x(i), y(*chart_.points[i].value), canvas_.scaled(1.8), 0, 2 * std::numbers::pi);
      cairo_fill(cairo);
    }
  }

  void breaks() {
    for (std::size_t i = 0; i < chart_.points.size(); ++i) {
      if (chart_.points[i].is_break) {
        mark(x(i) - step() / 2, high_ - canvas_.scaled(11), chart_.break_label);
      }
      if (!chart_.points[i].mark.empty()) {
        mark(x(i), high_, chart_.points[i].mark);
      }
    }
  }

  // On the side of the line where it has place.
  void mark(double at, double label_y, std::string_view label) {
    constexpr double kDash = 3;
    auto const room = canvas_.scaled(120);
    auto const is_late = at + room > Canvas::kMargin + Canvas::width();
    cairo_set_dash(canvas_.cairo(), &kDash, 1, 0);
    canvas_.rule(at, high_ - canvas_.scaled(10), at, low_, kQuiet, 0.8);
    cairo_set_dash(canvas_.cairo(), nullptr, 0, 0);
    auto look = kAxis;
    look.is_at_right = is_late;
    canvas_.text(label, look, is_late ? at - room - 3 : at + 3, label_y, room, kQuiet);
  }

  Canvas& canvas_;
  Chart const& chart_;
  double top_;
  double high_ = 0;
  double low_ = 0;
};

}  // namespace

void Paper::chart(Chart const& chart) {
  paragraph(chart.about, {8, false, true});
  ChartDrawing{canvas_, chart}.draw();
}

}  // namespace relais::print
