#include "coverage/siting_ground.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace relais::coverage {
namespace {

class Laying {
 public:
  Laying(Land const& land, NetworkId const& network, SitingAsked const& asked)
      : land_(land), network_(network), asked_(asked) {}

  Result<SitingGround> lay() {
    for (auto const& step : {&Laying::add_communes, &Laying::add_tours, &Laying::add_minimums, &Laying::add_standings,
                             &Laying::add_existing}) {
      if (auto const done = (this->*step)(); !done) {
        return done.problem();
      }
    }
    return std::move(ground_);
  }

 private:
  Result<void> add_communes() {
    CoverageQuery where;
    where.network = network_;
    where.territory = asked_.territory;
    auto const selection = select(land_, where);
    if (!selection) {
      return selection.problem();
    }
    auto groups = std::map<std::uint32_t, std::uint32_t>{};
    for (auto const number : selection->communes) {
      auto const& commune = land_.communes[number];
      if (!commune.centre) {
        continue;
      }
      auto const at = static_cast<std::uint32_t>(ground_.communes.size());
      point_of_[commune.code] = at;
      ground_.communes.push_back(number);
      ground_.people.push_back(static_cast<std::uint32_t>(std::lround(commune.people.value_or(0))));
      auto candidate = siting::Candidate{};
      candidate.id = at;
      candidate.group = asked_.most_in_intercommunal ? numbered(commune, Level::kIntercommunal, groups) : siting::kNone;
      candidate.area = numbered(commune, Level::kDepartment, areas_);
      candidate.cost = static_cast<std::uint32_t>(asked_.cost.value_or(0));
      ground_.candidates.push_back(candidate);
    }
    auto& rules = ground_.rules;
    rules.count = static_cast<std::uint32_t>(asked_.count);
    rules.at_most.assign(groups.size(), static_cast<std::uint32_t>(asked_.most_in_intercommunal.value_or(0)));
    if (asked_.budget) {
      rules.budget = static_cast<std::uint64_t>(*asked_.budget);
      if (!asked_.cost) {
        return invalid("/cost", "coverage.siting_cost_needed");
      }
    }
    return {};
  }

  static std::uint32_t numbered(Commune const& commune, Level level, std::map<std::uint32_t, std::uint32_t>& numbers) {
    auto const whole = commune.within[static_cast<std::size_t>(level)];
    return whole == kNowhere ? siting::kNone
                             : numbers.try_emplace(whole, static_cast<std::uint32_t>(numbers.size())).first->second;
  }

  std::optional<std::uint32_t> point(std::string const& code) const {
    auto const known = land_.code_of(code);
    auto const found = known ? point_of_.find(*known) : point_of_.end();
    return found == point_of_.end() ? std::nullopt : std::optional{found->second};
  }

  // A tour counts for a department if it stays there, and for no inter-communal body.
  Result<void> add_tours() {
    auto const& tours = asked_.tours.value_or(std::vector<TourAsked>{});
    for (std::size_t i = 0; i < tours.size(); ++i) {
      auto stops = std::vector<std::uint32_t>{};
      for (std::size_t stop = 0; stop < tours[i].stops.size(); ++stop) {
        auto const at = point(tours[i].stops[stop]);
        if (!at) {
          return invalid(fmt::format("/tours/{}/stops/{}", i, stop), "coverage.siting_commune_unknown");
        }
        stops.push_back(*at);
      }
      if (asked_.budget && !tours[i].cost) {
        return invalid(fmt::format("/tours/{}/cost", i), "coverage.siting_cost_needed");
      }
      auto const area = ground_.candidates[stops.front()].area;
      auto candidate = siting::Candidate{};
      candidate.id = static_cast<std::uint32_t>(ground_.candidates.size());
      candidate.cost = static_cast<std::uint32_t>(tours[i].cost.value_or(0));
      if (std::ranges::all_of(stops, [&](auto stop) { return ground_.candidates[stop].area == area; })) {
        candidate.area = area;
      }
      ground_.candidates.push_back(candidate);
      ground_.tours.push_back(std::move(stops));
    }
    return {};
  }

  Result<void> add_minimums() {
    ground_.rules.at_least.assign(areas_.size(), 0);
    auto const& minimums = asked_.least_in.value_or(std::vector<MinimumIn>{});
    for (std::size_t i = 0; i < minimums.size(); ++i) {
      auto const found = std::ranges::find(land_.territories, land_.code_of(minimums[i].territory), &Territory::code);
      auto const area = areas_.find(static_cast<std::uint32_t>(found - land_.territories.begin()));
      if (area == areas_.end()) {
        return invalid(fmt::format("/least_in/{}/territory", i), "coverage.siting_area_unknown");
      }
      auto& at_least = ground_.rules.at_least[area->second];
      at_least = std::max(at_least, static_cast<std::uint32_t>(minimums[i].least));
    }
    return {};
  }

  Result<void> add_standings() {
    for (auto const& [codes, standing, field] :
         {std::tuple{&asked_.forced, siting::Standing::kForced, "/forced"},
          std::tuple{&asked_.forbidden, siting::Standing::kForbidden, "/forbidden"}}) {
      auto const& listed = codes->value_or(std::vector<std::string>{});
      for (std::size_t i = 0; i < listed.size(); ++i) {
        auto const at = point(listed[i]);
        if (!at) {
          return invalid(fmt::format("{}/{}", field, i), "coverage.siting_commune_unknown");
        }
        auto& now = ground_.candidates[*at].standing;
        if (now != siting::Standing::kFree && now != standing) {
          return invalid(fmt::format("{}/{}", field, i), "coverage.siting_both");
        }
        now = standing;
      }
    }
    return {};
  }

  Result<void> add_existing() {
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
    ground_.existing = std::move(places->places);
    std::erase_if(ground_.existing, [this](Place const& place) { return place.network != network_; });
    std::ranges::stable_sort(ground_.existing, {}, &Place::counter);
    return {};
  }

  Land const& land_;
  NetworkId const& network_;
  SitingAsked const& asked_;
  std::map<std::string, std::uint32_t> point_of_;  // by a commune's code
  std::map<std::uint32_t, std::uint32_t> areas_;   // by a department's number in Land::territories
  SitingGround ground_;
};

}  // namespace

Result<SitingGround> siting_ground(Land const& land, NetworkId const& network, SitingAsked const& asked) {
  return Laying{land, network, asked}.lay();
}

}  // namespace relais::coverage
