#include "indicators/feed.hpp"

#include <algorithm>
#include <numeric>
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

bool keeps(Breakdown const& breakdown, Definition const& definition) {
  auto const is_kept = [&](std::string const& id) {
    return breakdown.keeps.empty() || std::ranges::find(breakdown.keeps, id) != breakdown.keeps.end();
  };
  return std::ranges::all_of(definition.numerator, is_kept) && std::ranges::all_of(definition.denominator, is_kept);
}

std::vector<std::size_t> columns(Feed const& feed, std::vector<std::string> const& ids) {
  std::vector<std::size_t> places;
  places.reserve(ids.size());
  for (auto const& id : ids) {
    places.push_back(column(feed, id));
  }
  return places;
}

std::int64_t sum_of(Counts const& counts, std::vector<std::size_t> const& columns) {
  return std::accumulate(columns.begin(), columns.end(), std::int64_t{0},
                         [&](std::int64_t sum, std::size_t place) { return sum + counts[place]; });
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
