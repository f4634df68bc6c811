#include "platform/print/canvas.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "platform/text/printable.hpp"

namespace relais::print {
namespace {

// The first of them that the machine has.
constexpr auto const* kFonts = "Liberation Sans,DejaVu Sans,sans-serif";

cairo_status_t take(void* bytes, unsigned char const* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// Letters stand where the font says, not where a screen's dots are.
void unhint(PangoContext* context) {
  auto* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, 0);
}

}  // namespace

Canvas::Canvas(About const& about, double scale, std::size_t pages)
    : about_(about),
      scale_(scale),
      total_(pages),
      surface_(cairo_pdf_surface_create_for_stream(&take, &bytes_, kWidth, kHeight)),
      cairo_(cairo_create(surface_.get())),
      fonts_(pango_cairo_font_map_new()),
      context_(pango_font_map_create_context(fonts_.get())) {
  unhint(context_.get());
  pango_cairo_context_set_resolution(context_.get(), 72);  // points
  pango_context_set_language(context_.get(),
                             pango_language_from_string(TextForm<Language>::write(about.language).c_str()));
  pango_cairo_update_context(cairo(), context_.get());
  describe();
}

Canvas::~Canvas() {
  cairo_surface_finish(surface_.get());  // writes to bytes_, while that is there
}

void Canvas::describe() {
  auto const say = [&](cairo_pdf_metadata_t what, std::string const& text) {
    cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, printable(about_.title));
  say(CAIRO_PDF_METADATA_CREATOR, "Relais");
  say(CAIRO_PDF_METADATA_CREATE_DATE, TextForm<Instant>::write(about_.made_at).substr(0, 19) + "Z");
}

void Canvas::need(double height) {
  if (!fits(height) && y_ > kMargin) {
    next_page();
  }
}

void Canvas::next_page() {
  foot();
  cairo_show_page(cairo());
  ++page_;
  y_ = kMargin;
}

void Canvas::foot() {
  auto const number = total_ == 0 ? fmt::format("{}", page_) : fmt::format("{} / {}", page_, total_);
  auto const y = kHeight - kMargin - 10;
  auto const look = Look{7.5 / scale_, false, true, false};
  text(about_.footer, look, kMargin, y, width() - 60, kQuiet);
  auto at_right = look;
  at_right.is_at_right = true;
  text(number, at_right, kWidth - kMargin - 60, y, 60, kQuiet);
}

Canvas::Layout Canvas::layout(std::string_view text, Look const& look, double width) {
  auto made = Layout{pango_layout_new(context_.get())};
  auto* const font = pango_font_description_new();
  pango_font_description_set_family(font, kFonts);
  pango_font_description_set_weight(font, look.is_strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, scaled(look.size) * PANGO_SCALE);
  pango_layout_set_font_description(made.get(), font);
  pango_font_description_free(font);
  pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(made.get(), look.is_at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  auto const clean = printable(text);
  pango_layout_set_text(made.get(), clean.data(), static_cast<int>(clean.size()));
  return made;
}

double Canvas::height_of(std::string_view text, Look const& look, double width) {
  if (text.empty()) {
    return 0;
  }
  int height = 0;
  pango_layout_get_size(layout(text, look, width).get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

double Canvas::text(std::string_view text, Look const& look, double x, double y, double width, Colour const& ink) {
  if (text.empty()) {
    return 0;
  }
  auto const made = layout(text, look, width);
  colour(ink);
  cairo_move_to(cairo(), x, y);
  pango_cairo_show_layout(cairo(), made.get());
  int height = 0;
  pango_layout_get_size(made.get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

void Canvas::colour(Colour const& colour) {
  cairo_set_source_rgb(cairo(), colour.red, colour.green, colour.blue);
}

void Canvas::rule(double from_x, double from_y, double to_x, double to_y, Colour const& ink, double thick) {
  colour(ink);
  cairo_set_line_width(cairo(), thick);
  cairo_move_to(cairo(), from_x, from_y);
  cairo_line_to(cairo(), to_x, to_y);
  cairo_stroke(cairo());
}

void Canvas::fill(double x, double y, double width, double height, Colour const& ink) {
  colour(ink);
  cairo_rectangle(cairo(), x, y, width, height);
  cairo_fill(cairo());
}

std::string Canvas::finish() {
  foot();
  cairo_show_page(cairo());
  cairo_surface_finish(surface_.get());
  if (auto const status = cairo_status(cairo()); status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error{fmt::format("a document could not be drawn: {}", cairo_status_to_string(status))};
  }
  return std::move(bytes_);
}

}  // namespace relais::print
