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
  auto const rest = std::ranges::unique(list);
  list.erase(rest.begin(), rest.end());
}

}  // namespace

PublishedYear::Side::Side(Tree places, std::size_t values)
    : cube_{std::move(places), periods(), values}, decided_{statistics::CubeSuppression{cube_}, {}} {}

PublishedYear::PublishedYear(RollupReader const& rollup, Feed const& feed, std::string const& indicator,
                             std::size_t breakdown_number, std::chrono::year year) {
  auto const& asked = feed.breakdowns[breakdown_number];
  auto const is_finer = !asked.part_of.empty();
  auto& values_of_counters = is_finer ? wholes_ : values_;
  classes_ = asked.edges.size();
  auto const rows = read(rollup, feed, indicator, is_finer ? breakdown(feed, asked.part_of) : breakdown_number, year,
                         PlaceKind::kCounter, values_of_counters);
  place_counters(rollup);
  auto const has_values = classes_ == 0 && breakdown_number > 0;
  numerators_ = Side{Tree{parents_}, has_values ? values_of_counters.size() : 0};
  denominators_ = numerators_;
  is_recorded_.assign(parents_.size() * kMonths, 0);
  counts_of_classes_.assign(classes_ == 0 ? 0 : parents_.size() * kMonths * classes_, 0);
  for (auto const& row : rows) {
    auto const node = node_of_counter_[row.leaf];
    is_recorded_[node * kMonths + row.month] = 1;
    auto const cell = CubeCell{node, kFirstMonth + row.month, has_values ? row.value + 1 : kAllValues};
    numerators_.cube().add(cell, row.numerator);
    denominators_.cube().add(cell, row.denominator);
    if (classes_ > 0) {
      auto const number = std::min<std::size_t>(std::stoul(values_[row.value]), classes_ - 1);
      counts_of_classes_[(node * kMonths + row.month) * classes_ + number] += row.numerator;
    }
  }
  numerators_.protect();
  denominators_.protect();
  if (is_finer) {
    cut_finer(read(rollup, feed, indicator, breakdown_number, year, PlaceKind::kDepartment, values_));
  }
}

// `values`, and counters_ where counters are read, become what the rows refer to.
std::vector<PublishedYear::Row> PublishedYear::read(RollupReader const& rollup, Feed const& feed,
                                                    std::string const& indicator, std::size_t breakdown_number,
                                                    std::chrono::year year, PlaceKind kind,
                                                    std::vector<std::string>& values) {
  struct Found {
    std::string place;
    std::string value;
    Row row;
  };
  std::vector<Found> found;
  for (std::size_t number = 0; number < kMonths; ++number) {
    auto const month = year / std::chrono::month{static_cast<unsigned>(number + 1)};
    auto const* const its = definition(feed, indicator, month);
    if (its == nullptr) {
      continue;
    }
    auto const of = columns(feed, its->numerator);
    auto const among = columns(feed, its->denominator.empty() ? its->numerator : its->denominator);
    rollup.each(kind, breakdown_number, month, [&](std::string const& place, Slice const& slice) {
      auto const numerator = sum_of(slice.counts, of);
      auto const denominator = sum_of(slice.counts, among);
      found.push_back({place, slice.value, {0, number, 0, numerator, denominator}});
    });
  }
  auto& places = kind == PlaceKind::kCounter ? counters_ : departments_;
  for (auto const& one : found) {
    if (values.empty() || values.back() != one.value) {
      values.push_back(one.value);
    }
    if (kind == PlaceKind::kCounter && (places.empty() || places.back() != one.place)) {
      places.push_back(one.place);
    }
  }
  order(values);
  order(places);
  std::vector<Row> rows;
  rows.reserve(found.size());
  for (auto& one : found) {
    one.row.leaf = place_in(places, one.place);
    one.row.value = place_in(values, one.value);
    if (one.row.leaf < places.size()) {
      rows.push_back(one.row);
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
  department_of_node_.resize(parents_.size());
  std::iota(department_of_node_.begin(), department_of_node_.end(), 0);
  for (auto const& counter : counters_) {
    auto const place = place_in(departments_, department(counter));
    auto const node = place == departments_.size() ? 0 : place + 1;
    node_of_counter_.push_back(parents_.size());
    parents_.push_back(node);
    department_of_node_.push_back(node);
  }
}

void PublishedYear::cut_finer(std::vector<Row> const& rows) {
  auto part_of_value = std::vector<std::size_t>{};
  auto value_in_part = std::vector<std::size_t>{};
  parts_.resize(wholes_.size());
  for (std::size_t value = 0; value < values_.size(); ++value) {
    auto const whole = place_in(wholes_, whole_of(values_[value]));
    part_of_value.push_back(whole);
    value_in_part.push_back(whole < parts_.size() ? parts_[whole].values.size() + 1 : 0);
    if (whole < parts_.size()) {
      parts_[whole].values.push_back(value);
    }
  }
  for (auto& part : parts_) {
    auto const departments = Tree{std::vector<std::size_t>(departments_.size() + 1, 0)};
    part.numerators = Side{departments, part.values.size()};
    part.denominators = part.numerators;
  }
  for (auto const& row : rows) {
    if (auto const whole = part_of_value[row.value]; whole < parts_.size()) {
      auto const cell = CubeCell{row.leaf + 1, kFirstMonth + row.month, value_in_part[row.value]};
      parts_[whole].numerators.cube().add(cell, row.numerator);
      parts_[whole].denominators.cube().add(cell, row.denominator);
    }
  }
  for (std::size_t whole = 0; whole < parts_.size(); ++whole) {
    auto& part = parts_[whole];
    part.numerators.protect_within(numerators_.decided(), whole + 1, department_of_node_);
    part.denominators.protect_within(denominators_.decided(), whole + 1, department_of_node_);
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
Composed PublishedYear::sum(Side Part::*side, Side const& whole, Chosen const& chosen,
                            std::vector<std::size_t> const& periods, std::optional<std::string> const& value) const {
  if (!value) {
    return whole.sum(counter_nodes(chosen), periods, kAllValues);
  }
  auto const& coarser = wholes_.empty() ? values_ : wholes_;
  if (auto const number = place_in(coarser, *value); number < coarser.size()) {
    return whole.sum(counter_nodes(chosen), periods, number + 1);
  }
  auto const number = place_in(values_, *value);
  auto const part =
      std::ranges::find_if(parts_, [&](Part const& one) { return std::ranges::binary_search(one.values, number); });
  if (part == parts_.end()) {
    return {};
  }
  auto const place = std::ranges::lower_bound(part->values, number) - part->values.begin();
  return ((*part).*side).sum(department_nodes(chosen), periods, static_cast<std::size_t>(place) + 1);
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
  sums.add(sum(&Part::numerators, numerators_, chosen, nodes, value),
           sum(&Part::denominators, denominators_, chosen, nodes, value));
  if (classes_ > 0) {
    add_classes(sums, counters, nodes);
  }
}

void PublishedYear::add_classes(Sums& sums, std::vector<std::size_t> const& places,
                                std::vector<std::size_t> const& periods) const {
  sums.classes.resize(classes_);
  for (auto const node : places) {
    for (auto const period : periods) {
      for (std::size_t number = 0; number < classes_; ++number) {
        sums.classes[number] += counts_of_classes_[(node * kMonths + period - kFirstMonth) * classes_ + number];
      }
    }
  }
}

KeptYears::Made KeptYears::get(std::string const& key, std::function<PublishedYear()> const& make) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kTimesItsCost = 100;
  constexpr auto kLongest = std::chrono::minutes{10};
  auto const asked_at = Clock::now();
  {
    auto const lock = std::lock_guard{mutex_};
    auto const known = kept_.find(key);
    if (known != kept_.end() && asked_at < known->second.until) {
      known->second.used = asked_at;
      return known->second.year;
    }
  }
  auto made = std::make_shared<PublishedYear const>(make());
  auto const now = Clock::now();
  auto const lock = std::lock_guard{mutex_};
  kept_.insert_or_assign(key,
                         Kept{made, now + std::min<Clock::duration>((now - asked_at) * kTimesItsCost, kLongest), now});
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
