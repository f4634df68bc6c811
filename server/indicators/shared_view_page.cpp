#include "indicators/shared_view_page.hpp"

#include <fmt/format.h>

#include "indicators/figure_words.hpp"
#include "platform/i18n/format.hpp"

namespace relais::indicators {
namespace {

std::vector<PublicFigureRow> rows_of(Statistics const& all, Words const& words, OpenedView const& view) {
  auto const unit = all.definition.unit;
  std::vector<PublicFigureRow> rows;
  for (auto const& item : all.items) {
    rows.push_back(
        {words.item(item, view.feed, view.by), words.value(item.figure, unit), words.basis(item.figure, unit)});
  }
  return rows;
}

}  // namespace

SharedViewPage shared_view_page(OpenedView const& view, i18n::Texts const& texts, Language language) {
  auto const words = Words{texts, language};
  auto const& all = view.by_month;
  auto const& definition = all.definition;
  SharedViewPage page;
  page.title = view.name;
  page.place = all.place.empty() ? words.text("sharing.network") : all.place;
  page.description = fmt::format("{} · {}{}{}", definition.name, page.place, view.only.empty() ? "" : " · ", view.only);
  page.period = words.period(all.from, all.to);
  if (!view.only.empty()) {
    page.only = view.only;
  }
  page.until = i18n::date(language, Date{std::chrono::floor<std::chrono::days>(view.expires_at)});
  page.is_generated = all.is_generated;
  page.figure = {definition.name,
                 words.value(all.total, definition.unit),
                 words.basis(all.total, definition.unit),
                 definition.formula,
                 definition.numerator,
                 definition.denominator,
                 definition.source,
                 all.total.value.has_value()};
  page.months = rows_of(all, words, view);
  if (view.parts) {
    page.parts_title = words.text(fmt::format("figures.by.{}", view.by));
    page.parts = rows_of(*view.parts, words, view);
  }
  return page;
}

}  // namespace relais::indicators
