// The pages that a paper is drawn on: where the next thing goes, and text of a width.
#pragma once

#include <memory>

#include "platform/print/drawing_library.hpp"
#include "platform/print/paper.hpp"

namespace relais::print {

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};
inline constexpr Colour kInk{0.10, 0.12, 0.16};
inline constexpr Colour kQuiet{0.33, 0.36, 0.42};
inline constexpr Colour kAccent{0.06, 0.33, 0.50};
inline constexpr Colour kBand{0.80, 0.88, 0.93};
inline constexpr Colour kRule{0.80, 0.82, 0.85};
inline constexpr Colour kShade{0.94, 0.95, 0.97};

// Points, from the upper left corner.
class Canvas {
 public:
  static constexpr double kWidth = 595.28;
  static constexpr double kHeight = 841.89;
  static constexpr double kMargin = 42;

  // `pages`: how many there will be; 0: that is what is being found out.
  Canvas(About const& about, double scale, std::size_t pages);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  double scaled(double points) const { return points * scale_; }
  static constexpr double width() { return kWidth - 2 * kMargin; }
  double y() const { return y_; }
  void move_down(double points) { y_ += points; }
  bool fits(double height) const { return y_ + height <= bottom(); }
  // The next page where this height does not fit any more.
  void need(double height);
  void next_page();

  double height_of(std::string_view text, Look const& look, double width);
  // Gives its height.
  double text(std::string_view text, Look const& look, double x, double y, double width, Colour const& colour);

  void rule(double from_x, double from_y, double to_x, double to_y, Colour const& colour, double thick = 0.6);
  void fill(double x, double y, double width, double height, Colour const& colour);
  void colour(Colour const& colour);
  cairo_t* cairo() { return cairo_.get(); }

  // A part of the document's structure ("H1", "Table").
  void begin(char const* tag) { cairo_tag_begin(cairo(), tag, ""); }
  void end(char const* tag) { cairo_tag_end(cairo(), tag); }

  std::size_t pages() const { return page_; }
  std::string finish();

 private:
  template <class T, void (*kFree)(T*)>
  struct Freed {
    void operator()(T* thing) const { kFree(thing); }
  };
  static void free_object(void* object) { g_object_unref(object); }
  template <class T>
  struct Unreferenced {
    void operator()(T* object) const { free_object(object); }
  };
  static void free_cairo(cairo_t* cairo) { cairo_destroy(cairo); }
  static void free_surface(cairo_surface_t* surface) { cairo_surface_destroy(surface); }
  using Layout = std::unique_ptr<PangoLayout, Unreferenced<PangoLayout>>;

  static double bottom() { return kHeight - kMargin - 16; }
  void describe();
  void foot();
  Layout layout(std::string_view text, Look const& look, double width);

  About const& about_;
  double scale_;
  std::size_t total_;
  std::size_t page_ = 1;
  double y_ = kMargin;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Freed<cairo_surface_t, free_surface>> surface_;
  std::unique_ptr<cairo_t, Freed<cairo_t, free_cairo>> cairo_;
  std::unique_ptr<PangoFontMap, Unreferenced<PangoFontMap>> fonts_;
  std::unique_ptr<PangoContext, Unreferenced<PangoContext>> context_;
};

}  // namespace relais::print
