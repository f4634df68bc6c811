// What a capability hands in to have its facts counted: the columns of its roll-up, the breakdowns, its definitions,
// and how its facts are read. Nothing here knows what is counted.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "access/access.hpp"
#include "indicators/definition.hpp"

namespace relais::db {
class Snapshot;
}

namespace relais::indicators {

inline constexpr std::size_t kMostColumns = 16;

// Counts, by the columns of the feed; what it has no column for stays 0.
using Counts = std::array<std::int64_t, kMostColumns>;

Counts& operator+=(Counts& counts, Counts const& more);

// One at a time: a fact is counted under one value of each (or of none, or of several, where its acts differ).
struct Breakdown {
  std::string id;  // "partner"; the first of a feed is "all", of the one value "", with every fact in it
  std::vector<double> edges = {};  // of classes, ascending; values are the indexes of classes, "00", "01" …; else empty
  // The breakdown that this one cuts finer: its values are "caf>caf.rsa". Such figures are of departments; a counter's
  // are its own team's alone, for most of them would be of single persons.
  std::string part_of = {};
  std::vector<std::string> keeps = {};  // the columns that are counted by it; all unless said
};

inline constexpr char kPartOf = '>';
// "caf" of "caf>caf.rsa".
inline std::string_view whole_of(std::string_view value) {
  return value.substr(0, value.find(kPartOf));
}

// Which facts: of one counter and month, or of all counters from `since` until before `until`.
struct Extract {
  NetworkId network;
  std::optional<std::string> counter;
  Month since{};
  Month until{};
};

// Takes what is counted: counter, month, place of the breakdown in the feed, value, counts.
class Tally;

// What a sum of columns is made of, without overlap; what the parts leave is one more. Figures of sums that are part of
// one another are protected together: completed, reoriented and impossible acts of a counter tell no more than each.
struct Split {
  std::vector<std::string> whole;
  std::vector<std::vector<std::string>> parts;
};

struct Feed {
  std::string id;                    // "visits"
  std::string event;                 // of the outbox, with Changed as payload
  Right own = Right::kReadFigures;   // whoever carries it at a counter reads that counter's records anyway
  std::vector<std::string> columns;  // "acts", at most kMostColumns
  std::vector<Breakdown> breakdowns;
  std::vector<Definition> definitions;
  std::vector<Split> splits;
  std::function<void(db::Snapshot const&, Extract const&, Tally&)> count;
  std::function<bool(db::Snapshot const&, NetworkId const&)> is_generated;
  // The first and the last month of which there are facts.
  std::function<std::optional<std::pair<Month, Month>>(db::Snapshot const&, NetworkId const&)> months;
};

// What an event tells: facts of this counter and these months are otherwise now.
struct Changed {
  std::string network;
  std::string counter;
  std::vector<Month> months;
};
BOOST_DESCRIBE_STRUCT(Changed, (), (network, counter, months))

// Places in the feed. Misuse: std::logic_error.
std::size_t column(Feed const& feed, std::string_view id);
std::size_t breakdown(Feed const& feed, std::string_view id);
// Whether an indicator is counted by it.
bool keeps(Breakdown const& breakdown, Definition const& definition);
std::vector<std::size_t> columns(Feed const& feed, std::vector<std::string> const& ids);
// Of these columns together.
std::int64_t sum_of(Counts const& counts, std::vector<std::size_t> const& columns);

// That of a month; null where there is none, or none yet.
Definition const* definition(Feed const& feed, std::string_view id, Month month);
// The same, or its first one where there is none yet; null: there is no such indicator.
Definition const* definition_for_words(Feed const& feed, std::string_view id, Month month);

}  // namespace relais::indicators
