#include "coverage/siting.hpp"

#include <algorithm>
#include <cmath>

#include "coverage/siting_ground.hpp"
#include "coverage/siting_times.hpp"
#include "engine/siting/covering.hpp"
#include "engine/siting/median.hpp"

namespace relais::coverage {
namespace {

// Of the work.
constexpr double kExistingShare = 0.05;  // times to the counters that exist
constexpr double kMatrixShare = 0.7;     // and times between communes
constexpr auto kFarthest = static_cast<std::uint32_t>(kFarthestMinutes * kTenthsAMinute);

class Siting {
 public:
  Siting(Surroundings const& around, NetworkId const& network, SitingAsked const& asked, SitingGround ground,
         SitingWatch const& watch)
      : land_(*around.land),
        roads_(around.roads),
        asked_(asked),
        ground_(std::move(ground)),
        watch_(watch),
        times_(around, ground_.communes, network,
               is_about_travel() ? std::max<double>(kFarthestMinutes, asked.minutes)
                                 : std::max(asked.minutes, asked.backup_minutes.value_or(0))) {}

  Result<SitingPlan> plan() {
    if (!read_existing() || !reach_out()) {
      return called_off();
    }
    auto const found = is_about_travel() ? spare() : cover();
    return found ? Result<SitingPlan>{say(*found)} : in_asked_words(found.problem());
  }

 private:
  bool is_about_travel() const { return asked_.aim == SitingAim::kTravelTime; }

  static std::uint32_t tenths(double minutes) {
    return static_cast<std::uint32_t>(std::lround(minutes * kTenthsAMinute));
  }

  // How many counters are near each commune already, and the time to the nearest. Two places of one counter are one.
  // False: it was called off.
  bool read_existing() {
    auto const points = ground_.communes.size();
    existing_.assign(points, 0);
    existing_in_reach_.assign(points, 0);
    existing_times_.assign(points, siting::kNone);
    auto last_near = std::vector<std::string const*>(points);
    auto last_in_reach = std::vector<std::string const*>(points);
    auto const count = [](Place const& place, std::string const*& last, std::uint32_t& counted) {
      if (last == nullptr || *last != place.counter) {
        last = &place.counter;
        ++counted;
      }
    };
    std::vector<geo::Point> places;
    std::ranges::transform(ground_.existing, std::back_inserter(places), &Place::at);
    return times_.to_each(places, [&](std::size_t i, std::span<Near const> near) {
      auto const& place = ground_.existing[i];
      for (auto const& [at, minutes] : near) {
        existing_times_[at] = std::min(existing_times_[at], tenths(minutes));
        if (minutes <= asked_.minutes) {
          count(place, last_near[at], existing_[at]);
        }
        if (asked_.backup_minutes && minutes <= *asked_.backup_minutes) {
          count(place, last_in_reach[at], existing_in_reach_[at]);
        }
      }
      return watch_(kExistingShare * static_cast<double>(i) / static_cast<double>(places.size()));
    });
  }

  // Whom each commune is near to. False: it was called off.
  bool reach_out() {
    std::vector<geo::Point> centres;
    std::ranges::transform(ground_.communes, std::back_inserter(centres),
                           [&](std::uint32_t commune) { return *land_.communes[commune].centre; });
    return times_.to_each(centres, [&](std::size_t i, std::span<Near const> near) {
      for (auto const& [at, minutes] : near) {
        if (is_about_travel()) {
          timed_.entries.push_back({at, tenths(minutes)});
        } else if (minutes <= asked_.minutes) {
          within_.entries.push_back(at);
        }
        if (asked_.backup_minutes && minutes <= *asked_.backup_minutes) {
          within_reach_.entries.push_back(at);
        }
      }
      timed_.end_row();
      within_.end_row();
      within_reach_.end_row();
      auto const share = static_cast<double>(i) / static_cast<double>(centres.size());
      return watch_(kExistingShare + (kMatrixShare - kExistingShare) * share);
    });
  }

  siting::Watch watching() const {
    return
        [this](siting::Progress const& progress) { return watch_(kMatrixShare + (1 - kMatrixShare) * progress.spent); };
  }

  Result<siting::Plan> cover() {
    auto problem = siting::CoveringProblem{};
    problem.people = ground_.people;
    problem.existing = std::move(existing_);
    problem.candidates = ground_.candidates;
    problem.rules = ground_.rules;
    problem.within = siting::with_unions(std::move(within_), ground_.tours);
    if (asked_.backup_minutes) {
      problem.backup =
          siting::Backup{siting::with_unions(std::move(within_reach_), ground_.tours), std::move(existing_in_reach_)};
    }
    return siting::cover_most_people(problem, {}, watching());
  }

  Result<siting::Plan> spare() {
    timed_ = siting::with_unions(std::move(timed_), ground_.tours);
    auto problem = siting::MedianProblem{};
    problem.people = ground_.people;
    if (!ground_.existing.empty()) {
      problem.existing = existing_times_;
    }
    problem.candidates = ground_.candidates;
    problem.times = timed_;
    problem.limit = kFarthest;
    problem.rules = ground_.rules;
    return siting::spare_most_time(problem, {}, watching());
  }

  // The engine names its own rules: "areas/3".
  static Problem in_asked_words(Problem problem) {
    for (auto& fault : problem.fields) {
      auto const is_of = [&](std::string_view rule) { return fault.field.starts_with(rule); };
      fault.field = is_of("areas")    ? "/least_in"
                    : is_of("groups") ? "/most_in_intercommunal"
                    : is_of("budget") ? "/budget"
                                      : "/count";
    }
    return problem;
  }

  static SitingPlan called_off() {
    auto plan = SitingPlan{};
    plan.is_stopped = true;
    return plan;
  }

  double people_within(std::vector<std::uint32_t> const& times) const {
    auto people = 0.0;
    for (std::size_t at = 0; at < times.size(); ++at) {
      people += times[at] <= tenths(asked_.minutes) ? ground_.people[at] : 0;
    }
    return people;
  }

  SitingPlan say(siting::Plan const& found) const {
    auto plan = SitingPlan{};
    for (auto const people : ground_.people) {
      plan.people += people;
    }
    for (std::uint32_t point = 0; point < ground_.people.size(); ++point) {
      plan.by_straight_line += times_.is_flown(point) ? ground_.people[point] : 0;
    }
    plan.gap = found.gap;
    plan.is_stopped = found.is_stopped;
    if (is_about_travel()) {
      say_travel(found, plan);
    } else {
      plan.covered_before = static_cast<double>(found.before);
      plan.covered_after = plan.covered_before + static_cast<double>(found.gain);
      plan.bound = plan.covered_before + static_cast<double>(found.bound);
    }
    for (auto const& [candidate, gain] : found.openings) {
      plan.openings.push_back(opened(candidate));
      plan.openings.back().gain = static_cast<double>(gain) / (is_about_travel() ? 60 * kTenthsAMinute : 1);
    }
    if (times_.uses_roads()) {
      auto const& about = roads_->about();
      plan.roads = RoadsKnown{about.attribution, about.is_made_up};
    }
    return plan;
  }

  void say_travel(siting::Plan const& found, SitingPlan& plan) const {
    auto times = existing_times_;
    plan.covered_before = people_within(times);
    for (auto const& opening : found.openings) {
      for (auto const [point, time] : timed_[opening.candidate]) {
        times[point] = std::min(times[point], time);
      }
    }
    plan.covered_after = people_within(times);
    auto const mean = [&](std::uint64_t spared) {
      return plan.people > 0 ? static_cast<double>(found.before - spared) / kTenthsAMinute / plan.people : 0;
    };
    plan.mean_before = mean(0);
    plan.mean_after = mean(found.gain);
    plan.mean_bound = mean(std::min(found.bound, found.before));
    plan.farthest_minutes = kFarthestMinutes;
  }

  Method method_in(std::uint32_t point) const {
    return times_.is_on_roads(point) ? Method::kRoads : Method::kStraightLine;
  }

  SitedCounter opened(std::uint32_t candidate) const {
    auto const stop_in = [&](std::uint32_t point) {
      auto const& commune = land_.communes[ground_.communes[point]];
      return SitedStop{commune.code, commune.name, {commune.centre->lat, commune.centre->lon}};
    };
    auto const points = ground_.communes.size();
    if (candidate < points) {
      auto const [commune, name, location] = stop_in(candidate);
      return {commune, name, location, method_in(candidate), 0, {}};
    }
    auto const tour = candidate - points;
    auto stops = std::vector<SitedStop>{};
    std::ranges::transform(ground_.tours[tour], std::back_inserter(stops), stop_in);
    auto const first = stops.front();
    auto const is_by_road =
        std::ranges::all_of(ground_.tours[tour], [&](std::uint32_t stop) { return method_in(stop) == Method::kRoads; });
    return {first.commune,
            (*asked_.tours)[tour].name,
            first.location,
            is_by_road ? Method::kRoads : Method::kStraightLine,
            0,
            std::move(stops)};
  }

  Land const& land_;
  std::shared_ptr<Roads const> roads_;
  SitingAsked const& asked_;
  SitingGround ground_;
  SitingWatch const& watch_;
  SitingTimes times_;
  std::vector<std::uint32_t> existing_;           // by demand point, counters within the minutes
  std::vector<std::uint32_t> existing_in_reach_;  // and within those of a back-up
  std::vector<std::uint32_t> existing_times_;     // tenths of a second to the nearest
  siting::Rows within_;
  siting::Rows within_reach_;
  siting::Table<siting::Timed> timed_;
};

}  // namespace

Result<SitingPlan> site(Surroundings const& around, NetworkId const& network, SitingAsked const& asked,
                        SitingWatch const& watch) {
  if (asked.aim == SitingAim::kTravelTime && asked.backup_minutes) {
    return invalid("/backup_minutes", "coverage.siting_backup_covers");
  }
  auto ground = siting_ground(*around.land, network, asked);
  return ground ? Siting{around, network, asked, *std::move(ground), watch}.plan() : ground.problem();
}

}  // namespace relais::coverage
