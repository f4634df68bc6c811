#include "network/growth.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/statistics/trend.hpp"

namespace relais::network {
namespace {

using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;

constexpr int kMonthsOfTrend = 12;
constexpr std::size_t kFewestMonths = 6;
constexpr auto kLongestPeriod = std::chrono::years{50};
constexpr auto kFarthestTarget = months{60};
constexpr double kDeviationOfWholes = 0.289;  // 1 / sqrt(12): of what is rounded to whole numbers
constexpr double kDaysOfMonth = 30.436875;    // of the Gregorian calendar, on average

year_month month_of(Date day) {
  return day.year() / day.month();
}

Date end_of(year_month month) {
  return Date{sys_days{month / std::chrono::last}};
}

// The last month end that lies not after the day.
year_month last_whole_month(Date day) {
  auto const month = month_of(day);
  return end_of(month) == day ? month : month - months{1};
}

double months_between(Date from, Date until) {
  return static_cast<double>((sys_days{until} - sys_days{from}).count()) / kDaysOfMonth;
}

// When the counters came and went.
class Course {
 public:
  void add(Counter const& counter) {
    auto const since = counts_since(counter);
    if (!since) {
      ++undated_;
      return;
    }
    if (counter.closed_on && *counter.closed_on <= *since) {
      return;
    }
    add(all_, *since, counter.closed_on);
    if (!counter.is_antenna) {
      add(main_, *since, counter.closed_on);
    }
    sources_.insert(counter.source);
  }

  std::int64_t with_antennas(Date day) const { return standing(all_, day); }
  std::int64_t main_places(Date day) const { return standing(main_, day); }
  std::int64_t undated() const { return undated_; }
  std::vector<std::string> sources() const { return {sources_.begin(), sources_.end()}; }
  std::optional<Date> first_day() const { return main_.empty() ? std::nullopt : std::optional{main_.begin()->first}; }

  std::optional<Date> reached_on(std::int64_t value, Date until) const {
    std::int64_t total = 0;
    for (auto const& [day, change] : main_) {
      total += change;
      if (day > until) {
        break;
      }
      if (total >= value) {
        return day;
      }
    }
    return std::nullopt;
  }

 private:
  using Steps = std::map<Date, std::int64_t>;  // by how many more there are from that day on

  static void add(Steps& steps, Date since, std::optional<Date> const& closed_on) {
    ++steps[since];
    if (closed_on) {
      --steps[*closed_on];
    }
  }

  static std::int64_t standing(Steps const& steps, Date day) {
    std::int64_t total = 0;
    for (auto step = steps.begin(); step != steps.end() && step->first <= day; ++step) {
      total += step->second;
    }
    return total;
  }

  Steps all_;
  Steps main_;
  std::int64_t undated_ = 0;
  std::set<std::string> sources_;
};

// Of the list that most of a network's counters come with: what one opened here yesterday says nothing of the others.
Date known_until(Directory const& directory, NetworkId const& network) {
  struct List {
    std::int64_t counters = 0;
    Date day;
  };
  std::map<std::string, List> lists;
  auto largest = List{0, directory.today()};
  for (auto const& counter : directory.counters()) {
    if (counter.network_id == network) {
      auto& list = lists[counter.list];
      list.day = list.counters++ == 0 ? counter.source_date : std::max(list.day, counter.source_date);
    }
  }
  for (auto const& [name, list] : lists) {
    largest = list.counters > largest.counters ? list : largest;
  }
  return std::min(largest.day, directory.today());
}

std::vector<GrowthPoint> points_of(Course const& course, year_month from, year_month until) {
  std::vector<GrowthPoint> points;
  for (auto month = from; month <= until; month += months{1}) {
    auto const day = end_of(month);
    points.push_back({day, course.main_places(day), course.with_antennas(day)});
  }
  return points;
}

// The line through the last months: x is the number of months from its first one.
struct Trend {
  Date since;
  Date until;
  statistics::Line line;

  ProjectedPoint at(Date day) const {
    auto const x = months_between(since, day);
    auto const interval = statistics::prediction_interval(line, x);
    return {day, std::max(0.0, line.at(x)), {std::max(0.0, interval.low), std::max(0.0, interval.high)}};
  }
};

std::optional<Trend> trend(Course const& course, year_month last) {
  auto const first_day = course.first_day();
  if (!first_day) {
    return std::nullopt;
  }
  auto const first = std::max(last - months{kMonthsOfTrend - 1}, month_of(*first_day));
  auto const since = end_of(first);
  std::vector<statistics::Observation> seen;
  for (auto const& point : points_of(course, first, last)) {
    seen.push_back({months_between(since, point.on), static_cast<double>(point.main_places)});
  }
  if (seen.size() < kFewestMonths) {
    return std::nullopt;
  }
  auto line = statistics::least_squares(seen);
  // Places are whole: months that lie on the line to the last digit promise no future without deviation.
  line.residual_sd = std::max(line.residual_sd, kDeviationOfWholes);
  return Trend{since, end_of(last), line};
}

// As far as the last target that is still to come, or a year on.
Projection projection(Trend const& trend, std::vector<TargetStanding> const& targets) {
  auto const last = month_of(trend.until);
  auto until = last + months{kMonthsOfTrend};
  for (auto const& target : targets) {
    until = std::max(until, std::min(month_of(target.due_on), last + kFarthestTarget));
  }
  auto shown = Projection{trend.since, trend.until, trend.line.slope, {}};
  for (auto month = last + months{1}; month <= until; month += months{1}) {
    shown.points.push_back(trend.at(end_of(month)));
  }
  return shown;
}

class Standing {
 public:
  Standing(Course const& course, std::optional<Trend> const& trend, Date day)
      : course_(course), trend_(trend), day_(day) {}

  TargetStanding of(TargetStanding target) const {
    target.actual_on = std::min(target.due_on, day_);
    target.actual = course_.main_places(target.actual_on);
    target.reached_on = course_.reached_on(target.value, day_);
    if (target.due_on > day_) {
      if (trend_) {
        target.projected = trend_->at(target.due_on);
      }
      if (!target.reached_on) {
        target.needed_a_month =
            static_cast<double>(target.value - target.actual) / std::max(1.0, months_between(day_, target.due_on));
      }
    }
    return target;
  }

 private:
  Course const& course_;
  std::optional<Trend> const& trend_;
  Date day_;
};

std::vector<TargetStanding> targets_of(Directory const& directory, GrowthQuery const& query,
                                       std::optional<TerritoryCode> const& territory) {
  std::vector<TargetStanding> targets;
  for (auto const& figure : directory.official_figures()) {
    if (figure.network_id == query.id && figure.figure == "labelled_counters_target" &&
        figure.territory_code == territory) {
      targets.push_back(
          {"", TargetOrigin::kStated, std::llround(figure.value), figure.stated_on, figure.source, 0, {}, {}, {}, {}});
    }
  }
  for (auto const& target : directory.targets()) {
    if (target.network_id == query.id && target.territory_code == territory) {
      targets.push_back({target.id, TargetOrigin::kSet, target.value, target.due_on, target.note, 0, {}, {}, {}, {}});
    }
  }
  std::ranges::stable_sort(targets, {}, &TargetStanding::due_on);
  return targets;
}

Problem invalid(std::string field, std::string code) {
  return {Fault::kInvalid, code, {{std::move(field), code}}};
}

}  // namespace

Result<Growth> growth(Directory const& directory, GrowthQuery const& query) {
  if (std::ranges::find(directory.networks(), query.id, &Network::id) == directory.networks().end()) {
    return Problem{Fault::kNotFound, "network.network_unknown"};
  }
  auto const* const territory = query.territory ? directory.territories().find(*query.territory) : nullptr;
  if (query.territory && (territory == nullptr || territory->network_id != query.id)) {
    return Problem{Fault::kNotFound, "network.territory_unknown"};
  }
  Course course;
  std::optional<Date> first;
  for (auto const& counter : directory.counters()) {
    if (counter.network_id != query.id) {
      continue;
    }
    auto const since = counts_since(counter);
    first = since && (!first || *since < *first) ? since : first;
    if (territory == nullptr || directory.territories().stands_in(counter.commune_code, *territory)) {
      course.add(counter);
    }
  }
  auto const known = known_until(directory, query.id);
  auto const day = std::min(query.to.value_or(known), known);
  auto const from = query.from.value_or(std::min(first.value_or(day), day));
  if (query.from && *query.from > query.to.value_or(directory.today())) {
    return invalid("/to", "network.period_backwards");
  }
  if (from.year() + kLongestPeriod < day.year()) {
    return invalid("/from", "network.period_too_long");
  }
  auto const last = last_whole_month(day);
  auto answer = Growth{query.id,         {}, "", known, points_of(course, month_of(from), last),
                       course.undated(), {}, {}, {},    course.sources()};
  if (territory != nullptr) {
    answer.territory = territory->code;
    answer.territory_name = territory->name;
  }
  for (auto const& figure : directory.official_figures()) {
    if (territory == nullptr && figure.network_id == query.id && figure.figure == "labelled_counters" &&
        !figure.territory_code && figure.stated_on <= query.to.value_or(directory.today())) {
      answer.official.push_back({figure.value, figure.stated_on, figure.source});
    }
  }
  auto const line = trend(course, last);
  auto const standing = Standing{course, line, day};
  for (auto const& target : targets_of(directory, query, answer.territory)) {
    answer.targets.push_back(standing.of(target));
  }
  if (line) {
    answer.projection = projection(*line, answer.targets);
  }
  return answer;
}

}  // namespace relais::network
