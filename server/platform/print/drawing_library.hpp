// Cairo and Pango, loaded when a first paper is drawn: they bring thirty libraries along.
//
// Inside relais::print the names below stand before those of their headers, so calls are written as ever.
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "platform/libraries/loaded_function.hpp"

namespace relais::print {

// The address of a function of either, or of what they stand on. Throws std::runtime_error where they are not
// installed.
void* drawing_symbol(char const* name);

#define RELAIS_DRAWING(name) inline constinit LoadedFunction<drawing_symbol, decltype(::name)> const name{#name};
RELAIS_DRAWING(cairo_close_path)
RELAIS_DRAWING(cairo_create)
RELAIS_DRAWING(cairo_destroy)
RELAIS_DRAWING(cairo_fill)
RELAIS_DRAWING(cairo_arc)
RELAIS_DRAWING(cairo_font_options_create)
RELAIS_DRAWING(cairo_font_options_destroy)
RELAIS_DRAWING(cairo_font_options_set_hint_metrics)
RELAIS_DRAWING(cairo_font_options_set_hint_style)
RELAIS_DRAWING(cairo_line_to)
RELAIS_DRAWING(cairo_move_to)
RELAIS_DRAWING(cairo_new_path)
RELAIS_DRAWING(cairo_pdf_surface_create_for_stream)
RELAIS_DRAWING(cairo_pdf_surface_set_metadata)
RELAIS_DRAWING(cairo_rectangle)
RELAIS_DRAWING(cairo_set_dash)
RELAIS_DRAWING(cairo_set_line_width)
RELAIS_DRAWING(cairo_set_source_rgb)
RELAIS_DRAWING(cairo_show_page)
RELAIS_DRAWING(cairo_status)
RELAIS_DRAWING(cairo_status_to_string)
RELAIS_DRAWING(cairo_stroke)
RELAIS_DRAWING(cairo_surface_destroy)
RELAIS_DRAWING(cairo_surface_finish)
RELAIS_DRAWING(cairo_tag_begin)
RELAIS_DRAWING(cairo_tag_end)
RELAIS_DRAWING(g_object_unref)
RELAIS_DRAWING(pango_cairo_context_set_font_options)
RELAIS_DRAWING(pango_cairo_context_set_resolution)
RELAIS_DRAWING(pango_cairo_font_map_new)
RELAIS_DRAWING(pango_cairo_show_layout)
RELAIS_DRAWING(pango_cairo_update_context)
RELAIS_DRAWING(pango_context_set_language)
RELAIS_DRAWING(pango_context_set_round_glyph_positions)
RELAIS_DRAWING(pango_font_description_free)
RELAIS_DRAWING(pango_font_description_new)
RELAIS_DRAWING(pango_font_description_set_absolute_size)
RELAIS_DRAWING(pango_font_description_set_family)
RELAIS_DRAWING(pango_font_description_set_weight)
RELAIS_DRAWING(pango_font_map_create_context)
RELAIS_DRAWING(pango_language_from_string)
RELAIS_DRAWING(pango_layout_get_size)
RELAIS_DRAWING(pango_layout_new)
RELAIS_DRAWING(pango_layout_set_alignment)
RELAIS_DRAWING(pango_layout_set_font_description)
RELAIS_DRAWING(pango_layout_set_text)
RELAIS_DRAWING(pango_layout_set_width)
RELAIS_DRAWING(pango_layout_set_wrap)
#undef RELAIS_DRAWING

}  // namespace relais::print
