#include "network/counter_filter.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "network/sheet.hpp"

namespace relais::network {

CounterFilter::CounterFilter(Directory const& directory, Scope const& scope, CounterQuery const& query,
                             std::optional<PartnerCode> const& partner, std::optional<AskedTime> const& then)
    : directory_(directory), query_(query), only_network_(scope.only_network()) {
  folded_ = language::fold_place(query.q.value_or(""));
  words_ = language::words(folded_);
  for (auto const& bundle : directory.bundles()) {
    bundle_offers_.push_back(!partner || bundle.has(*partner));
  }
  for (std::uint32_t zone = 0; then && zone < directory.clocks().zones().size(); ++zone) {
    open_columns_.push_back(directory.open_table().during(then->from.in_zone(zone), then->until.in_zone(zone)));
  }
  asks_more_ = query.host_place || query.wheelchair || query.tag || query.network || query.kind ||
               !only_network_.empty() || !words_.empty();
  is_offered_ = std::find(bundle_offers_.begin(), bundle_offers_.end(), true) != bundle_offers_.end();
}

bool CounterFilter::fits_otherwise(MeetingPlace const& place) const {
  auto const& counter = directory_.counters()[place.counter];
  if (query_.kind && counter.kind != *query_.kind) {
    return false;
  }
  if (!only_network_.empty() && counter.network_id.text != only_network_) {
    return false;
  }
  if (query_.network && counter.network_id != *query_.network) {
    return false;
  }
  if (query_.tag && !has_line(counter.tags.value_or(""), *query_.tag)) {
    return false;
  }
  auto const text = directory_.words(static_cast<std::uint32_t>(&place - directory_.places().data()));
  return std::all_of(words_.begin(), words_.end(),
                     [&](std::string_view word) { return language::has_word_beginning(text, word); });
}

}  // namespace relais::network
