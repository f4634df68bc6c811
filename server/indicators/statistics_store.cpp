#include "indicators/statistics_store.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "access/reach_sql.hpp"

namespace relais::indicators {
namespace {

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

// What is asked of: some counters of a network, or one's own counter, of which nothing is hidden from oneself.
struct Ground {
  std::string name;
  std::optional<CounterPlace> counter;
  bool is_own = false;
  Chosen chosen;
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
    auto const before = before_of(*span);
    if (query.against &&
        definition(feed_, query.indicator, before.to) != definition(feed_, query.indicator, span->from)) {
      return invalid("/against", "statistics.definitions_differ");
    }
    auto const breakdown = breakdown_of(*wanted);
    if (!breakdown) {
      return breakdown.problem();
    }
    ground_ = *ground;
    definition_ = wanted;
    breakdown_ = *breakdown;
    whole_ = query.value || !wanted->classes.empty() ? *breakdown : 0;
    Statistics answer;
    answer.place = ground->name;
    answer.from = span->from;
    answer.to = span->to;
    answer.is_generated = feed_.is_generated(snapshot_, network());
    answer.marks = marks(*span);
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
      return filtered(std::move(ground));
    }
    auto inside = geography_.departments_in(network(), *query.territory);
    auto const reaches =
        is_public() || is_family || holds(kReachesTerritory, asked_.scope, db::arg("code", *query.territory));
    if (!inside || !reaches) {
      return unknown;
    }
    ground.name = geography_.name_of(*query.territory);
    ground.chosen.departments = *std::move(inside);
    return filtered(std::move(ground));
  }

  Result<Ground> of_counter(std::string const& counter) const {
    auto const unknown = Problem{Fault::kNotFound, "statistics.place_unknown"};
    auto const code = db::arg("code", counter);
    auto const is_own = asked_.own && holds(kReachesCounter, asked_.own, code);
    if (!is_own && !holds(kReachesCounter, asked_.scope, code)) {
      return unknown;
    }
    auto const near = geography_.counters_in(network(), geography_.department_of(counter));
    auto const known = std::ranges::find(near, counter, &CounterPlace::code);
    if (known == near.end()) {
      return unknown;
    }
    return Ground{known->name, *known, is_own, {{}, std::vector{counter}}};
  }

  std::vector<CounterPlace> counters_of(Chosen const& chosen) const {
    std::vector<CounterPlace> all;
    for (auto const& department : chosen.departments.value_or(geography_.departments(network()))) {
      std::ranges::move(geography_.counters_in(network(), department), std::back_inserter(all));
    }
    return all;
  }

  // Of counters of a kind, or in a zone, where one is asked for.
  Result<Ground> filtered(Ground ground) const {
    auto const& query = asked_.query;
    if (!query.zone && !query.counter_kind) {
      return ground;
    }
    if (is_public()) {
      return invalid(query.zone ? "/zone" : "/counter_kind", "statistics.filter_not_public");
    }
    auto const everywhere = counters_of({});
    auto const is_of_zone = [&](CounterPlace const& counter) {
      return !query.zone || std::ranges::find(counter.zones, *query.zone) != counter.zones.end();
    };
    auto const is_of_kind = [&](CounterPlace const& counter) {
      return !query.counter_kind || counter.kind == *query.counter_kind;
    };
    if (std::ranges::none_of(everywhere, is_of_zone)) {
      return invalid("/zone", "statistics.zone_unknown");
    }
    if (std::ranges::none_of(everywhere, is_of_kind)) {
      return invalid("/counter_kind", "statistics.counter_kind_unknown");
    }
    std::vector<std::string> codes;
    for (auto const& counter : ground.chosen.departments ? counters_of(ground.chosen) : everywhere) {
      if (is_of_zone(counter) && is_of_kind(counter)) {
        codes.push_back(counter.code);
      }
    }
    ground.chosen = {{}, std::move(codes)};
    return ground;
  }

  std::vector<StartMark> marks(Span const& span) const {
    auto marks = geography_.start_marks ? geography_.start_marks(network(), asked_.query.counter, asked_.language)
                                        : std::vector<StartMark>{};
    std::erase_if(marks, [&](StartMark const& mark) { return mark.month < span.from || mark.month > span.to; });
    return marks;
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
    if (is_by_breakdown && query.breakdown && known->part_of != *query.breakdown) {
      return invalid("/breakdown", "statistics.one_breakdown");
    }
    if (query.breakdown.has_value() != query.value.has_value()) {
      return invalid("/value", "statistics.value_missing");
    }
    if (!keeps(*known, wanted)) {
      return invalid(is_by_breakdown ? "/by" : "/breakdown", "statistics.breakdown_not_kept");
    }
    if (!wanted.classes.empty()) {
      if (id != "all") {
        return invalid(is_by_breakdown ? "/by" : "/breakdown", "statistics.breakdown_not_kept");
      }
      return breakdown(feed_, wanted.classes);
    }
    return static_cast<std::size_t>(known - feed_.breakdowns.begin());
  }

  // What a period is compared with.
  Span before_of(Span const& span) const {
    auto const length = span.to - span.from + std::chrono::months{1};
    auto const from = asked_.query.against.value_or(span.from - length);
    return {from, from + length - std::chrono::months{1}};
  }

  void fill(Statistics& answer, Span const& span) {
    auto const& query = asked_.query;
    auto const before = before_of(span);
    load({std::min(before.from, span.from), std::max(before.to, span.to)});
    answer.total = figure(span, query.value, ground_.chosen, whole_);
    // Two definitions are never compared.
    auto const is_same = definition(feed_, query.indicator, before.to) == definition(feed_, query.indicator, span.from);
    answer.previous =
        is_same ? figure(before, query.value, ground_.chosen, whole_) : without(FigureState::kDefinitionChanged);
    if (auto const change = difference(*definition_, answer.total, *answer.previous)) {
      answer.change = Change{change->value, change->interval.low, change->interval.high};
    }
    if (ground_.counter) {
      answer.like = like(span);
    }
    auto const by = query.by.value_or("month");
    if (by == "month") {
      for (auto const month : months_of(span)) {
        auto const* const its = definition(feed_, query.indicator, month);
        answer.items.push_back({TextForm<Month>::write(month),
                                {},
                                its == nullptr ? std::nullopt : std::optional{its->version},
                                figure({month, month}, query.value, ground_.chosen, whole_)});
      }
    } else if (by == "place") {
      for (auto const& [code, name, chosen] : places()) {
        answer.items.push_back({code, name, {}, figure(span, query.value, chosen, whole_)});
      }
    } else {
      for (auto const& value : values(span)) {
        auto its = figure(span, value, ground_.chosen, breakdown_);
        auto const part = part_of(its, answer.total);
        answer.items.push_back({value, geography_.name_of_value(network(), by, value, asked_.language), {}, its, part});
      }
    }
  }

  std::optional<PartOfWhole> part_of(Figure const& one, Figure const& whole) const {
    auto const is_known = [](Figure const& figure) {
      return figure.state == FigureState::kKnown && !figure.is_lower_bound && figure.numerator;
    };
    auto const is_count = definition_->measure == Measure::kCount && definition_->denominator.empty();
    if (!is_count || !is_known(one) || !is_known(whole) || *one.numerator > *whole.numerator ||
        *whole.numerator < statistics::kFewestForComparison) {
      return std::nullopt;
    }
    auto const part = statistics::Proportion{*one.numerator, *whole.numerator};
    return PartOfWhole{part.share(), statistics::wilson_interval(part)};
  }

  struct ChosenPlace {
    std::string code;
    std::string name;
    Chosen chosen;
  };

  // Below what is asked of: departments of a network or region, counters of a department or of a filter. Strangers see
  // departments alone.
  std::vector<ChosenPlace> places() const {
    std::vector<ChosenPlace> places;
    auto const& chosen = ground_.chosen;
    if (ground_.counter) {
      return places;
    }
    auto const departments =
        asked_.query.territory
            ? geography_.departments_in(network(), *asked_.query.territory).value_or(std::vector<std::string>{})
            : geography_.departments(network());
    if (departments.size() == 1) {
      if (!is_public()) {
        for (auto const& counter : geography_.counters_in(network(), departments.front())) {
          if (!chosen.counters || std::ranges::find(*chosen.counters, counter.code) != chosen.counters->end()) {
            places.push_back({counter.code, counter.name, {{}, std::vector{counter.code}}});
          }
        }
      }
      return places;
    }
    for (auto const& code : departments) {
      auto of_it = Chosen{std::vector{code}, {}};
      if (chosen.counters) {
        of_it = {{}, std::vector<std::string>{}};
        for (auto const& counter : geography_.counters_in(network(), code)) {
          if (std::ranges::find(*chosen.counters, counter.code) != chosen.counters->end()) {
            of_it.counters->push_back(counter.code);
          }
        }
        if (of_it.counters->empty()) {
          continue;
        }
      }
      places.push_back({code, geography_.name_of(code), std::move(of_it)});
    }
    return places;
  }

  // A counter is compared with those of its kind in the same zones, wherever they are.
  LikeCounters like(Span const& span) {
    auto const& its = *ground_.counter;
    LikeCounters like;
    like.kind = its.kind;
    like.zones = its.zones;
    std::vector<std::string> codes;
    for (auto const& counter : counters_of({})) {
      if (counter.code != its.code && counter.kind == its.kind && counter.zones == its.zones) {
        codes.push_back(counter.code);
      }
    }
    like.counters = static_cast<std::int64_t>(codes.size());
    auto const is_own = std::exchange(ground_.is_own, false);
    like.figure = figure(span, asked_.query.value, {{}, std::move(codes)}, whole_);
    ground_.is_own = is_own;
    return like;
  }

  // That something was counted under, in order; within the one that is asked for, where they are its parts.
  std::vector<std::string> values(Span const& span) {
    std::vector<std::string> all;
    if (ground_.is_own) {
      for (auto const& slice : own_.at(breakdown_)) {
        all.push_back(slice.value);
      }
    } else {
      for (auto year = span.from.year(); year <= span.to.year(); ++year) {
        auto const& more = published(year, breakdown_, *definition_).values();
        all.insert(all.end(), more.begin(), more.end());
      }
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (asked_.query.value) {
      std::erase_if(all, [&](std::string const& value) { return whole_of(value) != *asked_.query.value; });
    }
    return all;
  }

  // ---- what is counted

  void load(Span const& span) {
    for (auto const number : ground_.is_own ? std::set{whole_, breakdown_} : std::set<std::size_t>{}) {
      own_[number] = rollup_.slices({PlaceKind::kCounter, ground_.counter->code}, number, span.from,
                                    span.to + std::chrono::months{1});
    }
  }

  PublishedYear const& published(std::chrono::year year, std::size_t number, Definition const& its) {
    auto& known = years_[{number, its.version, year}];
    if (known == nullptr) {
      auto const make = [&] { return PublishedYear{rollup_, feed_, its, number, year}; };
      auto const key = fmt::format("{} {} {} {} {} {}", network().text, feed_.id, its.id, its.version, number,
                                   static_cast<int>(year));
      known = asked_.kept == nullptr ? std::make_shared<PublishedYear const>(make()) : asked_.kept->get(key, make);
    }
    return *known;
  }

  // ---- figures

  // `number`: of the breakdown that it is read from.
  Figure figure(Span const& span, std::optional<std::string> const& value, Chosen const& chosen, std::size_t number) {
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
    if (ground_.is_own) {
      return figure_of(*last, feed_, own_sums(*last, span, value, number), true);
    }
    auto sums = Sums{};
    sums.is_recorded = false;
    for (auto year = span.from.year(); year <= span.to.year(); ++year) {
      auto months = months_of(span);
      std::erase_if(months, [&](Month month) { return month.year() != year; });
      auto const& its = published(year, number, *last);
      if (!its.holds(chosen)) {
        return without(FigureState::kNotKept);
      }
      its.add_to(sums, chosen, months, value);
    }
    return figure_of(*last, feed_, sums, false);
  }

  static Figure without(FigureState state) {
    Figure figure;
    figure.state = state;
    return figure;
  }

  Sums own_sums(Definition const& its, Span const& span, std::optional<std::string> const& value,
                std::size_t number) const {
    auto sums = Sums{};
    sums.is_recorded = false;
    sums.classes.assign(its.classes.empty() ? 0 : feed_.breakdowns[number].edges.size(), 0);
    auto const of = columns(feed_, its.numerator);
    auto const among = columns(feed_, its.denominator.empty() ? its.numerator : its.denominator);
    for (auto const& slice : own_.at(number)) {
      if (slice.month < span.from || slice.month > span.to) {
        continue;
      }
      sums.is_recorded = true;
      auto const numerator = sum_of(slice.counts, of);
      if (!sums.classes.empty()) {
        sums.classes[std::min<std::size_t>(std::stoul(slice.value), sums.classes.size() - 1)] += numerator;
      } else if (!value || *value == slice.value || *value == whole_of(slice.value)) {
        sums.numerator += numerator;
        sums.denominator += sum_of(slice.counts, among);
      }
    }
    return sums;
  }

  db::Snapshot const& snapshot_;
  Feed const& feed_;
  Geography const& geography_;
  Asked const& asked_;
  RollupReader rollup_;
  Ground ground_;
  Definition const* definition_ = nullptr;
  std::size_t breakdown_ = 0;
  std::size_t whole_ = 0;                          // the breakdown of what all values are together
  std::map<std::size_t, std::vector<Slice>> own_;  // by breakdown
  std::map<std::tuple<std::size_t, std::int32_t, std::chrono::year>, KeptYears::Made> years_;  // by breakdown, version
};

}  // namespace

Result<Statistics> read_statistics(db::Snapshot const& snapshot, Feed const& feed, Geography const& geography,
                                   Asked const& asked) {
  return Reading{snapshot, feed, geography, asked}.run();
}

}  // namespace relais::indicators
