#include "indicators/statistics_store.hpp"

#include <algorithm>

#include "access/reach_sql.hpp"
#include "indicators/year_cube.hpp"

namespace relais::indicators {
namespace {

using statistics::CellState;

constexpr auto kLongest = std::chrono::months{240};

// `kind` and `code`: SQL.
std::string reaches(std::string_view kind, std::string_view code) {
  return "select case when " + reaches_thing(kind, code) + " then 1 else 0 end";
}

db::Statement const kReachesCounter{"indicators.reaches_counter", reaches("'counter'", ":code")};
db::Statement const kReachesTerritory{"indicators.reaches_territory", reaches("'territory'", ":code")};
db::Statement const kReachesNetwork{"indicators.reaches_network", reaches("'network'", ":network")};
db::Statement const kReachesFamily{"indicators.reaches_family", reaches("'procedure_family'", ":code")};

struct Span {
  Month from;
  Month to;  // included
};

std::vector<Month> months_of(Span const& span) {
  std::vector<Month> months;
  for (auto month = span.from; month <= span.to; month += std::chrono::months{1}) {
    months.push_back(month);
  }
  return months;
}

// Places below the one that is asked for, and which of them it is made of.
struct Ground {
  Place place;
  std::string name;
  bool is_own = false;
  std::vector<Place> leaves;        // of the cube; empty at one's own counter
  std::vector<std::size_t> chosen;  // of the leaves; empty: all of them
};

class Reading {
 public:
  Reading(db::Snapshot const& snapshot, Feed const& feed, Geography const& geography, Asked const& asked)
      : snapshot_(snapshot), feed_(feed), geography_(geography), asked_(asked), rollup_(snapshot, network(), feed) {}

  Result<Statistics> run() {
    auto const& query = asked_.query;
    auto const span = this->span();
    if (!span) {
      return span.problem();
    }
    auto const* const wanted = definition_for_words(feed_, query.indicator, span->to);
    if (wanted == nullptr) {
      return invalid("/indicator", "statistics.indicator_unknown");
    }
    auto const ground = this->ground();
    if (!ground) {
      return ground.problem();
    }
    auto const breakdown = breakdown_of(*wanted);
    if (!breakdown) {
      return breakdown.problem();
    }
    ground_ = *ground;
    definition_ = wanted;
    breakdown_ = *breakdown;
    Statistics answer;
    answer.place = ground->name;
    answer.from = span->from;
    answer.to = span->to;
    answer.is_generated = feed_.is_generated(snapshot_, network());
    fill(answer, *span);
    return answer;
  }

 private:
  NetworkId const& network() const { return asked_.network; }

  Result<Span> span() const {
    auto const& query = asked_.query;
    auto const today = Date{std::chrono::floor<std::chrono::days>(asked_.now)};
    auto const to = query.to.value_or(query.from ? std::max(*query.from, month_of(today))
                                                 : month_of(today) - std::chrono::months{1});
    auto const from = query.from.value_or(to - std::chrono::months{11});
    if (to < from) {
      return invalid("/to", "statistics.period_backwards");
    }
    if (to - from > kLongest) {
      return invalid("/from", "statistics.period_too_long");
    }
    return Span{from, to};
  }

  template <class... Parts>
  bool holds(db::Statement const& statement, std::optional<Scope> const& scope, Parts const&... parts) const {
    return scope && snapshot_.one<std::int64_t>(statement, scope->reach(), parts...) == 1;
  }
  bool is_public() const { return !asked_.scope; }

  Result<Ground> ground() const {
    auto const& query = asked_.query;
    auto const unknown = Problem{Fault::kNotFound, "statistics.place_unknown"};
    if (query.counter) {
      return of_counter(*query.counter);
    }
    // A body's own people see its procedures everywhere.
    auto const is_family = query.breakdown == "partner" && query.value &&
                           holds(kReachesFamily, asked_.scope, db::arg("code", *query.value));
    auto ground = Ground{};
    if (!query.territory) {
      if (!is_public() && !is_family && !holds(kReachesNetwork, asked_.scope)) {
        return unknown;
      }
      for (auto const& code : geography_.departments(network())) {
        ground.leaves.push_back({Place::Kind::kDepartment, code});
      }
      return ground;
    }
    auto const inside = geography_.departments_in(network(), *query.territory);
    auto const reaches =
        is_public() || is_family || holds(kReachesTerritory, asked_.scope, db::arg("code", *query.territory));
    if (!inside || !reaches) {
      return unknown;
    }
    ground.name = geography_.name_of(*query.territory);
    if (inside->size() == 1 && inside->front() == *query.territory) {
      ground.place = {Place::Kind::kDepartment, *query.territory};
      for (auto const& counter : geography_.counters_in(network(), *query.territory)) {
        ground.leaves.push_back({Place::Kind::kCounter, counter.code});
      }
      return ground;
    }
    for (auto const& code : geography_.departments(network())) {
      if (std::ranges::find(*inside, code) != inside->end()) {
        ground.chosen.push_back(ground.leaves.size());
      }
      ground.leaves.push_back({Place::Kind::kDepartment, code});
    }
    return ground;
  }

  Result<Ground> of_counter(std::string const& counter) const {
    auto const code = db::arg("code", counter);
    auto const is_own = asked_.own && holds(kReachesCounter, asked_.own, code);
    if (!is_own && !holds(kReachesCounter, asked_.scope, code)) {
      return Problem{Fault::kNotFound, "statistics.place_unknown"};
    }
    auto ground = Ground{{Place::Kind::kCounter, counter}, {}, is_own, {}, {}};
    for (auto const& other : geography_.counters_in(network(), geography_.department_of(counter))) {
      if (other.code == counter) {
        ground.name = other.name;
        ground.chosen.push_back(ground.leaves.size());
      }
      ground.leaves.push_back({Place::Kind::kCounter, other.code});
    }
    if (ground.chosen.empty()) {
      return Problem{Fault::kNotFound, "statistics.place_unknown"};
    }
    if (is_own) {
      ground.leaves.clear();
      ground.chosen.clear();
    }
    return ground;
  }

  // The one breakdown that the figures come from.
  Result<std::size_t> breakdown_of(Definition const& wanted) const {
    auto const& query = asked_.query;
    auto const by = query.by.value_or("month");
    auto const is_by_breakdown = by != "month" && by != "place";
    auto const id = is_by_breakdown ? by : query.breakdown.value_or("all");
    auto const known = std::ranges::find(feed_.breakdowns, id, &Breakdown::id);
    if (known == feed_.breakdowns.end() || !known->edges.empty()) {
      return invalid(is_by_breakdown ? "/by" : "/breakdown", "statistics.breakdown_unknown");
    }
    if (is_by_breakdown && query.breakdown) {
      return invalid("/breakdown", "statistics.one_breakdown");
    }
    if (query.breakdown.has_value() != query.value.has_value()) {
      return invalid("/value", "statistics.value_missing");
    }
    if (!wanted.classes.empty()) {
      if (id != "all") {
        return invalid(is_by_breakdown ? "/by" : "/breakdown", "statistics.breakdown_not_kept");
      }
      return breakdown(feed_, wanted.classes);
    }
    return static_cast<std::size_t>(known - feed_.breakdowns.begin());
  }

  void fill(Statistics& answer, Span const& span) {
    auto const& query = asked_.query;
    auto const length = span.to - span.from + std::chrono::months{1};
    auto const before = Span{span.from - length, span.from - std::chrono::months{1}};
    load({before.from, span.to});
    answer.total = figure(span, query.value, ground_.chosen);
    answer.previous = figure(before, query.value, ground_.chosen);
    if (auto const change = difference(*definition_, answer.total, *answer.previous)) {
      answer.change = Change{change->value, change->interval.low, change->interval.high};
    }
    auto const by = query.by.value_or("month");
    if (by == "month") {
      for (auto const month : months_of(span)) {
        auto const* const its = definition(feed_, query.indicator, month);
        answer.items.push_back({TextForm<Month>::write(month),
                                {},
                                its == nullptr ? std::nullopt : std::optional{its->version},
                                figure({month, month}, query.value, ground_.chosen)});
      }
    } else if (by == "place" && !(is_public() && ground_.place.kind == Place::Kind::kDepartment)) {
      for (std::size_t leaf = 0; leaf < ground_.leaves.size(); ++leaf) {
        auto const is_chosen =
            ground_.chosen.empty() || std::ranges::find(ground_.chosen, leaf) != ground_.chosen.end();
        if (is_chosen) {
          auto const& code = ground_.leaves[leaf].code;
          answer.items.push_back({code, geography_.name_of(code), {}, figure(span, query.value, {leaf})});
        }
      }
    } else if (by != "place") {
      for (auto const& value : values_) {
        answer.items.push_back({value,
                                geography_.name_of_value(network(), by, value, asked_.language),
                                {},
                                figure(span, value, ground_.chosen)});
      }
    }
  }

  // ---- what is counted

  struct Loaded {
    std::size_t leaf = 0;
    Month month{};
    std::size_t value = 0;
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
  };

  void load(Span const& span) {
    auto const since = span.from.year() / std::chrono::January;
    auto const until = (span.to.year() + std::chrono::years{1}) / std::chrono::January;
    auto const places = ground_.is_own ? std::vector{ground_.place} : ground_.leaves;
    std::vector<std::pair<std::size_t, Slice>> slices;
    for (std::size_t leaf = 0; leaf < places.size(); ++leaf) {
      for (auto& slice : rollup_.slices(places[leaf], breakdown_, since, until)) {
        if (std::ranges::find(values_, slice.value) == values_.end()) {
          values_.push_back(slice.value);
        }
        slices.emplace_back(leaf, std::move(slice));
      }
    }
    std::ranges::sort(values_);
    for (auto const& [leaf, slice] : slices) {
      auto const* const its = definition(feed_, asked_.query.indicator, slice.month);
      if (its != nullptr) {
        auto const value = static_cast<std::size_t>(std::ranges::find(values_, slice.value) - values_.begin());
        auto const numerator = sum(slice.counts, its->numerator);
        loaded_.push_back({leaf, slice.month, value, numerator,
                           its->denominator.empty() ? numerator : sum(slice.counts, its->denominator)});
      }
    }
    if (!ground_.is_own && definition_->classes.empty()) {
      protect();
    }
  }

  std::int64_t sum(Counts const& counts, std::vector<std::string> const& columns) const {
    std::int64_t total = 0;
    for (auto const& id : columns) {
      total += counts[column(feed_, id)];
    }
    return total;
  }

  struct Year {
    std::chrono::year year;
    YearCube numerators;
    YearCube denominators;
  };

  void protect() {
    auto const has_values = feed_.breakdowns[breakdown_].id != "all";
    for (auto const& one : loaded_) {
      auto known = std::ranges::find(years_, one.month.year(), &Year::year);
      if (known == years_.end()) {
        auto const cube = YearCube{ground_.leaves.size(), has_values ? values_.size() : 0};
        years_.push_back({one.month.year(), cube, cube});
        known = years_.end() - 1;
      }
      known->numerators.add(one.leaf, one.month, one.value, one.numerator);
      known->denominators.add(one.leaf, one.month, one.value, one.denominator);
    }
    for (auto& year : years_) {
      year.numerators.protect();
      year.denominators.protect();
    }
  }

  // ---- figures

  Figure figure(Span const& span, std::optional<std::string> const& value,
                std::vector<std::size_t> const& leaves) const {
    auto const this_month = month_of(Date{std::chrono::floor<std::chrono::days>(asked_.now)});
    if (span.from > this_month) {
      return without(FigureState::kNotYet);
    }
    auto const* const first = definition(feed_, asked_.query.indicator, span.from);
    auto const* const last = definition(feed_, asked_.query.indicator, span.to);
    if (first != last) {
      return without(first == nullptr ? FigureState::kNotKept : FigureState::kDefinitionChanged);
    }
    if (last == nullptr) {
      return without(FigureState::kNotKept);
    }
    return figure_of(*last, feed_, sums(span, value, leaves), ground_.is_own);
  }

  static Figure without(FigureState state) {
    Figure figure;
    figure.state = state;
    return figure;
  }

  Sums sums(Span const& span, std::optional<std::string> const& value, std::vector<std::size_t> const& leaves) const {
    Sums sums;
    sums.is_recorded = false;
    if (!definition_->classes.empty()) {
      sums.classes.assign(feed_.breakdowns[breakdown_].edges.size(), 0);
    }
    auto const number =
        value ? std::optional{static_cast<std::size_t>(std::ranges::find(values_, *value) - values_.begin())}
              : std::nullopt;
    for (auto const& one : loaded_) {
      auto const is_within = one.month >= span.from && one.month <= span.to &&
                             (ground_.is_own || leaves.empty() || std::ranges::find(leaves, one.leaf) != leaves.end());
      if (!is_within) {
        continue;
      }
      sums.is_recorded = true;
      if (!sums.classes.empty()) {
        auto const place = static_cast<std::size_t>(std::stoul(values_[one.value]));
        sums.classes[std::min(place, sums.classes.size() - 1)] += one.numerator;
      } else if (ground_.is_own && (!number || *number == one.value)) {
        sums.numerator += one.numerator;
        sums.denominator += one.denominator;
      }
    }
    if (!ground_.is_own && sums.classes.empty() && sums.is_recorded) {
      compose(sums, span, number, leaves);
    }
    return sums;
  }

  void compose(Sums& sums, Span const& span, std::optional<std::size_t> value,
               std::vector<std::size_t> const& leaves) const {
    if (value && *value == values_.size()) {
      return;  // nothing of it was ever counted
    }
    std::size_t hidden_of = 0;
    std::size_t hidden_among = 0;
    for (auto const& year : years_) {
      std::vector<Month> months;
      for (auto const month : months_of(span)) {
        if (month.year() == year.year) {
          months.push_back(month);
        }
      }
      auto const of = year.numerators.sum(leaves, months, value);
      auto const among = year.denominators.sum(leaves, months, value);
      sums.numerator += of.sum;
      sums.denominator += among.sum;
      hidden_of += of.hidden_pieces;
      hidden_among += among.hidden_pieces;
    }
    sums.is_exact = hidden_of + hidden_among == 0;
    sums.numerator_state = hidden_of > 0 && sums.numerator == 0 ? CellState::kHidden : CellState::kShown;
    sums.denominator_state = hidden_among > 0 && sums.denominator == 0 ? CellState::kHidden : CellState::kShown;
  }

  db::Snapshot const& snapshot_;
  Feed const& feed_;
  Geography const& geography_;
  Asked const& asked_;
  RollupReader rollup_;
  Ground ground_;
  Definition const* definition_ = nullptr;
  std::size_t breakdown_ = 0;
  std::vector<std::string> values_;
  std::vector<Loaded> loaded_;
  std::vector<Year> years_;
};

}  // namespace

Result<Statistics> read_statistics(db::Snapshot const& snapshot, Feed const& feed, Geography const& geography,
                                   Asked const& asked) {
  return Reading{snapshot, feed, geography, asked}.run();
}

}  // namespace relais::indicators
