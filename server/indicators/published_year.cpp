#include "indicators/published_year.hpp"

#include <algorithm>
#include <numeric>

namespace relais::indicators {
namespace {

using statistics::Composed;
using statistics::CubeCell;
using statistics::kAllValues;
using statistics::Tree;

// The year is node 0, its quarters 1 to 4, its months 5 to 16.
constexpr std::size_t kFirstMonth = 5;
constexpr std::size_t kMonths = 12;

Tree periods() {
  std::vector<std::size_t> parents{0, 0, 0, 0, 0};
  for (std::size_t month = 0; month < kMonths; ++month) {
    parents.push_back(1 + month / 3);
  }
  return Tree{parents};
}

std::size_t place_of(Month month) {
  return static_cast<unsigned>(month.month()) - 1;
}

std::size_t place_in(std::vector<std::string> const& ordered, std::string_view text) {
  auto const found = std::ranges::lower_bound(ordered, text);
  return found != ordered.end() && *found == text ? static_cast<std::size_t>(found - ordered.begin()) : ordered.size();
}

void order(std::vector<std::string>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::vector<std::size_t> each_itself(std::size_t size) {
  std::vector<std::size_t> same(size);
  std::iota(same.begin(), same.end(), 0);
  return same;
}

std::size_t all_together(auto const&) {
  return kAllValues;
}

bool is_same(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

// The sum that these columns are a part of.
struct PartOf {
  Split const* split = nullptr;
  std::size_t place = 0;  // among the parts
};

PartOf part_of(Feed const& feed, std::vector<std::string> const& columns) {
  for (auto const& split : feed.splits) {
    auto const found = std::ranges::find_if(split.parts, [&](auto const& part) { return is_same(part, columns); });
    if (found != split.parts.end()) {
      return {&split, static_cast<std::size_t>(found - split.parts.begin())};
    }
  }
  return {};
}

std::vector<std::string> const& denominator_of(Definition const& definition) {
  return definition.denominator.empty() ? definition.numerator : definition.denominator;
}

}  // namespace

PublishedYear::PublishedYear(RollupReader const& rollup, Feed const& feed, Definition const& wanted,
                             std::size_t breakdown_number, std::chrono::year year)
    : feed_(&feed), year_(year), definition_(wanted) {
  auto const& asked = feed.breakdowns[breakdown_number];
  classes_ = asked.edges.size();
  // What every fact is in says which counters there are.
  auto all = read(rollup, classes_ > 0 ? breakdown_number : 0, PlaceKind::kCounter);
  values_ = std::move(all.values);
  all_rows_ = std::move(all.rows);
  place_counters(rollup);
  is_recorded_.assign(parents_.size() * kMonths, 0);
  for (auto const& row : all_rows_) {
    is_recorded_[node(PlaceKind::kCounter, row) * kMonths + row.month] = 1;
  }
  all_.denominator = decide(denominator_of(definition_));
  if (definition_.is_amount) {
    all_.numerator = Side{blank(PlaceKind::kCounter, all_.denominator->cube.values()).cube, all_.denominator->decided,
                          all_.denominator->value};
    fill(*all_.numerator, PlaceKind::kCounter, all_rows_, columns(feed, definition_.numerator),
         [&](Row const&) { return all_.denominator->value; });
  } else {
    all_.numerator = decide(definition_.numerator);
  }
  if (classes_ > 0) {
    count_classes(all_rows_);
  } else if (breakdown_number > 0) {
    auto const is_part = [&](std::vector<std::string> const& columns) {
      return part_of(feed, columns).split != nullptr;
    };
    is_of_departments_ =
        !asked.part_of.empty() || is_part(definition_.numerator) || is_part(denominator_of(definition_));
    auto const kind = is_of_departments_ ? PlaceKind::kDepartment : PlaceKind::kCounter;
    auto coarser = read(rollup, asked.part_of.empty() ? breakdown_number : breakdown(feed, asked.part_of), kind);
    by_ = by_value(
        kind, coarser.rows, coarser.values.size(), [](Row const& row) { return row.value + 1; }, all_, kAllValues,
        is_of_departments_ ? department_of_node_ : each_itself(parents_.size()));
    if (asked.part_of.empty()) {
      values_ = std::move(coarser.values);
    } else {
      wholes_ = std::move(coarser.values);
      cut_finer(read(rollup, breakdown_number, PlaceKind::kDepartment));
    }
  }
  all_rows_ = {};
  feed_ = nullptr;
}

std::size_t PublishedYear::cells() const {
  auto const of = [](Sides const& sides) {
    return (sides.numerator ? sides.numerator->cube.size() : 0) +
           (sides.denominator ? sides.denominator->cube.size() : 0);
  };
  return std::accumulate(parts_.begin(), parts_.end(), of(all_) + of(by_),
                         [&](std::size_t sum, Part const& part) { return sum + of(part.sides); });
}

// Rows of counters are read first, in the order of counters_; a department without counters is left out.
PublishedYear::Rows PublishedYear::read(RollupReader const& rollup, std::size_t breakdown_number, PlaceKind kind) {
  struct Found {
    std::string place;
    std::string value;
    Row row;
  };
  std::vector<Found> found;
  for (std::size_t number = 0; number < kMonths; ++number) {
    auto const month = year_ / std::chrono::month{static_cast<unsigned>(number + 1)};
    auto const* const its = definition(*feed_, definition_.id, month);
    if (its != nullptr && its->version == definition_.version) {
      rollup.each(kind, breakdown_number, month, [&](std::string const& place, Slice const& slice) {
        found.push_back({place, slice.value, {0, number, 0, slice.counts}});
      });
    }
  }
  Rows rows;
  auto const is_first = counters_.empty() && kind == PlaceKind::kCounter;
  auto& places = kind == PlaceKind::kCounter ? counters_ : departments_;
  for (auto const& one : found) {
    if (rows.values.empty() || rows.values.back() != one.value) {
      rows.values.push_back(one.value);
    }
    if (is_first && (places.empty() || places.back() != one.place)) {
      places.push_back(one.place);
    }
  }
  order(rows.values);
  order(places);
  rows.rows.reserve(found.size());
  for (auto& one : found) {
    one.row.place = place_in(places, one.place);
    one.row.value = place_in(rows.values, one.value);
    if (one.row.place < places.size()) {
      rows.rows.push_back(one.row);
    }
  }
  return rows;
}

// Nodes: the network, its departments, their counters; a counter of no known department is right below the network.
void PublishedYear::place_counters(RollupReader const& rollup) {
  auto const parents = rollup.parents();
  auto const department = [&](std::string const& counter) {
    auto const known = parents.find(counter);
    return known == parents.end() ? std::string{} : known->second;
  };
  for (auto const& counter : counters_) {
    if (auto code = department(counter); !code.empty()) {
      departments_.push_back(std::move(code));
    }
  }
  order(departments_);
  parents_.assign(1 + departments_.size(), 0);
  department_of_node_ = each_itself(parents_.size());
  for (auto const& counter : counters_) {
    auto const place = place_in(departments_, department(counter));
    auto const node = place == departments_.size() ? 0 : place + 1;
    node_of_counter_.push_back(parents_.size());
    parents_.push_back(node);
    department_of_node_.push_back(node);
  }
}

std::size_t PublishedYear::node(PlaceKind kind, Row const& row) const {
  return kind == PlaceKind::kCounter ? node_of_counter_[row.place] : row.place + 1;
}

PublishedYear::Side PublishedYear::blank(PlaceKind kind, std::size_t values) const {
  auto places =
      kind == PlaceKind::kCounter ? Tree{parents_} : Tree{std::vector<std::size_t>(departments_.size() + 1, 0)};
  auto cube = statistics::Cube{std::move(places), periods(), values};
  auto nothing = statistics::Protected{statistics::CubeSuppression{cube}, {}};
  return {std::move(cube), std::move(nothing), kAllValues};
}

void PublishedYear::fill(Side& side, PlaceKind kind, std::vector<Row> const& rows,
                         std::vector<std::size_t> const& columns,
                         std::function<std::size_t(Row const&)> const& value_of) const {
  for (auto const& row : rows) {
    side.cube.add({node(kind, row), kFirstMonth + row.month, value_of(row)}, sum_of(row.counts, columns));
  }
}

// Under the sum that it is part of, that under its own, and so on.
PublishedYear::Side PublishedYear::decide(std::vector<std::string> const& ids) const {
  auto const [split, place] = part_of(*feed_, ids);
  if (split == nullptr) {
    auto side = blank(PlaceKind::kCounter, 0);
    fill(side, PlaceKind::kCounter, all_rows_, columns(*feed_, ids), all_together<Row>);
    side.decided = statistics::protect(side.cube);
    return side;
  }
  auto const whole = decide(split->whole);
  auto const of_whole = columns(*feed_, split->whole);
  auto side = blank(PlaceKind::kCounter, split->parts.size() + 1);
  side.value = place + 1;
  std::vector<std::vector<std::size_t>> of_parts;
  for (auto const& part : split->parts) {
    of_parts.push_back(columns(*feed_, part));
  }
  for (auto const& row : all_rows_) {
    auto const at = CubeCell{node(PlaceKind::kCounter, row), kFirstMonth + row.month, 0};
    auto rest = sum_of(row.counts, of_whole);
    for (std::size_t part = 0; part < of_parts.size(); ++part) {
      auto const count = sum_of(row.counts, of_parts[part]);
      side.cube.add({at[0], at[1], part + 1}, count);
      rest -= count;
    }
    side.cube.add({at[0], at[1], of_parts.size() + 1}, std::max<std::int64_t>(rest, 0));
  }
  side.decided = statistics::protect_within(side.cube, whole.decided, whole.value, each_itself(parents_.size()));
  return side;
}

PublishedYear::Sides PublishedYear::by_value(PlaceKind kind, std::vector<Row> const& rows, std::size_t values,
                                             std::function<std::size_t(Row const&)> const& value_of, Sides const& whole,
                                             std::size_t whole_value,
                                             std::vector<std::size_t> const& place_in_part) const {
  auto const one = [&](std::vector<std::string> const& ids, Side const& within) {
    auto side = blank(kind, values);
    fill(side, kind, rows, columns(*feed_, ids), value_of);
    side.decided = statistics::protect_within(side.cube, within.decided,
                                              whole_value == kAllValues ? within.value : whole_value, place_in_part);
    return side;
  };
  Sides sides;
  sides.denominator = one(denominator_of(definition_), *whole.denominator);
  sides.numerator = one(definition_.numerator, *whole.numerator);
  if (definition_.is_amount) {
    sides.numerator->decided = sides.denominator->decided;
  }
  return sides;
}

void PublishedYear::cut_finer(Rows const& finer) {
  values_ = finer.values;
  parts_.resize(wholes_.size());
  std::vector<std::vector<Row>> rows(wholes_.size());
  std::vector<std::size_t> whole_of_value;
  std::vector<std::size_t> value_in_part;
  for (std::size_t value = 0; value < values_.size(); ++value) {
    auto const whole = place_in(wholes_, whole_of(values_[value]));
    whole_of_value.push_back(whole);
    value_in_part.push_back(0);
    if (whole < parts_.size()) {
      parts_[whole].values.push_back(value);
      value_in_part.back() = parts_[whole].values.size();
    }
  }
  for (auto const& row : finer.rows) {
    if (auto const whole = whole_of_value[row.value]; whole < parts_.size()) {
      rows[whole].push_back(row);
    }
  }
  for (std::size_t whole = 0; whole < parts_.size(); ++whole) {
    parts_[whole].sides = by_value(
        PlaceKind::kDepartment, rows[whole], parts_[whole].values.size(),
        [&](Row const& row) { return value_in_part[row.value]; }, by_, whole + 1, each_itself(departments_.size() + 1));
  }
}

void PublishedYear::count_classes(std::vector<Row> const& rows) {
  counts_of_classes_.assign(parents_.size() * kMonths * classes_, 0);
  auto const of = columns(*feed_, definition_.numerator);
  for (auto const& row : rows) {
    auto const number = std::min<std::size_t>(std::stoul(values_[row.value]), classes_ - 1);
    counts_of_classes_[(node_of_counter_[row.place] * kMonths + row.month) * classes_ + number] +=
        sum_of(row.counts, of);
  }
}

std::vector<std::size_t> PublishedYear::counter_nodes(Chosen const& chosen) const {
  std::vector<std::size_t> nodes;
  if (chosen.counters) {
    for (auto const& code : *chosen.counters) {
      if (auto const place = place_in(counters_, code); place < counters_.size()) {
        nodes.push_back(node_of_counter_[place]);
      }
    }
    return nodes;
  }
  auto const departments = department_nodes(chosen);
  std::ranges::copy_if(node_of_counter_, std::back_inserter(nodes), [&](std::size_t node) {
    return !chosen.departments || std::ranges::find(departments, department_of_node_[node]) != departments.end();
  });
  return nodes;
}

std::vector<std::size_t> PublishedYear::department_nodes(Chosen const& chosen) const {
  std::vector<std::size_t> nodes;
  for (auto const& code : chosen.departments.value_or(departments_)) {
    if (auto const place = place_in(departments_, code); place < departments_.size()) {
      nodes.push_back(place + 1);
    }
  }
  return nodes;
}

// Of what was never counted the sum is 0.
Composed PublishedYear::sum(std::optional<Side> Sides::*side, Chosen const& chosen,
                            std::vector<std::size_t> const& periods, std::optional<std::string> const& value) const {
  auto const of = [&](Sides const& sides, std::vector<std::size_t> const& places, std::size_t at) {
    auto const& its = *(sides.*side);
    return statistics::compose(its.cube, its.decided.suppression, places, periods, at);
  };
  if (!value) {
    return of(all_, counter_nodes(chosen), (all_.*side)->value);
  }
  auto const& coarser = wholes_.empty() ? values_ : wholes_;
  if (auto const number = place_in(coarser, *value); number < coarser.size()) {
    return of(by_, is_of_departments_ ? department_nodes(chosen) : counter_nodes(chosen), number + 1);
  }
  auto const number = place_in(values_, *value);
  auto const part =
      std::ranges::find_if(parts_, [&](Part const& one) { return std::ranges::binary_search(one.values, number); });
  if (part == parts_.end()) {
    return {};
  }
  auto const place = std::ranges::lower_bound(part->values, number) - part->values.begin();
  return of(part->sides, department_nodes(chosen), static_cast<std::size_t>(place) + 1);
}

void PublishedYear::add_to(Sums& sums, Chosen const& chosen, std::vector<Month> const& months,
                           std::optional<std::string> const& value) const {
  std::vector<std::size_t> nodes;
  nodes.reserve(months.size());
  for (auto const month : months) {
    nodes.push_back(kFirstMonth + place_of(month));
  }
  auto const counters = counter_nodes(chosen);
  sums.is_recorded = sums.is_recorded || std::ranges::any_of(counters, [&](std::size_t counter) {
                       return std::ranges::any_of(
                           months, [&](Month month) { return is_recorded_[counter * kMonths + place_of(month)] != 0; });
                     });
  sums.add(sum(&Sides::numerator, chosen, nodes, value), sum(&Sides::denominator, chosen, nodes, value));
  if (classes_ == 0) {
    return;
  }
  sums.classes.resize(classes_);
  for (auto const counter : counters) {
    for (auto const month : months) {
      for (std::size_t number = 0; number < classes_; ++number) {
        sums.classes[number] += counts_of_classes_[(counter * kMonths + place_of(month)) * classes_ + number];
      }
    }
  }
}

KeptYears::Made KeptYears::find(std::string const& key) {
  auto const lock = std::lock_guard{mutex_};
  auto const known = kept_.find(key);
  auto const now = std::chrono::steady_clock::now();
  if (known == kept_.end() || now >= known->second.until) {
    return nullptr;
  }
  known->second.used = now;
  return known->second.year;
}

KeptYears::Made KeptYears::get(std::string const& key, std::function<PublishedYear()> const& make) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kTimesItsCost = 100;
  constexpr auto kLongest = std::chrono::minutes{10};
  if (auto known = find(key)) {
    return known;
  }
  auto const one_at_a_time = std::lock_guard{making_};
  if (auto known = find(key)) {
    return known;
  }
  auto const started = Clock::now();
  auto made = std::make_shared<PublishedYear const>(make());
  auto const now = Clock::now();
  auto const lock = std::lock_guard{mutex_};
  kept_.insert_or_assign(key,
                         Kept{made, now + std::min<Clock::duration>((now - started) * kTimesItsCost, kLongest), now});
  make_room();
  return made;
}

// What was not asked for longest goes first.
void KeptYears::make_room() {
  auto const cells = [this] {
    return std::accumulate(kept_.begin(), kept_.end(), std::size_t{0},
                           [](std::size_t sum, auto const& one) { return sum + one.second.year->cells(); });
  };
  while (kept_.size() > 1 && cells() > kMostCells) {
    kept_.erase(std::ranges::min_element(kept_, {}, [](auto const& one) { return one.second.used; }));
  }
}

}  // namespace relais::indicators
