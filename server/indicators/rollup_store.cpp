#include "indicators/rollup_store.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "platform/db/bulk_save.hpp"

namespace relais::indicators {
namespace {

// 0 is kept as null: most columns of most rows are 0, and a null takes no room.
using Stored = std::optional<std::int64_t>;

struct RollupRow {
  NetworkId network_id;
  std::string feed;
  std::string breakdown;
  Month month{};
  PlaceKind place_kind = PlaceKind::kCounter;
  std::string place;
  std::string value;
  Stored n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12, n13, n14, n15, n16;
};
BOOST_DESCRIBE_STRUCT(RollupRow, (),
                      (network_id, feed, breakdown, month, place_kind, place, value, n01, n02, n03, n04, n05, n06, n07,
                       n08, n09, n10, n11, n12, n13, n14, n15, n16))

template <class Row>
auto columns_of(Row& row) {
  return std::array{&row.n01, &row.n02, &row.n03, &row.n04, &row.n05, &row.n06, &row.n07, &row.n08,
                    &row.n09, &row.n10, &row.n11, &row.n12, &row.n13, &row.n14, &row.n15, &row.n16};
}

Counts counts_of(RollupRow const& row) {
  Counts counts{};
  auto const columns = columns_of(row);
  for (std::size_t i = 0; i < kMostColumns; ++i) {
    counts[i] = columns[i]->value_or(0);
  }
  return counts;
}

void fill(RollupRow& row, Counts const& counts) {
  auto const columns = columns_of(row);
  for (std::size_t i = 0; i < kMostColumns; ++i) {
    *columns[i] = counts[i] == 0 ? Stored{} : Stored{counts[i]};
  }
}

constexpr std::string_view kColumns = "n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12, n13, n14, n15, n16";

std::string for_each_column(std::string_view pattern) {
  std::string list;
  for (std::size_t i = 1; i <= kMostColumns; ++i) {
    list += (i > 1 ? ", " : "") + fmt::format(fmt::runtime(pattern), fmt::arg("n", fmt::format("n{:02}", i)));
  }
  return list;
}

std::string const kSelect =
    "select network_id, feed, breakdown, month, place_kind, place, value, " + std::string{kColumns} + R"sql( from rollup
  where network_id = :network and feed = :feed and breakdown = :breakdown and month = :month and place_kind = :kind )sql";

db::Statement const kSlices{"indicators.slices", kSelect + "and place = :place order by value"};
db::Statement const kOfKind{"indicators.rollup_of_kind", kSelect + "order by place, value"};

// Every fact stands in the first breakdown.
struct CounterMonth {
  std::string place;
  Month month{};
};
BOOST_DESCRIBE_STRUCT(CounterMonth, (), (place, month))
db::Statement const kMonths{"indicators.months_of_counter", R"sql(
  select month from rollup where network_id = :network and feed = :feed and breakdown = :breakdown
    and place_kind = 'counter' and place = :place order by month)sql"};
db::Statement const kCounterMonths{"indicators.counter_months", R"sql(
  select place, month from rollup where network_id = :network and feed = :feed and breakdown = :breakdown
    and place_kind = 'counter' order by place, month)sql"};

std::string const kAddUp = "on conflict (network_id, feed, breakdown, month, place_kind, place, value) do update set " +
                           for_each_column("{n} = nullif(coalesce(rollup.{n}, 0) + coalesce(excluded.{n}, 0), 0)");
db::BulkSave<RollupRow> const kAdd{"indicators.add_to_rollup", "rollup", kAddUp};
db::Statement const kDropEmpty{"indicators.drop_empty_rollup", R"sql(
  delete from rollup where network_id = :network and feed = :feed and breakdown = :breakdown and month = :month
    and place_kind = :kind and place = :place and coalesce()sql" + std::string{kColumns} +
                                                                   ") is null"};

db::Statement const kParent{"indicators.parent_of_counter", R"sql(
  select parent from rollup_place where network_id = :network and feed = :feed and counter_id = :counter)sql"};
db::Statement const kSaveParent{"indicators.save_parent_of_counter", R"sql(
  insert into rollup_place (network_id, feed, counter_id, parent) values (:network, :feed, :counter, :parent)
  on conflict (network_id, feed, counter_id) do update set parent = excluded.parent)sql"};

struct Parent {
  std::string counter_id;
  std::string parent;
};
BOOST_DESCRIBE_STRUCT(Parent, (), (counter_id, parent))
db::Statement const kParents{"indicators.parents_of_counters", R"sql(
  select counter_id, parent from rollup_place where network_id = :network and feed = :feed order by counter_id)sql"};

Counts operator-(Counts left, Counts const& right) {
  for (std::size_t i = 0; i < kMostColumns; ++i) {
    left[i] -= right[i];
  }
  return left;
}

std::vector<TallyRow> rows_of(Tally const& tally) {
  std::vector<TallyRow> rows;
  tally.each([&](TallyRow const& row) { rows.push_back(row); });
  return rows;
}

}  // namespace

std::vector<Slice> RollupReader::slices(Place const& place, std::size_t breakdown, Month since, Month until) const {
  std::vector<Slice> slices;
  for (auto month = since; month < until; month += std::chrono::months{1}) {
    snapshot_.each<RollupRow>(
        kSlices,
        [&](RollupRow&& row) {
          slices.push_back({row.month, std::move(row.value), counts_of(row)});
        },
        db::arg("network", network_), db::arg("feed", feed_.id), db::arg("breakdown", feed_.breakdowns[breakdown].id),
        db::arg("month", month), db::arg("kind", place.kind), db::arg("place", place.code));
  }
  return slices;
}

void RollupReader::each(PlaceKind kind, std::size_t breakdown, Month month,
                        std::function<void(std::string const&, Slice const&)> const& take) const {
  snapshot_.each<RollupRow>(
      kOfKind,
      [&](RollupRow&& row) {
        take(row.place, {row.month, std::move(row.value), counts_of(row)});
      },
      db::arg("network", network_), db::arg("feed", feed_.id), db::arg("breakdown", feed_.breakdowns[breakdown].id),
      db::arg("month", month), db::arg("kind", kind));
}

std::vector<std::pair<std::size_t, Slice>> RollupReader::of_counter(std::string const& counter, Month month) const {
  std::vector<std::pair<std::size_t, Slice>> all;
  for (std::size_t number = 0; number < feed_.breakdowns.size(); ++number) {
    for (auto& slice : slices({PlaceKind::kCounter, counter}, number, month, month + std::chrono::months{1})) {
      all.emplace_back(number, std::move(slice));
    }
  }
  return all;
}

std::optional<std::string> RollupReader::parent(std::string const& counter) const {
  return snapshot_.one<std::string>(kParent, db::arg("network", network_), db::arg("feed", feed_.id),
                                    db::arg("counter", counter));
}

std::map<std::string, std::string> RollupReader::parents() const {
  std::map<std::string, std::string> parents;
  for (auto& one : snapshot_.all<Parent>(kParents, db::arg("network", network_), db::arg("feed", feed_.id))) {
    parents.emplace(std::move(one.counter_id), std::move(one.parent));
  }
  return parents;
}

std::vector<Month> RollupReader::months(std::string const& counter) const {
  return snapshot_.all<Month>(kMonths, db::arg("network", network_), db::arg("feed", feed_.id),
                              db::arg("breakdown", feed_.breakdowns.front().id), db::arg("place", counter));
}

std::vector<std::pair<std::string, Month>> RollupReader::counter_months() const {
  std::vector<std::pair<std::string, Month>> all;
  for (auto& one : snapshot_.all<CounterMonth>(kCounterMonths, db::arg("network", network_), db::arg("feed", feed_.id),
                                               db::arg("breakdown", feed_.breakdowns.front().id))) {
    all.emplace_back(std::move(one.place), one.month);
  }
  return all;
}

std::int64_t RollupStore::replace(std::string const& counter, Month month, std::span<TallyRow const> rows,
                                  std::string const& asked_parent) {
  // A counter that is no longer in the directory stays where it was.
  auto const parent = asked_parent.empty() ? RollupReader::parent(counter).value_or("") : asked_parent;
  move_to(counter, parent);
  // What is kept, taken away; what there is, added.
  std::map<std::pair<std::size_t, std::string>, Counts> changes;
  for (auto const& [number, slice] : of_counter(counter, month)) {
    changes[{number, slice.value}] = Counts{} - slice.counts;
  }
  for (auto const& row : rows) {
    changes[{row.breakdown, std::string{row.value}}] += row.counts;
  }
  std::int64_t different = 0;
  for (auto const& [key, change] : changes) {
    if (change != Counts{}) {
      ++different;
      add({PlaceKind::kCounter, counter}, month, key.first, key.second, change);
      if (!parent.empty()) {
        add({PlaceKind::kDepartment, parent}, month, key.first, key.second, change);
      }
    }
  }
  return different;
}

void RollupStore::finish() {
  std::vector<RollupRow> rows;
  std::set<std::tuple<std::size_t, Month, Place>> fewer;
  for (auto const& [key, counts] : changes_) {
    auto& row = rows.emplace_back();
    row.network_id = network_;
    row.feed = feed_.id;
    row.breakdown = feed_.breakdowns[key.breakdown].id;
    row.month = key.month;
    row.place_kind = key.place.kind;
    row.place = key.place.code;
    row.value = key.value;
    fill(row, counts);
    if (std::ranges::any_of(counts, [](std::int64_t count) { return count < 0; })) {
      fewer.emplace(key.breakdown, key.month, key.place);
    }
  }
  kAdd.save(tx_, rows);
  for (auto const& [number, month, place] : fewer) {
    tx_.run(kDropEmpty, db::arg("network", network_), db::arg("feed", feed_.id),
            db::arg("breakdown", feed_.breakdowns[number].id), db::arg("month", month), db::arg("kind", place.kind),
            db::arg("place", place.code));
  }
  changes_.clear();
}

void RollupStore::add(Place const& place, Month month, std::size_t breakdown, std::string const& value,
                      Counts const& counts) {
  changes_[{breakdown, month, place, value}] += counts;
}

void RollupStore::move_to(std::string const& counter, std::string const& parent) {
  auto const before = RollupReader::parent(counter);
  if (before == parent) {
    return;
  }
  for (auto const month : before ? months(counter) : std::vector<Month>{}) {
    for (auto const& [number, slice] : of_counter(counter, month)) {
      if (!before->empty()) {
        add({PlaceKind::kDepartment, *before}, month, number, slice.value, Counts{} - slice.counts);
      }
      if (!parent.empty()) {
        add({PlaceKind::kDepartment, parent}, month, number, slice.value, slice.counts);
      }
    }
  }
  tx_.run(kSaveParent, db::arg("network", network_), db::arg("feed", feed_.id), db::arg("counter", counter),
          db::arg("parent", parent));
}

void refresh(db::Database& database, Feed const& feed, NetworkId const& network, std::string const& counter,
             std::vector<Month> const& months, ParentOf const& parent_of) {
  auto const parent = parent_of(counter);
  database.write([&](db::Transaction& tx) {
    auto store = RollupStore{tx, network, feed};
    for (auto const month : months) {
      auto tally = Tally{feed};
      feed.count(tx, {network, counter, month, month + std::chrono::months{1}}, tally);
      store.replace(counter, month, rows_of(tally), parent);
    }
    store.finish();
  });
}

namespace {

// A year at a time, so that memory is bounded by a year's rows.
class Rebuild {
 public:
  Rebuild(db::Database& database, Feed const& feed, NetworkId const& network, ParentOf const& parent_of)
      : database_(database), feed_(feed), network_(network), parent_of_(parent_of) {}

  Rebuilt run() {
    auto const span = database_.read([&](db::Snapshot const& snapshot) { return feed_.months(snapshot, network_); });
    if (span) {
      for (auto year = span->first.year(); year <= span->second.year(); ++year) {
        of_year(year);
      }
    }
    forget_what_has_no_facts();
    return rebuilt_;
  }

 private:
  void of_year(std::chrono::year year) {
    auto const since = year / std::chrono::January;
    auto tally = Tally{feed_};
    database_.read([&](db::Snapshot const& snapshot) {
      feed_.count(snapshot, {network_, std::nullopt, since, since + std::chrono::years{1}}, tally);
    });
    tally.each([&](TallyRow const& row) {
      if (!rows_.empty() && (rows_.front().counter != row.counter || rows_.front().month != row.month)) {
        settle();
      }
      rows_.push_back(row);
      ++rebuilt_.rows;
    });
    settle();
    flush();
  }

  // The rows of one counter and month are complete.
  void settle() {
    if (!rows_.empty()) {
      seen_.emplace(rows_.front().counter, rows_.front().month);
      waiting_.push_back(std::exchange(rows_, {}));
      waiting_rows_ += waiting_.back().size();
      if (waiting_rows_ >= kTogether) {
        flush();
      }
    }
  }

  void flush() {
    database_.write([&](db::Transaction& tx) {
      different_ = 0;
      auto store = RollupStore{tx, network_, feed_};
      for (auto const& rows : waiting_) {
        auto const counter = std::string{rows.front().counter};
        different_ += store.replace(counter, rows.front().month, rows, parent_of_(counter));
      }
      store.finish();
    });
    rebuilt_.different += different_;
    waiting_.clear();
    waiting_rows_ = 0;
  }

  void forget_what_has_no_facts() {
    auto const kept = database_.read([&](db::Snapshot const& snapshot) {
      return RollupReader{snapshot, network_, feed_}.counter_months();
    });
    database_.write([&](db::Transaction& tx) {
      different_ = 0;
      auto store = RollupStore{tx, network_, feed_};
      for (auto const& one : kept) {
        if (!seen_.contains(one)) {
          different_ += store.replace(one.first, one.second, {}, parent_of_(one.first));
        }
      }
      store.finish();
    });
    rebuilt_.different += different_;
  }

  static constexpr std::size_t kTogether = 262'144;

  db::Database& database_;
  Feed const& feed_;
  NetworkId const& network_;
  ParentOf const& parent_of_;
  std::vector<TallyRow> rows_;
  std::vector<std::vector<TallyRow>> waiting_;
  std::size_t waiting_rows_ = 0;
  std::int64_t different_ = 0;
  std::set<std::pair<std::string, Month>> seen_;
  Rebuilt rebuilt_;
};

}  // namespace

Rebuilt rebuild(db::Database& database, Feed const& feed, NetworkId const& network, ParentOf const& parent_of) {
  return Rebuild{database, feed, network, parent_of}.run();
}

}  // namespace relais::indicators
