#include "coverage/siting.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace relais::coverage {
namespace {

constexpr double kMatrixShare = 0.7;  // of the work: the times between communes

class Siting {
 public:
  Siting(Surroundings const& around, NetworkId const& network, SitingAsked const& asked, SitingWatch const& watch)
      : around_(around),
        land_(*around.land),
        network_(network),
        asked_(asked),
        watch_(watch),
        reach_(std::max(asked.minutes, asked.backup_minutes.value_or(0))),
        times_(around, reach_),
        neighbourhood_(land_) {}

  Result<SitingPlan> plan() {
    CoverageQuery where;
    where.network = network_;
    where.territory = asked_.territory;
    auto const selection = select(land_, where);
    if (!selection) {
      return selection.problem();
    }
    for (auto const commune : selection->communes) {
      if (land_.communes[commune].centre) {
        point_of_[commune] = static_cast<std::uint32_t>(communes_.size());
        communes_.push_back(commune);
      }
    }
    if (auto const ruled = add_candidates(); !ruled) {
      return ruled.problem();
    }
    if (auto const found = count_existing(); !found) {
      return found.problem();
    }
    if (!reach_out()) {
      return SitingPlan{{}, 0, 0, 0, 0, 0, true, {}};
    }
    auto const found = siting::cover_most_people(problem_, {}, [&](siting::Progress const& progress) {
      return watch_(kMatrixShare + (1 - kMatrixShare) * progress.spent);
    });
    return found ? Result<SitingPlan>{say(*found)} : in_asked_words(found.problem());
  }

 private:
  // The engine names its own rules: "areas/3".
  static Problem in_asked_words(Problem problem) {
    for (auto& fault : problem.fields) {
      auto const is_of = [&](std::string_view rule) { return fault.field.starts_with(rule); };
      fault.field = is_of("areas") ? "/least_in" : is_of("groups") ? "/most_in_intercommunal" : "/count";
    }
    return problem;
  }

  std::optional<std::uint32_t> point(std::string const& code) const {
    auto const known = land_.code_of(code);
    auto const found =
        std::ranges::find_if(communes_, [&](std::uint32_t commune) { return land_.communes[commune].code == known; });
    return found == communes_.end() ? std::nullopt
                                    : std::optional{static_cast<std::uint32_t>(found - communes_.begin())};
  }

  Result<void> add_candidates() {
    std::map<std::uint32_t, std::uint32_t> groups;
    std::map<std::uint32_t, std::uint32_t> areas;
    for (std::uint32_t i = 0; i < communes_.size(); ++i) {
      auto const& commune = land_.communes[communes_[i]];
      problem_.people.push_back(static_cast<std::uint32_t>(std::lround(commune.people.value_or(0))));
      auto const in = [&](Level level, std::map<std::uint32_t, std::uint32_t>& numbers) {
        auto const whole = commune.within[static_cast<std::size_t>(level)];
        return whole == kNowhere ? siting::kNone
                                 : numbers.try_emplace(whole, static_cast<std::uint32_t>(numbers.size())).first->second;
      };
      siting::Candidate candidate;
      candidate.id = i;
      candidate.group = asked_.most_in_intercommunal ? in(Level::kIntercommunal, groups) : siting::kNone;
      candidate.area = in(Level::kDepartment, areas);
      problem_.candidates.push_back(candidate);
    }
    problem_.rules.count = static_cast<std::uint32_t>(asked_.count);
    if (asked_.most_in_intercommunal) {
      problem_.rules.at_most.assign(groups.size(), static_cast<std::uint32_t>(*asked_.most_in_intercommunal));
    }
    problem_.rules.at_least.assign(areas.size(), 0);
    for (auto const& [territory, least] : asked_.least_in.value_or(std::vector<MinimumIn>{})) {
      auto const found = std::ranges::find(land_.territories, land_.code_of(territory), &Territory::code);
      auto const whole = static_cast<std::uint32_t>(found - land_.territories.begin());
      if (!areas.contains(whole)) {
        return invalid("/least_in", "coverage.siting_area_unknown");
      }
      auto& at_least = problem_.rules.at_least[areas[whole]];
      at_least = std::max(at_least, static_cast<std::uint32_t>(least));
    }
    for (auto const& [codes, standing, field] :
         {std::tuple{&asked_.forced, siting::Standing::kForced, "/forced"},
          std::tuple{&asked_.forbidden, siting::Standing::kForbidden, "/forbidden"}}) {
      auto const& listed = codes->value_or(std::vector<std::string>{});
      for (std::size_t i = 0; i < listed.size(); ++i) {
        auto const at = point(listed[i]);
        if (!at) {
          return invalid(fmt::format("{}/{}", field, i), "coverage.siting_commune_unknown");
        }
        auto& now = problem_.candidates[*at].standing;
        if (now != siting::Standing::kFree && now != standing) {
          return invalid(fmt::format("{}/{}", field, i), "coverage.siting_both");
        }
        now = standing;
      }
    }
    return {};
  }

  // How many counters are near each commune already.
  Result<void> count_existing() {
    problem_.existing.assign(communes_.size(), 0);
    if (asked_.backup_minutes) {
      problem_.backup = siting::Backup{{}, std::vector<std::uint32_t>(communes_.size(), 0)};
    }
    if (asked_.from_zero.value_or(false)) {
      return {};
    }
    auto const places_asked = PlacesAsked{asked_.procedure, {}, {}, {}, {}};
    auto places = land_.places(places_asked);
    if (places) {
      places =
          apply_edits(land_, *std::move(places), places_asked, network_, asked_.edits.value_or(std::vector<Edit>{}));
    }
    if (!places) {
      return places.problem();
    }
    std::ranges::stable_sort(places->places, {}, &Place::counter);
    std::vector<std::string const*> last_near(communes_.size());
    std::vector<std::string const*> last_in_reach(communes_.size());
    for (auto const& place : places->places) {
      if (place.network == network_) {
        each_near(place.at, [&](std::uint32_t at, double minutes) {
          count_once(place, at, minutes <= asked_.minutes, last_near, problem_.existing);
          if (problem_.backup) {
            count_once(place, at, minutes <= *asked_.backup_minutes, last_in_reach, problem_.backup->existing);
          }
        });
      }
    }
    return {};
  }

  // Two places of one counter are one.
  static void count_once(Place const& place, std::uint32_t at, bool is_near, std::vector<std::string const*>& last,
                         std::vector<std::uint32_t>& existing) {
    if (is_near && (last[at] == nullptr || *last[at] != place.counter)) {
      last[at] = &place.counter;
      ++existing[at];
    }
  }

  template <class Use>
  void each_near(geo::Point place, Use const& use) {
    auto near = neighbourhood_.around(place, network_, furthest_metres(reach_));
    std::erase_if(near, [&](std::uint32_t commune) { return !point_of_.contains(commune); });
    auto const minutes = times_.to(place, near);
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (minutes[i]) {
        use(point_of_[near[i]], *minutes[i]);
      }
    }
  }

  // Whom each candidate covers. False: it was called off.
  bool reach_out() {
    for (std::size_t i = 0; i < communes_.size(); ++i) {
      each_near(*land_.communes[communes_[i]].centre, [&](std::uint32_t at, double minutes) {
        if (minutes <= asked_.minutes) {
          problem_.within.entries.push_back(at);
        }
        if (problem_.backup && minutes <= *asked_.backup_minutes) {
          problem_.backup->within.entries.push_back(at);
        }
      });
      problem_.within.end_row();
      if (problem_.backup) {
        problem_.backup->within.end_row();
      }
      if (!watch_(kMatrixShare * static_cast<double>(i) / static_cast<double>(communes_.size()))) {
        return false;
      }
    }
    return true;
  }

  SitingPlan say(siting::Plan const& found) const {
    SitingPlan plan;
    for (auto const people : problem_.people) {
      plan.people += people;
    }
    plan.covered_before = static_cast<double>(found.before);
    plan.covered_after = plan.covered_before + static_cast<double>(found.gain);
    plan.bound = plan.covered_before + static_cast<double>(found.bound);
    plan.gap = found.gap;
    plan.is_stopped = found.is_stopped;
    for (auto const& [candidate, gain] : found.openings) {
      auto const& commune = land_.communes[communes_[candidate]];
      plan.openings.push_back(
          {commune.code, commune.name, {commune.centre->lat, commune.centre->lon}, static_cast<double>(gain)});
    }
    if (times_.has_used_roads()) {
      auto const& about = around_.roads->about();
      plan.roads = RoadsKnown{about.attribution, about.is_made_up};
    }
    return plan;
  }

  Surroundings const& around_;
  Land const& land_;
  NetworkId const& network_;
  SitingAsked const& asked_;
  SitingWatch const& watch_;
  double reach_;
  CentreTimes times_;
  Neighbourhood neighbourhood_;
  std::vector<std::uint32_t> communes_;  // by demand point, which are the candidates too
  std::map<std::uint32_t, std::uint32_t> point_of_;
  siting::CoveringProblem problem_;
};

}  // namespace

Result<SitingPlan> site(Surroundings const& around, NetworkId const& network, SitingAsked const& asked,
                        SitingWatch const& watch) {
  return Siting{around, network, asked, watch}.plan();
}

}  // namespace relais::coverage
