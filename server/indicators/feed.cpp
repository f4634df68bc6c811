#include "indicators/feed.hpp"

#include <algorithm>
#include <stdexcept>

namespace relais::indicators {

Counts& operator+=(Counts& counts, Counts const& more) {
  for (std::size_t i = 0; i < kMostColumns; ++i) {
    counts[i] += more[i];
  }
  return counts;
}

std::size_t column(Feed const& feed, std::string_view id) {
  auto const found = std::ranges::find(feed.columns, id);
  if (found == feed.columns.end()) {
    throw std::logic_error{"no such column in the roll-up of " + feed.id + ": " + std::string{id}};
  }
  return static_cast<std::size_t>(found - feed.columns.begin());
}

std::size_t breakdown(Feed const& feed, std::string_view id) {
  auto const found = std::ranges::find(feed.breakdowns, id, &Breakdown::id);
  if (found == feed.breakdowns.end()) {
    throw std::logic_error{"no such breakdown in the roll-up of " + feed.id + ": " + std::string{id}};
  }
  return static_cast<std::size_t>(found - feed.breakdowns.begin());
}

std::int64_t sum_of(Feed const& feed, Counts const& counts, std::vector<std::string> const& columns) {
  std::int64_t total = 0;
  for (auto const& id : columns) {
    total += counts[column(feed, id)];
  }
  return total;
}

Definition const* definition(Feed const& feed, std::string_view id, Month month) {
  Definition const* found = nullptr;
  for (auto const& one : feed.definitions) {
    if (one.id == id && one.since <= month && (found == nullptr || found->since < one.since)) {
      found = &one;
    }
  }
  return found;
}

Definition const* definition_for_words(Feed const& feed, std::string_view id, Month month) {
  if (auto const* const found = definition(feed, id, month)) {
    return found;
  }
  auto const first = std::ranges::find(feed.definitions, id, &Definition::id);
  return first == feed.definitions.end() ? nullptr : &*first;
}

}  // namespace relais::indicators
