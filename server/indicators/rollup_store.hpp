// The roll-ups of all feeds, in one table: counts by place (a counter, a department), month, breakdown and value. Kept
// by events and rebuilt by a command; both give the same rows.
#pragma once

#include <map>
#include <span>

#include "indicators/tally.hpp"
#include "platform/db/database.hpp"

namespace relais::indicators {

// The department or province that a counter counts in today; empty: none is known, it counts in the network alone.
using ParentOf = std::function<std::string(std::string_view counter)>;

// A place whose figures are kept.
enum class PlaceKind { kCounter, kDepartment };
BOOST_DESCRIBE_ENUM(PlaceKind, kCounter, kDepartment)

struct Place {
  PlaceKind kind = PlaceKind::kCounter;
  std::string code;
  auto operator<=>(Place const&) const = default;
};

struct Slice {
  Month month{};
  std::string value;
  Counts counts{};
};

class RollupReader {
 public:
  RollupReader(db::Snapshot const& snapshot, NetworkId network, Feed const& feed)
      : snapshot_(snapshot), network_(std::move(network)), feed_(feed) {}

  // From `since` until before `until`, by month and value.
  std::vector<Slice> slices(Place const& place, std::size_t breakdown, Month since, Month until) const;
  // Of all places of a kind, by place and value.
  void each(PlaceKind kind, std::size_t breakdown, Month month,
            std::function<void(std::string const& place, Slice const& slice)> const& take) const;
  // All that is kept of one counter and month.
  std::vector<std::pair<std::size_t, Slice>> of_counter(std::string const& counter, Month month) const;
  std::optional<std::string> parent(std::string const& counter) const;
  std::map<std::string, std::string> parents() const;  // of all counters
  std::vector<Month> months(std::string const& counter) const;
  std::vector<std::pair<std::string, Month>> counter_months() const;

 protected:
  db::Snapshot const& snapshot_;
  NetworkId network_;
  Feed const& feed_;
};

// Collects what differs, and writes it in finish().
class RollupStore : public RollupReader {
 public:
  RollupStore(db::Transaction& transaction, NetworkId network, Feed const& feed)
      : RollupReader(transaction, std::move(network), feed), tx_(transaction) {}

  // Makes the rows of one counter and month these; what differs is added to the department. A counter
  // that counts in another department than before takes its history along. Gives the number of rows that differ.
  std::int64_t replace(std::string const& counter, Month month, std::span<TallyRow const> rows,
                       std::string const& parent);
  void finish();

 private:
  // In the order of the table's key, so that rows are written side by side.
  struct Key {
    std::size_t breakdown;
    Month month;
    Place place;
    std::string value;
    auto operator<=>(Key const&) const = default;
  };

  void add(Place const& place, Month month, std::size_t breakdown, std::string const& value, Counts const& counts);
  void move_to(std::string const& counter, std::string const& parent);

  db::Transaction& tx_;
  std::map<Key, Counts> changes_;
};

// Counts the facts of these counters and months anew.
void refresh(db::Database& database, Feed const& feed, NetworkId const& network, std::string const& counter,
             std::vector<Month> const& months, ParentOf const& parent_of);

struct Rebuilt {
  std::int64_t rows = 0;       // as the facts give them, of counters
  std::int64_t different = 0;  // of those that were kept
};

// Counts all facts of a network once and mends what differs: 0 different is the proof that events and facts agree.
Rebuilt rebuild(db::Database& database, Feed const& feed, NetworkId const& network, ParentOf const& parent_of);

}  // namespace relais::indicators
